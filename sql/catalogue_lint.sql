-- plpgsql_check reads every PL/pgSQL function of the extension and the registry.
-- (names are shown with their schema)
SET search_path = public;
SET client_min_messages = warning;
CREATE EXTENSION plpgsql_check;
\pset format unaligned
\pset tuples_only on
CREATE TEMP TABLE remark AS
SELECT p.oid::regprocedure AS function, c.*
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
-- a function that serves several events sees in each the rows that it asks for
LEFT JOIN LATERAL (SELECT tgrelid, max(tgoldtable) AS tgoldtable, max(tgnewtable) AS tgnewtable FROM pg_trigger WHERE tgfoid = p.oid AND NOT tgisinternal GROUP BY tgrelid) t ON true
CROSS JOIN LATERAL plpgsql_check_function_tb(p.oid, relid => coalesce(t.tgrelid, 0), oldtable => t.tgoldtable, newtable => t.tgnewtable, fatal_errors => false,
  extra_warnings => true, performance_warnings => false, security_warnings => true) c
WHERE p.pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace)
  AND (p.prorettype <> 'trigger'::regtype OR t.tgrelid IS NOT NULL);
-- errors; temporary tables that a function makes for itself are not there when it is read
SELECT function, lineno, level, message FROM remark
WHERE level = 'error' AND message !~ '^relation "pg_temp\.\w+" does not exist$' ORDER BY 1, 2;
-- statements put together from text, but those that quote what they put in
SELECT DISTINCT function, message FROM remark
WHERE level = 'security' AND function::text NOT IN
  ('ybss.run_registry_parts(text[])', 'ybss.protect_table(regclass,name[],name[])',
   'ybss.run_step(integer)', 'ybss.lock_registry(interval)', 'ybss_registry.attach_rules(regclass)', 'ybss_registry.guard_as_parent(regclass,regclass)', 'ybss_registry.broken_keys()', 'ybss_registry.broken_rows(text,boolean)',
   'ybss_registry.sample_of(text,ybss.grid_code,integer,bigint,timestamp with time zone)', 'ybss_registry.move_links(regclass,name,integer,bigint,bigint,ybss.grid_code,date)',
   -- what it puts in is quoted: names of columns
   'ybss_registry.take_shipped(text,text[])', 'ybss_registry.refresh_statistics(text[],bigint)', 'ybss_registry.give_back_values(text)',
   -- what they put in is code: the rows of settled_link()
   'ybss_registry.yield_to_entered(text)', 'ybss_registry.keep_moved(text)', 'ybss_registry.end_unsaid(text)', 'ybss_registry.renew_said(text,boolean)', 'ybss_registry.apply_runs(text)',
   -- and the conditions of delete_made_records()
   'ybss_registry.delete_made(text,text)', 'ybss_registry.write_values(text,text,text)',
   'ybss.fill_report(text,ybss.grid_code)', 'ybss_registry.store_item(ybss_registry.item,text,bigint,jsonb,jsonb,text)',
   'ybss.partly_seen(text,bigint[])', 'ybss_registry.make_function(text,text,text,text)', 'ybss_registry.make_record_view(text,text)') ORDER BY 1;
-- unused and shadowed names, dead code, where the whole body could be read (the name of one
-- argument is SQL's; callers write it in quotes, and cannot be given another)
SELECT function, lineno, message FROM remark r
WHERE level LIKE 'warning%' AND message NOT IN ('target type is different type than source type', 'name of parameter "right" is reserved keyword')
  AND NOT EXISTS (SELECT FROM remark e WHERE e.function = r.function AND e.level = 'error')
ORDER BY 1, 2;
-- every trigger function of PL/pgSQL is in use
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
WHERE p.pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND p.prorettype = 'trigger'::regtype
  AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgfoid = p.oid) ORDER BY 1;
