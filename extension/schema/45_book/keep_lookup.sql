-- The keys by which an address is looked up, kept by triggers: of one that changes by the row,
-- of new ones by the statement, since a list brings thousands of them.

CREATE OR REPLACE FUNCTION ybss_registry.keep_lookup() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  DELETE FROM ybss_registry.address_lookup k
  WHERE k.district = OLD.district AND k.address_id = OLD.address_id;
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

CREATE OR REPLACE FUNCTION ybss_registry.keep_new_lookup() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_ids CONSTANT bigint[] := ARRAY(SELECT n.address_id FROM added n WHERE n.habitable);
BEGIN
  IF pg_catalog.cardinality(v_ids) = 0 THEN
    RETURN NULL;
  END IF;
  PERFORM ybss.write_set(pg_catalog.format('INSERT INTO ybss_registry.address_lookup (district, key, address_id, grid, town, community)
    SELECT DISTINCT a.district, k.key, a.address_id, a.grid, a.town, a.community
    FROM (SELECT n.*, ybss.address_element(n.address, ''town'') AS town, ybss.address_element(n.address, ''community'') AS community
      FROM ybss_registry.address n WHERE n.district = ANY (%L) AND n.address_id = ANY (%L) OFFSET 0) a
    CROSS JOIN LATERAL pg_catalog.unnest(ybss.lookup_keys(a.address)) k(key)',
    ARRAY(SELECT DISTINCT n.district FROM added n), v_ids));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_new_lookup() IS
'Gives new addresses their look-up keys, all of a statement at once. Volatile: trigger. Security definer: whoever may write an address need not know its keys. / 成批生成新增标准地址的查找键。';
CREATE OR REPLACE TRIGGER keep_lookup AFTER UPDATE OF address, state, grid ON ybss_registry.address
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_lookup();
CREATE OR REPLACE TRIGGER keep_new_lookup AFTER INSERT ON ybss_registry.address
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.keep_new_lookup();
