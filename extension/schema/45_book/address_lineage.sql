-- What became of addresses: lineage is kept, has no cycles, and is followed to the end.

CREATE OR REPLACE FUNCTION ybss_registry.guard_lineage() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_before text;
  v_after text;
BEGIN
  -- A redrawn management tree files it elsewhere; what it tells stays.
  IF TG_OP = 'UPDATE' AND ybss.said_refiles()
     AND pg_catalog.to_jsonb(NEW) - '{grid,recorded_at,changed_at,change_id}'::text[] = pg_catalog.to_jsonb(OLD) - '{grid,recorded_at,changed_at,change_id}'::text[] THEN
    RETURN NEW;
  END IF;
  -- A newer version of the normaliser finds it by other keys; what it tells stays, too.
  IF TG_OP = 'UPDATE' AND ybss.said_refiles() AND ybss.address_text(NEW.address) = ybss.address_text(OLD.address)
     AND pg_catalog.to_jsonb(NEW) - '{address,keys,recorded_at,changed_at,change_id}'::text[] = pg_catalog.to_jsonb(OLD) - '{address,keys,recorded_at,changed_at,change_id}'::text[] THEN
    NEW.keys := ybss.lookup_keys(NEW.address);
    RETURN NEW;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA14', CONSTRAINT = 'lineage_is_kept',
      MESSAGE = 'lineage is only added to', DETAIL = '地址沿革只增不改。', HINT = 'A later change is a further row.';
  END IF;
  NEW.keys := ybss.lookup_keys(NEW.address);
  IF NEW.address_id = NEW.successor_id THEN
    RETURN NEW;
  END IF;
  -- A retired address never lives again, so that a way that leads from retired
  -- to living ones only cannot come back to where it began.
  SELECT a.state INTO v_before FROM ybss_registry.address a
  WHERE a.district = NEW.district AND a.address_id = NEW.address_id FOR SHARE;
  SELECT a.state INTO v_after FROM ybss_registry.address a
  WHERE a.district = NEW.district AND a.address_id = NEW.successor_id FOR SHARE;
  IF v_before IS DISTINCT FROM 'retired' OR coalesce(v_after, 'retired') = 'retired' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA14', CONSTRAINT = 'lineage_leads_to_the_living',
      MESSAGE = 'lineage leads from a retired address to one that lives', DETAIL = '沿革须由已注销地址指向在用地址。',
      HINT = 'ybss.retire_address(address_id, successor => …), split_address and merge_addresses write it.';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_lineage() IS
'Rules of lineage (YBA14): only added to, and from a retired address to a living one, so that there can be no cycle; fills the look-up keys. Volatile: trigger. Security definer: a successor may lie out of the caller''s scope. / 地址沿革规则。';
CREATE OR REPLACE TRIGGER guard_lineage BEFORE INSERT OR UPDATE OR DELETE ON ybss_registry.address_lineage
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_lineage();

CREATE OR REPLACE FUNCTION ybss.successor(address_id bigint)
RETURNS TABLE (successor_id bigint, address text, state text, steps int)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 2
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH RECURSIVE way (district, address_id, steps) AS (
    SELECT a.district, a.address_id, 0 FROM ybss_registry.address a
    WHERE a.address_id = successor.address_id
      AND a.district = (SELECT ybss_registry.district_of_record('address', successor.address_id))
    UNION
    SELECT w.district, l.successor_id, w.steps + 1 FROM way w
    JOIN ybss_registry.address_lineage l ON l.district = w.district AND l.address_id = w.address_id
    WHERE l.successor_id <> l.address_id
  )
  SELECT a.address_id, ybss.address_text(a.address), a.state, pg_catalog.min(w.steps) FROM way w
  JOIN ybss_registry.address a ON a.district = w.district AND a.address_id = w.address_id
  WHERE NOT EXISTS (SELECT FROM ybss_registry.address_lineage l
    WHERE l.district = a.district AND l.address_id = a.address_id AND l.successor_id <> l.address_id)
  GROUP BY a.address_id, a.address, a.state
$$;
COMMENT ON FUNCTION ybss.successor(bigint) IS
'What an address is today: itself where it was neither split, merged nor replaced, else the ends of its lineage, with the number of steps between. A state "retired" says that the line ended. Stable: reads lineage. Security definer: reads the book for people who only see its view; rows of their scope only. / 查询地址的现行承接地址。';

CREATE OR REPLACE FUNCTION ybss.former_addresses(address_id bigint)
RETURNS TABLE (changed_on date, kind text, former_id bigint, address text, document text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 3
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH RECURSIVE way (district, address_id) AS (
    SELECT a.district, a.address_id FROM ybss_registry.address a
    WHERE a.address_id = former_addresses.address_id
      AND a.district = (SELECT ybss_registry.district_of_record('address', former_addresses.address_id))
    UNION
    SELECT w.district, l.address_id FROM way w
    JOIN ybss_registry.address_lineage l ON l.district = w.district AND l.successor_id = w.address_id
  )
  SELECT l.changed_on, l.kind, l.address_id, ybss.address_text(l.address), l.document FROM way w
  JOIN ybss_registry.address_lineage l ON l.district = w.district AND l.successor_id = w.address_id
  ORDER BY l.changed_on DESC, l.recorded_at DESC, l.lineage_id
$$;
COMMENT ON FUNCTION ybss.former_addresses(bigint) IS
'What an address was called before, and which addresses went over into it, newest first. Stable: reads lineage. Security definer: as successor. / 查询地址的历史名称与来源。';

CREATE OR REPLACE FUNCTION ybss_registry.by_former_address(p_district int, p_address ybss.address)
RETURNS TABLE (address_id bigint, kind text, changed_on date, exact boolean)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- An old number on a street that was renamed since is read with the new name.
  WITH spelt AS (
    SELECT p_address AS address
    UNION ALL
    SELECT ybss.address_with(p_address, 'road', f.name) FROM ybss_registry.street s
    JOIN ybss_registry.street_name f ON f.district = s.district AND f.street_id = s.street_id
    WHERE s.district = p_district AND s.name = ybss.address_element(p_address, 'road')
  ), meant AS MATERIALIZED (
    SELECT s.address, ybss.lookup_keys(s.address) AS keys FROM spelt s
  ), was AS (
    SELECT l.*, true AS same FROM meant m JOIN ybss_registry.address_lineage l ON l.district = p_district AND l.address = m.address
    UNION ALL
    SELECT l.*, false FROM meant m
    JOIN ybss_registry.address_lineage l ON l.district = p_district AND l.keys && m.keys AND l.address <> m.address
    WHERE coalesce(ybss.address_element(l.address, 'town') = ybss.address_element(p_address, 'town'), true)
      AND coalesce(ybss.address_element(l.address, 'community') = ybss.address_element(p_address, 'community'), true)
  )
  SELECT DISTINCT ON (s.successor_id) s.successor_id, w.kind, w.changed_on, w.same
  FROM was w CROSS JOIN LATERAL ybss.successor(w.successor_id) s
  WHERE s.state <> 'retired' AND (w.same OR NOT EXISTS (SELECT FROM was x WHERE x.same))
  ORDER BY s.successor_id, w.changed_on DESC
$$;
COMMENT ON FUNCTION ybss_registry.by_former_address(int, ybss.address) IS
'The living addresses to which a former one of that text leads: by its whole key, else by its look-up keys where town and community do not contradict. Stable: reads lineage. / 以旧地址查找现行地址。';
REVOKE ALL ON FUNCTION ybss.successor(bigint), ybss.former_addresses(bigint),
  ybss_registry.by_former_address(int, ybss.address) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.successor(bigint), ybss.former_addresses(bigint) TO ybss_reader, ybss_operator;
