-- Placing by one way after the other: only one address may fit.

CREATE OR REPLACE FUNCTION ybss_registry.find_hits(p_way text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- A statement for each way: each keeps its plan, and none is planned anew for a single line.
  PERFORM ybss_registry.begin_work('hit', '{line,address_id,fit}', '{int4,int8,int4}');
  CASE p_way
    WHEN 'exact' THEN
      INSERT INTO pg_temp.ybss_work_hit SELECT w.line, a.address_id, 2 FROM pg_temp.ybss_work_wanted w
      -- Not retired is said for the index: a single line is not held against the whole book.
      JOIN ybss_registry.address a ON a.district = w.district AND a.address = w.address AND a.habitable AND a.state <> 'retired'
      -- What was placed by its day means another one than bears its text today.
      WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line);
    WHEN 'former' THEN
      INSERT INTO pg_temp.ybss_work_hit SELECT DISTINCT w.line, s.successor_id, 2 FROM pg_temp.ybss_work_wanted w
      JOIN ybss_registry.address_lineage l ON l.district = w.district AND l.address = w.address
      CROSS JOIN LATERAL ybss.successor(l.successor_id) s
      WHERE s.state IN ('confirmed', 'installed', 'suspended') AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line);
    WHEN 'former keys' THEN
      INSERT INTO pg_temp.ybss_work_hit SELECT DISTINCT w.line, s.successor_id, 2 FROM pg_temp.ybss_work_wanted w
      CROSS JOIN LATERAL ybss_registry.by_former_address(w.district, w.address) f CROSS JOIN LATERAL ybss.successor(f.address_id) s
      WHERE s.state IN ('confirmed', 'installed', 'suspended') AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line);
    ELSE
      -- What the text says of town and community must not contradict; where it
      -- does for every candidate, the only one in the district is taken all the same.
      INSERT INTO pg_temp.ybss_work_hit
      SELECT DISTINCT w.line, k.address_id, (k.town = e.town IS NOT FALSE)::int + (k.community = e.community IS NOT FALSE)::int
      FROM pg_temp.ybss_work_wanted w
      CROSS JOIN LATERAL (SELECT ybss.address_element(w.address, 'town') AS town, ybss.address_element(w.address, 'community') AS community) e
      CROSS JOIN LATERAL pg_catalog.unnest(ybss.lookup_keys(w.address)) u(key)
      JOIN ybss_registry.address_lookup k ON k.district = w.district AND k.key = u.key
      WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line);
  END CASE;
  PERFORM ybss_registry.refresh_work('hit');
END
$$;
COMMENT ON FUNCTION ybss_registry.find_hits(text) IS
'Leaves in pg_temp.ybss_work_hit the addresses that the lines of pg_temp.ybss_work_wanted without a place may mean by a way of place_wanted, and how well each fits. Volatile: writes a temporary table. / 按指定方式列出候选地址。';

CREATE OR REPLACE FUNCTION ybss_registry.place_wanted(p_way text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.find_hits(p_way);
  INSERT INTO pg_temp.ybss_work_place (line, address_id, placed_by, candidates)
  SELECT line, CASE WHEN many = 1 THEN ids[1] END,
    CASE WHEN many = 1 THEN CASE p_way WHEN 'former keys' THEN 'former' WHEN 'keys' THEN CASE fit WHEN 2 THEN 'elements' ELSE 'corrected' END
      ELSE p_way END END,
    CASE WHEN many > 1 THEN pg_catalog.to_jsonb(ids) END
  FROM (SELECT line, fit, count(*) AS many, (pg_catalog.array_agg(address_id ORDER BY address_id))[1:5] AS ids,
      row_number() OVER (PARTITION BY line ORDER BY fit DESC) AS position
    FROM pg_temp.ybss_work_hit GROUP BY line, fit) best
  WHERE position = 1;
END
$$;
COMMENT ON FUNCTION ybss_registry.place_wanted(text) IS
'Finds the address of each line in pg_temp.ybss_work_wanted that has none in pg_temp.ybss_work_place yet, and puts it or the candidates there. p_way: exact, the whole key; former, the whole key of what an address was called before, which gives candidates where it was split; keys, what the text says of compound, road or group; former keys, the same of former addresses; respelled, keys of another spelling. Volatile: writes temporary tables. / 按指定方式匹配标准地址。';

CREATE OR REPLACE FUNCTION ybss_registry.respell_wanted() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_district int := (SELECT DISTINCT district FROM pg_temp.ybss_work_wanted);
  -- The short names of the district and its towns, stuck to what follows: 新蒲平安大道.
  v_short text := (SELECT '^.*?(' || string_agg(DISTINCT substring(g.name, '^(.{2,}?)(?:新区|区|街道|镇|乡)$'), '|') || ')'
    || '(?!新区|区|街道|镇|乡|村|社区|大道|路|街|巷)' FROM ybss_registry.grid g WHERE g.district = v_district AND g.level <= 2);
BEGIN
  PERFORM ybss_registry.begin_work('respelled', '{line,spelling}', '{int4,text}');
  -- Spaces inside a name, 街道办 for 街道, and a short name of the town in front.
  INSERT INTO pg_temp.ybss_work_respelled
  SELECT l.line, v.spelling
  FROM pg_temp.ybss_work_wanted w
  JOIN pg_temp.ybss_work_line l ON l.line = w.line
  CROSS JOIN LATERAL (SELECT replace(regexp_replace(ybss_registry.whole_address(l.fields), '[\s　]+', '', 'g'), '街道办', '街道')) j(joined)
  CROSS JOIN LATERAL (VALUES (j.joined), (regexp_replace(j.joined, v_short, ''))) v(spelling)
  WHERE v.spelling <> '' AND v.spelling IS DISTINCT FROM ybss_registry.whole_address(l.fields)
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line);
  PERFORM ybss_registry.refresh_work('respelled');
  DELETE FROM pg_temp.ybss_work_wanted w USING pg_temp.ybss_work_respelled r WHERE w.line = r.line;
  INSERT INTO pg_temp.ybss_work_wanted SELECT r.line, v_district, ybss.parse_local(r.spelling) FROM pg_temp.ybss_work_respelled r;
END
$$;
COMMENT ON FUNCTION ybss_registry.respell_wanted() IS
'Gives the lines of pg_temp.ybss_work_wanted that found no address other spellings: without spaces, 街道办 as 街道, without a short name of district or town stuck in front. Volatile: writes temporary tables. / 对未匹配地址换一种写法再试。';
REVOKE ALL ON FUNCTION ybss_registry.find_hits(text), ybss_registry.place_wanted(text), ybss_registry.respell_wanted() FROM PUBLIC;
