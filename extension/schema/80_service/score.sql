-- Three scores for every record (plain; from the catalogue of items).

CREATE OR REPLACE FUNCTION ybss_registry.freshness(said_on date, term interval, as_of date) RETURNS real
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Full inside the term, then falling to nothing at twice the term.
  SELECT CASE
    WHEN term IS NULL THEN 100
    WHEN said_on IS NULL THEN 0
    ELSE greatest(0, least(100, 200 - 100.0 * (as_of - said_on)
      / greatest(1, extract(epoch FROM term) / 86400)))
  END::real
$$;
COMMENT ON FUNCTION ybss_registry.freshness(date, interval, date) IS
'0 to 100: how fresh a statement of a day is for a term; 100 where there is no term, 0 where nobody said when. Immutable: depends on its arguments only. / 鲜活度。';

CREATE OR REPLACE VIEW ybss_registry.person_value AS
SELECT p.district, p.person_id AS record_id, p.grid,
  jsonb_strip_nulls(jsonb_build_object(
    'name', p.name, 'citizen_id', coalesce(p.citizen_id::text, p.document_number), 'sex', p.sex,
    'birth_date', p.birth_date, 'phone', p.phone::text, 'registered_address', p.registered_address,
    'residence', (SELECT r.house_id FROM ybss_registry.residence r
                  WHERE r.district = p.district AND r.person_id = p.person_id
                    AND r.valid @> current_date LIMIT 1))) AS value,
  ARRAY[
    p.citizen_id IS NULL OR p.birth_date IS NOT DISTINCT FROM ybss.birth_date(p.citizen_id),
    p.citizen_id IS NULL OR p.sex IS NOT DISTINCT FROM ybss.sex(p.citizen_id),
    p.name !~ '[0-9?？]',
    p.citizen_id IS NOT NULL OR p.document_number IS NOT NULL,
    (SELECT count(DISTINCT s.phone) FROM ybss_registry.intake_line s
     WHERE s.district = p.district AND s.record_id = p.person_id AND s.phone IS NOT NULL) <= 1
  ] AS checks,
  (SELECT max(s.said_on) FROM ybss_registry.intake_line s
   WHERE s.district = p.district AND s.record_id = p.person_id) AS said_on
FROM ybss_registry.person p;
COMMENT ON VIEW ybss_registry.person_value IS
'Persons as values of items, with their checks and the day of the newest statement. / 人员信息项取值与校验。';

CREATE OR REPLACE VIEW ybss_registry.house_value AS
SELECT h.district, h.house_id AS record_id, h.grid,
  jsonb_strip_nulls(jsonb_build_object(
    'area', h.area, 'use_code', h.use_code, 'position', @postgis@.st_astext(a.position),
    'owner', (SELECT o.person_id FROM ybss_registry.ownership o WHERE o.district = h.district
              AND o.house_id = h.house_id AND o.valid @> current_date LIMIT 1),
    'occupancy', (SELECT r.person_id FROM ybss_registry.residence r WHERE r.district = h.district
                  AND r.house_id = h.house_id AND r.valid @> current_date LIMIT 1))) AS value,
  ARRAY[h.area IS NULL OR h.area BETWEEN 5 AND 5000, a.state <> 'suspended',
        h.building_id IS NULL OR a.level = 'room'] AS checks,
  (SELECT max(s.said_on) FROM ybss_registry.intake_line s
   WHERE s.district = h.district AND s.address_id = h.address_id) AS said_on
FROM ybss_registry.house h
JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id;
COMMENT ON VIEW ybss_registry.house_value IS
'Houses as values of items, with their checks and the day of the newest statement. / 房屋信息项取值与校验。';

CREATE OR REPLACE VIEW ybss_registry.unit_value AS
SELECT u.district, u.unit_id AS record_id, u.grid,
  jsonb_strip_nulls(jsonb_build_object('name', u.name, 'credit_code', u.credit_code::text,
    'representative', u.representative, 'phone', u.phone::text, 'premises', u.address_id)) AS value,
  ARRAY[u.credit_code IS NOT NULL, u.founded_on IS NULL OR u.founded_on <= u.recorded_at::date] AS checks,
  (SELECT max(s.said_on) FROM ybss_registry.intake_line s
   WHERE s.district = u.district AND s.record_id = u.unit_id) AS said_on
FROM ybss_registry.unit u;
COMMENT ON VIEW ybss_registry.unit_value IS
'Units as values of items, with their checks and the day of the newest statement. / 单位信息项取值与校验。';

CREATE OR REPLACE FUNCTION ybss_registry.score_values(p_kind text, p_node ybss.grid_code, p_as_of date) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_scored int;
BEGIN
  EXECUTE format($sql$
    WITH v AS MATERIALIZED (
      SELECT * FROM ybss_registry.%2$I v
      WHERE v.grid OPERATOR(ybss.<@) $1 AND (ybss.grid_level($1) >= 3 OR v.grid = $1)
    )
    INSERT INTO ybss_registry.quality AS q
      (district, kind, record_id, grid, completeness, accuracy, freshness, lacks)
    SELECT v.district, %1$L, v.record_id, v.grid,
      100 * sum(i.weight) FILTER (WHERE v.value ? i.item) / sum(i.weight),
      100.0 * (SELECT count(*) FILTER (WHERE c) FROM unnest(v.checks) c) / cardinality(v.checks),
      sum(i.weight * ybss_registry.freshness(v.said_on, i.fresh_for, $2)) FILTER (WHERE i.fresh_for IS NOT NULL)
        / sum(i.weight) FILTER (WHERE i.fresh_for IS NOT NULL),
      coalesce(array_agg(i.item ORDER BY i.weight DESC, i.item) FILTER (WHERE NOT v.value ? i.item), '{}')
    FROM v JOIN ybss_registry.item i ON i.kind = %1$L
    GROUP BY v.district, v.record_id, v.grid, v.value, v.checks, v.said_on
    ON CONFLICT (district, kind, record_id) DO UPDATE SET
      grid = EXCLUDED.grid, completeness = EXCLUDED.completeness, accuracy = EXCLUDED.accuracy,
      freshness = EXCLUDED.freshness, lacks = EXCLUDED.lacks, scored_at = now()
  $sql$, p_kind, p_kind || '_value') USING p_node, p_as_of;
  GET DIAGNOSTICS v_scored = ROW_COUNT;
  RETURN v_scored;
END
$$;
COMMENT ON FUNCTION ybss_registry.score_values(text, ybss.grid_code, date) IS
'Scores the records of one kind in one community (or exactly at a node above it): completeness by the weights of items, accuracy by the checks passed, freshness by the newest statement and each item''s term. Returns how many. Volatile: writes scores. / 计算一个社区内记录的评分。';
REVOKE ALL ON FUNCTION ybss_registry.score_values(text, ybss.grid_code, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.score_values(text, ybss.grid_code, date),
  ybss_registry.freshness(date, interval, date) TO ybss_operator;

CREATE OR REPLACE FUNCTION ybss_registry.score(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_node ybss.grid_code;
  v_done bigint;
  v_total bigint;
BEGIN
  SELECT count(*) INTO v_total FROM ybss_registry.grid g WHERE g.level <= 3;
  SELECT r.done INTO v_done FROM ybss_registry.job_run r WHERE r.run_id = p_run_id;
  SELECT g.code INTO v_node FROM ybss_registry.grid g WHERE g.level <= 3 ORDER BY g.code OFFSET v_done LIMIT 1;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM ybss_registry.score_values(k, v_node, coalesce((p_arguments->>'as_of')::date, current_date))
  FROM unnest(ARRAY['person', 'house', 'unit']) k;
  PERFORM ybss.note_progress(p_run_id, 'score', v_done + 1, v_total);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.score(bigint, jsonb) IS
'The next step of job score: the records of one community, or of exactly one node above. Argument as_of is the day on which freshness is judged. False when nothing is left. Volatile: writes scores. / 记录评分作业的下一步。';
GRANT SELECT ON ybss_registry.person_value, ybss_registry.house_value, ybss_registry.unit_value TO ybss_operator;
REVOKE ALL ON FUNCTION ybss_registry.score(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.score(bigint, jsonb) TO ybss_operator;
INSERT INTO ybss_registry.job (name, step, description) VALUES
('score', 'score', 'scores of every record, a community at a time / 全部记录评分')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
