-- Roles of a feed that are no superusers: who reads in the district, who writes in the city.

CREATE OR REPLACE FUNCTION ybss.grant_feed(role_name name, writes boolean DEFAULT false) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_role pg_roles := (SELECT r FROM pg_roles r WHERE r.rolname = role_name);
  v_table regclass;
BEGIN
  IF v_role.rolname IS NULL OR NOT (v_role.rolbypassrls AND v_role.rolcanlogin AND (writes OR v_role.rolreplication)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBE02',
      MESSAGE = format('role "%s" cannot %s a feed', role_name, CASE WHEN writes THEN 'write' ELSE 'read' END),
      DETAIL = CASE WHEN writes THEN '写入汇聚数据的角色须可登录且不受行级安全限制。' ELSE '读取汇聚数据的角色须可登录、可复制且不受行级安全限制，否则首次复制会缺行。' END,
      HINT = format('CREATE ROLE %I %s: row security would leave rows out without a word.', role_name,
        CASE WHEN writes THEN 'LOGIN BYPASSRLS' ELSE 'LOGIN REPLICATION BYPASSRLS PASSWORD …' END);
  END IF;
  IF writes AND current_setting('server_version_num')::int < 160000 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBE02', MESSAGE = 'on a server before 16 none but a superuser can own a subscription',
      DETAIL = '16 版以前只有超级用户可以拥有订阅。', HINT = 'Subscribe as a superuser.';
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA ybss_registry TO %I', role_name);
  -- The server asks for rights on the month that a row goes to, too.
  FOR v_table IN SELECT p.relid FROM ybss_registry.feed_tables() t CROSS JOIN LATERAL pg_partition_tree(t) p UNION SELECT t FROM ybss_registry.feed_tables() t LOOP
    EXECUTE format('GRANT %s ON %s TO %I', CASE WHEN writes THEN 'SELECT, INSERT, UPDATE, DELETE' ELSE 'SELECT' END, v_table, role_name);
  END LOOP;
  RETURN format('role "%s" may %s what is fed', role_name, CASE WHEN writes THEN 'write' ELSE 'read' END);
END
$$;
COMMENT ON FUNCTION ybss.grant_feed(name, boolean) IS
'Gives a role that is no superuser what a feed needs and nothing more. In a district: to read what is fed, for the role that the city''s server connects as, which may log in and replicate and is not bound by row security. With writes, in a city on server 16 or newer: to write what is fed, for a role that may log in, as the server asks of it, is not bound by row security and becomes the owner of subscriptions that a superuser made (ALTER SUBSCRIPTION … OWNER TO); it needs no other right. check_registry() takes the rights for meant while the role replicates or owns a subscription. Needs a superuser. May be called again: after an upgrade that brought tables, and for who writes each time when months of history were made, before the first row comes to them. Returns a sentence. Raises YBE02 for a role that would lose rows or stop. Volatile: grants. / 授予汇聚角色所需权限：区县端读取，市级写入。';
REVOKE ALL ON FUNCTION ybss.grant_feed(name, boolean) FROM PUBLIC;
