-- The keys by which an address is looked up, kept by a trigger.

CREATE OR REPLACE FUNCTION ybss_registry.lookup_keys(a ybss.address) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- The canonical key names each element by its class: 路 road, 号 number, 区
  -- compound, 组 group; what lies inside a door or a compound comes behind.
  WITH k AS (
    SELECT ybss.address_key(a) AS key, ybss.address_element(a, 'community') AS community
  ), e AS (
    SELECT substring(key, '/路([^/]+)') AS road, substring(key, '/号([^/]+)') AS number,
      -- People leave 小区 away: 学府 is 学府小区.
      regexp_replace(substring(key, '/区([^/]+)'), '(?<=..)小区$', '') AS compound, substring(key, '/组([^/]+)') AS village_group,
      concat(substring(key, '/期[^/]+'), substring(key, '/幢[^/]+'), substring(key, '/单[^/]+'),
             substring(key, '/层[^/]+'), substring(key, '/室[^/]+')) AS inside,
      community
    FROM k
    -- 对面 and 旁50米 name another place than the address beside them.
    WHERE key !~ '/[关距]'
  )
  SELECT array_remove(ARRAY[
    CASE WHEN compound IS NOT NULL AND (inside <> '' OR number IS NULL) THEN concat('区', compound, inside) END,
    CASE WHEN compound IS NOT NULL AND number IS NOT NULL THEN concat('区', compound, '/号', number, inside) END,
    CASE WHEN road IS NOT NULL AND number IS NOT NULL THEN concat('路', road, '/号', number, inside) END,
    -- 梨子湾6号 is 梨子湾组6号 in its village, whichever way it was read.
    CASE WHEN coalesce(village_group, compound) IS NOT NULL AND number IS NOT NULL AND road IS NULL
         THEN concat('村', community, '/组', coalesce(village_group, compound), '/号', number, inside) END,
    CASE WHEN concat(road, compound, village_group) = '' AND number IS NOT NULL
         THEN concat('村', community, '/号', number, inside) END
  ], NULL) FROM e
$$;
COMMENT ON FUNCTION ybss_registry.lookup_keys(ybss.address) IS
'The keys by which an address is looked up: what is inside the compound, on the road, in the group; class words folded. Immutable: depends on its argument only. / 地址查找键。';

GRANT EXECUTE ON FUNCTION ybss_registry.lookup_keys(ybss.address) TO ybss_operator;

CREATE OR REPLACE FUNCTION ybss_registry.keep_lookup() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM ybss_registry.address_lookup k
    WHERE k.district = OLD.district AND k.address_id = OLD.address_id;
  END IF;
  IF NEW.state <> 'retired' THEN
    INSERT INTO ybss_registry.address_lookup (district, key, address_id, town, community)
    SELECT DISTINCT NEW.district, k.key, NEW.address_id,
      ybss.address_element(NEW.address, 'town'), ybss.address_element(NEW.address, 'community')
    FROM unnest(ybss_registry.lookup_keys(NEW.address)) k(key);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_lookup() IS
'Keeps the look-up keys of an address as it changes. Volatile: trigger. Security definer: whoever may write an address need not know its keys. / 维护标准地址查找键。';
CREATE OR REPLACE TRIGGER keep_lookup AFTER INSERT OR UPDATE OF address, state ON ybss_registry.address
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_lookup();
