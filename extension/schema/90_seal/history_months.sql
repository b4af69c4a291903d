-- The months in which history lies, made ahead of time.

CREATE OR REPLACE FUNCTION ybss.extend_history(months integer DEFAULT 12) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.make_months('ybss_registry.history', months, 'History of one month. / 单月历史。')
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

INSERT INTO ybss_registry.job (name, step, description) VALUES
('extend_history', 'step_extend_history', 'makes the monthly partitions of history ahead of time / 提前创建历史月分区')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
