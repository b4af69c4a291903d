-- The keys by which an address is looked up, kept by a trigger.

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
    FROM pg_catalog.unnest(ybss.lookup_keys(NEW.address)) k(key);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_lookup() IS
'Keeps the look-up keys of an address as it changes. Volatile: trigger. Security definer: whoever may write an address need not know its keys. / 维护标准地址查找键。';
CREATE OR REPLACE TRIGGER keep_lookup AFTER INSERT OR UPDATE OF address, state, grid ON ybss_registry.address
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_lookup();
