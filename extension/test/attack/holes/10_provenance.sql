-- kind 10: the source of a change is what the client set
-- found by: audit, check
CREATE FUNCTION ybss_registry.take_said_source() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ BEGIN NEW.source := current_setting('application_name'); RETURN NEW; END $$;
CREATE TRIGGER take_said_source BEFORE INSERT ON ybss_registry.change FOR EACH ROW EXECUTE FUNCTION ybss_registry.take_said_source();
