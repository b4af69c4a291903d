-- How the fields of a list's lines become items of a kind of record.

CREATE OR REPLACE FUNCTION ybss_registry.fields_of_items(p_kind text)
RETURNS TABLE (field text, item text, owner text, read_as text, needs text, code_table text, fresh_for interval)
-- PL/pgSQL, as item_plan: planned once a session, not for each line.
LANGUAGE plpgsql STABLE ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  -- Lists call some items by the words of lists; every other field is called as its item.
  WITH called (field, item) AS (
    SELECT c.field, c.item FROM (VALUES ('person', 'address', 'residence'), ('person', 'tenure', 'dwelling'),
      ('person', 'relation', 'relation_to_head'), ('person', 'employer', 'workplace'), ('house', 'house_use', 'use_code'),
      ('house', 'name', 'owner'), ('unit', 'unit_name', 'name'), ('unit', 'address', 'premises')) c(kind, field, item)
    WHERE c.kind = p_kind
  )
  SELECT f.field, i.item, i.office, CASE WHEN a.attname IS NOT NULL THEN 'column'
      WHEN i.value_type IN ('text', 'code', 'division_code') THEN i.value_type ELSE 'other' END,
    CASE WHEN i.item IN ('residence', 'premises') THEN 'placed' WHEN i.item = 'citizen_id' THEN 'identified'
      WHEN i.item = 'phone' AND p_kind <> 'unit' THEN 'called' END, i.code_table, i.fresh_for
  FROM ybss_registry.item i
  CROSS JOIN LATERAL (SELECT c.field FROM called c WHERE c.item = i.item
    UNION SELECT i.item WHERE NOT EXISTS (SELECT FROM called c WHERE c.field = i.item)) f
  LEFT JOIN pg_attribute a ON a.attrelid = to_regclass('ybss_registry.' || ybss_registry.register_of(p_kind) || '_record') AND a.attname = i.item AND NOT a.attisdropped
  WHERE i.kind = p_kind AND i.active AND (i.sensitivity < 3 OR a.attname IS NOT NULL);
END
$$;
COMMENT ON FUNCTION ybss_registry.fields_of_items(text) IS
'The fields of lists that say something of a kind''s items: the item, the department that answers for it, how it is read (column: the register has one, only that it was said is kept), what the line must have beside it. Stable: reads the catalogue. / 清单栏目与信息项的对应。';

CREATE OR REPLACE FUNCTION ybss_registry.fields_at_work() RETURNS text[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF ybss_registry.count_work_lines() > 100 THEN
    RETURN NULL;
  END IF;
  RETURN ARRAY(SELECT DISTINCT k.field FROM pg_temp.ybss_work_line l CROSS JOIN LATERAL pg_catalog.jsonb_object_keys(l.fields) k(field));
END
$$;
COMMENT ON FUNCTION ybss_registry.fields_at_work() IS
'The fields that the few lines in pg_temp.ybss_work_line have; null where they are many, which have most. Stable: reads the work table. / 工作表中少量清单行所含栏目。';

CREATE OR REPLACE FUNCTION ybss_registry.item_plan(p_kind text, p_office text) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- A plan of all fields holds thousands of codes, and would cost more than a line.
  v_fields CONSTANT text[] := ybss_registry.fields_at_work();
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object(
    'fields', coalesce(pg_catalog.jsonb_object_agg(f.field, pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
      'item', f.item, 'as', f.read_as, 'needs', f.needs,
      'codes', CASE WHEN f.code_table IS NOT NULL THEN coalesce((SELECT pg_catalog.jsonb_object_agg(v.code, 0)
        FROM ybss_registry.code_value v WHERE v.code_table = f.code_table), '{}') END,
      -- GB/T 4761 joins its codes: 1 to 4 digits are one, whether or not the table has it.
      'digits', CASE WHEN f.item = 'relation_to_head' THEN true END))), '{}'),
    -- What another department answers for is left to it as long as its term runs: from the first day that still counts.
    'owners', coalesce(pg_catalog.jsonb_object_agg(f.item, pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
      'owner', f.owner, 'from', (SELECT pg_catalog.to_char(pg_catalog.min(d), 'YYYY-MM-DD')
        FROM pg_catalog.generate_series(ybss.today() - f.fresh_for - interval '7 days', ybss.today() - f.fresh_for + interval '7 days', interval '1 day') d
        WHERE d + f.fresh_for >= ybss.today())))) FILTER (WHERE strpos(p_office, f.owner) = 0), '{}'))
  FROM ybss_registry.fields_of_items(p_kind) f WHERE v_fields IS NULL OR f.field = ANY (v_fields));
END
$$;
COMMENT ON FUNCTION ybss_registry.item_plan(text, text) IS
'The plan by which ybss.items_of_fields and ybss.items_to_take read the lines in pg_temp.ybss_work_line, of a list of an office; of a few lines it knows their fields alone. Stable: reads the catalogue, the work table and today. / 清单信息项的读取方案。';

CREATE OR REPLACE FUNCTION ybss_registry.office_of_file(p_file_id bigint) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN (SELECT s.office FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source) WHERE f.file_id = p_file_id);
END
$$;
COMMENT ON FUNCTION ybss_registry.office_of_file(bigint) IS 'The office that sent a list. Stable: reads intake. / 清单报送部门。';
REVOKE ALL ON FUNCTION ybss_registry.office_of_file(bigint), ybss_registry.fields_of_items(text), ybss_registry.fields_at_work(),
  ybss_registry.item_plan(text, text) FROM PUBLIC;
