-- Whether a record can be seen whole.

-- Of the extension's installer, whom no row security binds: what is asked is what others do not see.
CREATE FUNCTION ybss.partly_seen(kind text, ids bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_districts CONSTANT int4[] := ARRAY(SELECT g.district FROM ybss_registry.grid g WHERE g.level = 1);
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.grid g WHERE g.level = 1 AND NOT ybss.in_scope(g.code)) THEN
    RETURN '{}';
  END IF;
  RETURN CASE kind
    WHEN 'person' THEN ARRAY(
      SELECT l.person_id FROM ybss_registry.residence l JOIN ybss_registry.house h ON h.district = l.district AND h.house_id = l.house_id
      WHERE l.district = ANY (v_districts) AND l.person_id = ANY (ids) AND NOT (ybss.in_scope(l.grid) AND ybss.in_scope(h.grid))
      UNION SELECT l.person_id FROM ybss_registry.household_member l JOIN ybss_registry.household h ON h.district = l.district AND h.household_id = l.household_id
      WHERE l.district = ANY (v_districts) AND l.person_id = ANY (ids) AND NOT (ybss.in_scope(l.grid) AND ybss.in_scope(h.grid)))
    WHEN 'house' THEN ARRAY(
      SELECT l.house_id FROM ybss_registry.residence l WHERE l.district = ANY (v_districts) AND l.house_id = ANY (ids) AND NOT ybss.in_scope(l.grid)
      UNION SELECT l.house_id FROM ybss_registry.ownership l
      LEFT JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.person_id
      LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.unit_id = l.unit_id
      WHERE l.district = ANY (v_districts) AND l.house_id = ANY (ids) AND NOT (ybss.in_scope(l.grid) AND ybss.in_scope(coalesce(p.grid, u.grid))))
    WHEN 'building' THEN ARRAY(
      SELECT h.building_id FROM ybss_registry.house h LEFT JOIN ybss_registry.residence l ON l.district = h.district AND l.house_id = h.house_id
      WHERE h.district = ANY (v_districts) AND h.building_id = ANY (ids) AND NOT (ybss.in_scope(h.grid) AND coalesce(ybss.in_scope(l.grid), true)))
    WHEN 'household' THEN ARRAY(
      SELECT l.household_id FROM ybss_registry.household_member l JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.person_id
      WHERE l.district = ANY (v_districts) AND l.household_id = ANY (ids) AND NOT (ybss.in_scope(l.grid) AND ybss.in_scope(p.grid)))
    ELSE '{}' END;
END
$$;
COMMENT ON FUNCTION ybss.partly_seen(text, bigint[]) IS
'Which of these records have links or what they are linked to outside of the caller''s scope: whoever does not see all of a record cannot score it. Empty for who sees whole districts. Open to the registry''s owner alone. Stable: reads links and grants. Security definer of the extension''s installer: asks for what row security hides, and tells only that it is there. / 关联信息超出当前权限范围、无法完整评分的记录。';
REVOKE ALL ON FUNCTION ybss.partly_seen(text, bigint[]) FROM PUBLIC;
