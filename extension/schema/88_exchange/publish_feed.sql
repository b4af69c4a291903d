-- In the district: the publication that a city subscribes to, whole.

CREATE OR REPLACE FUNCTION ybss.publish_feed(publication name DEFAULT 'feed', district integer DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_count CONSTANT bigint := (SELECT count(*) FROM ybss_registry.feed_tables());
BEGIN
  PERFORM ybss.require_registry();
  IF EXISTS (SELECT FROM pg_publication p WHERE p.pubname = publication
             AND (p.puballtables OR EXISTS (SELECT FROM pg_publication_namespace n WHERE n.pnpubid = p.oid))) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBE01', MESSAGE = format('publication "%s" publishes all tables, keys that sign and members among them', publication),
      DETAIL = '该发布包含全部表，其中有不得外传的密钥与人员。', HINT = format('DROP PUBLICATION %I; or give the feed another name.', publication);
  END IF;
  IF NOT EXISTS (SELECT FROM pg_publication p WHERE p.pubname = publication) THEN
    EXECUTE format('CREATE PUBLICATION %I WITH (publish_via_partition_root)', publication);
  END IF;
  EXECUTE format('ALTER PUBLICATION %I SET TABLE %s', publication, (
    SELECT string_agg(t::text || coalesce(' WHERE (district = ' || district || ')', ''), ', ' ORDER BY t::text COLLATE "C") FROM ybss_registry.feed_tables() t));
  EXECUTE format('ALTER PUBLICATION %I SET (publish = ''insert, update, delete, truncate'', publish_via_partition_root = true)', publication);
  RETURN format('publication "%s": %s tables', publication, v_count) || coalesce(' of district ' || district, '');
END
$$;
COMMENT ON FUNCTION ybss.publish_feed(name, integer) IS
'In a district: makes the publication that a city subscribes to, or makes one that stands whole again, as after an upgrade that brought tables (then ALTER SUBSCRIPTION … REFRESH PUBLICATION in the city). It holds all that is fed and nothing else: registers, links, their past with who wrote it, the tree, scores; with district only the rows of that one, where a registry stands for several. Lists, review, sensitive items, keys, members and logs stay at home. Needs a superuser, who owns the tables. Returns a sentence. Raises YBE01 for a publication of all tables, YBR01 and YBR02 as every entry point. Volatile: makes a publication. / 区县端：建立或补全向市级汇聚的发布，可只发布一个区划。';
REVOKE ALL ON FUNCTION ybss.publish_feed(name, integer) FROM PUBLIC;
