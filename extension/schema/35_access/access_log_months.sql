-- The months in which the access log lies, made ahead of time.

CREATE OR REPLACE FUNCTION ybss.extend_access_log(months integer DEFAULT 12) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ybss_registry.make_months('ybss_registry.access_log', months, 'Access log of one month. / 单月访问日志。')
$$;
COMMENT ON FUNCTION ybss.extend_access_log(integer) IS
'Makes the access log''s partitions for this month and the given number after it, and moves lines that came before them; months begin at midnight of China Standard Time. Returns how many it made. Volatile: makes tables. Security definer: the log is the owner''s. / 创建访问日志的月分区。';
REVOKE ALL ON FUNCTION ybss.extend_access_log(integer) FROM PUBLIC;

SELECT ybss.protect_table('ybss_registry.access_log', '{ybss_auditor}', '{}');
SELECT ybss.extend_access_log();
