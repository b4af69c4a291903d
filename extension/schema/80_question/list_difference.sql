-- Which addresses, houses, persons and units one list has and another has not.

CREATE OR REPLACE FUNCTION ybss_registry.compared_lists(p_source_a text, p_source_b text, p_kind text, p_within ybss.grid_code, p_all_files boolean)
RETURNS TABLE (side text, record_id bigint, grid ybss.grid_code, name text, lines_a text[], lines_b text[], written_a ybss.address, written_b ybss.address)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_a bigint[];
  v_b bigint[];
BEGIN
  IF p_kind IS NULL OR p_kind NOT IN ('address', 'house', 'person', 'unit') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI11', MESSAGE = pg_catalog.format('lists are not compared by "%s"', p_kind),
      DETAIL = '只能按地址、房屋、人员或单位比较清单。', HINT = 'address, house, person or unit';
  ELSIF p_source_a = p_source_b THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI11', MESSAGE = pg_catalog.format('source "%s" is compared with itself', p_source_a),
      DETAIL = '请指定两个不同的来源。', HINT = 'SELECT source, office FROM ybss.source';
  END IF;
  v_a := ybss_registry.compared_files(p_source_a, p_kind, p_all_files);
  v_b := ybss_registry.compared_files(p_source_b, p_kind, p_all_files);
  RETURN QUERY
  SELECT CASE WHEN c.lines_b = '{}' THEN 'only a' WHEN c.lines_a = '{}' THEN 'only b'
    WHEN c.written_a OPERATOR(ybss.<>) c.written_b THEN 'differ' ELSE 'both' END, c.*
  FROM (
    SELECT p.* FROM ybss_registry.compared_places(v_a, v_b, p_kind = 'house', p_within) p WHERE p_kind IN ('address', 'house')
    UNION ALL SELECT r.* FROM ybss_registry.compared_records(v_a, v_b, p_kind, p_within) r WHERE p_kind IN ('person', 'unit')
  ) c;
END
$$;
COMMENT ON FUNCTION ybss_registry.compared_lists(text, text, text, ybss.grid_code, boolean) IS
'What two sources'' lists have, have alone, or write otherwise, for ybss.list_difference, which says what it takes and raises. Stable: reads intake and the registers. / 两份清单的逐项比较。';

CREATE OR REPLACE FUNCTION ybss.list_difference(source_a text, source_b text, kind text DEFAULT 'address', within ybss.grid_code DEFAULT NULL, all_files boolean DEFAULT false)
RETURNS TABLE (side text, chinese text, record_id bigint, grid ybss.grid_code, grid_text text, name text,
  count_a int, count_b int, lines_a text[], lines_b text[], written_a text, written_b text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT c.side,
    CASE c.side WHEN 'only a' THEN o.a || '有，' || o.b || '没有' WHEN 'only b' THEN o.b || '有，' || o.a || '没有'
      ELSE '两份都有，写法或详略不同' || coalesce('；对照' || o.a || '，' || o.b || '的' || nullif(ybss.difference(c.written_a, c.written_b), ''), '') END,
    c.record_id, c.grid, c.grid::text, c.name, pg_catalog.cardinality(c.lines_a), pg_catalog.cardinality(c.lines_b), c.lines_a[:5], c.lines_b[:5],
    c.written_a::text, c.written_b::text
  FROM ybss_registry.compared_lists(list_difference.source_a, list_difference.source_b, list_difference.kind, list_difference.within, list_difference.all_files) c
  CROSS JOIN (SELECT (SELECT s.office FROM ybss_registry.source s WHERE s.source = list_difference.source_a) AS a,
    (SELECT s.office FROM ybss_registry.source s WHERE s.source = list_difference.source_b) AS b) o
  WHERE c.side <> 'both'
  ORDER BY c.grid, c.name, c.record_id
$$;
COMMENT ON FUNCTION ybss.list_difference(text, text, text, ybss.grid_code, boolean) IS
'What one source''s list has and another''s has not, both as their lines were placed and settled: source_a, source_b, kind (address, the standard addresses that lines lie on; house, those of them with a standing house; person; unit), within a node of the management tree (null: the caller''s scope), all_files (false: the last list of each source that is settled; true: all of them). A row each: side (only a, only b, differ: both have the address and write it otherwise), the same in Chinese, record_id (address, house, person or unit), grid, its address or masked name, how many lines say so and the first five as file:line, how each list wrote it last, as it was read. Lines and records out of the caller''s scope count as not there. Raises YBI04 for an unknown source; YBI11 for one source twice, another kind, a source that tells of none of the kind or has no settled list. Stable: reads intake and the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一份清单有而另一份没有的地址、房屋、人员或单位。';

CREATE OR REPLACE FUNCTION ybss.list_difference_grid(source_a text, source_b text, kind text DEFAULT 'address', level int DEFAULT 4, within ybss.grid_code DEFAULT NULL, all_files boolean DEFAULT false)
RETURNS TABLE (grid ybss.grid_code, grid_text text, name text, both_have bigint, differ bigint, only_a bigint, only_b bigint)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT n.node, n.node::text, g.name, n.both_have, n.differ, n.only_a, n.only_b
  FROM (
    -- What lies higher than the level that is asked for keeps its own node.
    SELECT ybss.grid_truncate(c.grid, least(list_difference_grid.level, ybss.grid_level(c.grid))) AS node,
      count(*) FILTER (WHERE c.side IN ('both', 'differ')) AS both_have, count(*) FILTER (WHERE c.side = 'differ') AS differ,
      count(*) FILTER (WHERE c.side = 'only a') AS only_a, count(*) FILTER (WHERE c.side = 'only b') AS only_b
    FROM ybss_registry.compared_lists(list_difference_grid.source_a, list_difference_grid.source_b, list_difference_grid.kind,
      list_difference_grid.within, list_difference_grid.all_files) c
    GROUP BY 1
  ) n LEFT JOIN ybss_registry.grid g ON g.code = n.node
  ORDER BY n.node
$$;
COMMENT ON FUNCTION ybss.list_difference_grid(text, text, text, int, ybss.grid_code, boolean) IS
'list_difference counted by node of the management tree (level 1 district, 2 town, 3 community, 4 grid): what both lists have, how many of these they write otherwise, what the first alone has, what the second alone has. Raises as list_difference. Stable: reads intake and the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 按网格统计两份清单的差异。';
REVOKE ALL ON FUNCTION ybss_registry.compared_lists(text, text, text, ybss.grid_code, boolean),
  ybss.list_difference(text, text, text, ybss.grid_code, boolean), ybss.list_difference_grid(text, text, text, int, ybss.grid_code, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.list_difference(text, text, text, ybss.grid_code, boolean),
  ybss.list_difference_grid(text, text, text, int, ybss.grid_code, boolean) TO ybss_reader, ybss_operator;
