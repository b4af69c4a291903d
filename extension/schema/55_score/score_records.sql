-- Scoring records of each kind and storing what comes of it: a function for each
-- kind, from one pattern, so that a plan is kept for each.

CREATE OR REPLACE FUNCTION ybss_registry.make_due_function(p_kind text) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $make$
  SELECT ybss_registry.make_function(format('due_%s(p_node ybss.grid_code, p_all boolean, p_as_of date)', p_kind), 'bigint[]', format($body$
DECLARE
  v_districts CONSTANT int4[] := ybss_registry.districts();
  v_version CONSTANT int := (SELECT k.version FROM ybss_registry.record_kind k WHERE k.kind = '%1$s');
  v_all bigint[];
  v_queued bigint[];
  v_ids bigint[];
  v_partly bigint[];
BEGIN
  PERFORM ybss.wait_for_lock('ybss_registry.quality', ybss_registry.score_lock(), false);
  PERFORM ybss.wait_for_lock('ybss_registry.quality', ybss_registry.score_lock('%1$s', p_node), true);
  SELECT coalesce(pg_catalog.array_agg(r.%1$s_id), '{}') INTO v_all FROM ybss_registry.%1$s r
  WHERE r.grid OPERATOR(ybss.<@) p_node AND (ybss.grid_level(p_node) >= 3 OR r.grid = p_node);
  -- Taken out before the records are read: what is queued meanwhile stays.
  WITH gone AS (
    DELETE FROM ybss_registry.score_queue s
    WHERE s.district = ANY (v_districts) AND s.kind = '%1$s' AND s.record_id = ANY (v_all)
    RETURNING s.record_id), taken AS (
    DELETE FROM ybss_registry.score_queue s
    WHERE s.district = ANY (v_districts) AND s.kind = '%1$s' AND s.record_id = 0
      AND s.place OPERATOR(ybss.<@) p_node AND (ybss.grid_level(p_node) >= 3 OR s.place = p_node) AND ybss.in_scope(s.place))
  SELECT coalesce(pg_catalog.array_agg(DISTINCT g.record_id), '{}') INTO v_queued FROM gone g;
  SELECT pg_catalog.array_agg(r.%1$s_id) INTO v_ids
  FROM ybss_registry.%1$s r
  -- OFFSET 0: looked up by key for each record, never read as a whole.
  LEFT JOIN LATERAL (SELECT * FROM ybss_registry.quality q
    WHERE q.district = r.district AND q.kind = '%1$s' AND q.record_id = r.%1$s_id OFFSET 0) q ON true
  WHERE r.grid OPERATOR(ybss.<@) p_node AND (ybss.grid_level(p_node) >= 3 OR r.grid = p_node)
    AND (p_all OR q.record_id IS NULL OR q.version <> v_version OR q.falls_on <= p_as_of OR q.grid <> r.grid
         OR r.%1$s_id = ANY (v_queued));
  -- What is tied to places that the caller does not see waits for somebody who does.
  v_partly := ybss.partly_seen('%1$s', v_ids);
  IF pg_catalog.cardinality(v_partly) > 0 THEN
    INSERT INTO ybss_registry.score_queue (district, kind, record_id, place)
    SELECT r.district, '%1$s', r.%1$s_id, r.grid FROM ybss_registry.%1$s r
    WHERE r.district = ANY (v_districts) AND r.%1$s_id = ANY (v_partly);
    v_ids := ARRAY(SELECT i.id FROM pg_catalog.unnest(v_ids) i(id) EXCEPT SELECT p.id FROM pg_catalog.unnest(v_partly) p(id));
  END IF;
  RETURN v_ids;
END$body$, p_kind), format('Records of kind %s of a community (or at exactly a node above it) that are to be scored on a day: all, or what is queued, new, stale or aged; they leave the queue; %s. Volatile: locks the place, writes the queue. Security definer: the queue is the owner''s. / 应评分的记录。',
    p_kind, ybss_registry.made_from(p_kind, '')))
$make$;
COMMENT ON FUNCTION ybss_registry.make_due_function(text) IS
'Makes due_<kind>: which records of a place are to be scored. Volatile: makes a function. / 生成待评分记录函数。';

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

CREATE OR REPLACE FUNCTION ybss_registry.make_score_function(p_kind text) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $make$
  SELECT ybss_registry.make_function(format('score_%s(p_ids bigint[], p_node ybss.grid_code, p_all boolean, p_as_of date)', p_kind), 'int', format($body$
DECLARE
  v_scored int;
  v_districts CONSTANT int4[] := ybss_registry.districts();
  v_ids bigint[] := p_ids;
BEGIN
  IF p_node IS NOT NULL THEN
    v_ids := ybss_registry.due_%1$s(p_node, p_all, p_as_of);
  END IF;
  IF v_ids IS NULL THEN
    RETURN 0;
  END IF;
  INSERT INTO ybss_registry.quality AS q (district, kind, record_id, grid, completeness, accuracy, freshness, passes,
    lacks, faults, aged, exempt, version, as_of, falls_on)
  SELECT s.district, '%1$s', s.id, s.grid, (s.score).completeness, (s.score).accuracy, (s.score).freshness, (s.score).passes,
    (s.score).lacks, (s.score).faults, (s.score).aged, (s.score).exempt, (s.score).version, p_as_of, least((s.score).falls_on, s.turns_on)
  -- Links begin and end by the calendar, without a word: a score holds until the next such day.
  FROM (SELECT r.district, r.%1$s_id AS id, r.grid, ybss.score_numbers(r, p_as_of) AS score,
          (SELECT pg_catalog.min(d.day) FROM (%2$s) l(valid)
           CROSS JOIN LATERAL (VALUES (pg_catalog.lower(l.valid)), (pg_catalog.upper(l.valid))) d(day) WHERE d.day > current_date) AS turns_on
        FROM ybss_registry.%1$s_record r
        WHERE r.district = ANY (v_districts) AND r.%1$s_id = ANY (v_ids) OFFSET 0) s
  ORDER BY s.id
  ON CONFLICT (district, kind, record_id) DO UPDATE SET
    grid = EXCLUDED.grid, completeness = EXCLUDED.completeness, accuracy = EXCLUDED.accuracy,
    freshness = EXCLUDED.freshness, passes = EXCLUDED.passes, lacks = EXCLUDED.lacks, faults = EXCLUDED.faults,
    aged = EXCLUDED.aged, exempt = EXCLUDED.exempt, version = EXCLUDED.version, as_of = EXCLUDED.as_of,
    falls_on = EXCLUDED.falls_on, scored_at = clock_timestamp();
  GET DIAGNOSTICS v_scored = ROW_COUNT;
  RETURN v_scored;
END$body$, p_kind, ybss_registry.turning_days(p_kind)),
    format('Scores records of kind %s on a day and stores it: those of the ids; or those of a community (or at exactly a node above it), all or what is queued, new, stale or aged. Gives how many; %s. Volatile: writes scores. Security definer: people read scores and forge none. / 计算并保存评分。',
      p_kind, ybss_registry.made_from(p_kind, NULL)))
$make$;
COMMENT ON FUNCTION ybss_registry.make_score_function(text) IS
'Makes score_<kind>: scores records and says until when a score holds, of which the days of their links are part. Volatile: makes a function. / 生成评分函数。';
REVOKE ALL ON FUNCTION ybss_registry.make_due_function(text), ybss_registry.turning_days(text), ybss_registry.make_score_function(text) FROM PUBLIC;
