-- The bulletin's figures as one JSON object out of one query, so that all are of one
-- moment (bulletin.py draws them; README.md says what each is). Needs the psql variable "made_at".
\pset format unaligned
\pset tuples_only on
WITH node AS (
  -- The district, its towns, and each town's place for what lies in none of them.
  SELECT g.code, g.level, g.name, g.code::text AS key FROM ybss_registry.grid g WHERE g.level <= 2
), filed AS (
  -- Everything that is counted: what it is, and in which grid.
  SELECT 'persons' AS what, p.grid FROM ybss_registry.person p WHERE p.died_on IS NULL
  UNION ALL SELECT 'houses', h.grid FROM ybss_registry.house h WHERE h.ended_on IS NULL
  UNION ALL SELECT 'units', u.grid FROM ybss_registry.unit u WHERE u.closed_on IS NULL
  UNION ALL SELECT 'households', h.grid FROM ybss_registry.household h WHERE h.valid @> current_date
  UNION ALL SELECT 'buildings', b.grid FROM ybss_registry.building b WHERE b.ended_on IS NULL
  UNION ALL SELECT 'addresses', a.grid FROM ybss_registry.address a WHERE a.state <> 'retired'
  UNION ALL SELECT 'compounds', a.grid FROM ybss_registry.address a WHERE a.state <> 'retired' AND a.level = 'compound'
  UNION ALL SELECT DISTINCT ON (ybss.grid_truncate(a.grid, 2), ybss.address_element(a.address, 'road')) 'streets', a.grid
    FROM ybss_registry.address a WHERE a.state <> 'retired' AND a.level = 'road'
  UNION ALL SELECT CASE s.way WHEN 'within' THEN 'separated_within' ELSE 'separated_away' END, s.grid FROM ybss.separated_person s
  UNION ALL SELECT (ARRAY['towns', 'communities', 'grids'])[g.level - 1], g.code FROM ybss_registry.grid g WHERE g.level > 1
), counted AS (
  SELECT coalesce(ybss.grid_truncate(f.grid, 2)::text, 'none') AS town, f.what, count(*) AS n FROM filed f GROUP BY 1, 2
), in_town AS (
  SELECT c.town, jsonb_object_agg(c.what, c.n) AS counts FROM counted c GROUP BY c.town
), in_grid AS (
  SELECT f.grid, jsonb_object_agg(f.what, f.n) AS counts
  FROM (SELECT f.grid, f.what, count(*) AS n FROM filed f WHERE f.what IN ('persons', 'houses') GROUP BY 1, 2) f GROUP BY f.grid
), scored AS (
  SELECT q.grid::text AS key, q.level, jsonb_build_object('completeness', q.completeness, 'accuracy', q.accuracy, 'freshness', q.freshness) AS scores, q.completeness
  FROM ybss.quality_grid q WHERE q.kind = 'person'
), grids AS (
  SELECT g.code, jsonb_build_object('code', g.code::text, 'name', g.name, 'town', t.name, 'wkt', ST_AsText(o.outline, 6))
      || coalesce(i.counts, '{}') || coalesce(s.scores, '{}') AS figures, s.completeness, coalesce((i.counts->>'persons')::int, 0) AS persons
  FROM ybss_registry.grid g JOIN ybss.grid_outline o ON o.grid = g.code
  LEFT JOIN ybss_registry.grid t ON t.code = ybss.grid_truncate(g.code, 2)
  LEFT JOIN in_grid i ON i.grid = g.code LEFT JOIN scored s ON s.key = g.code::text
  WHERE g.level = 4
), worst AS (
  -- Of grids in which nobody can be told by the figures.
  SELECT g.code, g.figures, g.completeness FROM grids g WHERE g.persons >= 5 AND g.completeness IS NOT NULL ORDER BY g.completeness, g.code LIMIT 10
), lacking AS (
  SELECT w.code::text AS key, q.kind, q.chinese, q.required, q.lacks,
    row_number() OVER (PARTITION BY w.code, q.kind ORDER BY q.lacks DESC, q.weight DESC, q.item) AS n
  FROM (SELECT code, true AS all_kinds FROM node WHERE level = 1 UNION ALL SELECT code, false FROM node WHERE level = 2 UNION ALL SELECT code, false FROM worst) w
  JOIN ybss.quality_item q ON q.grid = w.code
  WHERE q.lacks >= 5 AND (q.kind = 'person' OR w.all_kinds)
), missing AS (
  SELECT l.key, l.kind, jsonb_agg(jsonb_build_object('item', l.chinese, 'required', l.required, 'lacks', l.lacks) ORDER BY l.n) AS items
  FROM lacking l WHERE l.n <= 3 GROUP BY l.key, l.kind
), lists AS (
  SELECT s.source, s.office, s.record_kind, k.chinese AS kind_name, s.trust, count(*) AS lines, count(*) FILTER (WHERE l.state = 'registered') AS registered,
    count(*) FILTER (WHERE l.state = 'merged') AS merged, count(*) FILTER (WHERE l.state = 'review') AS review,
    count(*) FILTER (WHERE l.state = 'discarded') AS discarded, count(*) FILTER (WHERE l.state IN ('new', 'read', 'placed')) AS under_way
  FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source) JOIN ybss_registry.intake_line l USING (file_id)
  LEFT JOIN ybss_registry.record_kind k ON k.kind = s.record_kind
  GROUP BY s.source, k.chinese
), matters AS (
  -- What waits for a decision: of lines that wait as a whole, and of lines that are in but for a value.
  SELECT f.source, w.chinese AS reason, count(*) AS matters, count(*) FILTER (WHERE l.state = 'review') AS of_waiting_lines
  FROM ybss_registry.review r JOIN ybss_registry.review_reason w USING (reason) JOIN ybss_registry.intake_file f USING (file_id)
  LEFT JOIN ybss_registry.intake_line l ON l.received_at = r.received_at AND l.file_id = r.file_id AND l.line = r.line
  WHERE r.decision IS NULL GROUP BY f.source, w.chinese
)
SELECT json_build_object(
  'title', (SELECT name FROM node WHERE level = 1 ORDER BY code LIMIT 1) || '一标三实数据质量通报', 'made_at', :'made_at',
  'totals', (SELECT jsonb_object_agg(what, n) FROM (SELECT c.what, sum(c.n) AS n FROM counted c GROUP BY c.what) t),
  'scores', (SELECT scores FROM scored WHERE level = 1 ORDER BY key LIMIT 1),
  'towns', (SELECT jsonb_agg(jsonb_build_object('code', n.key, 'name', n.name) || coalesce(i.counts, '{}') || coalesce(s.scores, '{}')
      || jsonb_build_object('missing', coalesce(m.items, '[]'), 'coverage', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.step) FROM ybss.coverage(n.code) c)) ORDER BY n.key)
    FROM node n LEFT JOIN in_town i ON i.town = n.key LEFT JOIN scored s ON s.key = n.key LEFT JOIN missing m ON m.key = n.key AND m.kind = 'person' WHERE n.level = 2),
  'nowhere', coalesce((SELECT counts FROM in_town WHERE town = 'none'), '{}'),
  'coverage', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.step) FROM (SELECT * FROM node WHERE level = 1 ORDER BY code LIMIT 1) n, ybss.coverage(n.code) c),
  'missing', (SELECT jsonb_agg(jsonb_build_object('kind', k.chinese, 'items', m.items) ORDER BY array_position('{person,house,unit,building,household}'::text[], m.kind))
    FROM missing m JOIN ybss_registry.record_kind k USING (kind) JOIN node n ON n.key = m.key AND n.level = 1),
  'grids', (SELECT jsonb_agg(figures ORDER BY code) FROM grids),
  'outlines', (SELECT jsonb_agg(jsonb_build_object('name', o.name, 'wkt', ST_AsText(o.outline, 6)) ORDER BY o.grid) FROM ybss.grid_outline o WHERE o.level = 2),
  'worst', (SELECT jsonb_agg((w.figures - 'wkt') || jsonb_build_object('missing', coalesce(m.items, '[]')) ORDER BY w.completeness, w.code)
    FROM worst w LEFT JOIN missing m ON m.key = w.code::text),
  'lists', (SELECT jsonb_agg((to_jsonb(l) - 'source' - 'trust') || jsonb_build_object('reasons', coalesce((SELECT jsonb_agg(to_jsonb(m) - 'source' ORDER BY m.matters DESC, m.reason)
      FROM matters m WHERE m.source = l.source), '[]')) ORDER BY l.trust DESC, l.source) FROM lists l),
  'measures', (SELECT jsonb_agg(jsonb_build_object('name', m.name, 'lines', m.lines, 'precision', m.precision * 100, 'recall', m.recall * 100) ORDER BY m.position)
    FROM (SELECT 1 AS position, '地址落址' AS name, lines, precision, recall FROM demo_truth.placement WHERE list = 'all'
          UNION ALL SELECT 2, '人员匹配（清单行两两相比）', pairs_there, precision, recall FROM demo_truth.matching) m));
