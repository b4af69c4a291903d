-- What a file of changes of divisions would do, and what is wrong with it.

CREATE OR REPLACE FUNCTION ybss.preview_division_change(file bytea)
RETURNS TABLE (line int, code text, name text, day date, document text, effect text, fault text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  PERFORM ybss_registry.examine_division_file(file);
  RETURN QUERY SELECT r.line, r.code, r.name, r.day, r.document, CASE WHEN r.fault IS NULL THEN r.effect END, r.fault
  FROM pg_temp.ybss_work_division_row r ORDER BY r.line;
END
$$;
COMMENT ON FUNCTION ybss.preview_division_change(bytea) IS
'What a file of changes of divisions would do, row by row, and what is wrong with it; nothing is changed. The file is text in UTF-8 or GB18030, parted by tabs, commas or semicolons: code, name, from (codes, * where a part only), day, document, source, with or without a header in Chinese or English. Raises YBD02 for a file that is too large or no text, YBS20. Volatile: makes work tables. Security definer: reads the divisions. / 预览区划变更文件：逐行说明结果和错误，不作任何改动。';

CREATE OR REPLACE FUNCTION ybss.preview_division_change(file text)
RETURNS TABLE (line int, code text, name text, day date, document text, effect text, fault text)
LANGUAGE sql VOLATILE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT * FROM ybss.preview_division_change(pg_catalog.convert_to(preview_division_change.file, 'UTF8'))
$$;
COMMENT ON FUNCTION ybss.preview_division_change(text) IS
'As preview_division_change(bytea), of a text. Volatile: makes work tables. Security definer: as that. / 同上，参数为文本。';
REVOKE ALL ON FUNCTION ybss.preview_division_change(bytea), ybss.preview_division_change(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.preview_division_change(bytea), ybss.preview_division_change(text) TO ybss_operator;

CREATE OR REPLACE VIEW ybss.division_change WITH (security_barrier) AS
SELECT c.name, c.loaded_at, c.loaded_by, c.withdrawn_at, c.withdrawn_by, s.code::text AS code, s.name AS division, s.old_code::text AS old_code, s.old_name,
  s.part, s.day, s.document, s.source, s.written, c.withdrawn_at IS NULL AND s.day <= ybss.today() AS in_force
FROM ybss_registry.division_change c JOIN ybss_registry.division_step s ON s.change_id = c.change_id
ORDER BY c.change_id, s.position;
COMMENT ON VIEW ybss.division_change IS
'The changes of divisions that were loaded, row by row, with the rows that follow from them (written false), by whom and when, and whether they count today. / 区划变更明细：载入、撤回情况及是否生效。';
GRANT SELECT ON ybss.division_change TO ybss_reader, ybss_operator, ybss_auditor;
