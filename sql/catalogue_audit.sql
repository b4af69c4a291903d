-- The catalogue of a fresh registry keeps the rules. Every query names offenders
-- and gives no row; what is allowed against a rule stands here with its reason.
-- (names are shown with their schema)
SET search_path = public;
SET client_min_messages = warning;
\pset format unaligned
\pset tuples_only on
CREATE TEMP TABLE schema AS
SELECT oid FROM pg_namespace WHERE nspname IN ('ybss', 'ybss_registry');
CREATE TEMP TABLE function AS
SELECT p.*, p.oid::regprocedure AS signature, l.lanname AS language
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace IN (TABLE schema);
CREATE TEMP TABLE tables AS
SELECT c.*, c.oid::regclass AS name,
  EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'grid') AS has_grid,
  EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'district') AS has_district
FROM pg_class c WHERE c.relnamespace IN (TABLE schema) AND c.relkind IN ('r', 'p');
CREATE TEMP TABLE object AS
SELECT signature::text AS name, obj_description(oid, 'pg_proc') AS comment FROM function
UNION ALL
SELECT oid::regtype::text, obj_description(oid, 'pg_type') FROM pg_type t
WHERE typnamespace IN (TABLE schema) AND typtype <> 'c' AND typcategory <> 'A'
UNION ALL
SELECT oid::regoperator::text, obj_description(oid, 'pg_operator') FROM pg_operator
WHERE oprnamespace IN (TABLE schema)
UNION ALL
SELECT oid::regclass::text, obj_description(oid, 'pg_class') FROM pg_class
WHERE relnamespace IN (TABLE schema) AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
  AND NOT (relkind = 'S' AND oid IN (SELECT objid FROM pg_depend WHERE deptype = 'i'))
  AND NOT relispartition;
ANALYZE schema, function, tables, object;

-- WORDS
-- no comment
SELECT name FROM object WHERE comment IS NULL ORDER BY 1;
-- a comment without Chinese, or without anything else
SELECT name FROM object WHERE comment !~ '[\u4e00-\u9fff]' OR comment !~ '[A-Za-z]{3}' ORDER BY 1;
-- a function's comment does not name its volatility; those behind types and operators are what these are
SELECT signature, provolatile FROM function
WHERE prokind = 'f' AND proname !~ '_(in|out|recv|send|typmod_in|lt|le|eq|ne|ge|gt|cmp|hash|hash_extended|contained|contains|support)$'
  AND obj_description(oid, 'pg_proc') !~*
  ('\m' || CASE provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END || '\M')
ORDER BY 1;

-- WHAT FUNCTIONS SAY OF THEMSELVES
-- immutable, and reads tables (behind :: stands a type) or settings, or the clock
SELECT signature FROM function
WHERE provolatile = 'i' AND language IN ('sql', 'plpgsql') AND proname <> 'registry_script'
  AND prosrc ~* '((?<!::)ybss_registry\.\w+\M(?!\()|current_setting|\mnow\(|current_date|current_timestamp|clock_timestamp)' ORDER BY 1;
-- immutable, and calls what is not
SELECT DISTINCT f.signature, g.called FROM function f
CROSS JOIN LATERAL (SELECT m[1] AS called FROM regexp_matches(f.prosrc, '\m(?:ybss|ybss_registry)\.(\w+)\(', 'g') m) g
WHERE f.provolatile = 'i' AND f.language IN ('sql', 'plpgsql') AND f.proname <> 'registry_script'
  AND 'i' <> ALL (SELECT h.provolatile FROM function h WHERE h.proname = g.called) ORDER BY 1, 2;
-- immutable and not parallel safe
SELECT signature FROM function WHERE provolatile = 'i' AND proparallel <> 's' AND prokind <> 'a' ORDER BY 1;
-- leakproof beyond what a look-up or the scope needs: all of the trees' codes, but of a
-- person's, a unit's and an address's values equality alone, since ranges close in on them
SELECT signature FROM function WHERE proleakproof
  AND proname !~ '^(grid_code|division_code)_(lt|le|eq|ne|ge|gt|cmp|hash|hash_extended|contained|contains)$'
  AND proname !~ '^(citizen_id|credit_code|phone|address)_(eq|ne|hash|hash_extended)$'
  AND proname !~ '^(range_low|range_high|range_last|lineage|in_scope|in_grid|district_of|address_features|address_shares)$'
  -- of persons and units hashes of what the views show, of hidden characters of a name their sounds
  AND proname !~ '^(person_keys|unit_keys|keys_hold)$'
  AND proname !~ '^(grid|division)_(level|parent|truncate|trim)$'
ORDER BY 1;
-- leakproof and written in anything but C or the server itself
SELECT signature FROM function WHERE proleakproof AND language NOT IN ('c', 'internal');
-- an operator class that its access method finds wrong
SELECT opcname FROM pg_opclass WHERE CASE WHEN opcnamespace IN (TABLE schema) THEN NOT amvalidate(oid) END;

-- RIGHTS
-- security definer without a path that ends with pg_temp
SELECT signature FROM function WHERE prosecdef
  AND NOT coalesce(array_to_string(proconfig, ';'), '') ~ 'search_path=pg_catalog, (ybss, )?pg_temp(;|$)' ORDER BY 1;
-- security definer open to PUBLIC, but those that judge by who acts or tell nothing
SELECT signature FROM function WHERE prosecdef AND prorettype <> 'trigger'::regtype AND has_function_privilege('public', oid, 'EXECUTE')
  AND proname NOT IN ('registry_version', 'whoami', 'local_names') ORDER BY 1;
-- writes and open to PUBLIC, but login, what checks the rights of the owner by itself, and a run over tables that the caller reads
SELECT signature FROM function
WHERE provolatile = 'v' AND has_function_privilege('public', oid, 'EXECUTE') AND prorettype <> 'trigger'::regtype
  AND proname NOT IN ('login', 'logout', 'sign_ticket', 'write_access_log', 'write_look_up', 'write_search', 'match_table') ORDER BY 1;
-- C that reads what an argument is said to be: only where the argument cannot be anything else, or is asked. A function
-- of this list names its check: internal is nothing but NULL where SQL calls it, so STRICT is enough; a record is asked
-- by ybss_row_argument(), the functions of an aggregate ask who calls them (AggCheckCallContext); a C string is what an input function reads, and the planner asks for the right to it.
SELECT signature FROM function f
WHERE f.language IN ('c', 'internal') AND EXISTS (SELECT FROM unnest(f.proargtypes::oid[]) a JOIN pg_type t ON t.oid = a AND t.typtype = 'p')
  AND NOT (f.proisstrict AND 'internal'::regtype = ANY (f.proargtypes::oid[])
           AND NOT f.proargtypes::oid[] && '{anyelement,anyarray,anynonarray,anyenum,anyrange,"\"any\"",record}'::regtype[]::oid[])
  AND signature::text !~ '^ybss\.(values_of\(anyelement|digest_of\(anyelement|score\(record,|score_numbers\(record,|score_items\(record,|note_score\(internal,record,|write_scores\(internal\)|store_scores\(record,)'
  AND NOT (f.proisstrict AND f.pronargs = 1 AND f.proargtypes[0] = 'cstring'::regtype AND f.oid IN (SELECT typinput FROM pg_type)) ORDER BY 1;
-- a function over a pseudo-type, or behind a trigger, that others than the owner and the superuser may call, but input functions
SELECT signature, coalesce(r.rolname, 'PUBLIC') FROM function f
CROSS JOIN LATERAL aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE (f.prorettype = 'trigger'::regtype OR EXISTS (SELECT FROM unnest(f.proargtypes::oid[]) t(oid) JOIN pg_type p ON p.oid = t.oid AND p.typtype = 'p'))
  AND f.oid NOT IN (SELECT typinput FROM pg_type) AND a.grantee <> f.proowner AND r.rolname IS DISTINCT FROM 'ybss_owner' ORDER BY 1, 2;
-- a way to put a function before the server's own: things in schema ybss that are neither members of the extension nor
-- the registry's owner's, and rights to create there
SELECT * FROM ybss.strange_objects(false) ORDER BY 1, 2;
-- attributes, members and ways up that a role of the registry may not have
SELECT * FROM ybss.strange_rights(false) WHERE NOT adoptable ORDER BY 1, 2;
-- a path in which others come first, or at all
SELECT signature, s.setting FROM function, unnest(proconfig) s(setting)
WHERE s.setting LIKE 'search_path=%' AND s.setting NOT IN ('search_path=pg_catalog, pg_temp', 'search_path=pg_catalog, ybss, pg_temp') ORDER BY 1;
-- a body that is read anew at each call, and says no path: the caller's decides what its names are. run_job commits, so
-- it can say none, and writes each name whole; the others are one call with its schema, rows of constants, or part of
-- the owner's statements
SELECT signature FROM function WHERE language IN ('sql', 'plpgsql') AND prosqlbody IS NULL AND prokind IN ('f', 'p')
  AND signature::text !~ '^ybss\.((to|from)_(gcj02|bd09)\(|registry_script\(|run_job\()' AND signature::text !~ '^ybss_registry\.finding_of\(anyelement'
  AND NOT coalesce(array_to_string(proconfig, ';'), '') ~ 'search_path=' ORDER BY 1;
-- an object of the registry that is not the owner's
SELECT name FROM tables WHERE relnamespace = 'ybss_registry'::regnamespace AND relowner <> 'ybss_owner'::regrole ORDER BY 1;
-- an owner who can log in or pass row security
SELECT rolname FROM pg_roles WHERE rolname LIKE 'ybss\_%' AND (rolcanlogin OR rolbypassrls OR rolsuper);
-- people with a right to a table itself, PUBLIC with a right to anything
SELECT name FROM tables WHERE has_table_privilege('ybss_reader', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE') ORDER BY 1;
SELECT oid::regclass FROM pg_class WHERE relnamespace IN (TABLE schema) AND relkind IN ('r', 'p', 'v', 'm', 'S')
  AND (SELECT bool_or(a.grantee = 0) FROM aclexplode(relacl) a) ORDER BY 1;
-- a right to empty a table, which no row security judges
SELECT name, a.grantee::regrole FROM tables, aclexplode(relacl) a
WHERE a.privilege_type = 'TRUNCATE' AND a.grantee <> relowner ORDER BY 1, 2;

-- ROW SECURITY
-- a table where it is not enabled and forced
SELECT name FROM tables WHERE NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1;
-- a table with a grid and no restrictive policy of it; grants name what they give, not where they lie
SELECT name FROM tables t WHERE has_grid AND name <> ALL ('{ybss_registry.scope_grant,ybss_registry.source,ybss_registry.intake_file}'::regclass[])
  AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND NOT p.polpermissive AND p.polcmd = '*'
    AND pg_get_expr(p.polqual, p.polrelid) = 'ybss.in_scope(grid)'
    AND pg_get_expr(p.polwithcheck, p.polrelid) = 'ybss.in_scope(grid)') ORDER BY 1;
-- a permissive policy that would open rows if the restrictive one were lost; grants as above, lists' names as below
SELECT polrelid::regclass, polname FROM pg_policy p JOIN tables t ON t.oid = p.polrelid
WHERE has_grid AND polpermissive AND name <> 'ybss_registry.scope_grant'::regclass
  AND NOT (name IN ('ybss_registry.source'::regclass, 'ybss_registry.intake_file') AND polname = 'known' AND polcmd = 'r')
  AND (coalesce(pg_get_expr(polqual, polrelid), 'ybss.in_scope(grid)') <> 'ybss.in_scope(grid)'
    OR coalesce(pg_get_expr(polwithcheck, polrelid), 'ybss.in_scope(grid)') <> 'ybss.in_scope(grid)') ORDER BY 1, 2;
-- lists' names are read by whoever decides about a line; written only within the scope
SELECT name FROM tables t WHERE name IN ('ybss_registry.source'::regclass, 'ybss_registry.intake_file') AND 3 > (
  SELECT count(*) FROM pg_policy p WHERE p.polrelid = t.name AND NOT p.polpermissive AND p.polcmd IN ('a', 'w', 'd')) ORDER BY 1;
-- a view of people that lets a function look at hidden rows first; the queue may: row security
-- stands on each of its tables, and an ordered page of it must not make every row
SELECT oid::regclass FROM pg_class WHERE relkind = 'v' AND relnamespace = 'ybss'::regnamespace AND relname <> 'review_queue'
  AND NOT coalesce(reloptions, '{}') @> '{security_barrier=true}' ORDER BY 1;

-- GROWTH (design D10)
-- a table without a primary key, a table in the people's schema
SELECT name FROM tables t WHERE NOT EXISTS (SELECT FROM pg_index WHERE indrelid = t.oid AND indisprimary) ORDER BY 1;
SELECT name FROM tables WHERE relnamespace = 'ybss'::regnamespace ORDER BY 1;
-- a fact without its district: sources, files and grants say what they are about, and stay with their server
SELECT name FROM tables WHERE has_grid AND NOT has_district
  AND relname NOT IN ('source', 'intake_file', 'scope_grant') ORDER BY 1;
-- a fact whose district need not be that of its grid
SELECT name FROM tables t WHERE has_grid AND has_district AND NOT EXISTS (SELECT FROM pg_constraint
  WHERE conrelid = t.oid AND contype = 'c' AND pg_get_constraintdef(oid) = 'CHECK ((district = ybss.district_of(grid)))') ORDER BY 1;
-- a unique or exclusion rule of a fact without the district; grid codes begin with it
SELECT i.indexrelid::regclass FROM pg_index i JOIN tables t ON t.oid = i.indrelid
WHERE t.has_district AND (i.indisunique OR i.indisexclusion) AND i.indexrelid::regclass::text <> 'ybss_registry.grid_pkey'
  AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attname = 'district') ORDER BY 1;
-- a foreign key between facts without the district
SELECT k.conrelid::regclass, k.conname FROM pg_constraint k
JOIN tables t ON t.oid = k.conrelid JOIN tables r ON r.oid = k.confrelid
WHERE k.contype = 'f' AND t.has_district AND r.has_district
  AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname = 'district')
ORDER BY 1, 2;
-- a key with the district that is updated by cascade
SELECT k.conrelid::regclass, k.conname FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid
WHERE k.contype = 'f' AND k.confupdtype = 'c'
  AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname = 'district') ORDER BY 1, 2;
-- a lookup table that refers to facts
SELECT k.conrelid::regclass, k.conname FROM pg_constraint k
JOIN tables t ON t.oid = k.conrelid JOIN tables r ON r.oid = k.confrelid
WHERE k.contype = 'f' AND NOT t.has_district AND r.has_district ORDER BY 1, 2;
-- a function that pins how its statements are planned: a district that is not known to the plan is not gone to alone; planned
-- anew each time, it is known
SELECT signature FROM function WHERE EXISTS (SELECT FROM unnest(proconfig) s WHERE s LIKE 'plan\_cache\_mode=%' AND s <> 'plan_cache_mode=force_custom_plan') ORDER BY 1;
-- a foreign key whose referring side no index serves
SELECT k.conrelid::regclass, k.conname FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid
JOIN tables r ON r.oid = k.confrelid
WHERE k.contype = 'f' AND t.has_district AND r.has_district AND NOT EXISTS (SELECT FROM pg_index i
  WHERE i.indrelid = k.conrelid AND i.indpred IS NULL
    AND (SELECT array_agg(c) FROM unnest(i.indkey::int2[]) WITH ORDINALITY u (c, n)
         WHERE n <= cardinality(k.conkey)) @> (SELECT array_agg(c) FROM unnest(k.conkey) c WHERE c <> ALL (
           SELECT attnum FROM pg_attribute WHERE attrelid = k.conrelid AND attname IN ('habitable', 'under_habitable', 'district'))))
ORDER BY 1, 2;
