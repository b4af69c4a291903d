-- What stands on an address goes with it, records of added kinds like houses and units.

CREATE OR REPLACE FUNCTION ybss_registry.follow_thing_grid() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- The job that redraws the tree moves every row itself.
  IF NOT ybss.said_refiles() THEN
    UPDATE ybss_registry.thing t SET grid = NEW.grid
    WHERE t.district = NEW.district AND t.address_id = NEW.address_id AND t.grid <> NEW.grid AND t.ended_on IS NULL;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.follow_thing_grid() IS
'Trigger on addresses: standing records of added kinds go with their address to another grid. Volatile: trigger. Security definer: who moves an address need not write what stands on it. / 地址改属网格时，其上的各类记录随之改属。';
CREATE OR REPLACE TRIGGER follow_thing_grid AFTER UPDATE OF grid ON ybss_registry.address
FOR EACH ROW WHEN (OLD.grid OPERATOR(ybss.<>) NEW.grid) EXECUTE FUNCTION ybss_registry.follow_thing_grid();
REVOKE ALL ON FUNCTION ybss_registry.follow_thing_grid() FROM PUBLIC;
