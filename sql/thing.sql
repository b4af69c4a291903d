-- A kind of record that a district adds as rows: its items, scores, lists, masks and scope, without DDL.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.record_kind (kind, english, chinese, place, number_shape) VALUES
  ('lift', 'lift', '电梯', 'address', '[0-9]{4}'), ('hydrant', 'hydrant', '消火栓', 'position', NULL);
INSERT INTO ybss_registry.record_kind (kind, english, chinese, class, place) VALUES ('dispute', 'dispute', '矛盾纠纷', '事', 'grid');
SELECT kind, chinese, class, place, number_shape, active FROM ybss.record_kind WHERE added ORDER BY kind;
INSERT INTO ybss_registry.code_table (code_table, chinese, standard) VALUES ('lift_use', '电梯用途', '本区');
INSERT INTO ybss_registry.code_value (code_table, code, chinese) VALUES ('lift_use', '1', '乘客'), ('lift_use', '2', '载货');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, sensitivity, value_type, code_table, fresh_for, required_if, required_words, rule, rule_words) VALUES
  ('lift', 'number', '登记编号', 'number', '市监', '特种设备安全法', 0, 'text', NULL, NULL, NULL, NULL, NULL, NULL),
  ('lift', 'use', '用途', 'use', '市监', '特种设备安全法', 0, 'code', 'lift_use', NULL, NULL, NULL, NULL, NULL),
  ('lift', 'inspected_on', '检验日期', 'inspected on', '市监', '特种设备安全法', 0, 'date', NULL, '1 year', NULL, NULL, 'inspected_on <= as_of', '不晚于今天 / not later than today'),
  ('lift', 'keeper', '维保人', 'keeper', '市监', '特种设备安全法', 2, 'text', NULL, NULL, 'use = ''1''', '乘客电梯须填 / passenger lifts have it', NULL, NULL),
  ('lift', 'alarm_code', '报警密码', 'alarm code', '市监', '特种设备安全法', 3, 'text', NULL, NULL, 'false', '不要求 / never', NULL, NULL),
  ('dispute', 'name', '当事双方', 'parties', '司法', '人民调解法', 2, 'text', NULL, NULL, NULL, NULL, NULL, NULL),
  ('dispute', 'event', '事件类型', 'event', '司法', 'GB/T 31000', 0, 'code', 'event', NULL, NULL, NULL, NULL, NULL);
-- where each is stored
SELECT kind, item, storage FROM ybss.item WHERE kind IN ('lift', 'dispute') ORDER BY kind, item;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES
  (520371, 1, '520371109002001', '贵州省遵义市红花岗区虾子镇米兰社区人民路1号', 'confirmed'), (520371, 2, '520371109002002', '贵州省遵义市红花岗区虾子镇米兰社区人民路2号', 'confirmed');

-- records, each as its kind asks
INSERT INTO ybss_registry.thing (district, thing_id, grid, kind, name, number, address_id, items) VALUES
  (520371, 101, '520371109002001', 'lift', '东梯', '0001', 1, '{"use": "1", "inspected_on": "2026-01-05", "keeper": "王国强"}'),
  (520371, 102, '520371109002001', 'lift', '西梯', '0002', 1, '{"use": "9", "inspected_on": "2999-01-01"}');
INSERT INTO ybss_registry.thing (district, thing_id, grid, kind, number, position) VALUES
  (520371, 103, '520371109002002', 'hydrant', 'X-7', public.st_setsrid(public.st_makepoint(107.1, 27.7), 4490));
INSERT INTO ybss_registry.thing (district, thing_id, grid, kind, name, items) VALUES (520371, 104, '520371109002', 'dispute', '王国强与李建国', '{"event": "02"}');
SELECT kind, record_id, completeness, accuracy, freshness > 0 AS fresh, passes, lacks, faults, state FROM ybss.quality_record WHERE record_id > 100 ORDER BY record_id;
SELECT thing_id, ybss.score(t) IS NOT NULL AS scored, (ybss.score(t)).lacks FROM ybss_registry.thing t ORDER BY thing_id;
SELECT r.thing_id, (ybss.score(r)).faults FROM ybss_registry.thing_record r WHERE r.kind = 'lift' ORDER BY 1;
SELECT item, why, mends FROM ybss.score_lost('lift', 102) WHERE score = 'accuracy' ORDER BY item;
SELECT kind, item, required, lacks, faults FROM ybss.quality_item WHERE grid = '520371' AND kind IN ('lift', 'dispute') ORDER BY kind, item;
-- read as people read them, and an item as a column
SELECT thing_id, kind_name, class, name, number, address, position_text, items FROM ybss.thing ORDER BY thing_id;
SELECT thing_id, items->>'use' AS use, (items->>'inspected_on')::date AS inspected_on FROM ybss.thing WHERE kind = 'lift' ORDER BY 1;
SELECT item, value FROM ybss.items_of('lift', 101) ORDER BY item;
-- one kind's records are no other kind's
SELECT count(*) AS items FROM ybss.items_of('hydrant', 101);

-- REFUSED, a line each
CREATE TABLE refused (what text, tried text);
INSERT INTO refused VALUES
  ('a name with SQL in it', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES (''x(); DROP TABLE ybss_registry.thing; --'', ''x'', ''x'')'),
  ('a name in capitals and quotes', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES (''A"B'', ''x'', ''x'')'),
  ('the name of a table', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES (''address'', ''x'', ''x'')'),
  ('the name of the table of things', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES (''thing'', ''x'', ''x'')'),
  ('the name of a view', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES (''thing_record'', ''x'', ''x'')'),
  ('the name of a kind of list', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES (''declaration'', ''x'', ''x'')'),
  ('a register of its own', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese, register) VALUES (''pump'', ''x'', ''x'', ''pump'')'),
  ('the register of persons', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese, register) VALUES (''pump'', ''x'', ''x'', ''person'')'),
  ('a shape that is none', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese, number_shape) VALUES (''pump'', ''x'', ''x'', ''[0-9'')'),
  ('no words', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES (''pump'', '''', ''泵'')'),
  ('another class', 'INSERT INTO ybss_registry.record_kind (kind, english, chinese, class) VALUES (''pump'', ''pump'', ''泵'', ''神'')'),
  ('another key', 'UPDATE ybss_registry.record_kind SET kind = ''elevator'' WHERE kind = ''lift'''),
  ('another register', 'UPDATE ybss_registry.record_kind SET register = ''thing'' WHERE kind = ''person'''),
  ('a kind with records deleted', 'DELETE FROM ybss_registry.record_kind WHERE kind = ''lift'''),
  ('a shipped kind deleted', 'DELETE FROM ybss_registry.record_kind WHERE kind = ''person'''),
  ('an item called like a key', 'INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis) VALUES (''lift'', ''district'', ''x'', ''x'', ''x'', ''xx'')'),
  ('an item called like the kind', 'INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis) VALUES (''lift'', ''kind'', ''x'', ''x'', ''x'', ''xx'')'),
  ('an item called like the id', 'INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis) VALUES (''lift'', ''thing_id'', ''x'', ''x'', ''x'', ''xx'')'),
  ('a person''s item called like a stamp', 'INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis) VALUES (''person'', ''change_id'', ''x'', ''x'', ''x'', ''xx'')'),
  ('a record of no kind', 'INSERT INTO ybss_registry.thing (district, grid, kind, name) VALUES (520371, ''520371109002001'', ''pump'', ''x'')'),
  ('a person among the things', 'INSERT INTO ybss_registry.thing (district, grid, kind, name) VALUES (520371, ''520371109002001'', ''person'', ''x'')'),
  ('a lift without an address', 'INSERT INTO ybss_registry.thing (district, grid, kind, number) VALUES (520371, ''520371109002001'', ''lift'', ''0003'')'),
  ('a hydrant without a position', 'INSERT INTO ybss_registry.thing (district, grid, kind, number, address_id) VALUES (520371, ''520371109002001'', ''hydrant'', ''0003'', 1)'),
  ('a number of another shape', 'INSERT INTO ybss_registry.thing (district, grid, kind, number, address_id) VALUES (520371, ''520371109002001'', ''lift'', ''A1'', 1)'),
  ('a number that another one has', 'INSERT INTO ybss_registry.thing (district, grid, kind, number, address_id) VALUES (520371, ''520371109002001'', ''lift'', ''0001'', 1)'),
  ('neither name nor number', 'INSERT INTO ybss_registry.thing (district, grid, kind, address_id) VALUES (520371, ''520371109002001'', ''lift'', 1)'),
  ('an address that there is not', 'INSERT INTO ybss_registry.thing (district, grid, kind, number, address_id) VALUES (520371, ''520371109002001'', ''lift'', ''0009'', 77)'),
  ('a record of another kind by an update', 'UPDATE ybss_registry.thing SET kind = ''hydrant'' WHERE thing_id = 101'),
  ('a list of no kind', 'INSERT INTO ybss_registry.source (source, office, record_kind, grid) VALUES (''pumps'', ''水务'', ''pump'', ''520371'')'),
  ('a list of things as such', 'INSERT INTO ybss_registry.source (source, office, record_kind, grid) VALUES (''pumps'', ''水务'', ''thing'', ''520371'')'),
  ('a score of a kind that is none', 'SELECT * FROM ybss.score_lost(''thing'', 101)');
CREATE FUNCTION pg_temp.answer(tried text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE tried;
  SET CONSTRAINTS ALL IMMEDIATE;
  RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
  RETURN SQLSTATE || ' ' || SQLERRM;
END $$;
SELECT what, pg_temp.answer(tried) FROM refused;
SELECT count(*) AS things FROM ybss_registry.thing;

-- words may change, a kind may be retired, and one without records goes
UPDATE ybss_registry.record_kind SET chinese = '载人电梯' WHERE kind = 'lift';
UPDATE ybss_registry.record_kind SET active = false WHERE kind = 'hydrant';
SELECT pg_temp.answer('INSERT INTO ybss_registry.thing (district, grid, kind, number, position) SELECT 520371, ''520371109002001'', ''hydrant'', ''X-8'', position FROM ybss_registry.thing WHERE thing_id = 103');
UPDATE ybss_registry.thing SET ended_on = ybss.today() WHERE thing_id = 103;
INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES ('pump', 'pump', '泵');
DELETE FROM ybss_registry.record_kind WHERE kind = 'pump';

-- entering items: by type, by code, sensitive ones behind the second grant
CREATE ROLE regress_thing_near LOGIN IN ROLE ybss_operator;
CREATE ROLE regress_thing_far LOGIN IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_thing_near', '网格员', '社区'), (2, 'regress_thing_far', '网格员', '社区');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520371109002001'), (2, '520371109002002');
SET SESSION AUTHORIZATION regress_thing_near;
SELECT ybss.set_item('lift', 102, 'use', '载货');
SELECT ybss.set_item('lift', 102, 'inspected_on', '2999-01-01');
SELECT ybss.set_item('lift', 102, 'number', '0022');
SELECT thing_id, number, items FROM ybss.thing ORDER BY 1;
\set VERBOSITY sqlstate
SELECT ybss.set_item('lift', 102, 'use', '宫殿');
SELECT ybss.set_item('lift', 102, 'number', 'A');
SELECT ybss.set_item('lift', 102, 'alarm_code', '1234');
SELECT ybss.set_item('lift', 103, 'use', '1');
SELECT ybss.set_item('hydrant', 102, 'use', '1');
-- and no kind, nothing of another's grid, no column that is not his
INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES ('pump', 'pump', '泵');
UPDATE ybss_registry.record_kind SET chinese = 'x';
DELETE FROM ybss_registry.record_kind WHERE kind = 'dispute';
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis) VALUES ('lift', 'spy', 'x', 'x', 'x', 'xx');
SELECT items FROM ybss_registry.thing;
SELECT name FROM ybss_registry.thing;
UPDATE ybss_registry.thing SET items = '{}';
UPDATE ybss_registry.thing SET grid = '520371109002002' WHERE thing_id = 101;
INSERT INTO ybss_registry.thing (district, grid, kind, number, address_id) VALUES (520371, '520371109002002', 'lift', '0033', 2);
INSERT INTO ybss_registry.thing (district, grid, kind, number, address_id) VALUES (520371, '520371109002001', 'lift', '0033', 2);
\set VERBOSITY default
INSERT INTO ybss_registry.thing (district, grid, kind, number, address_id) VALUES (520371, '520371109002001', 'lift', '0033', 1);
SELECT count(*) FROM ybss.thing;
RESET SESSION AUTHORIZATION;
SET SESSION AUTHORIZATION regress_thing_far;
SELECT thing_id, number FROM ybss.thing ORDER BY 1;
SELECT count(*) FROM ybss.items_of('lift', 101);
SELECT record_id FROM ybss.quality_record WHERE record_id > 100 ORDER BY 1;
RESET SESSION AUTHORIZATION;

-- a form, a sample, the past, the dossier of the house beside it
INSERT INTO ybss_registry.report (report, office, kind, only_if) VALUES ('电梯台账', '市监', 'lift', 'use = ''1''');
INSERT INTO ybss_registry.report_field (report, position, label, kind, item) VALUES ('电梯台账', 1, '编号', 'lift', 'number'), ('电梯台账', 2, '检验', 'lift', 'inspected_on');
SELECT form FROM ybss.fill_report('电梯台账', '520371');
SELECT ybss.draw_sample('lift', '520371', 2, 'visit', '市监') IS NOT NULL AS drawn;
SELECT kind, count(*) FROM ybss_registry.verification JOIN ybss_registry.verification_record USING (verification_id) GROUP BY 1;
SELECT kind, count(*) > 0 AS has_past FROM ybss_registry.history WHERE kind = 'thing' GROUP BY 1;
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) VALUES (520371, 11, '520371109002001', 1);
SELECT t->>'kind' AS kind, t->>'kind_name' AS kind_name, t->>'name' AS name, t->>'number' AS number FROM jsonb_array_elements(ybss.dossier(11)->'things') t;
SELECT pg_temp.answer('UPDATE ybss_registry.address SET state = ''retired'' WHERE address_id = 2');
SELECT pg_temp.answer('DELETE FROM ybss_registry.house; UPDATE ybss_registry.address SET state = ''retired'' WHERE address_id = 1');
-- an address that lies elsewhere takes along what stands on it
UPDATE ybss_registry.address SET grid = '520371109002002' WHERE address_id = 1;
SELECT number, grid_text FROM ybss.thing WHERE kind = 'lift' ORDER BY 1;
UPDATE ybss_registry.address SET grid = '520371109002001' WHERE address_id = 1;
-- a job scores them like everything else, and the check of the registry knows them
CALL ybss.run_job('score', '{"all": true}');
SELECT kind, records FROM ybss.quality_grid WHERE grid = '520371' ORDER BY kind;
SELECT rule, target FROM ybss.check_registry() WHERE target LIKE '%thing%';
