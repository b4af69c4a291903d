-- Taking a list back, fifth: its next lines.

CREATE OR REPLACE FUNCTION ybss_registry.require_withdrawable(p_file_id bigint) RETURNS ybss_registry.intake_file
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_file ybss_registry.intake_file;
BEGIN
  -- One that was taken back in part is taken back to its end.
  SELECT f.* INTO v_file FROM ybss_registry.intake_file f
  WHERE f.file_id = p_file_id AND (f.withdrawn_at IS NULL OR f.withdrawn_to IS NOT NULL) AND NOT f.refused;
  IF NOT FOUND OR NOT ybss.in_scope(v_file.grid) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI23', MESSAGE = 'there is no such list, or it was withdrawn',
      DETAIL = '没有这份清单，或已撤回，或不在权限范围内。', HINT = 'SELECT file_id, source, name FROM ybss_registry.intake_file';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('ybss list ' || v_file.source, 0));
  PERFORM ybss.wait_for_lock('ybss_registry.residence', 0, true);
  -- A job that works it holds it over its commits.
  IF NOT ybss.try_lock('ybss_registry.intake_file', p_file_id, true)
    OR v_file.step NOT IN ('new', 'linked') OR v_file.step = 'new' AND v_file.worked > 0
    OR v_file.step = 'new' AND EXISTS (SELECT FROM ybss_registry.lines_said_again(p_file_id))
  THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI24', MESSAGE = 'the list is being worked, or a later one refers to lines of it that wait',
      DETAIL = '清单正在处理，或后一期清单引用了其中尚未处理的行。', HINT = 'CALL ybss.run_job(''intake''), and then again.';
  END IF;
  SELECT f.* INTO v_file FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id AND (f.withdrawn_at IS NULL OR f.withdrawn_to IS NOT NULL) FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI23', MESSAGE = 'there is no such list, or it was withdrawn',
      DETAIL = '没有这份清单，或已撤回，或不在权限范围内。', HINT = 'SELECT file_id, source, name FROM ybss_registry.intake_file';
  END IF;
  -- Lines lie where their addresses do: who does not see all of the district sees perhaps not all of the list.
  IF NOT ybss.in_scope(ybss.grid_truncate(v_file.grid, 1)) AND (CASE
      -- Of a part nothing tells what there was; who began saw all of it.
      WHEN v_file.withdrawn_to IS NOT NULL THEN v_file.withdrawn_by IS DISTINCT FROM (SELECT a.actor FROM ybss_registry.acting() a)
      WHEN v_file.form IS NULL THEN true
      ELSE (SELECT count(*) FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id)
        < (SELECT coalesce(sum(n), 0) FROM ybss_registry.intake_piece p CROSS JOIN LATERAL pg_catalog.unnest(p.own_count) n WHERE p.file_id = p_file_id AND v_file.step = 'linked') END)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI25', MESSAGE = 'the list reaches outside of your scope',
      DETAIL = '清单涉及您权限范围以外的内容。', HINT = 'Somebody who sees the whole district withdraws it.';
  END IF;
  RETURN v_file;
END
$$;
COMMENT ON FUNCTION ybss_registry.require_withdrawable(bigint) IS
'The file, locked, that may be withdrawn. Raises YBI23 for one that is not there, YBI24 for one that is being worked, YBI25 for one that reaches outside of the caller''s scope. Volatile: takes locks. / 检查清单可否撤回。';

CREATE OR REPLACE FUNCTION ybss_registry.delete_made_records() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_persons bigint[];
  v_houses bigint[];
  v_deleted int;
BEGIN
  v_deleted := ybss_registry.delete_made('document', 'l.record_id = t.person_id AND l.document_number = t.number')
    + ybss_registry.delete_made('household', 'l.fields->>''household_number'' = t.number');
  -- Who works for a unit that goes, and what it owns, by other lists: they wait for it again.
  PERFORM ybss_registry.begin_work('ending_unit', '{district,record_id}', '{int4,int8}');
  INSERT INTO pg_temp.ybss_work_ending_unit SELECT w.district, w.record_id FROM pg_temp.ybss_work_withdrawn w
  WHERE w.kind = 'unit' AND w.made AND NOT EXISTS (SELECT FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
    JOIN ybss_registry.source s USING (source) WHERE l.district = w.district AND l.record_id = w.record_id AND s.record_kind = 'unit' AND l.state IN ('registered', 'merged'));
  WITH gone AS (DELETE FROM ybss_registry.employment e USING pg_temp.ybss_work_ending_unit u
    WHERE e.district = u.district AND e.unit_id = u.record_id AND e.from_list RETURNING e.person_id)
  SELECT pg_catalog.array_agg(DISTINCT g.person_id) INTO v_persons FROM gone g;
  WITH gone AS (DELETE FROM ybss_registry.ownership o USING pg_temp.ybss_work_ending_unit u
    WHERE o.district = u.district AND o.unit_id = u.record_id AND o.from_list RETURNING o.house_id)
  SELECT pg_catalog.array_agg(DISTINCT g.house_id) INTO v_houses FROM gone g;
  UPDATE ybss_registry.intake_line l SET record_id = NULL FROM pg_temp.ybss_work_ending_unit u WHERE l.district = u.district AND l.record_id = u.record_id;
  v_deleted := v_deleted + ybss_registry.delete_made('unit', 'l.record_id = t.unit_id')
    + ybss_registry.delete_made('person', 'l.record_id = t.person_id')
    + ybss_registry.delete_made('house', 's.record_kind <> ''address'' AND l.address_id = t.address_id')
    + ybss_registry.delete_made('thing', 'l.record_id = t.thing_id')
    + ybss_registry.delete_made('building', 'l.record_id = t.building_id OR l.address_id = t.address_id')
    + ybss_registry.delete_made('address', 'l.address_id = t.address_id');
  PERFORM ybss_registry.settle_link('employment', v_persons), ybss_registry.settle_link('ownership', v_houses);
  RETURN v_deleted;
END
$$;
COMMENT ON FUNCTION ybss_registry.delete_made_records() IS
'Deletes what only withdrawn lists made: documents, households, units, persons, houses, records of added kinds, buildings, addresses. Returns how many records. Volatile: writes the register. / 删除仅由撤回清单形成的各类记录。';

CREATE OR REPLACE FUNCTION ybss_registry.give_back(p_file_id bigint, p_kind text, p_of_lines boolean) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_records int;
BEGIN
  PERFORM ybss_registry.note_withdrawn(p_file_id, p_of_lines);
  PERFORM ybss_registry.settle_links(p_kind, p_file_id) WHERE p_of_lines;
  v_records := ybss_registry.delete_made_records();
  PERFORM ybss_registry.forget_items(p_file_id) WHERE p_of_lines;
  PERFORM ybss_registry.begin_work('entered_value', '{kind,district,record_id,entered}', '{text,int4,int8,jsonb}');
  PERFORM ybss_registry.give_back_values(k) FROM pg_catalog.unnest('{address,building,house,unit,person,household,thing}'::text[]) k;
  PERFORM ybss_registry.fill_from_others(p_file_id);
  -- Lists that were sent before somebody wrote otherwise say nothing against it.
  PERFORM ybss_registry.write_values(k, 'entered_value', 'entered') FROM pg_catalog.unnest('{building,house,unit,person,household,thing}'::text[]) k
  WHERE EXISTS (SELECT FROM pg_temp.ybss_work_entered_value);
  RETURN v_records;
END
$$;
COMMENT ON FUNCTION ybss_registry.give_back(bigint, text, boolean) IS
'Gives back what lines that were just taken back brought (p_of_lines), or what the work on the list wrote beside its lines. Returns how many records are gone. Volatile: writes the register. / 恢复撤回的行涉及的登记内容。';

CREATE OR REPLACE FUNCTION ybss_registry.withdraw_next(p_file_id bigint, p_most int, OUT lines int, OUT records int, OUT upto int, OUT more boolean)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_through CONSTANT int := 2147483647; -- all its lines were taken back: they are deleted
  v_file CONSTANT ybss_registry.intake_file := ybss_registry.require_withdrawable(p_file_id);
  v_kind CONSTANT text := (SELECT s.record_kind FROM ybss_registry.source s WHERE s.source = v_file.source);
BEGIN
  PERFORM ybss.say_change(source => v_file.source);
  PERFORM ybss_registry.note_work(ARRAY[p_file_id]);
  lines := 0; records := 0; more := true;
  PERFORM ybss_registry.begin_withdrawal(p_file_id, v_kind) WHERE v_file.withdrawn_to IS NULL;
  IF v_file.withdrawn_to = v_through THEN
    lines := ybss_registry.delete_lines(p_file_id, p_most);
    more := lines = p_most;
    UPDATE ybss_registry.intake_file f SET withdrawn_to = NULL, step = 'linked' WHERE f.file_id = p_file_id AND NOT withdraw_next.more;
    RETURN;
  END IF;
  upto := ybss_registry.take_lines_back(p_file_id, p_most);
  records := ybss_registry.give_back(p_file_id, v_kind, upto IS NOT NULL);
  UPDATE ybss_registry.intake_file f SET withdrawn_to = v_through WHERE f.file_id = p_file_id AND withdraw_next.upto IS NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.withdraw_next(bigint, int) IS
'Takes back the next lines of a list, at most p_most; behind the last what else it wrote; then deletes its lines. Each time the registers are whole. Gives how many lines and records are gone, the last line that was taken back, and whether there is more. Raises as ybss.withdraw_list. Volatile: writes the register. / 撤回清单的下一批。';
REVOKE ALL ON FUNCTION ybss_registry.require_withdrawable(bigint), ybss_registry.delete_made_records(), ybss_registry.give_back(bigint, text, boolean),
  ybss_registry.withdraw_next(bigint, int) FROM PUBLIC;
