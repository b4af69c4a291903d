-- Looking a person up by what somebody has in hand, and what that does not tell.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
\set VERBOSITY terse
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES
  (520399, 7301, '520399001001001', '贵州省遵义市红花岗区中山路街道测试社区查找路1号3栋1单元501室', 'confirmed'),
  (520399, 7302, '520399001001001', '贵州省遵义市红花岗区中山路街道测试社区查找路1号3栋1单元502室', 'confirmed'),
  (520399, 7303, '520399003002001', '贵州省遵义市红花岗区长征街道测试社区寻人路8号', 'confirmed');
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) VALUES (520399, 7401, '520399001001001', 7301), (520399, 7402, '520399001001001', 7302), (520399, 7403, '520399003002001', 7303);
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, no_document_reason, birth_date, sex, phone) VALUES
  (520399, 7501, '520399001001001', '张小三', '520399200002290010', NULL, '2000-02-29', '1', '13800000010'),
  (520399, 7502, '520399001001001', '张晓三', NULL, '99', '1961-05-04', '2', '13911110010'),
  (520399, 7503, '520399001001001', '李四', '520399196203150111', NULL, '1962-03-15', '1', '13822220111'),
  (520399, 7504, '520399001001001', '李志强', NULL, '99', '1985-07-01', '1', NULL),
  (520399, 7505, '520399001001001', '欧阳文娟', NULL, '99', '1990-01-01', '2', '0851-28222222'),
  (520399, 7506, '520399001001001', '阿卜杜拉·买买提', NULL, '99', '1991-08-08', '1', NULL),
  (520399, 7507, '520399001001001', 'JOHN MILLER', NULL, '99', '1975-01-01', '1', NULL),
  (520399, 7511, '520399003002001', '赵远方', NULL, '99', '1958-11-11', '2', '13677778888');
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid)
SELECT p.district, p.grid, p.person_id, CASE WHEN p.person_id < 7503 THEN 7401 WHEN p.person_id < 7510 THEN 7402 ELSE 7403 END, '[2020-01-01,)' FROM ybss_registry.person p WHERE p.district = 520399;
UPDATE ybss_registry.look_up_limit SET most = NULL WHERE name IN ('asked', 'not_found');
-- WHAT IS TOLD APART, in any order
SELECT t, c.name, c.called, c.year_low AS low, c.year_high AS high, c.phone, c.sex, c.address
FROM unnest(ARRAY['张小三 13800000010 2000', '2000年2月29日生，男，张小三', '老胡 62岁 查找路1号', '胡师傅 0851-28222222', '小强 85年', '阿强 80后', '强强', '张*三 尾号0010',
  '5203**********0010 张三', '520399200002290010', '520399000229001', '姓名：欧阳文娟，电话：138 1234 5678，出生日期：1962-03-15', '张小三住查找路1号3栋', '查找路1号3-1-501 李四', '1985',
  '尾号1985', '1203室 王芳', '１３８００００００１０　張小三', E'张\u200b小\ufeff三', '王阿姨', '阿卜杜拉·买买提', 'John Miller 1975', '60多岁的女的 姓李', '', '；；，', '😀', '19620315', '查找路18号附1号', '1-2-3', '2999 1800', '苗雷永 2011 尾号8923', '2011 13800000010', '查找路1号，出生1990', '生于1990 李四', '电话1990']) WITH ORDINALITY u(t, n)
CROSS JOIN LATERAL ybss.read_clues(t, 2026) c ORDER BY n;
-- WHO IS FOUND
SET ROLE regress_worker;
SELECT person_id, name, sex, birth_year, phone, citizen_id, house_id, address, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('张小三 2000');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('章小山 2000');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('张小三');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('13800000010');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('尾号0010 女');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('李强 1985');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('李强志 1985');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('阿强 85年');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('老李 查找路1号3栋1单元502');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('查找路1号3-1-501');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('买买提 1991');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('jon miler 1975');
SELECT person_id, round(confidence::numeric, 2) AS confidence, reason FROM ybss.find_person('欧阳文娟 0851-28222222');
-- WHAT IT DOES NOT TELL: a masked value that was guessed answers as any other that looks alike behind the mask
CREATE TEMP TABLE answer (guess text, round int, got text);
CREATE FUNCTION pg_temp.same(VARIADIC guesses text[]) RETURNS SETOF text LANGUAGE sql AS $$
  SELECT format('INSERT INTO answer SELECT %L, %s, coalesce(string_agg(f::text, chr(10)), %L) FROM ybss.find_person(%L) f', g, n, 'nobody', g) FROM unnest(guesses) WITH ORDINALITY u(g, n) $$;
-- ids: the right one, and others of the same ends, year and sex; with and without the name; the day inside
SELECT pg_temp.same('520399200002290010', '520399200003010010', '520399200012310090', '510101200005050070', '520399200002290230') \gexec
SELECT count(*), count(DISTINCT got) AS answers FROM answer;
TRUNCATE answer;
SELECT pg_temp.same('520399200002290010 张小三', '520399200003010010 张小三', '510101200005050070 张小三') \gexec
SELECT count(*), count(DISTINCT got) AS answers, min(got) LIKE '%7501%' AS found FROM answer;
TRUNCATE answer;
-- telephones: the right one, and others of the same three and four; a wrong one in the place of the right
SELECT pg_temp.same('13800000010', '13812340010', '13899990010', '138****0010') \gexec
SELECT count(*), count(DISTINCT got) AS answers, min(got) LIKE '%7501%' AS found FROM answer;
TRUNCATE answer;
-- days of birth
SELECT pg_temp.same('张小三 2000-02-29', '张小三 2000-03-01', '张小三 20001231', '张小三 2000年') \gexec
SELECT count(*), count(DISTINCT got) AS answers, min(got) LIKE '%7501%' AS found FROM answer;
TRUNCATE answer;
-- a hidden character by another of its sound; the last of two is hidden, too
SELECT pg_temp.same('张小三 2000', '张晓三 2000', '张筱三 2000', '张孝三 2000') \gexec
SELECT count(*), count(DISTINCT got) AS answers, min(got) LIKE '%7501%' AS found FROM answer;
TRUNCATE answer;
SELECT pg_temp.same('李四 1962', '李寺 1962', '李肆 1962', '李嗣 1962') \gexec
SELECT count(*), count(DISTINCT got) AS answers, min(got) LIKE '%7503%' AS found FROM answer;
TRUNCATE answer;
-- words of letters by their sound
SELECT pg_temp.same('JOHN MILLER 1975', 'JANE MILLAR 1975', 'JEAN MULLER 1975') \gexec
SELECT count(*), count(DISTINCT got) AS answers, min(got) LIKE '%7507%' AS found FROM answer;
TRUNCATE answer;
-- what another office has is not there, by whatever it is asked: nor does it weigh
SELECT count(*) FROM ybss.find_person('赵远方 1958');
SELECT count(*) FROM ybss.find_person('13677778888');
SELECT count(*) FROM ybss.find_person('寻人路8号');
SET ROLE regress_clerk;
SELECT person_id, address, reason FROM ybss.find_person('寻人路8号 58年');
-- nor does a plan, an error or a set
SET ROLE regress_worker;
EXPLAIN (COSTS OFF) SELECT * FROM ybss.find_person('张小三');
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT * FROM ybss.find_person('赵远方');
SELECT count(*) FROM unnest('{张小三,李四}'::text[]) q CROSS JOIN LATERAL ybss.find_person(q);
SELECT count(*) FROM ybss.find_person('张小三') UNION ALL SELECT count(*) FROM ybss.where_lives('520399200002290010');
SELECT * FROM ybss_registry.weigh_persons('\x', '{}', 1);
SELECT * FROM ybss.read_clues('张小三', 2026);
SELECT ybss.write_search('person', '{520399}', '{7501}', '查找');
-- HOSTILE TEXTS
SELECT count(*) FROM ybss.find_person(NULL);
SELECT count(*) FROM ybss.find_person('张小三', 0);
SELECT count(*) FROM ybss.find_person('张小三', -5);
SELECT count(*) FROM ybss.find_person('张小三', NULL);
SELECT count(*) FROM ybss.find_person('张小三', 2147483647);
SELECT count(*) FROM ybss.find_person('');
SELECT count(*) FROM ybss.find_person(repeat('张', 3000000));
SELECT count(*) FROM ybss.find_person(repeat('张', 2700));
SELECT count(*) FROM ybss.find_person(repeat('1', 8000));
SELECT count(*) FROM ybss.find_person(repeat('*', 8000));
SELECT count(*) FROM ybss.find_person(repeat('1 ', 4000));
SELECT count(*) FROM ybss.find_person(repeat('张·', 1600));
SELECT count(*) FROM ybss.find_person(repeat('王1980年', 700));
SELECT person_id FROM ybss.find_person(E'\u202e张\u200b小\u2060三\ufeff 2000');
SELECT count(*) FROM ybss.find_person($$'; DROP TABLE ybss_registry.person; --$$);
SELECT count(*) FROM ybss.find_person('%_.*+?()[]{}|\');
SELECT count(*) FROM ybss.find_person('𠮷𠮷 😀😀 1980');
SELECT count(*) FROM ybss.find_person('张小三', 5, '．．');
RESET ROLE;
-- keys that are none, bytes that are no clues
SELECT ybss.keys_hold('{1,2,3}', q::int[]) FROM unnest(ARRAY['{}', '{1}', '{1,1}', '{0,1,2}', '{1,1,2}', '{2,1,2}', '{1,2,2,9}', '{2,2,2,9}', '{1,1,2,1,1,9}', '{1,1,2,1,1,3}', '{1,2147483647,2}', '{-1,1,2}', '{1,NULL,2}', '{{1,1},{2,1}}']) q;
SELECT ybss.clue_keys('\x', 'name');
SELECT ybss.clue_keys(c.clues, 'no such way') IS NULL AS none FROM ybss.read_clues('张小三', 2026) c;
-- THE LOG: a line for who is found first, which counts, and for each beside; none of them says what was asked
SELECT l.item, l.record_id, l.district, l.purpose, l.outcome, count(*) FROM ybss_registry.access_log l WHERE l.member_id = 9001 GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2;
SELECT count(*) FROM ybss_registry.access_log l WHERE to_jsonb(l)::text ~ '张|小三|1380|13677778888|2290010';
SELECT DISTINCT what, what_english FROM ybss.who_viewed(7502);
-- what is rolled back stands
CREATE TEMP TABLE before AS SELECT count(*) AS lines FROM ybss_registry.access_log;
SET ROLE regress_worker;
BEGIN;
SELECT count(*) FROM ybss.find_person('张小三', 5, '核对线索');
ROLLBACK;
RESET ROLE;
SELECT count(*) - (SELECT lines FROM before) AS lines FROM ybss_registry.access_log;
-- it counts for the day with look-ups by number, as one however many it shows
UPDATE ybss_registry.look_up_limit SET most = 2 WHERE name = 'asked';
SET ROLE regress_town;
SELECT count(*) FROM ybss.find_person('张小三');
SELECT count(*) FROM ybss.where_lives('520399200002290010');
SELECT count(*) FROM ybss.find_person('张小三');
SELECT count(*) FROM ybss.find_unit('有限公司');
RESET ROLE;
UPDATE ybss_registry.look_up_limit SET most = 1 WHERE name = 'not_found';
UPDATE ybss_registry.look_up_limit SET most = NULL WHERE name = 'asked';
SET ROLE regress_district;
SELECT count(*) FROM ybss.find_person('钱不在 1911');
SELECT count(*) FROM ybss.find_person('张小三');
RESET ROLE;
UPDATE ybss_registry.look_up_limit SET most = CASE name WHEN 'asked' THEN 200 ELSE 50 END WHERE name IN ('asked', 'not_found');
-- a district that hides telephones wholly is told nothing of them either
SET ROLE regress_worker;
SELECT person_id FROM ybss.find_person('尾号8888 李四');
RESET ROLE;
UPDATE ybss_registry.item SET sensitivity = 3 WHERE kind = 'person' AND item = 'phone';
SET ROLE regress_worker;
SELECT person_id, phone, reason FROM ybss.find_person('13800000010 张小三');
SELECT count(*) FROM ybss.find_person('13800000010');
RESET ROLE;
UPDATE ybss_registry.item SET sensitivity = 2 WHERE kind = 'person' AND item = 'phone';
-- THE INDEX is used under row security: keys and operator are leakproof
UPDATE ybss_registry.member SET may_explain = true WHERE member_id = 9001;
CREATE FUNCTION public.plan_of(question text) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, ybss, pg_temp SET enable_seqscan = off SET enable_indexscan = off AS $$
BEGIN
  RETURN QUERY EXECUTE format('EXPLAIN (COSTS OFF) %s', question);
END $$;
ALTER FUNCTION public.plan_of(text) OWNER TO ybss_owner;
BEGIN;
DROP INDEX ybss_registry.person_grid, ybss_registry.unit_grid;
SET LOCAL ROLE regress_worker;
SELECT * FROM public.plan_of('SELECT FROM ybss_registry.person p WHERE ybss.person_keys(p.name, p.birth_date, p.phone) OPERATOR(ybss.@~) ''{1,1,5}''');
SELECT * FROM public.plan_of('SELECT FROM ybss_registry.unit u WHERE ybss.unit_keys(u.name, u.representative, u.phone) OPERATOR(ybss.@~) ''{1,1,5}''');
ROLLBACK;
DROP FUNCTION public.plan_of;
UPDATE ybss_registry.member SET may_explain = false WHERE member_id = 9001;
DELETE FROM ybss_registry.residence WHERE district = 520399;
DELETE FROM ybss_registry.person WHERE district = 520399;
DELETE FROM ybss_registry.house WHERE district = 520399;
SET session_replication_role = replica;
DELETE FROM ybss_registry.address WHERE district = 520399;
RESET session_replication_role;
DELETE FROM ybss_registry.grid WHERE district = 520399;
