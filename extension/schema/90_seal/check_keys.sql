-- Keys, checks and look-up keys worked out anew from the rows.

CREATE OR REPLACE FUNCTION ybss_registry.broken_keys() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_key record;
BEGIN
  -- As sealed, not as now: a key that was dropped is worked out all the same.
  FOR v_key IN SELECT m.* FROM ybss_registry.manifest m WHERE m.kind IN ('key', 'check') AND to_regclass(pg_catalog.format('ybss_registry.%I', m.target)) IS NOT NULL ORDER BY m.target, m.object LOOP
    BEGIN
      IF v_key.kind = 'key' THEN
        RETURN QUERY EXECUTE pg_catalog.format('SELECT $1, $2, q.id, coalesce(r.demands, pg_catalog.format(''breaks key "%%s"'', $1)), coalesce(r.chinese, ''违反唯一或引用约束。'') '
          'FROM (%s) q (id) LEFT JOIN ybss_registry.rule r ON r.rule = $1', v_key.value) USING v_key.object, v_key.target;
      ELSE
        RETURN QUERY EXECUTE pg_catalog.format('SELECT q.name, $1, q.id, pg_catalog.format(''breaks check "%%s"'', q.name), ''违反检查约束。'' FROM (%s) q (name, id)', v_key.value) USING v_key.target;
      END IF;
    EXCEPTION WHEN undefined_column OR undefined_table OR undefined_function OR datatype_mismatch THEN
      rule := 'sealed'; target := v_key.target; record_id := NULL;
      what := pg_catalog.format('"%s" cannot be worked out: a column, table or function of it is gone', v_key.object); chinese := '无法复算：所需的列、表或函数已不存在。';
      RETURN NEXT;
    END;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.broken_keys() IS
'Records that break a key or check of the sealed registry, worked out from the rows whether the constraint still stands or not: foreign keys, unique keys, exclusions, checks (that a row''s district is that of its grid among them). Stable: reads tables. / 按封存时的键与检查约束逐行复算出的违规记录。';

CREATE OR REPLACE FUNCTION ybss_registry.broken_lookup() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH wanted AS (
    SELECT DISTINCT a.district, a.address_id, k.key, a.grid, ybss.address_element(a.address, 'town') AS town, ybss.address_element(a.address, 'community') AS community
    FROM ybss_registry.address a CROSS JOIN LATERAL pg_catalog.unnest(ybss.lookup_keys(a.address)) k (key) WHERE a.habitable
  )
  SELECT DISTINCT 'looked_up', 'address_lookup', coalesce(w.address_id, k.address_id), 'an address is found by its own keys and by no others', '地址查找键与地址不一致。'
  FROM wanted w FULL JOIN ybss_registry.address_lookup k ON k.district = w.district AND k.key = w.key AND k.address_id = w.address_id
  WHERE w.key IS NULL OR k.key IS NULL OR ROW(w.grid::text, w.town, w.community) IS DISTINCT FROM ROW(k.grid::text, k.town, k.community)
$$;
COMMENT ON FUNCTION ybss_registry.broken_lookup() IS
'Addresses whose look-up keys are not what the address gives: missing, left over or of another place. Stable: reads tables. / 查找键与地址不一致的地址。';
REVOKE ALL ON FUNCTION ybss_registry.broken_keys(), ybss_registry.broken_lookup() FROM PUBLIC;
