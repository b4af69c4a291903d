-- Old forms, filled from the registers (减免报表).

CREATE OR REPLACE FUNCTION ybss_registry.item_column(p_item text, p_type text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- What is no value of its type is none to a condition, and stops no form.
  SELECT pg_catalog.format(CASE p_type
    WHEN 'date' THEN 'ybss.try_date(r.items->>%1$L)'
    WHEN 'citizen_id' THEN 'ybss.try_citizen_id(r.items->>%1$L)'
    WHEN 'credit_code' THEN 'ybss.try_credit_code(r.items->>%1$L)'
    WHEN 'phone' THEN 'ybss.try_phone(r.items->>%1$L)'
    WHEN 'integer' THEN 'CASE WHEN r.items->>%1$L ~ ''^-?[0-9]{1,9}$'' THEN (r.items->>%1$L)::integer END'
    WHEN 'number' THEN 'CASE WHEN r.items->>%1$L ~ ''^-?[0-9]{1,60}([.][0-9]{1,60})?$'' THEN (r.items->>%1$L)::numeric END'
    WHEN 'boolean' THEN 'CASE r.items->>%1$L WHEN ''true'' THEN true WHEN ''false'' THEN false END'
    WHEN 'division_code' THEN 'CASE WHEN r.items->>%1$L ~ ''^[1-9][0-9]([0-9]{2}){0,2}$|^[1-9][0-9]{8}$|^[1-9][0-9]{11}$'' THEN (r.items->>%1$L)::ybss.division_code END'
    ELSE 'r.items->>%1$L' END || ' AS %1$I', p_item)
$$;
COMMENT ON FUNCTION ybss_registry.item_column(text, text) IS
'How a form''s query reads an item without a column as a value of its type: null where what was stated is none. Immutable: text only. / 报表读取信息项的表达式。';

CREATE OR REPLACE FUNCTION ybss_registry.report_query(p_report text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- The form's condition names items, so each item is a column of the inner query;
  -- where nobody stated one that follows from others, its formula does.
  SELECT pg_catalog.format('SELECT t.record_id, t.grid, ARRAY[%s]::text[] AS fields FROM ('
      'SELECT s.district, s.record_id, s.grid, s._items, ybss.today() AS as_of, %s FROM (SELECT r.district, r.%I AS record_id, r.grid, r.items AS _items, %s FROM ybss_registry.%I r '
      'WHERE r.district = ANY (ybss_registry.districts()) AND r.grid OPERATOR(ybss.<@) $1%s) s) t WHERE (%s) ORDER BY t.grid, t.record_id',
    -- Whole, with what was stated, be it a value of its type or not; what it is no mask knows.
    (SELECT string_agg(pg_catalog.format('coalesce(t.%1$I::text, CASE WHEN $2 THEN t._items->>%1$L END)', f.item), ', ' ORDER BY f.position) FROM ybss_registry.report_field f WHERE f.report = p.report),
    string_agg(CASE WHEN i.formula IS NULL THEN pg_catalog.format('s.%I', i.item) ELSE pg_catalog.format(E'coalesce(s.%I, %s\n) AS %I', i.item, i.formula, i.item) END, ', '),
    k.register || '_id',
    string_agg(CASE WHEN a.attname IS NOT NULL THEN pg_catalog.format('r.%I', i.item)
      ELSE ybss_registry.item_column(i.item, i.value_type) END, ', '),
    k.register || '_record', CASE WHEN k.register <> p.kind THEN pg_catalog.format(' AND r.kind = %L', p.kind) END, coalesce(p.only_if || E'\n', 'true'))
  FROM ybss_registry.report p
  JOIN ybss_registry.record_kind k ON k.kind = p.kind
  JOIN ybss_registry.item i ON i.kind = p.kind AND i.active
  LEFT JOIN pg_attribute a ON a.attrelid = to_regclass('ybss_registry.' || k.register || '_record') AND a.attname = i.item AND NOT a.attisdropped
  WHERE p.report = p_report
  GROUP BY p.report, p.kind, p.only_if, k.register
$$;
COMMENT ON FUNCTION ybss_registry.report_query(text) IS
'The query that fills a form below a node ($1), with what is no value of its type or without ($2), put together from its fields and the catalogue. Stable: reads the catalogue. / 生成报表查询语句。';

CREATE OR REPLACE FUNCTION ybss.fill_report(name text, node ybss.grid_code)
RETURNS TABLE (record_id bigint, grid ybss.grid_code, form jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET datestyle = 'ISO, YMD'
SET timezone = 'Asia/Shanghai'
SET standard_conforming_strings = on
AS $$
DECLARE
  v_report ybss_registry.report := (SELECT r FROM ybss_registry.report r WHERE r.report = name);
  v_labels text[] := ARRAY(SELECT f.label FROM ybss_registry.report_field f WHERE f.report = name ORDER BY f.position);
  v_items text[] := ARRAY(SELECT f.item FROM ybss_registry.report_field f WHERE f.report = name ORDER BY f.position);
  -- Administrators, who may read the registers, get the form whole; every member gets it masked.
  v_whole boolean := ybss.current_member() IS NULL;
  v_filled bigint[] := pg_catalog.array_fill(0::bigint, ARRAY[greatest(1, pg_catalog.cardinality(v_labels))]);
  v_fields text[];
BEGIN
  IF v_report IS NULL OR pg_catalog.cardinality(v_labels) = 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV12', MESSAGE = pg_catalog.format('there is no form "%s" with fields', name),
      DETAIL = '报表目录中没有这张表，或未配置栏目。', HINT = 'SELECT report FROM ybss.report';
  END IF;
  FOR fill_report.record_id, fill_report.grid, v_fields IN EXECUTE ybss_registry.report_query(name) USING node, v_whole LOOP
    FOR n IN 1 .. pg_catalog.cardinality(v_labels) LOOP
      v_filled[n] := v_filled[n] + (v_fields[n] IS NOT NULL)::int;
    END LOOP;
    form := (SELECT pg_catalog.jsonb_object_agg(u.label, CASE WHEN v_whole THEN v_fields[u.n]
        ELSE ybss.shown(v_report.kind, v_items[u.n], v_fields[u.n]) END)
      FROM pg_catalog.unnest(v_labels) WITH ORDINALITY u(label, n));
    RETURN NEXT;
  END LOOP;
  PERFORM ybss_registry.count_saved(ybss.district_of(node), f.kind, f.item, v_report.office, 'report', name, v_filled[f.n])
  FROM (SELECT f.kind, f.item, row_number() OVER (ORDER BY f.position) AS n FROM ybss_registry.report_field f WHERE f.report = name) f
  WHERE v_filled[f.n] > 0;
END
$$;
COMMENT ON FUNCTION ybss.fill_report(text, ybss.grid_code) IS
'Fills a form of ybss.report for every record below a node that belongs on it: one row a record, the form''s labels with their values; masked for every member, whole for administrators, whom row security does not bind. The entries it saved are counted in ybss.saved_entry. Raises YBV12 for an unknown form. Volatile: counts. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 按报表目录自动填表，并统计减免的填报数。';

CREATE OR REPLACE FUNCTION ybss_registry.take_report() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- A form's condition is held to what rules are held to: it runs over every record.
  PERFORM ybss.try_condition(NEW.kind, NEW.only_if);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_report() IS
'Trigger on forms: refuses (YBV02 to YBV04) a condition that would not do as a rule. Volatile: trigger. Security definer: compiles with the rights of the catalogue''s owner. / 报表条件试运行。';
CREATE OR REPLACE TRIGGER condition_tried BEFORE INSERT OR UPDATE OF only_if, kind ON ybss_registry.report
FOR EACH ROW WHEN (NEW.only_if IS NOT NULL) EXECUTE FUNCTION ybss_registry.take_report();

CREATE OR REPLACE VIEW ybss.report WITH (security_barrier) AS
SELECT r.report, r.office, r.kind, r.only_if, r.period, r.description, f.fields,
  (SELECT coalesce(sum(s.entries), 0)::bigint FROM ybss_registry.saved_entry s
   WHERE s.report = r.report AND ybss.in_scope((s.district::text)::ybss.grid_code)) AS entries_saved
FROM ybss_registry.report r
CROSS JOIN LATERAL (SELECT jsonb_object_agg(f.label, f.item) AS fields FROM ybss_registry.report_field f WHERE f.report = r.report) f;
COMMENT ON VIEW ybss.report IS
'Forms that ybss.fill_report fills, with their fields and the item behind each, and the entries saved so far. / 报表目录。';
REVOKE ALL ON FUNCTION ybss.fill_report(text, ybss.grid_code), ybss_registry.report_query(text), ybss_registry.item_column(text, text), ybss_registry.take_report() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.fill_report(text, ybss.grid_code) TO ybss_reader, ybss_operator;
GRANT SELECT ON ybss.report TO ybss_reader, ybss_operator;
