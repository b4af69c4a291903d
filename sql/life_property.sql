-- Random lives: whatever is written by whatever road, in whatever order, nothing in the
-- register is impossible. What is refused is refused in the rules' words, never by chance.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('police', '死亡日期', 'died_on'), ('health', '死亡日期', 'died_on');
SELECT setseed(0.371) \g /dev/null
CREATE FUNCTION id(b text) RETURNS text LANGUAGE sql AS $$
  SELECT b || substr('10X98765432', 1 + (sum(substr(b, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
CREATE FUNCTION some_day() RETURNS date LANGUAGE sql VOLATILE AS $$ SELECT date '1990-01-01' + (random() * 13000)::int $$;
CREATE FUNCTION some_period() RETURNS daterange LANGUAGE plpgsql VOLATILE AS $$
DECLARE d date := some_day();
BEGIN
  RETURN daterange(d, CASE WHEN random() < 0.5 THEN d + 1 + (random() * 4000)::int END);
END $$;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520371, n, '520371109002001', parse('贵州省遵义市红花岗区虾子镇米兰社区米兰路' || n || '号'), 'confirmed' FROM generate_series(1, 20) n;
INSERT INTO ybss_registry.building (district, building_id, grid, address_id, built_in) SELECT 520371, n, '520371109002001', n, CASE WHEN n % 2 = 0 THEN 1995 + n END FROM generate_series(1, 10) n;
INSERT INTO ybss_registry.house (district, house_id, grid, address_id, building_id) SELECT 520371, n, '520371109002001', n, (n + 1) / 2 FROM generate_series(1, 20) n;
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, birth_date)
SELECT 520371, n, '520371109002001', '甲' || n, i.id::citizen_id, CASE WHEN n % 5 > 0 THEN birth_date(i.id::citizen_id) END
FROM generate_series(1, 30) n CROSS JOIN LATERAL (SELECT id('520399' || to_char(date '1950-01-01' + n * 900, 'YYYYMMDD') || lpad(n::text, 3, '0')) AS id) i;
INSERT INTO ybss_registry.unit (district, unit_id, grid, name, address_id, no_code_reason, founded_on) SELECT 520371, n, '520371109002001', '店' || n, n, '99', date '2000-01-01' + n * 400 FROM generate_series(1, 5) n;
INSERT INTO ybss_registry.household (district, household_id, grid, number, valid) SELECT 520371, n, '520371109002001', 'H' || n, daterange('1995-01-01', NULL) FROM generate_series(1, 5) n;
CREATE TABLE outcome (what text, state text);
CREATE FUNCTION write_something() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  p bigint := 1 + (random() * 29)::int; q bigint := 1 + (random() * 29)::int; h bigint := 1 + (random() * 19)::int;
  u bigint := 1 + (random() * 4)::int; v daterange := some_period(); what int := (random() * 15)::int;
BEGIN
  CASE what
    WHEN 0, 1 THEN INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, main, valid) VALUES (520371, '520371109002001', p, h, random() < 0.6, v);
    WHEN 2 THEN INSERT INTO ybss_registry.tenancy (district, grid, person_id, house_id, valid) VALUES (520371, '520371109002001', p, h, v);
    WHEN 3 THEN INSERT INTO ybss_registry.household_member (district, grid, person_id, household_id, relation_code, valid) VALUES (520371, '520371109002001', p, u, CASE WHEN random() < 0.4 THEN '02' ELSE '20' END, v);
    WHEN 4 THEN INSERT INTO ybss_registry.employment (district, grid, person_id, unit_id, valid) VALUES (520371, '520371109002001', p, u, v);
    WHEN 5 THEN INSERT INTO ybss_registry.guardianship (district, grid, ward_id, person_id, valid) VALUES (520371, '520371109002001', p, q, v);
    WHEN 6 THEN INSERT INTO ybss_registry.departure (district, grid, person_id, valid) VALUES (520371, '520371109002001', p, v);
    WHEN 7 THEN INSERT INTO ybss_registry.ownership (district, grid, house_id, person_id, share, valid) VALUES (520371, '520371109002001', h, p, round(random()::numeric, 2) + 0.01, v);
    WHEN 8 THEN UPDATE ybss_registry.person SET birth_date = some_day() WHERE person_id = p;
    WHEN 9 THEN UPDATE ybss_registry.person SET died_on = CASE WHEN random() < 0.7 THEN some_day() END WHERE person_id = p;
    WHEN 10 THEN UPDATE ybss_registry.house SET ended_on = CASE WHEN random() < 0.5 THEN some_day() END WHERE house_id = h;
    WHEN 11 THEN UPDATE ybss_registry.building SET built_in = 1990 + (random() * 35)::int WHERE building_id = 1 + h / 2;
    WHEN 12 THEN UPDATE ybss_registry.unit SET founded_on = some_day(), closed_on = NULL WHERE unit_id = u;
    WHEN 13 THEN UPDATE ybss_registry.residence SET valid = v WHERE person_id = p AND house_id % 3 = h % 3;
    WHEN 14 THEN UPDATE ybss_registry.ownership SET share = round(random()::numeric, 2) + 0.01 WHERE house_id = h;
    ELSE UPDATE ybss_registry.household SET valid = v WHERE household_id = u;
  END CASE;
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN 'done';
END $$;
DO $$
DECLARE
  v_state text;
BEGIN
  FOR n IN 1 .. 3000 LOOP
    BEGIN
      v_state := write_something();
    EXCEPTION WHEN OTHERS THEN
      v_state := SQLSTATE;
    END;
    INSERT INTO outcome VALUES ('row', v_state);
  END LOOP;
END $$;
SELECT count(*) FILTER (WHERE state = 'done') > 300 AS many_done, count(*) FILTER (WHERE state ~ '^YBL2') > 300 AS many_refused FROM outcome;
SELECT state, count(*) > 0 AS any FROM outcome WHERE state NOT IN ('done', 'YBL11', 'YBL12', 'YBL13', 'YBL21', 'YBL22', 'YBL23', '23514') GROUP BY 1;
SELECT rule, count(*) FROM ybss_registry.broken_lives() GROUP BY 1;
-- and lists of the same people, of any day, with deaths among them, one after the other
CREATE FUNCTION some_list() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT '姓名,证件,住址,日期,户号,关系,死亡日期' || E'\n' || string_agg(concat_ws(',', '甲' || p, id('520399' || to_char(date '1950-01-01' + p * 900, 'YYYYMMDD') || lpad(p::text, 3, '0')),
    '米兰路' || 1 + (random() * 19)::int || '号', some_day(), 'H' || 1 + (random() * 4)::int, CASE WHEN random() < 0.3 THEN '02' ELSE '20' END, CASE WHEN random() < 0.1 THEN some_day()::text ELSE '' END), E'\n') || E'\n'
  FROM (SELECT 1 + (random() * 59)::int AS p FROM generate_series(1, 150)) q $$;
SELECT count(load_list(CASE WHEN n % 2 = 0 THEN 'police' ELSE 'health' END, 'list ' || n, convert_to(some_list(), 'UTF8'))) FROM generate_series(1, 6) n;
CALL run_job('intake');
SELECT count(*) FILTER (WHERE reason = 'file_failed') AS failed, count(*) FILTER (WHERE reason = 'said_before_birth') > 20 AS asked FROM review_queue;
SELECT rule, count(*) FROM ybss_registry.broken_lives() GROUP BY 1;
SELECT rule, target FROM check_registry();
