-- What each line of a list says of items, read before its record is known.

CREATE OR REPLACE FUNCTION ybss_registry.read_unread_items(p_plan jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  WITH unread AS MATERIALIZED (
    SELECT w.line, u.field, u.value, i.item, i.value_type, i.code_table, p_plan->'fields'->u.field->>'as' = 'column' AS has_column
    FROM pg_temp.ybss_work_line_item w CROSS JOIN LATERAL jsonb_each_text(w.unread) u(field, value)
    JOIN ybss_registry.item i ON i.kind = w.kind AND i.item = p_plan->'fields'->u.field->>'item'
    WHERE w.unread <> '{}'
  ), word AS MATERIALIZED ( -- words that were no code when the line was read: once each
    SELECT DISTINCT u.code_table, u.value FROM unread u WHERE u.code_table IS NOT NULL
  ), code AS MATERIALIZED (
    SELECT c.* FROM ybss_registry.read_codes((SELECT pg_catalog.array_agg(w.code_table) FROM word w), (SELECT pg_catalog.array_agg(w.value) FROM word w)) c
  ), value AS (
    SELECT u.line, u.field, u.item, u.has_column, CASE WHEN u.code_table IS NULL THEN ybss_registry.item_json(u.value, u.value_type, u.code_table)
      ELSE pg_catalog.to_jsonb(c.code) END AS value
    FROM unread u LEFT JOIN code c ON c.code_table = u.code_table AND c.written = u.value
  ), line AS (
    SELECT v.line, pg_catalog.jsonb_object_agg(v.item, v.value) FILTER (WHERE v.right AND NOT v.has_column) AS items,
      pg_catalog.array_agg(v.item) FILTER (WHERE v.right) AS said, pg_catalog.array_agg(v.field ORDER BY v.field) FILTER (WHERE NOT v.right) AS refused
    FROM (SELECT v.*, coalesce(v.value, 'null') <> 'null' AS right FROM value v) v GROUP BY v.line
  )
  UPDATE pg_temp.ybss_work_line_item w SET items = w.items || coalesce(l.items, '{}'), refused = l.refused,
    stated = w.stated || coalesce((SELECT pg_catalog.jsonb_object_agg(s, w.said) FROM pg_catalog.unnest(l.said) s), '{}')
  FROM line l WHERE w.line = l.line;
END
$$;
COMMENT ON FUNCTION ybss_registry.read_unread_items(jsonb) IS
'Reads what ybss.items_of_fields left in pg_temp.ybss_work_line_item: words that are no codes, numbers, dates; fields whose value is none of its item are named in refused. Volatile: changes a temporary table. / 读取尚未识别的信息项取值。';

CREATE OR REPLACE FUNCTION ybss_registry.take_line_items(p_kind text, p_plan jsonb, p_office text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('line_item', '{line,kind,said_on,said,items,stated,unread,refused}', '{int4,text,date,text,jsonb,jsonb,jsonb,text[]}');
  IF p_plan IS NULL THEN
    RETURN;
  END IF;
  INSERT INTO pg_temp.ybss_work_line_item
  SELECT l.line, p_kind, l.said_on, l.said, t.items, t.stated, t.unread, NULL
  FROM (SELECT i.*, coalesce(i.said_on, ybss.day_of(i.received_at)) AS day FROM pg_temp.ybss_work_line i
        WHERE i.state IN ('placed', 'registered', 'merged')) q
  CROSS JOIN LATERAL (SELECT q.line, q.day AS said_on, pg_catalog.to_char(q.day, 'YYYY-MM-DD ') || p_office AS said) l
  CROSS JOIN LATERAL ybss.items_of_fields(q.fields, l.said, q.address_id IS NOT NULL, q.citizen_id IS NOT NULL,
    q.phone IS NOT NULL, p_plan) t;
  PERFORM ybss_registry.refresh_work('line_item');
  PERFORM ybss_registry.read_unread_items(p_plan);
END
$$;
COMMENT ON FUNCTION ybss_registry.take_line_items(text, jsonb, text) IS
'Leaves in pg_temp.ybss_work_line_item what each line in pg_temp.ybss_work_line says of items of a kind, as it is stored, and who stated it when; nothing without a plan. Volatile: fills a temporary table. / 逐行读取清单中的信息项。';
REVOKE ALL ON FUNCTION ybss_registry.read_unread_items(jsonb), ybss_registry.take_line_items(text, jsonb, text) FROM PUBLIC;
