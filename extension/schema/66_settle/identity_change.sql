-- The feed of what became of ids, and what an id is now.

CREATE OR REPLACE FUNCTION ybss_registry.note_identity() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
BEGIN
  IF OLD.record_id IS NULL THEN
    -- Taken out before, and settled anew now: where it went, or that it came back.
    UPDATE ybss_registry.identity_step s SET to_id = NEW.record_id WHERE s.file_id = NEW.file_id AND s.line = NEW.line AND s.to_id IS NULL;
    DELETE FROM ybss_registry.identity_step s WHERE s.file_id = NEW.file_id AND s.line = NEW.line AND s.to_id = s.from_id;
    RETURN NULL;
  END IF;
  SELECT CASE WHEN o.record_kind IN ('person', 'declaration', 'house') THEN 'person' WHEN o.record_kind = 'unit' THEN 'unit' END INTO v_kind
  FROM ybss_registry.intake_file f JOIN ybss_registry.source o USING (source) WHERE f.file_id = NEW.file_id;
  IF v_kind IS NOT NULL THEN
    INSERT INTO ybss_registry.identity_step (district, grid, kind, from_id, to_id, file_id, line, stepped_by)
    SELECT NEW.district, NEW.grid, v_kind, OLD.record_id, NEW.record_id, NEW.file_id, NEW.line, a.actor FROM ybss_registry.acting() a;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_identity() IS
'Notes that a line of one record became another''s. Volatile: writes. Security definer: nobody writes these notes by hand; row security binds by the caller''s scope. / 记录清单行归属变更。';
CREATE OR REPLACE TRIGGER note_identity AFTER UPDATE OF record_id ON ybss_registry.intake_line
FOR EACH ROW WHEN (OLD.record_id IS DISTINCT FROM NEW.record_id) EXECUTE FUNCTION ybss_registry.note_identity();

CREATE OR REPLACE FUNCTION ybss_registry.stands(p_kind text, p_id bigint, OUT recorded_at timestamptz)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  EXECUTE pg_catalog.format('SELECT r.recorded_at FROM ybss_registry.%I r WHERE r.district = $1 AND r.%I = $2', p_kind, p_kind || '_id')
  INTO recorded_at USING ybss_registry.district_of_record(p_kind, p_id), p_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.stands(text, bigint) IS
'When a person or unit that stands within the caller''s scope was recorded; null where none does. Stable: reads the register. / 记录是否存在及其登记时间。';

CREATE OR REPLACE FUNCTION ybss.identity_change(since timestamptz DEFAULT '-infinity')
RETURNS TABLE (changed_at timestamptz, what text, chinese text, kind text, from_id bigint, to_id bigint, file_id bigint, line int, by text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  RETURN QUERY
  SELECT s.stepped_at, w.what, CASE w.what WHEN 'merge' THEN '归并' WHEN 'split' THEN '拆出' WHEN 'taken out' THEN '撤出' ELSE '改归' END,
    s.kind, s.from_id, s.to_id, s.file_id, s.line, s.stepped_by
  FROM ybss_registry.identity_step s
  CROSS JOIN LATERAL (SELECT CASE WHEN s.to_id IS NULL THEN 'taken out' WHEN ybss_registry.stands(s.kind, s.from_id) IS NULL THEN 'merge'
    WHEN ybss_registry.stands(s.kind, s.to_id) = s.stepped_at THEN 'split' ELSE 're-point' END AS what) w
  WHERE s.stepped_at > since ORDER BY s.stepped_at, s.step_id;
END
$$;
COMMENT ON FUNCTION ybss.identity_change(timestamptz) IS
'What became of ids of persons and units after a moment, oldest first: a line that was one record''s became another''s. merge: the former record is no more; split: the new one was made by it (ybss.unmerge, decision different); re-point: both stand; taken out: the line belongs to nobody for now. With who decided it. Within the caller''s scope. Raises YBS20. Stable: reads notes. Security definer: people have no right to them; row security binds by the caller''s scope. / 编号变更（归并、拆出、改归）。';

CREATE OR REPLACE FUNCTION ybss.identity_now(id bigint) RETURNS TABLE (kind text, stands_as bigint, lines bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 3
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  RETURN QUERY
  WITH RECURSIVE way AS (
    SELECT k.kind, identity_now.id AS at, 0::bigint AS lines FROM (VALUES ('person'), ('unit')) k(kind)
    UNION
    SELECT s.kind, s.to_id, 1::bigint FROM way w JOIN ybss_registry.identity_step s ON s.kind = w.kind AND s.from_id = w.at
      AND s.district = ANY (ybss_registry.districts()) AND s.to_id IS NOT NULL
    WHERE ybss_registry.stands(w.kind, w.at) IS NULL
  )
  SELECT w.kind, w.at, sum(w.lines)::bigint FROM way w WHERE ybss_registry.stands(w.kind, w.at) IS NOT NULL GROUP BY w.kind, w.at ORDER BY 3 DESC, 2;
END
$$;
COMMENT ON FUNCTION ybss.identity_now(bigint) IS
'What an id of a person or unit that was given once stands for now: itself where it stands, else the records to which its lines went. No row where nothing of it stands within the caller''s scope. Raises YBS20. Stable: reads notes and registers. Security definer: people have no right to notes; row security binds by the caller''s scope. / 曾用编号现在对应的记录。';
REVOKE ALL ON FUNCTION ybss_registry.note_identity(), ybss_registry.stands(text, bigint), ybss.identity_change(timestamptz), ybss.identity_now(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.identity_change(timestamptz), ybss.identity_now(bigint) TO ybss_reader, ybss_operator;
SELECT ybss.protect_table('ybss_registry.identity_step', '{}', '{}');
