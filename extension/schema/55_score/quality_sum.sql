-- The sums by grid follow the stored scores, whoever writes them.

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
  -- Four counts an item, one behind the other (ybss.sum_points).
  INSERT INTO ybss_registry.quality_item_sum (district, grid, kind, version, number, lacks, faults, aged, exempt)
  SELECT p.district, p.grid, p.kind, p.version, n, p.points[4 * n + 1], p.points[4 * n + 2], p.points[4 * n + 3], p.points[4 * n + 4]
  FROM (SELECT s.district, s.grid, s.kind, s.version, ybss.sum_points(s.lacks, s.faults, s.aged, s.exempt, s.times) AS points
        FROM (%1$s) s GROUP BY s.district, s.grid, s.kind, s.version) p
  CROSS JOIN LATERAL pg_catalog.generate_series(0, pg_catalog.cardinality(p.points) / 4 - 1) n
  WHERE p.points[4 * n + 1] <> 0 OR p.points[4 * n + 2] <> 0 OR p.points[4 * n + 3] <> 0 OR p.points[4 * n + 4] <> 0;
  RETURN NULL;
END$body$, string_agg(format('SELECT %s AS times, r.* FROM %s r', r.times, r.rows), ' UNION ALL ' ORDER BY r.times DESC)),
  format('Trigger on stored scores: %s. Volatile: trigger. Security definer: the sums are the owner''s. / %s。', f.english, f.chinese))
FROM (VALUES
  ('add_quality', '{new_rows}'::text[], 'adds new ones to the sums', '新增评分计入网格累计'),
  ('change_quality', '{new_rows,old_rows}', 'adds what they are now and takes away what they were', '评分变化计入网格累计'),
  ('take_quality', '{old_rows}', 'takes deleted ones out of the sums', '删除评分时冲减网格累计')) f(name, sources, english, chinese)
JOIN (VALUES ('new_rows', 1), ('old_rows', -1)) r(rows, times) ON r.rows = ANY (f.sources)
GROUP BY f.name, f.english, f.chinese;
-- By hashing, whether the plan was made for one row or for many.
DO $$
DECLARE
  v_name text;
BEGIN
  FOREACH v_name IN ARRAY ARRAY['add_quality', 'change_quality', 'take_quality'] LOOP
    EXECUTE format('ALTER FUNCTION ybss_registry.%I() SET enable_sort = off', v_name);
  END LOOP;
END
$$;

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
  -- What stands alone is together already.
  WITH gone AS (
    DELETE FROM ybss_registry.quality_sum s WHERE s.ctid = ANY (ARRAY(SELECT a.at FROM (
      SELECT q.ctid AS at, q.records, count(*) OVER (PARTITION BY q.district, q.grid, q.kind, q.version) AS many
      FROM ybss_registry.quality_sum q WHERE q.grid OPERATOR(ybss.<@) p_node) a WHERE a.many > 1 OR a.records = 0)) RETURNING s.*
  ), put AS (
    INSERT INTO ybss_registry.quality_sum (district, grid, kind, version, records, passing, completeness, accuracy, freshness)
    SELECT g.district, g.grid, g.kind, g.version, sum(g.records), sum(g.passing), sum(g.completeness), sum(g.accuracy), sum(g.freshness)
    FROM gone g GROUP BY g.district, g.grid, g.kind, g.version HAVING sum(g.records) <> 0
  )
  SELECT count(*) INTO v_folded FROM gone;
  WITH gone AS (
    DELETE FROM ybss_registry.quality_item_sum s WHERE s.ctid = ANY (ARRAY(SELECT a.at FROM (
      SELECT q.ctid AS at, count(*) OVER (PARTITION BY q.district, q.grid, q.kind, q.version, q.number) AS many
      FROM ybss_registry.quality_item_sum q WHERE q.grid OPERATOR(ybss.<@) p_node) a WHERE a.many > 1)) RETURNING s.*
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
