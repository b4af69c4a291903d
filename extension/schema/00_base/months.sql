-- The months in which history and logs lie: one maker for all of them.

CREATE OR REPLACE FUNCTION ybss_registry.months_of(p_parent regclass)
RETURNS TABLE (partition regclass, begins timestamptz, ends timestamptz, is_month boolean)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
SET timezone = 'Asia/Shanghai'
SET datestyle = 'ISO, YMD'
AS $$
  SELECT c.oid::regclass, b.bound[1]::timestamptz, b.bound[2]::timestamptz,
    coalesce(c.relname = p.relname || to_char(b.bound[1]::timestamptz, '_YYYY_MM') AND b.bound[1]::timestamptz = date_trunc('month', b.bound[1]::timestamptz)
      AND b.bound[2]::timestamptz = b.bound[1]::timestamptz + interval '1 month', false)
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
  CROSS JOIN LATERAL (SELECT regexp_match(pg_get_expr(c.relpartbound, c.oid), '^FOR VALUES FROM \(''([^'']+)''\) TO \(''([^'']+)''\)')) b (bound)
  WHERE i.inhparent = p_parent AND pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT'
$$;
COMMENT ON FUNCTION ybss_registry.months_of(regclass) IS
'The partitions of a table but its default one: from when (included) until when (not included), and whether that is the month of China Standard Time that the name says. Bounds are read as the server prints them under this function''s own DateStyle and time zone. Stable: reads the catalogue. / 某表的各月分区及其起止时间，是否为名称所示的自然月。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_as_parent(p_partition regclass, p_parent regclass) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_statement text;
BEGIN
  -- A partition that is named directly is guarded by its own policies and grants only: so nobody is granted one.
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', p_partition);
  FOR v_statement IN
    SELECT format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, p_partition, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
        CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
        (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', ') FROM unnest(p.polroles) r))
      || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
    FROM pg_policy p WHERE p.polrelid = p_parent
  LOOP
    EXECUTE v_statement;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_as_parent(regclass, regclass) IS
'Gives a new partition row security and the policies of its parent, and no grants: it is read through its parent. Volatile: changes the table. / 新分区沿用父表的行级安全与策略，不单独授权。';

CREATE OR REPLACE FUNCTION ybss_registry.make_months(p_parent regclass, p_months int, p_comment text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
SET timezone = 'Asia/Shanghai'
SET datestyle = 'ISO, YMD'
SET client_min_messages = warning
AS $$
DECLARE
  v_other CONSTANT regclass := (SELECT partdefid FROM pg_partitioned_table WHERE partrelid = p_parent);
  v_column CONSTANT name := (SELECT a.attname FROM pg_partitioned_table t JOIN pg_attribute a ON a.attrelid = t.partrelid AND a.attnum = t.partattrs[0] WHERE t.partrelid = p_parent);
  v_first timestamptz := date_trunc('month', now());
  v_wrong record;
  v_month timestamptz;
  v_name text;
  v_made int := 0;
BEGIN
  -- In no queue: whoever reads meanwhile does not wait behind this.
  PERFORM ybss.wait_for_table(v_other);
  -- What came too early for its partition moves into it, whoever sees it: the
  -- owner is bound by scopes until the rows have moved.
  EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', v_other);
  -- Before 0.2.0 a session with another DateStyle made months that began 14 hours late.
  FOR v_wrong IN SELECT m.partition, m.begins FROM ybss_registry.months_of(p_parent) m WHERE NOT m.is_month ORDER BY m.begins LOOP
    PERFORM ybss.wait_for_table(p_parent);
    EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', p_parent, v_wrong.partition);
    EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', v_wrong.partition);
    EXECUTE format('WITH moved AS (DELETE FROM %s RETURNING *) INSERT INTO %s SELECT * FROM moved', v_wrong.partition, v_other);
    EXECUTE format('DROP TABLE %s', v_wrong.partition);
    v_first := least(v_first, date_trunc('month', v_wrong.begins));
  END LOOP;
  FOR v_month IN SELECT generate_series(v_first, date_trunc('month', now()) + make_interval(months => p_months), '1 month') LOOP
    v_name := format('ybss_registry.%I', (SELECT c.relname FROM pg_class c WHERE c.oid = p_parent) || to_char(v_month, '_YYYY_MM'));
    CONTINUE WHEN to_regclass(v_name) IS NOT NULL;
    EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', v_name, p_parent);
    EXECUTE format('WITH moved AS (DELETE FROM %s WHERE %2$I >= %3$L AND %2$I < %4$L RETURNING *) INSERT INTO %5$s SELECT * FROM moved',
      v_other, v_column, v_month, v_month + interval '1 month', v_name);
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%L) TO (%L)', p_parent, v_name, v_month, v_month + interval '1 month');
    EXECUTE format('COMMENT ON TABLE %s IS %L', v_name, p_comment);
    PERFORM ybss_registry.guard_as_parent(v_name::regclass, p_parent);
    v_made := v_made + 1;
  END LOOP;
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', v_other);
  RETURN v_made;
END
$$;
COMMENT ON FUNCTION ybss_registry.make_months(regclass, int, text) IS
'Makes the partitions of a table by month: this month and the given number after it, each with a comment, guarded as the table itself; rows of its default partition move into them. Months begin at midnight of China Standard Time whatever DateStyle and time zone the session has; a partition that an older version made at another hour is made anew. Waits for whoever uses the default partition at most as long as ybss.lock_patience says (YBJ04 names one), and nobody waits behind it. Returns how many it made. Volatile: makes tables. / 为按月分区的表创建本月及其后各月的分区。';
REVOKE ALL ON FUNCTION ybss_registry.months_of(regclass), ybss_registry.guard_as_parent(regclass, regclass), ybss_registry.make_months(regclass, int, text) FROM PUBLIC;
