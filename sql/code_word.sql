-- Words to codes: the lines of what was found wrong, what is not guessed, a district's own words, hostile ones, and the two roads.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
CREATE TABLE asked (n serial, code_table text, word text);
INSERT INTO asked (code_table, word) VALUES
('education', '大学本科毕业'), ('education', '硕士研究生毕业'), ('education', '初级中学教育'), ('education', '本科'), ('education', '大专'), ('education', '高中'), ('education', '中专'),
('education', '研究生'), ('education', '文盲'), ('education', '大学毕业'), ('education', '博士毕业'), ('marital_status', '未说明的婚姻状况'), ('marital_status', '未说明'), ('marital_status', '离异'),
('relation', '姐姐'), ('relation', '姐'), ('relation', '妹妹'), ('relation', '儿子'), ('relation', '女儿'), ('relation', '妻子'), ('relation', '丈夫'), ('relation', '爸爸'), ('relation', '妈妈'),
('relation', '爷爷'), ('relation', '奶奶'), ('relation', '外公'), ('relation', '外婆'), ('relation', '公公'), ('relation', '配偶的祖父母、外祖父母'), ('relation', '配偶的祖父母或外祖父母'), ('relation', '堂兄弟'),
('document', '身份证'), ('document', '军官证'), ('document', '士兵证'), ('document', '护照'), ('document', '出生证'), ('document', '台湾居民来往大陆通行证'), ('document', 'L03'), ('document', '413'),
('event', '婚恋家庭纠纷-恋爱及婚姻'), ('event', '恋爱及婚姻'), ('household_kind', '家庭户'), ('household_kind', '集体户'), ('household_kind', '农业家庭户口'), ('household_kind', '1'), ('household_kind', '非农业家庭户'),
('nationality', '中国'), ('nationality', '韩国'), ('nationality', '大韩民国'), ('nationality', '西班牙'), ('nationality', '香港'), ('nationality', '156'), ('nationality', '410'), ('nationality', '724'), ('nationality', '4'),
('nationality', 'CN'), ('nationality', 'cn'), ('nationality', 'CHN'), ('nationality', 'ABC'), ('nationality', '无国籍'),
('structure', '钢筋混凝土结构'), ('structure', '混合结构'), ('structure', '砖混结构'), ('structure', '框架'), ('structure', '框架结构'), ('structure', '砖混'), ('structure', '03'), ('structure', '3'),
('registration_type', '130'), ('statistical_type', '130'), ('statistical_type', '国有独资公司'), ('registration_type', '国有独资公司'), ('sex', '男'), ('sex', '女性'), ('sex', 'm'), ('sex', '01'),
('economy', '1'), ('same_residence', '是'), ('no_code_reason', '依法无需登记');
SELECT a.code_table, a.word, r.code, v.chinese AS shown FROM asked a
JOIN ybss_registry.read_codes((SELECT array_agg(code_table ORDER BY n) FROM asked), (SELECT array_agg(word ORDER BY n) FROM asked)) r ON r.code_table = a.code_table AND r.written = a.word
LEFT JOIN ybss_registry.code_value v ON v.code_table = r.code_table AND v.code = r.code ORDER BY a.n;
-- what means one of several is not guessed
SELECT t, w, ybss_registry.read_code(t, w) FROM (VALUES ('relation', '兄妹'), ('relation', '子女'), ('relation', '1'), ('household_kind', '农业'), ('document', '通行证'), ('nationality', '刚果'), ('statistical_type', '私营企业')) v(t, w);
-- hostile: a megabyte, control characters, nothing, patterns, unknown tables
SELECT coalesce(ybss_registry.read_code('education', w), 'nothing') FROM unnest(ARRAY[repeat('本科', 200000), E'本\x01科\x7f', E'\u200b本\ufeff科', '', ' ', '%', '.*', '本科'' OR 1=1', repeat('(', 399), repeat('1-', 190), 'NULL', E'大学\r\n本科毕业']) w;
SELECT ybss_registry.read_code('no such table', '本科'), ybss_registry.read_code(NULL, '本科'), ybss_registry.read_code('education', NULL);
-- words of two dictionaries of offices that no list had; what may be two codes is read as neither
SELECT t, w, ybss_registry.item_json(w, 'code', t) FROM (VALUES ('education', '大学本科（简称大学）'), ('education', '研究生毕业'), ('education', '幼儿园'), ('relation', '之子'), ('relation', '之女'), ('document', '台湾同胞来往内地通行证'), ('document', '其它个人证件'),
  ('structure', '土墙'), ('structure', '木房'), ('household_kind', '农业户口'), ('relation', '媳妇'), ('document', '台湾通行证'), ('document', '警官证')) v(t, w);
SELECT count(*) FILTER (WHERE code IS NULL) FROM ybss_registry.read_codes(array_fill('relation'::text, ARRAY[100000]), (SELECT array_agg('词' || n) FROM generate_series(1, 100000) n));
-- what a form takes is what a list takes
SELECT ybss_registry.item_json('２１－大学本科毕业', 'code', 'education'), ybss_registry.item_json('兄妹', 'code', 'relation'), ybss_registry.item_json(' 是 ', 'boolean', NULL), ybss_registry.item_json('√', 'boolean', NULL), ybss_registry.item_json('也许', 'boolean', NULL);

-- A DISTRICT'S OWN: a word, one that takes the meaning of a shipped one, a label, a value, a table
INSERT INTO ybss_registry.code_alias (code_table, alias, code) VALUES ('education', '重点大学', '20'), ('household_kind', '农业', '12'), ('relation', '媳妇', '38')
ON CONFLICT (code_table, alias, code) DO UPDATE SET own = true;
INSERT INTO ybss_registry.code_table (code_table, chinese, standard) VALUES ('road_kind', '道路类别', '本区');
INSERT INTO ybss_registry.code_value (code_table, code, chinese) VALUES ('road_kind', '1', '主干道'), ('let_use', '07', '车库');
UPDATE ybss_registry.code_value SET chinese = '居住' WHERE code_table = 'building_use' AND code = '01';
SELECT t, w, ybss_registry.read_code(t, w) FROM (VALUES ('education', '重点大学'), ('household_kind', '农业'), ('relation', '媳妇'), ('road_kind', '主干道'), ('let_use', '车库'), ('building_use', '住宅'), ('building_use', '居住')) v(t, w);
SELECT code_table, confirmed, own, "values", own_values, own_labels FROM code_table WHERE own OR own_values > 0 OR own_labels > 0 ORDER BY 1;
SELECT alias, code, chinese, source, own, not_read FROM code_alias WHERE code_table = 'household_kind' AND alias = '农业' ORDER BY code;
-- one table of documents: values of table document come from the kinds, and no other way
INSERT INTO ybss_registry.code_value (code_table, code, chinese) VALUES ('document', 'L77', '本区证件');
UPDATE ybss_registry.code_value SET chinese = '某证' WHERE code_table = 'document' AND code = '111';
DELETE FROM ybss_registry.code_value WHERE code_table = 'document' AND code = '111';
INSERT INTO ybss_registry.document_kind (code, chinese, english, shape) VALUES ('L77', '本区证件', 'a document of the district', '[A-Z][0-9]{4}');
SELECT code, chinese FROM code_value WHERE code_table = 'document' AND code = 'L77';
-- and the rule of the number follows the shapes
SELECT rule LIKE '%(''L77'') THEN document_number ~ ''^([A-Z][0-9]{4})$''%' AS has_it, rule_words FROM item WHERE kind = 'person' AND item = 'document_number';
DELETE FROM ybss_registry.document_kind WHERE code = 'L77';
SELECT count(*) FROM code_value WHERE code_table = 'document' AND code = 'L77';
-- a later version: what was shipped changes, what the district changed, added or took away does not
DELETE FROM ybss_registry.code_value WHERE code_table = 'visit_purpose' AND code = '05';
DELETE FROM ybss_registry.code_alias WHERE code_table = 'sex' AND alias = 'M';
UPDATE ybss_registry.shipped_row SET next = "row" WHERE relation IN ('code_value', 'code_alias');
UPDATE ybss_registry.shipped_row SET next = "row" || '{"chinese": "商业用房"}' WHERE relation = 'code_value' AND key = 'building_use 02';
UPDATE ybss_registry.shipped_row SET next = "row" || '{"chinese": "住房"}' WHERE relation = 'code_value' AND key = 'building_use 01';
UPDATE ybss_registry.shipped_row SET next = NULL WHERE relation = 'code_alias' AND key = 'sex 1 男子';
INSERT INTO ybss_registry.shipped_row (relation, key, next) SELECT 'code_value', 'let_use 08', "row" || '{"code": "08", "chinese": "停车"}' FROM ybss_registry.shipped_row WHERE relation = 'code_value' AND key = 'let_use 01';
SELECT ybss_registry.take_shipped('code_value', '{code_table,code}') AS values, ybss_registry.take_shipped('code_alias', '{code_table,alias,code}') AS words;
SELECT code_table, code, chinese FROM code_value WHERE (code_table, code) IN (('building_use', '01'), ('building_use', '02'), ('let_use', '07'), ('let_use', '08'), ('visit_purpose', '05')) ORDER BY 1, 2;
SELECT alias FROM code_alias WHERE code_table = 'sex' AND code = '1' AND alias IN ('M', '男子', '男');

-- OUT OF LISTS, by file and by COPY: words of every kind become codes, what is not read is noted
INSERT INTO ybss_registry.grid (code, name, division) VALUES ('520371', '新蒲新区', '520302'), ('520371109', '虾子镇', '520302109'), ('520371109002', '米兰社区', '520302109002'), ('520371109002001', '第一网格', NULL);
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('book', '民政', 'address', '520371', 95), ('police', '公安', 'person', '520371', 90), ('homes', '住建', 'house', '520371', 90);
INSERT INTO ybss_registry.source_column (source, header, field) SELECT 'police', h, f FROM (VALUES ('姓名', 'name'), ('性别', 'sex'), ('证件种类', 'document_kind'), ('证件号码', 'document_number'), ('国籍', 'nationality'),
  ('生日', 'birth_date'), ('住址', 'address'), ('户号', 'household_number'), ('关系', 'relation'), ('学历', 'education'), ('婚姻', 'marital_status'), ('住所', 'tenure'), ('电话', 'phone'), ('无证原因', 'no_document_reason'), ('日期', 'said_on')) c(h, f)
UNION ALL SELECT 'homes', h, f FROM (VALUES ('坐落', 'address'), ('用途', 'house_use'), ('结构', 'structure'), ('隐患', 'dangers'), ('出租', 'rent_use'), ('权利人', 'name'), ('身份证', 'citizen_id'), ('日期', 'said_on')) c(h, f)
UNION ALL VALUES ('book', '地址', 'address'), ('book', '网格', 'grid');
INSERT INTO ybss_registry.source_value (source, field, written, value) VALUES ('police', 'education', '识字', '80');
SELECT load_list('book', 'b', convert_to(E'地址,网格\n' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号,520371109002001', n), E'\n') || E'\n', 'UTF8')) FROM generate_series(1, 9) n \g /dev/null
SELECT message FROM load_list('homes', 'h', convert_to('坐落,用途,结构,隐患,出租,权利人,身份证,日期
米兰路5号,住房,砖混结构,消防隐患、治安隐患,住房,王一,520399199101010058,2026-01-01
米兰路6号,成套住宅,钢筋混凝土,无,门面,王二,520399199201010063,2026-01-01
米兰路7号,空中花园,水晶,鬼怪,,王三,520399199301010079,2026-01-01
', 'UTF8')) \g /dev/null
SELECT message FROM load_list('police', 'q', convert_to('姓名,性别,证件种类,证件号码,国籍,生日,住址,户号,关系,学历,婚姻,住所,电话,无证原因,日期
金一,男,护照,M12345678,韩国,1980-01-01,米兰路1号,,,大学本科毕业(21),已婚,租住,15400000001,,2026-01-01
朴二,女,公务普通护照,P12345678,156,1981-01-01,米兰路1号,,,本科,离异,自有,15400000002,,2026-01-01
李三,Ｍ,出生证,A123456789,中国,2026-01-01,米兰路2号,H1,儿子,识字,未婚,寄住,15400000003,,2026-01-01
赵四,男,,,中国,1960-01-01,米兰路2号,H1,户主,大专,已婚,自购房屋,15400000004,证件遗失或正在补办,2026-01-01
孙五,女,,,火星,1962-01-01,米兰路2号,H1,兄妹,神学,未说明,洞穴,15400000005,,2026-01-01
', 'UTF8')) \g /dev/null
COPY intake (source, line, fields) FROM stdin;
police	1	{"姓名": "钱六", "性别": "女性", "国籍": "CN", "生日": "1970-01-01", "住址": "米兰路3号", "户号": "H2", "关系": "本人", "学历": "识字", "婚姻": "丧偶", "住所": "租赁", "电话": "15400000006", "日期": "2026-01-01"}
\.
CALL run_job('intake');
SELECT p.name, p.sex, p.document_kind AS kind, p.nationality AS nation, p.no_document_reason AS none, p.items->>'education' AS education, p.items->>'marital_status' AS marital, r.tenure_code AS tenure, m.relation_code AS relation
FROM ybss_registry.person p LEFT JOIN ybss_registry.residence r USING (district, person_id) LEFT JOIN ybss_registry.household_member m USING (district, person_id) WHERE p.name !~ '^王' ORDER BY p.name COLLATE "C";
SELECT right(address_text(a.address), 5) AS house, h.use_code, h.structure, h.danger_codes, h.rent_use_code FROM ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id) ORDER BY 1;
SELECT d.kind_code, d.number, d.issuer FROM ybss_registry.document d ORDER BY 1, 2;
SELECT f.source, r.line, r.field, r.reason FROM ybss_registry.review r JOIN ybss_registry.intake_file f USING (file_id) WHERE r.reason = 'item_value' ORDER BY 1, 2, 3;
-- as people read it: the standard's words
SELECT i.item, i.value FROM ybss_registry.person p CROSS JOIN items_of('person', p.person_id) i WHERE p.name = '金一' AND i.item IN ('sex', 'nationality', 'document_kind', 'dwelling') ORDER BY 1;
-- ABC is no nationality, whoever enters it; one that stands is judged wrong
UPDATE ybss_registry.person SET stated = ybss.stated_apart(stated) - 'nationality' WHERE name = '朴二';
SELECT set_item('person', (SELECT person_id FROM ybss_registry.person WHERE name = '朴二'), 'nationality', 'ABC');
UPDATE ybss_registry.person SET nationality = 'ABC' WHERE name = '朴二';
SELECT l.item, l.why FROM ybss_registry.person p CROSS JOIN score_lost('person', p.person_id) l WHERE p.name = '朴二' AND l.score = 'accuracy' AND l.item = 'nationality';
SELECT set_item('person', (SELECT person_id FROM ybss_registry.person WHERE name = '朴二'), 'nationality', '大韩民国');
SELECT nationality FROM ybss_registry.person WHERE name = '朴二';
-- a sex that nobody stated is no mistake, another one than the id's is
UPDATE ybss_registry.person SET sex = '9' WHERE name = '王三';
UPDATE ybss_registry.person SET sex = '2' WHERE name = '王一';
SELECT p.name, p.sex, count(l.item) AS lost FROM ybss_registry.person p LEFT JOIN LATERAL (SELECT * FROM score_lost('person', p.person_id) s WHERE s.item = 'sex' AND s.score = 'accuracy') l ON true WHERE p.name IN ('王一', '王三') GROUP BY 1, 2 ORDER BY 1;
-- a nationality that nobody knows makes nobody a foreigner; a passport without one does, a travel document of citizens does not
SELECT n, k, ybss_registry.is_foreign(n, NULL, k, (SELECT holder FROM ybss_registry.document_kind WHERE code = k)) FROM (VALUES ('CHN', NULL), ('XXX', NULL), ('XXA', NULL), ('KOR', NULL), ('XXX', '414'), (NULL, '413'), (NULL, '415'), (NULL, '420'), (NULL, '552'), (NULL, '555'), (NULL, '116')) v(n, k);
