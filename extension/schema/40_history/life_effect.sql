-- What follows from a death, a departure, a grid that changed, whoever writes it.

CREATE OR REPLACE FUNCTION ybss_registry.keep_death() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
BEGIN
  FOR v_link IN SELECT * FROM (VALUES ('residence', 'person_id'), ('tenancy', 'person_id'), ('household_member', 'person_id'),
      ('employment', 'person_id'), ('departure', 'person_id'), ('guardianship', 'person_id'), ('guardianship', 'ward_id')) v (name, holder) LOOP
    -- What the day that was wrong ended goes on to the right one, or for as long as the person lives.
    IF OLD.died_on IS NOT NULL AND coalesce(NEW.died_on, 'infinity') > OLD.died_on THEN
      EXECUTE pg_catalog.format('UPDATE ybss_registry.%I t SET valid = daterange(pg_catalog.lower(t.valid), $3)
        WHERE t.district = $1 AND t.%I = $2 AND pg_catalog.upper(t.valid) = $4', v_link.name, v_link.holder)
      USING NEW.district, NEW.person_id, NEW.died_on, OLD.died_on;
    END IF;
    EXECUTE pg_catalog.format('UPDATE ybss_registry.%I t SET valid = daterange(pg_catalog.lower(t.valid), $3)
      WHERE t.district = $1 AND t.%I = $2 AND t.valid @> $3 AND t.valid @> ($3 - 1)', v_link.name, v_link.holder)
    USING NEW.district, NEW.person_id, NEW.died_on;
  END LOOP;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_death() IS
'Ends on the day of a person''s death what runs over it: residences, tenancies, memberships with headship, employments, guardianships, departures; takes back what an earlier, wrong day ended. Ownership stays: the house is the estate''s until somebody else is registered. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 登记死亡日期后，居住、租赁、户成员、从业、监护、外出于当日终止；死亡日期更正时一并更正；权属不变。';

CREATE OR REPLACE FUNCTION ybss_registry.keep_departure() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  UPDATE ybss_registry.residence r SET valid = daterange(pg_catalog.lower(r.valid), pg_catalog.lower(NEW.valid))
  WHERE r.district = NEW.district AND r.person_id = NEW.person_id AND r.main
    AND r.valid @> pg_catalog.lower(NEW.valid) AND r.valid @> (pg_catalog.lower(NEW.valid) - 1);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_departure() IS
'Ends the main residence on the day of a departure. Volatile: trigger. Security definer: as keep_death. / 外出之日终止主要居所。';

CREATE OR REPLACE FUNCTION ybss_registry.follow_address_grid() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- The job that redraws the tree moves every row itself.
  IF NOT ybss.said_refiles() THEN
    UPDATE ybss_registry.building b SET grid = NEW.grid WHERE b.district = NEW.district AND b.address_id = NEW.address_id AND b.grid <> NEW.grid;
    UPDATE ybss_registry.house h SET grid = NEW.grid
    WHERE h.district = NEW.district AND h.address_id = NEW.address_id AND h.grid <> NEW.grid AND h.ended_on IS NULL;
    UPDATE ybss_registry.premises p SET grid = NEW.grid WHERE p.district = NEW.district AND p.address_id = NEW.address_id AND p.grid <> NEW.grid;
    UPDATE ybss_registry.unit u SET grid = NEW.grid WHERE u.district = NEW.district AND u.address_id = NEW.address_id AND u.grid <> NEW.grid;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.follow_address_grid() IS
'What stands on an address goes with it to another grid. Volatile: trigger. Security definer: as keep_death. / 地址改属网格时，其上的楼栋、房屋、单位随之改属。';

CREATE OR REPLACE FUNCTION ybss_registry.follow_house_grid() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NOT ybss.said_refiles() THEN
    UPDATE ybss_registry.residence r SET grid = NEW.grid WHERE r.district = NEW.district AND r.house_id = NEW.house_id AND r.grid <> NEW.grid;
    UPDATE ybss_registry.tenancy t SET grid = NEW.grid WHERE t.district = NEW.district AND t.house_id = NEW.house_id AND t.grid <> NEW.grid;
    UPDATE ybss_registry.ownership o SET grid = NEW.grid WHERE o.district = NEW.district AND o.house_id = NEW.house_id AND o.grid <> NEW.grid;
    UPDATE ybss_registry.person p SET grid = NEW.grid FROM ybss_registry.residence r
    WHERE r.district = NEW.district AND r.house_id = NEW.house_id AND r.main AND pg_catalog.upper_inf(r.valid)
      AND p.district = r.district AND p.person_id = r.person_id AND p.grid = OLD.grid;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.follow_house_grid() IS
'What is tied to a house, and who mainly lives in it, goes with it to another grid. Volatile: trigger. Security definer: as keep_death. / 房屋改属网格时，居住、租赁、权属及居住人随之改属。';

CREATE OR REPLACE FUNCTION ybss_registry.hold_record() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Whoever writes a link holds its ends FOR KEY SHARE: who changes an end's days comes after, or before.
  EXECUTE pg_catalog.format('SELECT FROM ybss_registry.%I t WHERE t.district = $1 AND t.%I = $2 ORDER BY t.%I FOR UPDATE', TG_ARGV[0], TG_ARGV[1], TG_ARGV[0] || '_id')
  USING OLD.district, (pg_catalog.to_jsonb(OLD)->>TG_ARGV[1])::bigint;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.hold_record() IS
'Has a session that changes the days of a person, house or unit come before or after those that write its links. Arguments: the table whose rows are held, the column by which they are found. Volatile: locks. Security definer: as keep_death. / 修改起止日期时锁定记录，与关联的写入依次进行。';

CREATE OR REPLACE FUNCTION ybss_registry.hold_house() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM FROM ybss_registry.house h WHERE h.district = NEW.district AND h.house_id = NEW.house_id FOR NO KEY UPDATE;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.hold_house() IS
'Has sessions that write shares of one house come one after the other. Volatile: locks. Security definer: as keep_death. / 同一房屋的份额依次写入。';

CREATE OR REPLACE FUNCTION ybss_registry.hold_guardians() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- They are few, and may go in a circle of any length.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('ybss_registry.guardianship'), NEW.district);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.hold_guardians() IS
'Has sessions that write guardianships of a district come one after the other. Volatile: locks. Security definer: as keep_death. / 同一区的监护登记依次写入。';
REVOKE ALL ON FUNCTION ybss_registry.keep_death(), ybss_registry.keep_departure(), ybss_registry.follow_address_grid(), ybss_registry.follow_house_grid(),
  ybss_registry.hold_record(), ybss_registry.hold_house(), ybss_registry.hold_guardians() FROM PUBLIC;
