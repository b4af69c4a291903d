-- What only the whole of a list tells: one telephone or birth date in line after line, a number copied
-- down its column, ids that a spreadsheet cut. They are no evidence of who somebody is.

CREATE OR REPLACE FUNCTION ybss_registry.filling_values() RETURNS TABLE (field text, value text, reason text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH many AS (
    SELECT 'phone' AS field, l.phone::text AS value, 'default_value' AS reason, 10 AS names FROM pg_temp.ybss_work_line l
    WHERE l.state = 'read' AND l.phone IS NOT NULL GROUP BY l.phone
    HAVING pg_catalog.count(*) >= greatest(20, (SELECT pg_catalog.count(w.phone) FROM pg_temp.ybss_work_line w WHERE w.state = 'read') / 10)
    UNION ALL
    SELECT 'birth_date', l.birth_date::text, 'default_value', 10 FROM pg_temp.ybss_work_line l
    WHERE l.state = 'read' AND l.citizen_id IS NULL AND l.birth_date IS NOT NULL GROUP BY l.birth_date
    HAVING pg_catalog.count(*) >= greatest(20, (SELECT pg_catalog.count(w.birth_date) FROM pg_temp.ybss_work_line w WHERE w.state = 'read' AND w.citizen_id IS NULL) / 10)
    UNION ALL
    SELECT 'citizen_id', l.citizen_id::text, 'id_copied_down', 5 FROM pg_temp.ybss_work_line l
    WHERE l.state = 'read' AND l.citizen_id IS NOT NULL GROUP BY l.citizen_id HAVING pg_catalog.count(*) >= 5
  )
  SELECT m.field, m.value, m.reason FROM many m
  WHERE m.names <= (SELECT pg_catalog.count(DISTINCT l.name) FROM pg_temp.ybss_work_line l WHERE l.state = 'read' AND m.value = CASE m.field
    WHEN 'phone' THEN l.phone::text WHEN 'birth_date' THEN CASE WHEN l.citizen_id IS NULL THEN l.birth_date::text END ELSE l.citizen_id::text END);
END
$$;
COMMENT ON FUNCTION ybss_registry.filling_values() IS
'Values that fill the read lines of pg_temp.ybss_work_line where nothing is known: a telephone, or a birth date without an id, on a tenth of the lines and twenty at least, of ten names or more; a citizen id under five names. Stable: reads the work table. / 清单中反复出现的填充值。';

CREATE OR REPLACE FUNCTION ybss_registry.set_aside_fillers(p_cut bigint) RETURNS ybss_registry.finding[]
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_fields text[];
  v_values text[];
  v_reasons text[];
  v_findings ybss_registry.finding[];
BEGIN
  SELECT pg_catalog.array_agg(v.field), pg_catalog.array_agg(v.value), pg_catalog.array_agg(v.reason) INTO v_fields, v_values, v_reasons
  FROM ybss_registry.filling_values() v;
  -- Where ids lost their last digits to zeros, those that end so and are right by chance are none either.
  IF p_cut >= 3 THEN
    SELECT v_fields || pg_catalog.array_agg('citizen_id'::text), v_values || pg_catalog.array_agg(d.id), v_reasons || pg_catalog.array_agg('digits_lost'::text)
    INTO v_fields, v_values, v_reasons
    FROM (SELECT DISTINCT l.citizen_id::text AS id FROM pg_temp.ybss_work_line l WHERE l.state = 'read' AND l.citizen_id::text LIKE '%000') d;
  END IF;
  IF v_fields IS NULL THEN
    RETURN NULL;
  END IF;
  WITH filler AS (
    SELECT f.field, f.value, f.reason FROM ROWS FROM (pg_catalog.unnest(v_fields), pg_catalog.unnest(v_values), pg_catalog.unnest(v_reasons)) f(field, value, reason)
  ), hit AS MATERIALIZED (
    SELECT l.line, f.field, f.reason FROM pg_temp.ybss_work_line l
    JOIN filler f ON f.field = 'phone' AND f.value = l.phone::text OR f.field = 'birth_date' AND l.citizen_id IS NULL AND f.value = l.birth_date::text
      OR f.field = 'citizen_id' AND f.value = l.citizen_id::text
    WHERE l.state = 'read'
  ), taken AS (
    SELECT h.line, pg_catalog.array_agg(h.field) AS fields, pg_catalog.array_agg(h.reason) AS reasons FROM hit h GROUP BY h.line
  ), wrote AS (
    UPDATE pg_temp.ybss_work_line l SET fields = l.fields - t.fields, phone = CASE WHEN NOT 'phone' = ANY (t.fields) THEN l.phone END,
      birth_date = CASE WHEN 'birth_date' = ANY (t.fields) THEN NULL WHEN 'citizen_id' = ANY (t.fields) THEN ybss.try_date(l.fields->>'birth_date', 2026) ELSE l.birth_date END,
      sex = CASE WHEN 'citizen_id' = ANY (t.fields) THEN ybss_registry.sex_code(l.fields->>'sex') ELSE l.sex END,
      citizen_id = CASE WHEN NOT 'citizen_id' = ANY (t.fields) THEN l.citizen_id END
    FROM taken t WHERE l.line = t.line
    RETURNING l, t.fields AS lost, t.reasons
  )
  SELECT pg_catalog.array_agg(ybss_registry.finding_of(w.l, n.field, n.reason, false) ORDER BY (w.l).line, n.field) INTO v_findings
  FROM wrote w CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(w.lost), pg_catalog.unnest(w.reasons)) n(field, reason);
  RETURN v_findings;
END
$$;
COMMENT ON FUNCTION ybss_registry.set_aside_fillers(bigint) IS
'Takes values that fill a list where nothing is known out of the read lines of pg_temp.ybss_work_line; of ids that end in 000 too, where so many (p_cut, three at least) have lost their digits. Returns what is to be noted of them. Volatile: writes the work table. / 剔除清单中的填充值并提示核查。';
REVOKE ALL ON FUNCTION ybss_registry.filling_values(), ybss_registry.set_aside_fillers(bigint) FROM PUBLIC;
