-- Scores: against a slow plain version of the same, by the day, and what becomes
-- of them when records and the catalogue change.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
INSERT INTO ybss_registry.grid (code, name) VALUES ('520371', '区'), ('520371013', '街道'), ('520371013001', '社区'), ('520371013001001', '网格一'), ('520371013001002', '网格二'), ('520371013002', '社区二'), ('520371013002001', '网格三');
-- persons of every sort: whole, empty, wrong in type, code, rule; stated long ago and today
-- (born in 2060: what a version without that rule let in)
ALTER TABLE ybss_registry.person DISABLE TRIGGER rule_holds;
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, sex, birth_date, phone, registered_address, no_document_reason, items, stated)
SELECT 520371, g, ('52037101300' || 1 + g % 2 || '00' || 1 + g % 2 * 0)::grid_code, CASE WHEN g % 11 = 0 THEN '张?' ELSE '张' || g END,
  CASE WHEN g % 5 <> 0 THEN ('520399' || to_char(date '1940-01-01' + g * 77, 'YYMMDD') || lpad(g::text, 3, '0'))::citizen_id END,
  (ARRAY['1', '2', '9', NULL])[1 + g % 4], CASE WHEN g % 3 = 0 THEN date '1940-01-01' + g * 77 WHEN g % 17 = 0 THEN '2060-01-01' END,
  (ARRAY['13800138000', '0851-28222222', '95588', NULL]::phone[])[1 + g % 4], CASE WHEN g % 2 = 0 THEN '某地' ELSE NULL END,
  CASE WHEN g % 5 = 0 THEN '99' END,
  jsonb_strip_nulls(jsonb_build_object('education', (ARRAY['21', '71', 'xx', NULL, ''])[1 + g % 5], 'marital_status', (ARRAY['10', '20', '5'])[1 + g % 4],
    'same_residence', (ARRAY['01', '02', 1::text])[1 + g % 4], 'annual_income', CASE g % 6 WHEN 0 THEN to_jsonb(g * 1000.5) WHEN 1 THEN to_jsonb('much'::text) WHEN 2 THEN to_jsonb(-5) END,
    'family_income', CASE WHEN g % 3 = 0 THEN 50000 END, 'permit_number', CASE WHEN g % 7 = 0 THEN '520302000' || g WHEN g % 7 = 1 THEN '?' END,
    'permit_issued', (ARRAY['2026-01-31', '2026-02-30', '2027-01-01', '20260131'])[1 + g % 6], 'permit_expires', CASE WHEN g % 4 = 0 THEN '2026-01-01' END,
    'left_behind', (ARRAY['01', '02', '03'])[1 + g % 9], 'guardian_citizen_id', CASE g % 8 WHEN 0 THEN '520399196203150111' WHEN 1 THEN '520399196203150112' END,
    'guardian_phone', CASE WHEN g % 9 = 0 THEN '12345' WHEN g % 9 = 1 THEN '13900000000' END, 'registered_division', (ARRAY['520302', '5', '52030'])[1 + g % 4],
    'workplace', repeat('店', g % 3), 'occupation', CASE WHEN g % 2 = 1 THEN '工' END, 'no_item', 'x', 'difficulties', CASE WHEN g % 10 = 0 THEN '{"a": [1]}'::jsonb END)),
  CASE WHEN g % 13 = 0 THEN '{"phone": "gestern", "education": 5}' ELSE jsonb_build_object('phone', (date '2021-01-01' + g * 11) || ' 公安',
    'education', (date '2016-01-01' + g * 20) || ' 教育', 'same_residence', '2026-11-23 公安', 'annual_income', '2024-11-23 民政') END
FROM generate_series(1, 240) g;
ALTER TABLE ybss_registry.person ENABLE TRIGGER rule_holds;

-- The plain version: the catalogue read row by row, every expression by EXECUTE.
CREATE FUNCTION plain_value(i ybss_registry.item, r jsonb, OUT value text, OUT there boolean, OUT bad boolean) LANGUAGE plpgsql AS $$
DECLARE
  v jsonb := CASE WHEN r ? i.item THEN nullif(r->i.item, 'null') ELSE nullif(r->'items'->i.item, 'null') END;
BEGIN
  there := v IS NOT NULL; value := v#>>'{}'; bad := false;
  IF NOT there THEN RETURN; END IF;
  bad := CASE i.value_type
    WHEN 'code' THEN NOT EXISTS (SELECT FROM ybss_registry.code_value c WHERE c.code_table = i.code_table AND c.code = value) OR jsonb_typeof(v) <> 'string'
    WHEN 'number' THEN jsonb_typeof(v) <> 'number' WHEN 'boolean' THEN jsonb_typeof(v) <> 'boolean'
    WHEN 'integer' THEN jsonb_typeof(v) <> 'number' OR (v#>>'{}')::numeric % 1 <> 0
    WHEN 'date' THEN value !~ '^\d{4}-\d\d-\d\d$' OR try_date(value) IS NULL WHEN 'phone' THEN try_phone(value) IS NULL
    WHEN 'division_code' THEN value !~ '^[1-9](\d|\d{3}|\d{5}|\d{8}|\d{11})$'
    WHEN 'text' THEN jsonb_typeof(v) <> 'string' AND NOT r ? i.item ELSE false END;
END $$;
CREATE FUNCTION plain_run(expression text, said jsonb, as_of date) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  result text;
BEGIN
  EXECUTE format('SELECT (%s)::text FROM (SELECT %s, %L::date AS as_of) q', expression,
    (SELECT string_agg(format('%L::%s AS %I', said->>i.item, CASE WHEN i.value_type = 'number' THEN 'numeric' WHEN i.value_type = 'code' THEN 'text' ELSE i.value_type END, i.item), ', ')
     FROM ybss_registry.item i WHERE i.kind = 'person'), as_of) INTO result;
  RETURN result;
END $$;
CREATE FUNCTION plain_score(r jsonb, as_of date, OUT completeness numeric, OUT accuracy numeric, OUT freshness numeric, OUT lacks text[], OUT faults text[]) LANGUAGE plpgsql AS $$
DECLARE
  i ybss_registry.item; p record; said jsonb := '{}'; wrong jsonb := '{}'; derived jsonb := '{}'; needed numeric := 0; had numeric := 0; checked numeric := 0; good numeric := 0;
  ageing numeric := 0; fresh numeric := 0; required boolean; ok boolean; is_checked boolean; day date; days int; v text;
BEGIN
  lacks := '{}'; faults := '{}';
  FOR i IN SELECT * FROM ybss_registry.item WHERE kind = 'person' AND active ORDER BY number LOOP
    p := plain_value(i, r);
    IF p.there AND p.bad THEN wrong := wrong || jsonb_build_object(i.item, true); ELSIF p.there THEN said := said || jsonb_build_object(i.item, p.value); END IF;
  END LOOP;
  FOR i IN SELECT * FROM ybss_registry.item WHERE kind = 'person' AND active AND formula IS NOT NULL ORDER BY number LOOP
    CONTINUE WHEN said ? i.item OR wrong ? i.item;
    v := plain_run(i.formula, said, as_of);
    IF v IS NOT NULL THEN said := said || jsonb_build_object(i.item, v); derived := derived || jsonb_build_object(i.item, true); END IF;
  END LOOP;
  FOR i IN SELECT * FROM ybss_registry.item WHERE kind = 'person' AND active ORDER BY number LOOP
    required := i.required_if IS NULL OR coalesce(plain_run(i.required_if, said, as_of)::boolean, false);
    IF required THEN needed := needed + i.weight::numeric; IF said ? i.item OR wrong ? i.item THEN had := had + i.weight::numeric; ELSE lacks := lacks || i.item; END IF; END IF;
    CONTINUE WHEN NOT said ? i.item AND NOT wrong ? i.item;
    -- checked: by its type where it was not derived, or by its rule
    is_checked := wrong ? i.item OR i.rule IS NOT NULL OR (i.value_type <> 'text' AND NOT derived ? i.item);
    ok := NOT wrong ? i.item AND (i.rule IS NULL OR coalesce(plain_run(i.rule, said, as_of)::boolean, true));
    IF is_checked THEN checked := checked + i.weight::numeric; IF ok THEN good := good + i.weight::numeric; ELSE faults := faults || i.item; END IF; END IF;
    IF i.fresh_for IS NOT NULL AND NOT derived ? i.item THEN
      days := floor(extract(epoch FROM i.fresh_for) / 86400);
      day := CASE WHEN r->'stated'->>i.item ~ '^\d{4}-\d\d-\d\d' THEN left(r->'stated'->>i.item, 10)::date ELSE ((r->>'changed_at')::timestamptz AT TIME ZONE 'UTC')::date END;
      ageing := ageing + i.weight::numeric;
      fresh := fresh + i.weight::numeric * greatest(0, least(100, 100 - 10 * ceil((as_of - day - days) * 10.0 / days)));
    END IF;
  END LOOP;
  completeness := coalesce(100 * had / nullif(needed, 0), 100); accuracy := coalesce(100 * good / nullif(checked, 0), 100); freshness := coalesce(fresh / nullif(ageing, 0), 100);
END $$;
SELECT count(*) AS persons, count(*) FILTER (WHERE abs((s).completeness - p.completeness) > 0.011) AS complete_differ, count(*) FILTER (WHERE abs((s).accuracy - p.accuracy) > 0.011) AS accurate_differ,
  count(*) FILTER (WHERE abs((s).freshness - p.freshness) > 0.011) AS fresh_differ, count(*) FILTER (WHERE (s).lacks <> p.lacks) AS lacks_differ, count(*) FILTER (WHERE (s).faults <> p.faults) AS faults_differ,
  count(DISTINCT (s).accuracy) > 20 AS varied
FROM (SELECT r.person_id, score(r, '2026-11-23') AS s, plain_score(to_jsonb(r), '2026-11-23') AS p0 FROM ybss_registry.person_record r WHERE person_id % 3 < 2 AND person_id <= 120 OFFSET 0) q CROSS JOIN LATERAL (SELECT (q.p0).*) p;
-- a row of the register scores as the record with its links does
SELECT count(*) FROM ybss_registry.person p JOIN ybss_registry.person_record r USING (district, person_id) WHERE score(p, '2026-11-23') IS DISTINCT FROM score(r, '2026-11-23');
-- by the day: full in the term of 730 days, a tenth less for each 73 days beyond, gone at twice the term
UPDATE ybss_registry.person SET items = '{}', stated = '{"phone": "2022-01-01 公安"}', phone = '13800138000' WHERE person_id = 1;
SELECT d AS day, (score(r, date '2022-01-01' + d)).freshness, nullif((score_numbers(r, date '2022-01-01' + d)).falls_on, 'infinity') - date '2022-01-01' AS falls
FROM ybss_registry.person_record r, unnest(ARRAY[-1, 0, 729, 730, 731, 803, 804, 1386, 1387, 1459, 1460, 40000]) d WHERE r.person_id = 1 ORDER BY d;
SELECT score(r, 'infinity') FROM ybss_registry.person_record r LIMIT 1;
SELECT score(g) FROM ybss_registry.grid g LIMIT 1;
SELECT score(ROW(1, 2));
SELECT score(NULL::ybss_registry.person) IS NULL AS nothing;
-- each point lost has a row, and they add up
SELECT count(*) AS records, count(*) FILTER (WHERE abs(100 - (s).completeness - coalesce(l.c, 0)) > 0.1) AS c, count(*) FILTER (WHERE abs(100 - (s).accuracy - coalesce(l.a, 0)) > 0.1) AS a,
  count(*) FILTER (WHERE abs(100 - (s).freshness - coalesce(l.f, 0)) > 0.1) AS f
FROM (SELECT r.person_id, score(r, '2026-11-23') AS s FROM ybss_registry.person_record r OFFSET 0) q
CROSS JOIN LATERAL (SELECT sum(points) FILTER (WHERE score = 'completeness') AS c, sum(points) FILTER (WHERE score = 'accuracy') AS a, sum(points) FILTER (WHERE score = 'freshness') AS f FROM score_lost('person', q.person_id, '2026-11-23')) l;
SELECT score, points, item, weight, why, mends FROM score_lost('person', 12, '2026-11-23');
SELECT * FROM score_lost('nobody', 1);

-- a load of many waits in the queue and says so; the job scores it
SELECT count(*) FROM quality_record;
SELECT kind, record_id, sum(records) FROM ybss_registry.score_queue GROUP BY kind, record_id;
CALL run_job('score');
SELECT state, count(*) FROM quality_record GROUP BY state;
-- the sums are those of a slow recount, for every node, after all that may happen
CREATE VIEW public.astray AS
SELECT g.grid, g.kind, g.records, g.completeness, g.passing, s.* FROM quality_grid g
FULL JOIN (SELECT n.code, q.kind AS k, count(*) AS n, (avg(q.completeness) / 100)::real AS c, (avg(q.accuracy) / 100)::real AS a, (avg(q.freshness) / 100)::real AS f, count(*) FILTER (WHERE q.passes) AS p
           FROM ybss_registry.quality q CROSS JOIN LATERAL unnest(lineage(q.grid)) n(code) GROUP BY 1, 2) s ON s.code = g.grid AND s.k = g.kind
WHERE (g.records, g.passing) IS DISTINCT FROM (s.n, s.p) OR abs(g.completeness - s.c) > 0.001 OR abs(g.accuracy - s.a) > 0.001 OR abs(g.freshness - s.f) > 0.001;
CREATE VIEW public.astray_item AS
SELECT * FROM quality_item i FULL JOIN (SELECT n.code, q.kind AS k, x.item AS it, count(*) FILTER (WHERE x.what = 'l') AS l, count(*) FILTER (WHERE x.what = 'f') AS f, count(*) FILTER (WHERE x.what = 'a') AS a
  FROM ybss_registry.quality q CROSS JOIN LATERAL unnest(lineage(q.grid)) n(code)
  CROSS JOIN LATERAL (SELECT 'l' AS what, unnest(ybss_registry.item_names(q.kind, q.lacks)) UNION ALL SELECT 'f', unnest(ybss_registry.item_names(q.kind, q.faults)) UNION ALL SELECT 'a', unnest(ybss_registry.item_names(q.kind, q.aged))) x(what, item)
  JOIN ybss_registry.item d ON d.kind = q.kind AND d.item = x.item AND d.required_if IS DISTINCT FROM 'false' GROUP BY 1, 2, 3) s ON s.code = i.grid AND s.k = i.kind AND s.it = i.item
WHERE (coalesce(i.lacks, 0), coalesce(i.faults, 0), coalesce(i.aged, 0)) <> (coalesce(s.l, 0), coalesce(s.f, 0), coalesce(s.a, 0));
SELECT (SELECT count(*) FROM astray) AS astray, (SELECT count(*) FROM astray_item) AS items_astray;
DO $$
BEGIN
  PERFORM setseed(0.5);
  FOR n IN 1 .. 60 LOOP
    CASE (random() * 5)::int
      WHEN 0 THEN UPDATE ybss_registry.person SET phone = NULL WHERE person_id = (random() * 240)::int;
      WHEN 1 THEN UPDATE ybss_registry.person SET grid = '520371013002001', items = items || '{"education": "90"}' WHERE person_id BETWEEN n * 3 AND n * 3 + 5;
      WHEN 2 THEN DELETE FROM ybss_registry.person WHERE person_id = (random() * 240)::int;
      WHEN 3 THEN
        BEGIN UPDATE ybss_registry.person SET name = 'x'; RAISE EXCEPTION 'undone'; EXCEPTION WHEN raise_exception THEN NULL; END;
      WHEN 4 THEN PERFORM ybss_registry.fold_sums((ARRAY['520371', '520371013001001', '520371013002']::grid_code[])[1 + n % 3]);
      ELSE INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) VALUES (520371, 1000 + n, '520371013001002', '新', '99');
    END CASE;
  END LOOP;
END $$;
SELECT (SELECT count(*) FROM astray) AS astray, (SELECT count(*) FROM astray_item) AS items_astray, (SELECT count(*) FROM ybss_registry.score_queue) AS waiting;
-- a change to one record scores one record
SELECT max(scored_at) AS last FROM ybss_registry.quality \gset
UPDATE ybss_registry.person SET phone = '13800138001' WHERE person_id = 1;
SELECT count(*) AS scored_anew FROM ybss_registry.quality WHERE scored_at > :'last';
-- a transaction of many single changes scores a hundred, the others wait
DO $$ BEGIN FOR n IN 1 .. 150 LOOP UPDATE ybss_registry.person SET phone = '13800138009' WHERE person_id = 1; END LOOP; END $$;
SELECT sum(records) FROM ybss_registry.score_queue;
SELECT state FROM quality_record WHERE record_id = 1;
UPDATE ybss_registry.person SET phone = '13800138008' WHERE person_id = 2;
CALL run_job('score');
-- a change of many waits, and the records say so; links wait with both ends
UPDATE ybss_registry.person SET phone = '13800138002';
SELECT state, count(*) > 100 AS many FROM quality_record GROUP BY state;
SELECT waiting > 100 AS waits, stale FROM quality_grid WHERE grid = '520371' AND kind = 'person';
CALL run_job('score');
SELECT state, count(*) > 100 AS many FROM quality_record GROUP BY state;
-- a change of the catalogue makes every score stale, and counts at once
UPDATE ybss_registry.item SET weight = weight + 1 WHERE kind = 'person' AND item = 'education';
SELECT state, count(*) > 100 AS many FROM quality_record GROUP BY state;
SELECT completeness IS NULL AS not_shown, stale = records AS all_stale FROM quality_grid WHERE grid = '520371' AND kind = 'person';
UPDATE ybss_registry.person SET phone = '13800138003' WHERE person_id = 1;
SELECT state FROM quality_record WHERE kind = 'person' AND record_id = 1;
CALL run_job('score');
SELECT (SELECT count(*) FROM astray) AS astray, (SELECT count(*) FROM quality_record WHERE state <> 'current') AS stale;
-- a score that grew old says so
UPDATE ybss_registry.quality SET falls_on = ybss.today() WHERE record_id = 1;
SELECT state FROM quality_record WHERE record_id = 1;
SELECT stale FROM quality_grid WHERE grid = '520371' AND kind = 'person';
CALL run_job('score');
SELECT state FROM quality_record WHERE record_id = 1;

-- A rule that stood its trial and fails on a record is suspended: the load goes on,
-- whether its transaction writes, only reads, or is rolled back.
CREATE FUNCTION public.suspended() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  -- Another process writes it: a moment, but not for ever.
  FOR n IN 1 .. 200 LOOP
    EXIT WHEN EXISTS (SELECT FROM ybss.quality_rule);
    PERFORM pg_sleep(0.05);
  END LOOP;
  RETURN (SELECT string_agg(concat_ws(' ', kind, item, part, sqlstate), ', ') FROM ybss.quality_rule);
END $$;
SET client_min_messages = notice;
UPDATE ybss_registry.item SET rule = '1 / (annual_income - 77) IS NOT NULL', rule_words = '试验1 / trial 1' WHERE kind = 'person' AND item = 'annual_income';
UPDATE ybss_registry.person SET items = '{"annual_income": 77}' WHERE person_id = 2;
SELECT name, items FROM ybss_registry.person WHERE person_id = 2;
SELECT public.suspended();
SELECT suspended FROM quality_record WHERE record_id = 2;
SELECT suspended FROM quality_grid WHERE grid = '520371' AND kind = 'person';
SELECT item, suspended FROM score_items((SELECT r FROM ybss_registry.person_record r WHERE person_id = 2), '2026-11-23') WHERE suspended;
-- no second notice, and the item written anew is tried anew
UPDATE ybss_registry.person SET items = '{"annual_income": 77, "same_residence": "01"}' WHERE person_id = 2;
UPDATE ybss_registry.item SET rule = '2 / (annual_income - 77) IS NOT NULL', rule_words = '试验2 / trial 2' WHERE kind = 'person' AND item = 'annual_income';
SELECT count(*) AS suspended FROM quality_rule;
BEGIN TRANSACTION READ ONLY;
SELECT accuracy > 0 AS scored FROM (SELECT (score(r)).* FROM ybss_registry.person_record r WHERE person_id = 2) s;
ROLLBACK;
SELECT public.suspended();
UPDATE ybss_registry.item SET rule = '3 / (annual_income - 77) IS NOT NULL', rule_words = '试验3 / trial 3' WHERE kind = 'person' AND item = 'annual_income';
BEGIN;
UPDATE ybss_registry.person SET items = '{"annual_income": 77}' WHERE person_id = 2;
ROLLBACK;
SELECT public.suspended();
UPDATE ybss_registry.item SET rule = 'annual_income >= 0', rule_words = '不为负数 / not negative' WHERE kind = 'person' AND item = 'annual_income';
SELECT count(*) AS suspended FROM quality_rule;
-- a rule that went round the trigger does not stop a load either
ALTER TABLE ybss_registry.item DISABLE TRIGGER items_updated;
UPDATE ybss_registry.item SET rule = 'pg_sleep(100) IS NULL', rule_words = '试验四 / trial 4' WHERE kind = 'person' AND item = 'annual_income';
UPDATE ybss_registry.item SET required_if = 'gone > 1', required_words = '试验五 / trial 5' WHERE kind = 'person' AND item = 'family_income';
ALTER TABLE ybss_registry.item ENABLE TRIGGER items_updated;
UPDATE ybss_registry.person SET name = '某' WHERE person_id = 2;
SELECT public.suspended() LIKE '%person%' AS suspended;
SET client_min_messages = warning;
UPDATE ybss_registry.item SET rule = NULL WHERE kind = 'person' AND item = 'annual_income';
UPDATE ybss_registry.item SET required_if = 'false' WHERE kind = 'person' AND item = 'family_income';
-- people read scores and write none
CREATE ROLE regress_score LOGIN IN ROLE ybss_operator;
SET ROLE regress_score;
UPDATE ybss_registry.quality SET completeness = 10000;
INSERT INTO ybss_registry.quality_sum (district, grid, kind, version, records, passing, completeness, accuracy, freshness) VALUES (520371, '520371', 'person', 1, 1, 1, 1, 1, 1);
UPDATE ybss_registry.item SET rule = NULL;
SELECT ybss.try_items('person', '{name}');
SELECT count(*) FROM ybss.quality_grid;
