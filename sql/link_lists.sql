-- Later lists end what earlier ones said: owners, tenants, households, premises,
-- and where those went who left; what people entered stays until a list says otherwise.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION take(source text, body text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM load_list(source, md5(body), convert_to(body, 'UTF8'));
  RETURN NULL;
END $$;
CREATE VIEW owned AS SELECT substring(ybss.address_key(a.address) from '幢.*|号.*') AS house, coalesce(p.name, u.name) AS owner, o.valid, o.from_list
FROM ybss_registry.ownership o JOIN ybss_registry.house h USING (district, house_id) JOIN ybss_registry.address a USING (district, address_id)
LEFT JOIN ybss_registry.person p USING (district, person_id) LEFT JOIN ybss_registry.unit u ON u.district = o.district AND u.unit_id = o.unit_id;
CREATE VIEW lives AS SELECT p.name, substring(ybss.address_key(a.address) from '幢.*|号.*') AS house, r.tenure_code AS tenure, r.valid, r.from_list FROM ybss_registry.residence r
JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id) JOIN ybss_registry.address a USING (district, address_id);
CREATE VIEW rents AS SELECT p.name, substring(ybss.address_key(a.address) from '幢.*|号.*') AS house, t.use_code, t.valid, t.from_list FROM ybss_registry.tenancy t
JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id) JOIN ybss_registry.address a USING (district, address_id);
CREATE VIEW belongs AS SELECT h.number, p.name, m.relation_code AS relation, m.valid, m.from_list FROM ybss_registry.household_member m
JOIN ybss_registry.household h USING (district, household_id) JOIN ybss_registry.person p USING (district, person_id);
CREATE VIEW works_at AS SELECT u.name, substring(ybss.address_key(a.address) from '幢.*|号.*') AS place, p.main, p.valid, p.from_list, p.address_id = u.address_id AS is_the_units
FROM ybss_registry.premises p JOIN ybss_registry.unit u USING (district, unit_id) JOIN ybss_registry.address a ON a.district = p.district AND a.address_id = p.address_id;
SELECT take('book', '地址,网格
' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区%s栋1单元%s室,520371109002001', b, r), E'\n')
|| E'\n贵州省遵义市红花岗区虾子镇米兰社区米兰路8号,520371109002002\n贵州省遵义市红花岗区虾子镇米兰社区米兰路9号,520371109002002\n贵州省遵义市红花岗区虾子镇米兰社区米兰路10号,520371109002002\n')
FROM generate_series(3, 4) b, generate_series(101, 104) r \g /dev/null
CALL run_job('intake');

-- OWNERS
SELECT take('housing', '姓名,证件,住址,日期
赵一,520399198503070016,幸福小区3栋1单元101室,2020-01-01
钱二,520399198703070029,幸福小区3栋1单元101室,2020-01-01
孙三,520399197001010035,幸福小区3栋1单元102室,2020-01-01
李四,520399199001010042,幸福小区3栋1单元103室,2020-01-01
');
CALL run_job('intake');
SELECT * FROM owned ORDER BY house, owner, valid;
-- sold: the later list ends those whom it no longer names; a co-owner stays; a unit may own
SELECT take('housing', '姓名,证件,住址,日期
钱二,520399198703070029,幸福小区3栋1单元101室,2024-05-01
周五,520399199101010058,幸福小区3栋1单元101室,2024-05-01
遵义某某置业有限公司,91350100M000100Y43,幸福小区3栋1单元102室,2024-05-01
谁也不知道,,幸福小区3栋1单元103室,2024-05-01
');
-- on one day the more trusted list counts
SELECT take('property', '姓名,证件,住址,日期
孙三,520399197001010035,幸福小区3栋1单元101室,2024-05-01
');
CALL run_job('intake');
-- 102: nobody's until the unit is registered, so not ended; 103: an unsettled line ends nobody
SELECT * FROM owned ORDER BY house, owner, valid;
SELECT source, line, reason FROM review_queue WHERE source IN ('housing', 'property') ORDER BY 1, 2;
SELECT take('market', '代码,名称,场所,日期
91350100M000100Y43,遵义某某置业有限公司,米兰路8号,2024-01-01
');
CALL run_job('intake');
SELECT * FROM owned WHERE house ~ '幢3.*102' ORDER BY owner;
SELECT count(*) AS still_waiting FROM review_queue WHERE reason = 'owned_by_unit';
-- what somebody entered: not said twice, and a later list ends it
INSERT INTO ybss_registry.ownership (district, grid, house_id, person_id, share, valid)
SELECT h.district, h.grid, h.house_id, p.person_id, 0.5, '[2021-01-01,)' FROM ybss_registry.house h
JOIN ybss_registry.address a USING (district, address_id), ybss_registry.person p
WHERE ybss.address_key(a.address) ~ '幢3.*室103' AND p.name = '赵一';
SELECT take('housing', '姓名,证件,住址,日期
赵一,520399198503070016,幸福小区3栋1单元103室,2023-01-01
李四,520399199001010042,幸福小区3栋1单元103室,2023-01-01
');
CALL run_job('intake');
SELECT * FROM owned WHERE house ~ '幢3.*103' ORDER BY owner, valid;
SELECT take('housing', '姓名,证件,住址,日期
李四,520399199001010042,幸福小区3栋1单元103室,2025-01-01
');
CALL run_job('intake');
SELECT * FROM owned WHERE house ~ '幢3.*103' ORDER BY owner, valid;

-- TENANTS, AND WHERE PEOPLE WENT
SELECT take('police', '姓名,证件,住址,日期,住所
吴六,520399199201010063,幸福小区4栋1单元101室,2021-01-01,
郑七,520399199301010079,幸福小区4栋1单元102室,2021-01-01,
');
SELECT take('health', '姓名,证件,住址,日期,住所
吴六,520399199201010063,幸福小区4栋1单元101室,2022-01-01,02
郑七,520399199301010079,幸福小区4栋1单元102室,2022-01-01,01
');
CALL run_job('intake');
SELECT * FROM lives WHERE name IN ('吴六', '郑七') ORDER BY name, valid;
SELECT * FROM rents ORDER BY name, valid;
SELECT take('health', '姓名,证件,住址,日期,住所
吴六,520399199201010063,浙江省杭州市西湖区文三路1号,2023-06-01,
郑七,520399199301010079,幸福小区4栋1单元101室,2023-06-01,02
');
CALL run_job('intake');
SELECT * FROM lives WHERE name IN ('吴六', '郑七') ORDER BY name, valid;
SELECT * FROM rents ORDER BY name, valid;
SELECT p.name, d.destination, d.valid FROM ybss_registry.departure d JOIN ybss_registry.person p USING (district, person_id);
-- back again
SELECT take('health', '姓名,证件,住址,日期,住所
吴六,520399199201010063,幸福小区4栋1单元103室,2024-06-01,
');
CALL run_job('intake');
SELECT * FROM lives WHERE name = '吴六' ORDER BY valid;
SELECT p.name, d.destination, d.valid FROM ybss_registry.departure d JOIN ybss_registry.person p USING (district, person_id);
-- entered once by hand: occupant and tenant both; the residence of before ends
SELECT person_id AS wu FROM ybss_registry.person WHERE name = '吴六' \gset
SELECT h.house_id AS house FROM ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id) WHERE ybss.address_key(a.address) ~ '幢3.*室101' \gset
SELECT residence_id IS NOT NULL AND tenancy_id IS NOT NULL AS both FROM enter_tenant(:wu, :house, '2025-01-01', '2026-01-01', filing => '租备1号');
SELECT * FROM lives WHERE name = '吴六' ORDER BY valid;
SELECT t.valid, t.agreed_until, t.filing, t.from_list FROM ybss_registry.tenancy t WHERE person_id = :wu ORDER BY t.valid;
SELECT enter_tenant(:wu, 1, '2025-01-01');
SELECT enter_tenant(:wu, :house, '2025-01-01', '2025-01-01');
-- an older list that comes late changes the past only; what was entered stays
SELECT take('health', '姓名,证件,住址,日期,住所
吴六,520399199201010063,幸福小区4栋1单元104室,2020-06-01,
吴六,520399199201010063,幸福小区3栋1单元101室,2025-03-01,
');
CALL run_job('intake');
SELECT * FROM lives WHERE name = '吴六' ORDER BY valid;

-- HOUSEHOLDS
SELECT take('police', '姓名,证件,住址,日期,户号,关系,户籍地
王甲,520399196001010014,幸福小区4栋1单元103室,2021-01-01,H1,02,贵州省遵义市红花岗区虾子镇米兰社区米兰路9号
王乙,520399198001010013,幸福小区4栋1单元103室,2021-01-01,H1,20,
王丙,520399198201010018,幸福小区4栋1单元103室,2021-01-01,H1,特别,
王丁,520399198301010015,幸福小区4栋1单元103室,2021-01-01,H1,02,
');
CALL run_job('intake');
-- two heads on one day: one is it, the other is a member of unknown relation
SELECT * FROM belongs ORDER BY number, name, valid;
SELECT number, ybss.address_key(a.address) AS at FROM ybss_registry.household d LEFT JOIN ybss_registry.address a USING (district, address_id);
SELECT line, reason FROM review_queue WHERE reason = 'two_heads';
-- the head moves out; the son follows as head; one founds a household
SELECT take('police', '姓名,证件,住址,日期,户号,关系
王甲,520399196001010014,幸福小区4栋1单元104室,2023-01-01,H2,02
王乙,520399198001010013,幸福小区4栋1单元103室,2023-01-01,H1,02
王丙,520399198201010018,幸福小区4栋1单元103室,2023-01-01,H1,27
');
CALL run_job('intake');
SELECT * FROM belongs ORDER BY number, name, valid;
-- named head again, after another was
SELECT take('police', '姓名,证件,住址,日期,户号,关系
王丁,520399198301010015,幸福小区4栋1单元103室,2024-01-01,H1,02
');
CALL run_job('intake');
SELECT * FROM belongs WHERE relation = '02' ORDER BY number, valid;

-- UNMERGE: what a line said goes with it
SELECT take('health', '姓名,证件,住址,日期,户号,关系,住所
王乙,520399198001010013,幸福小区3栋1单元104室,2025-01-01,H2,20,02
');
SELECT take('housing', '姓名,证件,住址,日期
王乙,520399198001010013,幸福小区3栋1单元104室,2025-01-01
');
CALL run_job('intake');
SELECT 'lives' AS what, name, house AS where, valid FROM lives WHERE name = '王乙' UNION ALL SELECT 'rents', name, house, valid FROM rents WHERE name = '王乙'
UNION ALL SELECT 'owns', owner, house, valid FROM owned WHERE owner = '王乙' UNION ALL SELECT 'belongs', name, number, valid FROM belongs WHERE name = '王乙' ORDER BY 1, 4;
CREATE TEMP TABLE wrong AS SELECT l.record_id, l.file_id, l.line FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
WHERE l.name = '王乙' AND l.said_on = '2025-01-01';
SELECT count(unmerge(record_id, file_id, line)) FROM wrong;
SELECT 'lives' AS what, p.citizen_id IS NULL AS split_off, house AS where, l.valid FROM lives l JOIN ybss_registry.residence r USING (valid) JOIN ybss_registry.person p USING (district, person_id) WHERE l.name = '王乙' AND p.name = '王乙'
UNION ALL SELECT 'owns', p.citizen_id IS NULL, '', o.valid FROM ybss_registry.ownership o JOIN ybss_registry.person p USING (district, person_id) WHERE p.name = '王乙'
UNION ALL SELECT 'rents', p.citizen_id IS NULL, '', o.valid FROM ybss_registry.tenancy o JOIN ybss_registry.person p USING (district, person_id) WHERE p.name = '王乙'
UNION ALL SELECT 'belongs', p.citizen_id IS NULL, h.number, m.valid FROM ybss_registry.household_member m JOIN ybss_registry.household h USING (district, household_id) JOIN ybss_registry.person p USING (district, person_id) WHERE p.name = '王乙' ORDER BY 1, 4, 2;

-- PREMISES
SELECT take('market', '代码,名称,场所,日期,法人,法人证件
92520399MA0000001D,米兰辣椒行,米兰路9号,2021-01-01,王甲,520399196001010014
92520399MA0000001D,米兰辣椒行,米兰路10号,2021-01-01,王甲,520399196001010014
');
CALL run_job('intake');
SELECT source, line, reason FROM review_queue WHERE source = 'market' ORDER BY line;
SELECT * FROM works_at ORDER BY name, valid, place;
SELECT p.name AS representative FROM ybss_registry.unit u JOIN ybss_registry.person p ON p.district = u.district AND p.person_id = u.representative_id;
-- a second shop, then a move: the unit's own address follows the main premises
SELECT take('market', '代码,名称,场所,日期
92520399MA0000001D,米兰辣椒行,米兰路10号,2023-01-01
92520399MA0000001D,米兰辣椒行,米兰路9号,2023-01-01
');
SELECT take('market', '代码,名称,场所,日期
92520399MA0000001D,米兰辣椒行,幸福小区3栋1单元104室,2025-01-01
');
CALL run_job('intake');
SELECT * FROM works_at WHERE name = '米兰辣椒行' ORDER BY valid, place;
-- EMPLOYEES: by the employer's code; a later list ends whom it no longer names; units may come later
SELECT take('police', '姓名,证件,住址,日期,单位代码,岗位
王丙,520399198201010018,幸福小区4栋1单元103室,2024-02-01,92520399MA0000001D,店员
王丙,520399198201010018,幸福小区4栋1单元103室,2024-02-01,91350100M000100Y43,
王丁,520399198301010015,幸福小区4栋1单元103室,2024-02-01,92520399MA0000003K,店长
');
SELECT take('health', '姓名,证件,住址,日期,单位代码,岗位
王丙,520399198201010018,幸福小区4栋1单元103室,2025-02-01,91350100M000100Y43,会计
');
CALL run_job('intake');
SELECT take('market', '代码,名称,场所,日期
92520399MA0000003K,后来商行,米兰路10号,2025-01-01
');
CALL run_job('intake');
SELECT p.name, u.name AS works_for, e.post, e.valid FROM ybss_registry.employment e JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.unit u USING (district, unit_id) ORDER BY 1, 4, 2;
-- closed: premises and employments end with it, and no list of before opens it again
SELECT take('market', '代码,名称,场所,日期,停业
92520399MA0000003K,后来商行,米兰路10号,2026-01-01,2026-02-01
');
CALL run_job('intake');
SELECT u.name, u.closed_on, w.valid AS premises, e.valid AS employment FROM ybss_registry.unit u JOIN ybss_registry.premises w USING (district, unit_id) JOIN ybss_registry.employment e USING (district, unit_id) WHERE u.name = '后来商行';
SELECT ybss_registry.settle_link('premises', ARRAY[unit_id]) + ybss_registry.settle_link('employment', ybss_registry.named_as_employer(ARRAY[unit_id])) AS opened_again FROM ybss_registry.unit WHERE name = '后来商行';
-- no code: only with a reason of the list; an invented number is no code
SELECT take('market', '代码,名称,场所,日期,原因
,无证小吃,米兰路9号,2025-01-01,03
无,街边水果,米兰路9号,2025-01-01,我们没办
111111111111111111,编号商行,米兰路10号,2025-01-01,
');
CALL run_job('intake');
SELECT name, credit_code, no_code_reason FROM ybss_registry.unit WHERE name <> '后来商行' ORDER BY name;
SELECT line, reason, blocking FROM review_queue WHERE reason = 'no_credit_code' ORDER BY line;
SELECT decide(review_id, 'no_code', note => '77') FROM review_queue WHERE reason = 'no_credit_code' AND line = 3;
SELECT decide(review_id, 'no_code', note => '01') FROM review_queue WHERE reason = 'no_credit_code' AND line = 3;
\set VERBOSITY terse
INSERT INTO ybss_registry.unit (district, grid, name, address_id) SELECT district, grid, '无码无因', address_id FROM ybss_registry.address WHERE ybss.address_key(address) LIKE '%号9';
\set VERBOSITY default
-- the licence came: the same unit, now with its code
SELECT take('market', '代码,名称,场所,日期
92520399MA0000002G,无证小吃,米兰路9号,2026-01-01
');
CALL run_job('intake');
SELECT u.name, u.credit_code, u.no_code_reason, count(*) AS premises FROM ybss_registry.unit u JOIN ybss_registry.premises p USING (district, unit_id) WHERE u.name IN ('无证小吃', '街边水果') GROUP BY u.district, u.unit_id ORDER BY u.name;
-- a list that knows of an earlier day tells more of the same residence and tenancy
SELECT take('police', '姓名,证件,住址,日期,住所
褚八,520399199401010092,幸福小区4栋1单元104室,2023-01-01,02
');
CALL run_job('intake');
CREATE TEMP TABLE began AS SELECT r.residence_id, t.tenancy_id, r.valid FROM ybss_registry.residence r JOIN ybss_registry.tenancy t USING (district, person_id, house_id)
JOIN ybss_registry.person p USING (district, person_id) WHERE p.name = '褚八';
SELECT take('health', '姓名,证件,住址,日期,住所
褚八,520399199401010092,幸福小区4栋1单元104室,2021-01-01,02
');
CALL run_job('intake');
SELECT b.valid AS was, r.valid, t.valid AS rented FROM began b JOIN ybss_registry.residence r USING (residence_id) JOIN ybss_registry.tenancy t USING (tenancy_id);
-- working it all out anew changes nothing
CREATE TEMP TABLE before AS SELECT * FROM owned UNION ALL SELECT house, name, valid, from_list FROM lives UNION ALL SELECT number, name, valid, from_list FROM belongs UNION ALL SELECT place, name, valid, from_list FROM works_at;
SELECT ybss_registry.settle_link('residence', array_agg(person_id)) + ybss_registry.settle_link('household_member', array_agg(person_id)) AS new_links FROM ybss_registry.person;
SELECT ybss_registry.settle_link('ownership', array_agg(house_id)) AS new_links FROM ybss_registry.house;
SELECT ybss_registry.settle_link('premises', array_agg(unit_id)) AS new_links FROM ybss_registry.unit;
SELECT count(*) AS changed FROM ((TABLE before) EXCEPT ALL (SELECT * FROM owned UNION ALL SELECT house, name, valid, from_list FROM lives UNION ALL SELECT number, name, valid, from_list FROM belongs UNION ALL SELECT place, name, valid, from_list FROM works_at)) d;
