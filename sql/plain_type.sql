-- For clients that know no type of ours: every view offers text and numbers too, every function
-- that people may call takes text, and what is bound as varchar finds operators and columns.
\set SHOW_CONTEXT never
\set VERBOSITY terse
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
-- a column of a type of ours or of PostGIS without its words beside it
SELECT c.relname, a.attname, format_type(a.atttypid, NULL)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
WHERE c.relnamespace = 'ybss'::regnamespace AND c.relkind IN ('v', 'm') AND c.relname <> 'flock' AND coalesce(e.typnamespace, t.typnamespace) <> 'pg_catalog'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_attribute s WHERE s.attrelid = c.oid AND s.attname = a.attname || '_text' AND s.atttypid = 'text'::regtype)
ORDER BY 1, 2;
-- (lineage, range_… and region belong to several types: a cast says which is meant)
-- what people may call, with the arguments of our types given as text, as varchar and without a type
CREATE FUNCTION pg_temp.refusal(function oid, given text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_types text[];
  v_call text;
BEGIN
  SELECT array_agg(CASE WHEN coalesce(e.typnamespace, t.typnamespace) = 'ybss'::regnamespace THEN given || CASE WHEN e.oid IS NOT NULL THEN '[]' ELSE '' END
    ELSE format_type(t.oid, NULL) END ORDER BY n)
  INTO v_types FROM pg_proc p, unnest(p.proargtypes) WITH ORDINALITY a(type, n) JOIN pg_type t ON t.oid = a.type
  LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A' WHERE p.oid = function;
  SELECT format('PREPARE plain_call (%s) AS SELECT * FROM ybss.%I(%s)', array_to_string(v_types, ', '), p.proname,
    (SELECT string_agg('$' || n, ', ' ORDER BY n) FROM generate_series(1, cardinality(v_types)) n)) INTO v_call FROM pg_proc p WHERE p.oid = function;
  EXECUTE v_call;
  DEALLOCATE plain_call;
  RETURN NULL;
EXCEPTION WHEN ambiguous_function OR undefined_function OR indeterminate_datatype OR datatype_mismatch THEN
  RETURN SQLERRM;
END
$$;
CREATE TEMP TABLE asked AS
SELECT p.oid, p.oid::regprocedure AS function, p.proname FROM pg_proc p
WHERE p.pronamespace = 'ybss'::regnamespace AND p.prokind = 'f' AND p.pronargs > 0
  AND EXISTS (SELECT FROM unnest('{ybss_reader,ybss_operator,ybss_job,ybss_auditor}'::regrole[]) r WHERE has_function_privilege(r, p.oid, 'EXECUTE'))
  AND NOT p.proargtypes::oid[] && ARRAY['internal', 'cstring', 'record', 'anyelement']::regtype[]::oid[]
  AND NOT EXISTS (SELECT FROM pg_operator o WHERE o.oprcode = p.oid)
  AND NOT EXISTS (SELECT FROM pg_amproc m WHERE m.amproc = p.oid)
  AND NOT EXISTS (SELECT FROM pg_type t WHERE p.oid IN (t.typoutput, t.typsend));
SELECT count(*) > 50 AS many FROM asked;
SELECT DISTINCT a.proname, g.given, pg_temp.refusal(a.oid, g.given)
FROM asked a CROSS JOIN unnest('{text,varchar,unknown}'::text[]) g(given)
WHERE pg_temp.refusal(a.oid, g.given) IS NOT NULL ORDER BY 1, 2;
-- literals without a type mean what they meant
SET ROLE regress_district;
SELECT count(*) FROM ybss.where_lives('520399196203150111');
SELECT ybss.grid_level('520399001'), ybss.in_grid('520399001001', '520399001'), ybss.in_grid('520399002', '520399001');
SELECT pg_typeof(ybss.parse('新蒲街道播州大道18号')), ybss.similarity('播州大道18号', '播州大道十八号');
-- what a driver sends as varchar
PREPARE below (varchar) AS SELECT count(*) FROM ybss.grid g WHERE g.code <@ $1;
EXECUTE below ('520399');
PREPARE below_called (varchar) AS SELECT count(*) FROM ybss.grid g WHERE ybss.in_grid(g.code, $1);
EXECUTE below_called ('520399');
PREPARE one (varchar) AS SELECT count(*) FROM ybss.grid g WHERE g.code = $1;
EXECUTE one ('520399');
PREPARE one_text (varchar) AS SELECT count(*) FROM ybss.grid g WHERE g.code_text = $1;
EXECUTE one_text ('520399');
PREPARE several (varchar[]) AS SELECT count(*) FROM ybss.grid g WHERE g.code = ANY ($1);
EXECUTE several ('{520399,520399001}');
PREPARE after (varchar, bigint) AS SELECT count(*) FROM ybss.person p WHERE (p.grid, p.person_id) > ($1, $2);
EXECUTE after ('520399', 0);
RESET ROLE;
PREPARE enter (varchar, varchar, varchar, varchar) AS INSERT INTO ybss_registry.person (district, grid, name, citizen_id, phone) VALUES (520399, $1, $2, $3, $4) RETURNING citizen_id IS NOT NULL AND phone IS NOT NULL;
EXECUTE enter ('520399001001001', '张小五', '520399199001012312', '13800000001');
-- a text that is none is refused as ever, without what it says
EXECUTE below ('5203990');
PREPARE lives (varchar) AS SELECT * FROM ybss.where_lives($1);
EXECUTE lives ('520399196203150112');
-- text among itself means text
SELECT pg_typeof(coalesce('520399'::varchar, '520399'::text)), '520399'::varchar = '520399'::varchar, '520399 '::varchar = '520399'::text, 'a'::name = 'a'::varchar, max(v) FROM (VALUES ('a'::varchar)) t(v);
-- the index answers, for a reader whom row security binds, whatever the node is given as
RESET ROLE;
UPDATE ybss_registry.member SET may_explain = true WHERE member_id = 9004;
SET enable_seqscan = off;
CREATE FUNCTION pg_temp.conditions(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  v_line text;
BEGIN
  FOR v_line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
    IF v_line ~ 'Index Cond|Filter' THEN RETURN NEXT btrim(v_line); END IF;
  END LOOP;
END
$$;
SET plan_cache_mode = force_generic_plan;
SET ROLE regress_district;
PREPARE people (varchar) AS SELECT person_id FROM ybss.person WHERE ybss.in_grid(grid, $1);
SELECT pg_temp.conditions($$EXECUTE people ('520399001')$$);
SELECT pg_temp.conditions($$SELECT person_id FROM ybss.person WHERE ybss.in_grid(grid, '520399001')$$);
RESET ROLE;
