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

CREATE OR REPLACE FUNCTION ybss_registry.begin_work(p_name text, p_columns name[], p_types regtype[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_empty CONSTANT boolean := ybss.empty_work(p_name, p_columns, p_types);
BEGIN
  -- Made by us with the same columns: kept, and what is emptied by rows keeps the plans of statements that read it.
  IF v_empty THEN
    RETURN;
  ELSIF v_empty IS NULL THEN
    EXECUTE pg_catalog.format('TRUNCATE pg_temp.%I', 'ybss_work_' || p_name);
  ELSE
    PERFORM ybss_registry.clear_work(p_name);
    EXECUTE pg_catalog.format('CREATE TEMPORARY TABLE %I (%s)', 'ybss_work_' || p_name,
      (SELECT string_agg(pg_catalog.format('%I %s', c.name, c.type), ', ' ORDER BY c.n)
       FROM ROWS FROM (pg_catalog.unnest(p_columns), pg_catalog.unnest(p_types)) WITH ORDINALITY c(name, type, n)));
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_work(text, name[], regtype[]) IS
'Leaves the work table pg_temp.ybss_work_<name> empty, with these columns of these types: a temporary table of the registry''s owner, which a session makes once and keeps, for a table made anew for each line costs some milliseconds. Refuses (YBI10) what somebody else put there. Volatile: makes or empties a temporary table. Security definer: the table is the owner''s, whoever runs a step, so that nobody in the session reads what is left in it. / 准备会话内的工作表（属登记库所有者，逐会话建立一次）。';
REVOKE ALL ON FUNCTION ybss_registry.begin_work(text, name[], regtype[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.refresh_work(p_name text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET default_statistics_target = 10 -- 3,000 rows tell what the planner asks, and are soon read
AS $$
DECLARE
  v_table oid;
  v_rows real;
BEGIN
  SELECT c.oid, c.reltuples INTO v_table, v_rows FROM pg_class c
  WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'ybss_work_' || p_name AND c.relkind = 'r' AND c.relowner = current_user::regrole;
  -- A few rows after a few are planned as those were.
  IF v_rows < 0 OR v_rows > 1000 OR pg_relation_size(v_table) > 131072 THEN
    -- Of keys and marks: objects, arrays and periods tell nothing that a join is chosen by, and cost most.
    EXECUTE pg_catalog.format('ANALYZE pg_temp.%I (%s)', 'ybss_work_' || p_name,
      (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ') FROM pg_attribute a
       WHERE a.attrelid = v_table AND a.attnum > 0 AND NOT a.attisdropped
         AND a.atttypid NOT IN ('jsonb'::regtype, 'daterange'::regtype, 'text[]'::regtype, 'int8[]'::regtype)));
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.refresh_work(text) IS
'Tells the planner what the work table pg_temp.ybss_work_<name> holds, where it is many rows or was: else plans made for few rows are kept. Volatile: writes statistics. Security definer: the table is the owner''s. / 更新工作表的统计信息。';
REVOKE ALL ON FUNCTION ybss_registry.refresh_work(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.widen_work() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- A batch is read some forty times. With the server's 8 MB each time comes from files.
  IF pg_size_bytes(current_setting('temp_buffers')) < pg_size_bytes('64MB') THEN
    PERFORM set_config('temp_buffers', '64MB', true);
  END IF;
EXCEPTION WHEN invalid_parameter_value THEN
  NULL; -- the session has read temporary tables before: what it began with is kept
END
$$;
COMMENT ON FUNCTION ybss_registry.widen_work() IS
'Lets the session hold a batch of lines at work in memory, if it has not read a temporary table yet; the setting itself is the transaction''s. Volatile: changes a setting. / 会话首次使用工作表前，放宽临时缓冲。';
REVOKE ALL ON FUNCTION ybss_registry.widen_work() FROM PUBLIC;
