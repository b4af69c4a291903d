-- What of a registry goes from a district to a city, and who may hold rights to it.

CREATE OR REPLACE FUNCTION ybss_registry.feed_tables() RETURNS SETOF regclass
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  -- A district's own versioned tables too; the review queue is versioned and stays at home with the lists.
  SELECT t.tgrelid::regclass FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = 'ybss_registry'::regnamespace AND t.tgname = 'keep_history' AND c.relname <> 'review'
  UNION
  SELECT format('ybss_registry.%I', n)::regclass
  FROM unnest(ARRAY['grid', 'change', 'history', 'address_lookup', 'address_step', 'street_step', 'quality', 'quality_sum', 'quality_item_sum']) n
$$;
COMMENT ON FUNCTION ybss_registry.feed_tables() IS
'The tables that a district feeds a city: registers, links, their past with who wrote it, the tree, look-up keys, scores. Stable: reads the catalogue. / 区县向市级汇聚的数据表。';

CREATE OR REPLACE FUNCTION ybss_registry.table_names(tables regclass[]) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT string_agg(c.relname, ', ' ORDER BY c.relname COLLATE "C") FROM pg_class c WHERE c.oid = ANY (tables)
$$;
COMMENT ON FUNCTION ybss_registry.table_names(regclass[]) IS
'Names of tables in one line; null for none. Stable: reads the catalogue. / 数据表名称清单。';

CREATE OR REPLACE FUNCTION ybss_registry.is_feed_grant(object text) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM regexp_match(object, '^(table|schema) (\S+) (\w+) (.+)$') g (part) JOIN pg_roles r ON r.rolname = g.part[4]
    WHERE r.rolbypassrls
      AND (g.part[1] = 'schema' AND g.part[2] = 'ybss_registry' AND g.part[3] = 'USAGE'
        OR g.part[1] = 'table' AND to_regclass(g.part[2]) IN (SELECT t FROM ybss_registry.feed_tables() t)
          AND g.part[3] IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
      AND (g.part[3] IN ('USAGE', 'SELECT') AND r.rolreplication OR EXISTS (
        SELECT FROM pg_subscription s WHERE s.subowner = r.oid AND s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))))
$$;
COMMENT ON FUNCTION ybss_registry.is_feed_grant(text) IS
'Is a line of ybss_registry.sealed_rights() a right that a feed needs and its holder has anyway: to read what is fed, of a role that may replicate past row security; to write it, of one that owns a subscription here and is not bound? Stable: reads the catalogue. / 该授权是否为汇聚所需。';
REVOKE ALL ON FUNCTION ybss_registry.feed_tables(), ybss_registry.table_names(regclass[]), ybss_registry.is_feed_grant(text) FROM PUBLIC;
