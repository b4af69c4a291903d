-- An invented register for find_person.py: psql variable persons. Names with the frequency that
-- surnames and the characters of given names have, families of two and a half in a house, some with
-- one telephone, a tenth without; units with names of the usual form. Rows come without triggers
-- and without exclusion constraints: what is measured is reading.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss;
SET maintenance_work_mem = '512MB';
SET work_mem = '256MB';
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'x' AND connamespace = 'ybss_registry'::regnamespace LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname);
  END LOOP;
END $$;
CREATE TABLE public.index_kept AS SELECT c.relname, pg_get_indexdef(c.oid) AS made FROM pg_class c
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relname IN ('address_feature', 'person_search', 'unit_search');
SELECT format('DROP INDEX ybss_registry.%I', relname) FROM public.index_kept \gexec
SET session_replication_role = replica;
-- A number from 0 up to 1 that looks like chance and is the same in every run.
CREATE FUNCTION public.chance(n bigint, seed int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (hashint8extended(n, seed::bigint * 7919) & 1073741823) / 1073741824.0;
-- The surnames and the characters of given names, the frequent ones first.
CREATE FUNCTION public.drawn_surname(c float8) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN substr('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏',
  1 + floor(215 * c * c)::int, 1);
CREATE FUNCTION public.drawn_given(c float8, woman boolean) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN woman THEN substr('英秀玉华兰芳丽桂红梅燕霞玲静敏娟艳珍萍淑素云琴凤荣霖琳雪婷慧洁莉菊莲香春爱美月翠彩雅欣怡佳思雨晓小倩颖蓉薇妍琪瑶瑾萱嘉梓涵诗语若心悦馨璐露菲菁晶莹莎娜妮娅婉娴惠贞银金连巧凡兴忠会平文明亚海林清水田世家瑞宁安永仙喜善青竹苗苑芝苹茜芬芸茹荷蓓蕾蕊薰蝶虹妙妹姣娇娥姗',
    1 + floor(130 * power(c, 1.3))::int, 1)
  ELSE substr('国建志文明军华伟强平海永德荣成光林斌清春云金福庆民杰世新东胜勇龙飞峰波涛辉刚鹏浩宇俊超宏亮学兴良生天正贵元全义昌富顺发有仁忠信才财旺祥瑞吉安宁康健力士友宗启运振智慧勤俭敏毅恒博武威松柏森山川江河洋湖润泽涵轩子晨梓昊睿哲嘉翔凯旭阳晓小大广立本长先克景万守怀继绍洪汉传家邦思培树根茂盛开朝之善孝礼敬诚承泉源深远达通宽彬炳焕炎烈灿鑫钧铭锋锐钢铁',
    1 + floor(169 * power(c, 1.3))::int, 1) END;
INSERT INTO ybss_registry.grid (code, name, division)
SELECT '520399'::ybss.grid_code, '测试区', '520302'::ybss.division_code
UNION ALL SELECT format('520399%s', lpad(t::text, 3, '0'))::ybss.grid_code, '测试' || t || '镇', NULL FROM generate_series(1, 20) t
UNION ALL SELECT format('520399%s%s', lpad(t::text, 3, '0'), lpad(c::text, 3, '0'))::ybss.grid_code, '第' || c || '社区', NULL FROM generate_series(1, 20) t, generate_series(1, 10) c
UNION ALL SELECT format('520399%s%s%s', lpad(t::text, 3, '0'), lpad(c::text, 3, '0'), lpad(g::text, 3, '0'))::ybss.grid_code, '第' || g || '网格', NULL
FROM generate_series(1, 20) t, generate_series(1, 10) c, generate_series(1, 10) g;
-- Two houses of five are rooms of a compound on a road, some with the compound's name.
CREATE TEMP TABLE house AS
SELECT n, ybss.opaque_id(520399, n, 77) AS house_id, ybss.opaque_id(520399, n, 78) AS address_id,
  (520399001001001 + n % 20 * 1000000 + n / 20 % 10 * 1000 + n / 200 % 10)::ybss.grid_code AS grid,
  ybss.parse(format('贵州省遵义市红花岗区%s%s%s社区%s%s路%s号%s%s栋%s单元%s室',
    (ARRAY['老城街道', '万里路街道', '中华路街道', '南门关街道', '延安路街道', '舟水桥街道', '中山路街道', '北京路街道', '长征街道', '礼仪街道', '金鼎山镇', '深溪镇', '巷口镇', '海龙镇'])[n % 20 % 14 + 1],
    substr('春夏秋冬青白红紫丹碧', n / 20 % 10 + 1, 1), substr('松柏', n % 20 / 14 + 1, 1),
    substr('东南西北中新大长平安和福光明金银玉龙凤云', n / 200 % 20 + 1, 1), substr('山水河江城门桥阳华兴昌盛宁泰康乐春秋园林', n / 4000 % 20 + 1, 1),
    n / 1200 % 97 + 1, CASE WHEN n / 600 % 3 = 0 THEN substr('锦翠碧丽雅景御华', n / 600 % 8 + 1, 1) || substr('绣湖水园苑城庭府', n / 4800 % 8 + 1, 1) || '小区' ELSE '院' END,
    n / 60 % 10 + 1, n % 3 + 1, n % 30 / 5 * 100 + 100 + n % 5 + 1)) AS address
FROM generate_series(1, :persons * 2 / 5) n;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT DISTINCT ON (address) 520399, address_id, grid, address, 'confirmed' FROM house ORDER BY address, n;
DELETE FROM house h WHERE NOT EXISTS (SELECT FROM ybss_registry.address a WHERE a.address_id = h.address_id);
ALTER TABLE house ADD place int;
UPDATE house h SET place = r.place FROM (SELECT n, row_number() OVER (ORDER BY n) AS place FROM house) r WHERE r.n = h.n;
INSERT INTO ybss_registry.house (district, house_id, grid, address_id, use_code, area)
SELECT 520399, house_id, grid, address_id, '01', 60 + n % 80 FROM house;
CREATE TEMP TABLE member AS
SELECT p.n, ybss.opaque_id(520399, p.n, 79) AS person_id, h.house_id, h.grid, h.place, public.chance(p.n, 1) < 0.5 AS woman,
  date '1935-01-01' + floor(32000 * (1 - public.chance(p.n, 2) * public.chance(p.n, 3)))::int AS born,
  CASE WHEN p.n % 2 = 0 THEN public.chance(p.n, 4) ELSE public.chance(h.place, 4) END AS surname
FROM generate_series(1, :persons) p(n) JOIN house h ON h.place = 1 + (p.n * 2 / 5) % (SELECT count(*) FROM house);
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, no_document_reason, sex, birth_date, phone)
SELECT 520399, m.person_id, m.grid, public.drawn_surname(m.surname) || public.drawn_given(public.chance(m.n, 5), m.woman)
    || CASE WHEN public.chance(m.n, 6) < 0.85 THEN public.drawn_given(public.chance(m.n, 7), m.woman) ELSE '' END,
  NULL, '99', CASE WHEN m.woman THEN '2' ELSE '1' END, m.born,
  CASE WHEN public.chance(m.n, 8) < 0.9 THEN ('1' || substr('3456789', 1 + floor(7 * sqrt(public.chance(p.p, 9)))::int, 1) || lpad(floor(public.chance(p.p, 10) * 1000000000)::bigint::text, 9, '0'))::ybss.phone END
FROM member m CROSS JOIN LATERAL (SELECT CASE WHEN public.chance(m.n, 11) < 0.9 THEN m.n ELSE -m.place END AS p) p;
INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, tenure_code, valid)
SELECT 520399, ybss.opaque_id(520399, n, 81), grid, person_id, house_id, '01', daterange('2022-01-01', NULL) FROM member;
INSERT INTO ybss_registry.unit (district, unit_id, grid, name, no_code_reason, kind, address_id, representative, phone)
SELECT 520399, ybss.opaque_id(520399, u.n, 85), h.grid,
  CASE WHEN u.n % 3 > 0 THEN '遵义市' WHEN u.n % 3 = 0 THEN '' END
    || public.drawn_given(sqrt(public.chance(u.n, 20)), false) || public.drawn_given(sqrt(public.chance(u.n, 21)), true) || CASE WHEN u.n % 2 = 0 THEN public.drawn_given(public.chance(u.n, 22), false) ELSE '' END
    || (ARRAY['商贸', '建筑工程', '餐饮', '物业管理', '科技', '百货', '汽车服务', '教育咨询', '装饰', '便利'])[1 + u.n / 7 % 10] || (ARRAY['有限公司', '有限责任公司', '店', '部', '中心'])[1 + u.n / 70 % 5],
  '01', '1', h.address_id, p.name, ('139' || lpad(floor(public.chance(u.n, 23) * 100000000)::int::text, 8, '0'))::ybss.phone
FROM generate_series(1, :persons / 10) u(n) JOIN house h ON h.place = 1 + (u.n * 7) % (SELECT count(*) FROM house)
JOIN ybss_registry.person p ON p.district = 520399 AND p.person_id = ybss.opaque_id(520399, u.n * 10, 79);
INSERT INTO ybss_registry.premises (district, premises_id, grid, unit_id, address_id, main, valid)
SELECT district, ybss.opaque_id(520399, row_number() OVER (), 86), grid, unit_id, address_id, true, daterange('2022-01-01', NULL) FROM ybss_registry.unit;
SET session_replication_role = DEFAULT;
SELECT made FROM public.index_kept \gexec
VACUUM ANALYZE;
