-- Taking a list back, as if it had not been sent.

CREATE OR REPLACE FUNCTION ybss_registry.require_withdrawable(p_file_id bigint) RETURNS ybss_registry.intake_file
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_file ybss_registry.intake_file;
BEGIN
  SELECT f.* INTO v_file FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id AND f.withdrawn_at IS NULL AND NOT f.refused;
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
  SELECT f.* INTO v_file FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id AND f.withdrawn_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI23', MESSAGE = 'there is no such list, or it was withdrawn',
      DETAIL = '没有这份清单，或已撤回，或不在权限范围内。', HINT = 'SELECT file_id, source, name FROM ybss_registry.intake_file';
  END IF;
  -- Lines lie where their addresses do: who does not see all of the district sees perhaps not all of the list.
  IF NOT ybss.in_scope(ybss.grid_truncate(v_file.grid, 1)) AND v_file.form IS NOT NULL AND (SELECT count(*) FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id)
      < (SELECT coalesce(sum(n), 0) FROM ybss_registry.intake_piece p CROSS JOIN LATERAL pg_catalog.unnest(p.own_count) n WHERE p.file_id = p_file_id AND v_file.step = 'linked')
    OR v_file.form IS NULL AND NOT ybss.in_scope(ybss.grid_truncate(v_file.grid, 1))
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

CREATE OR REPLACE FUNCTION ybss.withdraw_list(file bigint, OUT lines int, OUT records int, OUT message text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_file ybss_registry.intake_file;
  v_kind text;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  v_file := ybss_registry.require_withdrawable(file);
  v_kind := (SELECT s.record_kind FROM ybss_registry.source s WHERE s.source = v_file.source);
  PERFORM ybss.say_change(source => v_file.source);
  lines := ybss_registry.take_lines_back(file);
  PERFORM ybss_registry.note_withdrawn(file);
  PERFORM ybss_registry.settle_links(v_kind, file);
  records := ybss_registry.delete_made_records();
  PERFORM ybss_registry.forget_items(file);
  PERFORM ybss_registry.give_back_values(k) FROM pg_catalog.unnest('{address,building,house,unit,person,household,thing}'::text[]) k;
  PERFORM ybss_registry.fill_from_others(file);
  UPDATE ybss_registry.intake_file f SET withdrawn_at = now(), withdrawn_by = (SELECT a.actor FROM ybss_registry.acting() a), step = 'linked',
    worked_at = CASE WHEN now() = ANY (f.worked_at) THEN f.worked_at ELSE f.worked_at || now() END
  WHERE f.file_id = file;
  message := pg_catalog.format('%s: withdrawn, %s lines and %s records that only it made are gone', v_file.name, lines, records);
END
$$;
COMMENT ON FUNCTION ybss.withdraw_list(bigint) IS
'Takes a list back as if it had not been sent: its lines and reviews; records that only it made; values that it brought, in whose place the former value or what other lists say stands again; links are renewed, scores follow. What somebody entered and what later lists said stays, and lines that a later delivery says again are that delivery''s. History keeps that it was there; the same bytes may be sent again. Gives how many lines and records are gone, and a sentence. Raises YBI23 for a list that is not there or was withdrawn, YBI24 for one that is being worked, YBI25 for one that reaches outside of the caller''s scope. Volatile: writes the register. Security definer: people have no right to lines; row security binds by the caller''s scope. / 撤回一份清单，如同从未报送：删除其行、核查事项和仅由它形成的记录，恢复原值，人工更正和后续清单的内容保留。';
REVOKE ALL ON FUNCTION ybss_registry.require_withdrawable(bigint), ybss_registry.delete_made_records(), ybss.withdraw_list(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.withdraw_list(bigint) TO ybss_operator;
