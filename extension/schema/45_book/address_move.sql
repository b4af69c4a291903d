-- Moving what stands on an address, and what hangs on a house, to another one.

CREATE OR REPLACE FUNCTION ybss_registry.move_links(p_table regclass, p_column name, p_district int, p_from bigint, p_to bigint,
  p_grid ybss.grid_code, p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_own text;
  v_running jsonb;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = p_table AND a.attname = 'valid' AND a.atttypid = 'daterange'::regtype) THEN
    EXECUTE pg_catalog.format('UPDATE %1$s SET %2$I = $3 WHERE district = $1 AND %2$I = $2', p_table, p_column) USING p_district, p_from, p_to;
    RETURN;
  END IF;
  -- What the link says beside where, when and since when it is known.
  SELECT string_agg(pg_catalog.format('%I', a.attname), ', ') INTO v_own FROM pg_attribute a
  WHERE a.attrelid = p_table AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    AND a.attname <> ALL (ARRAY['district', 'grid', 'valid', 'recorded', 'recorded_at', 'changed_at', 'change_id', p_column])
    AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = p_table AND i.indisprimary AND a.attnum = ANY (i.indkey));
  -- What runs over the day ends on it and goes on in the other house.
  EXECUTE pg_catalog.format('SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(t)) FROM %s t WHERE district = $1 AND %I = $2 AND valid @> $3 AND valid @> $3 - 1',
    p_table, p_column) INTO v_running USING p_district, p_from, p_day;
  EXECUTE pg_catalog.format('UPDATE %s SET valid = valid * daterange(NULL, $3) WHERE district = $1 AND %I = $2 AND valid @> $3 AND valid @> $3 - 1',
    p_table, p_column) USING p_district, p_from, p_day;
  EXECUTE pg_catalog.format('INSERT INTO %1$s (district, grid, valid, %2$I, %3$s) SELECT district, $3, valid * daterange($4, NULL), $2, %3$s '
    'FROM pg_catalog.jsonb_populate_recordset(NULL::%1$s, $1) ON CONFLICT DO NOTHING', p_table, p_column, v_own)
    USING v_running, p_to, p_grid, p_day;
  EXECUTE pg_catalog.format('UPDATE %1$s SET %2$I = $3, grid = $4 WHERE district = $1 AND %2$I = $2 AND pg_catalog.lower(valid) >= $5', p_table, p_column)
    USING p_district, p_from, p_to, p_grid, p_day;
END
$$;
COMMENT ON FUNCTION ybss_registry.move_links(regclass, name, int, bigint, bigint, ybss.grid_code, date) IS
'The links of one table that refer to a record go over to another on a day: what runs on ends and begins anew, what begins later is moved. Volatile: writes the register. / 将关联自某日起转移到另一记录。';

CREATE OR REPLACE FUNCTION ybss_registry.join_houses(p_district int, p_from bigint, p_to bigint, p_day date) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.move_links(pg_catalog.format('%I.%I', r.schema, r.name)::regclass, r.column_name, p_district, p_from, p_to, h.grid, p_day)
  FROM ybss_registry.references_to('ybss_registry.house', 2) r
  JOIN ybss_registry.house h ON h.district = p_district AND h.house_id = p_to;
  UPDATE ybss_registry.house h SET ended_on = p_day WHERE h.district = p_district AND h.house_id = p_from;
$$;
COMMENT ON FUNCTION ybss_registry.join_houses(int, bigint, bigint, date) IS
'One house becomes part of another on a day: residences, ownerships and every other link that runs on ends there and begins in the other house; the house''s row ends and keeps its past. Volatile: writes the register. / 房屋合并到另一房屋。';

CREATE OR REPLACE FUNCTION ybss_registry.move_uses(p_district int, p_from bigint, p_to bigint, p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_key record;
  v_mine bigint := (SELECT h.house_id FROM ybss_registry.house h WHERE h.district = p_district AND h.address_id = p_from AND h.ended_on IS NULL);
  v_there bigint := (SELECT h.house_id FROM ybss_registry.house h WHERE h.district = p_district AND h.address_id = p_to AND h.ended_on IS NULL);
  v_building bigint := (SELECT b.building_id FROM ybss_registry.building b WHERE b.district = p_district AND b.address_id = p_from AND b.ended_on IS NULL);
  v_other bigint := (SELECT b.building_id FROM ybss_registry.building b WHERE b.district = p_district AND b.address_id = p_to AND b.ended_on IS NULL);
BEGIN
  IF v_mine IS NOT NULL AND v_there IS NOT NULL THEN
    PERFORM ybss_registry.join_houses(p_district, v_mine, v_there, p_day);
  END IF;
  IF v_building IS NOT NULL AND v_other IS NOT NULL THEN
    UPDATE ybss_registry.house h SET building_id = v_other WHERE h.district = p_district AND h.building_id = v_building;
    UPDATE ybss_registry.building b SET ended_on = p_day WHERE b.district = p_district AND b.building_id = v_building;
  END IF;
  FOR v_key IN SELECT * FROM ybss_registry.references_to('ybss_registry.address', 3) LOOP
    EXECUTE pg_catalog.format('UPDATE %1$I.%2$I t SET %3$I = $3, grid = a.grid FROM ybss_registry.address a '
      'WHERE t.district = $1 AND t.%3$I = $2 AND t.habitable AND a.district = $1 AND a.address_id = $3',
      v_key.schema, v_key.name, v_key.column_name) USING p_district, p_from, p_to;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.move_uses(int, bigint, bigint, date) IS
'What stands on an address goes over to another: houses and buildings, or their links where one stands there already; units, entrances and whatever else refers to an address in use. Volatile: writes the register. / 将地址上的房屋、楼栋、单位转移到承接地址。';
REVOKE ALL ON FUNCTION ybss_registry.join_houses(int, bigint, bigint, date),
  ybss_registry.move_links(regclass, name, int, bigint, bigint, ybss.grid_code, date),
  ybss_registry.move_uses(int, bigint, bigint, date) FROM PUBLIC;
