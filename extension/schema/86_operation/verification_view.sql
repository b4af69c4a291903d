-- What samples say of the accuracy of all, and how surely.

CREATE OR REPLACE FUNCTION ybss.wilson(good bigint, checked bigint, z float8 DEFAULT 1.959963984540054, OUT low float8, OUT high float8)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT greatest(0, m.middle - m.half), least(1, m.middle + m.half)
  FROM (SELECT good::float8 / checked AS p, checked::float8 AS n WHERE checked > 0 AND good BETWEEN 0 AND checked) s
  CROSS JOIN LATERAL (SELECT (s.p + z * z / (2 * s.n)) / (1 + z * z / s.n) AS middle,
    z * sqrt(s.p * (1 - s.p) / s.n + z * z / (4 * s.n * s.n)) / (1 + z * z / s.n) AS half) m
$$;
COMMENT ON FUNCTION ybss.wilson(bigint, bigint, float8) IS
'Confidence interval of a share: so many good of so many checked, z of the confidence (1.96 for 95 in a hundred); null where nothing was checked. Immutable: arithmetic. Wilson, J. Am. Stat. Assoc. 22 (1927) 209. / 比例的威尔逊置信区间。';

CREATE OR REPLACE VIEW ybss.verification_grid WITH (security_barrier) AS
WITH checked AS (
  SELECT s.district, s.verification_id, s.grid, s.records, s.drawn,
    count(r.*) FILTER (WHERE r.outcome IN ('right', 'wrong', 'not found')) AS checked,
    count(r.*) FILTER (WHERE r.outcome = 'right') AS good,
    count(r.*) FILTER (WHERE r.outcome = 'not reached') AS not_reached
  FROM ybss_registry.verification_stratum s
  LEFT JOIN ybss_registry.verification_record r
    ON r.district = s.district AND r.verification_id = s.verification_id AND r.grid OPERATOR(ybss.=) s.grid
  GROUP BY s.district, s.verification_id, s.grid, s.records, s.drawn
), node AS (
  SELECT c.verification_id, n.code, sum(c.records) AS records, sum(c.drawn) AS drawn, sum(c.checked)::bigint AS checked,
    sum(c.good)::bigint AS good, sum(c.not_reached) AS not_reached,
    -- Each grid's share weighs as its records; of grids where nobody was checked nothing is known.
    sum(c.records * c.good::float8 / nullif(c.checked, 0)) / nullif(sum(c.records) FILTER (WHERE c.checked > 0), 0) AS accuracy,
    nullif(sum(c.records) FILTER (WHERE c.checked > 0), 0) AS known,
    sum((c.records * c.records * (1 - c.checked::float8 / c.records)) * ((c.good + 1.0) / (c.checked + 2) * (1 - (c.good + 1.0) / (c.checked + 2))) / nullif(c.checked, 0)) AS variance
  FROM checked c CROSS JOIN LATERAL unnest(ybss.lineage(c.grid)) n(code)
  GROUP BY c.verification_id, n.code
)
SELECT v.verification_id, v.kind, v.method, v.office, v.seed, v.drawn_at, v.closed_at, n.code AS grid, ybss.grid_level(n.code) AS level, g.name,
  n.records::bigint AS records, n.drawn::bigint AS drawn, n.checked, n.good AS "right", n.not_reached::bigint AS not_reached,
  round((100 * n.accuracy)::numeric, 2) AS accuracy,
  round((100 * greatest(0, n.accuracy - 1.959963984540054 * sqrt(n.variance) / n.known))::numeric, 2) AS stratified_low,
  round((100 * least(1, n.accuracy + 1.959963984540054 * sqrt(n.variance) / n.known))::numeric, 2) AS stratified_high,
  round((100 * w.low)::numeric, 2) AS wilson_low, round((100 * w.high)::numeric, 2) AS wilson_high,
  n.code::text AS grid_text
FROM node n JOIN ybss_registry.verification v USING (verification_id)
LEFT JOIN ybss_registry.grid g ON g.code OPERATOR(ybss.=) n.code
CROSS JOIN LATERAL ybss.wilson(n.good, n.checked) w;
COMMENT ON VIEW ybss.verification_grid IS
'What a round of verification says of each node: records, drawn, checked, right (who was not reached counts for nothing); accuracy in percent, each grid weighing as its records, with two 95 % intervals: stratified (with the finite population correction, Laplace''s rule in each grid) and Wilson''s of all that was checked. / 各网格核验准确率及置信区间。';

CREATE OR REPLACE VIEW ybss.verification_item WITH (security_barrier) AS
SELECT v.verification_id, v.kind, v.method, n.code AS grid, i.item, c.chinese, c.office, count(*) AS checked, count(*) FILTER (WHERE i."right") AS "right",
  round(100.0 * count(*) FILTER (WHERE i."right") / count(*), 2) AS accuracy,
  round((100 * (ybss.wilson(count(*) FILTER (WHERE i."right"), count(*))).low)::numeric, 2) AS wilson_low,
  round((100 * (ybss.wilson(count(*) FILTER (WHERE i."right"), count(*))).high)::numeric, 2) AS wilson_high,
  n.code::text AS grid_text
FROM ybss_registry.verification_item i
JOIN ybss_registry.verification v USING (verification_id)
JOIN ybss_registry.item c ON c.kind = i.kind AND c.item = i.item
CROSS JOIN LATERAL unnest(ybss.lineage(i.grid)) n(code)
GROUP BY v.verification_id, v.kind, v.method, n.code, i.item, c.chinese, c.office;
COMMENT ON VIEW ybss.verification_item IS
'What rounds found of each item and the department that answers for it, with Wilson''s 95 % interval. / 各信息项核验准确率。';

CREATE OR REPLACE VIEW ybss.verification_sample WITH (security_barrier) AS
SELECT r.verification_id, v.kind, v.method, r.record_id, r.grid, r.outcome, r.checked_on, r.checked_by, r.note,
  r.grid::text AS grid_text
FROM ybss_registry.verification_record r JOIN ybss_registry.verification v USING (verification_id);
COMMENT ON VIEW ybss.verification_sample IS 'The records of samples: what to look at, and what was found. / 核验样本。';
GRANT SELECT ON ybss.verification_grid, ybss.verification_item, ybss.verification_sample TO ybss_reader, ybss_operator;
GRANT EXECUTE ON FUNCTION ybss.wilson(bigint, bigint, float8) TO ybss_reader, ybss_operator;
