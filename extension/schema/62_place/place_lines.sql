-- Second step of intake: which standard address a line means.

CREATE OR REPLACE FUNCTION ybss_registry.place_lines() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_placed int;
  v_way text;
  -- A hydrant may be known by its position alone.
  v_by_position CONSTANT boolean := EXISTS (SELECT FROM ybss_registry.record_kind k JOIN ybss_registry.source s ON s.record_kind = k.kind
    JOIN ybss_registry.intake_file f USING (source)
    WHERE f.file_id = (SELECT l.file_id FROM pg_temp.ybss_work_line l LIMIT 1) AND k.register = 'thing' AND k.place <> 'address');
BEGIN
  PERFORM ybss_registry.begin_work('wanted', '{line,district,address}', '{int4,int4,ybss.address}');
  INSERT INTO pg_temp.ybss_work_wanted
  SELECT l.line, l.district, l.address FROM pg_temp.ybss_work_line l WHERE l.state = 'read';
  PERFORM ybss_registry.refresh_work('wanted');
  PERFORM ybss_registry.begin_work('place', '{line,address_id,placed_by,candidates}', '{int4,int8,text,jsonb}');
  PERFORM ybss_registry.place_by_day();
  FOREACH v_way IN ARRAY ARRAY['exact', 'former', 'keys', 'former keys', 'respelled'] LOOP
    EXIT WHEN NOT EXISTS (SELECT FROM pg_temp.ybss_work_wanted w WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line));
    -- Only where addresses have become others is there anything to find.
    CONTINUE WHEN v_way LIKE 'former%' AND NOT EXISTS (SELECT FROM ybss_registry.address_lineage);
    PERFORM ybss_registry.respell_wanted() WHERE v_way = 'respelled';
    PERFORM ybss_registry.place_wanted(v_way);
    PERFORM ybss_registry.refresh_work('place');
  END LOOP;

  UPDATE pg_temp.ybss_work_line l
  SET state = 'placed', address_id = a.address_id, placed_by = p.placed_by, grid = coalesce(a.grid, l.grid)
  FROM (SELECT DISTINCT line, district FROM pg_temp.ybss_work_wanted) g
  LEFT JOIN pg_temp.ybss_work_place p USING (line)
  LEFT JOIN ybss_registry.address a ON a.district = g.district AND a.address_id = p.address_id
  WHERE l.line = g.line AND l.state = 'read';
  GET DIAGNOSTICS v_placed = ROW_COUNT;

  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(
    ybss_registry.finding_of(l, 'address', r.reason, false, p.candidates) ORDER BY l.line))
  FROM pg_temp.ybss_work_line l
  LEFT JOIN pg_temp.ybss_work_place p USING (line)
  CROSS JOIN LATERAL (SELECT CASE
    WHEN l.fields->>'address' IS NULL THEN CASE WHEN NOT v_by_position THEN 'no_address' END
    WHEN ybss.is_relative(l.address) THEN 'address_is_relative'
    WHEN p.candidates IS NOT NULL THEN 'address_ambiguous'
    WHEN ybss_registry.lies_outside(l.address, l.grid) THEN 'address_outside'
    WHEN ybss.address_level(l.address) NOT IN ('room', 'number') THEN 'address_not_a_house'
    ELSE 'address_unknown' END) r(reason)
  WHERE l.state = 'placed' AND l.address_id IS NULL AND r.reason IS NOT NULL;
  RETURN v_placed;
END
$$;
COMMENT ON FUNCTION ybss_registry.place_lines() IS
'Finds the standard address of the read lines in pg_temp.ybss_work_line: by the whole key, else by the whole key of a former address, else by what they say of compound, road or group where only one address fits, else by the same of the text spelled anew. What is not found goes to review with its reason and candidates. Returns how many lines were worked. Volatile: writes the work table and review. / 为清单行匹配标准地址。';
REVOKE ALL ON FUNCTION ybss_registry.place_lines() FROM PUBLIC;
