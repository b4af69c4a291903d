-- Every C function of ours, called with what it does not expect: an error, never a
-- crash, never memory that lies behind the argument.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE TABLE public.pair (a int, b text);
CREATE DOMAIN public.paired AS public.pair;
CREATE DOMAIN public.number AS int;
INSERT INTO public.pair VALUES (1, 'x');

-- WHO MAY: nobody but those who need it
CREATE ROLE regress_row_reader;
GRANT ybss_reader, ybss_operator, ybss_auditor TO regress_row_reader;
SET ROLE regress_row_reader;
SELECT ybss.values_of(1);
CREATE TEMP TABLE mine (a int);
CREATE TRIGGER up BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION ybss.rule_up();
RESET ROLE;

-- A ROW is one, whatever it is declared as
SELECT ybss.values_of(p) FROM public.pair p;
SELECT ybss.values_of(p::public.paired) FROM public.pair p;
SELECT ybss.values_of(ROW(1, 'x'::text));
SELECT ybss.values_of(NULL::public.pair);
-- a number, a text, the bytes of a row that was made up, an array of rows, a domain
SELECT ybss.values_of(1);
SELECT ybss.values_of('x'::text);
SELECT ybss.values_of('\xffffffffe10200000000000000000800000918000000000000000000'::bytea);
SELECT ybss.values_of(ARRAY[p]) FROM public.pair p;
SELECT ybss.values_of(7::public.number);
SELECT ybss.score(1);
SELECT ybss.score(ROW(1, 2));
SELECT ybss.score('x');
-- the columns of a type may change between two calls of one expression
CREATE TABLE public.unit (LIKE ybss_registry.unit_record);
INSERT INTO public.unit (district, unit_id, items) VALUES (520399, 1, '{}');
DO $$
DECLARE
  v_row public.unit;
  v_score record;
BEGIN
  FOR i IN 1..2 LOOP
    SELECT * INTO v_row FROM public.unit;
    v_score := ybss.score(v_row, '2026-11-01');
    RAISE WARNING 'scored: %', v_score IS NOT NULL;
    ALTER TABLE public.unit ALTER COLUMN items TYPE bytea USING decode(repeat('ffffff3f', 100), 'hex');
  END LOOP;
END
$$;
-- what a record was is an object: of an array every entry would be taken for a pair
SELECT ybss.earlier_first('["", 1]', '{}', false);
SELECT ybss.past(old, false) FROM (VALUES ('[1]'::jsonb), ('[2]')) v(old);
-- the bounds of a scope are values of the type and no codes
SELECT ybss.grid_level(b), ybss.grid_truncate(b, 4), ybss.grid_parent(b), ybss.lineage(b), b OPERATOR(ybss.<@) '520399'::ybss.grid_code AS below
FROM (SELECT ybss.scope_low() UNION ALL SELECT ybss.scope_high()) s(b);

-- EVERY FUNCTION with every kind of argument that SQL lets through. Values by type:
-- the first is a good one, the others are at the edge of the type or beyond.
CREATE TEMP TABLE candidate AS
SELECT t.type::regtype AS type, v.value, v.n FROM (VALUES
  ('anyelement', ARRAY['(SELECT p FROM public.pair p)', '1', '''x''::text', '''\xffffffff0a000000''::bytea', 'ARRAY[1,2]', 'ROW(1,''x''::text)', '7::public.number',
    '(SELECT p::public.paired FROM public.pair p)', 'ARRAY(SELECT p FROM public.pair p)', 'NULL::int', 'NULL::public.pair', 'NULL', '''x''', '''{}''::jsonb',
    'now()', '1.5::float8', '''p''::name', '''c''::"char"', 'true', '''(1,2)''::point', '''[1,2]''::int4range', '2::smallint', '3::bigint', '4::oid', 'ybss.scope_high()']),
  ('record', ARRAY['(SELECT h FROM public.unit h)', '1', '''x''::text', '''\xffff''::bytea', 'ARRAY[1]', 'ROW(1,2)', 'ROW()', '(SELECT p::public.paired FROM public.pair p)',
    '(SELECT c FROM pg_class c LIMIT 1)', '(SELECT s FROM pg_stats s LIMIT 1)', 'ARRAY(SELECT p FROM public.pair p)', 'NULL', 'NULL::public.unit', '7::public.number', '''{}''::jsonb']),
  ('internal', ARRAY['NULL', '''x''', '1', '0', '''\xff''::bytea', 'ROW(1)', 'ARRAY[1]', 'now()']),
  ('cstring', ARRAY['''x''', 'NULL', '''''', '1', 'repeat(''9'', 100000)::cstring', '''520399''', '''11010519491231002X''', '''\x00ff''::bytea', 'ROW(1)', 'ARRAY[1]']),
  ('text', ARRAY['''x''', '''''', 'repeat(''永'', 30000)', 'repeat(''9'', 100000)', 'NULL', '''person''', 'chr(1)||chr(131071)||''💩''', '''%s%n''', '''2026-02-30''', '''Q''']),
  ('integer', ARRAY['1', '0', '-1', '-2147483648', '2147483647', 'NULL', '1000000']),
  ('smallint', ARRAY['1', '0', '-1', '-32768', '32767', 'NULL']),
  ('bigint', ARRAY['1', '0', '-1', '-9223372036854775808', '9223372036854775807', 'NULL', '5203990000000009']),
  ('oid', ARRAY['0', '1', '4294967295', 'NULL']),
  ('double precision', ARRAY['1', '0', '''NaN''', '''Infinity''', '''-Infinity''', '1e308', '-1e-308', 'NULL']),
  ('boolean', ARRAY['true', 'false', 'NULL']),
  ('date', ARRAY['''2026-01-01''', '''infinity''', '''-infinity''', '''4713-01-01 BC''', '''5874897-01-01''', 'NULL']),
  ('timestamp with time zone', ARRAY['now()', '''infinity''', '''-infinity''', '''4713-01-01 BC''', '''294276-01-01''', 'NULL']),
  ('bytea', ARRAY['''\x00''', '''''', '''\xefbbbf''', 'decode(repeat(''ff00'', 40000), ''hex'')', 'NULL', 'decode(repeat(''2c22'', 5000), ''hex'')']),
  ('jsonb', ARRAY['''{}''', '''[]''', '''1''', '''null''', '''"x"''', '''[[1,2],{"a":[3]},"",1]''', 'NULL', '(''{"a":''||repeat(''['',500)||repeat('']'',500)||''}'')::jsonb']),
  ('name', ARRAY['''x''', '''''', 'repeat(''永'', 30)::name', 'NULL']),
  ('text[]', ARRAY['''{x}''', '''{}''', '''{NULL}''', '''{{a,b},{c,d}}''', '''[5:6]={a,b}''', 'NULL', 'array_fill(''x''::text, ARRAY[10000])']),
  ('integer[]', ARRAY['''{1}''', '''{}''', '''{NULL}''', '''{{1,2},{3,NULL}}''', '''[-5:-4]={1,2}''', 'NULL', 'array_fill(1, ARRAY[10000])']),
  ('ybss.address', ARRAY['ybss.parse(''幸福路1号'')', 'ybss.parse('''')', 'ybss.parse(repeat(''1号'', 300))', 'NULL', 'ybss.parse(''贵州省遵义市红花岗区幸福小区3幢2单元501室'')']),
  ('ybss.citizen_id', ARRAY['''11010519491231002X''', 'NULL']),
  ('ybss.credit_code', ARRAY['(SELECT ybss.try_credit_code(''91520302MA6DHQXK0E''))', 'NULL']),
  ('ybss.phone', ARRAY['''13900000000''', '''+1 202 5550100''', 'NULL']),
  ('ybss.grid_code', ARRAY['''520399''', 'ybss.scope_high()', 'ybss.scope_low()', '''520399001001001''', 'NULL']),
  ('ybss.division_code', ARRAY['''520399''', '''52''', '''520399001001''', 'NULL'])) t(type, list)
CROSS JOIN LATERAL unnest(t.list) WITH ORDINALITY v(value, n);
CREATE TEMP TABLE called (function regprocedure, arguments text, state text);
CREATE PROCEDURE pg_temp.call_all() LANGUAGE plpgsql AS $$
DECLARE
  v_function record;
  v_arguments text;
BEGIN
  FOR v_function IN
    SELECT p.oid::regprocedure AS signature, p.proname, p.pronamespace::regnamespace AS schema, p.proargtypes::oid[] AS types, p.pronargs
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND (l.lanname IN ('c', 'internal') OR p.prokind = 'a')
    ORDER BY 1
  LOOP
    FOR v_arguments IN
      -- one argument after the other is bad, the rest are good; then all of them are
      SELECT DISTINCT coalesce((SELECT string_agg(coalesce(c.value, 'NULL'), ', ' ORDER BY a.place)
        FROM unnest(v_function.types) WITH ORDINALITY a(type, place)
        LEFT JOIN candidate c ON c.type = a.type AND c.n = CASE WHEN a.place = bad.place OR bad.place = 0 THEN
          1 + (bad.n - 1) % (SELECT max(n) FROM candidate x WHERE x.type = a.type) ELSE 1 END), '')
      FROM (SELECT place, n FROM generate_series(0, v_function.pronargs) place, generate_series(1, 25) n) bad
    LOOP
      BEGIN
        EXECUTE format('SELECT count(f) FROM (SELECT %s.%I(%s) AS f OFFSET 0) q', v_function.schema, v_function.proname, v_arguments);
        INSERT INTO called VALUES (v_function.signature, v_arguments, '00000');
      EXCEPTION WHEN OTHERS THEN
        INSERT INTO called VALUES (v_function.signature, v_arguments, SQLSTATE);
      END;
    END LOOP;
  END LOOP;
END
$$;
CALL pg_temp.call_all();
SELECT count(DISTINCT function) > 140 AS all_functions, count(*) > 1500 AS many_calls FROM called;
-- errors that no check raised: of the server's inside
SELECT function, state, min(arguments) FROM called WHERE state LIKE 'XX%' GROUP BY 1, 2 ORDER BY 1, 2;
-- what came through although it is no row
SELECT DISTINCT arguments FROM called WHERE function = 'ybss.values_of(anyelement)'::regprocedure AND state = '00000' ORDER BY 1;
SELECT DISTINCT state FROM called WHERE function = 'ybss.values_of(anyelement)'::regprocedure AND state <> '00000' ORDER BY 1;

-- TRIGGERS on tables that are not ours, at moments that are not theirs
CREATE TABLE public.own (a int, district text, grid text, recorded_at text, changed_at text, change_id text, PRIMARY KEY (a), UNIQUE (district));
CREATE VIEW public.seen AS SELECT * FROM public.own;
CREATE TABLE ybss_registry.own (LIKE public.own INCLUDING ALL);
CREATE TEMP TABLE fired (function name, target text, timing text, events text, per text, state text, message text);
CREATE PROCEDURE pg_temp.fire_all() LANGUAGE plpgsql AS $$
DECLARE
  v record;
  v_do text;
BEGIN
  FOR v IN
    SELECT p.proname, t.target, w.timing, e.event, l.per FROM pg_proc p JOIN pg_language g ON g.oid = p.prolang AND g.lanname = 'c'
    CROSS JOIN (VALUES ('public.own'), ('public.seen'), ('ybss_registry.own')) t(target)
    CROSS JOIN (VALUES ('BEFORE'), ('AFTER'), ('INSTEAD OF')) w(timing)
    CROSS JOIN (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) e(event)
    CROSS JOIN (VALUES ('ROW'), ('STATEMENT')) l(per)
    WHERE p.pronamespace = 'ybss'::regnamespace AND p.prorettype = 'trigger'::regtype ORDER BY 1, 2, 3, 4, 5
  LOOP
    BEGIN
      EXECUTE format('INSERT INTO %s VALUES (1), (2)', v.target);
      EXECUTE format('CREATE TRIGGER tried %s %s ON %s FOR EACH %s EXECUTE FUNCTION ybss.%I(''a'')', v.timing, v.event, v.target, v.per, v.proname);
      v_do := CASE v.event WHEN 'INSERT' THEN format('INSERT INTO %s VALUES (3)', v.target) WHEN 'UPDATE' THEN format('UPDATE %s SET district = a', v.target)
        WHEN 'DELETE' THEN format('DELETE FROM %s', v.target) ELSE format('TRUNCATE %s', v.target) END;
      EXECUTE v_do;
      SET CONSTRAINTS ALL IMMEDIATE;
      RAISE EXCEPTION USING ERRCODE = '00001', MESSAGE = 'went through';
    EXCEPTION WHEN OTHERS THEN
      INSERT INTO fired VALUES (v.proname, v.target, v.timing, v.event, v.per, SQLSTATE, SQLERRM);
    END;
  END LOOP;
END
$$;
CALL pg_temp.fire_all();
SELECT * FROM fired WHERE state LIKE 'XX%';
SELECT count(DISTINCT function) > 8 AS all_functions, count(*) > 600 AS many_tries FROM fired;
-- what went through: those that only tell other sessions to look again may, rules on a table that has none, and
-- a statement's trigger on a view that the server turns into its table
SELECT function, target, timing, events, per FROM fired WHERE state = '00001'
  AND function NOT IN ('divisions_changed', 'local_codes_changed', 'local_names_changed', 'no_values_changed', 'tell_access_changed', 'tell_catalogue_changed')
  AND NOT (function LIKE 'rule\_%' AND target = 'ybss_registry.own' AND per = 'ROW') AND NOT (target = 'public.seen' AND per = 'STATEMENT');
