-- A street's name, and those that it had, among the parser's.

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
'Brings one street name of ybss_registry.local_name up to date: a road while a named street bears it, else an alias of the one street that bore it; names that people entered stay. Volatile: writes names. / 更新解析器使用的街路巷名与旧名。';

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
      VALUES (OLD.district, OLD.street_id, OLD.name, OLD.grid, coalesce(NEW.decided_on, ybss.today()), NEW.document, NEW.state = 'retired')
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
CREATE OR REPLACE TRIGGER keep_name AFTER INSERT OR DELETE OR UPDATE OF state, name, division, successor_id ON ybss_registry.street
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_street_name();
