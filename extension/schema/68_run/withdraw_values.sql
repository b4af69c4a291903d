-- Taking a list back, third: the values that it brought, out of history.

CREATE OR REPLACE FUNCTION ybss_registry.gather_former_values(p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('former_value', '{district,record_id,made,now,former,untouched,entered}', '{int4,int8,bool,jsonb,jsonb,bool,jsonb}');
  EXECUTE pg_catalog.format('INSERT INTO pg_temp.ybss_work_former_value
    WITH standing AS (
      SELECT w.district, w.record_id, w.made, ybss.values_of(t) AS now FROM pg_temp.ybss_work_withdrawn w
      JOIN ybss_registry.%1$I t ON t.district = w.district AND t.%2$I = w.record_id WHERE w.kind = %1$L
    ), past AS (
      SELECT s.district, s.record_id, k.key, h.known_until, k.value,
        coalesce(pg_catalog.lead(k.value) OVER (PARTITION BY s.district, s.record_id, k.key ORDER BY h.known_until), s.now->k.key, ''null'') AS next,
        EXISTS (SELECT FROM pg_temp.ybss_work_withdrawn_change w WHERE w.change_id = h.ended_by) AS ours, h.ended_by
      FROM standing s JOIN ybss_registry.history h ON h.district = s.district AND h.kind = %1$L AND h.record_id = s.record_id
      CROSS JOIN LATERAL jsonb_each(h.old) k WHERE k.key = ANY ($1 || ''items''::text)
    ), step AS (
      SELECT p.*, pg_catalog.max(p.known_until) FILTER (WHERE NOT p.ours) OVER (PARTITION BY p.district, p.record_id, p.key) AS others_at
      FROM past p WHERE p.value IS DISTINCT FROM p.next
    ), entered AS ( -- what somebody wrote, and no list since
      SELECT DISTINCT ON (district, record_id, key) district, record_id, key, next AS value, ended_by FROM step
      WHERE key <> ''items'' AND NOT ours ORDER BY district, record_id, key, known_until DESC
    ), back AS ( -- what it was before the list changed it, where nobody did since
      SELECT DISTINCT ON (district, record_id, key) district, record_id, key, value FROM step
      WHERE key <> ''items'' AND ours AND known_until > coalesce(others_at, ''-infinity'') ORDER BY district, record_id, key, known_until
    )
    SELECT s.district, s.record_id, s.made, s.now,
      -- Of what the list made: nothing, but what somebody wrote since.
      CASE WHEN s.made THEN coalesce((SELECT pg_catalog.jsonb_object_agg(c, null::text) FROM pg_catalog.unnest($1) c
        WHERE NOT EXISTS (SELECT FROM step p WHERE p.district = s.district AND p.record_id = s.record_id AND p.key = c AND NOT p.ours)), ''{}'')
      ELSE coalesce((SELECT pg_catalog.jsonb_object_agg(b.key, b.value) FROM back b WHERE b.district = s.district AND b.record_id = s.record_id), ''{}'') END,
      s.made AND NOT EXISTS (SELECT FROM step p WHERE p.district = s.district AND p.record_id = s.record_id AND NOT p.ours),
      coalesce((SELECT pg_catalog.jsonb_object_agg(e.key, e.value) FROM entered e
        JOIN ybss_registry.change c ON c.district = e.district AND c.change_id = e.ended_by AND c.source IS NULL
        WHERE e.district = s.district AND e.record_id = s.record_id
          AND NOT EXISTS (SELECT FROM ybss_registry.intake_file g WHERE c.at = ANY (g.worked_at))), ''{}'')
    FROM standing s', p_kind, p_kind || '_id') USING ybss_registry.withdrawn_columns(p_kind);
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_former_values(text) IS
'Leaves in pg_temp.ybss_work_former_value, for each record of a kind that the withdrawn list wrote, what its values were before, of those columns that nobody changed since, and what somebody entered, no list. Volatile: fills a temporary table. / 由历史找出撤回前的取值。';

CREATE OR REPLACE FUNCTION ybss_registry.write_values(p_kind text, p_work text, p_column text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_columns CONSTANT text[] := ybss_registry.withdrawn_columns(p_kind);
BEGIN
  EXECUTE pg_catalog.format('UPDATE ybss_registry.%1$I t SET (%3$s) = ROW(%4$s)
    FROM (SELECT t.district, t.%2$I AS id, ybss.values_of(t) AS now, v.%6$I AS said FROM pg_temp.%5$I v
      JOIN ybss_registry.%1$I t ON t.district = v.district AND t.%2$I = v.record_id WHERE pg_catalog.to_jsonb(v)->>''kind'' IS NULL OR pg_catalog.to_jsonb(v)->>''kind'' = $1) v
    CROSS JOIN LATERAL pg_catalog.jsonb_populate_record(NULL::ybss_registry.%1$I, v.now || v.said) r
    WHERE t.district = v.district AND t.%2$I = v.id AND NOT v.now @> v.said', p_kind, p_kind || '_id',
    (SELECT string_agg(pg_catalog.quote_ident(c), ', ') FROM pg_catalog.unnest(v_columns) c),
    (SELECT string_agg('r.' || pg_catalog.quote_ident(c), ', ') FROM pg_catalog.unnest(v_columns) c), 'ybss_work_' || p_work, p_column) USING p_kind;
END
$$;
COMMENT ON FUNCTION ybss_registry.write_values(text, text, text) IS
'Writes the values that a work table (its name, its column of objects) has for records of a kind where they are others. Volatile: writes the register. / 写入工作表中的取值。';

CREATE OR REPLACE FUNCTION ybss_registry.give_back_values(p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.gather_former_values(p_kind);
  IF p_kind = 'house' THEN
    UPDATE pg_temp.ybss_work_former_value v SET former = v.former || '{"danger_codes": "{}"}' WHERE v.former->'danger_codes' = 'null';
  ELSIF p_kind = 'unit' THEN
    UPDATE pg_temp.ybss_work_former_value v SET former = v.former - '{name,credit_code,no_code_reason}'::text[] WHERE v.made;
  ELSIF p_kind = 'thing' THEN -- what it is called and where it stands it must have
    UPDATE pg_temp.ybss_work_former_value v SET former = v.former - '{name,number,address_id,position}'::text[] WHERE v.made;
  ELSIF p_kind = 'person' THEN
    PERFORM ybss_registry.name_former_persons();
  ELSIF p_kind = 'address' THEN
    UPDATE pg_temp.ybss_work_former_value v SET former = v.former - 'state' WHERE v.made;
  END IF;
  PERFORM ybss_registry.write_values(p_kind, 'former_value', 'former');
  INSERT INTO pg_temp.ybss_work_entered_value SELECT p_kind, v.district, v.record_id, v.entered FROM pg_temp.ybss_work_former_value v WHERE v.entered <> '{}';
END
$$;
COMMENT ON FUNCTION ybss_registry.give_back_values(text) IS
'Gives records of a kind that the withdrawn list wrote the values that they had before, of those columns that nobody changed since; adds to pg_temp.ybss_work_entered_value what somebody entered. Volatile: writes the register. / 恢复撤回前的取值。';

CREATE OR REPLACE FUNCTION ybss_registry.name_former_persons() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Who is left with lines of other lists has the name and the numbers that they say.
  UPDATE pg_temp.ybss_work_former_value v SET former = v.former || coalesce(CASE WHEN v.former ? 'name' THEN (
      SELECT pg_catalog.jsonb_build_object('name', coalesce(l.name, v.now->>'name'), 'sex', l.sex, 'birth_date', l.birth_date)
      FROM ybss_registry.intake_line l WHERE l.district = v.district AND l.record_id = v.record_id AND l.state IN ('registered', 'merged')
      ORDER BY l.file_id, l.name IS NULL, l.said_on DESC NULLS LAST, l.line LIMIT 1) END, pg_catalog.jsonb_build_object('name', v.now->'name'))
  WHERE v.made;
  UPDATE pg_temp.ybss_work_former_value v SET former = v.former - 'citizen_id'
  WHERE v.former ? 'citizen_id' AND EXISTS (SELECT FROM ybss_registry.intake_line l WHERE l.district = v.district AND l.record_id = v.record_id
    AND l.state IN ('registered', 'merged') AND l.citizen_id::text = v.now->>'citizen_id');
  UPDATE pg_temp.ybss_work_former_value v SET former = v.former - '{document_kind,document_number}'::text[]
  WHERE v.former ? 'document_number' AND EXISTS (SELECT FROM ybss_registry.intake_line l WHERE l.district = v.district AND l.record_id = v.record_id
    AND l.state IN ('registered', 'merged') AND l.document_number = v.now->>'document_number');
  -- Exactly who has no number at all has a reason.
  UPDATE pg_temp.ybss_work_former_value v SET former = v.former || pg_catalog.jsonb_build_object('no_document_reason',
    CASE WHEN coalesce((v.now || v.former)->>'citizen_id', (v.now || v.former)->>'document_number') IS NULL
         THEN coalesce((v.now || v.former)->>'no_document_reason', v.now->>'no_document_reason', '90') END)
  WHERE v.former <> '{}';
END
$$;
COMMENT ON FUNCTION ybss_registry.name_former_persons() IS
'Completes what pg_temp.ybss_work_former_value says of persons: their name, and a number or the reason why there is none. Volatile: changes a temporary table. / 补全撤回后人员的姓名与证件信息。';
REVOKE ALL ON FUNCTION ybss_registry.gather_former_values(text), ybss_registry.write_values(text, text, text), ybss_registry.give_back_values(text), ybss_registry.name_former_persons() FROM PUBLIC;
