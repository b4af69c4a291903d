-- Who stated what: kept once for all items that it is said of, read item by item, scored alike.
SET client_min_messages = warning;
SET search_path = ybss_registry, public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
SELECT s.stated, stated_together(s.stated) AS together FROM (VALUES ('{}'::jsonb), ('{"phone": "2026-03-01 公安"}'),
  ('{"sex": "2026-03-01 公安", "name": "2026-03-01 公安", "education": "2026-05-01 教育"}'),
  ('{"2026-03-01 公安": ["sex", "name"], "phone": "2026-03-01 公安", "name": "2026-05-01 教育"}'),
  -- what a hand wrote is kept as it is: no day, no text, a word that is an item's name
  ('{"sex": "公安", "name": "公安", "phone": null, "household": 1, "education": {"a": 1}}'), ('{"sex": "name", "name": "phone", "phone": "name"}'), ('{"2026-03-01 公安": []}')) s(stated);
SELECT stated_apart('{"education": "2026-05-01 教育", "2026-03-01 公安": ["sex", "name", 7]}'), stated_apart('{"sex": "2026-03-01 公安"}'), stated_apart('[]'), stated_together('"x"');
-- there and back, of any items on any days
SELECT setseed(0.23);
CREATE TEMPORARY TABLE said AS SELECT n, coalesce(jsonb_object_agg(i.item, to_char(date '2016-01-01' + 900 * (4 * random())::int, 'YYYY-MM-DD ') || (ARRAY['公安', '教育', ''])[1 + (2 * random())::int])
  FILTER (WHERE random() < 0.6), '{}') AS stated FROM generate_series(1, 500) n CROSS JOIN item i WHERE i.kind = 'person' GROUP BY n;
SELECT count(*) AS tried, count(*) FILTER (WHERE stated_apart(stated_together(stated)) <> stated) AS other, count(*) FILTER (WHERE stated_together(stated_together(stated)) <> stated_together(stated)) AS anew,
  count(*) FILTER (WHERE stated_together(stated) = stated) < 20 AS shorter FROM said;
-- A SCORE is the same in whichever form, and in one that a hand wrote without order
SELECT count(*) AS tried, count(*) FILTER (WHERE score(a) IS DISTINCT FROM score(t)) AS other, count(*) FILTER (WHERE score(a) IS DISTINCT FROM score(u)) AS unsorted, count(DISTINCT (score(a)).freshness) > 10 AS many
FROM said s CROSS JOIN LATERAL (SELECT p FROM (SELECT ROW(p.*)::person AS p FROM jsonb_populate_record(NULL::person, jsonb_build_object('district', 520371, 'person_id', 1, 'grid', '520371001001001', 'name', '张三',
    'birth_date', '1980-01-01', 'phone', '13800138000', 'sex', '1', 'items', '{"education": "20"}'::jsonb, 'changed_at', '2026-11-01', 'stated', s.stated)) p) q) a(a)
CROSS JOIN LATERAL (SELECT jsonb_populate_record(a, jsonb_build_object('stated', stated_together(s.stated)))) t(t)
CROSS JOIN LATERAL (SELECT jsonb_populate_record(a, jsonb_build_object('stated', (SELECT coalesce(jsonb_object_agg(e.said, e.items), '{}')
  FROM (SELECT x.value AS said, jsonb_agg(x.key ORDER BY md5(x.key)) AS items FROM jsonb_each_text(s.stated) x GROUP BY 1) e)))) u(u);
