-- Whether a record can be seen whole.

-- Of the extension's installer, whom no row security binds: what is asked is what others do not see.
CREATE FUNCTION ybss.partly_seen(kind text, ids bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_districts CONSTANT int4[] := ARRAY(SELECT g.district FROM ybss_registry.grid g WHERE g.level = 1);
  v_query text;
  v_partly bigint[];
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.grid g WHERE g.level = 1 AND NOT ybss.in_scope(g.code)) THEN
    RETURN '{}';
  END IF;
  -- Of kind_link only names, each quoted: its texts are the registry's owner's and run with his rights alone.
  SELECT pg_catalog.string_agg(pg_catalog.format('SELECT %1$s FROM ybss_registry.%2$I l%3$s%4$s WHERE l.district = ANY ($1) AND %1$s = ANY ($2) AND NOT (ybss.in_scope(l.grid)%5$s)',
      pg_catalog.format('%s.%I', CASE WHEN k.through IS NULL THEN 'l' ELSE 't' END, k.kind || '_id'), k.link,
      CASE WHEN k.through IS NOT NULL THEN pg_catalog.format(' JOIN ybss_registry.%1$I t ON t.district = l.district AND t.%2$I = l.%2$I', k.through, k.joined_by) END,
      e.joins, ' AND ybss.in_scope(coalesce(' || e.grids || '))'), ' UNION ' ORDER BY k.position) INTO v_query
  FROM ybss_registry.kind_link k
  CROSS JOIN LATERAL (
    SELECT pg_catalog.string_agg(pg_catalog.format(' LEFT JOIN ybss_registry.%1$I %1$I ON %1$I.district = l.district AND %1$I.%2$I = l.%2$I', u.far, u.far || '_id'), '') AS joins,
      pg_catalog.string_agg(pg_catalog.format('%I.grid', u.far), ', ') AS grids
    FROM pg_catalog.unnest(k.other_ends) u(far)) e
  WHERE k.kind = partly_seen.kind AND k.elsewhere;
  IF v_query IS NOT NULL THEN
    EXECUTE 'SELECT ARRAY(' || v_query || ')' INTO v_partly USING v_districts, ids;
  END IF;
  RETURN coalesce(v_partly, '{}');
END
$$;
COMMENT ON FUNCTION ybss.partly_seen(text, bigint[]) IS
'Which of these records have links or what they are linked to outside of the caller''s scope: whoever does not see all of a record cannot score it. Empty for who sees whole districts. Open to the registry''s owner alone. Stable: reads links and grants. Security definer of the extension''s installer: asks for what row security hides, and tells only that it is there. / 关联信息超出当前权限范围、无法完整评分的记录。';
REVOKE ALL ON FUNCTION ybss.partly_seen(text, bigint[]) FROM PUBLIC;
