-- A first line that is no header is a line: what it says is not shown with the file.
ALTER TABLE ybss_registry.intake_file NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.intake_line NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.review NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  v_file record;
BEGIN
  FOR v_file IN
    SELECT f.file_id, f.source, f.received_at, f.grid, f.first_line, f.header,
      coalesce((SELECT bool_or(c.header IS NOT NULL) AND NOT bool_or(h.name ~ '[0-9]{6}') FROM unnest(f.header) h(name)
        LEFT JOIN ybss_registry.source_column c ON c.source = f.source AND c.header = btrim(h.name)), false) AS has_header
    FROM ybss_registry.intake_file f WHERE f.first_line IS NOT NULL
  LOOP
    IF v_file.has_header THEN
      UPDATE ybss_registry.intake_file f SET header = ARRAY(SELECT c.header FROM unnest(v_file.header) WITH ORDINALITY h(name, position)
        LEFT JOIN ybss_registry.source_column c ON c.source = v_file.source AND c.header = btrim(h.name) ORDER BY h.position)
      WHERE f.file_id = v_file.file_id;
      CONTINUE;
    END IF;
    INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, state)
    VALUES (v_file.received_at, v_file.file_id, 1, ybss.district_of(v_file.grid), v_file.grid, v_file.first_line, 'review')
    ON CONFLICT DO NOTHING;
    INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, reason, blocking)
    SELECT ybss.district_of(v_file.grid), v_file.grid, v_file.received_at, v_file.file_id, 1, 'no_header', false
    WHERE NOT EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = v_file.file_id AND r.line = 1 AND r.reason <> 'missing_column');
    UPDATE ybss_registry.intake_file f SET first_line = NULL, header = NULL WHERE f.file_id = v_file.file_id;
  END LOOP;
END
$$;
ALTER TABLE ybss_registry.intake_file FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.intake_line FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.review FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN ybss_registry.intake_file.first_line IS
'The bytes of the header; null where the first line is none: it is a line then. / 表头行原始字节，无表头者为空。';
COMMENT ON COLUMN ybss_registry.intake_file.header IS
'The columns as the list''s first line calls them, those that are known of the source, null for others; null where it has none. / 表头。';
