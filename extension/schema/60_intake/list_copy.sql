-- Copies of lists that stay behind: psql hands a file over as a large object, which nobody
-- takes away but who made it.

CREATE OR REPLACE FUNCTION ybss.list_copies() RETURNS TABLE (large_object oid, source text, file_name text, owner name)
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  -- A list is a bytea of at most a gigabyte; larger objects are none, and could not be read so.
  SELECT m.oid, f.source, f.name, pg_get_userbyid(m.lomowner)
  FROM (SELECT l.loid FROM pg_largeobject l GROUP BY l.loid HAVING max(l.pageno) < 500000) l
  JOIN pg_largeobject_metadata m ON m.oid = l.loid
  JOIN ybss_registry.intake_file f ON f.digest = sha256(lo_get(l.loid))
  ORDER BY m.oid, f.file_id
$$;
COMMENT ON FUNCTION ybss.list_copies() IS
'Large objects of this database that hold the same bytes as a list that was taken: whole lists that row security and masks do not cover and that go into every dump. check_registry() names them; SELECT lo_unlink(large_object) FROM ybss.list_copies() takes them away, and no line is lost by that, since each is kept in intake. Needs a superuser. Volatile: reads large objects. / 已接收清单在库中残留的大对象副本。';
REVOKE ALL ON FUNCTION ybss.list_copies() FROM PUBLIC;
