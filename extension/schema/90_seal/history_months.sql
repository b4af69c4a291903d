-- The months in which history lies, made ahead of time.

CREATE OR REPLACE FUNCTION ybss.extend_history(months integer DEFAULT 12) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET timezone = 'Asia/Shanghai'
AS $$
DECLARE
  v_month timestamptz;
  v_name text;
  v_made integer := 0;
BEGIN
  FOR v_month IN SELECT generate_series(date_trunc('month', now()),
      date_trunc('month', now()) + make_interval(months => months), '1 month') LOOP
    v_name := 'history_' || to_char(v_month, 'YYYY_MM');
    CONTINUE WHEN to_regclass('ybss_registry.' || v_name) IS NOT NULL;
    -- What came too early for its partition moves into it, whoever sees it: the
    -- owner is bound by scopes until the rows have moved.
    EXECUTE format('CREATE TABLE ybss_registry.%I (LIKE ybss_registry.history INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', v_name);
    ALTER TABLE ybss_registry.history_other NO FORCE ROW LEVEL SECURITY;
    EXECUTE format('WITH moved AS (DELETE FROM ybss_registry.history_other WHERE known_until >= %L AND known_until < %L '
      'RETURNING *) INSERT INTO ybss_registry.%I SELECT * FROM moved', v_month, v_month + interval '1 month', v_name);
    ALTER TABLE ybss_registry.history_other FORCE ROW LEVEL SECURITY;
    EXECUTE format('ALTER TABLE ybss_registry.history ATTACH PARTITION ybss_registry.%I FOR VALUES FROM (%L) TO (%L)',
      v_name, v_month, v_month + interval '1 month');
    EXECUTE format('COMMENT ON TABLE ybss_registry.%I IS %L', v_name, 'History of one month. / 单月历史。');
    PERFORM ybss.protect_table(('ybss_registry.' || v_name)::regclass, '{ybss_operator,ybss_auditor}', '{}');
    v_made := v_made + 1;
  END LOOP;
  RETURN v_made;
END
$$;
COMMENT ON FUNCTION ybss.extend_history(integer) IS
'Makes the partitions of history for this month and the given number after it, and moves rows that came before them; months begin at midnight of China Standard Time. Returns how many it made. Volatile: makes tables. Security definer: history is the owner''s. / 创建历史的月分区。';
REVOKE ALL ON FUNCTION ybss.extend_history(integer) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.step_extend_history(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.extend_history(least(coalesce((p_arguments->>'months')::int, 12), 120)) IS NULL
$$;
COMMENT ON FUNCTION ybss_registry.step_extend_history(bigint, jsonb) IS
'Step of job "extend_history": makes the coming months'' partitions ("months" of the arguments, 12, at most 120); there is no further step. Volatile: makes tables. Security definer: history is the owner''s. / 创建历史月分区的作业步骤。';
REVOKE ALL ON FUNCTION ybss_registry.step_extend_history(bigint, jsonb) FROM PUBLIC;
