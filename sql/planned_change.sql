-- A line is judged as of the day it speaks of; a change of addresses takes effect on its
-- day, not before, and not before the address was confirmed.
SET client_min_messages = warning;
SET datestyle = 'ISO';
\set SHOW_CONTEXT never
\set VERBOSITY sqlstate
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION take(source text, body text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM load_list(source, md5(body), convert_to(body, 'UTF8'));
  RETURN NULL;
END $$;
CREATE FUNCTION id(b text) RETURNS text LANGUAGE sql AS $$
  SELECT b || substr('10X98765432', 1 + (sum(substr(b, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
-- the address of a door of 米兰路, by its number
CREATE FUNCTION door(number text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT address_id FROM ybss_registry.address a WHERE a.state <> 'retired' AND address_element(a.address, 'number') = number $$;
CREATE VIEW placed AS SELECT l.name, l.said_on, address_element(ybss_registry.written_address(l.address, l.fields), 'number') AS written, address_element(a.address, 'number') AS is_now, l.placed_by, r.reason
FROM ybss_registry.intake_line l LEFT JOIN ybss_registry.address a USING (district, address_id)
LEFT JOIN ybss_registry.review r ON r.file_id = l.file_id AND r.line = l.line AND r.field = 'address' WHERE l.name IS NOT NULL;
SELECT take('book', '地址,网格
' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号,520371109002001', n), E'\n') || E'\n') FROM generate_series(1, 40) n \g /dev/null
CALL run_job('intake');
-- 1 and 2 changed places in 2010; 3 became 103 in 2015, and 4 became 3 in 2018; 5 was split in 2020
SELECT renumber_addresses(ARRAY[door('1号'), door('2号')], ARRAY['2号', '1号'], '文一', '2010-01-01');
SELECT renumber_addresses(ARRAY[door('3号')], ARRAY['103号'], '文二', '2015-01-01');
SELECT renumber_addresses(ARRAY[door('4号')], ARRAY['3号'], '文三', '2018-01-01');
SELECT cardinality(split_address(door('5号'), ARRAY['虾子镇米兰社区米兰路5号之1', '虾子镇米兰社区米兰路5号之2'], '文四', 1, '2020-01-01'));
-- a name that says what must come out
SELECT take('police', '姓名,证件,住址,日期
换前一今二,' || id('52039919620701001') || ',虾子镇米兰社区米兰路1号,2009-12-31
换后一今一,' || id('52039919620702001') || ',虾子镇米兰社区米兰路1号,2010-01-01
全称换前二今一,' || id('52039919620703001') || ',贵州省遵义市红花岗区虾子镇米兰社区米兰路2号,2001-01-01
三今一百零三,' || id('52039919620704001') || ',米兰路3号,2014-01-01
三当时无人,' || id('52039919620705001') || ',米兰路3号,2016-01-01
三今三,' || id('52039919620706001') || ',米兰路3号,2019-01-01
四今三,' || id('52039919620707001') || ',米兰路4号,2017-01-01
四旧号仍用,' || id('52039919620708001') || ',米兰路4号,2022-01-01
新号早用,' || id('52039919620709001') || ',米兰路103号,2001-01-01
五拆分前,' || id('52039919620710001') || ',米兰路5号,2019-01-01
未变,' || id('52039919620711001') || ',米兰路9号,2001-01-01
');
CALL run_job('intake');
SELECT * FROM placed ORDER BY said_on, written, name COLLATE "C";
-- an old line delivered again changes nothing
CREATE TEMP TABLE before AS SELECT person_id, house_id, valid FROM ybss_registry.residence;
SELECT take('health', '姓名,证件,住址,日期
换前一今二,' || id('52039919620701001') || ',虾子镇米兰社区米兰路1号,2009-12-31
三今一百零三,' || id('52039919620704001') || ',米兰路3号,2014-01-01
');
CALL run_job('intake');
SELECT (SELECT count(*) FROM before) AS before, count(*) AS now, count(b.person_id) AS same FROM ybss_registry.residence r LEFT JOIN before b USING (person_id, house_id, valid);
-- A DAY TO COME: it waits, and can be seen; what could not be done is refused at once
SELECT renumber_addresses(ARRAY[door('10号'), door('11号')], ARRAY['11号', '10号'], '文五', '2099-01-01');
SELECT renumber_addresses(ARRAY[door('10号')], ARRAY['12号'], '文五', '2099-01-01');
SELECT split_address(door('13号'), ARRAY['虾子镇米兰社区米兰路13号之1', '虾子镇米兰社区米兰路13号之2'], '文六', 1, '2099-01-01');
SELECT merge_addresses(ARRAY[door('14号'), door('15号')], '虾子镇米兰社区米兰路14号', '文七', '2099-01-01');
SELECT retire_address(door('16号'), '文八', NULL, false, '2099-01-01');
SELECT renumber_addresses(ARRAY[door('17号')], ARRAY['217号'], '文九', 'infinity');
SELECT door('10号') IS NOT NULL AS ten, door('217号') IS NULL AS no_217, count(*) FILTER (WHERE state = 'retired') AS retired FROM ybss_registry.address WHERE address_element(address, 'number') ~ '^1[0-9]号';
SELECT kind, on_day, document, applied_at, fault, arguments->'texts' AS texts FROM planned_change ORDER BY document;
-- withdrawn before its day; nobody withdraws it twice
SELECT withdraw_change(planned_id) FROM planned_change WHERE document = '文六';
SELECT withdraw_change((SELECT planned_id FROM planned_change WHERE document = '文六'));
-- the day comes: a list between is judged by the old numbers until then, one after it by the new ones
SELECT door('10号') AS ten \gset
UPDATE ybss_registry.planned_change SET on_day = ybss.today() WHERE document IN ('文五', '文七', '文八');
SELECT take('police', '姓名,证件,住址,日期
昨天的十,' || id('52039919620712001') || ',米兰路10号,' || ybss.today() - 1 || '
今天的十,' || id('52039919620713001') || ',米兰路10号,' || ybss.today() || '
');
CALL run_job('intake');
SELECT l.name, l.address_id = :ten AS is_the_old_ten, l.placed_by FROM ybss_registry.intake_line l WHERE l.name LIKE '%天的十' ORDER BY 1;
SELECT kind, document, applied_at IS NOT NULL AS applied, withdrawn_at IS NOT NULL AS withdrawn, fault FROM planned_change ORDER BY document;
CALL run_job('address_change');
SELECT kind, address_text(address) AS was, changed_on = ybss.today() AS today FROM ybss_registry.address_lineage WHERE document IN ('文五', '文七') ORDER BY 1, 2;
-- what cannot be done on its day says why, and is tried again
SELECT renumber_addresses(ARRAY[door('20号')], ARRAY['220号'], '文十', '2099-01-01');
SELECT renumber_addresses(ARRAY[door('21号')], ARRAY['220号'], '文十一', '2000-01-01');
UPDATE ybss_registry.planned_change SET on_day = ybss.today() WHERE document = '文十';
CALL run_job('address_change');
SELECT document, fault FROM planned_change WHERE document = '文十';
SELECT renumber_addresses(ARRAY[door('220号')], ARRAY['21号'], '文十二', '2000-01-02');
CALL run_job('address_change');
SELECT document, fault, applied_at IS NOT NULL AS applied FROM planned_change WHERE document = '文十';
-- NOT BEFORE it was confirmed: a proposal is only rewritten; a change of one that comes due waits for its confirmation and holds from that day; a day before it is refused
INSERT INTO ybss_registry.address (district, address_id, grid, address, state, parent_id)
SELECT 520371, 90, '520371109002001', parse('贵州省遵义市红花岗区虾子镇米兰社区米兰路90号'), 'proposed', parent_id FROM ybss_registry.address WHERE address_id = door('9号');
SELECT renumber_addresses(ARRAY[90], ARRAY['290号'], '文十三', '2020-01-01');
SELECT door('290号') AS is_90, count(*) AS lineage FROM ybss_registry.address_lineage WHERE document = '文十三';
SELECT renumber_addresses(ARRAY[90], ARRAY['291号'], '文十四', '2099-01-01');
UPDATE ybss_registry.planned_change SET on_day = '2026-01-01' WHERE document = '文十四';
CALL run_job('address_change');
SELECT door('291号') IS NULL AS waits;
SELECT confirm_address(90, '批文');
CALL run_job('address_change');
SELECT door('291号') AS is_90, count(*) AS lineage, bool_and(changed_on = (now() AT TIME ZONE 'Asia/Shanghai')::date) AS of_today FROM ybss_registry.address_lineage WHERE document = '文十四';
-- today is today in China, wherever the client is
SET timezone = 'Etc/GMT+12';
SELECT renumber_addresses(ARRAY[90], ARRAY['292号'], '文十六');
SET timezone = 'Etc/GMT-14';
SELECT renumber_addresses(ARRAY[90], ARRAY['291号'], '文十七');
RESET timezone;
SELECT renumber_addresses(ARRAY[90], ARRAY['390号'], '文十五', '2020-01-01');
-- STREETS: a name of a day to come waits, too
SELECT propose_street('玉兰路', '520371109', '新建道路') AS street \gset
SELECT name_street(:street, '批文');
SELECT rename_street(:street, '白玉兰路', '更名批文', '2099-01-01');
SELECT name, state FROM ybss_registry.street WHERE street_id = :street;
UPDATE ybss_registry.planned_change SET on_day = ybss.today() WHERE document = '更名批文';
CALL run_job('address_change');
SELECT name, state FROM ybss_registry.street WHERE street_id = :street;
