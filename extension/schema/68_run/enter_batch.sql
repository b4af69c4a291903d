-- One batch of lines: into the registers, and then its links.

CREATE OR REPLACE FUNCTION ybss_registry.end_batch(p_file_id bigint, p_kind text) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_step text;
BEGIN
  SELECT CASE WHEN (SELECT w.first_line FROM ybss_registry.next_waiting(p_file_id, 1, 0) w) IS NOT NULL THEN 'new'
    WHEN f.unlinked <> '{}' THEN 'matched' ELSE 'linked' END INTO v_step FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id;
  IF v_step = 'linked' THEN
    PERFORM ybss.wait_for_lock('ybss_registry.residence', 0, true);
    PERFORM ybss_registry.end_delivery(p_file_id, p_kind), ybss_registry.note_columns(p_file_id) FROM ybss_registry.intake_file f
    WHERE f.file_id = p_file_id AND (f.delivery <> 'deletions' OR p_kind = 'address');
    -- What failed before went through now.
    PERFORM ybss_registry.close_failed(p_file_id) FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id AND f.failed_run IS NOT NULL;
  END IF;
  UPDATE ybss_registry.intake_file f SET step = v_step WHERE f.file_id = p_file_id AND f.step <> v_step;
  RETURN v_step;
END
$$;
COMMENT ON FUNCTION ybss_registry.end_batch(bigint, text) IS
'Notes how far a file is behind a batch: new (more lines wait), matched (links are still to be renewed), linked; then it does what follows from the whole delivery. Returns that. Volatile: writes intake and the register. / 登记批次处理后清单的进度，全部完成时收尾。';

CREATE OR REPLACE FUNCTION ybss_registry.enter_lines(p_run_id bigint, p_source text, p_file_id bigint, p_kind text, p_first int, p_last int, p_behind bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_linked CONSTANT boolean := p_kind IN ('person', 'declaration', 'house'); -- others have no links, or with the record
  v_lines int;
BEGIN
  -- Beside the other sessions.
  PERFORM ybss.wait_for_lock('ybss_registry.intake_file', 0, true) WHERE p_kind = 'address';
  v_lines := ybss_registry.fill_work_lines(p_file_id, p_first, p_last);
  PERFORM ybss_registry.read_lines();
  PERFORM ybss_registry.refresh_work_lines();
  IF p_kind <> 'address' THEN
    PERFORM ybss_registry.wait_for_batch(b) FROM pg_catalog.unnest(p_behind) b;
    PERFORM ybss.wait_for_lock('ybss_registry.intake_file', 0, false);
    PERFORM ybss_registry.place_lines();
    PERFORM ybss_registry.refresh_work_lines();
  END IF;
  -- One after the other: each sees whom the others made. Locks in the order of walk_lines.
  PERFORM ybss_registry.wait_for_turn(p_run_id, p_source, p_file_id, p_first);
  PERFORM ybss_registry.wait_for_links(p_run_id, p_source) WHERE NOT v_linked;
  PERFORM ybss.wait_for_lock('ybss_registry.person', 0, true);
  -- Rows that are judged as a set fire no trigger (hold_numbers).
  PERFORM ybss.wait_for_lock('ybss_registry.document', 0, false) WHERE v_linked;
  PERFORM ybss_registry.find_records(p_file_id, p_kind);
  PERFORM ybss_registry.wait_for_links(p_run_id, p_source) WHERE v_linked;
  PERFORM ybss_registry.renew_records(p_file_id, p_kind);
  PERFORM ybss_registry.lines_worked(p_file_id, p_first, p_last);
  PERFORM ybss_registry.store_work_lines();
  PERFORM ybss_registry.refresh_statistics('{intake_line_default}', v_lines);
  PERFORM ybss_registry.refresh_statistics('{address,address_lookup,building}', v_lines) WHERE p_kind = 'address';
  -- A unit has premises when it is there.
  PERFORM ybss_registry.settle_lines(p_file_id, p_kind, true) WHERE p_kind = 'unit';
  UPDATE ybss_registry.intake_file f SET unlinked = f.unlinked || int4range(p_first, p_last, '[]') WHERE v_linked AND f.file_id = p_file_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.enter_lines(bigint, text, bigint, text, int, int, bigint[]) IS
'The road of the lines p_first to p_last of a file of this record kind into the registers, as one set: read and placed beside other sessions (behind the address lists p_behind), entered in turn. Their links are settle_lines(), but those of units. Volatile: writes the register. / 一批清单行的入库。';

CREATE OR REPLACE FUNCTION ybss_registry.enter_batch(p_run_id bigint, p_source text, p_file_id bigint, p_kind text, p_delivery text, p_first int, p_last int,
  p_behind bigint[]) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF p_first = 0 OR p_delivery = 'deletions' AND p_kind <> 'address' THEN
    PERFORM ybss_registry.wait_for_turn(p_run_id, p_source, p_file_id, p_first), ybss_registry.wait_for_links(p_run_id, p_source);
    PERFORM ybss.wait_for_lock('ybss_registry.residence', 0, true);
    PERFORM ybss_registry.work_deletions(p_file_id, p_kind, p_first, p_last) WHERE p_first <> 0;
  ELSE
    PERFORM ybss_registry.enter_lines(p_run_id, p_source, p_file_id, p_kind, p_first, p_last, p_behind);
  END IF;
  -- Nobody else renews its links before the lines are there: the session that has them at hand.
  PERFORM ybss_registry.hold_batch(ybss_registry.batch_key(p_file_id, p_first, true));
  RETURN ybss_registry.end_batch(p_file_id, p_kind);
END
$$;
COMMENT ON FUNCTION ybss_registry.enter_batch(bigint, text, bigint, text, text, int, int, bigint[]) IS
'Takes a batch of lines that this session claimed into the registers. Returns the step that its file has reached. Raises 40001 where another batch is to be taken first. Volatile: writes the register. / 处理已领取的一批清单行。';

CREATE OR REPLACE FUNCTION ybss_registry.link_batch(p_file_id bigint, p_kind text, p_lines int4range) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_first CONSTANT int := pg_catalog.lower(p_lines);
  v_last CONSTANT int := coalesce(pg_catalog.upper(p_lines) - 1, 2147483647);
BEGIN
  -- The session that entered them has them at hand.
  IF NOT ybss_registry.holds_work_lines(p_file_id, v_first, v_last) THEN
    PERFORM ybss_registry.fill_work_lines(p_file_id, v_first, v_last);
  END IF;
  PERFORM ybss_registry.settle_lines(p_file_id, p_kind, true);
  PERFORM ybss_registry.begin_work_lines();
  UPDATE ybss_registry.intake_file f SET unlinked = pg_catalog.array_remove(f.unlinked, p_lines) WHERE f.file_id = p_file_id;
  RETURN ybss_registry.end_batch(p_file_id, p_kind);
END
$$;
COMMENT ON FUNCTION ybss_registry.link_batch(bigint, text, int4range) IS
'Renews the links of a batch of lines that stand in the registers. Returns the step that its file has reached. Volatile: writes the register. / 更新一批清单行的关联。';

REVOKE ALL ON FUNCTION ybss_registry.end_batch(bigint, text), ybss_registry.enter_lines(bigint, text, bigint, text, int, int, bigint[]),
  ybss_registry.enter_batch(bigint, text, bigint, text, text, int, int, bigint[]), ybss_registry.link_batch(bigint, text, int4range) FROM PUBLIC;
