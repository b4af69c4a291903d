-- Workbooks: what a sheet's cells say as the lines of a list, and what is no list named as what it is.
SET client_min_messages = warning;
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\set made `python3 :source/extension/test/workbook.py`
CREATE TEMP TABLE made AS SELECT split_part(l, ' ', 1) AS name, decode(split_part(l, ' ', 2), 'hex') AS bytes FROM string_to_table(:'made', E'\n') l;
CREATE FUNCTION pg_temp.show(made text, sheet text DEFAULT NULL, known text[] DEFAULT '{姓名,身份证号,地址,联系电话}')
RETURNS TABLE (line int, lines int, part text, fields text[], fault text, notes text) LANGUAGE sql AS
$$SELECT line, lines, part, fields, fault || ' ' || fault_field, (SELECT string_agg(n || ' ' || f, ', ') FROM unnest(notes, note_fields) u (n, f))
  FROM made m, ybss.read_list(m.bytes, NULL, sheet, known) WHERE m.name = show.made$$;
CREATE FUNCTION pg_temp.try(bytes bytea, sheet text DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_rows int;
  v_said text;
  v_hint text;
BEGIN
  SELECT count(*) INTO v_rows FROM ybss.read_list(bytes, NULL, sheet, '{姓名}');
  RETURN v_rows || ' rows';
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS v_said = PG_EXCEPTION_DETAIL, v_hint = PG_EXCEPTION_HINT;
  RETURN concat_ws(' | ', SQLSTATE, SQLERRM, v_said, v_hint);
END
$$;
-- a clerk's workbook: title, shared and rich texts, dates, ids as numbers, formulas, errors; the first visible sheet with rows
SELECT * FROM pg_temp.show('excel');
-- a line's bytes: its cells as a delimited list has them, which reads the same
SELECT line, convert_from(raw, 'UTF8') AS raw FROM made, ybss.read_list(bytes, NULL, NULL, '{姓名,电话}') WHERE name = 'excel' AND part = 'line';
SELECT count(*) FILTER (WHERE c.fields = r.fields) AS same, count(*) FROM made m, ybss.read_list(m.bytes, NULL, NULL, '{姓名,电话}') r,
  ybss.read_list(r.raw || '\x0a'::bytea, 'UTF8', NULL, '{}') c WHERE m.name = 'excel' AND r.part = 'line';
-- a sheet by name, by number, hidden ones by name; none of that name
SELECT fields FROM pg_temp.show('excel', '另表');
SELECT fields FROM pg_temp.show('excel', '4') WHERE part = 'line';
SELECT fields FROM pg_temp.show('excel', '内部') WHERE part = 'line';
SELECT pg_temp.try(bytes, '别的') FROM made WHERE name = 'excel';
SELECT pg_temp.try(bytes, '0') FROM made WHERE name = 'excel';
-- merged cells: an address holds for the household's rows; a row with nothing of its own stays blank
SELECT * FROM pg_temp.show('merged');
-- days, times, percentages: 1 March 2024, 18:00, and the 60th day, in every format
SELECT line, fields FROM pg_temp.show('formats', NULL, '{}') WHERE part = 'line';
SELECT fields[1] AS digits, notes FROM pg_temp.show('numbers', NULL, '{}') WHERE part = 'line';
SELECT a.fields[1] AS serial, a.fields[2] AS from_1900, b.fields[2] AS from_1904
FROM pg_temp.show('days', NULL, '{}') a JOIN pg_temp.show('days_1904', NULL, '{}') b USING (line) WHERE a.part = 'line';
-- as other programs write
SELECT name, line, part, fields, s.notes FROM made, pg_temp.show(name) s WHERE name IN ('prefixed', 'foreign', 'bare', 'absolute', 'utf16', 'strict', 'stored', 'last_row') AND part <> 'sheet' ORDER BY name COLLATE "C", line;
SELECT line, cardinality(fields) AS fields, fault FROM pg_temp.show('wide') WHERE part <> 'sheet';
-- hostile and damaged workbooks, and everything that is no list
SELECT name, pg_temp.try(bytes) FROM made
WHERE name NOT IN ('list', 'excel', 'hidden_rows', 'merged', 'formats', 'numbers', 'days', 'days_1904', 'prefixed', 'foreign', 'bare', 'absolute', 'utf16', 'strict', 'stored', 'last_row', 'wide') ORDER BY name COLLATE "C";
-- the same list as text and as a workbook gives the same lines
SELECT count(*) FILTER (WHERE w.fields = t.fields) AS same, count(*) FROM pg_temp.show('absolute') w
JOIN ybss.read_list(convert_to(E'姓名,地址\n', 'UTF8'), NULL, NULL, '{姓名,地址}') t USING (part);
