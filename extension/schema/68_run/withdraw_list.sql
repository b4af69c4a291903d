-- Taking a list back, as if it had not been sent: at once, or by a job.

CREATE OR REPLACE FUNCTION ybss.withdraw_list(file bigint, OUT lines int, OUT records int, OUT message text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_next record;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  lines := 0; records := 0;
  LOOP
    SELECT n.* INTO v_next FROM ybss_registry.withdraw_next(file, 100000) n;
    lines := lines + v_next.lines;
    records := records + v_next.records;
    EXIT WHEN NOT v_next.more;
  END LOOP;
  message := pg_catalog.format('%s: withdrawn, %s lines and %s records that only it made are gone',
    (SELECT f.name FROM ybss_registry.intake_file f WHERE f.file_id = file), lines, records);
END
$$;
COMMENT ON FUNCTION ybss.withdraw_list(bigint) IS
'Takes a list back as if it had not been sent: its lines and reviews; records that only it made; values that it brought, in whose place the former value or what other lists say stands again; links are renewed, scores follow. What somebody entered and what later lists said stays, and lines that a later delivery says again are that delivery''s. History keeps that it was there; the same bytes may be sent again. One transaction: job withdraw does the same in batches, with its progress, and goes on where it was stopped. Gives how many lines and records are gone, and a sentence. Raises YBI23 for a list that is not there or was withdrawn, YBI24 for one that is being worked, YBI25 for one that reaches outside of the caller''s scope. Volatile: writes the register. Security definer: people have no right to lines; row security binds by the caller''s scope. / 撤回一份清单，如同从未报送：删除其行、核查事项和仅由它形成的记录，恢复原值，人工更正和后续清单的内容保留；大清单用作业 withdraw 分批撤回。';

CREATE OR REPLACE FUNCTION ybss_registry.withdraw_step(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_file_id CONSTANT bigint := (p_arguments->>'file')::bigint;
  v_next record;
BEGIN
  -- Who may run jobs need not be one who takes lists.
  IF NOT pg_has_role(ybss.acting_role(), 'ybss_operator', 'usage') THEN
    RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'only a member of ybss_operator takes lists back',
      DETAIL = '只有经办角色（ybss_operator）可以撤回清单。';
  END IF;
  SELECT n.* INTO v_next FROM ybss_registry.withdraw_next(v_file_id, coalesce((p_arguments->>'lines')::int, 20000)) n;
  PERFORM ybss.note_progress(p_run_id, f.name || CASE WHEN v_next.lines > 0 OR v_next.upto IS NULL THEN ' cleared' ELSE ' taken back' END,
    coalesce(v_next.upto, f.lines), f.lines) FROM ybss_registry.intake_file f WHERE f.file_id = v_file_id;
  RETURN v_next.more;
END
$$;
COMMENT ON FUNCTION ybss_registry.withdraw_step(bigint, jsonb) IS
'The next step of job withdraw: 20,000 lines, or as many as argument lines says, of the list that argument file names. False when nothing is left. Raises 42501 for who is no operator, and as ybss.withdraw_list. Volatile: writes the register. / 撤回清单作业的下一步。';

INSERT INTO ybss_registry.job (name, step, description) VALUES
('withdraw', 'withdraw_step', 'takes a list back in batches / 分批撤回清单')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
REVOKE ALL ON FUNCTION ybss_registry.withdraw_step(bigint, jsonb), ybss.withdraw_list(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.withdraw_list(bigint) TO ybss_operator;
