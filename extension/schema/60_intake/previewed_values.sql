-- What the fields of one line say, for a person who looks before the list is taken.

CREATE OR REPLACE FUNCTION ybss_registry.previewed_values(p_fields jsonb, p_record_kind text) RETURNS TABLE (field text, value text, note text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT f.field, f.value, CASE
    WHEN f.field IN ('birth_date', 'said_on', 'founded_on', 'closed_on') THEN ybss.date_fault(f.value)
    WHEN f.field = 'citizen_id' THEN left(ybss.citizen_id_fault(f.value), 5)
    WHEN f.field = 'phone' AND ybss.try_phone(f.value) IS NULL THEN 'not_a_phone' END
  FROM jsonb_each_text(p_fields) f(field, value)
$$;
COMMENT ON FUNCTION ybss_registry.previewed_values(jsonb, text) IS
'Each field of a line with its value and what would be noted of it, words of code tables being codes already. Stable: reads the district''s codes. / 预览时一行各栏的取值与提示。';
REVOKE ALL ON FUNCTION ybss_registry.previewed_values(jsonb, text) FROM PUBLIC;
