-- What of a feed would stop, or lose rows without a word: at home and in the city.

CREATE OR REPLACE FUNCTION ybss_registry.broken_subscriptions() RETURNS TABLE (target text, what text, chinese text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_tables CONSTANT regclass[] := ARRAY(SELECT t FROM ybss_registry.feed_tables() t);
  -- Before server 16 pg_subscription has no such column, and no other way: there the name is d's.
  v_as_owner CONSTANT oid[] := ARRAY(SELECT f.oid FROM (SELECT true) d (subrunasowner)
    CROSS JOIN LATERAL (SELECT s.oid, subrunasowner AS as_owner FROM pg_subscription s) f WHERE f.as_owner);
BEGIN
  RETURN QUERY
  WITH feed AS (
    SELECT s.oid, s.subname, s.subenabled, r.oid AS owner, r.rolname, r.rolsuper, r.rolsuper OR r.rolbypassrls AS unbound, b.relations, b.copying
    FROM pg_subscription s JOIN pg_roles r ON r.oid = s.subowner
    CROSS JOIN LATERAL (SELECT coalesce(array_agg(l.srrelid::regclass), '{}') AS relations, array_agg(l.srrelid::regclass) FILTER (WHERE l.srsubstate <> 'r') AS copying
      FROM pg_subscription_rel l WHERE l.srsubid = s.oid) b
    -- One that brings nothing yet, as after a restore, may be meant for the registry.
    WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
      AND (b.relations = '{}' OR EXISTS (SELECT FROM pg_class c WHERE c.oid = ANY (b.relations) AND c.relnamespace = 'ybss_registry'::regnamespace))
  )
  SELECT f.subname::text, x.what, x.chinese
  FROM feed f CROSS JOIN LATERAL (VALUES
    (NOT f.unbound, format('its owner "%s" is bound by row security: the server refuses what it brings', f.rolname), '订阅的拥有者受行级安全限制，服务器拒绝写入。'),
    (f.oid = ANY (v_as_owner) IS NOT TRUE, format('applies as the owner of the tables, whom row security binds, and stops: ALTER SUBSCRIPTION %I SET (run_as_owner = true)', f.subname),
      '订阅以数据表所有者身份写入，受行级安全限制而中断，须设 run_as_owner。'),
    (NOT f.subenabled, 'is disabled: what the district writes does not come', '订阅已停用，区县的变更不会到达。'),
    (true, 'its first copy is not complete: ' || ybss_registry.table_names(f.copying), '首次复制尚未完成。'),
    (true, 'does not bring what a feed brings: ' || ybss_registry.table_names(ARRAY(SELECT t FROM unnest(v_tables) t EXCEPT SELECT r FROM unnest(f.relations) r))
      || format('; SELECT ybss.publish_feed() in the district, then ALTER SUBSCRIPTION %I REFRESH PUBLICATION', f.subname), '订阅缺少应汇聚的数据表。'),
    (true, 'writes what is this registry''s own: ' || ybss_registry.table_names(ARRAY(SELECT c.oid::regclass FROM pg_class c
      WHERE c.oid = ANY (f.relations) AND c.relnamespace = 'ybss_registry'::regnamespace AND c.oid <> ALL (v_tables))), '订阅会改写本登记库自有的数据表。'),
    (NOT f.rolsuper, format('its owner "%s" may not write: ', f.rolname) || ybss_registry.table_names(ARRAY(SELECT t FROM (SELECT unnest(v_tables) UNION SELECT i.inhrelid::regclass FROM pg_inherits i WHERE i.inhparent = ANY (v_tables)) w (t)
      WHERE NOT (has_schema_privilege(f.owner, 'ybss_registry', 'USAGE') AND has_table_privilege(f.owner, t, 'SELECT') AND has_table_privilege(f.owner, t, 'INSERT')
        AND has_table_privilege(f.owner, t, 'UPDATE') AND has_table_privilege(f.owner, t, 'DELETE'))))
      || format('; SELECT ybss.grant_feed(%L, true)', f.rolname), '订阅的拥有者缺少写入权限。')) x (broken, what, chinese)
  WHERE x.broken AND x.what IS NOT NULL
  ORDER BY 1, 2;
END
$$;
COMMENT ON FUNCTION ybss_registry.broken_subscriptions() IS
'Subscriptions of this database that bring rows of the registry and would stop or lose some, one line a fault: an owner whom row security binds, or who lacks rights; applied as the tables'' owner (since server 16, unless run_as_owner); disabled; not copied to the end; tables that do not come; tables that should not. Stable: reads the catalogue. / 会中断或缺行的订阅。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_publications() RETURNS TABLE (target text, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH fed AS MATERIALIZED (SELECT t AS id FROM ybss_registry.feed_tables() t),
  published AS (
    SELECT p.oid, r.prrelid::regclass AS id, pg_get_expr(r.prqual, r.prrelid) AS filter, r.prattrs IS NOT NULL AS cut
    FROM pg_publication p JOIN pg_publication_rel r ON r.prpubid = p.oid
    UNION
    SELECT p.oid, c.oid::regclass, NULL, false FROM pg_publication p JOIN pg_class c ON c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    WHERE p.puballtables OR EXISTS (SELECT FROM pg_publication_namespace n WHERE n.pnpubid = p.oid AND n.pnnspid = c.relnamespace)
  ), feed AS (
    -- Who wrote what goes nowhere else: a publication of houses for somebody's map is no feed.
    SELECT p.*, ARRAY(SELECT u.id FROM published u WHERE u.oid = p.oid) AS relations,
      (SELECT count(DISTINCT coalesce(u.filter, '')) FROM published u WHERE u.oid = p.oid AND u.id IN (SELECT id FROM fed)) AS filters
    FROM pg_publication p
    WHERE EXISTS (SELECT FROM published u WHERE u.oid = p.oid AND u.id IN ('ybss_registry.change'::regclass, 'ybss_registry.history'::regclass))
  )
  SELECT f.pubname::text, x.what || format('; SELECT ybss.publish_feed(%L) makes it whole', f.pubname), x.chinese
  FROM feed f CROSS JOIN LATERAL (VALUES
    (true, 'does not publish what a feed brings: ' || ybss_registry.table_names(ARRAY(SELECT d.id FROM fed d EXCEPT SELECT r FROM unnest(f.relations) r)), '发布缺少应汇聚的数据表。'),
    (true, 'publishes what stays at home: ' || ybss_registry.table_names(ARRAY(SELECT c.oid::regclass FROM pg_class c
      WHERE c.oid = ANY (f.relations) AND c.relnamespace = 'ybss_registry'::regnamespace AND c.oid NOT IN (SELECT id FROM fed))), '发布了应留在本区的数据表。'),
    (true, 'leaves out rows of: ' || ybss_registry.table_names(ARRAY(SELECT u.id FROM published u WHERE u.oid = f.oid AND u.filter IS NOT NULL
      AND (f.filters > 1 OR u.filter !~ '^\(?district = \d+\)?$'))), '发布的行筛选会遗漏记录。'),
    (true, 'leaves out columns of: ' || ybss_registry.table_names(ARRAY(SELECT u.id FROM published u WHERE u.oid = f.oid AND u.cut)), '发布遗漏了部分列。'),
    (NOT (f.pubinsert AND f.pubupdate AND f.pubdelete AND f.pubtruncate), 'does not publish every kind of change', '发布未包含全部变更类型。'),
    (NOT f.pubviaroot, 'publishes months of history under their own names, which the city may not have', '历史按月分区各自发布，市级可能没有对应分区。')) x (broken, what, chinese)
  WHERE x.broken AND x.what IS NOT NULL
  ORDER BY 1, 2
$$;
COMMENT ON FUNCTION ybss_registry.broken_publications() IS
'Publications of the registry with who wrote it (change or history) that are no whole feed, one line a fault: tables that are missing, tables that stay at home, rows or columns left out (a filter by one district, the same for all, is meant), kinds of change left out, months under their own names. Stable: reads the catalogue. / 不完整或超出范围的汇聚发布。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_feeds() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'fed', b.target, NULL::bigint, format('subscription "%s" %s', b.target, b.what), b.chinese FROM ybss_registry.broken_subscriptions() b
  UNION ALL
  SELECT 'fed', b.target, NULL, format('publication "%s" %s', b.target, b.what), b.chinese FROM ybss_registry.broken_publications() b
$$;
COMMENT ON FUNCTION ybss_registry.broken_feeds() IS
'Feeds that would stop, lose rows or give away what stays at home, rows of check_registry(). Stable: reads the catalogue. / 汇聚检查结果。';
REVOKE ALL ON FUNCTION ybss_registry.broken_subscriptions(), ybss_registry.broken_publications(), ybss_registry.broken_feeds() FROM PUBLIC;
