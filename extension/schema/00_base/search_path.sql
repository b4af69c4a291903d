-- Where a session looks for names: without schema ybss in its search_path a client finds
-- no operator of ours (grid <@ '520371') and writes its types and functions with the schema.

CREATE FUNCTION ybss.database_search_path() RETURNS name[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  -- What a session of this database begins with: the database's own value hides the server's.
  SELECT coalesce(array_agg(CASE WHEN m[1] LIKE '"%' THEN replace(substr(m[1], 2, length(m[1]) - 2), '""', '"') ELSE lower(m[1]) END::name ORDER BY n), '{}')
  FROM regexp_matches(coalesce(
    (SELECT substr(o.setting, 13) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) o (setting)
     WHERE d.datname = current_database() AND s.setrole = 0 AND o.setting LIKE 'search\_path=%'),
    (SELECT s.reset_val FROM pg_settings s WHERE s.name = 'search_path')), '"(?:[^"]|"")*"|[^,"\s]+', 'g') WITH ORDINALITY f (m, n)
$$;
COMMENT ON FUNCTION ybss.database_search_path() IS
'The schemas in which a session of this database looks for names, in their order: the database''s own setting, or what this session would go back to (RESET) where there is none. Stable: reads settings. / 本数据库会话默认的模式搜索路径。';
REVOKE ALL ON FUNCTION ybss.database_search_path() FROM PUBLIC;

CREATE FUNCTION ybss.set_search_path(wanted boolean DEFAULT true) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_before CONSTANT name[] := ybss.database_search_path();
  v_after CONSTANT name[] := CASE WHEN wanted THEN v_before || name 'ybss' ELSE array_remove(v_before, 'ybss') END;
  v_path text;
  v_statement text;
BEGIN
  PERFORM ybss.require_registry();
  v_path := coalesce((SELECT string_agg(CASE s WHEN '' THEN quote_literal(s) ELSE quote_ident(s) END, ', ' ORDER BY n)
    FROM unnest(CASE WHEN wanted = ('ybss' = ANY (v_before)) THEN v_before ELSE v_after END) WITH ORDINALITY f (s, n)), quote_literal(''));
  v_statement := format('ALTER DATABASE %I SET search_path = %s', current_database(), v_path);
  IF NOT pg_has_role((SELECT d.datdba FROM pg_database d WHERE d.datname = current_database()), 'USAGE') THEN
    RAISE NOTICE USING MESSAGE = 'the search_path of a database is set by its owner: ' || v_statement,
      DETAIL = '数据库的搜索路径须由数据库所有者设置，请其执行上述语句。';
    RETURN 'search_path was not set: ' || v_statement;
  END IF;
  UPDATE ybss_registry.registry r SET sets_search_path = wanted WHERE r.sets_search_path <> wanted;
  IF wanted = ('ybss' = ANY (v_before)) THEN
    RETURN 'search_path of new sessions stays ' || v_path;
  END IF;
  EXECUTE v_statement;
  RAISE NOTICE USING MESSAGE = 'new sessions of this database have search_path = ' || v_path,
    DETAIL = CASE WHEN wanted THEN '本数据库的新会话可直接使用 ybss 的运算符、类型和函数；已打开的会话须重新连接。' ELSE '本数据库的新会话须写明模式名 ybss。' END,
    HINT = format('This session keeps its own: connect anew, or SET search_path = %s. Taken back by SELECT ybss.set_search_path(%s).', v_path, CASE WHEN wanted THEN 'false' END);
  RETURN 'search_path of new sessions: ' || v_path;
END
$$;
COMMENT ON FUNCTION ybss.set_search_path(boolean) IS
'Puts schema ybss behind whatever the search_path of this database holds, so that clients find its operators, types and functions; false takes it out. The registry notes which was wanted: create_registry() and upgrade_registry() do it, unless it was declined. Call it yourself after a restore without --create, which carries no setting of the database. A notice says what new sessions have; where the caller does not own the database, it says the statement for whoever does. Nobody but ybss_owner may create in schema ybss, and that only while the registry is made or upgraded, so the last place of the path opens nothing. Returns a sentence. Raises YBR01 or YBR02 where the registry is missing or of another version. Volatile: changes a setting of the database. / 将模式 ybss 加到本数据库搜索路径的末尾；false 为移除。恢复数据库后须再次调用。';
REVOKE ALL ON FUNCTION ybss.set_search_path(boolean) FROM PUBLIC;

CREATE FUNCTION ybss.lost_search_path() RETURNS TABLE (target text, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT current_database()::text, 'sessions of this database do not find the operators of ybss: SELECT ybss.set_search_path()',
    '会话的搜索路径中没有 ybss：请执行 ybss.set_search_path()。'
  WHERE (SELECT r.sets_search_path FROM ybss_registry.registry r) AND 'ybss' <> ALL (ybss.database_search_path())
$$;
COMMENT ON FUNCTION ybss.lost_search_path() IS
'A row where this registry wants schema ybss in the database''s search_path and it is not there, as after a restore without --create. check_registry() includes it. Stable: reads settings and the registry''s own row. / 检查本数据库搜索路径是否包含 ybss，无记录表示正常。';
REVOKE ALL ON FUNCTION ybss.lost_search_path() FROM PUBLIC;
