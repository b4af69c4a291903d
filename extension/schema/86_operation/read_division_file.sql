-- A file of changes of divisions, as an office types it, becomes rows.

CREATE OR REPLACE FUNCTION ybss_registry.division_file_text(p_file bytea) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_text text;
BEGIN
  IF octet_length(p_file) > 1000000 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBD02', MESSAGE = 'a file of changes of divisions has at most 1,000,000 bytes and 5,000 rows',
      DETAIL = format('区划变更文件过大：%s 字节，最多 1000000 字节。', octet_length(p_file)),
      HINT = 'One decision, or one year''s, is one file. / 一次批复或一年的变更为一个文件。';
  END IF;
  BEGIN
    v_text := convert_from(p_file, 'UTF8');
  EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
    BEGIN
      v_text := convert_from(p_file, 'GB18030');
    EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
      RAISE EXCEPTION USING ERRCODE = 'YBD02', MESSAGE = 'the file is neither UTF-8 nor GB18030',
        DETAIL = '文件编码既不是 UTF-8 也不是 GB18030。', HINT = 'Save it as text in one of them, no workbook. / 请另存为文本文件（UTF-8 或 GB18030），不要直接使用工作簿。';
    END;
  END;
  RETURN ltrim(v_text, E'\ufeff');
END
$$;
COMMENT ON FUNCTION ybss_registry.division_file_text(bytea) IS
'The text of a file of changes of divisions, in UTF-8 or GB18030, without its byte order mark. Raises YBD02 for one that is too large or no text. Stable: follows the server''s conversions. / 区划变更文件的文本。';

CREATE OR REPLACE FUNCTION ybss_registry.division_file_fields(p_line text) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ARRAY(SELECT nullif(pg_catalog.btrim(pg_catalog.normalize(f.field, 'NFKC'), E' \t\r"\u200b'), '') FROM pg_catalog.unnest(
    CASE WHEN position(E'\t' IN p_line) > 0 THEN pg_catalog.string_to_array(p_line, E'\t')
    ELSE (SELECT r.fields FROM ybss.read_list(pg_catalog.convert_to(p_line, 'UTF8'), 'UTF8') r LIMIT 1) END) WITH ORDINALITY f(field, n) ORDER BY f.n)
$$;
COMMENT ON FUNCTION ybss_registry.division_file_fields(text) IS
'The fields of a line, parted by tabs, else by commas or semicolons, in usual width. Stable: as read_list. / 拆分一行的各栏。';

CREATE OR REPLACE FUNCTION ybss_registry.division_file_columns(p_fields text[]) RETURNS int[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  -- Where code, name, from, day, document and source stand; the usual order where the line is no header.
  SELECT CASE WHEN p_fields[1] ~ '^[0-9]' THEN ARRAY[1, 2, 3, 4, 5, 6]
  ELSE ARRAY(SELECT (SELECT min(f.n)::int FROM unnest(p_fields) WITH ORDINALITY f(field, n) WHERE lower(f.field) ~ k.pattern)
    FROM (VALUES (1, '^(code|(新|变更后|现)?(行政)?(区划)?代码|(新|变更后|现)?(行政)?区划代码)$'), (2, '^(name|(新|变更后|现)?(行政)?(区划)?(名称|区划名))$'),
      (3, '^(from|(原|旧|变更前)(行政)?(区划)?代码|划自|来自)'), (4, '^(day|date|(批准|批复|生效|变更|决定)?(日期|时间))$'),
      (5, '^(document|(批准|批复)?(文号|文件号|文件))$'), (6, '^(source|出处|来源|依据|网址|备注)')) k(place, pattern) ORDER BY k.place) END
$$;
COMMENT ON FUNCTION ybss_registry.division_file_columns(text[]) IS
'Where the six columns stand by the words of a header, Chinese or English. Immutable: depends on its argument only. / 按表头识别各栏位置。';

CREATE OR REPLACE FUNCTION ybss_registry.division_digits(p_written text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  -- 520403000000, 520403000 and 520400 are written for 520403, 520403 and 5204.
  SELECT CASE WHEN c.code ~ '^[0-9]{6}$' THEN regexp_replace(c.code, '00$', '') ELSE c.code END
  FROM (SELECT CASE WHEN b.code ~ '^[0-9]{9}$' THEN regexp_replace(b.code, '000$', '') ELSE b.code END
    FROM (SELECT CASE WHEN p_written ~ '^[0-9]{12}$' THEN regexp_replace(p_written, '000$', '') ELSE p_written END) b(code)) c(code)
$$;
COMMENT ON FUNCTION ybss_registry.division_digits(text) IS
'A code of a division without the zeros that fill it up. Immutable: depends on its argument only. / 去掉区划代码末尾补位的零。';

CREATE OR REPLACE FUNCTION ybss_registry.read_division_file(p_file bytea) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_columns int[];
  v_line text;
  v_fields text[];
  v_number int := 0;
  v_rows int := 0;
BEGIN
  PERFORM ybss_registry.clear_work('division_row');
  CREATE TEMPORARY TABLE ybss_work_division_row (line int PRIMARY KEY, code text, name text, froms text[], day date, written_day text, document text,
    source text, fault text, effect text, known boolean NOT NULL DEFAULT false) ON COMMIT DROP;
  FOR v_line IN SELECT t.line FROM pg_catalog.regexp_split_to_table(ybss_registry.division_file_text(p_file), '\r\n|\r|\n') WITH ORDINALITY t(line, n) ORDER BY t.n LOOP
    v_number := v_number + 1;
    CONTINUE WHEN v_line ~ '^[\s,;"]*(#|$)';
    v_fields := ybss_registry.division_file_fields(v_line);
    IF v_columns IS NULL THEN
      v_columns := ybss_registry.division_file_columns(v_fields);
      CONTINUE WHEN v_fields[1] !~ '^[0-9]' AND v_columns[1] IS NOT NULL;
    END IF;
    v_rows := v_rows + 1;
    IF v_rows > 5000 THEN
      RAISE EXCEPTION USING ERRCODE = 'YBD02', MESSAGE = 'a file of changes of divisions has at most 1,000,000 bytes and 5,000 rows',
        DETAIL = '区划变更文件过大：最多 5000 行。', HINT = 'One decision, or one year''s, is one file. / 一次批复或一年的变更为一个文件。';
    END IF;
    INSERT INTO pg_temp.ybss_work_division_row (line, code, name, froms, day, written_day, document, source)
    SELECT v_number, ybss_registry.division_digits(pg_catalog.regexp_replace(v_fields[v_columns[1]], '\s', '', 'g')),
      pg_catalog.regexp_replace(v_fields[v_columns[2]], '\s', '', 'g'),
      ARRAY(SELECT ybss_registry.division_digits(rtrim(f.code, '*')) || CASE WHEN f.code LIKE '%*' THEN '*' ELSE '' END
        FROM pg_catalog.regexp_split_to_table(v_fields[v_columns[3]], '[\s,;、/+]+') WITH ORDINALITY f(code, n) WHERE f.code <> '' ORDER BY f.n),
      ybss.try_date(v_fields[v_columns[4]]), v_fields[v_columns[4]], v_fields[v_columns[5]], left(v_fields[v_columns[6]], 500);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.read_division_file(bytea) IS
'Reads a file of changes of divisions into the work table of this transaction. Raises YBD02 for a file that is too large or no text. Volatile: makes a work table. / 读取区划变更文件到工作表。';
REVOKE ALL ON FUNCTION ybss_registry.division_file_text(bytea), ybss_registry.division_file_fields(text), ybss_registry.division_file_columns(text[]),
  ybss_registry.division_digits(text), ybss_registry.read_division_file(bytea) FROM PUBLIC;
