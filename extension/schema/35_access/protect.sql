-- Row security on a table of the registry, and on the tables of access themselves.

CREATE OR REPLACE FUNCTION ybss.protect_table(
  target regclass, readers name[] DEFAULT '{}', writers name[] DEFAULT '{ybss_operator}') RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_table regclass;
  v_policy text;
  v_part boolean;
  v_rows text;
  v_readers text := (SELECT string_agg(format('%I', r), ', ') FROM unnest(readers) r);
  v_writers text := (SELECT string_agg(format('%I', r), ', ') FROM unnest(writers) r);
BEGIN
  -- A partition that is named directly is guarded by its own policies only; rights are the whole table's.
  FOR v_table IN SELECT target UNION SELECT relid FROM pg_partition_tree(target) LOOP
    v_part := (SELECT c.relispartition FROM pg_class c WHERE c.oid = v_table);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', v_table);
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, ybss_reader, ybss_operator, ybss_job, ybss_auditor, ybss_sensitive', v_table);
    FOREACH v_policy IN ARRAY ARRAY['owner', 'readers', 'writers', 'scope'] LOOP
      EXECUTE format('DROP POLICY IF EXISTS %I ON %s', v_policy, v_table);
    END LOOP;
    -- In each policy, so that none opens where the restrictive one is lost: Citus drops it.
    v_rows := CASE WHEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = v_table AND a.attname = 'grid'
                                AND NOT a.attisdropped) THEN 'ybss.in_scope(grid)' ELSE 'true' END;
    EXECUTE format('CREATE POLICY owner ON %1$s TO ybss_owner USING (%2$s) WITH CHECK (%2$s)', v_table, v_rows);
    IF v_readers <> '' THEN
      EXECUTE format('CREATE POLICY readers ON %s FOR SELECT TO %s USING (%s)', v_table, v_readers, v_rows);
      IF NOT v_part THEN
        EXECUTE format('GRANT SELECT ON %s TO %s', v_table, v_readers);
      END IF;
    END IF;
    IF v_writers <> '' THEN
      EXECUTE format('CREATE POLICY writers ON %1$s TO %2$s USING (%3$s) WITH CHECK (%3$s)', v_table, v_writers, v_rows);
      IF NOT v_part THEN
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %s', v_table, v_writers);
      END IF;
    END IF;
    IF v_rows <> 'true' THEN
      EXECUTE format('CREATE POLICY scope ON %1$s AS RESTRICTIVE TO PUBLIC USING (%2$s) WITH CHECK (%2$s)', v_table, v_rows);
    END IF;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss.protect_table(regclass, name[], name[]) IS
'Enables and forces row security on a table and its partitions, takes all rights from PUBLIC and gives SELECT to readers, SELECT, INSERT, UPDATE and DELETE (never TRUNCATE) to writers, on the table alone, not on a partition. Where the table has a column "grid", every policy asks in_scope of it, and the restrictive one, "scope", besides: nobody reads or writes a row that in_scope refuses, the owner and views of the owner included. Needs the rights of the table''s owner. May be called again. Volatile: changes the table. / 为数据表启用并强制行级安全，有 grid 列的表按网格权限限制读写。';
REVOKE ALL ON FUNCTION ybss.protect_table(regclass, name[], name[]) FROM PUBLIC;

-- Rights are given by the registry's owner alone; grants have a column "grid"
-- that names what is granted, not where the row belongs.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{ybss_auditor}', '{}')
FROM unnest(ARRAY['member', 'scope_grant', 'pool_role', 'ticket_use']) t;
DROP POLICY scope ON ybss_registry.scope_grant;
ALTER POLICY owner ON ybss_registry.scope_grant USING (true) WITH CHECK (true);
ALTER POLICY readers ON ybss_registry.scope_grant USING (true);
