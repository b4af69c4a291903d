-- What every change of an address must keep, by whatever road it comes.

CREATE OR REPLACE FUNCTION ybss_registry.step_between(from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT CASE from_state || ' ' || to_state
    WHEN 'proposed confirmed' THEN 'confirm_address'
    WHEN 'confirmed installed' THEN 'install_plate'
    WHEN 'confirmed suspended' THEN 'suspend_address'
    WHEN 'installed suspended' THEN 'suspend_address'
    WHEN 'suspended confirmed' THEN 'suspend_address'
    WHEN 'suspended installed' THEN 'suspend_address'
    WHEN 'proposed retired' THEN 'retire_address'
    WHEN 'confirmed retired' THEN 'retire_address'
    WHEN 'installed retired' THEN 'retire_address'
    WHEN 'suspended retired' THEN 'retire_address' END
$$;
COMMENT ON FUNCTION ybss_registry.step_between(text, text) IS
'The step that leads from one state of an address to another, null where none does: nothing leads out of retired. Immutable: depends on its arguments only. / 两个状态之间的办理环节。';

CREATE OR REPLACE FUNCTION ybss_registry.known_step(from_state text, to_state text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF ybss_registry.step_between(from_state, to_state) IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA11', CONSTRAINT = 'address_life',
      MESSAGE = 'an address cannot go from ' || coalesce(from_state, '') || ' to ' || coalesce(to_state, ''),
      DETAIL = '地址须依次经过申报、确认、安装、停用、注销，注销后不再恢复。',
      HINT = 'proposed → confirmed → installed → suspended → retired; a retired address gets a successor, never a new life.';
  END IF;
  RETURN ybss_registry.step_between(from_state, to_state);
END
$$;
COMMENT ON FUNCTION ybss_registry.known_step(text, text) IS
'The step between two states; raises YBA11 where there is none. Immutable: depends on its arguments only. / 两个状态之间的办理环节，不存在时报错。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_address_state() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_step text := ybss_registry.known_step(OLD.state, NEW.state);
BEGIN
  -- Functions of the registry run as its owner and have asked for the office.
  IF TG_ARGV[0] = 'people' THEN
    PERFORM ybss_registry.require_step(v_step);
  END IF;
  IF NEW.state = 'installed' AND NOT EXISTS (SELECT FROM ybss_registry.address_step s
      WHERE s.district = NEW.district AND s.address_id = NEW.address_id AND s.to_state = 'installed'
        AND (OLD.state = 'suspended' OR s.transaction = pg_current_xact_id())) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA12', CONSTRAINT = 'step_installed_has_evidence',
      MESSAGE = 'a plate is installed with evidence only', DETAIL = '门牌安装须登记时间、位置和照片。',
      HINT = 'SELECT ybss.install_plate(address_id, at, longitude, latitude, photo)';
  END IF;
  IF NEW.state = 'retired' THEN
    PERFORM ybss_registry.require_unused(OLD.district, OLD.address_id);
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_address_state() IS
'Rule of an address''s life: YBA11 for a step out of order, YBA10 for another office''s, YBA12 for a plate without evidence, YBA13 where something stands on it. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 地址状态变更规则。';


CREATE OR REPLACE FUNCTION ybss_registry.note_address_state() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  INSERT INTO ybss_registry.address_step (district, address_id, grid, from_state, to_state, office, actor)
  SELECT NEW.district, NEW.address_id, NEW.grid, OLD.state, NEW.state, a.office, a.actor FROM ybss_registry.acting() a
  WHERE NOT EXISTS (SELECT FROM ybss_registry.address_step s
    WHERE s.district = NEW.district AND s.address_id = NEW.address_id AND s.from_state = OLD.state
      AND s.to_state = NEW.state AND s.transaction = pg_current_xact_id());
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_address_state() IS
'Writes the step of a change of state that nobody wrote down: plain UPDATEs too leave their line. Volatile: trigger. Security definer: the log is only added to. / 登记地址办理记录。';

CREATE OR REPLACE FUNCTION ybss_registry.note_text(p_district int, p_grid ybss.grid_code, p_address_id bigint, p_before ybss.address) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  INSERT INTO ybss_registry.address_lineage (district, grid, kind, address_id, address, successor_id)
  VALUES (p_district, p_grid, 'renumber', p_address_id, p_before, p_address_id)
$$;
COMMENT ON FUNCTION ybss_registry.note_text(int, ybss.grid_code, bigint, ybss.address) IS
'Writes what an address was called before into lineage. Volatile: writes lineage. Security definer: lineage is only added to. / 登记地址变更前的文本。';
REVOKE ALL ON FUNCTION ybss_registry.note_text(int, ybss.grid_code, bigint, ybss.address) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.note_address_text() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.note_text(OLD.district, OLD.grid, OLD.address_id, OLD.address);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_address_text() IS
'A text that is changed by hand leaves its line in lineage, too. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 手工改写地址也登记沿革。';
-- The registry's own functions have written it, with the document.
CREATE OR REPLACE TRIGGER note_text AFTER UPDATE OF address ON ybss_registry.address
FOR EACH ROW WHEN (OLD.address OPERATOR(ybss.<>) NEW.address AND OLD.state <> 'proposed' AND current_user <> 'ybss_owner') EXECUTE FUNCTION ybss_registry.note_address_text();

-- Who writes is known outside of the function only, which runs as the owner.
CREATE OR REPLACE TRIGGER guard_state BEFORE UPDATE OF state ON ybss_registry.address
FOR EACH ROW WHEN (OLD.state <> NEW.state AND current_user = 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_address_state('registry');
CREATE OR REPLACE TRIGGER guard_state_of_people BEFORE UPDATE OF state ON ybss_registry.address
FOR EACH ROW WHEN (OLD.state <> NEW.state AND current_user <> 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_address_state('people');
CREATE OR REPLACE TRIGGER note_state AFTER UPDATE OF state ON ybss_registry.address
FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION ybss_registry.note_address_state();
