-- Months begin at midnight of China Standard Time, whatever the session's DateStyle and time zone are.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
-- nothing else makes a partition
SELECT p.oid::regprocedure AS makers FROM pg_proc p WHERE p.pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace)
  AND p.proname <> 'registry_script' AND p.prosrc ~* '\m(attach partition|partition of)\M' ORDER BY 1;
CREATE PROCEDURE public.try_months(p_datestyle text, p_zone text) LANGUAGE plpgsql AS $$
DECLARE
  v_table text;
  v_month regclass;
BEGIN
  PERFORM set_config('datestyle', p_datestyle, true), set_config('timezone', p_zone, true);
  FOREACH v_table IN ARRAY ARRAY['history', 'access_log'] LOOP
    FOR v_month IN SELECT i.inhrelid FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = format('ybss_registry.%I', v_table)::regclass AND c.relname !~ 'other$' LOOP
      EXECUTE format('DROP TABLE %s', v_month);
    END LOOP;
  END LOOP;
  -- the last and the first moment of a month, before its partitions are there
  INSERT INTO ybss_registry.history
  SELECT 520399, 'person', n, at, at - interval '1 hour', '520399001001001', 1, 2, false, false, '{}'
  FROM generate_series(0, 12) n, LATERAL (SELECT date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') + make_interval(months => n) AS first) f,
  LATERAL (VALUES (first AT TIME ZONE 'Asia/Shanghai'), ((first + interval '1 month') AT TIME ZONE 'Asia/Shanghai' - interval '1 us')) v (at);
  INSERT INTO ybss_registry.access_log (district, logged_at, role_name, kind, record_id, item, purpose, outcome)
  SELECT 520399, h.known_until, 'x', 'person', h.record_id, 'name', '月末', 'shown' FROM ybss_registry.history h;
  PERFORM ybss.extend_history(12), ybss.extend_access_log(12);
END
$$;
-- how many months there are, how many begin at another hour, how many rows lie in another month than their own
CREATE FUNCTION public.months() RETURNS TABLE (parent text, months bigint, other_hour bigint, rows bigint, misplaced bigint)
LANGUAGE plpgsql SET timezone = 'Asia/Shanghai' SET datestyle = 'ISO' AS $$
BEGIN
  RETURN QUERY
  SELECT p.relname::text, count(*), count(*) FILTER (WHERE NOT b.text ~ '^FOR VALUES FROM \(''\d{4}-\d\d-01 00:00:00\+08''\) TO \(''\d{4}-\d\d-01 00:00:00\+08''\)$'),
    r.rows, r.misplaced
  FROM pg_class p JOIN pg_inherits i ON i.inhparent = p.oid JOIN pg_class c ON c.oid = i.inhrelid
  CROSS JOIN LATERAL (SELECT pg_get_expr(c.relpartbound, c.oid) AS text) b
  JOIN (SELECT 'history' AS name, count(*) AS rows, count(*) FILTER (WHERE tableoid::regclass::text <> 'ybss_registry.history' || to_char(known_until, '_YYYY_MM')) AS misplaced FROM ybss_registry.history
    UNION ALL SELECT 'access_log', count(*), count(*) FILTER (WHERE tableoid::regclass::text <> 'ybss_registry.access_log' || to_char(logged_at, '_YYYY_MM')) FROM ybss_registry.access_log) r ON r.name = p.relname
  WHERE p.oid = ANY ('{ybss_registry.history,ybss_registry.access_log}'::regclass[]) AND b.text <> 'DEFAULT'
  GROUP BY 1, r.rows, r.misplaced;
END
$$;
SELECT * FROM public.months() ORDER BY 1;
BEGIN; CALL public.try_months('ISO, YMD', 'Asia/Shanghai'); SELECT * FROM public.months() ORDER BY 1; ROLLBACK;
BEGIN; CALL public.try_months('German', 'Asia/Shanghai'); SELECT * FROM public.months() ORDER BY 1; ROLLBACK;
BEGIN; CALL public.try_months('SQL, DMY', 'Asia/Shanghai'); SELECT * FROM public.months() ORDER BY 1; ROLLBACK;
BEGIN; CALL public.try_months('Postgres, MDY', 'Asia/Shanghai'); SELECT * FROM public.months() ORDER BY 1; ROLLBACK;
BEGIN; CALL public.try_months('German', 'America/New_York'); SELECT * FROM public.months() ORDER BY 1; ROLLBACK;
BEGIN; CALL public.try_months('SQL, DMY', 'Europe/Berlin'); SELECT * FROM public.months() ORDER BY 1; ROLLBACK;
BEGIN; CALL public.try_months('Postgres, DMY', 'America/New_York'); SELECT * FROM public.months() ORDER BY 1; ROLLBACK;
-- a month that an older version made 14 hours late is made anew, with its rows and those that fell between
BEGIN;
CALL public.try_months('ISO', 'Asia/Shanghai');
DO $$ DECLARE v_name text := 'history' || to_char(now() AT TIME ZONE 'Asia/Shanghai' + interval '3 months', '_YYYY_MM');
  v_from timestamptz := (date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') + interval '3 months') AT TIME ZONE 'Asia/Shanghai';
  v_to timestamptz := (date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') + interval '4 months') AT TIME ZONE 'Asia/Shanghai';
BEGIN
  EXECUTE format('ALTER TABLE ybss_registry.history DETACH PARTITION ybss_registry.%I', v_name);
  EXECUTE format('WITH moved AS (DELETE FROM ybss_registry.%I WHERE known_until < %L RETURNING *) INSERT INTO ybss_registry.history_other SELECT * FROM moved', v_name, v_from + interval '14 hours');
  EXECUTE format('ALTER TABLE ybss_registry.history ATTACH PARTITION ybss_registry.%I FOR VALUES FROM (%L) TO (%L)', v_name, v_from + interval '14 hours', v_to);
END $$;
SELECT * FROM public.months() ORDER BY 1;
SELECT ybss.extend_history();
SELECT * FROM public.months() ORDER BY 1;
-- guarded as the parent is
SELECT count(*) AS guarded_otherwise FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
WHERE c.relkind = 'r' AND p.relnamespace = 'ybss_registry'::regnamespace AND (EXISTS (SELECT FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner) OR NOT c.relforcerowsecurity OR NOT c.relrowsecurity
  OR (SELECT array_agg(format('%s %s %s %s %s', polname, polcmd, polpermissive, polroles, pg_get_expr(polqual, polrelid)) ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS DISTINCT FROM (SELECT array_agg(format('%s %s %s %s %s', polname, polcmd, polpermissive, polroles, pg_get_expr(polqual, polrelid)) ORDER BY polname) FROM pg_policy WHERE polrelid = p.oid));
ROLLBACK;
