-- What every change of a street must keep, and its name among the parser's.

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

CREATE OR REPLACE FUNCTION ybss_registry.tell_parser(p_name text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  DELETE FROM ybss_registry.local_name n WHERE n.name = p_name AND n.source = 'street'
    AND NOT EXISTS (SELECT FROM ybss_registry.street s WHERE s.name = p_name AND s.state IN ('named', 'signed'));
  -- Where towns have streets of one name, the name alone says no place.
  INSERT INTO ybss_registry.local_name (name, kind, division, source)
  SELECT p_name, 'road', CASE WHEN pg_catalog.count(DISTINCT s.division) = 1 AND pg_catalog.count(s.division) = count(*) THEN pg_catalog.min(s.division::text)::ybss.division_code END, 'street'
  FROM ybss_registry.street s WHERE s.name = p_name AND s.state IN ('named', 'signed') HAVING count(*) > 0
  ON CONFLICT (name, kind) DO UPDATE SET division = EXCLUDED.division
  WHERE local_name.source = 'street' AND local_name.division IS DISTINCT FROM EXCLUDED.division;
  IF FOUND THEN
    DELETE FROM ybss_registry.local_name n WHERE n.name = p_name AND n.kind = 'alias' AND n.source = 'street';
    RETURN;
  END IF;
  -- A name that no street bears any more stands for the one that bore it; where
  -- several did, only lineage tells which is meant.
  DELETE FROM ybss_registry.local_name n WHERE n.name = p_name AND n.kind = 'alias' AND n.source = 'street';
  INSERT INTO ybss_registry.local_name (name, kind, stands_for, source)
  SELECT p_name, 'alias', pg_catalog.min(t.name), 'street'
  FROM ybss_registry.street_name f
  JOIN ybss_registry.street s ON s.district = f.district AND s.street_id = f.street_id
  LEFT JOIN ybss_registry.street t ON t.district = s.district AND t.state IN ('named', 'signed')
    AND t.street_id = CASE s.state WHEN 'retired' THEN s.successor_id ELSE s.street_id END
  WHERE f.name = p_name AND NOT EXISTS (SELECT FROM ybss_registry.street b WHERE b.name = p_name AND b.state <> 'retired')
  HAVING pg_catalog.count(DISTINCT s.street_id) = 1 AND pg_catalog.min(t.name) <> p_name
  ON CONFLICT (name, kind) DO NOTHING;
END
$$;
COMMENT ON FUNCTION ybss_registry.tell_parser(text) IS
'Brings one street name of ybss_registry.local_name up to date: a road while a named street bears it, else an alias of the one street that bore it; names that people entered stay. Volatile: writes names. / 更新解析器使用的道路名与旧名。';

CREATE OR REPLACE FUNCTION ybss_registry.keep_street_name() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_former text;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF TG_OP = 'UPDATE' AND OLD.state IN ('named', 'signed') AND (NEW.name <> OLD.name OR NEW.state = 'retired') THEN
      INSERT INTO ybss_registry.street_name (district, street_id, name, grid, ended_on, document, addresses_renewed)
      VALUES (OLD.district, OLD.street_id, OLD.name, OLD.grid, coalesce(NEW.decided_on, current_date), NEW.document, NEW.state = 'retired')
      ON CONFLICT (district, street_id, name, ended_on) DO UPDATE SET addresses_renewed = EXCLUDED.addresses_renewed;
    END IF;
    PERFORM ybss_registry.tell_parser(OLD.name);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM ybss_registry.tell_parser(NEW.name);
    -- Names that stood for the old one stand for the new one.
    FOR v_former IN SELECT f.name FROM ybss_registry.street_name f
      WHERE f.district = NEW.district AND f.street_id = NEW.street_id AND f.name <> NEW.name LOOP
      PERFORM ybss_registry.tell_parser(v_former);
    END LOOP;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_street_name() IS
'Keeps former names and the parser''s names as a street''s name and state change. Volatile: trigger. Security definer: whoever may name a street need not write the parser''s names. / 维护曾用名与解析器地名。';
REVOKE ALL ON FUNCTION ybss_registry.tell_parser(text) FROM PUBLIC;

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

CREATE OR REPLACE FUNCTION ybss_registry.guard_plate_rule() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.require_step('set_plate_rule');
  RETURN coalesce(NEW, OLD);
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_plate_rule() IS
'Plate rules are the office''s that owns them (YBA10). Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 编号规则由主管部门制定。';
-- All but the grid: redrawing the tree takes rules along, whoever does it.
CREATE OR REPLACE TRIGGER guard_plate_rule BEFORE INSERT OR DELETE OR UPDATE OF street_id, east_west_from, north_south_from,
  from_line_end, odd_side, numbers, first_number, metres_per_number, suffix_form, withheld, basis, valid ON ybss_registry.plate_rule
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_plate_rule();
CREATE OR REPLACE TRIGGER guard_kept BEFORE DELETE ON ybss_registry.street
FOR EACH ROW WHEN (OLD.state <> 'proposed') EXECUTE FUNCTION ybss_registry.guard_street_kept();
CREATE OR REPLACE TRIGGER guard_street BEFORE INSERT OR UPDATE OF state, name ON ybss_registry.street
FOR EACH ROW WHEN (current_user = 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_street('registry');
CREATE OR REPLACE TRIGGER guard_street_of_people BEFORE INSERT OR UPDATE OF state, name ON ybss_registry.street
FOR EACH ROW WHEN (current_user <> 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_street('people');
CREATE OR REPLACE TRIGGER keep_name AFTER INSERT OR DELETE OR UPDATE OF state, name, division, successor_id ON ybss_registry.street
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_street_name();
