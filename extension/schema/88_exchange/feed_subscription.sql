-- In the city: the statement that subscribes to a district, right for this server.

CREATE OR REPLACE FUNCTION ybss_registry.guarded_connection(connection text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- The district's server then stops rather than copy the rows in somebody's scope only.
  IF connection ~ 'row_security(=|%3[Dd])off' THEN
    RETURN connection;
  ELSIF connection ~* '\moptions\s*=' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBE03', MESSAGE = 'the connection has options, and row_security=off is none of them',
      DETAIL = '连接串已有 options，但未含 row_security=off。', HINT = 'Add -crow_security=off to the options of the connection.';
  ELSIF connection ~* '^postgres(ql)?://' THEN
    RETURN connection || CASE WHEN connection ~ '\?' THEN '&' ELSE '?' END || 'options=-crow_security%3Doff';
  END IF;
  RETURN connection || ' options=-crow_security=off';
END
$$;
COMMENT ON FUNCTION ybss_registry.guarded_connection(text) IS
'A connection string with row_security=off for the other server: a copy that row security would cut short is refused there. Raises YBE03 where it has other options. Immutable: depends on its argument only. / 连接串加上 row_security=off。';

CREATE OR REPLACE FUNCTION ybss.feed_subscription(subscription name, connection text, publication name DEFAULT 'feed', slot name DEFAULT NULL,
  copy_data boolean DEFAULT true) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_major CONSTANT int := current_setting('server_version_num')::int / 10000;
BEGIN
  PERFORM ybss.require_registry();
  IF row_security_active('ybss_registry.person') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBE02', MESSAGE = format('role "%s" cannot own the subscription: row security binds it, and the server refuses what it would write', current_user),
      DETAIL = '订阅的拥有者受行级安全限制，服务器将拒绝写入。',
      HINT = 'Subscribe as a superuser; on server 16 or newer give the subscription to a role with BYPASSRLS afterwards: SELECT ybss.grant_feed(role, true), ALTER SUBSCRIPTION … OWNER TO role.';
  END IF;
  RETURN format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %I', subscription, ybss_registry.guarded_connection(connection), publication)
    || coalesce(' WITH (' || nullif(concat_ws(', ', CASE WHEN v_major >= 16 THEN 'run_as_owner = true' END,
      'create_slot = false, slot_name = ' || quote_literal(slot), CASE WHEN NOT copy_data THEN 'copy_data = false' END), '') || ')', '');
END
$$;
COMMENT ON FUNCTION ybss.feed_subscription(name, text, name, name, boolean) IS
'In a city: the statement by which this server subscribes to a district''s publication, for \gexec of psql or to be sent as it is, outside a transaction, since the server makes a slot in it. Since server 16 a subscription applies as the owner of the tables, whom row security binds, and stops; the statement says run_as_owner = true there: triggers of the registry''s tables, which nobody but its owner''s functions can make, then run as whoever subscribes. The connection gets row_security=off, so that the district stops a copy that would leave rows out. slot: one that stands in the district already, as where both databases are in one cluster. copy_data: false where the rows are here already. Raises YBE02 for a role that row security binds, YBE03 for a connection with other options, YBR01 and YBR02. Stable: reads settings. / 市级端：给出订阅区县发布的语句，适用于本服务器版本。';
REVOKE ALL ON FUNCTION ybss_registry.guarded_connection(text), ybss.feed_subscription(name, text, name, name, boolean) FROM PUBLIC;
