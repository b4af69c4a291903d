-- Second step of intake: which standard address a line means.

CREATE OR REPLACE FUNCTION ybss_registry.lookup_keys(a ybss.address) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH e AS (
    SELECT j->>'community' AS community, j->>'group' AS village_group, j->>'road' AS road, j->>'number' AS number,
      j->>'compound' AS compound, j->>'phase' AS phase,
      regexp_replace(j->>'building', '(栋|幢|座|号楼|#)$', '') AS building,
      regexp_replace(j->>'unit', '(单元|梯|门)$', '') AS unit,
      regexp_replace(j->>'room', '(室|号|房)$', '') AS room
    FROM (SELECT a::jsonb) x(j)
  ), tail AS (
    SELECT *, concat_ws('|', coalesce(phase, ''), coalesce(building, ''), coalesce(unit, ''), coalesce(room, '')) AS inside FROM e
  )
  SELECT array_remove(ARRAY[
    CASE WHEN compound IS NOT NULL AND (building IS NOT NULL OR room IS NOT NULL OR road IS NULL AND village_group IS NULL AND number IS NULL)
         THEN concat_ws('|', 'compound', compound, inside) END,
    CASE WHEN compound IS NOT NULL AND number IS NOT NULL
         THEN concat_ws('|', 'compound number', compound, number, inside) END,
    CASE WHEN road IS NOT NULL AND number IS NOT NULL
         THEN concat_ws('|', 'road', road, number, inside) END,
    CASE WHEN village_group IS NOT NULL AND number IS NOT NULL
         THEN concat_ws('|', 'group', coalesce(community, ''), village_group, number, inside) END,
    CASE WHEN road IS NULL AND compound IS NULL AND village_group IS NULL AND community IS NOT NULL AND number IS NOT NULL
         THEN concat_ws('|', 'community', community, number, inside) END
  ], NULL) FROM tail
$$;
COMMENT ON FUNCTION ybss_registry.lookup_keys(ybss.address) IS
'The keys by which an address is looked up: what is inside the compound, on the road, in the group; class words folded. Immutable: depends on its argument only. / 地址查找键。';

CREATE OR REPLACE FUNCTION ybss_registry.place_lines(p_file_id bigint, p_first int, p_last int) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_placed int;
BEGIN
  CREATE TEMPORARY TABLE IF NOT EXISTS placing (
    line int, district int4, address ybss.address, keys text[], town text, community text) ON COMMIT DROP;
  TRUNCATE pg_temp.placing;
  INSERT INTO pg_temp.placing
  SELECT l.line, l.district, l.address, ybss_registry.lookup_keys(l.address),
    ybss.address_element(l.address, 'town'), ybss.address_element(l.address, 'community')
  FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last AND l.state = 'read';
  ANALYZE pg_temp.placing;

  CREATE TEMPORARY TABLE IF NOT EXISTS place (
    line int PRIMARY KEY, address_id bigint, placed_by text, candidates jsonb) ON COMMIT DROP;
  TRUNCATE pg_temp.place;
  INSERT INTO pg_temp.place (line, address_id, placed_by)
  SELECT p.line, a.address_id, 'exact'
  FROM pg_temp.placing p
  JOIN ybss_registry.address a ON a.district = p.district AND a.address = p.address AND a.state <> 'retired';

  -- What the text says of town and community must not contradict; where it
  -- does for every candidate, the only one in the district is taken all the same.
  WITH hit AS (
    SELECT DISTINCT p.line, k.address_id,
      (p.town IS NULL OR k.town IS NULL OR p.town = k.town)::int
      + (p.community IS NULL OR k.community IS NULL OR p.community = k.community)::int AS fit
    FROM pg_temp.placing p
    CROSS JOIN LATERAL unnest(p.keys) u(key)
    JOIN ybss_registry.address_lookup k ON k.district = p.district AND k.key = u.key
    WHERE NOT EXISTS (SELECT FROM pg_temp.place d WHERE d.line = p.line)
  ), best AS (
    SELECT line, fit, count(*) AS many, (array_agg(address_id ORDER BY address_id))[1:5] AS ids,
      row_number() OVER (PARTITION BY line ORDER BY fit DESC) AS position
    FROM hit GROUP BY line, fit
  )
  INSERT INTO pg_temp.place (line, address_id, placed_by, candidates)
  SELECT line, CASE WHEN many = 1 THEN ids[1] END,
    CASE WHEN many = 1 THEN CASE WHEN fit = 2 THEN 'elements' ELSE 'corrected' END END,
    CASE WHEN many > 1 THEN to_jsonb(ids) END
  FROM best WHERE position = 1;

  UPDATE ybss_registry.intake_line l
  SET state = 'placed', address_id = a.address_id, placed_by = p.placed_by, grid = coalesce(a.grid, l.grid)
  FROM pg_temp.placing g
  LEFT JOIN pg_temp.place p USING (line)
  LEFT JOIN ybss_registry.address a ON a.district = g.district AND a.address_id = p.address_id
  WHERE l.file_id = p_file_id AND l.line = g.line AND l.state = 'read';
  GET DIAGNOSTICS v_placed = ROW_COUNT;

  INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, field, reason, blocking, candidates)
  SELECT l.district, l.grid, l.received_at, l.file_id, l.line, 'address', r.reason, r.reason <> 'no_address', p.candidates
  FROM ybss_registry.intake_line l
  LEFT JOIN pg_temp.place p USING (line)
  CROSS JOIN LATERAL (SELECT CASE
    WHEN l.fields->>'address' IS NULL THEN 'no_address'
    WHEN p.candidates IS NOT NULL THEN 'address_ambiguous'
    WHEN ybss_registry.lies_outside(l.address, l.grid) THEN 'address_outside'
    ELSE 'address_unknown' END) r(reason)
  WHERE l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last
    AND l.state = 'placed' AND l.address_id IS NULL
  ORDER BY l.line;
  RETURN v_placed;
END
$$;
COMMENT ON FUNCTION ybss_registry.place_lines(bigint, int, int) IS
'Finds the standard address of a file''s lines p_first to p_last: by the whole key, else by what they say of compound, road or group where only one address fits. What is not found goes to review with its reason and candidates. Returns how many lines were worked. Volatile: writes intake. / 为清单行匹配标准地址。';
REVOKE ALL ON FUNCTION ybss_registry.place_lines(bigint, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.place_lines(bigint, int, int) TO ybss_operator;
