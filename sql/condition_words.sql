-- What people read is words: no view and no answer shows a condition as SQL, or the name of a column in a Chinese text.
SET client_min_messages = warning;
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
SELECT message FROM load_list('book', 'book.csv', convert_to($$地址,网格
贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋2单元501室,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋2单元503室,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区米兰路8号,520371109002002
$$, 'UTF8'));
CALL run_job('intake');
SELECT message FROM load_list('police', 'police.csv', convert_to($$姓名,身份号,住址,电话,日期,户号,关系,户籍地
周小明,520399198503070016,幸福小区3-2-501,15400000001,2014-05-01,H1,02,虾子镇
郑无址,520399201901010042,同上,,2023-02-30,,,
冯外地,52039919920101006,浙江省杭州市西湖区文三路1号,12,2023-01-01,,,
$$, 'UTF8'));
SELECT message FROM load_list('market', 'market.csv', convert_to($$代码,名称,场所,原因
,虾子某辣椒行,米兰路8号,03
91350100M000100Y44,校验错误商行,米兰路8号,
$$, 'UTF8'));
SELECT message FROM load_list('housing', 'housing.csv', convert_to($$坐落,面积,权利人,证件
幸福小区3栋2单元501室,2,周小明,520399198503070016
$$, 'UTF8'));
CALL run_job('intake');
UPDATE ybss_registry.person SET items = items || '{"marital_status": "20", "permit_issued": "2020-01-01", "permit_expires": "2019-01-01", "annual_income": "viel"}';
CALL run_job('score');
CREATE FUNCTION public.is_sql(said text) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN said ~ '[一-龥]' AND said ~* '<>|<=|>=|!~|::|''''|\m[a-z]+_[a-z_]+\M|\m(is (not )?null|and not|between [^ ]+ and|extract *\(|case when)|\m[a-z]+ (=|<|>) *[0-9a-z'']|(代码表|类型) [a-z]+\M';
-- it knows SQL when it sees it, and words
SELECT said, is_sql(said) FROM (VALUES ('缺项：nationality = ''CHN'''), ('不符合 extract(year FROM birth_date) < 5'), ('代码表 sex 类型 code'), ('use_code 为空'),
  ('缺项：中国籍人员须填 / persons of Chinese nationality have it'), ('应为：整数；1 至 60 人 / should be: a whole number; 1 to 60'), ('应为：area > 5')) v(said);
CREATE TABLE said (place text, said text);
DO $$
DECLARE
  c record;
BEGIN
  FOR c IN
    SELECT r.relname, a.attname, t.typname FROM pg_class r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 JOIN pg_type t ON t.oid = a.atttypid
    WHERE r.relnamespace = 'ybss'::regnamespace AND r.relkind = 'v' AND t.typname IN ('text', '_text', 'jsonb')
      AND (has_table_privilege('ybss_reader', r.oid, 'SELECT') OR has_table_privilege('ybss_operator', r.oid, 'SELECT'))
      -- what is there to be written by those who write conditions
      AND (r.relname, a.attname) NOT IN (('item', 'required_if'), ('item', 'rule'), ('item', 'formula'), ('quality_rule', 'written'))
  LOOP
    EXECUTE format(CASE c.typname WHEN 'text' THEN 'INSERT INTO public.said SELECT DISTINCT %3$L, v.%2$I FROM ybss.%1$I v'
      WHEN '_text' THEN 'INSERT INTO public.said SELECT DISTINCT %3$L, e FROM ybss.%1$I v, unnest(v.%2$I) e'
      ELSE 'INSERT INTO public.said SELECT DISTINCT %3$L, e #>> ''{}'' FROM ybss.%1$I v, jsonb_path_query(v.%2$I, ''$.** ? (@.type() == "string")'') e' END,
      c.relname, c.attname, c.relname || '.' || c.attname);
  END LOOP;
END $$;
INSERT INTO said SELECT 'score_lost ' || r.kind || ' ' || l.item || ' ' || l.score, t FROM quality_record r, score_lost(r.kind, r.record_id) l, unnest(ARRAY[l.why, l.mends]) t;
INSERT INTO said SELECT 'items_of', t FROM quality_record r, items_of(r.kind, r.record_id) i, unnest(ARRAY[i.chinese, i.value, i.office]) t;
INSERT INTO said SELECT 'find_defects', t FROM find_defects() d, unnest(ARRAY[d.defect, d.evidence, d.repair]) t;
INSERT INTO said SELECT 'review_reason', t FROM ybss_registry.review_reason r, unnest(ARRAY[r.chinese, r.remedy]) t;
INSERT INTO said SELECT 'item remedy', remedy FROM ybss_registry.item;
SELECT count(DISTINCT split_part(place, '.', 1)) > 20 AS many_places, count(*) FILTER (WHERE place LIKE 'score_lost%') > 20 AS many_points FROM said WHERE said ~ '[一-龥]';
-- nothing
SELECT DISTINCT place, said FROM said WHERE is_sql(said) ORDER BY 1, 2;
-- every condition that is shipped has words, and each is said where it counts
SELECT kind, item FROM item WHERE (lower(required_if) NOT IN ('true', 'false') AND required_words IS NULL) OR (rule IS NOT NULL AND rule_words IS NULL);
SELECT kind, item FROM ybss_registry.item WHERE NOT ybss_registry.is_in_words(required_words) OR NOT ybss_registry.is_in_words(rule_words);
SELECT DISTINCT score, item, why FROM quality_record r, score_lost('person', r.record_id, '2026-11-23') l WHERE r.kind = 'person' AND item IN ('education', 'marital_status', 'permit_expires', 'annual_income', 'phone') ORDER BY 1, 2, 3;
-- a condition of before words were asked for is not shown, nor is its SQL
ALTER TABLE ybss_registry.item DISABLE TRIGGER said_in_words;
UPDATE ybss_registry.item SET required_if = 'birth_date IS NOT NULL', required_words = NULL, rule_words = NULL WHERE kind = 'person' AND item = 'education';
ALTER TABLE ybss_registry.item ENABLE TRIGGER said_in_words;
SELECT DISTINCT why FROM quality_record r, score_lost('person', r.record_id, '2026-11-23') l WHERE r.kind = 'person' AND item = 'education' ORDER BY 1;
-- terms
SELECT t, term_words(t::interval) FROM unnest(ARRAY['1 year', '4 months', '10 days', '2 years 6 months', '18 months', '0', NULL]) t;
