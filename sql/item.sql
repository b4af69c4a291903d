-- The catalogue of items: what is shipped, and rules that are refused when they are written.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
-- what is shipped does what it says: every rule compiles and stands its trial
SELECT kind, try_items(kind, array_agg(item)) = count(*) AS all_stand FROM ybss_registry.item GROUP BY kind ORDER BY kind;
SELECT kind, item FROM ybss.item WHERE suspended OR office IS NULL OR char_length(basis) < 4;
-- what is not shipped: religion, ethnicity, politics, crime, illness, and the lists of people to be watched
SELECT kind, item, chinese FROM ybss.item
WHERE chinese ~ '(宗教|民族|政治|党|团员|犯罪|刑|矫正|吸毒|健康|疾病|残疾|精神|传染|重点关注)' OR item ~ '(religio|ethnic|nation$|politic|party|crim|health|ill|disab|watch)';
SELECT code_table, code, chinese FROM ybss.code_value WHERE chinese ~ '(宗教|民族|政治|犯罪|健康状况|治病|疾病|残联|卫生|信访)';
SELECT kind, item FROM ybss.item WHERE sensitivity = 3 AND storage NOT IN ('column', 'link');
-- published codes
SELECT t.code_table, t.code, c.chinese FROM (VALUES ('sex', '1'), ('marital_status', '21'), ('education', '21'), ('relation', '02'), ('relation', '38'),
  ('document', '516'), ('dwelling', '03'), ('let_use', '04'), ('building_use', '06'), ('inflow_reason', '08'), ('event', '0403'), ('structure', '05'),
  ('registration_type', '160'), ('social_organization', '02')) t(code_table, code) LEFT JOIN ybss.code_value c USING (code_table, code) ORDER BY 1, 2;
SELECT code_table, count(*) FROM ybss.code_value GROUP BY code_table ORDER BY code_table;
-- where values are
SELECT storage, count(*) > 5 AS several FROM ybss.item GROUP BY storage ORDER BY storage;

-- rules that are refused when they are written, each with its reason
CREATE TABLE hostile (n serial, kind text, item text, part text, text text);
INSERT INTO hostile (kind, item, part, text) VALUES
('house', 'area', 'rule', 'area / 0 > 1'), ('house', 'area', 'rule', '100 / area > 1'), ('house', 'area', 'rule', 'area % 0 = 0'),
('house', 'area', 'rule', 'aera > 1'), ('house', 'area', 'rule', 'area >'), ('house', 'area', 'rule', ''), ('house', 'area', 'rule', 'area'),
('house', 'area', 'rule', 'area > 1, area > 2'), ('house', 'area', 'rule', 'true; DROP TABLE ybss_registry.item'), ('house', 'area', 'rule', 'true) OR (true'),
('house', 'area', 'rule', '(SELECT true)'), ('house', 'area', 'rule', 'EXISTS (SELECT FROM ybss_registry.person)'), ('house', 'area', 'rule', 'count(*) > 1'),
('house', 'area', 'rule', 'row_number() OVER () > 1'), ('house', 'area', 'rule', 'generate_series(1, 10) > 1'), ('house', 'area', 'rule', '$1'),
('house', 'area', 'rule', 'pg_sleep(2) IS NULL'), ('house', 'area', 'rule', 'random() > 0.5'), ('house', 'area', 'rule', 'now() IS NOT NULL'),
('house', 'area', 'rule', 'current_date > as_of'), ('house', 'area', 'rule', 'current_user = owner'), ('house', 'area', 'rule', 'pg_read_file(''/etc/passwd'') IS NULL'),
('house', 'area', 'rule', 'current_setting(''ybss.ticket'') IS NULL'), ('house', 'area', 'rule', 'lo_import(''/etc/passwd'') IS NULL'), ('house', 'area', 'rule', 'length(repeat(owner, 100000000)) > 1'),
('house', 'area', 'rule', 'factorial(100000) > 1'), ('house', 'area', 'rule', 'area ^ 1000000 > 1'), ('house', 'area', 'rule', 'owner ~ tenant_name'),
('house', 'area', 'rule', 'owner LIKE tenant_name'), ('house', 'area', 'rule', 'owner ~ ''('''), ('house', 'area', 'rule', 'owner::int > 1'), ('house', 'area', 'rule', 'ybss.in_scope(grid)'),
('house', 'area', 'rule', 'ybss.score(r) IS NULL'), ('house', 'area', 'rule', 'owner = ANY (string_to_array(tenant_name, '',''))'),
('house', 'area', 'rule', 'to_tsvector(owner) IS NULL'), ('house', 'area', 'rule', 'ybss.parse(owner) IS NULL AND set_config(''a.b'', owner, false) IS NULL'),
('house', 'area', 'rule', '(area * 30000)::int2 > 1'), ('house', 'area', 'required_if', 'owner'), ('house', 'area', 'formula', '''wide'''), ('house', 'area', 'formula', 'area + 1'),
('person', 'name', 'rule', 'name ~ ''^(a+)(a+)(a+)\1\2\3a$''');
DO $$
DECLARE
  h record; state text; words text;
BEGIN
  FOR h IN SELECT * FROM hostile ORDER BY n LOOP
    BEGIN
      EXECUTE format('UPDATE ybss_registry.item SET %I = $1, required_words = ''试验 / a trial'', rule_words = ''试验 / a trial'' WHERE kind = $2 AND item = $3', h.part) USING h.text, h.kind, h.item;
      RAISE WARNING '% TAKEN: %', h.part, h.text;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, words = MESSAGE_TEXT;
      RAISE WARNING '%: % -> % %', h.part, left(h.text, 60), state, words;
    END;
  END LOOP;
END $$;
-- what people read of a condition is words: none, SQL, one language, and the words of another condition are refused
SELECT count(*) FROM ybss.item WHERE (lower(required_if) NOT IN ('true', 'false') AND required_words IS NULL) OR (rule IS NOT NULL AND rule_words IS NULL);
DO $$
DECLARE
  w record; state text; words text;
BEGIN
  FOR w IN SELECT * FROM (VALUES
    ('no words', 'UPDATE ybss_registry.item SET required_if = ''area > 10'' WHERE kind = ''house'' AND item = ''let_use'''),
    ('the old words', 'UPDATE ybss_registry.item SET rule = ''area > 10'' WHERE kind = ''house'' AND item = ''area'''),
    ('words taken away', 'UPDATE ybss_registry.item SET rule_words = NULL WHERE kind = ''house'' AND item = ''area'''),
    ('SQL', 'UPDATE ybss_registry.item SET rule = ''area > 10'', rule_words = ''面积 > 10 / more than 10'' WHERE kind = ''house'' AND item = ''area'''),
    ('a column', 'UPDATE ybss_registry.item SET required_if = ''area > 10'', required_words = ''有 use_code 的须填'' WHERE kind = ''house'' AND item = ''let_use'''),
    ('IS NOT NULL', 'UPDATE ybss_registry.item SET required_if = ''area > 10'', required_words = ''面积 IS NOT NULL'' WHERE kind = ''house'' AND item = ''let_use'''),
    ('English alone', 'UPDATE ybss_registry.item SET rule = ''area > 10'', rule_words = ''more than ten'' WHERE kind = ''house'' AND item = ''area'''),
    ('a new item without', 'INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, rule) VALUES (''house'', ''t'', ''丁'', ''t'', ''住建'', ''地方规定'', ''t <> name'')'),
    ('SQL in Chinese', 'UPDATE ybss_registry.item SET rule = ''area > 10'', rule_words = ''面积 between 10 and 20'' WHERE kind = ''house'' AND item = ''area'''),
    ('a pattern', 'UPDATE ybss_registry.item SET rule = ''area > 10'', rule_words = ''面积 ~ ''''^[0-9]'''' '' WHERE kind = ''house'' AND item = ''area'''),
    ('EXTRACT', 'UPDATE ybss_registry.item SET rule = ''area > 10'', rule_words = ''面积 extract(year)'' WHERE kind = ''house'' AND item = ''area'''),
    ('a range with a tilde', 'UPDATE ybss_registry.item SET rule = ''area > 10'', rule_words = ''10~5000 平方米 / 10~5000 square metres'' WHERE kind = ''house'' AND item = ''area'''),
    ('English for a range', 'UPDATE ybss_registry.item SET rule = ''area > 10'', rule_words = ''10 至 20 平方米，不含地下室 / between 10 and 20, and not the cellar'' WHERE kind = ''house'' AND item = ''area'''),
    ('words alone', 'UPDATE ybss_registry.item SET rule_words = ''五至五千平方米'' WHERE kind = ''house'' AND item = ''area'''),
    ('a rule that goes', 'UPDATE ybss_registry.item SET rule = NULL WHERE kind = ''house'' AND item = ''area'''),
    ('both', 'UPDATE ybss_registry.item SET rule = ''area > 10'', rule_words = ''大于 10 平方米 / more than 10 square metres'' WHERE kind = ''house'' AND item = ''area''')) v(name, statement)
  LOOP
    BEGIN
      EXECUTE w.statement;
      RAISE EXCEPTION USING ERRCODE = 'ZZZZZ';
    EXCEPTION WHEN SQLSTATE 'ZZZZZ' THEN
      RAISE WARNING '%: taken', w.name;
    WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, words = MESSAGE_TEXT;
      RAISE WARNING '%: % %', w.name, state, words;
    END;
  END LOOP;
END $$;
-- nothing of it was kept, and the catalogue's version did not move
SELECT kind, version FROM ybss.record_kind ORDER BY kind;
SELECT rule FROM ybss.item WHERE kind = 'house' AND item = 'area';
-- circles of two, three and one
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, formula) VALUES ('house', 'p', '甲', 'p', '住建', '地方规定', 'number', 'q + 1'), ('house', 'q', '乙', 'q', '住建', '地方规定', 'number', 'p + 1');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, formula) VALUES ('house', 'p', '甲', 'p', '住建', '地方规定', 'number', 'q'), ('house', 'q', '乙', 'q', '住建', '地方规定', 'number', 's'), ('house', 's', '丙', 's', '住建', '地方规定', 'number', 'p');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, formula) VALUES ('house', 'p', '甲', 'p', '住建', '地方规定', 'number', 'p + 1');
-- formulas that build on one another, written in any order, are in order
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, formula) VALUES ('house', 'p', '甲', 'p', '住建', '地方规定', 'number', 'q + 1'), ('house', 'q', '乙', 'q', '住建', '地方规定', 'number', 'area * 2');
-- what others read cannot go, nor be set inactive, nor get another name
DELETE FROM ybss_registry.item WHERE kind = 'house' AND item = 'q';
UPDATE ybss_registry.item SET active = false WHERE kind = 'house' AND item = 'q';
UPDATE ybss_registry.item SET item = 'qq' WHERE kind = 'house' AND item = 'q';
DELETE FROM ybss_registry.item WHERE kind = 'house' AND item IN ('p', 'q');
-- words change without a new version; what counts changes it; a code table changes the kinds that use it
UPDATE ybss_registry.item SET chinese = '面积' WHERE kind = 'house' AND item = 'area';
SELECT version AS house FROM ybss.record_kind WHERE kind = 'house' \gset
UPDATE ybss_registry.item SET english = 'm2' WHERE kind = 'house' AND item = 'area';
SELECT version - :house AS words FROM ybss.record_kind WHERE kind = 'house';
UPDATE ybss_registry.item SET weight = 2 WHERE kind = 'house' AND item = 'area';
INSERT INTO ybss_registry.code_value (code_table, code, chinese) VALUES ('let_use', '07', '车库');
UPDATE ybss_registry.record_kind SET pass_accuracy = 90 WHERE kind = 'house';
SELECT version - :house AS moved FROM ybss.record_kind WHERE kind = 'house';
-- an item's shape
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis) VALUES ('person', 'as_of', '日', 'day', '公安', '地方规定');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis) VALUES ('person', 'Drop Table', '日', 'day', '公安', '地方规定');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type) VALUES ('person', 'x', '日', 'day', '公安', '地方规定', 'code');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, sensitivity) VALUES ('person', 'x', '日', 'day', '公安', '地方规定', 4);
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, sensitivity, rule, rule_words) VALUES ('person', 'x', '日', 'day', '公安', '地方规定', 3, 'x = ''1''', '等于一 / one');
-- many rules at once are tried in one go, and hundreds of items are no harm
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, rule, rule_words)
SELECT 'unit', 'extra_' || n, '项' || n, 'extra', '市监', '地方规定', format('extra_%s <> name AND char_length(extra_%s) < 50', n, (n + 1) % 300), '与名称不同 / another one than the name' FROM generate_series(0, 299) n;
SELECT count(*) FROM ybss.item WHERE kind = 'unit' AND item LIKE 'extra%';
DELETE FROM ybss_registry.item WHERE kind = 'unit' AND item LIKE 'extra%';
-- one that was broken before, by whatever went round the trial, stops no other one
ALTER TABLE ybss_registry.item DISABLE TRIGGER items_updated;
UPDATE ybss_registry.item SET rule = 'gone > 1 OR storeys > 1', rule_words = '不止一层 / more than one storey' WHERE kind = 'building' AND item = 'structure';
UPDATE ybss_registry.item SET required_if = 'storeys >', required_words = '有层数的 / with storeys' WHERE kind = 'building' AND item = 'residents';
UPDATE ybss_registry.item SET formula = 'entrances' WHERE kind = 'building' AND item = 'houses';
UPDATE ybss_registry.item SET formula = 'houses' WHERE kind = 'building' AND item = 'entrances';
ALTER TABLE ybss_registry.item ENABLE TRIGGER items_updated;
UPDATE ybss_registry.item SET rule = 'storeys BETWEEN 1 AND 200', rule_words = '不高于二百层 / at most two hundred floors' WHERE kind = 'building' AND item = 'storeys';
UPDATE ybss_registry.item SET formula = 'entrances + 1' WHERE kind = 'building' AND item = 'storeys';
SELECT try_condition('building', 'storeys > 1');
SELECT item, rule, formula FROM ybss.item WHERE kind = 'building' AND item IN ('storeys', 'structure') ORDER BY item;
-- but what itself is broken is not taken again, nor a change that breaks another one
UPDATE ybss_registry.item SET weight = 2 WHERE kind = 'building' AND item = 'structure';
UPDATE ybss_registry.item SET formula = 'houses + 1' WHERE kind = 'building' AND item = 'entrances';
UPDATE ybss_registry.item SET active = false WHERE kind = 'building' AND item = 'chief_name';
UPDATE ybss_registry.item SET value_type = 'date', rule = NULL WHERE kind = 'building' AND item = 'chief_mobile';
