-- Days are the district's, whatever time zone a client's session has: by one function, which all parts use.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
SELECT zone, today() = (now() AT TIME ZONE 'Asia/Shanghai')::date AS of_the_district
FROM unnest('{UTC,America/New_York,Pacific/Kiritimati,Asia/Shanghai}'::text[]) zone, LATERAL set_config('timezone', zone, false) s WHERE s = zone;
SELECT day_of('2026-01-01 00:30:00+08') AS new_year, day_of('2025-12-31 23:30:00+08') AS old_year, day_of('2025-12-31 16:00:00Z') AS in_utc, day_of(NULL) AS none;
-- a list that came at half past midnight is of the new day, also where the session has the day before
SET timezone = 'America/New_York';
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
SELECT (load_list('book', 'b', convert_to(E'地址,网格\n贵州省遵义市红花岗区虾子镇米兰社区米兰路1号,520371109002001\n', 'UTF8'), '2026-01-01 00:30:00+08')).lines;
CALL run_job('intake');
SELECT (load_list('police', 'p', convert_to(E'姓名,证件,住址\n冯一,520399198503070016,米兰路1号\n', 'UTF8'), '2026-01-01 00:30:00+08')).lines;
CALL run_job('intake');
SELECT lower(valid) AS since FROM ybss_registry.residence;
SELECT DISTINCT said_on FROM said((SELECT person_id FROM ybss_registry.person));
-- nothing of ours asks the session's day: functions, views, defaults, checks
SELECT p.oid::regprocedure AS function FROM pg_proc p WHERE p.pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace)
  AND pg_get_functiondef(p.oid) ~* '\mcurrent_date\M|\mlocaltimestamp\M|\mnow\(\)::date|_at::date' AND p.proname <> 'registry_script' AND p.prokind <> 'a' ORDER BY 1;
SELECT c.oid::regclass AS view FROM pg_class c WHERE c.relkind IN ('v', 'm') AND c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace)
  AND pg_get_viewdef(c.oid) ~* '\mcurrent_date\M|\mlocaltimestamp\M|_at\)?::date' ORDER BY 1;
SELECT d.adrelid::regclass AS "table", a.attname FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum JOIN pg_class c ON c.oid = d.adrelid
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND pg_get_expr(d.adbin, d.adrelid) ~* '\mcurrent_date\M' ORDER BY 1, 2;
