-- Who may write plate rules.

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
