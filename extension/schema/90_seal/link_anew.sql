-- Linking a table as it stands, and letting old months go.

CREATE OR REPLACE FUNCTION ybss_registry.link_anew(p_reason text, p_kinds text[] DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO, YMD'
AS $$
DECLARE
  v_kind record;
  v_lines bytea;
  v_linked bigint := 0;
BEGIN
  LOCK TABLE ybss_registry.stretch IN SHARE ROW EXCLUSIVE MODE;
  -- Writers wait: what they write must lie before or after.
  LOCK TABLE ybss_registry.to_link IN SHARE ROW EXCLUSIVE MODE;
  PERFORM ybss_registry.link_changes();
  FOR v_kind IN SELECT * FROM ybss_registry.linked_kinds() k WHERE p_kinds IS NULL OR k.kind = ANY (p_kinds) ORDER BY k.kind COLLATE "C", k.past LOOP
    v_lines := ybss.lines_of(v_kind.relation, v_kind.id, v_kind.moment, v_kind.columns, NULL, NULL, NULL, CASE WHEN v_kind.past THEN v_kind.kind END, NULL, NULL);
    PERFORM ybss_registry.add_stretch('anew', v_kind.kind, v_kind.past, v_kind.columns, coalesce(octet_length(v_lines) / 36, 0), NULL, NULL, p_reason, coalesce(v_lines, ''));
    v_linked := v_linked + coalesce(octet_length(v_lines) / 36, 0);
  END LOOP;
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_anew(text, text[]) IS
'Links tables (all, or the kinds given) as they stand, for a reason: after an upgrade that changed their columns, a first copy by replication, a restore of data alone. What is there is taken for right: look at check_registry() first. Returns how many rows. Writers wait meanwhile. Volatile: writes the chain. Security definer: the chain is the owner''s. / 按现状整表重链，须先检查。';

CREATE OR REPLACE FUNCTION ybss.purge_log(kind text, keep interval, reason text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_month record;
  v_rows bigint;
  v_purged bigint := 0;
  v_until timestamptz;
BEGIN
  IF purge_log.kind NOT IN ('history', 'access_log') OR coalesce(purge_log.keep, '-1 day') < interval '6 months' OR coalesce(char_length(btrim(purge_log.reason)), 0) < 2 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH12', MESSAGE = 'only months of history or access_log that ended six months ago or earlier are purged, for a reason',
      DETAIL = '只能按理由清除六个月以前的历史或访问日志月份。', HINT = 'SELECT ybss.purge_log(''access_log'', ''3 years'', ''retention rule 4'')';
  END IF;
  LOCK TABLE ybss_registry.stretch IN SHARE ROW EXCLUSIVE MODE;
  PERFORM ybss_registry.link_changes();
  FOR v_month IN SELECT m.* FROM ybss_registry.months_of(pg_catalog.format('ybss_registry.%I', purge_log.kind)::regclass) m WHERE m.is_month AND m.ends <= now() - keep ORDER BY m.begins LOOP
    EXECUTE pg_catalog.format('SELECT octet_length(ybss.lines_of(%L, %L, %L, ARRAY[''district''], NULL, NULL, NULL, NULL, NULL, NULL)) / 36', split_part(v_month.partition::text, '.', 2),
      CASE purge_log.kind WHEN 'history' THEN 'record_id' ELSE 'log_id' END, CASE purge_log.kind WHEN 'history' THEN 'known_until' ELSE 'logged_at' END) INTO v_rows;
    EXECUTE pg_catalog.format('DROP TABLE %s', v_month.partition);
    DELETE FROM ybss_registry.manifest m WHERE m.kind = 'month' AND m.object = split_part(v_month.partition::text, '.', 2);
    v_purged := v_purged + coalesce(v_rows, 0);
    v_until := v_month.ends;
  END LOOP;
  IF v_until IS NOT NULL THEN
    PERFORM ybss_registry.add_stretch('purged', purge_log.kind, false, '{}', v_purged, NULL, v_until, purge_log.reason, '');
  END IF;
  RETURN v_purged;
END
$$;
COMMENT ON FUNCTION ybss.purge_log(text, interval, text) IS
'Drops the months of history or of the access log (kind) that ended so long ago (at least six months) and closes the chain over them with a signed line that names until when, how many rows and why: check_registry() accepts that they are gone, and nothing else. Returns how many rows. Raises YBH12 for other kinds, shorter times, no reason. Volatile: drops tables, writes the chain. Security definer: both are the owner''s. / 按保存期限清除历史或访问日志月份，并在摘要链上留下签名记录。';
REVOKE ALL ON FUNCTION ybss_registry.link_anew(text, text[]), ybss.purge_log(text, interval, text) FROM PUBLIC;

-- A registry that came from before the chain, or whose columns changed, is linked as it stands.
DO $$
DECLARE
  v_kinds text[];
BEGIN
  SELECT array_agg(DISTINCT k.kind) INTO v_kinds FROM ybss_registry.linked_kinds() k
  LEFT JOIN LATERAL (SELECT s.columns FROM ybss_registry.stretch s WHERE s.kind = k.kind AND s.past = k.past AND s.purpose <> 'purged' ORDER BY s.number DESC LIMIT 1) s ON true
  WHERE CASE WHEN s.columns IS NULL THEN NOT EXISTS (SELECT FROM ybss_registry.stretch) AND EXISTS (SELECT FROM ybss_registry.change) ELSE NOT k.columns @> s.columns END;
  IF v_kinds IS NOT NULL THEN
    PERFORM ybss_registry.link_anew('upgrade', v_kinds);
  END IF;
END
$$;
