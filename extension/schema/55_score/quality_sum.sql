-- The sums by grid follow the stored scores, whoever writes them.

CREATE OR REPLACE FUNCTION ybss_registry.quality_points(q ybss_registry.quality, p_times int)
RETURNS TABLE (district int4, grid ybss.grid_code, kind text, version int, number int2, lacks int, faults int, aged int, exempt int)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT q.district, q.grid, q.kind, q.version, u, p_times, 0, 0, 0 FROM unnest(q.lacks) u
  UNION ALL SELECT q.district, q.grid, q.kind, q.version, u, 0, p_times, 0, 0 FROM unnest(q.faults) u
  UNION ALL SELECT q.district, q.grid, q.kind, q.version, u, 0, 0, p_times, 0 FROM unnest(q.aged) u
  UNION ALL SELECT q.district, q.grid, q.kind, q.version, u, 0, 0, 0, p_times FROM unnest(q.exempt) u
$$;
COMMENT ON FUNCTION ybss_registry.quality_points(ybss_registry.quality, int) IS
'The items behind a stored score, one row for each, counted p_times. Immutable: depends on its arguments only. / 一条评分涉及的各信息项。';

-- One pattern for what is new, changed and deleted: what a row is now counts once, what it was is taken away.
SELECT ybss_registry.make_function(f.name || '()', 'trigger', format($body$
BEGIN
  INSERT INTO ybss_registry.quality_sum (district, grid, kind, version, records, passing, completeness, accuracy, freshness)
  SELECT s.district, s.grid, s.kind, s.version, sum(s.times), coalesce(sum(s.times) FILTER (WHERE s.passes), 0),
    sum(s.times * s.completeness), sum(s.times * s.accuracy), sum(s.times * s.freshness)
  FROM (%1$s) s
  GROUP BY s.district, s.grid, s.kind, s.version
  HAVING sum(s.times) <> 0 OR coalesce(sum(s.times) FILTER (WHERE s.passes), 0) <> 0 OR sum(s.times * s.completeness) <> 0
    OR sum(s.times * s.accuracy) <> 0 OR sum(s.times * s.freshness) <> 0;
  INSERT INTO ybss_registry.quality_item_sum (district, grid, kind, version, number, lacks, faults, aged, exempt)
  SELECT p.district, p.grid, p.kind, p.version, p.number, sum(p.lacks), sum(p.faults), sum(p.aged), sum(p.exempt)
  FROM (%2$s) p
  GROUP BY p.district, p.grid, p.kind, p.version, p.number
  HAVING sum(p.lacks) <> 0 OR sum(p.faults) <> 0 OR sum(p.aged) <> 0 OR sum(p.exempt) <> 0;
  RETURN NULL;
END$body$, string_agg(format('SELECT %s AS times, r.* FROM %s r', r.times, r.rows), ' UNION ALL ' ORDER BY r.times DESC),
    string_agg(format('SELECT p.* FROM %s r CROSS JOIN LATERAL ybss_registry.quality_points(r, %s) p', r.rows, r.times), ' UNION ALL ' ORDER BY r.times DESC)),
  format('Trigger on stored scores: %s. Volatile: trigger. Security definer: the sums are the owner''s. / %s。', f.english, f.chinese))
FROM (VALUES
  ('add_quality', '{new_rows}'::text[], 'adds new ones to the sums', '新增评分计入网格累计'),
  ('change_quality', '{new_rows,old_rows}', 'adds what they are now and takes away what they were', '评分变化计入网格累计'),
  ('take_quality', '{old_rows}', 'takes deleted ones out of the sums', '删除评分时冲减网格累计')) f(name, sources, english, chinese)
JOIN (VALUES ('new_rows', 1), ('old_rows', -1)) r(rows, times) ON r.rows = ANY (f.sources)
GROUP BY f.name, f.english, f.chinese;

CREATE OR REPLACE TRIGGER quality_inserted AFTER INSERT ON ybss_registry.quality
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.add_quality();
CREATE OR REPLACE TRIGGER quality_updated AFTER UPDATE ON ybss_registry.quality
REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.change_quality();
CREATE OR REPLACE TRIGGER quality_deleted AFTER DELETE ON ybss_registry.quality
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_quality();

CREATE OR REPLACE FUNCTION ybss_registry.fold_sums(p_node ybss.grid_code) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_folded bigint;
BEGIN
  WITH gone AS (
    DELETE FROM ybss_registry.quality_sum s WHERE s.grid OPERATOR(ybss.<@) p_node RETURNING s.*
  ), put AS (
    INSERT INTO ybss_registry.quality_sum (district, grid, kind, version, records, passing, completeness, accuracy, freshness)
    SELECT g.district, g.grid, g.kind, g.version, sum(g.records), sum(g.passing), sum(g.completeness), sum(g.accuracy), sum(g.freshness)
    FROM gone g GROUP BY g.district, g.grid, g.kind, g.version HAVING sum(g.records) <> 0
  )
  SELECT count(*) INTO v_folded FROM gone;
  WITH gone AS (
    DELETE FROM ybss_registry.quality_item_sum s WHERE s.grid OPERATOR(ybss.<@) p_node RETURNING s.*
  )
  INSERT INTO ybss_registry.quality_item_sum (district, grid, kind, version, number, lacks, faults, aged, exempt)
  SELECT g.district, g.grid, g.kind, g.version, g.number, sum(g.lacks), sum(g.faults), sum(g.aged), sum(g.exempt)
  FROM gone g GROUP BY g.district, g.grid, g.kind, g.version, g.number
  HAVING sum(g.lacks) <> 0 OR sum(g.faults) <> 0 OR sum(g.aged) <> 0 OR sum(g.exempt) <> 0;
  RETURN v_folded;
END
$$;
COMMENT ON FUNCTION ybss_registry.fold_sums(ybss.grid_code) IS
'Puts the additions below a node together, one row for each grid and kind; additions made meanwhile stay for the next time. Gives how many rows it took. Volatile: writes. Security definer: the sums are the owner''s. / 汇总网格累计增量。';
REVOKE ALL ON FUNCTION ybss_registry.fold_sums(ybss.grid_code) FROM PUBLIC;
