-- What a session may, in one row, for an application's first screen.

CREATE OR REPLACE FUNCTION ybss.whoami()
RETURNS TABLE (role_name name, member_id bigint, label text, office text, grade smallint, scope ybss.grid_code[])
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ybss.acting_role(), m.member_id, m.label, m.office, m.grade,
    ARRAY(SELECT DISTINCT g.grid FROM ybss_registry.scope_grant g WHERE g.member_id = m.member_id
          AND g.valid_from <= statement_timestamp()
          AND (g.valid_until IS NULL OR g.valid_until > statement_timestamp()) ORDER BY g.grid)
  FROM (SELECT) nobody LEFT JOIN ybss_registry.member m ON m.member_id = ybss.current_member()
$$;
COMMENT ON FUNCTION ybss.whoami() IS
'Who acts in this session: database role, member, office, grade, and the grid codes granted, each with all below it; nulls and an empty scope for a stranger and for administrators, whom in_scope does not bind. Raises YBS01, YBS02, YBS03 or YBS05 for a ticket that does not hold. Stable: follows members and grants. Security definer: people have no right to those tables, and get no row but their own. / 当前会话的身份、部门、等级和数据权限。';
REVOKE ALL ON FUNCTION ybss.whoami() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.whoami() TO ybss_reader, ybss_operator, ybss_auditor;
