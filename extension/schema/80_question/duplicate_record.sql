-- Who may stand twice in a register: what the job match found last, as far as the caller sees both.

CREATE OR REPLACE VIEW ybss.duplicate WITH (security_barrier) AS
SELECT q.kind, q.a, q.b, q.name_a, q.name_b, q.weight, CASE WHEN q.weight IS NOT NULL THEN 1 / (1 + power(2, -least(greatest(q.weight, -500), 500)::float8)) END AS probability, q.band,
  q.grid_a, q.grid_b, q.grid_a::text AS grid_a_text, q.grid_b::text AS grid_b_text, q.finished_at
FROM (
  SELECT m.kind, x.person_id AS a, y.person_id AS b, ybss.shown('person', 'name', x.name) AS name_a, ybss.shown('person', 'name', y.name) AS name_b,
    CASE WHEN ybss_registry.weight_is_shown(m.kind, m.run_id) THEN e.weight END AS weight, e.band, x.grid AS grid_a, y.grid AS grid_b, m.finished_at
  FROM ybss_registry.last_match m JOIN ybss_registry.match_edge e USING (run_id)
  JOIN ybss_registry.person x ON x.district = e.district AND x.person_id = e.a::bigint
  JOIN ybss_registry.person y ON y.district = ANY (ARRAY[ybss.district_of_id(e.b::bigint), e.district]) AND y.person_id = e.b::bigint
  WHERE m.kind = 'person'
  UNION ALL
  SELECT m.kind, x.unit_id, y.unit_id, x.name, y.name, CASE WHEN ybss_registry.weight_is_shown(m.kind, m.run_id) THEN e.weight END AS weight, e.band, x.grid, y.grid, m.finished_at
  FROM ybss_registry.last_match m JOIN ybss_registry.match_edge e USING (run_id)
  JOIN ybss_registry.unit x ON x.district = e.district AND x.unit_id = e.a::bigint
  JOIN ybss_registry.unit y ON y.district = ANY (ARRAY[ybss.district_of_id(e.b::bigint), e.district]) AND y.unit_id = e.b::bigint
  WHERE m.kind = 'unit'
  UNION ALL
  SELECT m.kind, x.house_id, y.house_id, ax.address::text, ay.address::text, CASE WHEN ybss_registry.weight_is_shown(m.kind, m.run_id) THEN e.weight END AS weight, e.band, x.grid, y.grid, m.finished_at
  FROM ybss_registry.last_match m JOIN ybss_registry.match_edge e USING (run_id)
  JOIN ybss_registry.house x ON x.district = e.district AND x.house_id = e.a::bigint
  JOIN ybss_registry.address ax ON ax.district = x.district AND ax.address_id = x.address_id
  JOIN ybss_registry.house y ON y.district = ANY (ARRAY[ybss.district_of_id(e.b::bigint), e.district]) AND y.house_id = e.b::bigint
  JOIN ybss_registry.address ay ON ay.district = y.district AND ay.address_id = y.address_id
  WHERE m.kind = 'house'
  UNION ALL
  SELECT m.kind, x.address_id, y.address_id, x.address::text, y.address::text, CASE WHEN ybss_registry.weight_is_shown(m.kind, m.run_id) THEN e.weight END AS weight, e.band, x.grid, y.grid, m.finished_at
  FROM ybss_registry.last_match m JOIN ybss_registry.match_edge e USING (run_id)
  JOIN ybss_registry.address x ON x.district = e.district AND x.address_id = e.a::bigint
  JOIN ybss_registry.address y ON y.district = ANY (ARRAY[ybss.district_of_id(e.b::bigint), e.district]) AND y.address_id = e.b::bigint
  WHERE m.kind = 'address') q;
COMMENT ON VIEW ybss.duplicate IS
'Records of a register that may be one, as the last run of the job match over all that the caller sees found them: both ids, names masked as in the views, weight (log2 odds) and probability (null where a field of the model lies above the member''s grade), band (accept 自动, review 人工). Only pairs of which the caller sees both. Why: ybss.explain_match. Nothing is merged by it. / 登记库内可能重复的记录（脱敏），仅供核查，不自动归并。';
REVOKE ALL ON ybss.duplicate FROM PUBLIC;
GRANT SELECT ON ybss.duplicate TO ybss_operator;
