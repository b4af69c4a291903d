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
  PERFORM ybss_registry.begin_work('node', '{line,district,grid,address,level,step,parent,state,position}',
    '{int4,int4,ybss.grid_code,ybss.address,text,text,ybss.address,text,@postgis@.geometry}');
  INSERT INTO pg_temp.ybss_work_node
  SELECT d.line, d.district, d.grid, d.address, d.level, CASE WHEN d.level IN ('community', 'group', 'road', 'number', 'compound', 'phase', 'building', 'unit')
      THEN d.level ELSE '' END, ybss_registry.parent_address(d.address), d.state, d.position
  FROM (SELECT w.*, ybss.address_level(w.address) AS level FROM pg_temp.ybss_work_delivered w WHERE w.state <> 'retired' OFFSET 0) d;
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
    ELSE ybss.grid_truncate(s.first, 1) END, s.address, s.level, s.level, ybss_registry.parent_address(s.address), v_state, NULL
  FROM span s WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_delivered d WHERE d.district = s.district AND d.address = s.address AND d.state <> 'retired');
  PERFORM ybss_registry.refresh_work('node');
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_nodes() IS
'Leaves in pg_temp.ybss_work_node the addresses of pg_temp.ybss_work_delivered and every address above them up to the community, each with the text of the one above it. Volatile: fills a temporary table. / 汇集标准地址及其各上级地址。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_nodes(p_level text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_renewed int;
BEGIN
  -- What the list does not deliver itself is only confirmed by what lies below it.
  UPDATE ybss_registry.address a SET state = 'confirmed' FROM pg_temp.ybss_work_node n
  WHERE n.line IS NULL AND n.step = p_level AND a.district = n.district AND a.address = n.address
    AND a.state = 'proposed' AND n.state = 'confirmed';
  UPDATE ybss_registry.address a SET grid = n.grid, position = coalesce(n.position, a.position),
    state = CASE WHEN a.state = 'proposed' AND n.state <> 'proposed' THEN 'confirmed' ELSE a.state END
  FROM pg_temp.ybss_work_node n
  WHERE n.line IS NOT NULL AND n.step = p_level AND a.district = n.district AND a.address = n.address AND a.state <> 'retired'
    AND (a.grid <> n.grid OR a.state = 'proposed' AND n.state <> 'proposed'
      OR n.position IS NOT NULL AND NOT coalesce(a.position OPERATOR(@postgis@.=) n.position, false));
  GET DIAGNOSTICS v_renewed = ROW_COUNT;
  RETURN v_renewed;
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_nodes(text) IS
'Brings the addresses of one level of pg_temp.ybss_work_node that the book has already to what the list says of them. Returns how many delivered ones were renewed. Volatile: writes the register. / 按级更新已有的标准地址。';

CREATE OR REPLACE FUNCTION ybss_registry.insert_nodes(p_level text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_registered int := 0;
  v_insert CONSTANT text := pg_catalog.format('INSERT INTO ybss_registry.address (district, grid, address, state, position, parent_id)
    SELECT n.district, n.grid, n.address, n.state, n.position, p.address_id FROM pg_temp.ybss_work_node n
    LEFT JOIN ybss_registry.address p ON p.district = n.district AND p.address = n.parent AND p.state <> ''retired''
    WHERE n.step = %L AND NOT EXISTS (SELECT FROM ybss_registry.address a
      WHERE a.district = n.district AND a.address = n.address AND a.state <> ''retired'')', p_level);
BEGIN
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_node n WHERE n.step = p_level) THEN
    RETURN 0;
  END IF;
  FOR v_attempt IN 1 .. 3 LOOP
    v_registered := v_registered + ybss_registry.renew_nodes(p_level);
    BEGIN
      PERFORM ybss.write_set(v_insert || ' AND n.line IS NULL ORDER BY n.address');
      RETURN v_registered + ybss.write_set(v_insert || ' AND n.line IS NOT NULL ORDER BY n.line');
    EXCEPTION WHEN unique_violation THEN
      -- Somebody else has just put one of them into the book: it is renewed like the others that stand there.
      IF v_attempt = 3 THEN
        RAISE;
      END IF;
    END;
  END LOOP;
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
REVOKE ALL ON FUNCTION ybss_registry.parent_address(ybss.address), ybss_registry.gather_nodes(), ybss_registry.renew_nodes(text), ybss_registry.insert_nodes(text),
  ybss_registry.tie_orphans() FROM PUBLIC;
