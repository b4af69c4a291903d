-- The part of score_records.sh that the server does.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
SET max_parallel_workers_per_gather = 0;
SET work_mem = '256MB';
-- Forty items of persons: what links say is another matter.
UPDATE ybss_registry.item SET active = false
WHERE kind = 'person' AND item IN ('residence', 'dwelling', 'household_number', 'relation_to_head');
INSERT INTO ybss_registry.grid (code, name)
SELECT DISTINCT ybss.grid_truncate(c, l), 'grid' FROM generate_series(1, 4) l,
  (SELECT ('520371' || lpad(t::text, 3, '0') || lpad(m::text, 3, '0') || lpad(g::text, 3, '0'))::grid_code AS c
   FROM generate_series(1, 10) t, generate_series(1, 10) m, generate_series(1, 10) g) v;

SELECT clock_timestamp() AS began \gset
INSERT INTO ybss_registry.person (district, grid, name, citizen_id, sex, birth_date, phone, registered_address, items, stated)
SELECT 520371, ('520371' || lpad((1 + g % 10)::text, 3, '0') || lpad((1 + g / 10 % 10)::text, 3, '0') || lpad((1 + g / 100 % 10)::text, 3, '0'))::grid_code,
  CASE WHEN g % 97 = 0 THEN '张?' ELSE chr(24352 + g % 100) || chr(19977 + g % 900) END, id,
  CASE WHEN g % 89 = 0 THEN '9' ELSE ybss.sex(id) END, ybss.birth_date(id),
  ('139' || lpad((g % 100000000)::text, 8, '0'))::ybss.phone, '贵州省遵义市红花岗区某街道' || g % 300 || '号',
  jsonb_strip_nulls(jsonb_build_object(
    'former_name', CASE WHEN g % 11 = 0 THEN '王' || chr(19977 + g % 900) END,
    'native_place', '520302', 'native_place_detail', '遵义', 'marital_status', CASE WHEN g % 7 = 0 THEN '77' ELSE '20' END,
    'education', CASE WHEN g % 5 <> 0 THEN '71' END, 'occupation_class', '4010', 'occupation', '营业员',
    'workplace', CASE WHEN g % 3 = 0 THEN '某商店' END, 'workplace_division', '520302', 'registered_division', '520302',
    'same_residence', CASE WHEN g % 4 = 0 THEN '02' ELSE '01' END, 'inflow_reason', CASE WHEN g % 4 = 0 THEN '01' END,
    'permit_kind', CASE WHEN g % 4 = 0 THEN '01' END, 'permit_number', CASE WHEN g % 4 = 0 THEN '5203020' || g END,
    'permit_issued', CASE WHEN g % 4 = 0 THEN '2026-01-05' END, 'permit_expires', CASE WHEN g % 4 = 0 THEN '2027-01-05' END,
    'guardian_name', CASE WHEN g % 10 = 0 THEN '李四' END, 'guardian_phone', CASE WHEN g % 10 = 0 THEN '13900000000' END,
    'guardian_relation', CASE WHEN g % 10 = 0 THEN '51' END, 'guardian_citizen_id', CASE WHEN g % 10 = 0 THEN '520399196203150111' END,
    'annual_income', 30000 + g % 7000, 'family_income', 60000 + g % 9000, 'difficulties', CASE WHEN g % 20 = 0 THEN '无' END)),
  jsonb_build_object('phone', (date '2022-01-01' + g % 1700) || ' 公安', 'education', (date '2020-01-01' + g % 2400) || ' 教育',
    'marital_status', (date '2023-01-01' + g % 1300) || ' 民政', 'occupation', '2025-05-05 人社', 'same_residence', '2026-02-02 公安')
FROM (SELECT g, ('520399' || to_char(date '1930-01-01' + (g / 500) % 35000, 'YYMMDD') || lpad((g % 1000)::text, 3, '0'))::ybss.citizen_id AS id
      FROM generate_series(1, :rows) g) v
ON CONFLICT DO NOTHING;
SELECT '# loaded in ' || round(extract(epoch FROM clock_timestamp() - :'began')) || ' s';
VACUUM ANALYZE ybss_registry.person;

-- The same by hand, put together from the catalogue's own words.
CREATE TEMP TABLE said AS
SELECT i.*, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = 'ybss_registry.person'::regclass AND a.attname = i.item) AS has_column,
  floor(extract(epoch FROM i.fresh_for) / 86400)::int AS term
FROM ybss_registry.item i WHERE i.kind = 'person' AND i.active;
CREATE TEMP TABLE piece AS
SELECT s.*, CASE WHEN has_column THEN 'p.' || item ELSE CASE value_type
    WHEN 'number' THEN format('(p.items->>%L)::numeric', item) WHEN 'integer' THEN format('(p.items->>%L)::int', item)
    WHEN 'date' THEN format('(p.items->>%L)::date', item) WHEN 'boolean' THEN format('(p.items->>%L)::boolean', item)
    WHEN 'phone' THEN format('ybss.try_phone(p.items->>%L)', item)
    WHEN 'division_code' THEN format('(p.items->>%L)::ybss.division_code', item)
    ELSE format('p.items->>%L', item) END END AS stored
FROM said s;
CREATE TEMP TABLE term AS
SELECT item, format('%L::float8', weight) AS weight, coalesce(required_if, 'true') AS required,
  CASE WHEN rule IS NULL AND value_type = 'text' THEN 'NULL' ELSE concat_ws(' AND ',
    CASE WHEN code_table IS NOT NULL THEN format('coalesce(%I = ANY (%L::text[]), false)', item,
      (SELECT array_agg(c.code) FROM ybss_registry.code_value c WHERE c.code_table = piece.code_table)) END,
    CASE WHEN rule IS NOT NULL THEN format('coalesce(%s, true)', rule) END,
    CASE WHEN rule IS NULL AND code_table IS NULL THEN 'true' END) END AS "right",
  CASE WHEN term > 0 THEN format('coalesce(left(stated->>%L, 10)::date, changed_at::date)', item) END AS said_on, term
FROM piece;
SELECT string_agg(CASE WHEN formula IS NULL THEN format('%s AS %I', stored, item)
    ELSE format('coalesce(%s, %s) AS %I', stored, replace(replace(formula, 'citizen_id', 'p.citizen_id'), 'try_p.', 'try_'), item) END, ', ') AS fields FROM piece \gset
SELECT string_agg(format('CASE WHEN %s AND %I IS NOT NULL THEN %s ELSE 0::float8 END', required, item, weight), ' + ') AS there,
  string_agg(format('CASE WHEN %s THEN %s ELSE 0::float8 END', required, weight), ' + ') AS needed,
  string_agg(format('CASE WHEN %I IS NOT NULL AND %s THEN %s ELSE 0::float8 END', item, "right", weight), ' + ') FILTER (WHERE "right" <> 'NULL') AS correct,
  string_agg(format('CASE WHEN %I IS NOT NULL THEN %s ELSE 0::float8 END', item, weight), ' + ') FILTER (WHERE "right" <> 'NULL') AS checked,
  string_agg(format('CASE WHEN %I IS NOT NULL THEN %s * greatest(0::float8, least(100::float8, 100 - 10 * ceil((as_of - %s - %s) * (10::float8 / %s)))) ELSE 0::float8 END', item, weight, said_on, term, term), ' + ') FILTER (WHERE term > 0) AS fresh,
  string_agg(format('CASE WHEN %I IS NOT NULL THEN %s ELSE 0::float8 END', item, weight), ' + ') FILTER (WHERE term > 0) AS ageing
FROM term WHERE required <> 'false' OR true \gset
CREATE FUNCTION pg_temp.seconds(query text, OUT s float8, OUT a float8, OUT b float8, OUT c float8) LANGUAGE plpgsql AS $$
DECLARE
  began timestamptz;
BEGIN
  -- The better of two runs where that takes little time; all rows were just read.
  FOR i IN 1 .. 2 LOOP
    EXIT WHEN s > 10;
    began := clock_timestamp();
    EXECUTE query INTO a, b, c;
    s := least(s, extract(epoch FROM clock_timestamp() - began));
  END LOOP;
END $$;
CREATE TEMP TABLE query AS
SELECT 'score' AS way, 'SELECT avg((s).completeness), avg((s).accuracy), avg((s).freshness) FROM (SELECT ybss.score(p, date ''2026-11-23'') AS s FROM ybss_registry.person p OFFSET 0) q' AS text
UNION ALL
SELECT 'hand ' || v.way, format('SELECT avg(100::float8 * (%s) / nullif(%s, 0::float8)), avg(100::float8 * (%s) / nullif(%s, 0::float8)), avg((%s) / nullif(%s, 0::float8)) FROM (SELECT %s, p.stated, p.changed_at, date ''2026-11-23'' AS as_of FROM ybss_registry.person p %s) q',
  :'there', :'needed', :'correct', :'checked', :'fresh', :'ageing', :'fields', v.ending)
FROM (VALUES ('each', ''), ('once', 'OFFSET 0')) v(way, ending);

-- A loop, item after item, as one writes it in PL/pgSQL.
SELECT format($f$
CREATE FUNCTION pg_temp.loop_over(most int, OUT a float8, OUT b float8, OUT c float8) LANGUAGE plpgsql AS $$
DECLARE
  as_of date := '2026-11-23';
  there float8; needed float8; correct float8; checked float8; fresh float8; ageing float8;
  n int := 0; said date; stated jsonb; changed_at timestamptz; %s
BEGIN
  a := 0; b := 0; c := 0;
  FOR %s, stated, changed_at IN SELECT %s, p.stated, p.changed_at FROM ybss_registry.person p LIMIT most LOOP
    there := 0; needed := 0; correct := 0; checked := 0; fresh := 0; ageing := 0;
%s
    a := a + 100 * there / needed; b := b + 100 * correct / checked; c := c + fresh / ageing; n := n + 1;
  END LOOP;
  a := a / n; b := b / n; c := c / n;
END $$ $f$, (SELECT string_agg(format('%I %s;', item, CASE WHEN has_column THEN (SELECT format_type(a.atttypid, -1) FROM pg_attribute a
      WHERE a.attrelid = 'ybss_registry.person'::regclass AND a.attname = item)
    WHEN value_type = 'number' THEN 'numeric' WHEN value_type IN ('date', 'boolean', 'phone', 'division_code') THEN value_type ELSE 'text' END), ' ') FROM piece),
  (SELECT string_agg(quote_ident(item), ', ') FROM piece), :'fields',
  string_agg(concat_ws(E'\n',
    format('    IF %s THEN needed := needed + %s; IF %I IS NOT NULL THEN there := there + %s; END IF; END IF;', required, weight, item, weight),
    CASE WHEN "right" <> 'NULL' THEN format('    IF %I IS NOT NULL THEN checked := checked + %s; IF %s THEN correct := correct + %s; END IF; END IF;', item, weight, "right", weight) END,
    CASE WHEN term > 0 THEN format('    IF %I IS NOT NULL THEN said := %s; ageing := ageing + %s; fresh := fresh + %s * greatest(0::float8, least(100::float8, 100 - 10 * ceil((as_of - said - %s) * (10::float8 / %s)))); END IF;',
      item, said_on, weight, weight, term, term) END), E'\n')) AS loop_text
FROM term \gset
:loop_text;
SELECT format('CREATE TEMP VIEW said_person AS SELECT %s, p.stated, p.changed_at FROM ybss_registry.person p', :'fields') AS view_text \gset
:view_text;
-- And one that reads the catalogue, as a score that follows it must.
CREATE FUNCTION pg_temp.catalogue_loop(most int, OUT a float8, OUT b float8, OUT c float8) LANGUAGE plpgsql AS $$
DECLARE
  r said_person%ROWTYPE; i record; v jsonb; value text; needs boolean; right_ boolean; said date; as_of date := '2026-11-23'; n int := 0;
  there float8; needed float8; correct float8; checked float8; fresh float8; ageing float8;
BEGIN
  a := 0; b := 0; c := 0;
  FOR r IN SELECT * FROM said_person LIMIT most LOOP
    there := 0; needed := 0; correct := 0; checked := 0; fresh := 0; ageing := 0;
    v := to_jsonb(r);
    FOR i IN SELECT t.*, t.text_right AS "check" FROM term_of_record t LOOP
      value := v->>i.item;
      IF i.required = 'true' THEN needs := true; ELSIF i.required = 'false' THEN needs := false;
      ELSE EXECUTE i.required_of INTO needs USING r, as_of; END IF;
      IF needs THEN needed := needed + i.w; IF value IS NOT NULL THEN there := there + i.w; END IF; END IF;
      CONTINUE WHEN value IS NULL;
      IF i."check" IS NOT NULL THEN
        checked := checked + i.w;
        EXECUTE i."check" INTO right_ USING r, as_of;
        IF right_ THEN correct := correct + i.w; END IF;
      END IF;
      IF i.term > 0 THEN
        said := coalesce(left(r.stated->>i.item, 10)::date, r.changed_at::date);
        ageing := ageing + i.w;
        fresh := fresh + i.w * greatest(0, least(100, 100 - 10 * ceil((as_of - said - i.term) * 10::float8 / i.term)));
      END IF;
    END LOOP;
    a := a + 100 * there / needed; b := b + 100 * correct / checked; c := c + fresh / ageing; n := n + 1;
  END LOOP;
  a := a / n; b := b / n; c := c / n;
END $$;
-- A record's fields stand behind $1 in what EXECUTE runs.
CREATE FUNCTION pg_temp.of_record(condition text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  named text;
BEGIN
  condition := regexp_replace(condition, '\mas_of\M', '$2', 'g');
  FOR named IN SELECT item FROM said ORDER BY length(item) DESC LOOP
    condition := regexp_replace(condition, '(?<![a-z_.$''])' || named || '(?![a-z_(''])', '($1).' || named, 'g');
  END LOOP;
  RETURN 'SELECT ' || condition;
END $$;
CREATE TEMP TABLE term_of_record AS
SELECT t.item, t.required, t.term, p.weight::float8 AS w, pg_temp.of_record(t.required) AS required_of,
  CASE WHEN t."right" <> 'NULL' THEN pg_temp.of_record(t."right") END AS text_right
FROM term t JOIN piece p USING (item);

CREATE TEMP TABLE took AS SELECT q.way, t.* FROM query q, pg_temp.seconds(q.text) t;
CREATE TEMP TABLE by_hand AS SELECT min(s) AS s FROM took WHERE way LIKE 'hand%';
CREATE TEMP TABLE loop AS SELECT t.* FROM pg_temp.seconds('SELECT * FROM pg_temp.loop_over(' || :part || ')') t;
CREATE TEMP TABLE by_catalogue AS SELECT t.* FROM pg_temp.seconds('SELECT * FROM pg_temp.catalogue_loop(' || :part / 10 || ')') t;
SELECT '# ' || way || ': ' || round(s::numeric, 2) || ' s; ' || round(a::numeric, 3) || ' ' || round(b::numeric, 3) || ' ' || round(c::numeric, 3) FROM took;
SELECT format('times the expression by hand, %s persons  %s  at most 3  %s', :rows, round((t.s / h.s)::numeric, 2), CASE WHEN t.s <= 3 * h.s THEN 'ok' ELSE 'MISSED' END) FROM took t, by_hand h WHERE t.way = 'score';
SELECT 'times faster than a PL/pgSQL loop over the catalogue', round((l.s / (:part / 10) * :rows / t.s)::numeric, 1), 20, l.s / (:part / 10) * :rows >= 20 * t.s FROM took t, by_catalogue l WHERE t.way = 'score';
SELECT '# times faster than a PL/pgSQL loop with every item written out: ' || round((l.s / :part * :rows / t.s)::numeric, 1)
  || '; the loops'' means: ' || concat_ws(' ', round(l.a::numeric, 3), round(l.b::numeric, 3), round(l.c::numeric, 3), '|', round(c.a::numeric, 3), round(c.b::numeric, 3), round(c.c::numeric, 3))
FROM took t, loop l, by_catalogue c WHERE t.way = 'score';
SELECT '# persons scored a second: ' || round(:rows / t.s) FROM took t WHERE way = 'score';

-- Stored scores: all of them, one that changed, a grid's and a town's.
SELECT clock_timestamp() AS began \gset
CALL ybss.run_job('score');
SELECT '# job score, every record: ' || round(extract(epoch FROM clock_timestamp() - :'began')) || ' s';
VACUUM ANALYZE ybss_registry.quality, ybss_registry.quality_sum, ybss_registry.quality_item_sum, ybss_registry.score_queue;
CREATE TEMP TABLE mark AS SELECT clock_timestamp() AS at, person_id FROM ybss_registry.person LIMIT 1;
UPDATE ybss_registry.person p SET items = items || '{"education":"21"}' FROM mark WHERE p.district = 520371 AND p.person_id = mark.person_id;
SELECT format('records scored anew by a change to one  %s  at most 1  %s', count(*), CASE WHEN count(*) = 1 THEN 'ok' ELSE 'MISSED' END) FROM ybss_registry.quality q, mark WHERE q.scored_at > mark.at;
CREATE FUNCTION pg_temp.milliseconds(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
  began timestamptz;
  best float8;
BEGIN
  FOR i IN 1 .. 5 LOOP
    began := clock_timestamp();
    EXECUTE query;
    best := least(best, 1000 * extract(epoch FROM clock_timestamp() - began));
  END LOOP;
  RETURN best;
END $$;
SELECT format('ms, %s score of %s records  %s  at most 20  %s', what, :rows, round(ms::numeric, 2), CASE WHEN ms <= 20 THEN 'ok' ELSE 'MISSED' END)
FROM (VALUES ('a grid''s', '520371001001001'), ('a town''s', '520371001'), ('the district''s', '520371')) v(what, node)
CROSS JOIN LATERAL (SELECT pg_temp.milliseconds(format('SELECT * FROM ybss.quality_grid WHERE grid = %L', node)) AS ms) t;
SELECT '# ms to change one person and score it: ' || round(pg_temp.milliseconds(format('UPDATE ybss_registry.person SET items = items || ''{"education":"31"}'' WHERE district = 520371 AND person_id = %s', person_id))::numeric, 2) FROM mark;
