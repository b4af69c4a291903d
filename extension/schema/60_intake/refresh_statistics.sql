-- Statistics of what a step of intake has just filled.

CREATE OR REPLACE FUNCTION ybss_registry.refresh_statistics(p_step text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  CASE p_step
    WHEN 'read' THEN ANALYZE ybss_registry.intake_line_default (file_id, line, state);
    WHEN 'placed' THEN ANALYZE ybss_registry.intake_line_default (state, district, address_id);
    WHEN 'housed' THEN ANALYZE ybss_registry.address, ybss_registry.address_lookup, ybss_registry.building, ybss_registry.house;
    WHEN 'matched' THEN
      ANALYZE ybss_registry.person;
      ANALYZE ybss_registry.intake_line_default (state, district, record_id);
    WHEN 'linked' THEN ANALYZE ybss_registry.residence, ybss_registry.departure, ybss_registry.tenancy,
      ybss_registry.ownership, ybss_registry.household, ybss_registry.household_member, ybss_registry.premises;
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.refresh_statistics(text) IS
'Renews the planner''s statistics of what a step of intake has just filled; without them the next joins are planned for empty tables. Volatile: writes statistics. Security definer: only an owner may analyse. / 更新统计信息。';
REVOKE ALL ON FUNCTION ybss_registry.refresh_statistics(text) FROM PUBLIC;
