-- Keys and checks as queries that find the rows which break them, also when the constraint is gone.

CREATE OR REPLACE FUNCTION ybss_registry.id_expression(target regclass) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce((SELECT format('t.%I::bigint', a.attname) FROM pg_attribute a
    WHERE a.attrelid = target AND a.attname = ybss_registry.id_column(target) AND a.atttypid = ANY ('{int8,int4,int2}'::regtype[])), 'NULL::bigint')
$$;
COMMENT ON FUNCTION ybss_registry.id_expression(regclass) IS
'The id of a row t of a table as bigint, NULL::bigint where it is named by a text. Stable: reads the catalogue. / 记录编号表达式。';

CREATE OR REPLACE FUNCTION ybss_registry.query_of_key(p_key pg_constraint) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT format('SELECT %s FROM %s t WHERE ', ybss_registry.id_expression(p_key.conrelid), p_key.conrelid::regclass)
    || string_agg(format('t.%I IS NOT NULL', c.attname), ' AND ' ORDER BY n) || format(' AND NOT EXISTS (SELECT FROM %s p WHERE ', p_key.confrelid::regclass)
    || string_agg(format('p.%I OPERATOR(%I.=) t.%I', p.attname, s.nspname, c.attname), ' AND ' ORDER BY n) || ')'
  FROM unnest(p_key.conkey, p_key.confkey, p_key.conpfeqop) WITH ORDINALITY k (mine, other, op, n)
  JOIN pg_attribute c ON c.attrelid = p_key.conrelid AND c.attnum = k.mine
  JOIN pg_attribute p ON p.attrelid = p_key.confrelid AND p.attnum = k.other
  JOIN pg_operator o ON o.oid = k.op JOIN pg_namespace s ON s.oid = o.oprnamespace
$$;
COMMENT ON FUNCTION ybss_registry.query_of_key(pg_constraint) IS
'The query for ids of rows that a foreign key should have refused: one anti-join. Stable: reads the catalogue. / 查找违反外键记录的查询。';

CREATE OR REPLACE FUNCTION ybss_registry.query_of_index(p_index pg_index, p_operators oid[]) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  -- Of two rows that overlap the one that was written later is named; of equal ones the greatest id.
  SELECT CASE WHEN p_operators IS NULL
    THEN format('SELECT max(%s) FROM %s t WHERE %s GROUP BY %s HAVING count(*) > 1', ybss_registry.id_expression(p_index.indrelid), p_index.indrelid::regclass,
      concat_ws(' AND ', '(' || pg_get_expr(p_index.indpred, p_index.indrelid) || ')', string_agg(format('(%s) IS NOT NULL', e), ' AND ' ORDER BY n)),
      string_agg(e, ', ' ORDER BY n))
    ELSE format('SELECT DISTINCT b.id FROM (%1$s) a JOIN (%1$s) b ON %2$s AND (a.written, a.id) < (b.written, b.id)',
      format('SELECT %s AS written, %s AS id, %s FROM %s t%s', CASE WHEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = p_index.indrelid AND a.attname = 'changed_at')
        THEN 't.changed_at' ELSE '0' END, ybss_registry.id_expression(p_index.indrelid), string_agg(format('%s AS e%s', e, n), ', ' ORDER BY n), p_index.indrelid::regclass,
        ' WHERE ' || pg_get_expr(p_index.indpred, p_index.indrelid)),
      string_agg(format('a.e%s OPERATOR(%s.%s) b.e%s', n, quote_ident(s.nspname), o.oprname, n), ' AND ' ORDER BY n)) END
  FROM generate_series(1, p_index.indnkeyatts) n CROSS JOIN LATERAL (SELECT pg_get_indexdef(p_index.indexrelid, n, false)) x (e)
  LEFT JOIN pg_operator o ON o.oid = p_operators[n] LEFT JOIN pg_namespace s ON s.oid = o.oprnamespace
$$;
COMMENT ON FUNCTION ybss_registry.query_of_index(pg_index, oid[]) IS
'The query for ids of rows that a unique index, or an exclusion constraint with these operators, should have refused. Stable: reads the catalogue. / 查找违反唯一或不重叠约束记录的查询。';

CREATE OR REPLACE FUNCTION ybss_registry.sealed_keys() RETURNS TABLE (kind text, object text, target text, value text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD'
SET intervalstyle = 'postgres'
SET quote_all_identifiers = off
AS $$
  SELECT 'key', k.conname::text, c.relname::text, ybss_registry.query_of_key(k) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid AND NOT c.relispartition
  WHERE k.connamespace = 'ybss_registry'::regnamespace AND k.contype = 'f'
  UNION ALL
  -- Partitions keep their own; what is doubled in a log the chain of digests tells.
  SELECT 'key', i.relname, c.relname, ybss_registry.query_of_index(x, k.conexclop)
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid AND c.relkind = 'r' AND NOT c.relispartition
  LEFT JOIN pg_constraint k ON k.conindid = x.indexrelid AND k.contype = 'x'
  WHERE c.relnamespace = 'ybss_registry'::regnamespace AND (x.indisunique OR k.oid IS NOT NULL)
  UNION ALL
  -- All checks of a table in one pass over it.
  SELECT 'check', c.relname, c.relname, format('SELECT b.checked_name, b.checked_id FROM %s t CROSS JOIN LATERAL (VALUES %s) b (checked_name, checked_id, checked_broken) WHERE (%s) AND b.checked_broken',
    c.oid::regclass, string_agg(format('(%L, %s, (%s) IS FALSE)', k.conname, ybss_registry.id_expression(c.oid), pg_get_expr(k.conbin, k.conrelid)), ', ' ORDER BY k.conname),
    string_agg(format('(%s) IS FALSE', pg_get_expr(k.conbin, k.conrelid)), ' OR ' ORDER BY k.conname))
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid AND NOT c.relispartition
  WHERE k.connamespace = 'ybss_registry'::regnamespace AND k.contype = 'c' GROUP BY c.oid, c.relname
$$;
COMMENT ON FUNCTION ybss_registry.sealed_keys() IS
'Foreign keys, unique indexes, exclusion constraints and checks as queries, in the form of ybss_registry.manifest. Stable: reads the catalogue. / 各键与检查约束的复算查询，格式同封存清单。';
REVOKE ALL ON FUNCTION ybss_registry.id_expression(regclass), ybss_registry.query_of_key(pg_constraint), ybss_registry.query_of_index(pg_index, oid[]),
  ybss_registry.sealed_keys() FROM PUBLIC;
