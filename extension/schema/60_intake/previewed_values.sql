-- What the fields of one line say, for a person who looks before the list is taken.

CREATE OR REPLACE FUNCTION ybss_registry.previewed_values(p_fields jsonb, p_record_kind text) RETURNS TABLE (field text, value text, note text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- As a list of today is read; what was left out stands as it was written, with its reason.
  SELECT f.field, coalesce((r.v).fields->>f.field, CASE WHEN n.reasons IS NOT NULL THEN f.value END), n.reasons
  FROM (SELECT ybss.line_values(p_fields, ybss.today(), p_record_kind) AS v) r
  CROSS JOIN LATERAL jsonb_each_text(p_fields) f(field, value)
  LEFT JOIN LATERAL (SELECT string_agg(u.reason, '; ' ORDER BY u.n) AS reasons
    FROM ROWS FROM (pg_catalog.unnest((r.v).note_fields), pg_catalog.unnest((r.v).note_reasons)) WITH ORDINALITY u(field, reason, n) WHERE u.field = f.field) n ON true
$$;
COMMENT ON FUNCTION ybss_registry.previewed_values(jsonb, text) IS
'Each field of a line with the value that is read from it (ybss.line_values) and what would be noted of it, words of code tables being codes already; null where nothing is said. Stable: reads the catalogue and the district''s words. / 预览时一行各栏的读取结果与提示。';
REVOKE ALL ON FUNCTION ybss_registry.previewed_values(jsonb, text) FROM PUBLIC;
