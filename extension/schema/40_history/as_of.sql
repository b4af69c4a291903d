-- Any versioned table as the register held it at an instant.

CREATE OR REPLACE FUNCTION ybss_registry.as_of(
  kind anyelement, known_at timestamptz, only_ids bigint[] DEFAULT NULL) RETURNS SETOF anyelement
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_table regclass := (SELECT t.typrelid FROM pg_type t WHERE t.oid = pg_catalog.pg_typeof(kind));
  v_id name;
BEGIN
  SELECT a.attname INTO v_id
  FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[1]
  WHERE i.indrelid = v_table AND i.indisprimary
    AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = v_table AND g.tgname = 'keep_history');
  IF v_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH04', MESSAGE = pg_catalog.format('%s keeps no history', pg_catalog.pg_typeof(kind)),
      DETAIL = '该类型不是留存历史的数据表。', HINT = 'SELECT ybss_registry.version_table(…)';
  END IF;
  -- Planned with its arguments known: only the months from then until now are
  -- looked at, for no change is later than today. Given ids are looked up one by
  -- one, whatever the planner knows of a month that has just begun.
  RETURN QUERY EXECUTE pg_catalog.format(
    'SELECT t.* FROM %1$s t WHERE t.changed_at <= $1 AND ($2 IS NULL OR t.district = ANY ($3) AND t.%2$I = ANY ($2))
     UNION ALL
     SELECT p.* FROM (
       SELECT h.district, h.record_id, ybss.past(h.old, h.whole ORDER BY h.known_until) AS old,
         pg_catalog.min(h.known_from) AS known_from, (pg_catalog.array_agg(h.change_id ORDER BY h.known_until))[1] AS change_id
       FROM (
         SELECT h.* FROM ybss_registry.history h
         WHERE $2 IS NULL AND h.kind = $4 AND h.known_until > $1 AND h.known_until < $5
         UNION ALL
         SELECT h.* FROM pg_catalog.unnest($2) i (id) CROSS JOIN LATERAL (
           SELECT a.* FROM ybss_registry.history a
           WHERE a.district = ANY ($3) AND a.kind = $4 AND a.record_id = i.id AND a.known_until > $1 AND a.known_until < $5 OFFSET 0) h) h
       GROUP BY h.district, h.record_id HAVING pg_catalog.min(h.known_from) <= $1) s
     LEFT JOIN %1$s t ON t.district = s.district AND t.%2$I = s.record_id AND NOT s.old ? ''''
     CROSS JOIN LATERAL pg_catalog.jsonb_populate_record(t, s.old
       || pg_catalog.jsonb_build_object(''changed_at'', s.known_from, ''change_id'', s.change_id)) p
     WHERE s.old ? '''' OR t.%2$I IS NOT NULL', v_table, v_id)
  USING known_at, only_ids, ybss_registry.districts_of(only_ids),
    (SELECT c.relname::text FROM pg_class c WHERE c.oid = v_table), now() + interval '1 day';
END
$$;
COMMENT ON FUNCTION ybss_registry.as_of(anyelement, timestamptz, bigint[]) IS
'A versioned table as the register held it at an instant: ybss_registry.as_of(NULL::ybss_registry.residence, ''2026-01-01''), of the given ids only where they are given. A row is there when its grid of then is in the caller''s scope, wherever the record is now. Attributes that came into being later have the value of now. An instant is settled when every transaction that began before it has ended. Raises YBH04 for what keeps no history. Stable: reads tables. Recorded time after the Dutch BAG (tijdstip registratie) and SQL:2011 system time. / 数据表在某一时刻的登记状态。';
REVOKE ALL ON FUNCTION ybss_registry.as_of(anyelement, timestamptz, bigint[]) FROM PUBLIC;
