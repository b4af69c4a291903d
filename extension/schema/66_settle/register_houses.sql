-- Houses out of placed lines: new ones as a set, what is said of one that stands once, with its items.

CREATE OR REPLACE FUNCTION ybss_registry.gather_houses() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('house', '{line,district,house_id,standing_id,grid,address_id,building_id,use_code,area,structure,rent_state,rent_use_code,danger_codes}',
    '{int4,int4,int8,int8,ybss.grid_code,int8,int8,text,numeric,text,text,text,text[]}');
  -- Of lines about one house the newest counts. Of a house that stands those are left out that say nothing of it.
  INSERT INTO pg_temp.ybss_work_house
  WITH newest AS (
    SELECT DISTINCT ON (l.district, l.address_id) l.district, l.address_id, l.line, l.fields
    FROM pg_temp.ybss_work_line l WHERE l.state = 'placed' AND l.address_id IS NOT NULL
    ORDER BY l.district, l.address_id, l.said_on DESC NULLS LAST, l.line
  ), said AS (
    SELECT n.line, n.district, h.house_id, a.grid, n.address_id, n.fields, CASE WHEN h.house_id IS NULL THEN
      ybss.address_truncate(a.address, CASE WHEN ybss.address_element(a.address, 'building') IS NULL THEN 'number' ELSE 'building' END) END AS building_address
    FROM newest n JOIN ybss_registry.address a ON a.district = n.district AND a.address_id = n.address_id
    LEFT JOIN ybss_registry.house h ON h.district = n.district AND h.address_id = n.address_id AND h.ended_on IS NULL
    WHERE h.house_id IS NULL OR n.fields ?| '{house_use,area,structure,rent_state,rent_use,dangers}'
  ), whole AS (
    SELECT s.*, b.building_id FROM said s
    LEFT JOIN ybss_registry.address a ON a.district = s.district AND a.address = s.building_address
      AND a.address_id <> s.address_id AND a.state <> 'retired'
    LEFT JOIN ybss_registry.building b ON b.district = a.district AND b.address_id = a.address_id AND b.ended_on IS NULL
    ORDER BY s.line
  )
  SELECT s.line, s.district, coalesce(s.house_id, ybss.opaque_id(s.district, nextval('ybss_registry.identity'), (SELECT r.id_key FROM ybss_registry.registry r))), s.house_id, s.grid, s.address_id, s.building_id,
    substring(s.fields->>'house_use', '^[0-9A-Za-z]{1,20}$'),
    CASE WHEN s.fields->>'area' ~ '^\d{1,6}(\.\d+)?$' AND round((s.fields->>'area')::numeric, 2) > 0 THEN round((s.fields->>'area')::numeric, 2) END,
    substring(s.fields->>'structure', '^[0-9A-Za-z]{1,4}$'), substring(s.fields->>'rent_state', '^(?:let|partly|none)$'),
    substring(s.fields->>'rent_use', '^[0-9]{2}$'),
    -- 00 says that there is none: beside another it says nothing.
    CASE WHEN s.fields->>'dangers' ~ '^(00|(?!00)[0-9]{2}([、,;](?!00)[0-9]{2})*)$' THEN regexp_split_to_array(s.fields->>'dangers', '[、,;]') ELSE '{}' END
  FROM whole s;
  PERFORM ybss_registry.refresh_work('house');
  PERFORM ybss_registry.begin_work('record_item', '{district,record_id,items,stated}', '{int4,int8,jsonb,jsonb}');
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_houses() IS
'Leaves in pg_temp.ybss_work_house what the placed lines of pg_temp.ybss_work_line say of houses: those that stand (standing_id) and something is said of, and those that are new, with an id; and empties pg_temp.ybss_work_record_item. Volatile: fills temporary tables, draws ids. / 汇总清单所述房屋。';

CREATE OR REPLACE FUNCTION ybss_registry.write_new_houses() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_new CONSTANT bigint := (SELECT count(*) FROM pg_temp.ybss_work_house w WHERE w.standing_id IS NULL);
  v_made bigint := 0;
BEGIN
  IF v_new > 100 THEN
    v_made := ybss.write_set('INSERT INTO ybss_registry.house (district, house_id, grid, address_id, building_id, use_code, area, structure, rent_state,
        rent_use_code, danger_codes)
      SELECT w.district, w.house_id, w.grid, w.address_id, w.building_id, w.use_code, w.area, w.structure, w.rent_state, w.rent_use_code, w.danger_codes
      FROM pg_temp.ybss_work_house w WHERE w.standing_id IS NULL ORDER BY w.line
      ON CONFLICT (district, address_id) WHERE ended_on IS NULL DO NOTHING');
  ELSIF v_new > 0 THEN
    INSERT INTO ybss_registry.house (district, house_id, grid, address_id, building_id, use_code, area, structure, rent_state,
      rent_use_code, danger_codes)
    SELECT w.district, w.house_id, w.grid, w.address_id, w.building_id, w.use_code, w.area, w.structure, w.rent_state, w.rent_use_code, w.danger_codes
    FROM pg_temp.ybss_work_house w WHERE w.standing_id IS NULL ORDER BY w.line
    ON CONFLICT (district, address_id) WHERE ended_on IS NULL DO NOTHING;
    GET DIAGNOSTICS v_made = ROW_COUNT;
  END IF;
  -- Another session made one meanwhile: it stands.
  IF v_made < v_new THEN
    UPDATE pg_temp.ybss_work_house w SET standing_id = h.house_id FROM ybss_registry.house h
    WHERE w.standing_id IS NULL AND h.district = w.district AND h.address_id = w.address_id AND h.ended_on IS NULL AND h.house_id <> w.house_id;
  END IF;
  -- What was written whole is not renewed.
  IF v_new > 0 THEN
    DELETE FROM pg_temp.ybss_work_house w WHERE w.standing_id IS NULL;
  END IF;
  RETURN v_made;
END
$$;
COMMENT ON FUNCTION ybss_registry.write_new_houses() IS
'Makes the new houses of pg_temp.ybss_work_house and leaves those in it that stand. Returns how many were made. Volatile: writes the register. / 登记新增房屋。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_houses(p_plan jsonb, p_office text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_renewed int;
BEGIN
  -- Known from its own department, within its term, and this list is another's: counted, and left.
  WITH said AS (
    SELECT coalesce(w.district, i.district) AS district, coalesce(w.standing_id, i.record_id) AS house_id, w.area, w.use_code, w.structure,
      w.rent_state, w.rent_use_code, nullif(w.danger_codes, '{}') AS danger_codes, i.items, i.stated
    FROM pg_temp.ybss_work_house w
    FULL JOIN pg_temp.ybss_work_record_item i ON i.district = w.district AND i.record_id = w.standing_id
  ), news AS MATERIALIZED (
    SELECT s.district, s.house_id, coalesce(s.area, h.area) AS area, coalesce(s.use_code, h.use_code) AS use_code,
      coalesce(s.structure, h.structure) AS structure, coalesce(s.rent_state, h.rent_state) AS rent_state,
      coalesce(s.rent_use_code, h.rent_use_code) AS rent_use_code, coalesce(s.danger_codes, h.danger_codes) AS danger_codes,
      h.items || coalesce(t.news, '{}') AS items, CASE WHEN t.said IS NULL THEN h.stated ELSE ybss.stated_together(ybss.stated_apart(h.stated) || t.said) END AS stated, t.saved,
      coalesce(NOT (h.items @> t.news AND ybss.stated_apart(h.stated) @> t.said), false) AS says_items
    FROM said s JOIN ybss_registry.house h ON h.district = s.district AND h.house_id = s.house_id
    LEFT JOIN LATERAL ybss.items_to_take(ybss.stated_apart(h.stated), s.items, s.stated, p_plan) t ON s.stated IS NOT NULL
  ), saved AS MATERIALIZED (
    SELECT ybss_registry.count_saved(n.district, 'house', s.item, p_office, 'list', NULL, count(*))
    FROM news n CROSS JOIN LATERAL pg_catalog.unnest(n.saved) s(item) GROUP BY n.district, s.item
  )
  UPDATE ybss_registry.house h SET area = n.area, use_code = n.use_code, structure = n.structure, rent_state = n.rent_state,
    rent_use_code = n.rent_use_code, danger_codes = n.danger_codes, items = n.items, stated = n.stated
  FROM news n LEFT JOIN (SELECT count(*) AS counted FROM saved) c ON true
  -- What says nothing new changes nothing, and leaves no history.
  WHERE h.district = n.district AND h.house_id = n.house_id
    AND (n.says_items OR (h.area, h.use_code, h.structure, h.rent_state, h.rent_use_code, h.danger_codes)
      IS DISTINCT FROM (n.area, n.use_code, n.structure, n.rent_state, n.rent_use_code, n.danger_codes));
  GET DIAGNOSTICS v_renewed = ROW_COUNT;
  RETURN v_renewed;
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_houses(jsonb, text) IS
'Writes what pg_temp.ybss_work_house and pg_temp.ybss_work_record_item say of houses that stand, each once; items by the plan of the office that says them (null: none are said). Returns how many changed. Volatile: writes the register. / 以清单信息更新已有房屋。';

CREATE OR REPLACE FUNCTION ybss_registry.register_houses(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.set_aside_no_houses(p_file_id), ybss_registry.gather_houses();
  RETURN ybss_registry.write_new_houses() + ybss_registry.renew_houses(NULL, NULL);
END
$$;
COMMENT ON FUNCTION ybss_registry.register_houses(bigint) IS
'Registers the houses in which a file''s placed lines live, own or work; lines that stop above a house go to review. Returns how many were made or renewed. Volatile: writes the register. / 登记房屋。';

REVOKE ALL ON FUNCTION ybss_registry.gather_houses(), ybss_registry.write_new_houses(), ybss_registry.renew_houses(jsonb, text),
  ybss_registry.register_houses(bigint) FROM PUBLIC;
