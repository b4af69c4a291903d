-- Linking: what was noted becomes stretches of the chain.

CREATE OR REPLACE FUNCTION ybss_registry.linked_kinds()
RETURNS TABLE (kind text, past boolean, relation text, id text, moment text, columns text[])
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH versioned AS (
    SELECT c.oid, c.relname FROM pg_class c
    WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind = 'r'
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('recorded_at', 'changed_at', 'change_id') AND NOT a.attisdropped HAVING count(*) = 3)
  ), linked (kind, past, relid, relation, id, moment) AS (
    SELECT v.relname::text, false, v.oid, v.relname::text, ybss_registry.id_column(v.oid)::text, 'changed_at' FROM versioned v
    UNION ALL SELECT v.relname, true, 'ybss_registry.history'::regclass, 'history', 'record_id', 'known_until' FROM versioned v
    UNION ALL SELECT 'change', false, 'ybss_registry.change'::regclass, 'change', 'change_id', 'at'
    UNION ALL SELECT 'access_log', false, 'ybss_registry.access_log'::regclass, 'access_log', 'log_id', 'logged_at'
  )
  -- What the server works out of other columns follows; the past is refiled when the tree is redrawn.
  SELECT l.kind, l.past, l.relation, l.id, l.moment, ARRAY(SELECT a.attname::text FROM pg_attribute a
    WHERE a.attrelid = l.relid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND NOT (l.past AND a.attname = 'grid') ORDER BY a.attname COLLATE "C")
  FROM linked l
$$;
COMMENT ON FUNCTION ybss_registry.linked_kinds() IS
'What stands under the chain: every versioned table, its past, changes, the access log; with the columns of id and moment and those that go into a digest. Stable: reads the catalogue. / 纳入摘要链的数据表及参与摘要的列。';

CREATE OR REPLACE FUNCTION ybss_registry.stretch_digest(s ybss_registry.stretch) RETURNS bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT sha256(convert_to(jsonb_build_array(s.number, (extract(epoch FROM s.linked_at) * 1000000)::bigint, s.purpose, s.kind, s.past, s.columns, s.districts, s.rows,
    (extract(epoch FROM s.first_at) * 1000000)::bigint, (extract(epoch FROM s.last_at) * 1000000)::bigint, s.reason)::text, 'UTF8') || s.lines)
$$;
COMMENT ON FUNCTION ybss_registry.stretch_digest(ybss_registry.stretch) IS
'The digest of a stretch: SHA-256 of all that it says and of its lines. Stable: prints numbers and texts only. / 区段摘要。';

CREATE OR REPLACE FUNCTION ybss_registry.sign_head(head bytea) RETURNS bytea
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT sha256(k.secret || sha256(k.secret || head)) FROM ybss_registry.signing_key k WHERE k.use = 'chain' ORDER BY k.key_id LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.sign_head(bytea) IS 'A head under the chain''s key. Stable: reads the key. / 用链密钥签名。';

CREATE OR REPLACE FUNCTION ybss_registry.add_stretch(p_purpose text, p_kind text, p_past boolean, p_columns text[], p_rows bigint, p_first timestamptz, p_last timestamptz,
  p_reason text, p_lines bytea) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_last ybss_registry.stretch;
  v_new ybss_registry.stretch;
BEGIN
  SELECT * INTO v_last FROM ybss_registry.stretch s ORDER BY s.number DESC LIMIT 1;
  v_new := ROW(coalesce(v_last.number, 0) + 1, clock_timestamp(), p_purpose, p_kind, p_past, p_columns,
    ARRAY(SELECT DISTINCT l.district FROM ybss.lines_in(p_lines) l ORDER BY 1), p_rows, p_first, p_last, p_reason, p_lines, NULL, NULL, NULL);
  v_new.digest := ybss_registry.stretch_digest(v_new);
  v_new.head := sha256(coalesce(v_last.head, '') || v_new.digest);
  v_new.mac := ybss_registry.sign_head(v_new.head);
  INSERT INTO ybss_registry.stretch SELECT v_new.*;
END
$$;
COMMENT ON FUNCTION ybss_registry.add_stretch(text, text, boolean, text[], bigint, timestamptz, timestamptz, text, bytea) IS
'Puts a stretch at the end of the chain; the caller holds it. Volatile: writes the chain. / 在链尾追加一段。';

CREATE OR REPLACE FUNCTION ybss_registry.link_changes() RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO, YMD'
AS $$
DECLARE
  v_kind record;
  v_upto bigint;
  v_notes ybss_registry.to_link[];
  v_lines bytea;
  v_linked bigint := 0;
BEGIN
  -- One at a time; nobody else writes or locks the chain, and no writer of records comes near it.
  LOCK TABLE ybss_registry.stretch IN SHARE ROW EXCLUSIVE MODE;
  LOOP
    -- Whole transactions, so many that a stretch stays small: the notes of one are never parted.
    SELECT pg_catalog.max(w.n) INTO v_upto FROM (
      SELECT coalesce(t.change_id, t.note) AS n, sum(sum(pg_catalog.cardinality(t.records))) OVER (ORDER BY coalesce(t.change_id, t.note)) - sum(pg_catalog.cardinality(t.records)) AS before
      FROM ybss_registry.to_link t GROUP BY 1) w WHERE w.before < 200000;
    EXIT WHEN v_upto IS NULL;
    -- Taken and read by one statement: what becomes visible in between stays for the next round.
    WITH taken AS (DELETE FROM ybss_registry.to_link t WHERE coalesce(t.change_id, t.note) <= v_upto RETURNING t.*)
    SELECT pg_catalog.array_agg(ROW(t.*)::ybss_registry.to_link) INTO v_notes FROM taken t;
    FOR v_kind IN SELECT k.*, n.* FROM ybss_registry.linked_kinds() k CROSS JOIN LATERAL (
        SELECT t.district, ARRAY(SELECT DISTINCT unnest FROM pg_catalog.unnest(v_notes) u, pg_catalog.unnest(CASE k.kind WHEN 'change' THEN ARRAY[u.change_id] ELSE u.records END)
            WHERE u.district = t.district AND CASE k.kind WHEN 'change' THEN u.change_id IS NOT NULL ELSE u.kind = k.kind END) AS records,
          pg_catalog.array_agg(DISTINCT t.change_id) FILTER (WHERE t.change_id IS NOT NULL) AS changes, pg_catalog.min(t.first_at) AS first_at, pg_catalog.max(t.last_at) AS last_at
        FROM pg_catalog.unnest(v_notes) t WHERE CASE k.kind WHEN 'change' THEN t.change_id IS NOT NULL ELSE t.kind = k.kind END GROUP BY t.district) n
      ORDER BY k.kind COLLATE "C", k.past
    LOOP
      v_lines := ybss.lines_of(v_kind.relation, v_kind.id, v_kind.moment, v_kind.columns, v_kind.district, v_kind.records,
        CASE WHEN v_kind.kind <> 'access_log' THEN v_kind.changes END, CASE WHEN v_kind.past THEN v_kind.kind END,
        CASE WHEN v_kind.past THEN (SELECT pg_catalog.min(c.at) FROM ybss_registry.change c WHERE c.district = v_kind.district AND c.change_id = ANY (v_kind.changes)) ELSE v_kind.first_at END,
        CASE WHEN v_kind.past THEN now() + interval '1 day' ELSE v_kind.last_at END);
      CONTINUE WHEN v_lines IS NULL;
      PERFORM ybss_registry.add_stretch('linked', v_kind.kind, v_kind.past, v_kind.columns, octet_length(v_lines) / 36, NULL, NULL, NULL, v_lines);
      v_linked := v_linked + octet_length(v_lines) / 36;
    END LOOP;
  END LOOP;
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_changes() IS
'Links what committed transactions noted: a stretch for each table, with a line for each row, at the end of the chain; the notes go in the same transaction, so that nothing is linked twice or left out. Returns how many rows. Waits for another linking, and no writer waits for it. Volatile: writes the chain. Security definer: the chain is the owner''s. / 将已登记的变更写入摘要链，返回行数。';

CREATE OR REPLACE FUNCTION ybss_registry.step_link_changes(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.link_changes() IS NULL
$$;
COMMENT ON FUNCTION ybss_registry.step_link_changes(bigint, jsonb) IS
'Step of job "link_changes": links what was noted; there is no further step. Volatile: writes the chain. Security definer: the chain is the owner''s. / 摘要链作业的步骤。';

CREATE OR REPLACE TRIGGER note_original AFTER INSERT ON ybss_registry.access_log
FOR EACH ROW EXECUTE FUNCTION ybss.note_original('access_log', 'log_id', 'logged_at');
-- Nobody reads them: whoever knew all but one value of a row could try that one by its digest.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{}', '{}') FROM unnest(ARRAY['to_link', 'stretch']) t;

REVOKE ALL ON FUNCTION ybss_registry.linked_kinds(), ybss_registry.stretch_digest(ybss_registry.stretch), ybss_registry.sign_head(bytea),
  ybss_registry.add_stretch(text, text, boolean, text[], bigint, timestamptz, timestamptz, text, bytea), ybss_registry.link_changes(),
  ybss_registry.step_link_changes(bigint, jsonb) FROM PUBLIC;

INSERT INTO ybss_registry.job (name, step, description) VALUES
('link_changes', 'step_link_changes', 'links what was written into the chain of digests, where no background worker does it / 将已写入内容纳入摘要链（无后台进程时由调度执行）')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
