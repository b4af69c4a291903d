-- What every change of a street must keep.

CREATE OR REPLACE FUNCTION ybss_registry.guard_street() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_from text := CASE TG_OP WHEN 'INSERT' THEN 'nothing' ELSE OLD.state END;
  v_step text := CASE v_from || ' ' || NEW.state
    WHEN 'nothing proposed' THEN 'propose_street' WHEN 'nothing named' THEN 'name_street' WHEN 'nothing signed' THEN 'name_street'
    WHEN 'proposed named' THEN 'name_street' WHEN 'named signed' THEN 'sign_street'
    WHEN 'proposed retired' THEN 'retire_street' WHEN 'named retired' THEN 'retire_street' WHEN 'signed retired' THEN 'retire_street'
    WHEN 'signed named' THEN 'name_street' END;
BEGIN
  IF v_step IS NULL AND v_from <> NEW.state THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA11', CONSTRAINT = 'street_life',
      MESSAGE = pg_catalog.format('a street cannot go from %s to %s', v_from, NEW.state),
      DETAIL = '街路巷须依次经过申报、命名、设标、销名。', HINT = 'proposed → named → signed → retired; a new name takes a signed one back to named.';
  END IF;
  IF TG_ARGV[0] = 'people' THEN
    IF v_from IN ('named', 'signed') AND NEW.name <> OLD.name THEN
      RAISE EXCEPTION USING ERRCODE = 'YBA11', CONSTRAINT = 'street_is_renamed_with_its_addresses',
        MESSAGE = 'a named street is renamed together with its addresses', DETAIL = '已命名的街路巷更名须同时更新其地址。',
        HINT = 'SELECT ybss.rename_street(street_id, name, document)';
    END IF;
    PERFORM ybss_registry.require_step(v_step) WHERE v_step IS NOT NULL;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_street() IS
'Rule of a street''s life: YBA11 for a step out of order or a name changed beside rename_street, YBA10 for another office''s step. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 街路巷命名规则。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_street_kept() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'YBA14', CONSTRAINT = 'street_is_never_deleted',
    MESSAGE = 'a street that was named is never deleted', DETAIL = '已命名的街路巷不得删除，只能销名。',
    HINT = 'ybss.retire_street(street_id, document); a proposed one may be deleted.';
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_street_kept() IS
'A street that was ever named stays (YBA14). Volatile: trigger. Security definer: like every trigger function of the registry; it reads no table. / 已命名街路巷不得删除。';

CREATE OR REPLACE TRIGGER guard_kept BEFORE DELETE ON ybss_registry.street
FOR EACH ROW WHEN (OLD.state <> 'proposed') EXECUTE FUNCTION ybss_registry.guard_street_kept();
CREATE OR REPLACE TRIGGER guard_street BEFORE INSERT OR UPDATE OF state, name ON ybss_registry.street
FOR EACH ROW WHEN (current_user = 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_street('registry');
CREATE OR REPLACE TRIGGER guard_street_of_people BEFORE INSERT OR UPDATE OF state, name ON ybss_registry.street
FOR EACH ROW WHEN (current_user <> 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_street('people');
