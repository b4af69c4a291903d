-- What a list may be about: the shipped kinds of lists, and the kinds that the district added.

CREATE OR REPLACE FUNCTION ybss_registry.guard_source() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NEW.record_kind NOT IN ('address', 'person', 'house', 'unit', 'declaration')
    AND NOT EXISTS (SELECT FROM ybss_registry.record_kind k WHERE k.kind = NEW.record_kind AND k.register = 'thing') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV01', CONSTRAINT = 'source_is_of_a_kind', MESSAGE = pg_catalog.format('there is no list of kind "%s"', NEW.record_kind),
      DETAIL = '没有这种清单。', HINT = 'address, person, house, unit, declaration, or a kind that the district added: SELECT kind FROM ybss.record_kind WHERE added';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_source() IS
'Trigger on sources: refuses (YBV01) a kind of list that there is not. Volatile: trigger. Security definer: who writes sources need not read kinds. / 清单记录种类检查。';

CREATE OR REPLACE FUNCTION ybss_registry.keep_listed_kind() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM ybss_registry.source s WHERE s.record_kind = OLD.kind) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV20', MESSAGE = pg_catalog.format('kind "%s" has a register, records or lists and stays', OLD.kind),
      DETAIL = '该种类已有登记表、记录或清单，不能删除。', HINT = 'Set active to false: nothing new is registered, and what stands stays.';
  END IF;
  RETURN OLD;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_listed_kind() IS
'Trigger on kinds: refuses (YBV20) to delete one that lists are of. Volatile: trigger. Security definer: who writes kinds need not read sources. / 有清单的种类不得删除。';
CREATE OR REPLACE TRIGGER guard_source BEFORE INSERT OR UPDATE OF record_kind ON ybss_registry.source
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_source();
CREATE OR REPLACE TRIGGER keep_listed_kind BEFORE DELETE ON ybss_registry.record_kind
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_listed_kind();
REVOKE ALL ON FUNCTION ybss_registry.guard_source(), ybss_registry.keep_listed_kind() FROM PUBLIC;
