-- Refusals of what strange_objects() and strange_rights() find.

CREATE FUNCTION ybss.listed(things text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT array_to_string(things[1:12], '; ') || CASE WHEN cardinality(things) > 12 THEN format('; and %s more', cardinality(things) - 12) ELSE '' END
$$;
COMMENT ON FUNCTION ybss.listed(text[]) IS
'The first twelve of a list as one text, and how many more there are. Immutable: depends on its argument only. / 列出前十二项。';
REVOKE ALL ON FUNCTION ybss.listed(text[]) FROM PUBLIC;

CREATE FUNCTION ybss.refuse_strange_objects(fresh boolean) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_found text[];
BEGIN
  SELECT array_agg(format('%s: %s', s.place, s.what) ORDER BY s.place, s.what) INTO v_found FROM ybss.strange_objects(fresh) s;
  IF v_found IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR12',
      MESSAGE = 'something that is not ours stands in the schemas of the registry',
      DETAIL = format('模式中已有他人的对象或权限：%s', ybss.listed(v_found)),
      HINT = 'Whoever made it could act with your rights. Look at each, drop it or move it (ALTER ... SET SCHEMA), take back the right to create. A schema that was somebody else''s is dropped or renamed, never taken over: its owner may have more to commit.';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss.refuse_strange_objects(boolean) IS
'Raises YBR12 with a list of what strange_objects() finds. Volatile: refuses. / 模式中有他人的对象或权限时拒绝执行。';
REVOKE ALL ON FUNCTION ybss.refuse_strange_objects(boolean) FROM PUBLIC;

CREATE FUNCTION ybss.refuse_strange_rights(fresh boolean, adopt_roles boolean) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_never text[];
  v_found text[];
BEGIN
  SELECT array_agg(format('%s: %s', s.role_name, s.what) ORDER BY s.role_name, s.what) FILTER (WHERE NOT s.adoptable),
    array_agg(format('%s: %s', s.role_name, s.what) ORDER BY s.role_name, s.what) FILTER (WHERE s.adoptable)
  INTO v_never, v_found FROM ybss.strange_rights(fresh) s;
  IF v_never IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR13',
      MESSAGE = 'a role of the registry can do more than it may',
      DETAIL = format('登记库角色不得有以下属性、成员或权限：%s', ybss.listed(v_never)),
      HINT = 'Nobody may log in as these roles or be a member of ybss_owner. Take it back (ALTER ROLE ... NOLOGIN, REVOKE ...), or drop the role if a stranger made it.';
  ELSIF v_found IS NOT NULL AND NOT adopt_roles THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR14',
      MESSAGE = 'roles of the registry stand here already, with members or rights',
      DETAIL = format('登记库角色已存在，并已有成员或权限：%s', ybss.listed(v_found)),
      HINT = 'Roles are common to all databases of a cluster. If these may use this registry: SELECT ybss.create_registry(adopt_roles => true); before an upgrade: GRANT USAGE ON SCHEMA ybss TO the role.';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss.refuse_strange_rights(boolean, boolean) IS
'Raises YBR13 where a role of the registry has what it never may, and, unless the administrator takes them over knowingly, YBR14 where people or rights hang on one already; each with a list. Volatile: refuses. / 登记库角色的属性、成员或权限不符时拒绝执行。';
REVOKE ALL ON FUNCTION ybss.refuse_strange_rights(boolean, boolean) FROM PUBLIC;
