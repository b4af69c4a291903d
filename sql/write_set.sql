-- Rows that are judged as a set are refused and let through as rows by every other road; nothing lets a row past.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET search_path = ybss_registry, public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO address (district, address_id, grid, address, state)
SELECT 520399, 7300 + n, '520399073001001', parse('成批路' || n || '号'), 'confirmed' FROM generate_series(1, 4) n;
INSERT INTO house (district, house_id, grid, address_id) SELECT 520399, 7300 + n, '520399073001001', 7300 + n FROM generate_series(1, 3) n;
UPDATE house SET ended_on = '2015-01-01' WHERE house_id = 7303;
INSERT INTO person (district, person_id, grid, name, no_document_reason)
SELECT 520399, 7300 + n, '520399073001001', '人' || n, (SELECT min(code) FROM no_document_reason) FROM generate_series(1, 4) n;
INSERT INTO unit (district, unit_id, grid, name, address_id, no_code_reason) VALUES (520399, 7301, '520399073001001', '店', 7304, (SELECT min(code) FROM no_code_reason));
INSERT INTO household (district, household_id, grid, number) SELECT 520399, 7300 + n, '520399073001001', '成批户' || n FROM generate_series(1, 2) n;
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7301, '520399073001001', 7301, 7301, '[2010-01-01,2012-01-01)');

-- What a statement does, alone and taken back: its fault, or the rows that it leaves, and whether they were judged as a set
-- (those lie in a subtransaction of their own).
CREATE TABLE public.before (n int);
CREATE FUNCTION public.outcome(statement text, target text) RETURNS TABLE (state text, rule text, rows text, as_set boolean) LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO before VALUES (1);
  EXECUTE statement;
  SET CONSTRAINTS ALL IMMEDIATE;
  EXECUTE format('SELECT string_agg(v.said, '' '' ORDER BY v.said), bool_or(t.xmin <> (SELECT b.xmin FROM before b)) FROM %I t
    CROSS JOIN LATERAL (SELECT (to_jsonb(t) - %L - ''{recorded_at,changed_at,change_id}''::text[])::text AS said) v
    WHERE t.change_id = (SELECT max(c.change_id) FROM change c)', target, target || '_id')
  INTO rows, as_set;
  RAISE EXCEPTION USING ERRCODE = 'ZZZZZ';
EXCEPTION WHEN SQLSTATE 'ZZZZZ' THEN state := 'done'; RETURN NEXT;
WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, rule = CONSTRAINT_NAME;
  rows := NULL; as_set := NULL;
  RETURN NEXT;
END $$;
-- Sets of one to six links, most of them right: persons, houses, units, households that are there or not, periods of every kind.
CREATE FUNCTION public.any_of(of anyarray) RETURNS anyelement LANGUAGE sql VOLATILE AS $$ SELECT of[1 + floor(random() * cardinality(of))::int] $$;
CREATE FUNCTION public.made_up(target text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_valid text;
  v_rows text[];
BEGIN
  FOR i IN 1..1 + floor(random() * 6)::int LOOP
    v_valid := format('[%s-01-01,%s)', 2000 + 4 * i + floor(random() * 6)::int, CASE WHEN random() < 0.8 THEN (2010 + 4 * i + floor(random() * 3)::int) || '-01-01' END);
    v_rows := v_rows || CASE target
      WHEN 'residence' THEN format('(520399, ''520399073001001'', %s, %s, %L::boolean, ''%s''::daterange)', any_of('{7301,7302,7303,7304,7301,7302,7303,7304,73}'::int[]), any_of('{7301,7302,7301,7302,7301,7302,7303,73}'::int[]), random() < 0.7, v_valid)
      WHEN 'household_member' THEN format('(520399, ''520399073001001'', %s, %s, %L, ''%s''::daterange)', any_of('{7301,7302,7301,7302,73}'::int[]), any_of('{7301,7302,7303,7304,7301,7302,7303,7304,73}'::int[]), any_of('{02,30,30,30}'::text[]), v_valid)
      WHEN 'ownership' THEN format('(520399, ''520399073001001'', %s, %s, ''%s''::daterange)', any_of('{7301,7302,7303,7301,7302,73}'::int[]), any_of('{"7301, NULL::bigint","7302, NULL::bigint","NULL::bigint, 7301","NULL::bigint, 73"}'::text[]), v_valid)
      ELSE format('(520399, ''520399073001001'', 7301, %s, ''%s''::daterange)', any_of('{7301,7302,7303,7304,73}'::int[]), v_valid) END;
  END LOOP;
  RETURN format('INSERT INTO %I (district, grid, %s, valid) SELECT * FROM (VALUES %s) v', target, CASE target WHEN 'residence' THEN 'person_id, house_id, main'
    WHEN 'household_member' THEN 'household_id, person_id, relation_code' WHEN 'ownership' THEN 'house_id, person_id, unit_id' ELSE 'unit_id, person_id' END, array_to_string(v_rows, ', '));
END $$;
SELECT setseed(0.13);
CREATE TEMPORARY TABLE tried AS SELECT t.target, n, made_up(t.target) AS statement FROM unnest('{residence,household_member,ownership,employment}'::text[]) t(target), generate_series(1, 150) n;
CREATE TEMPORARY TABLE told AS SELECT t.target, t.statement, r.state, r.rule, r.rows, r.as_set AS rows_as_set, s.state AS set_state, s.rule AS set_rule, s.rows AS set_rows, s.as_set
FROM tried t CROSS JOIN LATERAL outcome(t.statement, t.target) r CROSS JOIN LATERAL outcome(format('SELECT ybss.write_set(%L)', t.statement), t.target) s;
-- none may differ
SELECT target, statement, state, set_state, rule, set_rule FROM told WHERE (state, rule, rows) IS DISTINCT FROM (set_state, set_rule, set_rows);
SELECT target, count(*) FILTER (WHERE state = 'done') > 10 AS many_pass, count(*) FILTER (WHERE state <> 'done') > 10 AS many_refused,
  bool_and(as_set) FILTER (WHERE state = 'done') AS as_sets, bool_or(rows_as_set) AS rows_as_sets FROM told GROUP BY 1 ORDER BY 1;
SELECT DISTINCT state, rule FROM told ORDER BY 1, 2;

-- REGISTERS: persons, houses and households of every kind, with ON CONFLICT DO NOTHING or without
SELECT setseed(0.17);
CREATE FUNCTION public.made_up_record(target text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_rows text[];
BEGIN
  FOR i IN 1..1 + floor(random() * 5)::int LOOP
    v_rows := v_rows || CASE target
      WHEN 'person' THEN format('(520399, %L::ybss.grid_code, %L, %s, %L::date)', any_of('{520399073001001,520399073001001,520399073001001,520399073001001,520399073001001,520399073001001,520399073009009}'::text[]),
        any_of('{张三,李四,王五,赵六,钱七,孙八,周九,吴十,郑一,冯二,12}'::text[]), any_of(ARRAY['NULL::ybss.citizen_id, NULL, NULL, ''90''', 'NULL::ybss.citizen_id, NULL, NULL, ''90''', 'NULL::ybss.citizen_id, NULL, NULL, ''90''',
          format('%L::ybss.citizen_id, NULL, NULL, NULL', (ARRAY['520399199001010042','520399199001010085','520399199001010122','520399199001010165','520399199001010202'])[i]), '''52039919900101000X''::ybss.citizen_id, NULL, NULL, NULL',
          format('NULL::ybss.citizen_id, ''414'', ''E1234567%s'', NULL', i), format('NULL::ybss.citizen_id, ''414'', ''E1234567%s'', NULL', i), 'NULL::ybss.citizen_id, ''414'', ''E12345671'', NULL',
          'NULL::ybss.citizen_id, ''000'', ''E12345671'', NULL', 'NULL::ybss.citizen_id, NULL, NULL, ''xx''', 'NULL::ybss.citizen_id, NULL, NULL, NULL']),
        any_of('{1990-01-01,1991-01-01,1992-01-01,1993-01-01,1994-01-01,1995-01-01,2999-01-01}'::text[]))
      WHEN 'house' THEN format('(520399, %L::ybss.grid_code, %s, %L)', any_of('{520399073001001,520399073001001,520399073001001,520399073001001,520399073001002}'::text[]),
        any_of(ARRAY['7301', '73' || 10 + i, '73' || 10 + i, '73' || 10 + i, '73' || 10 + i, '7309', '73']), any_of('{01,01,99}'::text[]))
      ELSE format('(520399, ''520399073001001''::ybss.grid_code, %L, %s)', any_of(ARRAY['成批户1', '新户' || i, '新户' || i, '新户' || i, '新户' || i]), any_of('{7301,7302,7303,7302,7303,7301,NULL::bigint,73}'::text[])) END;
  END LOOP;
  RETURN format('INSERT INTO %I (district, grid, %s) SELECT * FROM (VALUES %s) v%s', target, CASE target WHEN 'person' THEN 'name, citizen_id, document_kind, document_number, no_document_reason, birth_date'
    WHEN 'house' THEN 'address_id, use_code' ELSE 'number, address_id' END, array_to_string(v_rows, ', '), any_of('{""," ON CONFLICT DO NOTHING"}'::text[]));
END $$;
INSERT INTO address (district, address_id, grid, address, state) SELECT 520399, 7310 + n, '520399073001001', parse('成批路' || 10 + n || '号'), 'confirmed' FROM generate_series(1, 5) n;
INSERT INTO address (district, address_id, grid, address, state) VALUES (520399, 7309, '520399073001001', parse('成批路9号'), 'proposed');
INSERT INTO person (district, person_id, grid, name, citizen_id) VALUES (520399, 7311, '520399073001001', '在册', '52039919900101000X');
CREATE TEMPORARY TABLE record_tried AS SELECT t.target, n, made_up_record(t.target) AS statement FROM unnest('{person,house,household}'::text[]) t(target), generate_series(1, 150) n;
CREATE TEMPORARY TABLE record_told AS SELECT t.target, t.statement, r.state, r.rule, r.rows, r.as_set AS rows_as_set, s.state AS set_state, s.rule AS set_rule, s.rows AS set_rows, s.as_set
FROM record_tried t CROSS JOIN LATERAL outcome(t.statement, t.target) r CROSS JOIN LATERAL outcome(format('SELECT ybss.write_set(%L)', t.statement), t.target) s;
-- none may differ
SELECT target, statement, state, set_state, rule, set_rule FROM record_told WHERE (state, rule, rows) IS DISTINCT FROM (set_state, set_rule, set_rows);
SELECT target, count(*) FILTER (WHERE state = 'done') > 10 AS many_pass, count(*) FILTER (WHERE state <> 'done') > 10 AS many_refused, bool_and(as_set) FILTER (WHERE state = 'done' AND statement !~ 'CONFLICT') AS as_sets,
  bool_or(as_set) FILTER (WHERE state = 'done' AND statement ~ 'CONFLICT') AS with_the_clause, bool_and(as_set) FILTER (WHERE state = 'done' AND statement ~ 'CONFLICT') AS all_with_it, bool_or(rows_as_set) AS rows_as_sets
FROM record_told GROUP BY 1 ORDER BY 1;
SELECT DISTINCT target, state, rule FROM record_told ORDER BY 1, 2, 3;
DROP TABLE record_tried, record_told;
DELETE FROM person WHERE person_id = 7311;

-- CHANGES: rows of persons that stand, one of a person at a time, to any house and period
SELECT setseed(0.19);
INSERT INTO residence (district, residence_id, grid, person_id, house_id, main, valid) VALUES (520399, 7311, '520399073001001', 7301, 7302, true, '[2013-01-01,2014-01-01)'),
  (520399, 7312, '520399073001001', 7302, 7301, true, '[2010-01-01,)'), (520399, 7313, '520399073001001', 7303, 7302, true, '[2010-01-01,2012-01-01)'),
  (520399, 7314, '520399073001001', 7303, 7301, true, '[2014-01-01,)'), (520399, 7315, '520399073001001', 7304, 7302, false, '[2011-01-01,)');
CREATE FUNCTION public.made_up_change() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT format('UPDATE residence AS e SET house_id = v.house, main = v.main, valid = v.valid FROM (VALUES %s) v(id, house, main, valid) WHERE e.residence_id = v.id',
    string_agg(format('(%s, %s, %L::boolean, %L::daterange)', c.id, any_of('{7301,7302,7301,7302,7301,7302,7303,73}'::int[]), random() < 0.8,
      format('[%s-01-01,%s)', c.first, CASE WHEN random() < 0.6 THEN (c.first + 1 + floor(random() * 3)::int) || '-01-01' END)), ', '))
  FROM (SELECT DISTINCT ON (r.person_id) r.residence_id AS id, 2005 + floor(random() * 12)::int AS first FROM residence r
        WHERE r.residence_id BETWEEN 7301 AND 7315 ORDER BY r.person_id, random()) c
$$;
CREATE TEMPORARY TABLE change_told AS SELECT t.statement, r.state, r.rule, r.rows, r.as_set AS rows_as_set, s.state AS set_state, s.rule AS set_rule, s.rows AS set_rows, s.as_set
FROM (SELECT made_up_change() AS statement, n FROM generate_series(1, 150) n OFFSET 0) t
CROSS JOIN LATERAL outcome(t.statement, 'residence') r CROSS JOIN LATERAL outcome(format('SELECT ybss.write_set(%L)', t.statement), 'residence') s;
-- none may differ
SELECT statement, state, set_state, rule, set_rule FROM change_told WHERE (state, rule, rows) IS DISTINCT FROM (set_state, set_rule, set_rows);
SELECT count(*) FILTER (WHERE state = 'done') > 10 AS many_pass, count(*) FILTER (WHERE state <> 'done') > 10 AS many_refused,
  bool_and(as_set) FILTER (WHERE state = 'done') AS as_sets, bool_or(rows_as_set) AS rows_as_sets FROM change_told;
SELECT DISTINCT state, rule FROM change_told ORDER BY 1, 2;
DELETE FROM residence WHERE residence_id BETWEEN 7311 AND 7315;

-- NOBODY calls it but the registry's functions, whatever was granted
CREATE ROLE regress_set IN ROLE ybss_operator;
SET ROLE regress_set;
SELECT ybss.write_set('INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399073001001'', 7302, 73, ''[2020-01-01,)'')');
RESET ROLE;
GRANT EXECUTE ON FUNCTION ybss.write_set(text) TO regress_set;
SET ROLE regress_set;
SELECT ybss.write_set('INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399073001001'', 7302, 73, ''[2020-01-01,)'')');
RESET ROLE;
REVOKE EXECUTE ON FUNCTION ybss.write_set(text) FROM regress_set;
DROP ROLE regress_set;
-- A FUNCTION CALLED WITHIN writes by its own rows' rules; so does what follows in the transaction
CREATE FUNCTION public.meanwhile(house bigint) RETURNS date LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  INSERT INTO residence (district, grid, person_id, house_id, main, valid) VALUES (520399, '520399073001001', 7303, house, false, '[2020-01-01,)');
  RETURN '2020-01-01';
END $$;
SELECT ybss.write_set('INSERT INTO residence (district, grid, person_id, house_id, valid) SELECT 520399, ''520399073001001'', 7302, 7301, daterange(meanwhile(73), NULL)');
SELECT ybss.write_set('INSERT INTO residence (district, grid, person_id, house_id, valid) SELECT 520399, ''520399073001001'', 7302, 7301, daterange(meanwhile(7302), NULL)');
SELECT ybss.write_set('INSERT INTO residence (district, grid, person_id, house_id, main, valid) SELECT 520399, ''520399073001001'', 7303, 7302, false, daterange(meanwhile(7302), NULL)');
BEGIN;
SELECT ybss.write_set('INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399073001001'', 7304, 7301, ''[2020-01-01,)'')');
INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, '520399073001001', 7304, 7302, '[2021-01-01,)');
ROLLBACK;
-- A TRIGGER that makes rows wrong on their way is seen through
CREATE FUNCTION public.spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.house_id := 73; RETURN NEW; END $$;
CREATE TRIGGER b_spoil BEFORE INSERT ON residence FOR EACH ROW EXECUTE FUNCTION spoil();
SELECT ybss.write_set('INSERT INTO residence (district, grid, person_id, house_id, valid) VALUES (520399, ''520399073001001'', 7304, 7301, ''[2020-01-01,)'')');
DROP TRIGGER b_spoil ON residence;
-- WHERE NOTHING CAN BE JUDGED AS A SET rows are judged by themselves: a conflict that does nothing, a snapshot that stands still, two statements
SELECT ybss.write_set('INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, ''520399073001001'', 7301, 7301, ''[2020-01-01,)'') ON CONFLICT DO NOTHING');
SELECT ybss.write_set('INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, ''520399073001001'', 7301, 7301, ''[2021-01-01,)'') ON CONFLICT DO NOTHING');
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT ybss.write_set('INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, ''520399073001001'', 7301, 7301, ''[2021-01-01,)'')');
ROLLBACK;
SELECT ybss.write_set('DELETE FROM employment WHERE unit_id = 7301; INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, ''520399073001001'', 7301, 73, ''[2021-01-01,)'')');
-- a key that waits for the end of the transaction may still find what it names
BEGIN;
SET CONSTRAINTS ALL DEFERRED;
SELECT ybss.write_set('INSERT INTO departure (district, grid, person_id, valid) VALUES (520399, ''520399073001001'', 7309, ''[2020-01-01,)'')');
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, 7309, '520399073001001', '后来', min(code) FROM no_document_reason;
COMMIT;
SELECT rule FROM broken_keys();
