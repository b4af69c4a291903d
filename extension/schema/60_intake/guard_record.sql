-- A line is tied only to records that the writer sees.

CREATE OR REPLACE FUNCTION ybss_registry.require_record(p_district int, p_record_id bigint) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Reads with the writer's own rights: what row security hides does not count.
  IF NOT EXISTS (SELECT FROM ybss_registry.person p WHERE p.district = p_district AND p.person_id = p_record_id)
    AND NOT EXISTS (SELECT FROM ybss_registry.unit u WHERE u.district = p_district AND u.unit_id = p_record_id)
    AND NOT EXISTS (SELECT FROM ybss_registry.thing t WHERE t.district = p_district AND t.thing_id = p_record_id)
    AND NOT EXISTS (SELECT FROM ybss_registry.building b WHERE b.district = p_district AND b.building_id = p_record_id)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'YBL01', MESSAGE = 'a line can be tied only to a record within your scope',
      DETAIL = '清单行只能关联权限范围内的人员、单位、楼栋或其他记录。', HINT = 'record_id is a person, unit, building or thing that you see.';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.require_record(int, bigint) IS
'Raises YBL01 for a record that the writer of a line does not see: a person, unit, thing or building. Stable: reads the registers. / 关联的记录须在权限范围内。';
REVOKE ALL ON FUNCTION ybss_registry.require_record(int, bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.guard_record() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.require_record(NEW.district, NEW.record_id);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_record() IS
'Refuses (YBL01) to tie a line to a record that its writer does not see: the record''s grid follows its lines, and so would reach the writer''s scope. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 禁止将清单行关联到权限范围外的记录。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_records() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET enable_nestloop = off -- of many lines nothing is known of the registers that they have just filled
AS $$
DECLARE
  v_district int;
  v_record_id bigint;
BEGIN
  IF (SELECT count(*) FROM written w) > 1000 THEN
    -- Planned for this set, and for no other.
    EXECUTE 'SELECT w.district, w.record_id FROM written w WHERE w.record_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM ybss_registry.person p WHERE p.district = w.district AND p.person_id = w.record_id)
      AND NOT EXISTS (SELECT FROM ybss_registry.unit u WHERE u.district = w.district AND u.unit_id = w.record_id)
      AND NOT EXISTS (SELECT FROM ybss_registry.thing t WHERE t.district = w.district AND t.thing_id = w.record_id)
      AND NOT EXISTS (SELECT FROM ybss_registry.building b WHERE b.district = w.district AND b.building_id = w.record_id) LIMIT 1'
    INTO v_district, v_record_id;
    PERFORM ybss_registry.require_record(v_district, v_record_id) WHERE v_record_id IS NOT NULL;
  ELSE
    PERFORM ybss_registry.require_record(q.district, q.record_id)
    FROM (SELECT DISTINCT w.district, w.record_id FROM written w WHERE w.record_id IS NOT NULL) q;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_records() IS
'As guard_record, of all lines that one statement inserted. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 同上，按一条语句写入的全部行检查。';

CREATE OR REPLACE TRIGGER guard_record BEFORE UPDATE OF record_id ON ybss_registry.intake_line
FOR EACH ROW WHEN (NEW.record_id IS NOT NULL) EXECUTE FUNCTION ybss_registry.guard_record();
CREATE OR REPLACE TRIGGER guard_records AFTER INSERT ON ybss_registry.intake_line
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.guard_records();
