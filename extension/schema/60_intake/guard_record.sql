-- A line is tied only to records that the writer sees.

CREATE OR REPLACE FUNCTION ybss_registry.guard_record() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Reads with the writer's own rights: what row security hides does not count.
  IF NOT EXISTS (SELECT FROM ybss_registry.person p WHERE p.district = NEW.district AND p.person_id = NEW.record_id)
    AND NOT EXISTS (SELECT FROM ybss_registry.unit u WHERE u.district = NEW.district AND u.unit_id = NEW.record_id)
    AND NOT EXISTS (SELECT FROM ybss_registry.thing t WHERE t.district = NEW.district AND t.thing_id = NEW.record_id)
    AND NOT EXISTS (SELECT FROM ybss_registry.building b WHERE b.district = NEW.district AND b.building_id = NEW.record_id)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'YBL01', MESSAGE = 'a line can be tied only to a record within your scope',
      DETAIL = '清单行只能关联权限范围内的人员、单位、楼栋或其他记录。', HINT = 'record_id is a person, unit, building or thing that you see.';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_record() IS
'Refuses (YBL01) to tie a line to a record that its writer does not see: the record''s grid follows its lines, and so would reach the writer''s scope. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 禁止将清单行关联到权限范围外的记录。';
CREATE OR REPLACE TRIGGER guard_record BEFORE INSERT OR UPDATE OF record_id ON ybss_registry.intake_line
FOR EACH ROW WHEN (NEW.record_id IS NOT NULL) EXECUTE FUNCTION ybss_registry.guard_record();
