-- The chain worked out anew: what was rewritten, what is gone, what nobody noted.

CREATE OR REPLACE FUNCTION ybss_registry.broken_links() RETURNS TABLE (number bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO, YMD'
AS $$
  SELECT f.number, f.what, f.chinese FROM (
    SELECT s.number, s.digest, s.head, s.mac, ybss_registry.stretch_digest(s) AS own, lag(s.number, 1, 0::bigint) OVER w AS before, lag(s.head, 1, ''::bytea) OVER w AS head_before
    FROM ybss_registry.stretch s WINDOW w AS (ORDER BY s.number)) s
  CROSS JOIN LATERAL (VALUES
    (s.number, s.before + 1 <> s.number, 'stretches before this one are missing', '此段之前的区段缺失。'),
    (s.number, s.own <> s.digest, 'a stretch is not what it was when it was linked', '区段内容已被改动。'),
    (s.number, s.before + 1 = s.number AND sha256(s.head_before || s.digest) <> s.head, 'a stretch does not follow from the one before it', '区段与前段不相接。'),
    (s.number, ybss_registry.sign_head(s.head) IS DISTINCT FROM s.mac, 'a stretch is not signed with the chain''s key', '区段签名有误。')) f (number, broken, what, chinese)
  WHERE f.broken
$$;
COMMENT ON FUNCTION ybss_registry.broken_links() IS
'Stretches that were changed, do not follow from the one before, or are not signed. Stable: reads the chain. / 摘要链中被改动、不相接或签名有误的区段。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_rows(p_kind text, p_past boolean) RETURNS TABLE (record_id bigint, what text, chinese text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO, YMD'
AS $$
DECLARE
  v_kind record;
  v_since bigint := coalesce((SELECT pg_catalog.max(s.number) FROM ybss_registry.stretch s WHERE s.kind = p_kind AND s.past = p_past AND s.purpose = 'anew'), 0);
  v_purged timestamptz := coalesce((SELECT pg_catalog.max(s.last_at) FROM ybss_registry.stretch s WHERE s.kind = CASE WHEN p_kind IN ('access_log', 'change') THEN p_kind ELSE 'history' END AND s.purpose = 'purged'), '-infinity');
  -- What replication brings is linked where it was written; a chain that is gone altogether frees no district.
  v_districts int4[] := (SELECT pg_catalog.array_agg(DISTINCT d) FROM ybss_registry.stretch s CROSS JOIN pg_catalog.unnest(s.districts) d);
BEGIN
  IF v_districts IS NULL AND NOT (SELECT n.is_called FROM ybss_registry.change_number n) THEN
    RETURN;
  END IF;
  SELECT * INTO v_kind FROM ybss_registry.linked_kinds() k WHERE k.kind = p_kind AND k.past = p_past;
  -- A line is a row that stands, or one whose end is told by history, or one that retention let go.
  -- A row is a line, or was written by a transaction that is not linked yet.
  FOR record_id, what, chinese IN EXECUTE pg_catalog.format('
    WITH line AS MATERIALIZED (
      SELECT l.*, s.columns FROM ybss_registry.stretch s CROSS JOIN LATERAL ybss.lines_in(s.lines) l
      WHERE s.kind = $1 AND s.past = $2 AND s.number >= $3 AND s.purpose <> ''purged'' AND octet_length(s.lines) %% 36 = 0),
    waits AS MATERIALIZED (
      SELECT t.district, t.change_id, r.id
      FROM (SELECT kind, district, change_id, records FROM ybss_registry.to_link UNION ALL SELECT kind, district, change_id, pg_catalog.array_agg(record_id) FROM ybss.own_notes() GROUP BY 1, 2, 3) t
      CROSS JOIN LATERAL pg_catalog.unnest(CASE WHEN $1 = ''change'' THEN ARRAY[t.change_id] ELSE t.records END) r (id)
      WHERE t.kind = $1 OR $1 = ''change'' AND t.change_id IS NOT NULL)
    SELECT coalesce(l.record_id, t.%1$I), f.what, f.chinese
    FROM (SELECT * FROM ybss_registry.%2$I t WHERE %3$s) t
    FULL JOIN line l ON l.district = t.district AND l.record_id = t.%1$I AND l.moment = t.%4$I
    CROSS JOIN LATERAL (SELECT
      CASE WHEN t.district IS NULL THEN ''a row that was linked is gone'' WHEN l.district IS NULL THEN ''a row stands there that no linked change wrote'' ELSE ''a row is not what was written'' END,
      CASE WHEN t.district IS NULL THEN ''已入链的记录缺失。'' WHEN l.district IS NULL THEN ''记录未经任何已入链的变更写入。'' ELSE ''记录内容与写入时不符。'' END) f (what, chinese)
    WHERE CASE WHEN t.district IS NULL THEN l.moment >= $4 AND %5$s
      WHEN l.district IS NULL THEN t.%4$I >= $4 AND ($5 IS NULL OR t.district = ANY ($5)) AND NOT EXISTS (SELECT FROM waits w WHERE w.district = t.district AND w.id = t.%1$I AND %6$s)
      ELSE l.digest <> ybss.digest_of(t, l.columns) END',
    v_kind.id, v_kind.relation, CASE WHEN p_past THEN pg_catalog.format('t.kind = %L', p_kind) ELSE 'true' END, v_kind.moment,
    CASE WHEN p_past OR v_kind.moment <> 'changed_at' THEN 'true' ELSE pg_catalog.format('NOT EXISTS (SELECT FROM ybss_registry.history h WHERE h.district = l.district AND h.kind = %L AND h.record_id = l.record_id AND h.known_from = l.moment)', p_kind) END,
    CASE WHEN p_past THEN 'w.change_id = t.ended_by' WHEN v_kind.moment = 'changed_at' THEN 'w.change_id = t.change_id' ELSE 'true' END)
  USING p_kind, p_past, v_since, v_purged, v_districts
  LOOP
    RETURN NEXT;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.broken_rows(text, boolean) IS
'Rows of a table, or of its past, that are not what was linked: gone, rewritten, or written by nobody. Rows that wait to be linked are none, nor rows that a purge let go, nor rows of districts that no stretch names: replication brought them from the registry where they are linked. Stable: reads tables. / 与摘要链不符的记录：缺失、被改写、或无变更来源。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_chain() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'linked', 'stretch', b.number, b.what, b.chinese FROM ybss_registry.broken_links() b
  UNION ALL
  -- A month that is gone would be as many rows as it had: each finding of a table once, with how many.
  SELECT 'linked', CASE WHEN k.past THEN 'history' ELSE k.relation END, min(b.record_id),
    b.what || CASE WHEN count(*) > 1 OR k.past THEN format(': %s of %s', count(*), k.kind) ELSE '' END, b.chinese || CASE WHEN count(*) > 1 THEN format('共 %s 条。', count(*)) ELSE '' END
  FROM ybss_registry.linked_kinds() k CROSS JOIN LATERAL ybss_registry.broken_rows(k.kind, k.past) b
  GROUP BY k.kind, k.past, k.relation, b.what, b.chinese
  UNION ALL
  SELECT 'linked', 'to_link', NULL, format('what was written since %s is not linked: CALL ybss.run_job(''link_changes'')', to_char(min(t.noted_at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')), '有变更超过两分钟未纳入摘要链。'
  FROM ybss_registry.to_link t WHERE t.noted_at < clock_timestamp() - interval '2 minutes' HAVING count(*) > 0
$$;
COMMENT ON FUNCTION ybss_registry.broken_chain() IS
'What the chain of digests shows, rows of check_registry(): stretches that were changed; of each table, how many rows are gone, rewritten or written by nobody, with the least id; and since when nothing was linked. Stable: reads tables. / 摘要链检查结果。';

CREATE OR REPLACE FUNCTION ybss.chain_head() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.format('ybss1 %s %s %s', coalesce(pg_catalog.max(s.number), 0), coalesce((SELECT encode(h.head, 'hex') FROM ybss_registry.stretch h ORDER BY h.number DESC LIMIT 1), '-'),
    (SELECT encode(sha256(convert_to(string_agg(pg_catalog.jsonb_build_array(m.kind, m.object, m.target, m.value)::text, '' ORDER BY m.kind, m.object), 'UTF8')), 'hex') FROM ybss_registry.manifest m WHERE m.kind <> 'month'))
  FROM ybss_registry.stretch s
$$;
COMMENT ON FUNCTION ybss.chain_head() IS
'A line to print or keep elsewhere: how long the chain of digests is, its head, and the digest of the manifest. With it ybss.check_head shows later that nothing before it was changed, also by somebody who rewrote the whole chain. Stable: reads the chain. Security definer: the chain is the owner''s. / 摘要链链首与封存清单摘要，可打印或另存备查。';

CREATE OR REPLACE FUNCTION ybss.check_head(kept text) RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kept text[] := regexp_match(kept, '^ybss1 (\d{1,18}) (-|[0-9a-f]{64}) ([0-9a-f]{64})$');
BEGIN
  IF v_kept IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH11', MESSAGE = 'this is no line of ybss.chain_head()', DETAIL = '这不是 ybss.chain_head() 输出的一行。',
      HINT = 'ybss1, a number, the head and the digest of the manifest, parted by single blanks.';
  END IF;
  IF v_kept[1]::bigint > 0 AND NOT EXISTS (SELECT FROM ybss_registry.stretch s WHERE s.number = v_kept[1]::bigint AND encode(s.head, 'hex') = v_kept[2]) THEN
    RETURN QUERY SELECT 'linked', 'stretch', v_kept[1]::bigint, 'the chain does not lead through the head that was kept: it was cut off or written anew', '摘要链不经过所保存的链首：已被截断或重写。';
  END IF;
  IF v_kept[3] <> split_part(ybss.chain_head(), ' ', 4) THEN
    RETURN QUERY SELECT 'sealed', 'manifest', NULL::bigint, 'the registry was sealed anew since the head was kept: by an upgrade, or to hide a change', '保存链首之后登记库被重新封存：升级所致，或有人掩盖改动。';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss.check_head(text) IS
'Does the chain still lead through a head that was kept elsewhere, and is the manifest the same? Rows like those of check_registry() where not; ybss.check_registry() then shows that the rows are what the chain says. Raises YBH11 for another text. Stable: reads the chain. Security definer: the chain is the owner''s. / 用另行保存的链首核对摘要链与封存清单。';
REVOKE ALL ON FUNCTION ybss_registry.broken_links(), ybss_registry.broken_rows(text, boolean), ybss_registry.broken_chain(), ybss.chain_head(), ybss.check_head(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.chain_head(), ybss.check_head(text) TO ybss_auditor;
