-- Making and renewing the registry: the district's own tables, views and
-- policies, none of them a member of the extension (design D1).

CREATE FUNCTION ybss.create_registry(set_search_path boolean, adopt_roles boolean DEFAULT false) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF to_regclass('ybss_registry.registry') IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR04',
      MESSAGE = 'this database has a registry already',
      DETAIL = '本数据库已建立登记库。',
      HINT = 'SELECT ybss.upgrade_registry() brings an older one up.';
  END IF;
  PERFORM ybss.create_registry_phase(p, adopt_roles, set_search_path) FROM unnest(ARRAY['tables', 'keys', 'functions', 'grants']) p;
  RETURN format('registry %s created', ybss.version());
END
$$;
COMMENT ON FUNCTION ybss.create_registry(boolean, boolean) IS
'Makes the registry: the roles of ybss.registry_roles() where missing, schema ybss_registry with its tables, and the views and functions over them. They are the district''s own objects, not members of the extension: pg_dump saves them and DROP EXTENSION refuses. All of it in this transaction; ybss.create_registry_phase makes it in four. set_search_path: whether new sessions of this database find names of schema ybss (ybss.set_search_path; a notice tells). Needs a superuser (roles). Returns a sentence. Raises YBR04 when there is one already, YBR12 when somebody else''s objects or rights stand in its schemas, YBR13 when one of the roles can log in or has what it never may, YBR14 when members or rights hang on a role already, unless adopt_roles says that they may use this registry too. Volatile: makes objects. / 建立登记库：角色、数据表、视图、触发器和行级安全策略。';
REVOKE ALL ON FUNCTION ybss.create_registry(boolean, boolean) FROM PUBLIC;

CREATE FUNCTION ybss.create_registry(adopt_roles boolean) RETURNS text
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ybss.create_registry(set_search_path => true, adopt_roles => adopt_roles)
$$;
COMMENT ON FUNCTION ybss.create_registry(boolean) IS
'create_registry(boolean, boolean), with the search_path of the database set. Call it by its argument''s name. Volatile: makes objects. / 建立登记库，并设置数据库搜索路径。';
REVOKE ALL ON FUNCTION ybss.create_registry(boolean) FROM PUBLIC;

CREATE FUNCTION ybss.create_registry() RETURNS text
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ybss.create_registry(set_search_path => true)
$$;
COMMENT ON FUNCTION ybss.create_registry() IS
'create_registry(boolean, boolean), with the search_path of the database set and nobody''s roles taken over. Volatile: makes objects. / 建立登记库：设置数据库搜索路径，不接收已有成员的角色。';
REVOKE ALL ON FUNCTION ybss.create_registry() FROM PUBLIC;

CREATE FUNCTION ybss.upgrade_registry(wait interval) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_from text := ybss.registry_version();
  v_steps integer[] := ybss.pending_steps();
  v_locked_at timestamptz;
  -- A registry of 0.1.0 has no such column: it was made at once.
  v_phase text := (SELECT coalesce(to_jsonb(r)->>'phase', 'grants') FROM ybss_registry.registry r);
  v_moved boolean;
BEGIN
  IF v_phase <> 'grants' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR15', MESSAGE = format('the registry is not whole: it was made up to phase %s', v_phase),
      DETAIL = '登记库尚未建完，不能升级。', HINT = 'Finish it with ybss.create_registry_phase under the version that began it, or drop both schemas and begin anew.';
  END IF;
  -- Another major version of the server prints views otherwise than they were sealed: they are made anew and sealed there.
  v_moved := ybss.sealed_elsewhere();
  IF v_from = ybss.version() AND v_steps = '{}' AND NOT v_moved THEN
    RETURN format('registry %s is up to date', v_from);
  END IF;
  -- A registry of 0.1.0 let its owner create in schema ybss at any time.
  REVOKE CREATE ON SCHEMA ybss FROM ybss_owner;
  PERFORM ybss.refuse_strange_objects(false);
  PERFORM ybss.refuse_strange_rights(false, false);
  PERFORM ybss.make_roles();
  GRANT CREATE ON SCHEMA ybss TO ybss_owner;
  PERFORM ybss.lock_registry(wait);
  v_locked_at := clock_timestamp();
  PERFORM ybss.run_step(n) FROM unnest(v_steps) n;
  PERFORM ybss.open_schemas();
  PERFORM ybss.run_registry_parts(ARRAY['replay', 'grant']);
  PERFORM ybss.guard_plans();
  PERFORM ybss.set_search_path() FROM ybss_registry.registry r WHERE r.sets_search_path;
  RETURN format('registry brought from %s to %s: %s steps%s; locked for %s s, until this transaction ends%s', v_from, ybss.version(), cardinality(v_steps),
    CASE WHEN v_moved THEN format(', sealed anew on server %s', current_setting('server_version_num')::int / 10000) ELSE '' END,
    round(extract(epoch FROM clock_timestamp() - v_locked_at), 1),
    CASE WHEN EXISTS (SELECT FROM ybss_registry.division_renewal r WHERE r.finished_at IS NULL AND r.not_before <= ybss.today())
      THEN '; addresses follow by CALL ybss.run_job(''refile'') / 地址由作业 refile 更新' ELSE '' END);
END
$$;
COMMENT ON FUNCTION ybss.upgrade_registry(interval) IS
'Brings the registry of an older version up to the extension''s, in this transaction: the numbered steps that it has not seen (ybss_registry.step), then views, functions, triggers and policies anew (these also where the registry came from another major version of the server, which prints views otherwise than they were sealed), and schema ybss in the database''s search_path, unless that was declined (set_search_path(false), before this transaction ends where it is not wanted at all). Locks the registry''s tables first, waiting so long at most, and says for how long it held them, and whether job refile is to be run, which renews addresses. Ended in the middle, it leaves everything as it was. Raises YBR01 when there is none, YBR12 when somebody else''s objects or rights stand in its schemas, YBR13 when a role of it has what it never may, YBR05 for a registry newer than the extension, YBR15 for one that was not made to its last phase, YBR06 when others are still at work after the wait. Volatile: makes objects. / 将旧版本登记库升级到当前扩展版本：先执行未执行的步骤，再重建视图、函数、触发器和策略；服务器大版本变更后亦须执行，以重新封存；中断则全部回滚。';
REVOKE ALL ON FUNCTION ybss.upgrade_registry(interval) FROM PUBLIC;

CREATE FUNCTION ybss.upgrade_registry() RETURNS text
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ybss.upgrade_registry(interval '10 seconds')
$$;
COMMENT ON FUNCTION ybss.upgrade_registry() IS
'upgrade_registry(interval), waiting for ten seconds. Volatile: makes objects. / 升级登记库，最多等待十秒。';
REVOKE ALL ON FUNCTION ybss.upgrade_registry() FROM PUBLIC;

CREATE FUNCTION ybss.registry_version() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF to_regclass('ybss_registry.registry') IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR01',
      MESSAGE = 'this database has no registry',
      DETAIL = '本数据库尚未建立登记库。',
      HINT = 'SELECT ybss.create_registry() makes one.';
  END IF;
  RETURN (SELECT version FROM ybss_registry.registry);
END
$$;
COMMENT ON FUNCTION ybss.registry_version() IS
'Version of this database''s registry. Raises YBR01 when there is none. Stable: reads a table. Security definer: the registry''s own row holds the key of ids, which nobody else reads. / 登记库版本号。';
REVOKE ALL ON FUNCTION ybss.registry_version() FROM PUBLIC;

CREATE FUNCTION ybss.require_registry() RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF ybss.registry_version() IS DISTINCT FROM ybss.version() THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR02',
      MESSAGE = format('the registry is of version %s, the extension of %s',
                       ybss.registry_version(), ybss.version()),
      DETAIL = '登记库版本与扩展版本不一致。',
      HINT = 'SELECT ybss.upgrade_registry()';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss.require_registry() IS
'Refuses politely where the registry is missing (YBR01) or of another version than the extension (YBR02). Every entry point calls it. Stable: reads tables. / 检查登记库是否存在且版本一致。';
REVOKE ALL ON FUNCTION ybss.require_registry() FROM PUBLIC;
