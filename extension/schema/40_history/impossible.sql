-- All that cannot be, for ybss.check_registry().

CREATE OR REPLACE FUNCTION ybss_registry.broken_lives() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT q.rule, r.target, q.id, r.demands || ': ' || r.remedy, r.chinese FROM (
    SELECT i.rule, i.residence_id FROM ybss_registry.impossible_residence i
    UNION ALL SELECT i.rule, i.tenancy_id FROM ybss_registry.impossible_tenancy i
    UNION ALL SELECT i.rule, i.household_member_id FROM ybss_registry.impossible_member i
    UNION ALL SELECT i.rule, i.employment_id FROM ybss_registry.impossible_employment i
    UNION ALL SELECT i.rule, i.guardianship_id FROM ybss_registry.impossible_guardianship i
    UNION ALL SELECT i.rule, i.departure_id FROM ybss_registry.impossible_departure i
      -- The residence that overlaps it is told already.
      WHERE i.rule <> 'departure_ends_the_residence'
    UNION ALL SELECT i.rule, i.ownership_id FROM ybss_registry.impossible_ownership i
    UNION ALL SELECT i.rule, i.person_id FROM ybss_registry.impossible_person i WHERE i.rule <> 'number_of_one_person'
    UNION ALL SELECT i.rule, i.document_id FROM ybss_registry.impossible_document i
    UNION ALL SELECT i.rule, i.unit_id FROM ybss_registry.impossible_unit i
    UNION ALL SELECT i.rule, i.house_id FROM ybss_registry.impossible_house i) q (rule, id)
  JOIN ybss_registry.rule r ON r.rule = q.rule ORDER BY 1, 2, 3;
EXCEPTION WHEN undefined_table OR undefined_column OR insufficient_privilege THEN
  -- Which, the seal tells.
  RETURN QUERY SELECT 'sealed', 'rule', NULL::bigint, 'lives cannot be worked out: a table, view or column is gone, or is another''s', '无法复算生平规则：所需的表、视图或列已不存在或不属于本库。';
END
$$;
COMMENT ON FUNCTION ybss_registry.broken_lives() IS
'Records that no life, house or unit can have had, rows of check_registry(): what an older version let in, or a restore or replication brought; each with how it is mended. Stable: reads tables. / 不可能的人员、房屋、单位及关联登记，附更正办法。';
REVOKE ALL ON FUNCTION ybss_registry.broken_lives() FROM PUBLIC;
