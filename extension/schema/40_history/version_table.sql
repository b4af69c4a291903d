-- Putting a table under history.

CREATE OR REPLACE FUNCTION ybss_registry.version_table(target regclass) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_kind name := (SELECT relname FROM pg_class WHERE oid = target);
  v_id name;
  v_key name[];
BEGIN
  SELECT pg_catalog.array_agg(a.attname ORDER BY k.n) INTO v_key
  FROM pg_index i CROSS JOIN pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, n)
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
  WHERE i.indrelid = target AND i.indisprimary;
  SELECT a.attname INTO v_id FROM pg_attribute a
  WHERE a.attrelid = target AND a.attname = v_key[2] AND a.atttypid = 'int8'::regtype;
  IF v_id IS NULL OR v_key <> ARRAY['district', v_id]
     OR NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'grid' AND NOT attisdropped) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH04', MESSAGE = pg_catalog.format('table %s cannot keep its history', target),
      DETAIL = '该表不具备留存历史的结构。',
      HINT = 'It needs PRIMARY KEY (district, an id of type bigint) and a column grid.';
  END IF;
  EXECUTE pg_catalog.format('ALTER TABLE %s ADD COLUMN IF NOT EXISTS recorded_at timestamptz NOT NULL DEFAULT now(), '
    'ADD COLUMN IF NOT EXISTS changed_at timestamptz NOT NULL DEFAULT now(), '
    'ADD COLUMN IF NOT EXISTS change_id bigint', target);
  -- Last of all BEFORE triggers, so that it sees what the others made of the row.
  EXECUTE pg_catalog.format('CREATE OR REPLACE TRIGGER z_stamp_change BEFORE INSERT OR UPDATE ON %s '
    'FOR EACH ROW EXECUTE FUNCTION ybss.stamp_change(%L, %L)', target, v_id, v_kind);
  EXECUTE pg_catalog.format('CREATE OR REPLACE TRIGGER keep_history AFTER UPDATE OR DELETE ON %s '
    'FOR EACH ROW EXECUTE FUNCTION ybss.keep_history(%L, %L)', target, v_id, v_kind);
  EXECUTE pg_catalog.format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s '
    'FOR EACH STATEMENT EXECUTE FUNCTION ybss.refuse_truncate()', target);
END
$$;
COMMENT ON FUNCTION ybss_registry.version_table(regclass) IS
'Puts a table under history: adds recorded_at, changed_at and change_id where they are missing, and the triggers stamp_change, keep_history and refuse_truncate. The triggers do not fire for what logical replication or a session in replica role brings, which comes with its stamps and its history. Raises YBH04 where the table has no primary key (district, id bigint) or no grid. May be called again. Volatile: changes the table. / 为数据表启用留痕和历史。';
REVOKE ALL ON FUNCTION ybss_registry.version_table(regclass) FROM PUBLIC;
