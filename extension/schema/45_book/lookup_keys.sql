-- The keys by which an address is looked up, kept by a trigger.

CREATE OR REPLACE FUNCTION ybss_registry.lookup_keys(a ybss.address) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- The canonical key names each element by its class: 路 road, 号 number, 区
  -- compound, 组 group; what lies inside a door or a compound comes behind.
  v_key text := ybss.address_key(a);
  v_community text := ybss.address_element(a, 'community');
  v_road text := substring(v_key, '/路([^/]+)');
  v_number text := substring(v_key, '/号([^/]+)');
  v_group text := substring(v_key, '/组([^/]+)');
  -- People leave 小区 away: 学府 is 学府小区.
  v_compound text := regexp_replace(substring(v_key, '/区([^/]+)'), '(?<=..)小区$', '');
  v_inside text := pg_catalog.concat(substring(v_key, '/期[^/]+'), substring(v_key, '/幢[^/]+'), substring(v_key, '/单[^/]+'),
    substring(v_key, '/层[^/]+'), substring(v_key, '/室[^/]+'));
  v_keys text[] := '{}';
BEGIN
  -- 32号302号: the second number is a room's.
  v_inside := regexp_replace(v_inside, '^/幢(\d{3,4})(/室\1)?$', '/室\1');
  -- 对面 and 旁50米 name another place than the address beside them.
  IF v_key ~ '/[关距]' THEN
    RETURN v_keys;
  END IF;
  IF v_compound IS NOT NULL AND (v_inside <> '' OR v_number IS NULL) THEN
    v_keys := pg_catalog.array_append(v_keys, pg_catalog.concat('区', v_compound, v_inside));
  END IF;
  IF v_number IS NULL THEN
    RETURN v_keys;
  END IF;
  IF v_compound IS NOT NULL THEN
    v_keys := pg_catalog.array_append(v_keys, pg_catalog.concat('区', v_compound, '/号', v_number, v_inside));
  END IF;
  IF v_road IS NOT NULL THEN
    v_keys := pg_catalog.array_append(v_keys, pg_catalog.concat('路', v_road, '/号', v_number, v_inside));
  ELSE
    -- 梨子湾6号 is 梨子湾组6号 in its village, whichever way it was read.
    v_keys := pg_catalog.array_append(v_keys, pg_catalog.concat('村', v_community, '/组' || coalesce(v_group, v_compound), '/号', v_number, v_inside));
  END IF;
  RETURN v_keys;
END
$$;
COMMENT ON FUNCTION ybss_registry.lookup_keys(ybss.address) IS
'The keys by which an address is looked up: what is inside the compound, on the road, in the group; class words folded. Immutable: depends on its argument only. / 地址查找键。';


CREATE OR REPLACE FUNCTION ybss_registry.keep_lookup() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM ybss_registry.address_lookup k
    WHERE k.district = OLD.district AND k.address_id = OLD.address_id;
  END IF;
  IF NEW.habitable THEN
    INSERT INTO ybss_registry.address_lookup (district, key, address_id, grid, town, community)
    SELECT DISTINCT NEW.district, k.key, NEW.address_id, NEW.grid,
      ybss.address_element(NEW.address, 'town'), ybss.address_element(NEW.address, 'community')
    FROM pg_catalog.unnest(ybss_registry.lookup_keys(NEW.address)) k(key);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_lookup() IS
'Keeps the look-up keys of an address as it changes. Volatile: trigger. Security definer: whoever may write an address need not know its keys. / 维护标准地址查找键。';
CREATE OR REPLACE TRIGGER keep_lookup AFTER INSERT OR UPDATE OF address, state, grid ON ybss_registry.address
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_lookup();
