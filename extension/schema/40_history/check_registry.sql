-- Whatever is broken in the registry, found without trusting any trigger.

CREATE OR REPLACE FUNCTION ybss_registry.broken_key(constraint_id oid) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_key pg_constraint;
  v_id name;
  v_columns name[];
  v_others name[];
BEGIN
  SELECT * INTO STRICT v_key FROM pg_constraint WHERE oid = constraint_id;
  v_id := ybss_registry.id_column(v_key.conrelid);
  SELECT array_agg(c.attname ORDER BY n), array_agg(p.attname ORDER BY n) INTO v_columns, v_others
  FROM unnest(v_key.conkey, v_key.confkey) WITH ORDINALITY k (mine, other, n)
  JOIN pg_attribute c ON c.attrelid = v_key.conrelid AND c.attnum = k.mine
  JOIN pg_attribute p ON p.attrelid = v_key.confrelid AND p.attnum = k.other;
  RETURN QUERY EXECUTE format('SELECT c.%I FROM %s c WHERE ', v_id, v_key.conrelid::regclass)
    || (SELECT string_agg(format('c.%I IS NOT NULL', c), ' AND ') FROM unnest(v_columns) c)
    || format(' AND NOT EXISTS (SELECT FROM %s p WHERE ', v_key.confrelid::regclass)
    || (SELECT string_agg(format('p.%I OPERATOR(%s.=) c.%I', o, n.nspname, c), ' AND ')
        FROM unnest(v_columns, v_others, v_key.conpfeqop) u (c, o, op)
        JOIN pg_operator q ON q.oid = u.op JOIN pg_namespace n ON n.oid = q.oprnamespace) || ')';
END
$$;
COMMENT ON FUNCTION ybss_registry.broken_key(oid) IS
'Ids of the rows that a foreign key (oid of pg_constraint) should have refused: one anti-join. Stable: reads tables. / 违反外键的记录。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_exclusion(constraint_id oid) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_key pg_constraint;
  v_id name;
  v_list text;
  v_where text;
BEGIN
  SELECT * INTO STRICT v_key FROM pg_constraint WHERE oid = constraint_id;
  v_id := ybss_registry.id_column(v_key.conrelid);
  SELECT string_agg(format('%s AS e%s', pg_get_indexdef(v_key.conindid, n::int, false), n), ', ')
      || coalesce((SELECT format(' FROM %s WHERE %s', v_key.conrelid::regclass, pg_get_expr(i.indpred, i.indrelid))
                   FROM pg_index i WHERE i.indexrelid = v_key.conindid AND i.indpred IS NOT NULL), format(' FROM %s', v_key.conrelid::regclass)),
    string_agg(format('a.e%s OPERATOR(%I.%s) b.e%s', n, s.nspname, o.oprname, n), ' AND ')
  INTO v_list, v_where
  FROM unnest(v_key.conexclop) WITH ORDINALITY k (op, n)
  JOIN pg_operator o ON o.oid = k.op JOIN pg_namespace s ON s.oid = o.oprnamespace;
  -- Of two rows that overlap the one that was written later is named.
  RETURN QUERY EXECUTE format('SELECT DISTINCT b.id FROM (SELECT changed_at, %1$I AS id, %2$s) a JOIN (SELECT changed_at, %1$I AS id, %2$s) b '
    'ON %3$s AND (a.changed_at, a.id) < (b.changed_at, b.id)', v_id, v_list, v_where);
END
$$;
COMMENT ON FUNCTION ybss_registry.broken_exclusion(oid) IS
'Ids of the rows that an exclusion constraint (oid of pg_constraint) should have refused, the later of two each: one join by its equal columns. Stable: reads tables. / 违反不重叠约束的记录。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_history(target regclass) RETURNS TABLE (rule text, record_id bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  FOR rule, record_id IN EXECUTE format(
    'WITH past AS (
       SELECT h.district, h.record_id, h.known_from, h.known_until, h.deleted, h.change_id, h.ended_by, h.grid, h.whole,
         lead(h.known_from) OVER w AS next_from
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
REVOKE ALL ON FUNCTION ybss_registry.broken_key(oid), ybss_registry.broken_exclusion(oid), ybss_registry.broken_history(regclass),
  ybss_registry.id_column(regclass) FROM PUBLIC;
