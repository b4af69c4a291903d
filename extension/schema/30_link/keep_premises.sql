-- A unit's own address is its main premises of today, whoever writes; looked at at the
-- end of the transaction.

CREATE OR REPLACE FUNCTION ybss_registry.keep_premises() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_unit ybss_registry.unit%ROWTYPE;
BEGIN
  -- At the end of the transaction, for intake writes both.
  SELECT * INTO v_unit FROM ybss_registry.unit u WHERE u.district = NEW.district AND u.unit_id = NEW.unit_id;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF v_unit.closed_on IS NOT NULL THEN
    DELETE FROM ybss_registry.premises p
    WHERE p.district = NEW.district AND p.unit_id = NEW.unit_id AND pg_catalog.lower(p.valid) >= v_unit.closed_on;
    UPDATE ybss_registry.premises p SET valid = daterange(pg_catalog.lower(p.valid), v_unit.closed_on)
    WHERE p.district = NEW.district AND p.unit_id = NEW.unit_id AND p.valid @> v_unit.closed_on;
    DELETE FROM ybss_registry.employment e
    WHERE e.district = NEW.district AND e.unit_id = NEW.unit_id AND pg_catalog.lower(e.valid) >= v_unit.closed_on;
    UPDATE ybss_registry.employment e SET valid = daterange(pg_catalog.lower(e.valid), v_unit.closed_on)
    WHERE e.district = NEW.district AND e.unit_id = NEW.unit_id AND e.valid @> v_unit.closed_on;
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT FROM ybss_registry.premises p WHERE p.district = NEW.district AND p.unit_id = NEW.unit_id
             AND p.main AND p.address_id = v_unit.address_id AND pg_catalog.upper_inf(p.valid)) THEN
    RETURN NULL;
  END IF;
  DELETE FROM ybss_registry.premises p
  WHERE p.district = NEW.district AND p.unit_id = NEW.unit_id AND (p.main OR p.address_id = v_unit.address_id)
    AND pg_catalog.lower(p.valid) >= ybss.today();
  UPDATE ybss_registry.premises p SET valid = daterange(pg_catalog.lower(p.valid), ybss.today())
  WHERE p.district = NEW.district AND p.unit_id = NEW.unit_id AND (p.main OR p.address_id = v_unit.address_id)
    AND p.valid @> ybss.today();
  INSERT INTO ybss_registry.premises (district, grid, unit_id, address_id, main, valid)
  SELECT v_unit.district, v_unit.grid, v_unit.unit_id, v_unit.address_id, true, daterange(CASE
    WHEN EXISTS (SELECT FROM ybss_registry.premises p WHERE p.district = NEW.district AND p.unit_id = NEW.unit_id) THEN ybss.today()
    ELSE least(v_unit.founded_on, ybss.today()) END, NULL);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_premises() IS
'Keeps a main premises at the unit''s own address from the day of its founding, or of the change, and ends all of them, and all employments, where the unit closes. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 单位地址变更时同步经营场所。';

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = 'ybss_registry.unit'::regclass AND t.tgname = 'keep_premises') THEN
    CREATE CONSTRAINT TRIGGER keep_premises AFTER INSERT OR UPDATE OF address_id, closed_on ON ybss_registry.unit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_premises();
  END IF;
END
$$;
