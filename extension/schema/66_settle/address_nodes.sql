-- The addresses that a list delivers with all that stand above them, made from the top down.

CREATE OR REPLACE FUNCTION ybss_registry.parent_address(p_address ybss.address) RETURNS ybss.address
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- Parsed here, once, and put into the statements that call it.
RETURN (SELECT ybss.address_truncate(p_address, l.level)
  FROM pg_catalog.unnest(ARRAY['unit', 'building', 'phase', 'compound', 'number', 'road', 'group', 'community']) WITH ORDINALITY l(level, n)
  WHERE ybss.address_element(p_address, l.level) IS NOT NULL AND ybss.address_level(p_address) <> l.level
  ORDER BY l.n LIMIT 1);
COMMENT ON FUNCTION ybss_registry.parent_address(ybss.address) IS
'The address right above one, whether or not the book has it; null at the top. Immutable: depends on its argument only. / 上一级地址。';

CREATE OR REPLACE FUNCTION ybss_registry.gather_nodes() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_state CONSTANT text := CASE WHEN EXISTS (SELECT FROM pg_temp.ybss_work_delivered d WHERE d.state <> 'proposed') THEN 'confirmed' ELSE 'proposed' END;
BEGIN
  PERFORM ybss_registry.begin_work('node', '{line,district,grid,address,level,parent,state,position}',
    '{int4,int4,ybss.grid_code,ybss.address,text,ybss.address,text,@postgis@.geometry}');
  INSERT INTO pg_temp.ybss_work_node
  SELECT d.line, d.district, d.grid, d.address, ybss.address_level(d.address), ybss_registry.parent_address(d.address), d.state, d.position
  FROM pg_temp.ybss_work_delivered d WHERE d.state <> 'retired';
  -- A parent lies in its children's grid, or in what their grids share.
  INSERT INTO pg_temp.ybss_work_node
  WITH span AS (
    SELECT d.district, ybss.address_truncate(d.address, l.level) AS address, l.level,
      pg_catalog.min(d.grid::bigint)::ybss.grid_code AS first, pg_catalog.max(d.grid::bigint)::ybss.grid_code AS last
    FROM pg_temp.ybss_work_node d
    CROSS JOIN pg_catalog.unnest(ARRAY['unit', 'building', 'phase', 'compound', 'number', 'road', 'group', 'community']) l(level)
    WHERE ybss.address_element(d.address, l.level) IS NOT NULL AND d.level <> l.level
    GROUP BY 1, 2, 3
  )
  SELECT NULL, s.district, CASE
    WHEN s.first = s.last THEN s.first
    WHEN ybss.grid_truncate(s.first, 3) = ybss.grid_truncate(s.last, 3) THEN ybss.grid_truncate(s.first, 3)
    WHEN ybss.grid_truncate(s.first, 2) = ybss.grid_truncate(s.last, 2) THEN ybss.grid_truncate(s.first, 2)
    ELSE ybss.grid_truncate(s.first, 1) END, s.address, s.level, ybss_registry.parent_address(s.address), v_state, NULL
  FROM span s WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_delivered d WHERE d.district = s.district AND d.address = s.address AND d.state <> 'retired');
  PERFORM ybss_registry.refresh_work('node');
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_nodes() IS
'Leaves in pg_temp.ybss_work_node the addresses of pg_temp.ybss_work_delivered and every address above them up to the community, each with the text of the one above it. Volatile: fills a temporary table. / 汇集标准地址及其各上级地址。';

CREATE OR REPLACE FUNCTION ybss_registry.insert_nodes(p_level text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_registered int;
BEGIN
  -- What the list does not deliver itself is only confirmed by what lies below it.
  INSERT INTO ybss_registry.address AS a (district, grid, address, state, parent_id)
  SELECT n.district, n.grid, n.address, n.state, p.address_id FROM pg_temp.ybss_work_node n
  LEFT JOIN ybss_registry.address p ON p.district = n.district AND p.address = n.parent AND p.state <> 'retired'
  WHERE n.line IS NULL AND n.level = p_level
  ORDER BY n.address
  ON CONFLICT (district, address) WHERE state <> 'retired' DO UPDATE SET state = 'confirmed'
  WHERE a.state = 'proposed' AND EXCLUDED.state = 'confirmed';

  INSERT INTO ybss_registry.address AS a (district, grid, address, state, position, parent_id)
  SELECT n.district, n.grid, n.address, n.state, n.position, p.address_id FROM pg_temp.ybss_work_node n
  LEFT JOIN ybss_registry.address p ON p.district = n.district AND p.address = n.parent AND p.state <> 'retired'
  WHERE n.line IS NOT NULL AND (n.level = p_level OR p_level = ''
    AND n.level NOT IN ('community', 'group', 'road', 'number', 'compound', 'phase', 'building', 'unit'))
  ORDER BY n.line
  ON CONFLICT (district, address) WHERE state <> 'retired'
  DO UPDATE SET grid = EXCLUDED.grid, position = coalesce(EXCLUDED.position, a.position),
    state = CASE WHEN a.state = 'proposed' AND EXCLUDED.state <> 'proposed' THEN 'confirmed' ELSE a.state END
  WHERE a.grid <> EXCLUDED.grid OR a.state = 'proposed' AND EXCLUDED.state <> 'proposed'
    OR EXCLUDED.position IS NOT NULL AND NOT coalesce(a.position OPERATOR(@postgis@.=) EXCLUDED.position, false);
  GET DIAGNOSTICS v_registered = ROW_COUNT;
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.insert_nodes(text) IS
'Puts the addresses of one level (empty: of those below a unit) of pg_temp.ybss_work_node into the book, below the ones that stand above them. Returns how many delivered ones were made or renewed. Called from the top level down. Volatile: writes the register. / 按级登记标准地址。';

CREATE OR REPLACE FUNCTION ybss_registry.tie_orphans() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  UPDATE ybss_registry.address c SET parent_id = q.parent_id
  FROM (SELECT o.district, o.address_id, (SELECT p.address_id
      FROM pg_catalog.unnest(ARRAY['unit', 'building', 'phase', 'compound', 'number', 'road', 'group', 'community']) WITH ORDINALITY l(level, n)
      JOIN ybss_registry.address p ON p.district = o.district AND p.address = ybss.address_truncate(o.address, l.level) AND p.state <> 'retired'
      WHERE ybss.address_element(o.address, l.level) IS NOT NULL AND o.level <> l.level ORDER BY l.n LIMIT 1) AS parent_id
    FROM ybss_registry.address o
    WHERE o.district IN (SELECT d.district FROM pg_temp.ybss_work_delivered d) AND o.parent_id IS NULL AND o.level <> 'community') q
  WHERE c.district = q.district AND c.address_id = q.address_id AND q.parent_id IS NOT NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.tie_orphans() IS
'Ties addresses that have nothing above them to what stands there by now. Volatile: writes the register. / 为尚无上级的地址补充上级。';
REVOKE ALL ON FUNCTION ybss_registry.parent_address(ybss.address), ybss_registry.gather_nodes(), ybss_registry.insert_nodes(text),
  ybss_registry.tie_orphans() FROM PUBLIC;
