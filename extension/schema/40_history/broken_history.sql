-- What is broken in the past of a table, found without trusting any trigger.

CREATE OR REPLACE FUNCTION ybss_registry.broken_history(target regclass) RETURNS TABLE (rule text, record_id bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  FOR rule, record_id IN EXECUTE pg_catalog.format(
    'WITH past AS (
       SELECT h.district, h.record_id, h.known_from, h.known_until, h.deleted, h.change_id, h.ended_by, h.grid, h.whole,
         pg_catalog.lead(h.known_from) OVER w AS next_from
       FROM ybss_registry.history h WHERE h.kind = $1
       WINDOW w AS (PARTITION BY h.district, h.record_id ORDER BY h.known_until))
     SELECT ''history_in_order'', p.record_id FROM past p WHERE p.known_until > p.next_from OR p.known_until < p.next_from AND NOT p.deleted
     UNION ALL
     SELECT ''history_in_order'', t.%2$I FROM %1$s t WHERE t.changed_at > t.recorded_at AND NOT EXISTS (
       SELECT FROM ybss_registry.history h WHERE h.district = t.district AND h.kind = $1 AND h.record_id = t.%2$I AND h.known_from = t.recorded_at)
       AND EXISTS (SELECT FROM ybss_registry.history h WHERE h.district = t.district AND h.kind = $1 AND h.record_id = t.%2$I AND h.known_until = t.changed_at)
     UNION ALL
     SELECT ''history_leads_to_now'', p.record_id FROM past p LEFT JOIN %1$s t ON t.district = p.district AND t.%2$I = p.record_id
     WHERE p.next_from IS NULL AND (NOT p.deleted AND t.changed_at IS DISTINCT FROM p.known_until OR p.deleted AND t.recorded_at < p.known_until)
     UNION ALL
     SELECT ''change_is_known'', p.record_id FROM past p
     WHERE p.ended_by IS NULL OR NOT EXISTS (SELECT FROM ybss_registry.change c WHERE c.district = p.district AND c.change_id = p.ended_by)
     UNION ALL
     SELECT ''change_is_known'', t.%2$I FROM %1$s t
     WHERE t.change_id IS NULL OR NOT EXISTS (SELECT FROM ybss_registry.change c WHERE c.district = t.district AND c.change_id = t.change_id)
     UNION ALL
     SELECT ''stamps_in_order'', t.%2$I FROM %1$s t
     WHERE t.changed_at < t.recorded_at OR t.changed_at > t.recorded_at AND NOT EXISTS (
       SELECT FROM ybss_registry.history h WHERE h.district = t.district AND h.kind = $1 AND h.record_id = t.%2$I AND h.known_until = t.changed_at)',
    target, ybss_registry.id_column(target))
  USING (SELECT c.relname::text FROM pg_class c WHERE c.oid = target)
  LOOP
    RETURN NEXT;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.broken_history(regclass) IS
'Records of a versioned table whose stamps or past cannot be: out of order, not leading to what is there now, by a change that nobody made. Stable: reads tables. / 留痕或历史不一致的记录。';

CREATE OR REPLACE FUNCTION ybss_registry.id_column(target regclass) RETURNS name
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT a.attname FROM pg_index i
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[least(i.indnkeyatts, 2) - 1]
  WHERE i.indrelid = target AND i.indisprimary
$$;
COMMENT ON FUNCTION ybss_registry.id_column(regclass) IS
'The column that names a record of a table, the second of its primary key. Stable: reads the catalogue. / 记录编号所在列。';
REVOKE ALL ON FUNCTION ybss_registry.broken_history(regclass), ybss_registry.id_column(regclass) FROM PUBLIC;
