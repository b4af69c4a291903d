-- The bulletin's figures as one JSON object (bulletin.py draws it).
\pset format unaligned
\pset tuples_only on
WITH node AS (
  SELECT q.grid, q.level, q.name,
    max(q.records) FILTER (WHERE q.kind = 'person') AS persons, max(q.records) FILTER (WHERE q.kind = 'house') AS houses,
    max(q.records) FILTER (WHERE q.kind = 'unit') AS units,
    max(q.completeness) FILTER (WHERE q.kind = 'person') AS completeness,
    max(q.accuracy) FILTER (WHERE q.kind = 'person') AS accuracy, max(q.freshness) FILTER (WHERE q.kind = 'person') AS freshness
  FROM ybss.quality_grid q GROUP BY q.grid, q.level, q.name
), described AS (
  SELECT n.*, t.name AS town, ST_AsText(g.shape, 6) AS wkt
  FROM node n JOIN ybss_registry.grid g ON g.code = n.grid
  LEFT JOIN ybss_registry.grid t ON n.level > 1 AND t.code = ybss.grid_truncate(n.grid, 2)
)
SELECT json_build_object(
  'title', '新蒲新区一标三实采集通报', 'made_at', :'made_at',
  'totals', (SELECT json_build_object(
    'towns', (SELECT count(*) FROM ybss_registry.grid WHERE level = 2),
    'communities', (SELECT count(*) FROM ybss_registry.grid WHERE level = 3),
    'grids', (SELECT count(*) FROM ybss_registry.grid WHERE level = 4),
    'streets', (SELECT count(DISTINCT (ybss.address_element(address, 'town'), ybss.address_element(address, 'road'))) FROM ybss_registry.address WHERE level = 'road'),
    'compounds', (SELECT count(*) FROM ybss_registry.address WHERE level = 'compound'),
    'addresses', (SELECT count(*) FROM ybss_registry.address),
    'buildings', (SELECT count(*) FROM ybss_registry.building), 'houses', (SELECT count(*) FROM ybss_registry.house),
    'persons', (SELECT count(*) FROM ybss_registry.person), 'households', (SELECT count(*) FROM ybss_registry.household),
    'units', (SELECT count(*) FROM ybss_registry.unit), 'lines', (SELECT sum(lines) FROM ybss_registry.intake_file),
    'review', (SELECT count(*) FROM ybss.review_queue))),
  'towns', (SELECT jsonb_agg(jsonb_build_object('name', name, 'code', grid::text, 'persons', persons, 'houses', houses, 'units', units,
      'completeness', completeness, 'accuracy', accuracy, 'freshness', freshness) ORDER BY grid) FROM described WHERE level = 2),
  'grids', (SELECT jsonb_agg(jsonb_build_object('code', grid::text, 'name', name, 'wkt', wkt, 'town', town, 'completeness', completeness,
      'persons', persons, 'houses', houses) ORDER BY grid) FROM described WHERE level = 4),
  'worst', (SELECT jsonb_agg(jsonb_build_object('code', grid::text, 'name', name, 'town', town, 'completeness', completeness,
      'persons', persons, 'houses', houses) ORDER BY completeness, grid) FROM (SELECT * FROM described WHERE level = 4 AND completeness IS NOT NULL ORDER BY completeness, grid LIMIT 10) w),
  'lists', (SELECT jsonb_agg(jsonb_build_object('office', s.office, 'list', f.source, 'lines', f.lines,
      'taken', (SELECT count(*) FROM ybss_registry.intake_line l WHERE l.file_id = f.file_id AND l.state = 'registered'),
      'merged', (SELECT count(*) FROM ybss_registry.intake_line l WHERE l.file_id = f.file_id AND l.state = 'merged'),
      'review', (SELECT count(*) FROM ybss_registry.intake_line l WHERE l.file_id = f.file_id AND l.state = 'review'),
      'reasons', coalesce((SELECT jsonb_agg(jsonb_build_object('reason', r.chinese, 'lines', r.n) ORDER BY r.n DESC, r.chinese)
        FROM (SELECT q.chinese, count(*) AS n FROM ybss.review_queue q WHERE q.source = f.source GROUP BY q.chinese ORDER BY 2 DESC, 1 LIMIT 5) r), '[]'))
      ORDER BY s.trust DESC, f.source) FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)),
  'measures', (SELECT jsonb_agg(jsonb_build_object('name', m.name, 'lines', m.lines, 'precision', m.precision * 100, 'recall', m.recall * 100) ORDER BY m.position)
    FROM (SELECT 1 AS position, '地址落位' AS name, lines, precision, recall FROM demo_truth.placement WHERE list = 'all'
          UNION ALL SELECT 2, '人员归并（行对）', pairs_there, precision, recall FROM demo_truth.matching) m));
