-- Scoring a few records and storing what comes of it: a function for each kind, from one
-- pattern, so that a plan is kept for each. Many at once: score_set.sql.

CREATE OR REPLACE FUNCTION ybss_registry.turning_days(p_kind text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(string_agg(format('SELECT l.valid FROM %s WHERE l.district = r.district AND %s = r.%I',
    ybss_registry.link_source(k, format('ybss_registry.%I', k.link)), ybss_registry.link_key(k), k.kind || '_id'), ' UNION ALL ' ORDER BY k.position),
    'SELECT NULL::daterange')
  FROM ybss_registry.kind_link k
  JOIN pg_attribute a ON a.attrelid = format('ybss_registry.%I', k.link)::regclass AND a.attname = 'valid' AND NOT a.attisdropped
  WHERE k.kind = p_kind
$$;
COMMENT ON FUNCTION ybss_registry.turning_days(text) IS
'The query for the periods of a record''s links. Stable: reads kind_link and the catalogue. / 记录各关联的有效期查询。';

CREATE OR REPLACE FUNCTION ybss_registry.make_by_key(p_function regprocedure) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_way text;
BEGIN
  FOREACH v_way IN ARRAY ARRAY['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_material'] LOOP
    EXECUTE pg_catalog.format('ALTER FUNCTION %s SET %I = off', p_function, v_way);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.make_by_key(regprocedure) IS
'Lets a generated function look everything up by keys: its plan is kept, and may have been made while tables were empty. Volatile: changes a function. / 使生成函数始终按键查找。';
REVOKE ALL ON FUNCTION ybss_registry.make_by_key(regprocedure) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.make_score_function(p_kind text) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $make$
  SELECT ybss_registry.make_function(format('score_%s(p_ids bigint[], p_as_of date)', p_kind), 'int', format($body$
DECLARE
  v_scored int;
  v_districts CONSTANT int4[] := ybss_registry.districts();
BEGIN
  INSERT INTO ybss_registry.quality AS q (district, kind, record_id, grid, completeness, accuracy, freshness, passes,
    lacks, faults, aged, exempt, version, as_of, falls_on)
  SELECT s.district, s.kind, s.id, s.grid, (s.score).completeness, (s.score).accuracy, (s.score).freshness, (s.score).passes,
    (s.score).lacks, (s.score).faults, (s.score).aged, (s.score).exempt, (s.score).version, p_as_of, least((s.score).falls_on, s.turns_on)
  -- Links begin and end by the calendar, without a word: a score holds until the next such day.
  FROM (SELECT r.district, %3$s AS kind, r.%1$s_id AS id, r.grid, ybss.score_numbers(r, p_as_of) AS score,
          (SELECT pg_catalog.min(d.day) FROM (%2$s) l(valid)
           CROSS JOIN LATERAL (VALUES (pg_catalog.lower(l.valid)), (pg_catalog.upper(l.valid))) d(day) WHERE d.day > ybss.today()) AS turns_on
        FROM ybss_registry.%1$s_record r
        WHERE r.district = ANY (v_districts) AND r.%1$s_id = ANY (p_ids) OFFSET 0) s
  ORDER BY s.id
  ON CONFLICT (district, kind, record_id) DO UPDATE SET
    grid = EXCLUDED.grid, completeness = EXCLUDED.completeness, accuracy = EXCLUDED.accuracy,
    freshness = EXCLUDED.freshness, passes = EXCLUDED.passes, lacks = EXCLUDED.lacks, faults = EXCLUDED.faults,
    aged = EXCLUDED.aged, exempt = EXCLUDED.exempt, version = EXCLUDED.version, as_of = EXCLUDED.as_of,
    falls_on = EXCLUDED.falls_on, scored_at = clock_timestamp();
  GET DIAGNOSTICS v_scored = ROW_COUNT;
  RETURN v_scored;
END$body$, p_kind, ybss_registry.turning_days(p_kind), ybss_registry.kind_column(p_kind, 'r')),
    format('Scores a few records of register %s on a day and stores it. Gives how many; %s. Volatile: writes scores. Security definer: people read scores and forge none. / 计算并保存评分。',
      p_kind, ybss_registry.made_from(p_kind, NULL)));
  SELECT ybss_registry.make_by_key(format('ybss_registry.score_%s(bigint[], date)', p_kind)::regprocedure);
$make$;
COMMENT ON FUNCTION ybss_registry.make_score_function(text) IS
'Makes score_<register>: scores records and says until when a score holds, of which the days of their links are part. Volatile: makes a function. / 生成评分函数。';
REVOKE ALL ON FUNCTION ybss_registry.turning_days(text), ybss_registry.make_score_function(text) FROM PUBLIC;
