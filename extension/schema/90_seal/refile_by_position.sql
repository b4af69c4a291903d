-- Refiling by position: an address goes to the grid whose outline holds it, with
-- everything that stands on it.

CREATE OR REPLACE FUNCTION ybss_registry.refile_by_position(p_redraw ybss_registry.redraw, p_rows int) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  -- Table, its column, and the table whose record that column names: a row follows its record.
  v_follows CONSTANT text[] := ARRAY['building address_id address', 'house address_id address', 'unit address_id address', 'entrance address_id address',
    'acceptance address_id address', 'thing address_id address', 'premises address_id address', 'household address_id address', 'address_lineage address_id address',
    'address_step address_id address', 'address_lookup address_id address', 'building_layout building_id building', 'residence house_id house',
    'ownership house_id house', 'tenancy house_id house', 'household_member household_id household', 'employment unit_id unit', 'person person_id residence',
    'document person_id person', 'departure person_id person', 'guardianship ward_id person'];
  v_follow text[];
  v_text text;
  v_last bigint;
  v_seen int;
  v_moved bigint := 0;
  v_now bigint;
BEGIN
  PERFORM ybss_registry.clear_work('moved');
  CREATE TEMPORARY TABLE ybss_work_moved (kind text, district int4, record_id bigint, person_id bigint, old_grid ybss.grid_code, new_grid ybss.grid_code,
    PRIMARY KEY (kind, district, record_id)) ON COMMIT DROP;
  SELECT pg_catalog.max(s.address_id), count(*) INTO v_last, v_seen FROM (
    SELECT a.address_id FROM ybss_registry.address a
    WHERE a.district = p_redraw.district AND a.address_id > p_redraw.last_id ORDER BY a.address_id LIMIT p_rows) s;
  -- What has a position goes by it; what has none goes with what it lies under.
  WITH RECURSIVE going AS (
    SELECT a.district, a.address_id, a.grid, g.code FROM ybss_registry.address a
    CROSS JOIN LATERAL (SELECT pg_catalog.min(n.code::text)::ybss.grid_code AS code FROM ybss_registry.grid n
      WHERE n.district = a.district AND n.level = 4 AND @postgis@.st_covers(n.shape, a.position)) g
    WHERE a.district = p_redraw.district AND a.address_id > p_redraw.last_id AND a.address_id <= v_last
      AND a.grid OPERATOR(ybss.<@) p_redraw.grid AND a.position IS NOT NULL AND g.code IS NOT NULL AND g.code OPERATOR(ybss.<>) a.grid
    UNION
    SELECT c.district, c.address_id, c.grid, u.code FROM going u
    JOIN ybss_registry.address c ON c.district = u.district AND c.parent_id = u.address_id AND c.position IS NULL AND c.grid OPERATOR(ybss.=) u.grid
  )
  INSERT INTO pg_temp.ybss_work_moved SELECT 'address', u.district, u.address_id, NULL, u.grid, u.code FROM going u ON CONFLICT DO NOTHING;
  UPDATE ybss_registry.address a SET grid = m.new_grid FROM pg_temp.ybss_work_moved m WHERE m.kind = 'address' AND a.district = m.district AND a.address_id = m.record_id;
  GET DIAGNOSTICS v_moved = ROW_COUNT;
  IF v_moved > 0 THEN
    FOREACH v_text IN ARRAY v_follows LOOP
      v_follow := string_to_array(v_text, ' ');
      CONTINUE WHEN to_regclass('ybss_registry.' || v_follow[1]) IS NULL;
      -- A person is filed where the main residence of today is.
      EXECUTE pg_catalog.format('WITH gone AS (UPDATE ybss_registry.%1$I t SET grid = m.new_grid FROM pg_temp.ybss_work_moved m
        WHERE m.kind = $1 AND t.district = m.district AND t.%2$I = m.%3$I AND t.grid OPERATOR(ybss.=) m.old_grid
        RETURNING t.district, t.%4$I AS record_id, %5$s AS person_id, m.old_grid, m.new_grid)
        INSERT INTO pg_temp.ybss_work_moved SELECT DISTINCT ON (district, record_id) $2, district, record_id, person_id, old_grid, new_grid FROM gone ON CONFLICT DO NOTHING',
        v_follow[1], v_follow[2], CASE v_follow[3] WHEN 'residence' THEN 'person_id' ELSE 'record_id' END,
        CASE WHEN v_follow[1] IN ('address_step', 'address_lookup') THEN 'address_id' ELSE ybss_registry.id_column(pg_catalog.format('ybss_registry.%I', v_follow[1])::regclass) END,
        CASE v_follow[1] WHEN 'residence' THEN 'CASE WHEN t.main AND t.valid @> ybss.today() THEN t.person_id END' ELSE 'NULL::bigint' END)
      USING v_follow[3], v_follow[1];
      GET DIAGNOSTICS v_now = ROW_COUNT;
      v_moved := v_moved + v_now;
    END LOOP;
    -- The past of a record goes along as far as it lay in the same grid.
    UPDATE ybss_registry.history h SET grid = m.new_grid FROM pg_temp.ybss_work_moved m
    WHERE h.district = m.district AND h.kind = m.kind AND h.record_id = m.record_id AND h.grid OPERATOR(ybss.=) m.old_grid;
  END IF;
  UPDATE ybss_registry.redraw r SET last_id = coalesce(v_last, r.last_id), refiled = r.refiled + v_moved,
    finished_at = CASE WHEN v_seen < p_rows THEN clock_timestamp() END
  WHERE r.district = p_redraw.district AND r.redraw_id = p_redraw.redraw_id;
  RETURN v_moved;
END
$$;
COMMENT ON FUNCTION ybss_registry.refile_by_position(ybss_registry.redraw, int) IS
'Looks at so many addresses of a redrawing in the order of their ids: an address whose position another grid''s outline holds goes there, with addresses below it that have no position of their own, buildings, houses, units, links, persons and their past that lay in the same grid, all in one transaction. Returns how many rows. Volatile: writes the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 按坐标重新归档的步骤。';
REVOKE ALL ON FUNCTION ybss_registry.refile_by_position(ybss_registry.redraw, int) FROM PUBLIC;
