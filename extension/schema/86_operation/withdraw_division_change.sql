-- A file of changes of divisions is taken back.

CREATE OR REPLACE FUNCTION ybss.withdraw_division_change(name text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_id bigint;
  v_later text;
BEGIN
  PERFORM ybss.require_registry(), ybss_registry.require_step('change_division');
  PERFORM ybss.wait_for_lock('ybss_registry.division_change', 0, true);
  SELECT c.change_id INTO v_id FROM ybss_registry.division_change c WHERE c.name = withdraw_division_change.name AND c.withdrawn_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBD03', MESSAGE = 'no file of that name is loaded', DETAIL = '没有载入过该名称的区划变更文件，或已撤回。',
      HINT = 'SELECT DISTINCT name, loaded_at FROM ybss.division_change WHERE withdrawn_at IS NULL';
  END IF;
  -- What a later file took the ground or the freed code of, or stands below, stays until that one is withdrawn.
  SELECT c.name INTO v_later FROM ybss_registry.division_step s
  JOIN ybss_registry.division_step l ON l.change_id > s.change_id AND (l.old_code = s.code OR l.parent = s.code OR l.code = s.code OR l.code = s.old_code AND NOT s.part)
  JOIN ybss_registry.division_change c ON c.change_id = l.change_id AND c.withdrawn_at IS NULL
  WHERE s.change_id = v_id ORDER BY l.change_id DESC LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBD03', MESSAGE = pg_catalog.format('a later file builds on it: "%s"', v_later),
      DETAIL = pg_catalog.format('之后载入的“%s”以它为基础，须先撤回后者。', v_later), HINT = 'Withdraw that one first. / 请按载入的相反顺序撤回。';
  END IF;
  UPDATE ybss_registry.division_change c SET withdrawn_at = now(), withdrawn_by = (SELECT a.actor FROM ybss_registry.acting() a) WHERE c.change_id = v_id;
  DELETE FROM ybss_registry.division d WHERE d.begun_by = v_id;
  UPDATE ybss_registry.division d SET valid_to = 'infinity', successor = NULL, ended_by = NULL WHERE d.ended_by = v_id;
  PERFORM ybss_registry.request_renewal(v_id, ARRAY[ybss.today()]);
  RETURN pg_catalog.format('%s: withdrawn; addresses go back by CALL ybss.run_job(''refile'') / 已撤回，地址由作业 refile 恢复', name);
END
$$;
COMMENT ON FUNCTION ybss.withdraw_division_change(text) IS
'Takes a loaded file of changes of divisions back: from the next statement on addresses are read as before it, the table of divisions is as it was, and addresses go back by job refile. What was loaded stays on record. Gives a sentence. Raises YBD03 where no file of that name is loaded or a later one builds on it, YBA10, YBS20. Volatile: writes divisions. Security definer: the owner''s tables. / 撤回已载入的区划变更文件。';
REVOKE ALL ON FUNCTION ybss.withdraw_division_change(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.withdraw_division_change(text) TO ybss_operator;
