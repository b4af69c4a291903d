-- kind 7: work that waits for a key which anybody can hold
-- found by: harness, check
CREATE FUNCTION ybss_registry.wait_for_key() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$ BEGIN PERFORM pg_advisory_xact_lock(hashtext('ybss.hole')); RETURN NEW; END $$;
CREATE TRIGGER wait_for_key BEFORE INSERT OR UPDATE ON ybss_registry.address FOR EACH ROW EXECUTE FUNCTION ybss_registry.wait_for_key();
