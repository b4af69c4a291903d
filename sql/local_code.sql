-- The district's own rows of the lists of codes, and the items that ask them.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
SET datestyle = 'ISO';
-- a row counts from the next statement on, and is gone when it is taken back
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('mobile_prefix', '154', '示例号段', '通信管理局通知'), ('region', '520399', '示例地区', '户籍档案'),
  ('credit_class', '97', '示例类别', '登记机关通知'), ('service_number', '12399', '示例热线', '政务服务局');
SELECT phone_doubt('15400000001'), region_doubt('520399196203150111'), phone_doubt('12399'), phone_doubt('0851-12399');
DELETE FROM ybss_registry.local_code;
SELECT phone_doubt('15400000001'), region_doubt('520399196203150111'), phone_doubt('12399');
-- it may say that a built-in code ended, what stands for it, and how many digits numbers have
INSERT INTO ybss_registry.local_code (list, code, name, valid_from, valid_to, digits, replacement, source) VALUES
  ('area_code', '0378', '开封', NULL, '2013-10-26', NULL, '0371-2', '通信管理局通知'), ('area_code', '0854', '都匀', NULL, NULL, '8', NULL, '通信管理局通知'),
  ('area_code', '0851', '贵阳', NULL, NULL, '7-8', NULL, '升位过渡期'), ('mobile_prefix', '1349', '卫星', NULL, '-infinity', NULL, NULL, '通信管理局通知'),
  ('mobile_prefix', '194', '待启用', '2027-01-01', NULL, NULL, NULL, '通信管理局通知'), ('service_number', '96', '省内服务', NULL, NULL, '5', NULL, '通信管理局通知'),
  ('region', '110101', '东城区', NULL, '1995-01-01', NULL, NULL, '测试');
SELECT phone, phone_doubt(phone, '2026-11-23'), phone_successor(phone, '2026-11-23')
  FROM unnest('{0378-2345678,0854-8234567,0854-82345678,0851-2345678,13490000000,13480000000,19400000000,96110,961101}'::phone[]) WITH ORDINALITY u(phone, n) ORDER BY n;
SELECT id, region_doubt(id), region_issued(id) FROM unnest('{110101199003070003,11010119950307000X,110101200003070009,110101200103070006}'::citizen_id[]) id;
-- a day that is far away is far away
UPDATE ybss_registry.local_code SET valid_to = '300000-01-01' WHERE code = '1349';
UPDATE ybss_registry.local_code SET valid_from = '300000-01-01' WHERE code = '194';
SELECT phone_doubt('13490000000', '2026-11-23'), phone_doubt('19400000000', '2026-11-23') IS NOT NULL AS not_yet;
UPDATE ybss_registry.local_code SET valid_to = '-infinity' WHERE code = '1349';
UPDATE ybss_registry.local_code SET valid_from = '2027-01-01' WHERE code = '194';
-- built-in rows and own ones in one view
SELECT list, code, name, valid_from, valid_to, digits, replacement, source, copies, origin, counts FROM reference_code
  WHERE (list, code) IN (('area_code', '0851'), ('area_code', '0852'), ('mobile_prefix', '194'), ('credit_class', 'J1'), ('service_number', '12358')) ORDER BY list, code, origin;
-- successors in a circle end
UPDATE ybss_registry.local_code SET valid_to = '2020-01-01', replacement = '0378' WHERE code = '0851';
UPDATE ybss_registry.local_code SET replacement = '0851' WHERE code = '0378';
SELECT phone_successor('0851-22345678', '2026-11-23') IS NULL AS none;
TRUNCATE ybss_registry.local_code;
SELECT count(*) FILTER (WHERE origin = 'own') AS own, bool_and(counts) AS all_count FROM reference_code;
-- what is no row of a list
\set VERBOSITY terse
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('postcode', '563000', 'x', '来源');
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('area_code', '851', 'x', '来源');
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('credit_class', '9I', 'x', '来源');
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('region', '052039', 'x', '来源');
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('mobile_prefix', '12', 'x', '来源');
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('service_number', '012', 'x', '来源');
INSERT INTO ybss_registry.local_code (list, code, name) VALUES ('mobile_prefix', '154', 'x');
INSERT INTO ybss_registry.local_code (list, code, name, source, valid_from, valid_to) VALUES ('mobile_prefix', '154', 'x', '来源', '2020-01-01', '2019-01-01');
INSERT INTO ybss_registry.local_code (list, code, name, source, digits) VALUES ('mobile_prefix', '154', 'x', '来源', 'viele');
INSERT INTO ybss_registry.local_code (list, code, name, source, replacement) VALUES ('area_code', '0378', 'x', '来源', '0371-22');
SELECT local_codes_changed();
\set VERBOSITY default
-- who reads: everybody of the registry; who writes: its owner
SET ROLE ybss_operator;
SELECT count(*) > 400 AS seen FROM reference_code;
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('mobile_prefix', '154', 'x', '来源');
RESET ROLE;
-- many rows of a district's, against the same read plainly
INSERT INTO ybss_registry.local_code (list, code, name, source, valid_to)
SELECT 'mobile_prefix', g::text, 'x', '来源', CASE WHEN g % 3 = 0 THEN date '2020-01-01' END FROM generate_series(13000, 19999, 7) g;
CREATE TEMP TABLE listed AS SELECT * FROM reference_code WHERE list = 'mobile_prefix' AND counts;
SELECT count(*), count(*) FILTER (WHERE (phone_doubt(phone, '2026-11-23') IS NOT NULL) <> coalesce(
    (SELECT valid_to <= '2026-11-23' FROM listed c WHERE starts_with(phone::text, c.code)
      ORDER BY length(c.code) DESC LIMIT 1) IS NOT DISTINCT FROM true OR NOT EXISTS (SELECT FROM listed c WHERE starts_with(phone::text, c.code)), true)) AS differs
  FROM (SELECT ((13000 + g)::text || '000000')::phone AS phone FROM generate_series(0, 6999, 3) g) p;
TRUNCATE ybss_registry.local_code;

CREATE FUNCTION public.plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query; END $$;
-- parallel workers read the rows, those that their transaction has not committed too
CREATE TABLE public.many AS SELECT ((15400000000 + g)::text)::phone AS phone FROM generate_series(1, 20000) g;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
BEGIN;
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('mobile_prefix', '154', '示例号段', '通信管理局通知');
SELECT count(*) FILTER (WHERE plan ~ 'Workers Planned') AS parallel FROM pg_catalog.unnest(ARRAY(SELECT public.plan_of('SELECT count(phone_doubt(phone, ''2026-11-23'')) FROM many'))) plan;
SELECT count(phone_doubt(phone, '2026-11-23')) AS doubted FROM many;
ROLLBACK;
SELECT count(phone_doubt(phone, '2026-11-23')) AS doubted FROM many;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- THE ITEMS. What is asked of whom, and what breaks a rule
CREATE FUNCTION public.lacks_and_faults(kind text, said jsonb, OUT lacks text[], OUT faults text[]) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT (s).lacks, (s).faults FROM (SELECT ybss.score(jsonb_populate_record(NULL::ybss_registry.%I, $1), ''2026-11-23'') AS s) q', kind)
    INTO lacks, faults USING jsonb_build_object('district', 520371, kind || '_id', 1, 'grid', '520371013001001', 'name', '名称', 'items', '{}'::jsonb) || said;
END $$;
CREATE FUNCTION public.with_check(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT body || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + ((31 - sum(
           (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(body, i, 1)) - 1)
           * ('{1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28}'::int[])[i]) % 31) % 31)::int, 1)
    FROM generate_series(1, 17) i $$;
-- a kind of social organisation of 51 to 53 and 59 alone, not of committees; a class of enterprise of enterprises
SELECT class, lacks && '{social_organization}' AS asks_kind, lacks && '{authority}' AS asks_authority, lacks && '{unit_class}' AS asks_class, faults
  FROM unnest('{51,52,53,54,55,59,91,92,97,12,G1,J1,Q2,B1}'::text[]) WITH ORDINALITY u(class, n), lacks_and_faults('unit', jsonb_build_object('credit_code', with_check(class || '520302ME1234571'))) ORDER BY n;
SELECT code, chinese, lacks && '{unit_class}' AS asks_class FROM ybss_registry.no_code_reason r, lacks_and_faults('unit', jsonb_build_object('no_code_reason', r.code)) ORDER BY code;
-- telephones of every item that holds one, but for those that links say
SELECT i.kind, i.item, phone, faults && ARRAY[i.item] AS breaks FROM ybss_registry.item i, unnest('{13800138000,0851-22823456,0852-2823456,0851-2345678,16100000000,12345}'::text[]) WITH ORDINALITY u(phone, n),
  lacks_and_faults(i.kind, CASE WHEN i.item = 'phone' THEN jsonb_build_object('phone', phone) ELSE jsonb_build_object('items', jsonb_build_object(i.item, phone)) END)
  WHERE i.value_type = 'phone' AND i.item NOT IN ('tenant_phone', 'owner_phone', 'head_phone') AND (n IN (2, 3, 5) OR i.item = 'phone') ORDER BY i.kind, i.item, n;
SELECT kind, item, rule FROM ybss_registry.item WHERE value_type = 'phone' AND rule !~ 'phone_doubt' OR value_type = 'credit_code' AND rule !~ 'credit_code_doubt' OR value_type = 'citizen_id' AND rule !~ 'region_doubt';
-- nobody says of a child whether it is married: no mistake; a child left behind is under sixteen, by the year of birth
SELECT born, items, faults FROM (VALUES (date '2015-03-01', '{"marital_status": "90"}'::jsonb), ('2015-03-01', '{"marital_status": "20"}'), ('1980-03-01', '{"marital_status": "90"}'),
    ('2015-03-01', '{"left_behind": "03"}'), ('2010-01-01', '{"left_behind": "03"}'), ('2009-12-31', '{"left_behind": "03"}'), ('2008-12-31', '{"left_behind": "03"}'), ('1950-01-01', '{"left_behind": "01"}')) v(born, items),
  lacks_and_faults('person', jsonb_build_object('birth_date', born, 'items', items));
SELECT chinese, english FROM item WHERE item = 'permit_issued';
-- a row makes scores stale that asked the lists, and the job scores them anew
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, phone) VALUES (520371, 1, '520371013001001', '张三', '520399196203150111', '15400000001');
SELECT state, 'phone' = ANY (faults) AS phone, 'citizen_id' = ANY (faults) AS citizen_id FROM quality_record;
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('mobile_prefix', '154', '示例号段', '通信管理局通知'), ('region', '520399', '示例地区', '户籍档案');
SELECT state FROM quality_record;
CALL run_job('score');
SELECT state, 'phone' = ANY (faults) AS phone, 'citizen_id' = ANY (faults) AS citizen_id FROM quality_record;
-- what changes words alone, or no row, makes none stale; a row of a list only those that ask it
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('mobile_prefix', '154', '示例号段', '通信管理局通知') ON CONFLICT DO NOTHING;
UPDATE ybss_registry.local_code SET name = name || '段', source = '通信管理局公告';
DELETE FROM ybss_registry.local_code WHERE code = '199';
SELECT state FROM quality_record;
CREATE TEMP TABLE before AS SELECT kind, version FROM ybss_registry.record_kind;
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('credit_class', '98', '示例类别', '登记机关通知');
SELECT kind FROM ybss_registry.record_kind k JOIN before b USING (kind) WHERE k.version > b.version ORDER BY 1;
UPDATE ybss_registry.local_code SET valid_to = '2020-01-01' WHERE list = 'region';
SELECT kind FROM ybss_registry.record_kind k JOIN before b USING (kind) WHERE k.version > b.version ORDER BY 1;
DELETE FROM ybss_registry.local_code WHERE list = 'mobile_prefix';
SELECT kind FROM ybss_registry.record_kind k JOIN before b USING (kind) WHERE k.version > b.version ORDER BY 1;
-- a line with doubted values is taken, never blocked, and stands in a view that follows the rows
DELETE FROM ybss_registry.local_code;
SELECT message FROM load_list('book', 'book.csv', convert_to(E'地址,网格\n贵州省遵义市红花岗区虾子镇米兰社区米兰路8号,520371109002002\n', 'UTF8'));
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('market', '电话', 'phone');
SELECT message FROM load_list('market', 'market.csv', convert_to(E'代码,名称,场所,电话\n' || with_check('97520302ME1234571') || E',虾子某辣椒行,米兰路8号,0852-2823456\n'
  || with_check('91520302ME1234571') || E',虾子某面馆,米兰路8号,12345\nJ1520302ME12345712,米兰小区业主大会,米兰路8号,0851-22823456\n000000000000000000,无代码店,米兰路8号,1203\n', 'UTF8'));
CALL run_job('intake');
SELECT line, field, doubt FROM doubted_line ORDER BY line, field;
SELECT line, field, reason, blocking FROM review_queue ORDER BY line, field, reason;
SELECT name, credit_code, phone FROM ybss_registry.unit ORDER BY credit_code;
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('credit_class', '97', '示例类别', '登记机关通知');
SELECT line, field FROM doubted_line ORDER BY line, field;
-- a number that everybody may give makes nobody known and no two the same
SELECT message FROM load_list('police', 'police.csv', convert_to(E'姓名,生日,电话,住址\n李一,1990-01-01,12345,\n王二,1991-02-02,110,\n赵三,1992-03-03,0851-12345,\n钱四,1993-04-04,15400138000,\n孙五,1994-05-05,12345,米兰路8号\n孙伍,1994-05-05,12345,米兰路8号\n', 'UTF8'));
CALL run_job('intake');
SELECT line, field, reason FROM review_queue WHERE file = 'police.csv' ORDER BY line, field;
SELECT name, phone FROM ybss_registry.person WHERE name <> '张三' ORDER BY phone, name COLLATE "C";
SET ROLE ybss_operator;
SELECT count(*) AS out_of_scope FROM doubted_line;
RESET ROLE;
-- in a rule the lists are asked, the clock is not
UPDATE ybss_registry.item SET rule = 'ybss.phone_doubt(phone) IS NULL', rule_words = '有效号码 / a number that holds' WHERE kind = 'person' AND item = 'phone';
