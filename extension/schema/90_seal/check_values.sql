-- Words for nothing, and numbers that stand where there is none, that an earlier version stored as values.

CREATE OR REPLACE FUNCTION ybss_registry.stored_nothing() RETURNS TABLE (target text, record_id bigint, field text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT 'household', h.household_id, 'number' FROM ybss_registry.household h WHERE ybss.says_nothing(h.number)
  UNION ALL
  SELECT 'person', p.person_id, v.field FROM ybss_registry.person p
  CROSS JOIN LATERAL (VALUES ('name', p.name), ('former_name', p.former_name), ('registered_address', p.registered_address)) v(field, value)
  WHERE v.value IS NOT NULL AND ybss.says_nothing(v.value)
  UNION ALL
  SELECT 'person', p.person_id, 'birth_date' FROM ybss_registry.person p WHERE p.birth_date = '1900-01-01' AND p.citizen_id IS NULL
  UNION ALL
  SELECT 'person', p.person_id, 'phone' FROM ybss_registry.person p
  WHERE p.phone IS NOT NULL AND ybss_registry.own_phone(p.phone) IS NULL AND ybss.phone_kind(p.phone) = 'mobile'
  UNION ALL
  SELECT 'unit', u.unit_id, v.field FROM ybss_registry.unit u CROSS JOIN LATERAL (VALUES ('name', u.name), ('representative', u.representative)) v(field, value)
  WHERE v.value IS NOT NULL AND ybss.says_nothing(v.value)
$$;
COMMENT ON FUNCTION ybss_registry.stored_nothing() IS
'Records of which a column holds a word for nothing, or a number that is written where there is none. Stable: reads the registers. / 取值实为空值用语或默认填充值的记录。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_values() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT 'says_nothing', s.target, s.record_id, CASE s.target || ' ' || s.field
      WHEN 'household number' THEN 'a household''s number is a word for nothing, so that its members are strangers: CALL ybss.run_job(''clear_nothing'') ends it'
      ELSE pg_catalog.format('%s is a word for nothing or a value that stands where there is none: CALL ybss.run_job(''clear_nothing'') takes it out, but for names', s.field) END,
    CASE s.target WHEN 'household' THEN '户号为“无”一类的空值用语，户内成员并非一户。' ELSE '该栏为空值用语或默认填充值。' END
  FROM ybss_registry.stored_nothing() s
$$;
COMMENT ON FUNCTION ybss_registry.broken_values() IS
'What stored_nothing finds, in words. Stable: reads the registers. / 实为空值的登记内容。';

CREATE OR REPLACE FUNCTION ybss_registry.clear_nothing(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_batch CONSTANT int := coalesce((p_arguments->>'batch')::int, 1000);
  v_persons bigint[];
  v_households bigint[];
BEGIN
  v_households := ARRAY(SELECT s.record_id FROM ybss_registry.stored_nothing() s WHERE s.target = 'household' ORDER BY 1 LIMIT v_batch);
  v_persons := ARRAY(SELECT DISTINCT s.record_id FROM ybss_registry.stored_nothing() s WHERE s.target = 'person' AND s.field <> 'name' ORDER BY 1 LIMIT v_batch);
  IF v_households = '{}' AND v_persons = '{}' THEN
    RETURN false;
  END IF;
  DELETE FROM ybss_registry.household_member m USING pg_catalog.unnest(v_households) h(household_id) WHERE m.household_id = h.household_id;
  DELETE FROM ybss_registry.household d USING pg_catalog.unnest(v_households) h(household_id) WHERE d.household_id = h.household_id;
  UPDATE ybss_registry.person p SET
    former_name = CASE WHEN NOT ybss.says_nothing(p.former_name) THEN p.former_name END,
    registered_address = CASE WHEN NOT ybss.says_nothing(p.registered_address) THEN p.registered_address END,
    birth_date = CASE WHEN p.birth_date <> '1900-01-01' OR p.citizen_id IS NOT NULL THEN p.birth_date END,
    phone = CASE WHEN ybss_registry.own_phone(p.phone) IS NOT NULL OR ybss.phone_kind(p.phone) <> 'mobile' THEN p.phone END
  FROM pg_catalog.unnest(v_persons) q(person_id) WHERE p.person_id = q.person_id;
  PERFORM ybss.note_progress(p_run_id, 'persons and households', pg_catalog.cardinality(v_persons) + pg_catalog.cardinality(v_households), NULL);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.clear_nothing(bigint, jsonb) IS
'The next step of job clear_nothing: takes words for nothing and filling values that an earlier version stored out of a thousand persons (argument batch), and ends as many households whose number says nothing, with their members. Later lists fill what is right. False when nothing is left. Volatile: writes the register. / 清除已登记的空值用语作业的下一步。';
REVOKE ALL ON FUNCTION ybss_registry.stored_nothing(), ybss_registry.broken_values(), ybss_registry.clear_nothing(bigint, jsonb) FROM PUBLIC;

INSERT INTO ybss_registry.job (name, step, description) VALUES
('clear_nothing', 'clear_nothing', 'words for nothing that stand in the registers are taken out / 清除已登记的空值用语')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;
