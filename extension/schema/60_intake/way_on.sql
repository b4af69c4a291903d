-- No line without a way on: what is in review has an open review that says why, and each
-- reason has decisions that settle it.

CREATE OR REPLACE FUNCTION ybss_registry.decisions_for(reason text, blocking boolean, field text, record_kind text, state text, readable boolean)
RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN pg_catalog.array_remove(CASE
  -- About the list, not about a line of it: there is nothing to be done but to know it.
  WHEN reason IN ('no_header', 'missing_column', 'file_failed', 'left_out', 'list_cut_off') OR state IS NULL THEN ARRAY['accept']
  ELSE ARRAY[
    CASE WHEN NOT blocking OR state <> 'review' THEN 'accept' END,
    CASE WHEN state IN ('new', 'read', 'placed', 'review') THEN 'discard' END,
    CASE WHEN state = 'review' AND readable THEN 'again' END,
    CASE WHEN field IS NOT NULL AND readable AND state <> 'discarded' THEN 'correct' END,
    CASE WHEN (field = 'address' OR reason = 'not_identifiable') AND record_kind <> 'address' AND readable
           AND state <> 'discarded' THEN 'place' END,
    CASE WHEN reason IN ('match_uncertain', 'id_of_another', 'not_identifiable', 'known_elsewhere') AND state = 'review' THEN 'same' END,
    CASE WHEN reason IN ('match_uncertain', 'id_of_another', 'not_identifiable') AND state = 'review' THEN 'different' END,
    CASE WHEN reason = 'no_credit_code' AND state = 'review' THEN 'no_code' END]
END, NULL);
COMMENT ON FUNCTION ybss_registry.decisions_for(text, boolean, text, text, text, boolean) IS
'Which decisions settle a review: by its reason, whether the line waits for it, the field that it names, the kind of list, the state of the line (null where the review is about no line) and whether the line has fields that can be read. A reason that is not named here is settled by discard and again where the line waits, by accept where it does not. Immutable: depends on its arguments only. / 某类核查事项可用的处理方式。';

CREATE OR REPLACE FUNCTION ybss_registry.keep_way_on() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_row record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  -- As it is now, at the end of the transaction.
  IF EXISTS (SELECT FROM ybss_registry.intake_line l
      WHERE l.received_at = v_row.received_at AND l.file_id = v_row.file_id AND l.line = v_row.line AND l.state = 'review')
    AND NOT EXISTS (SELECT FROM ybss_registry.review r
      WHERE r.file_id = v_row.file_id AND r.line = v_row.line AND r.decision IS NULL AND r.blocking)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI60', MESSAGE = pg_catalog.format('line %s of file %s would wait in review without a review that says for what', v_row.line, v_row.file_id),
      DETAIL = '该行处于核查状态，却没有待处理的核查事项，将无人处理。',
      HINT = 'A step that puts a line in review sends what it found to review; a decision sends the line on or discards it.';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_way_on() IS
'Refuses (YBI60), at the end of the transaction, a line in state review without an open review that it waits for, whoever changed either. Volatile: trigger. Security definer: people have no right to what it reads; row security binds by the writer''s scope. / 核查状态的清单行必须有待处理的核查事项。';
REVOKE ALL ON FUNCTION ybss_registry.keep_way_on() FROM PUBLIC;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = 'ybss_registry.intake_line'::regclass AND t.tgname = 'keep_way_on') THEN
    CREATE CONSTRAINT TRIGGER keep_way_on AFTER INSERT OR UPDATE OF state ON ybss_registry.intake_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'review') EXECUTE FUNCTION ybss_registry.keep_way_on();
    CREATE CONSTRAINT TRIGGER keep_way_on AFTER DELETE OR UPDATE OF decision, blocking, file_id, line ON ybss_registry.review
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.decision IS NULL AND OLD.blocking) EXECUTE FUNCTION ybss_registry.keep_way_on();
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION ybss_registry.open_anew(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN (SELECT ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, NULL, 'left_open') ORDER BY l.line))
  FROM ybss_registry.intake_line l
  -- Looked up line by line, whatever the planner knows of a file that is new: never a join of all with all.
  WHERE l.file_id = p_file_id AND l.state = 'review' AND CASE WHEN EXISTS (SELECT FROM ybss_registry.review r
    WHERE r.file_id = l.file_id AND r.line = l.line AND r.decision IS NULL AND r.blocking) THEN false ELSE true END);
END
$$;
COMMENT ON FUNCTION ybss_registry.open_anew(bigint) IS
'Opens a review (left_open) of each line of a file that is in review and waits for none: what an earlier version, a hand or a fault left so. Returns how many. Volatile: writes review. / 为处于核查状态却无核查事项的清单行重新建立核查事项。';
REVOKE ALL ON FUNCTION ybss_registry.decisions_for(text, boolean, text, text, text, boolean), ybss_registry.open_anew(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.decisions_for(text, boolean, text, text, text, boolean) TO ybss_operator;
