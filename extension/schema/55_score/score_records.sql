-- Scoring records of each kind and storing what comes of it.

-- A function for each kind, from one pattern: a plan is kept for each.
-- Links begin and end by the calendar, without a word: a score holds until the next such day.
DO $do$
DECLARE
  v_kind text;
  v_function text;
  v_links text;
BEGIN
  FOREACH v_kind IN ARRAY ARRAY['person', 'house', 'unit', 'building', 'household'] LOOP
    v_links := CASE v_kind
      WHEN 'person' THEN 'SELECT l.valid FROM ybss_registry.residence l WHERE l.district = r.district AND l.person_id = r.person_id
        UNION ALL SELECT l.valid FROM ybss_registry.household_member l WHERE l.district = r.district AND l.person_id = r.person_id'
      WHEN 'house' THEN 'SELECT l.valid FROM ybss_registry.residence l WHERE l.district = r.district AND l.house_id = r.house_id
        UNION ALL SELECT l.valid FROM ybss_registry.ownership l WHERE l.district = r.district AND l.house_id = r.house_id'
      WHEN 'building' THEN 'SELECT l.valid FROM ybss_registry.house h JOIN ybss_registry.residence l ON l.district = h.district AND l.house_id = h.house_id
        WHERE h.district = r.district AND h.building_id = r.building_id'
      WHEN 'household' THEN 'SELECT l.valid FROM ybss_registry.household_member l WHERE l.district = r.district AND l.household_id = r.household_id'
      ELSE 'SELECT NULL::daterange' END;
    v_function := format('ybss_registry.score_%s(bigint[], ybss.grid_code, boolean, date)', v_kind);
    EXECUTE format($sql$
      CREATE OR REPLACE FUNCTION ybss_registry.score_%1$s(p_ids bigint[], p_node ybss.grid_code, p_all boolean, p_as_of date) RETURNS int
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER
      SET search_path = pg_catalog, ybss, pg_temp
      AS $$
      DECLARE
        v_scored int;
        v_districts CONSTANT int4[] := ybss_registry.districts();
        v_version int := (SELECT k.version FROM ybss_registry.record_kind k WHERE k.kind = '%1$s');
        v_all bigint[];
        v_queued bigint[];
        v_partly bigint[];
        v_ids bigint[] := p_ids;
      BEGIN
        IF p_node IS NOT NULL THEN
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
        END IF;
        IF v_ids IS NULL THEN
          RETURN 0;
        END IF;
        INSERT INTO ybss_registry.quality AS q (district, kind, record_id, grid, completeness, accuracy, freshness, passes,
          lacks, faults, aged, exempt, version, as_of, falls_on)
        SELECT s.district, '%1$s', s.id, s.grid, (s.score).completeness, (s.score).accuracy, (s.score).freshness, (s.score).passes,
          (s.score).lacks, (s.score).faults, (s.score).aged, (s.score).exempt, (s.score).version, p_as_of, least((s.score).falls_on, s.turns_on)
        FROM (SELECT r.district, r.%1$s_id AS id, r.grid, ybss.score_numbers(r, p_as_of) AS score,
                (SELECT pg_catalog.min(d.day) FROM (%2$s) l(valid) CROSS JOIN LATERAL (VALUES (pg_catalog.lower(l.valid)), (pg_catalog.upper(l.valid))) d(day) WHERE d.day > current_date) AS turns_on
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
      END
      $$ $sql$, v_kind, v_links);
    EXECUTE format('COMMENT ON FUNCTION %s IS %L', v_function, format(
      'Scores records of kind %s on a day and stores it: those of the ids; or those of a community (or at exactly a node above it), all or what is queued, new, stale or aged. Gives how many. Volatile: writes scores. Security definer: people read scores and forge none. / 计算并保存评分。', v_kind));
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', v_function);
  END LOOP;
END
$do$;
