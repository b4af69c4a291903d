-- The job that applies changes of addresses on their day, and what waits.

CREATE OR REPLACE FUNCTION ybss_registry.apply_due_change() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_planned ybss_registry.planned_change;
  v_fault text;
BEGIN
  -- In the order of their days; what failed is tried again by the next run.
  SELECT * INTO v_planned FROM ybss_registry.planned_change c
  WHERE c.applied_at IS NULL AND c.withdrawn_at IS NULL AND c.on_day <= ybss.today() AND ybss.in_scope(c.grid)
    AND c.fault IS NULL AND NOT EXISTS (SELECT FROM ybss_registry.address a WHERE a.district = c.district AND a.state = 'proposed'
      AND c.arguments->'address_ids' @> pg_catalog.to_jsonb(a.address_id))
  ORDER BY c.on_day, c.planned_at, c.planned_id LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  BEGIN
    -- What was confirmed after its day changes on the day of its confirmation.
    PERFORM ybss_registry.apply_change(v_planned.kind, v_planned.arguments, v_planned.document, coalesce(ybss_registry.confirmed_after(v_planned.district,
      ARRAY(SELECT e.value::bigint FROM pg_catalog.jsonb_array_elements_text(v_planned.arguments->'address_ids') e), v_planned.on_day), v_planned.on_day));
  EXCEPTION WHEN OTHERS THEN
    v_fault := SQLSTATE;
  END;
  UPDATE ybss_registry.planned_change c SET fault = v_fault, applied_at = CASE WHEN v_fault IS NULL THEN clock_timestamp() END
  WHERE c.district = v_planned.district AND c.planned_id = v_planned.planned_id;
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.apply_due_change() IS
'Applies the oldest change of addresses whose day has come; notes the SQLSTATE where it cannot be. False when none is left. Volatile: writes the register. Security definer: the change was decided by the office that owns it; scope is the caller''s. / 办理一项到期的地址变更。';

CREATE OR REPLACE FUNCTION ybss_registry.apply_due_changes() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_many int := 0;
BEGIN
  WHILE ybss_registry.apply_due_change() LOOP
    v_many := v_many + 1;
  END LOOP;
  RETURN v_many;
END
$$;
COMMENT ON FUNCTION ybss_registry.apply_due_changes() IS
'Applies all changes of addresses whose day has come, before lines are judged by them. Returns how many were tried. Volatile: writes the register. / 办理全部到期的地址变更。';

CREATE OR REPLACE FUNCTION ybss_registry.step_address_change(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF coalesce((p_arguments->>'retry')::boolean, true) AND NOT EXISTS (SELECT FROM ybss_registry.job_run r WHERE r.run_id = p_run_id AND r.done > 0) THEN
    UPDATE ybss_registry.planned_change c SET fault = NULL WHERE c.fault IS NOT NULL AND c.applied_at IS NULL AND c.withdrawn_at IS NULL AND ybss.in_scope(c.grid);
  END IF;
  IF NOT ybss_registry.apply_due_change() THEN
    RETURN false;
  END IF;
  PERFORM ybss.note_progress(p_run_id, 'address changes', (SELECT r.done + 1 FROM ybss_registry.job_run r WHERE r.run_id = p_run_id), NULL);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.step_address_change(bigint, jsonb) IS
'Step of job address_change: the next change of addresses whose day has come; those that failed before are tried again (argument retry: false leaves them). Volatile: writes the register. Security definer: as apply_due_change. / 到期地址变更作业的一步。';
INSERT INTO ybss_registry.job (name, step, description) VALUES
('address_change', 'step_address_change', 'changes of addresses whose day has come: run it every night / 到期的地址变更，每日运行')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;

CREATE OR REPLACE FUNCTION ybss.withdraw_change(planned_id bigint) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_planned ybss_registry.planned_change;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  SELECT * INTO v_planned FROM ybss_registry.planned_change c WHERE c.planned_id = withdraw_change.planned_id
    AND c.applied_at IS NULL AND c.withdrawn_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such change that waits in your scope',
      DETAIL = '没有这项待生效的变更，或不在权限范围内。', HINT = 'SELECT planned_id FROM ybss.planned_change';
  END IF;
  PERFORM ybss_registry.require_step(CASE v_planned.kind WHEN 'renumber' THEN 'confirm_address' WHEN 'rename_street' THEN 'name_street' ELSE 'retire_address' END);
  UPDATE ybss_registry.planned_change c SET withdrawn_at = now(), withdrawn_by = (SELECT a.actor FROM ybss_registry.acting() a)
  WHERE c.district = v_planned.district AND c.planned_id = v_planned.planned_id;
  RETURN pg_catalog.format('%s of %s: withdrawn', v_planned.kind, v_planned.on_day);
END
$$;
COMMENT ON FUNCTION ybss.withdraw_change(bigint) IS
'Withdraws a change of addresses that waits for its day. Gives a sentence. Raises YBA10 for another office, YBA19 where none waits. Volatile: writes planned_change. Security definer: the table is written by functions alone; scope and office are those of the caller. / 撤回待生效的地址变更。';

CREATE OR REPLACE VIEW ybss.planned_change WITH (security_barrier) AS
SELECT c.planned_id, c.kind, c.on_day, c.document, c.office, c.actor, c.planned_at, c.applied_at, c.withdrawn_at, c.withdrawn_by, c.fault,
  c.arguments, c.grid, c.grid::text AS grid_text, c.district
FROM ybss_registry.planned_change c WHERE ybss.in_scope(c.grid);
COMMENT ON VIEW ybss.planned_change IS
'Changes of addresses that wait for their day, waited, or were withdrawn, with what they were called with and the fault that kept one. / 待生效、已办理和已撤回的地址变更。';
REVOKE ALL ON FUNCTION ybss_registry.apply_due_change(), ybss_registry.apply_due_changes(), ybss_registry.step_address_change(bigint, jsonb), ybss.withdraw_change(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.withdraw_change(bigint) TO ybss_operator;
GRANT SELECT ON ybss.planned_change TO ybss_reader, ybss_operator;
SELECT ybss.protect_table('ybss_registry.planned_change', '{}', '{}');
