-- One line at once: what became of it is said, by whatever kind of list, and what is no
-- line, or not the caller's affair, is refused.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.source_value VALUES ('police', 'relation', '家长', '02');
SELECT state, address, english, chinese FROM take_line('book', '{"地址": "贵州省遵义市红花岗区虾子镇米兰社区米兰路8号", "网格": "520371109002002"}');
SELECT state, address, english FROM take_line('book', '{"地址": "贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋2单元501室", "网格": "520371109002001"}');
SELECT level, state, parent_id IS NOT NULL AS has_parent FROM ybss_registry.address ORDER BY address;
-- a person, a second list of the same one, a house, a unit
SELECT state, record_id IS NOT NULL AS is_tied, address, reasons, ignored, english, chinese FROM take_line('police',
  '{"姓名": "周小明", "身份号": "520399198503070016", "住址": "虾子镇米兰社区幸福小区3-2-501", "电话": 15400000001, "日期": "2024-05-01", "户号": "H1", "关系": "家长", "备注": true, "空": null}');
SELECT state, english, chinese FROM take_line('health', '{"姓名": "周晓明", "生日": "1985年3月7日", "住址": "米兰社区幸福小区三幢二单元五零一", "电话": "15400000001", "日期": "2020.1.1"}');
SELECT state, english FROM take_line('housing', '{"坐落": "幸福小区3栋2单元501室", "面积": 88.50, "权利人": "周小明", "证件": "520399198503070016"}');
SELECT state, english FROM take_line('market', '{"代码": "91350100M000100Y43", "名称": "虾子某辣椒行", "场所": "米兰路8号"}');
SELECT p.name, r.valid, h.number, m.relation_code, upper_inf(o.valid) AS owns FROM ybss_registry.person p JOIN ybss_registry.residence r USING (district, person_id)
JOIN ybss_registry.household_member m USING (district, person_id) JOIN ybss_registry.household h USING (district, household_id) JOIN ybss_registry.ownership o USING (district, person_id);
-- each of them is scored
SELECT kind, count(*) FROM ybss_registry.quality GROUP BY kind ORDER BY kind;
SELECT count(*) AS without_a_score FROM ybss_registry.person p WHERE NOT EXISTS (SELECT FROM ybss_registry.quality q WHERE q.kind = 'person' AND q.record_id = p.person_id);
-- what waits says why, in both languages, and what mends it
SELECT state, jsonb_pretty(reasons), english, chinese FROM take_line('health', '{"姓名": "谁也不是", "日期": "2024-02-30"}');
-- field names serve where the list has no such column; of two the column counts
SELECT state, ignored FROM take_line('police', '{"name": "吴大江", "姓名": "吴大河", "citizen_id": "520399197001010035", "address": "米兰路8号"}');
SELECT name FROM ybss_registry.person WHERE citizen_id = '520399197001010035';
-- lines of one transaction are one delivery; what is taken back was never there, and no job works it again
BEGIN;
SELECT line, state FROM take_line('police', '{"姓名": "褚新来", "身份号": "520399200101010061", "住址": "米兰路8号"}');
SELECT line, state FROM take_line('police', '{"姓名": "褚新来", "身份号": "520399200101010061", "住址": "米兰路8号"}');
SELECT count(*) AS files FROM ybss_registry.intake_file WHERE source = 'police';
ROLLBACK;
SELECT count(*) AS taken_back FROM ybss_registry.person WHERE name = '褚新来';
CALL run_job('intake');
SELECT state, count(*) FROM ybss.intake GROUP BY state ORDER BY state;
SELECT count(*) AS left_in_the_work_table FROM pg_temp.ybss_work_line;
-- history names the list; what is written behind it does not
SELECT source, count(*) > 0 AS wrote FROM ybss_registry.change WHERE source IS NOT NULL GROUP BY source ORDER BY source;

-- NO LINE
SELECT take_line('police', v) FROM (VALUES ('[1]'::jsonb)) t(v);
SELECT take_line('police', '"姓名"');
SELECT take_line('police', NULL);
SELECT take_line('police', '{"姓名": {"姓": "周"}}');
SELECT take_line('police', '{"姓名": ["周"]}');
SELECT take_line('police', ('{"a": ' || repeat('[', 5000) || repeat(']', 5000) || '}')::jsonb);
SELECT take_line('police', (SELECT jsonb_object_agg('c' || n, n) FROM generate_series(1, 100000) n));
SELECT take_line('police', jsonb_build_object('姓名', repeat('周', 100000)));
SELECT take_line(NULL, '{}'), take_line('police', '{}');
SELECT take_line('nobody', '{}');
SELECT state, reasons->0->>'reason' AS reason FROM take_line('police', '{}');
SELECT state, reasons->0->>'reason' AS reason FROM take_line('police', '{"姓名": "", "身份号": "   ", "住址": "　"}');
SELECT state, ignored FROM take_line('police', '{"?name": "周", "": "x", "raw": "y", "state": "registered"}');

-- NOT THE CALLER'S: without a right, without a scope, a source of elsewhere
CREATE ROLE regress_line_nobody;
CREATE ROLE regress_line_town IN ROLE ybss_operator;
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('sandu', '公安', 'person', '520371110', 90);
INSERT INTO ybss_registry.source_column SELECT 'sandu', header, field, required FROM ybss_registry.source_column WHERE source = 'police';
SET ROLE regress_line_nobody;
SELECT ybss.take_line('police', '{}');
SET ROLE regress_line_town;
SELECT ybss.take_line('police', '{}');
RESET ROLE;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_line_town', '录入员', '三渡镇');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371110' FROM ybss_registry.member WHERE office = '三渡镇';
SET ROLE regress_line_town;
SELECT ybss.take_line('police', '{"姓名": "蒋新人", "身份号": "520399200101030062"}');
-- whom another town has is neither told nor taken
SELECT state, record_id, reasons->0->>'reason' AS reason FROM ybss.take_line('sandu', '{"姓名": "周小明", "身份号": "520399198503070016", "住址": "米兰路8号"}');
SELECT state FROM ybss.take_line('sandu', '{"姓名": "蒋新人", "身份号": "520399200101030062", "住址": "三渡镇水洋村1组1号"}');
-- each attempt is in the log, taken back or not, and there are so many a day
BEGIN;
SELECT state FROM ybss.take_line('sandu', '{"姓名": "蒋新人", "生日": "2001-01-03", "住址": "三渡镇水洋村1组1号"}');
ROLLBACK;
RESET ROLE;
SELECT role_name, kind, item, outcome, count(*) FROM ybss_registry.access_log WHERE item = 'enter:line' GROUP BY 1, 2, 3, 4;
UPDATE ybss_registry.look_up_limit SET most = 3 WHERE name = 'entered';
SET ROLE regress_line_town;
SELECT state FROM ybss.take_line('sandu', '{"姓名": "蒋新人", "生日": "2001-01-04", "住址": "三渡镇水洋村1组1号"}');
SELECT * FROM pg_temp.ybss_work_line;
SELECT ybss_registry.walk_lines(1, 'person');
RESET ROLE;

-- ONCE: the steps of a line change its records several times, and each is scored when they are through
SELECT max(sum_id) AS before FROM ybss_registry.quality_sum \gset
SELECT state FROM take_line('police', '{"姓名": "孙新来", "身份号": "520399200101010061", "住址": "米兰路8号", "户号": "H9", "关系": "家长"}');
SELECT kind, count(*) AS times FROM ybss_registry.quality_sum WHERE sum_id > :before GROUP BY kind ORDER BY kind;
SELECT count(*) AS queued FROM ybss_registry.score_queue;
-- who says so himself, or puts a table there, keeps no record from its score
DISCARD TEMP;
BEGIN;
SET LOCAL ybss.scores_once = 'on';
UPDATE ybss_registry.person SET phone = '15400000099' WHERE name = '孙新来';
SELECT count(*) AS scored FROM ybss_registry.quality WHERE kind = 'person' AND scored_at > now();
ROLLBACK;
BEGIN;
CREATE TEMPORARY TABLE ybss_work_changed_record AS SELECT 'transaction' AS register, pg_current_xact_id()::text::bigint AS record_id, '520371'::grid_code AS place;
SET LOCAL ybss.scores_once = 'on';
UPDATE ybss_registry.person SET phone = '15400000099' WHERE name = '孙新来';
SELECT count(*) AS scored FROM ybss_registry.quality WHERE kind = 'person' AND scored_at > now();
ROLLBACK;
-- nor with one that a line before left
SELECT state FROM take_line('police', '{"姓名": "孙新来", "身份号": "520399200101010061", "住址": "米兰路8号", "日期": "2026-01-01"}');
BEGIN;
SET LOCAL ybss.scores_once = 'on';
UPDATE ybss_registry.person SET phone = '15400000099' WHERE name = '孙新来';
SELECT count(*) AS scored FROM ybss_registry.quality WHERE kind = 'person' AND scored_at > now();
ROLLBACK;
