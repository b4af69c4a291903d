-- Placing by look-up keys: only one address may fit.

CREATE OR REPLACE FUNCTION ybss_registry.place_by_keys(p_label text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- What the text says of town and community must not contradict; where it
  -- does for every candidate, the only one in the district is taken all the same.
  WITH hit AS (
    SELECT DISTINCT p.line, k.address_id,
      (p.town IS NULL OR k.town IS NULL OR p.town = k.town)::int
      + (p.community IS NULL OR k.community IS NULL OR p.community = k.community)::int AS fit
    FROM pg_temp.ybss_work_wanted p
    CROSS JOIN LATERAL pg_catalog.unnest(p.keys) u(key)
    JOIN ybss_registry.address_lookup k ON k.district = p.district AND k.key = u.key
    WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = p.line)
  ), best AS (
    SELECT line, fit, count(*) AS many, (pg_catalog.array_agg(address_id ORDER BY address_id))[1:5] AS ids,
      row_number() OVER (PARTITION BY line ORDER BY fit DESC) AS position
    FROM hit GROUP BY line, fit
  )
  INSERT INTO pg_temp.ybss_work_place (line, address_id, placed_by, candidates)
  SELECT line, CASE WHEN many = 1 THEN ids[1] END,
    CASE WHEN many = 1 THEN coalesce(p_label, CASE WHEN fit = 2 THEN 'elements' ELSE 'corrected' END) END,
    CASE WHEN many > 1 THEN pg_catalog.to_jsonb(ids) END
  FROM best WHERE position = 1;
END
$$;
COMMENT ON FUNCTION ybss_registry.place_by_keys(text) IS
'Finds the address of each line in pg_temp.ybss_work_wanted that has none in pg_temp.ybss_work_place yet, by its look-up keys, and puts it or the candidates there; p_label names the way where it is not told by town and community. Volatile: writes temporary tables. / 按查找键匹配标准地址。';

CREATE OR REPLACE FUNCTION ybss_registry.respell_wanted(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_district int := (SELECT DISTINCT district FROM pg_temp.ybss_work_wanted);
  -- The short names of the district and its towns, stuck to what follows: 新蒲平安大道.
  v_short text := (SELECT '^.*?(' || string_agg(DISTINCT substring(g.name, '^(.{2,}?)(?:新区|区|街道|镇|乡)$'), '|') || ')'
    || '(?!新区|区|街道|镇|乡|村|社区|大道|路|街|巷)' FROM ybss_registry.grid g WHERE g.district = v_district AND g.level <= 2);
BEGIN
  PERFORM ybss_registry.clear_work('respelled');
  CREATE TEMPORARY TABLE ybss_work_respelled (line int, spelling text) ON COMMIT DROP;
  -- Spaces inside a name, 街道办 for 街道, and a short name of the town in front.
  INSERT INTO pg_temp.ybss_work_respelled
  SELECT l.line, v.spelling
  FROM pg_temp.ybss_work_wanted w
  JOIN ybss_registry.intake_line l ON l.file_id = p_file_id AND l.line = w.line
  CROSS JOIN LATERAL (SELECT replace(regexp_replace(ybss_registry.whole_address(l.fields), '[\s　]+', '', 'g'), '街道办', '街道')) j(joined)
  CROSS JOIN LATERAL (VALUES (j.joined), (regexp_replace(j.joined, v_short, ''))) v(spelling)
  WHERE v.spelling <> '' AND v.spelling IS DISTINCT FROM ybss_registry.whole_address(l.fields)
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_place d WHERE d.line = w.line);
  DELETE FROM pg_temp.ybss_work_wanted w USING pg_temp.ybss_work_respelled r WHERE w.line = r.line;
  INSERT INTO pg_temp.ybss_work_wanted
  SELECT r.line, v_district, a.address, ybss.lookup_keys(a.address),
    ybss.address_element(a.address, 'town'), ybss.address_element(a.address, 'community')
  FROM pg_temp.ybss_work_respelled r CROSS JOIN LATERAL (SELECT ybss.parse_local(r.spelling)) a(address);
END
$$;
COMMENT ON FUNCTION ybss_registry.respell_wanted(bigint) IS
'Gives the lines of pg_temp.ybss_work_wanted that found no address other spellings: without spaces, 街道办 as 街道, without a short name of district or town stuck in front. Volatile: writes temporary tables. / 对未匹配地址换一种写法再试。';
REVOKE ALL ON FUNCTION ybss_registry.place_by_keys(text), ybss_registry.respell_wanted(bigint) FROM PUBLIC;
