-- A district follows a change of divisions: before, after, withdrawn.
SET search_path = ybss, public;
\set VERBOSITY terse
\set SHOW_CONTEXT never
CREATE TEMPORARY TABLE kind (n int PRIMARY KEY, kind text, file text, typed text[]);
INSERT INTO kind VALUES
(1, '撤县设区', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号\t',
  '{贵州省安顺市普定县马官镇余官村1号,贵州省安顺市普定区马官镇余官村1号,普定马官镇,安顺市普定区人民路1号,安顺普定县人民路1号}'),
(2, '县更名', E'520403\t黔中区\t520403\t2026-03-01\t黔府函〔2026〕2号\t',
  '{贵州省安顺市平坝区夏云镇1号,贵州省安顺市黔中区夏云镇1号,黔中区夏云镇1号,安顺市平坝区1号}'),
(3, '市更名', E'5204\t黔中市\t5204\t2026-03-01\t国函〔2026〕3号\t',
  '{贵州省安顺市平坝区夏云镇1号,贵州省黔中市平坝区夏云镇1号,贵州安顺平坝区夏云镇1号,黔中市西秀区1号}'),
(4, '两县合并', E'520405\t秀坝区\t520402,520403\t2026-03-01\t国函〔2026〕4号\t',
  '{贵州省安顺市西秀区七眼桥镇1号,贵州省安顺市平坝区夏云镇1号,贵州省安顺市秀坝区夏云镇1号,安顺市秀坝区人民路1号,安顺市平坝区人民路1号,安顺市秀坝区七眼桥镇1号}'),
(5, '析置新县', E'520426\t马官县\t520422*\t2026-03-01\t国函〔2026〕5号\t\n520426101\t马官镇\t520422101\t2026-03-01\t国函〔2026〕5号\t\n520426102\t化处镇\t520422102\t2026-03-01\t国函〔2026〕5号\t',
  '{贵州省安顺市普定县马官镇余官村1号,贵州省安顺市马官县马官镇余官村1号,安顺市马官县人民路1号,安顺市普定县马场镇1号,安顺市马官县化处镇1号}'),
(6, '乡镇改隶', E'520403121\t马官镇\t520422101\t2026-03-01\t黔府函〔2026〕6号\t\n520302121\t化处镇\t520422102\t2026-03-01\t黔府函〔2026〕6号\t',
  '{贵州省安顺市普定县马官镇余官村1号,贵州省安顺市平坝区马官镇余官村1号,贵州省安顺市普定县化处镇1号,贵州省遵义市红花岗区化处镇1号}'),
(7, '县改属他市', E'520335\t普定县\t520422\t2026-03-01\t国函〔2026〕7号\t',
  '{贵州省安顺市普定县马官镇余官村1号,贵州省遵义市普定县马官镇余官村1号,普定县人民路1号}'),
(8, '镇改市', E'520483\t马官市\t520422101\t2026-03-01\t国函〔2026〕8号\t',
  '{贵州省安顺市普定县马官镇余官村1号,贵州省安顺市马官市余官村1号,贵州省马官市人民路1号,贵州省安顺市普定县马官镇人民路1号,贵州省安顺市普定县化处镇1号}'),
(9, '无人知道的名称', E'520406\t龘靐区\t520402*\t2026-03-01\t国函〔2026〕9号\t\n520406101\t七眼桥镇\t520402106\t2026-03-01\t国函〔2026〕9号\t',
  '{贵州省安顺市龘靐区七眼桥镇1号,安顺市龘靐区人民路1号,贵州省安顺市西秀区七眼桥镇1号}'),
(10, '乡镇更名、合并', E'520422108\t官化镇\t520422101,520422102\t2026-03-01\t黔府函〔2026〕10号\t\n520422103\t新马场街道\t520422103\t2026-03-01\t黔府函〔2026〕10号\t',
  '{普定县马官镇余官村1号,普定县官化镇余官村1号,普定县化处镇1号,普定县马场镇1号,普定县新马场街道1号}'),
(11, '直辖市', E'500158\t新壁区\t500120,500151\t2026-03-01\t国函〔2026〕11号\t',
  '{重庆市璧山区丁家街道1号,重庆市铜梁区巴川街道1号,重庆市新壁区丁家街道1号,重庆市新壁区人民路1号}');

-- What was read before, while the file counts, and after it was withdrawn.
CREATE TEMPORARY TABLE reading (n int, stage text, at int, typed text, code text, address text);
DO $$
DECLARE
  k kind;
BEGIN
  FOR k IN SELECT * FROM kind ORDER BY n LOOP
    INSERT INTO reading SELECT k.n, 'before', t.at, t.typed, ybss.division(parse_local(t.typed))::text, address_text(parse_local(t.typed)) FROM unnest(k.typed) WITH ORDINALITY t(typed, at);
    PERFORM ybss.load_division_change(k.kind, k.file);
    INSERT INTO reading SELECT k.n, 'after', t.at, t.typed, ybss.division(parse_local(t.typed))::text, address_text(parse_local(t.typed)) FROM unnest(k.typed) WITH ORDINALITY t(typed, at);
    PERFORM ybss.withdraw_division_change(k.kind);
    INSERT INTO reading SELECT k.n, 'withdrawn', t.at, t.typed, ybss.division(parse_local(t.typed))::text, address_text(parse_local(t.typed)) FROM unnest(k.typed) WITH ORDINALITY t(typed, at);
  END LOOP;
END
$$;
SELECT k.kind, r.typed, r.code, r.address FROM reading r JOIN kind k USING (n) WHERE r.stage = 'after' ORDER BY r.n, r.at;
-- Nothing is left of them, in what is read and in the table of divisions.
SELECT count(*) FROM reading b JOIN reading w USING (n, at) WHERE b.stage = 'before' AND w.stage = 'withdrawn' AND (b.code, b.address) IS DISTINCT FROM (w.code, w.address);
SELECT count(*) FROM ybss_registry.division WHERE begun_by IS NOT NULL OR ended_by IS NOT NULL OR valid_to < 'infinity';

-- As offices type it: GB18030, a byte order mark, Chinese headers, commas and quotes, full width, long codes, blanks.
CREATE TEMPORARY TABLE written (n int, file bytea);
INSERT INTO written VALUES
(1, convert_to(E'新区划代码,新名称,原代码,批准日期,文号,依据\r\n520405,秀坝区,"520402,520403",2026年3月1日,国函〔2026〕4号,\r\n', 'GB18030')),
(2, convert_to(E'\ufeff代码\t名称\t原区划代码\t日期\t文件\r\n５２０４０５000000\t 秀坝区 \t520402、 520403000000\t2026.3.1\t国函〔2026〕4号\r\n\r\n', 'UTF8')),
(3, convert_to(E'# 说明\n\n  520405;秀坝区;520402，520403;20260301;国函〔2026〕4号\n', 'UTF8')),
(4, convert_to(E'code\tname\tfrom\tday\tdocument\tsource\n520405\t秀坝区\t520402,520403\t2026-03-01\t国函〔2026〕4号\t民政部网站', 'UTF8'));
SELECT w.n, p.line, p.code, p.name, p.day, p.document, p.effect, p.fault FROM written w CROSS JOIN LATERAL preview_division_change(w.file) p ORDER BY w.n;
-- What cannot be.
SELECT t.n, p.line, p.fault FROM unnest(ARRAY[
  E'5204\t\t\t\t', E'52040\t普定区\t520422\t2026-03-01\t文', E'520371\t新蒲新区\t520302*\t2026-03-01\t文', E'520404\tPuding\t520422\t2026-03-01\t文',
  E'520404\t普定区\t520422\t去年\t文', E'520404\t普定区\t520422\t1926-03-01\t文', E'520404\t普定区\t520422\t2099-03-01\t文', E'520404\t普定区\t520422\t2026-03-01\t',
  E'520404\t普定区\t52042x\t2026-03-01\t文', E'520404\t普定区\t520422,520422*\t2026-03-01\t文', E'520404\t普定区\t520499\t2026-03-01\t文',
  E'529904\t普定区\t520422\t2026-03-01\t文', E'520403\t普定区\t520422\t2026-03-01\t文', E'520404\t普定区\t520422\t2026-03-01\t文\n520405\t马官区\t520422\t2026-03-01\t文',
  E'520404\t普定区\t520422\t2026-03-01\t文\n520404\t普定区\t520403\t2026-03-01\t文', E'520402190\t普定镇\t520422\t2026-03-01\t文', E'520403\t平坝区\t\t2026-03-01\t文',
  E'520403\t平坝区\t520403\t2026-03-01\t文', E'520304\t播州区\t520321\t2026-03-01\t文', E'5299\t黔州市\t5204\t2026-03-01\t文\n520404\t普定区\t520422\t2026-03-01\t文',
  E'520404\t普定区\t520422\t2026-03-01\t文\n520405\t普宁区\t520404\t2026-03-01\t文', E'520404\t普定区\t520422\t2026-03-01\t文\n520405\t普宁区\t520404\t2026-04-01\t文'])
  WITH ORDINALITY t(file, n) CROSS JOIN LATERAL preview_division_change(t.file) p ORDER BY t.n, p.line;
\set VERBOSITY default
SELECT load_division_change('坏', E'520404\t普定区\t520499\t2026-03-01\t文');
SELECT load_division_change('空', E'# 没有内容');
SELECT preview_division_change(convert_to(repeat(E'520404\t普定区\t520422\t2026-03-01\t文\n', 100000), 'UTF8'));
SELECT preview_division_change(repeat(E'5,\n', 6000));
SELECT preview_division_change('\x504b0304ff00ff00fe'::bytea);
SELECT load_division_change(repeat('长', 61), E'520404\t普定区\t520422\t2026-03-01\t文');

-- One after the other: the same file, the same name, one that contradicts, one that builds on another.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SELECT load_division_change('一', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号');
SELECT load_division_change('一', E'520403\t黔中区\t520403\t2026-03-01\t国函〔2026〕2号');
SELECT load_division_change('二', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号');
SELECT fault FROM preview_division_change(E'520405\t普宁区\t520422\t2026-04-01\t国函〔2026〕3号');
SELECT fault FROM preview_division_change(E'520404\t普宁区\t520404\t2026-03-01\t国函〔2026〕3号');
SELECT load_division_change('二', E'520404\t普宁区\t520404\t2026-05-01\t国函〔2026〕3号');
SELECT typed, address_text(parse_local(typed)) FROM unnest(ARRAY['安顺市普定县马官镇1号', '安顺市普定区马官镇1号', '安顺市普宁区马官镇1号']) typed;
SELECT element, typed, value, reason FROM explain_local('安顺市普定区马官镇1号') WHERE element = 'district';
SELECT withdraw_division_change('一');
SELECT name, code, division, old_code, day, written, in_force FROM ybss.division_change WHERE withdrawn_at IS NULL AND code LIKE '______' ORDER BY day;
SELECT code, name, valid_from, valid_to, successor FROM ybss_registry.division WHERE code::text IN ('520422', '520404') ORDER BY 3;
SELECT withdraw_division_change('二');
SELECT withdraw_division_change('一');
SELECT withdraw_division_change('一');
SELECT code, name, valid_from, valid_to, successor FROM ybss_registry.division WHERE code::text IN ('520422', '520404') ORDER BY 3;
-- A day to come.
SELECT load_division_change('来年', format(E'520404\t普定区\t520422\t%s\t国函〔2026〕1号', to_char(ybss.today() + 30, 'YYYYMMDD'))) IS NOT NULL AS loaded;
SELECT address_text(parse_local('安顺市普定县马官镇1号'));
SELECT old.name AS today, new.name AS then FROM ybss.local_division() old, ybss.local_division(ybss.today() + 30) new WHERE old.code = '520422' AND new.code = '520404';
SELECT withdraw_division_change('来年') IS NOT NULL AS withdrawn;

-- Who may: the civil-affairs office.
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', '测试区');
CREATE ROLE regress_division_police IN ROLE ybss_operator;
CREATE ROLE regress_division_civil IN ROLE ybss_operator, ybss_job;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_division_police', '警', '公安局'), (2, 'regress_division_civil', '民', '民政局');
INSERT INTO ybss_registry.scope_grant (member_id, grid, valid_from) VALUES (1, '520399', '2020-01-01'), (2, '520399', '2020-01-01');
\set VERBOSITY default
SET ROLE regress_division_police;
SELECT load_division_change('一', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号');
SELECT withdraw_division_change('一');
SET ROLE regress_division_civil;
SELECT load_division_change('一', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号');
INSERT INTO ybss_registry.division_step SELECT * FROM ybss_registry.division_step;
RESET ROLE;
SELECT DISTINCT name, loaded_by, withdrawn_by FROM ybss.division_change WHERE withdrawn_at IS NULL;
SELECT withdraw_division_change('一') IS NOT NULL AS withdrawn;

-- What a code was on a day, and what became of an old one, by code or by name, its city and a day.
SELECT * FROM division_on('520321', '2010-01-01');
SELECT division, name, valid_to FROM division_on('520304');
SELECT DISTINCT division, name, part FROM division_successor('遵义县') ORDER BY 3, 1;
SELECT old_city, division, name FROM division_successor('矿区') WHERE NOT part;
SELECT old_city, division, name FROM division_successor('矿区', '大同市');
SELECT old_name, old_city, ended_on, division FROM division_successor('520321', on_day => '2015-01-01') WHERE NOT part;
SELECT load_division_change('一', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号') IS NOT NULL AS loaded;
SELECT * FROM division_successor('普定县', '安顺市');
SELECT division, name, valid_to, successors FROM division_on('520422', '2026-02-28') UNION ALL SELECT division, name, valid_to, successors FROM division_on('520422', '2026-03-01')
UNION ALL SELECT division, name, valid_to, successors FROM division_on('520404', '2026-03-01');
SELECT count(*), count(*) FILTER (WHERE valid_from >= valid_to) AS turned FROM division_history WHERE length(code) <= 6;
SELECT withdraw_division_change('一') IS NOT NULL AS withdrawn;

-- What the built-in table has already changes nothing: neither read nor loaded, nor in the steps of an older day.
SELECT effect, fault FROM preview_division_change(E'520304\t播州区\t520321\t2016-03-20\t国函〔2016〕56号');
SELECT load_division_change('已有', E'520304\t播州区\t520321\t2016-03-20\t国函〔2016〕56号');
INSERT INTO ybss_registry.division_change (name, file, loaded_by) VALUES ('旧', '', 'x');
INSERT INTO ybss_registry.division_step (change_id, position, day, code, parent, level, name, old_code, old_name, part, keeps, written, document)
SELECT c.change_id, n, '2016-03-20', v.code::division_code, v.parent::division_code, 3, v.name, v.old::division_code, v.old_name, false, true, true, '国函〔2016〕56号'
FROM ybss_registry.division_change c, (VALUES (1, '520304', '5203', '播州区', '520321', '遵义县'), (2, '520403', '5204', '平坝新区', '520403', '平坝县')) v(n, code, parent, name, old, old_name) WHERE c.name = '旧';
SELECT count(*) FROM (SELECT * FROM local_division() EXCEPT SELECT * FROM builtin_division(-1)) d;
SELECT typed, address_text(parse_local(typed)) = address_text(parse(typed)) AS same FROM unnest(ARRAY['遵义市遵义县南白镇1号', '遵义市播州区1号', '安顺市平坝区1号']) typed;
-- nor does one whose parent is no more
INSERT INTO ybss_registry.division_step (change_id, position, day, code, parent, level, name, old_code, old_name, part, keeps, written, document)
SELECT c.change_id, n, '2016-03-20', v.code::division_code, v.parent::division_code, v.level, v.name, v.old::division_code, v.old_name, v.part, false, true, '文'
FROM ybss_registry.division_change c, (VALUES (3, '529904', '5299', 3, '普定区', '520422', '普定县', false), (4, '529904101', '529904', 4, '马官镇', '520422101', '马官镇', false), (5, '529905', '5299', 3, '新区', '520402', '西秀区', true))
  v(n, code, parent, level, name, old, old_name, part) WHERE c.name = '旧';
SELECT count(*) FROM (SELECT * FROM local_division() EXCEPT SELECT * FROM builtin_division(-1)) d;
SELECT address_text(parse_local('安顺市普定县马官镇1号'));
-- nor do rows by hand that no file can say: a town takes the whole of its county, a county and a city go in a circle, a province ends
INSERT INTO ybss_registry.division_step (change_id, position, day, code, parent, level, name, old_code, old_name, part, keeps, written, document)
SELECT c.change_id, n, v.day::date, v.code::division_code, v.parent::division_code, v.level, v.name, v.old::division_code, v.old_name, false, false, true, '文'
FROM ybss_registry.division_change c, (VALUES (6, '2016-03-21', '520422101', '520422', 4, '马官镇', '520422', '普定县'), (7, '2016-03-22', '520402', '5204', 3, '西秀区', '5204', '安顺市'),
  (8, '2016-03-22', '5204', '520402', 2, '安顺市', '520402', '西秀区'), (9, '2016-03-23', '5203', '52', 2, '遵义市', '52', '贵州省')) v(n, day, code, parent, level, name, old, old_name) WHERE c.name = '旧';
SELECT typed, address_text(parse_local(typed)) FROM unnest(ARRAY['安顺市普定县马官镇1号', '安顺市普定县化处镇1号', '安顺市西秀区七眼桥镇1号', '贵州省遵义市播州区1号']) typed;
UPDATE ybss_registry.division_change SET withdrawn_at = now(), withdrawn_by = 'x' WHERE name = '旧';

-- A code that a file freed and a later one gave to another division is not taken back below it.
SELECT load_division_change('先', E'520404\t普定区\t520422\t2026-03-01\t文1') IS NOT NULL AS loaded;
SELECT load_division_change('后', E'520422\t新平县\t520402*\t2026-04-01\t文2') IS NOT NULL AS loaded;
SELECT withdraw_division_change('先');
SELECT withdraw_division_change('后') IS NOT NULL AND withdraw_division_change('先') IS NOT NULL AS withdrawn;
SELECT count(*) FROM (SELECT * FROM local_division() EXCEPT SELECT * FROM builtin_division(-1)) d;
-- A name that is none, or is too long by its blanks, is said.
SELECT load_division_change(NULL, E'520404\t普定区\t520422\t2026-03-01\t文1');
SELECT load_division_change('名' || repeat(' ', 60), E'520404\t普定区\t520422\t2026-03-01\t文1');
SELECT load_division_change(E'名\x1b[2J', E'520404\t普定区\t520422\t2026-03-01\t文1');
SELECT fault FROM preview_division_change(E'520404\t普定区\t520422\t2026-03-01\t文\x1b[2J') UNION ALL SELECT fault FROM preview_division_change(E'520404\t普定区\t520422\t2026-03-01\t文\t网\x07');
