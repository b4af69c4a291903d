-- Which mask an item has: decided here and nowhere else. What is to depend on who asks,
-- and what for, is asked for in ybss_registry.mask_of.

CREATE OR REPLACE VIEW ybss_registry.column_mask AS
SELECT kind, item, mask FROM (VALUES
  -- What the catalogue may hide more of and never less, and a column that is no item.
  ('person', 'name', 'name'),
  ('person', 'citizen_id', 'citizen_id'),
  ('person', 'phone', 'phone'),
  ('unit', 'representative', 'name'),
  ('unit', 'phone', 'phone'),
  ('document', 'number', 'document'),
  -- Fields of a list's line: addresses and codes of places whole, of everything else that there is something.
  ('line', '%', 'hidden'),
  ('line', 'name', 'name'),
  ('line', 'representative', 'name'),
  ('line', 'phone', 'phone'),
  ('line', 'phone2', 'phone'),
  ('line', 'birth_date', 'year'),
  -- Attributes of the past: ids, periods and codes whole, everything else of a person hidden.
  ('past', '%', 'whole'),
  ('past', 'citizen_id', 'citizen_id'),
  ('past', 'phone', 'phone'),
  ('past', 'items', 'hidden'),
  ('past', 'certificate', 'hidden'),
  ('past', 'filing', 'hidden'),
  ('past', 'candidates', 'hidden'),
  ('past unit', 'representative', 'name'),
  ('past person', 'name', 'name'),
  ('past person', 'former_name', 'name'),
  ('past person', 'birth_date', 'date'),
  ('past person', '%', 'hidden'),
  ('past document', '%', 'hidden'),
  ('past departure', '%', 'hidden')) v (kind, item, mask)
UNION ALL
SELECT 'line', unnest(ARRAY['address', 'building', 'unit', 'floor', 'room', 'grid', 'state', 'longitude', 'latitude', 'house_use', 'area', 'structure',
  'storeys', 'record_type', 'rent_state', 'rent_use', 'dangers', 'unit_name', 'unit_kind', 'credit_code', 'no_code_reason', 'founded_on', 'closed_on',
  'employer', 'employer_code', 'tenure', 'relation', 'household_number', 'sex', 'said_on', 'document_kind', 'no_document_reason']), 'whole'
UNION ALL
SELECT 'past', unnest(ARRAY['%\_id', 'grid', 'valid', 'main', 'state', 'level', 'sex', 'district', 'recorded_at', 'habitable', 'relation_code',
  'tenure_code', 'use_code']), 'whole';
COMMENT ON VIEW ybss_registry.column_mask IS
'The masks of columns by kind and name, for what the catalogue does not say; a name is a pattern of LIKE, the longest that fits counts, of equal ones that of the more particular kind. / 信息项目录之外各列的脱敏方式。';

-- PL/pgSQL: planned once a session, not for every item.
CREATE OR REPLACE FUNCTION ybss_registry.mask_of(p_kind text, p_item text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  -- Personal at least where ybss.reveal asks a grade for it.
  v_by_catalogue text := (
    SELECT ybss.mask_of_type(i.value_type, greatest(i.sensitivity, (SELECT 2 FROM ybss_registry.reveal_item r WHERE r.kind = i.kind AND r.item = i.item)))
    FROM ybss_registry.item i WHERE i.kind = p_kind AND i.item = p_item);
BEGIN
  IF v_by_catalogue <> 'whole' THEN
    RETURN v_by_catalogue;
  END IF;
  RETURN coalesce(
    (SELECT m.mask FROM ybss_registry.column_mask m WHERE m.kind IN (p_kind, split_part(p_kind, ' ', 1)) AND p_item LIKE m.item
     ORDER BY char_length(m.item) DESC, char_length(m.kind) DESC LIMIT 1),
    v_by_catalogue,
    -- What a record of an added kind is called, where no item of its kind says how personal that is.
    CASE WHEN p_item IN ('name', 'number') AND ybss_registry.register_of(p_kind) = 'thing' THEN 'whole' END, 'hidden');
END
$$;
COMMENT ON FUNCTION ybss_registry.mask_of(text, text) IS
'Which mask an item has: by its type and sensitivity in the catalogue; where the catalogue says nothing, or shows it whole, by column_mask; hidden where neither knows it. ybss.shown asks this, once a session for each item. Stable: reads the catalogue. / 信息项的脱敏方式。';
REVOKE ALL ON FUNCTION ybss_registry.mask_of(text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.mask_value(value text, value_type text, sensitivity int) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.masked(value, ybss.mask_of_type(value_type, sensitivity))
$$;
COMMENT ON FUNCTION ybss.mask_value(text, text, int) IS
'A value under the mask that an item of this type and sensitivity has (ybss.mask_of_type); ybss.shown asks the catalogue itself. Immutable: text only. / 按类型和敏感级别对取值脱敏。';
REVOKE ALL ON FUNCTION ybss.mask_value(text, text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.mask_value(text, text, int) TO ybss_reader, ybss_operator;
