-- The catalogue as people see it, and the items of one record, masked by how
-- sensitive they are.

CREATE OR REPLACE VIEW ybss.item WITH (security_barrier) AS
SELECT i.kind, i.item, i.chinese, i.english, i.office, i.basis, i.sensitivity, i.value_type, i.code_table, i.weight, i.fresh_for,
  i.required_if, i.formula, i.rule, i.remedy, i.active,
  CASE WHEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass('ybss_registry.' || k.register) AND a.attname = i.item AND NOT a.attisdropped) THEN 'column'
       WHEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass('ybss_registry.' || k.register || '_record') AND a.attname = i.item AND NOT a.attisdropped) THEN 'link'
       WHEN i.sensitivity = 3 THEN 'sensitive' ELSE 'items' END AS storage,
  EXISTS (SELECT FROM ybss_registry.suspended_rule s WHERE s.kind = i.kind AND s.item = i.item) AS suspended,
  i.required_words, i.rule_words
FROM ybss_registry.item i JOIN ybss_registry.record_kind k USING (kind);
COMMENT ON VIEW ybss.item IS
'The catalogue of items. storage: column of the register, link (what other records say), key of items, or sensitive (apart, behind a second grant). required_words and rule_words say in words what required_if and rule say to the server. / 信息项目录。';
CREATE OR REPLACE VIEW ybss.code_value WITH (security_barrier) AS
SELECT c.code_table, t.chinese AS table_name, t.standard, c.code, c.chinese, c.english, c.parent, c.valid_to, c.successor,
  coalesce(c.standard, t.standard) AS value_standard, c.confirmed
FROM ybss_registry.code_value c JOIN ybss_registry.code_table t USING (code_table);
COMMENT ON VIEW ybss.code_value IS
'Values of the code tables: codes with the words of the standard, what each is a part of, until when it is used and what instead, from which standard or edition it is, and how many public copies confirm it. / 代码表。';
CREATE OR REPLACE VIEW ybss.record_kind WITH (security_barrier) AS
SELECT kind, english, chinese, pass_completeness, pass_accuracy, pass_freshness, version, changed_at, class, place, number_shape, active,
  register <> kind AS added
FROM ybss_registry.record_kind;
COMMENT ON VIEW ybss.record_kind IS 'Kinds of records, what counts as progress, and of those that the district added what tells where they are and how their numbers look. / 记录种类及达标线；本区增加的种类另有落位方式与编号格式。';

CREATE OR REPLACE FUNCTION ybss_registry.record_values(p_kind text, p_id bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_register CONSTANT text := ybss_registry.register_of(p_kind);
  v_values jsonb;
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.record_kind k WHERE k.kind = p_kind) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV01', MESSAGE = pg_catalog.format('there is no kind of record "%s"', p_kind),
      DETAIL = '没有这种记录。', HINT = 'SELECT kind FROM ybss.record_kind';
  END IF;
  EXECUTE pg_catalog.format('SELECT pg_catalog.to_jsonb(r) FROM ybss_registry.%1$I r WHERE r.district = $1 AND r.%2$I = $2',
    v_register || '_record', v_register || '_id') INTO v_values USING ybss_registry.district_of_record(v_register, p_id), p_id;
  v_values := v_values || pg_catalog.jsonb_build_object('stated', ybss.stated_apart(v_values->'stated'));
  -- One id is of one kind.
  IF v_register <> p_kind AND v_values->>'kind' <> p_kind THEN
    RETURN NULL;
  END IF;
  RETURN v_values;
END
$$;
COMMENT ON FUNCTION ybss_registry.record_values(text, bigint) IS
'A record with what its links say as one object, null where there is none in the caller''s scope. Raises YBV01 for an unknown kind. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 读取一条记录的全部取值。';
REVOKE ALL ON FUNCTION ybss_registry.record_values(text, bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.items_of(kind text, id bigint)
RETURNS TABLE (item text, chinese text, value text, office text, stated_on date, stated_by text, fresh boolean, sensitivity int)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT i.item, i.chinese,
    coalesce(ybss.shown(i.kind, i.item, coalesce(v.record->>i.item, v.record->'items'->>i.item)),
        CASE WHEN i.sensitivity = 3 THEN '***' END)
      || CASE WHEN c.chinese IS NOT NULL AND i.sensitivity <= 1 THEN ' ' || c.chinese ELSE '' END,
    i.office, (substr(v.record->'stated'->>i.item, 1, 10))::date, substr(v.record->'stated'->>i.item, 12),
    i.fresh_for IS NULL OR coalesce(substr(v.record->'stated'->>i.item, 1, 10)::date, ybss.day_of((v.record->>'changed_at')::timestamptz)) + i.fresh_for >= ybss.today(),
    i.sensitivity
  FROM (SELECT ybss_registry.record_values(items_of.kind, items_of.id) AS record OFFSET 0) v -- read once, not for every item
  JOIN ybss_registry.item i ON i.kind = items_of.kind AND i.active
  LEFT JOIN ybss_registry.code_value c ON c.code_table = i.code_table AND c.code = coalesce(v.record->>i.item, v.record->'items'->>i.item)
  WHERE v.record IS NOT NULL AND (v.record->>i.item IS NOT NULL OR v.record->'items' ? i.item OR v.record->'stated' ? i.item)
  ORDER BY i.number
$$;
COMMENT ON FUNCTION ybss.items_of(text, bigint) IS
'The items of a record as people may see them: masked by sensitivity, with who stated each and when, whether it is within its term. No rows where there is no such record in the caller''s scope; raises YBV01 for an unknown kind. Stable: reads the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一条记录的信息项（脱敏）。';
REVOKE ALL ON FUNCTION ybss.items_of(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.items_of(text, bigint) TO ybss_reader, ybss_operator;
GRANT SELECT ON ybss.item, ybss.code_value, ybss.record_kind TO ybss_reader, ybss_operator, ybss_auditor;
