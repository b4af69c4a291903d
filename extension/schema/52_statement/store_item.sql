-- Where an item's value is stored, who states it, and what the table of entries
-- saved adds up to.

CREATE OR REPLACE FUNCTION ybss_registry.entering_office() RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT coalesce(nullif(a.office, '—'), ybss.said_source(), a.actor) FROM ybss_registry.acting() a
$$;
COMMENT ON FUNCTION ybss_registry.entering_office() IS
'For which office a value is entered: the acting member''s, else the source that a job works on, else the database role. Stable: follows members. / 填报单位。';

CREATE OR REPLACE FUNCTION ybss_registry.store_item(
  p_item ybss_registry.item, p_storage text, p_id bigint, p_record jsonb, p_value jsonb, p_stated text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_register CONSTANT text := ybss_registry.register_of(p_item.kind);
  v_set text := CASE p_storage
    WHEN 'column' THEN pg_catalog.format('%I = $3#>>''{}'', ', p_item.item)
    WHEN 'items' THEN 'items = CASE WHEN $3 IS NULL THEN items - $4 ELSE items || pg_catalog.jsonb_build_object($4::text, $3) END, '
    ELSE '' END;
  v_type text;
BEGIN
  IF p_storage = 'column' THEN
    SELECT format_type(a.atttypid, a.atttypmod) INTO v_type FROM pg_attribute a
    WHERE a.attrelid = to_regclass('ybss_registry.' || v_register) AND a.attname = p_item.item;
    v_set := pg_catalog.format('%I = ($3#>>''{}'')::%s, ', p_item.item, v_type);
  ELSIF p_storage = 'sensitive' THEN
    INSERT INTO ybss_registry.sensitive_item AS s (district, kind, record_id, grid, items)
    VALUES ((p_record->>'district')::int4, p_item.kind, p_id, (p_record->>'grid')::ybss.grid_code, jsonb_strip_nulls(pg_catalog.jsonb_build_object(p_item.item, p_value)))
    ON CONFLICT (district, kind, record_id) DO UPDATE SET changed_at = now(), grid = EXCLUDED.grid,
      items = CASE WHEN p_value IS NULL THEN s.items - p_item.item ELSE s.items || EXCLUDED.items END;
  END IF;
  EXECUTE pg_catalog.format('UPDATE ybss_registry.%1$I SET %3$s stated = ybss.stated_together(CASE WHEN $3 IS NULL THEN ybss.stated_apart(stated) - $4
      ELSE ybss.stated_apart(stated) || pg_catalog.jsonb_build_object($4::text, $5::text) END)
    WHERE district = $1 AND %2$I = $2', v_register, v_register || '_id', v_set)
  USING (p_record->>'district')::int4, p_id, p_value, p_item.item, p_stated;
END
$$;
COMMENT ON FUNCTION ybss_registry.store_item(ybss_registry.item, text, bigint, jsonb, jsonb, text) IS
'Stores a value where its item has its place, and who stated it when. Volatile: writes the register. / 保存信息项取值及申明信息。';
REVOKE ALL ON FUNCTION ybss_registry.entering_office(), ybss_registry.store_item(ybss_registry.item, text, bigint, jsonb, jsonb, text) FROM PUBLIC;

-- Sensitive values: by view and function alone, for those with the second grant.
SELECT ybss.protect_table('ybss_registry.sensitive_item', '{}', '{}');
CREATE OR REPLACE VIEW ybss.sensitive_item WITH (security_barrier) AS
SELECT s.kind, s.record_id, s.grid, s.items, s.changed_at,
  s.grid::text AS grid_text
FROM ybss_registry.sensitive_item s;
COMMENT ON VIEW ybss.sensitive_item IS
'Values of sensitive items that a district added, for members of ybss_sensitive within their scope. / 敏感信息项取值，须另行授权。';
GRANT SELECT ON ybss.sensitive_item TO ybss_sensitive;

CREATE OR REPLACE VIEW ybss.saved_entry WITH (security_barrier) AS
SELECT s.saved_on, s.kind, s.item, i.chinese, i.office AS known_from, s.office, s.road, s.report, sum(s.entries)::bigint AS entries
FROM ybss_registry.saved_entry s LEFT JOIN ybss_registry.item i USING (kind, item)
-- A district's counts are for those who see the district whole.
WHERE ybss.in_scope((s.district::text)::ybss.grid_code) OR pg_has_role(ybss.acting_role(), 'ybss_auditor', 'member')
GROUP BY s.saved_on, s.kind, s.item, i.chinese, i.office, s.office, s.road, s.report;
COMMENT ON VIEW ybss.saved_entry IS
'Entries that nobody had to make (减免报表): by day, item, the department that knew it, the office that was spared, and the road: refused at the keyboard, left out of a list, filled into a report. Counts are of whole districts, for those who see one whole. / 减免填报统计。';
GRANT SELECT ON ybss.saved_entry TO ybss_reader, ybss_operator, ybss_auditor;
