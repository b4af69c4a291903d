-- A written value as an item's value, and the count of entries that were saved.

CREATE OR REPLACE FUNCTION ybss_registry.item_json(p_value text, p_type text, p_table text) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  CASE p_type
    WHEN 'text' THEN
      RETURN CASE WHEN char_length(p_value) <= 1000 THEN pg_catalog.to_jsonb(p_value) END;
    WHEN 'date' THEN
      RETURN pg_catalog.to_jsonb(pg_catalog.to_char(ybss.try_date(p_value), 'YYYY-MM-DD'));
    WHEN 'code' THEN
      RETURN pg_catalog.to_jsonb(ybss_registry.read_code(p_table, p_value));
    ELSE NULL; -- the types that may refuse a value: only they need a block with an exception
  END CASE;
  BEGIN
    RETURN CASE p_type
      WHEN 'integer' THEN pg_catalog.to_jsonb(p_value::int) WHEN 'number' THEN pg_catalog.to_jsonb(p_value::numeric)
      WHEN 'boolean' THEN pg_catalog.to_jsonb(CASE WHEN ybss_registry.folded_word(p_value) IN ('是', '有', '对', '真', '√', '✓') THEN true
          WHEN ybss_registry.folded_word(p_value) IN ('否', '无', '没有', '不是', '×', '假') THEN false ELSE ybss_registry.folded_word(p_value)::boolean END)
      WHEN 'citizen_id' THEN pg_catalog.to_jsonb(ybss.try_citizen_id(p_value)::text) WHEN 'credit_code' THEN pg_catalog.to_jsonb(ybss.try_credit_code(p_value)::text)
      WHEN 'phone' THEN pg_catalog.to_jsonb(ybss.try_phone(p_value)::text) WHEN 'division_code' THEN pg_catalog.to_jsonb(p_value::ybss.division_code::text) END;
  EXCEPTION WHEN data_exception OR SQLSTATE 'YBC01' OR SQLSTATE 'YBC02' THEN
    RETURN NULL;
  END;
END
$$;
COMMENT ON FUNCTION ybss_registry.item_json(text, text, text) IS
'A written value as it is stored: dates in ISO form, numbers and truth values as such, codes by code or by word; null where it is no value of that type. Stable: reads code tables. / 将填报值转换为存储形式，无效则为空。';

CREATE OR REPLACE FUNCTION ybss_registry.count_saved(
  p_district int4, p_kind text, p_item text, p_office text, p_road text, p_report text, p_entries bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  INSERT INTO ybss_registry.saved_entry (district, kind, item, office, road, report, entries)
  VALUES (p_district, p_kind, p_item, p_office, p_road, p_report, p_entries)
$$;
COMMENT ON FUNCTION ybss_registry.count_saved(int4, text, text, text, text, text, bigint) IS
'Counts entries that nobody had to make. Volatile: writes the count. Security definer: counts are the owner''s. / 统计减免的填报数。';
REVOKE ALL ON FUNCTION ybss_registry.item_json(text, text, text),
  ybss_registry.count_saved(int4, text, text, text, text, text, bigint) FROM PUBLIC;
