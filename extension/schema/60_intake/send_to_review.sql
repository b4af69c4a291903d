-- The one way into review: a step says what it found of a set of lines.

-- Parsed once and put into the statement that calls them: no call a row.
-- Of a row of intake_line or of the work table; no path is set, or it could not be put there.
CREATE OR REPLACE FUNCTION ybss_registry.finding_of(l anyelement, field text, reason text,
  blocking boolean DEFAULT true, candidates jsonb DEFAULT NULL) RETURNS ybss_registry.finding
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT ROW((l).district, (l).grid, (l).received_at, (l).file_id, (l).line, field, reason, blocking, candidates,
    NULL::int, NULL::int, NULL::text)::ybss_registry.finding
$$;
COMMENT ON FUNCTION ybss_registry.finding_of(anyelement, text, text, boolean, jsonb) IS
'What was found of a line: the field, null for the whole line, the reason (ybss_registry.review_reason), whether the line waits for the decision, and whom or what it may mean. Immutable: depends on its arguments only. / 某行的待核查事项。';

CREATE OR REPLACE FUNCTION ybss_registry.finding_of_file(f ybss_registry.intake_file, line int, field text, reason text,
  blocking boolean DEFAULT true, field_number int DEFAULT NULL, byte_number int DEFAULT NULL, note text DEFAULT NULL)
RETURNS ybss_registry.finding
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ROW(ybss.district_of(f.grid), f.grid, f.received_at, f.file_id, line, field, reason, blocking, NULL::jsonb,
  field_number, byte_number, note)::ybss_registry.finding;
COMMENT ON FUNCTION ybss_registry.finding_of_file(ybss_registry.intake_file, int, text, text, boolean, int, int, text) IS
'What was found of a file, at a line of it that need not be kept as one (its header), by the number of the field and of the byte. Immutable: depends on its arguments only. / 某份清单的待核查事项。';

CREATE OR REPLACE FUNCTION ybss_registry.send_to_review(p_findings ybss_registry.finding[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_sent int;
BEGIN
  INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, field, field_number, byte_number,
    reason, blocking, candidates, note)
  SELECT f.district, f.grid, f.received_at, f.file_id, f.line, f.field, f.field_number, f.byte_number,
    f.reason, f.blocking, f.candidates, f.note
  FROM pg_catalog.unnest(p_findings) f;
  GET DIAGNOSTICS v_sent = ROW_COUNT;
  RETURN v_sent;
END
$$;
COMMENT ON FUNCTION ybss_registry.send_to_review(ybss_registry.finding[]) IS
'Puts what a step of intake found before people, in the order of the set; null or an empty set sends nothing. Returns how many. The line''s state is the step''s affair. Volatile: writes review. / 将一批待核查事项转入核查队列。';
REVOKE ALL ON FUNCTION ybss_registry.finding_of(anyelement, text, text, boolean, jsonb),
  ybss_registry.finding_of_file(ybss_registry.intake_file, int, text, text, boolean, int, int, text),
  ybss_registry.send_to_review(ybss_registry.finding[]) FROM PUBLIC;
