-- What is shipped goes into the tables; what the district changed, added or took away stays as it is.

CREATE OR REPLACE FUNCTION ybss_registry.take_shipped(p_relation text, p_key text[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_columns text[];
  v_taken int;
  v_changed int;
BEGIN
  SELECT pg_catalog.array_agg(DISTINCT k ORDER BY k) INTO v_columns
  FROM ybss_registry.shipped_row s, jsonb_object_keys(s.next) k WHERE s.relation = p_relation;
  -- What the district took away is missed by what hangs on it: a value without its parent, a word without its code.
  UPDATE ybss_registry.shipped_row s SET next = s.next || '{"parent": null}'
  WHERE s.relation = 'code_value' AND s.relation = p_relation AND s.next->>'parent' IS NOT NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.code_value v WHERE v.code_table = s.next->>'code_table' AND v.code = s.next->>'parent')
    AND EXISTS (SELECT FROM ybss_registry.shipped_row p WHERE p.relation = 'code_value' AND p.key = pg_catalog.concat_ws(' ', s.next->>'code_table', s.next->>'parent') AND p."row" IS NOT NULL);
  EXECUTE pg_catalog.format('INSERT INTO ybss_registry.%1$I (%2$s) SELECT %2$s FROM (SELECT n.* FROM ybss_registry.shipped_row s,
      pg_catalog.jsonb_populate_record(NULL::ybss_registry.%1$I, s.next) n WHERE s.relation = $1 AND s."row" IS NULL
        AND CASE $1 WHEN ''code_alias'' THEN EXISTS (SELECT FROM ybss_registry.code_value v WHERE v.code_table = s.next->>''code_table'' AND v.code = s.next->>''code'')
          WHEN ''code_value'' THEN EXISTS (SELECT FROM ybss_registry.code_table t WHERE t.code_table = s.next->>''code_table'') ELSE true END
      ORDER BY s.key) q
    ON CONFLICT DO NOTHING', p_relation, (SELECT string_agg(pg_catalog.quote_ident(c), ', ') FROM pg_catalog.unnest(v_columns) c)) USING p_relation;
  GET DIAGNOSTICS v_taken = ROW_COUNT;
  -- A column that stands as it was shipped last follows; one that does not is the district's. A shape and its example go together.
  EXECUTE pg_catalog.format('UPDATE ybss_registry.%1$I l SET %2$s FROM ybss_registry.shipped_row s,
      pg_catalog.jsonb_populate_record(NULL::ybss_registry.%1$I, s.next) n
    WHERE s.relation = $1 AND s."row" IS NOT NULL AND NOT s."row" @> s.next AND %3$s', p_relation,
    (SELECT string_agg(pg_catalog.format('%1$I = CASE WHEN coalesce(pg_catalog.to_jsonb(l)->%1$L, ''null'') = coalesce(s."row"->%1$L, ''null'')%2$s THEN n.%1$I ELSE l.%1$I END', c,
       CASE WHEN c IN ('shape', 'example') THEN ' AND (l.shape, l.example) IS NOT DISTINCT FROM (s."row"->>''shape'', s."row"->>''example'')' ELSE '' END), ', ')
     FROM pg_catalog.unnest(v_columns) c WHERE c <> ALL (p_key)),
    (SELECT string_agg(pg_catalog.format('l.%1$I = n.%1$I', k), ' AND ') FROM pg_catalog.unnest(p_key) k)) USING p_relation;
  GET DIAGNOSTICS v_changed = ROW_COUNT;
  -- A word that is shipped no more goes where nobody has changed it; codes never go.
  IF p_relation = 'code_alias' THEN
    DELETE FROM ybss_registry.code_alias l USING ybss_registry.shipped_row s
    WHERE s.relation = p_relation AND s.next IS NULL AND pg_catalog.to_jsonb(l) @> s."row";
    DELETE FROM ybss_registry.shipped_row s WHERE s.relation = p_relation AND s.next IS NULL;
  END IF;
  UPDATE ybss_registry.shipped_row s SET "row" = s.next, next = NULL WHERE s.relation = p_relation AND s.next IS NOT NULL;
  RETURN v_taken + v_changed;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_shipped(text, text[]) IS
'Takes over what the parts standard_*.sql and alias_*.sql ship of a table: new rows are added, columns that stand as they were shipped last follow, what a district has changed, added or deleted stays. Returns how many rows were added or changed. Volatile: writes the table. / 将随版本发布的代码表内容写入，保留本区的修改。';
REVOKE ALL ON FUNCTION ybss_registry.take_shipped(text, text[]) FROM PUBLIC;
