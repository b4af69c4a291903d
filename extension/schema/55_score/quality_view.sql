-- What people see of the scores: of records, of nodes, of items and offices. A
-- score that no longer holds says so.

CREATE OR REPLACE FUNCTION ybss_registry.item_names(p_kind text, p_numbers int2[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- PL/pgSQL: planned once a session, not at every call.
  RETURN (SELECT coalesce(pg_catalog.array_agg(i.item ORDER BY i.weight DESC, i.item), '{}')
    FROM ybss_registry.item i WHERE i.kind = p_kind AND i.number = ANY (p_numbers));
END
$$;
COMMENT ON FUNCTION ybss_registry.item_names(text, int2[]) IS
'Names of items by their numbers, the weightiest first. Stable: reads the catalogue. Security definer: views call it with their reader''s rights, and the names of items are no secret. / 由序号得信息项名称。';

DROP VIEW IF EXISTS ybss.progress_office, ybss.quality_office, ybss.quality_item, ybss.progress_grid, ybss.quality_record, ybss.quality_grid;
CREATE VIEW ybss.quality_record WITH (security_barrier) AS
SELECT q.kind, q.record_id, q.grid, q.completeness / 100::real AS completeness, q.accuracy / 100::real AS accuracy,
  q.freshness / 100::real AS freshness, q.passes,
  ybss_registry.item_names(q.kind, q.lacks) AS lacks, ybss_registry.item_names(q.kind, q.faults) AS faults,
  ybss_registry.item_names(q.kind, q.aged) AS aged,
  CASE WHEN EXISTS (SELECT FROM ybss_registry.score_queue w
                    WHERE w.district = q.district AND w.kind = q.kind AND w.record_id = q.record_id) THEN 'record changed'
       WHEN q.version <> k.version THEN 'catalogue changed'
       WHEN q.falls_on <= ybss.today() THEN 'grown older'
       ELSE 'current' END AS state,
  ARRAY(SELECT s.item FROM ybss_registry.suspended_rule s WHERE s.kind = q.kind ORDER BY s.item) AS suspended,
  q.as_of, q.scored_at, q.district,
  q.grid::text AS grid_text
FROM ybss_registry.quality q JOIN ybss_registry.record_kind k USING (kind);
COMMENT ON VIEW ybss.quality_record IS
'Scores of records, 0 to 100. state: current, or why the score no longer holds and waits for job score (record changed, catalogue changed, grown older); suspended: items whose rule failed and counts for nothing. / 记录评分；state 不是 current 的评分已失效待重算。';

CREATE VIEW ybss.quality_grid WITH (security_barrier) AS
WITH node AS (
  SELECT g.code, g.level, g.name FROM ybss_registry.grid g
)
SELECT n.code AS grid, n.level, n.name, s.kind, sum(s.records)::bigint AS records,
  (sum(s.completeness) FILTER (WHERE s.version = k.version) / nullif(sum(s.records) FILTER (WHERE s.version = k.version), 0) / 100)::real AS completeness,
  (sum(s.accuracy) FILTER (WHERE s.version = k.version) / nullif(sum(s.records) FILTER (WHERE s.version = k.version), 0) / 100)::real AS accuracy,
  (sum(s.freshness) FILTER (WHERE s.version = k.version) / nullif(sum(s.records) FILTER (WHERE s.version = k.version), 0) / 100)::real AS freshness,
  coalesce(sum(s.passing) FILTER (WHERE s.version = k.version), 0)::bigint AS passing,
  coalesce(sum(s.records) FILTER (WHERE s.version <> k.version), 0)::bigint
    + (SELECT count(*) FROM ybss_registry.quality q
       WHERE q.falls_on <= ybss.today() AND q.grid OPERATOR(ybss.<@) n.code AND q.kind = s.kind AND q.version = k.version) AS stale,
  (SELECT coalesce(sum(w.records), 0)::bigint FROM ybss_registry.score_queue w
   WHERE w.kind = s.kind AND w.place OPERATOR(ybss.<@) n.code AND ybss.in_scope(w.place)) AS waiting,
  ARRAY(SELECT r.item FROM ybss_registry.suspended_rule r WHERE r.kind = s.kind ORDER BY r.item) AS suspended,
  n.code::text AS grid_text
FROM node n
JOIN ybss_registry.quality_sum s ON s.grid OPERATOR(ybss.<@) n.code
JOIN ybss_registry.record_kind k USING (kind)
GROUP BY n.code, n.level, n.name, s.kind, k.version
HAVING sum(s.records) > 0;
COMMENT ON VIEW ybss.quality_grid IS
'Scores of grids, communities, towns and districts: means over their records, scored by the catalogue as it is. passing: records that count as progress; stale: scores that no longer hold; waiting: changes that are not scored yet; suspended: items whose rule failed. / 网格、社区、镇街、区的评分；stale、waiting 为已失效和待评分数。';

CREATE OR REPLACE VIEW ybss.progress_grid WITH (security_barrier) AS
SELECT g.grid, g.level, g.name, g.kind, g.records, g.passing,
  round(100.0 * g.passing / g.records, 2) AS progress, g.stale, g.waiting,
  g.grid::text AS grid_text
FROM ybss.quality_grid g;
COMMENT ON VIEW ybss.progress_grid IS
'Progress (进度服从质量): only records whose three scores reach their kind''s thresholds count. / 采集进度，只计达标记录。';

CREATE OR REPLACE VIEW ybss.quality_item WITH (security_barrier) AS
SELECT n.code AS grid, n.level, n.name, i.kind, i.item, i.chinese, i.office, i.records,
  i.records - i.exempt AS required, i.lacks, i.faults, i.aged, i.weight,
  n.code::text AS grid_text
FROM ybss_registry.grid n
-- A node's sums are read once for each kind, not for each of its items.
CROSS JOIN LATERAL (SELECT q.kind, q.version, sum(q.records)::bigint AS records FROM ybss_registry.quality_sum q
  WHERE q.grid OPERATOR(ybss.<@) n.code GROUP BY q.kind, q.version) r
JOIN ybss_registry.record_kind k ON k.kind = r.kind AND k.version = r.version
CROSS JOIN LATERAL (
  SELECT t.*, r.records, coalesce(s.exempt, 0)::bigint AS exempt, coalesce(s.lacks, 0)::bigint AS lacks,
    coalesce(s.faults, 0)::bigint AS faults, coalesce(s.aged, 0)::bigint AS aged
  FROM ybss_registry.item t
  LEFT JOIN (SELECT c.number, sum(c.exempt) AS exempt, sum(c.lacks) AS lacks, sum(c.faults) AS faults, sum(c.aged) AS aged
    FROM ybss_registry.quality_item_sum c
    WHERE c.grid OPERATOR(ybss.<@) n.code AND c.kind = r.kind AND c.version = r.version GROUP BY c.number) s ON s.number = t.number
  WHERE t.kind = r.kind AND t.active AND t.required_if IS DISTINCT FROM 'false') i
WHERE r.records > 0;
COMMENT ON VIEW ybss.quality_item IS
'For each node and item: how many records must have it, lack it, have it wrong, have it too old. Ask for one node: WHERE grid = … / 各网格各信息项的应采数、缺项数、错项数、过期数。';

CREATE OR REPLACE VIEW ybss.quality_office WITH (security_barrier) AS
SELECT q.grid, q.level, q.name, q.office, q.kind, count(*) AS items,
  round((100 * (1 - sum(q.weight * q.lacks) / nullif(sum(q.weight * q.required), 0)))::numeric, 2) AS completeness,
  round((100 * (1 - sum(q.weight * q.faults) / nullif(sum(q.weight * (q.required - q.lacks)), 0)))::numeric, 2) AS accuracy,
  round((100 * (1 - sum(q.weight * q.aged) / nullif(sum(q.weight * (q.required - q.lacks)), 0)))::numeric, 2) AS freshness,
  q.grid::text AS grid_text
FROM ybss.quality_item q
GROUP BY q.grid, q.level, q.name, q.office, q.kind;
COMMENT ON VIEW ybss.quality_office IS
'Scores of departments over the items that they answer for: weight there, right and within its term, of the weight that must be there. / 各归口部门的评分。';

CREATE OR REPLACE VIEW ybss.progress_office WITH (security_barrier) AS
SELECT q.grid, q.level, q.name, q.office, q.kind, sum(q.required)::bigint AS required,
  sum(greatest(0, q.required - q.lacks - q.faults - q.aged))::bigint AS done,
  round(100.0 * sum(greatest(0, q.required - q.lacks - q.faults - q.aged)) / nullif(sum(q.required), 0), 2) AS progress,
  q.grid::text AS grid_text
FROM ybss.quality_item q
GROUP BY q.grid, q.level, q.name, q.office, q.kind;
COMMENT ON VIEW ybss.progress_office IS
'Progress of departments over the items that they answer for: entries that must be there, and those of them that are there, right and within their term. / 各归口部门采集进度，只计完整、准确、鲜活的信息项。';

CREATE OR REPLACE VIEW ybss.quality_rule WITH (security_barrier) AS
SELECT s.kind, s.item, i.chinese, s.part,
  CASE s.part WHEN 'rule' THEN i.rule WHEN 'formula' THEN i.formula ELSE i.required_if END AS written, s.sqlstate, s.suspended_at
FROM ybss_registry.suspended_rule s JOIN ybss_registry.item i USING (kind, item);
COMMENT ON VIEW ybss.quality_rule IS
'Rules that failed while records were scored and are suspended until their item is written anew. / 因执行出错而暂停的规则。';
REVOKE ALL ON FUNCTION ybss_registry.item_names(text, int2[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.item_names(text, int2[]) TO ybss_reader, ybss_operator;
GRANT SELECT ON ybss.quality_record, ybss.quality_grid, ybss.progress_grid, ybss.progress_office, ybss.quality_item, ybss.quality_office,
  ybss.quality_rule TO ybss_reader, ybss_operator;
