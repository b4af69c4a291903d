-- Temporary tables that steps of intake work in. A session's own temporary tables
-- are the caller's: none is taken, dropped or believed.

CREATE OR REPLACE FUNCTION ybss_registry.clear_work(p_name text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_owner oid;
  v_kind "char";
BEGIN
  SELECT c.relowner, c.relkind INTO v_owner, v_kind FROM pg_class c
  WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'ybss_work_' || p_name;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  -- Nobody gives a table away to a role that he is not: what is ours, we made.
  IF v_kind <> 'r' OR v_owner <> current_user::regrole THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI10', MESSAGE = format('a temporary relation of this session bears the name of a work table: ybss_work_%s', p_name),
      DETAIL = '会话中的临时表占用了登记库工作表的名称。', HINT = format('DROP it (pg_temp.ybss_work_%s) or give it another name.', p_name);
  END IF;
  EXECUTE format('DROP TABLE pg_temp.%I', 'ybss_work_' || p_name);
END
$$;
COMMENT ON FUNCTION ybss_registry.clear_work(text) IS
'Drops the work table pg_temp.ybss_work_<name> that an earlier step of this transaction made. Refuses (YBI10) where something of that name stands that the role at work does not own: with triggers or columns of its maker''s choice it would take part in the step. Volatile: drops a temporary table. / 清除本事务先前步骤的工作表；遇到他人预置的同名临时对象则拒绝。';
REVOKE ALL ON FUNCTION ybss_registry.clear_work(text) FROM PUBLIC;
