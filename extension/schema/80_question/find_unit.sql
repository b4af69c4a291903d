-- The likeliest units for what somebody has in hand, in one line. Weights are sixteenths of log2 odds.

CREATE OR REPLACE FUNCTION ybss_registry.weigh_units(p_clues bytea, p_question int[], p_code text, p_most int, OUT districts int4[], OUT ids bigint[], OUT likeness bigint[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_code CONSTANT ybss.credit_code := ybss.try_credit_code(p_code);
BEGIN
  SELECT pg_catalog.array_agg(w.district), pg_catalog.array_agg(w.unit_id), pg_catalog.array_agg(w.likeness) INTO districts, ids, likeness
  FROM (SELECT u.district, u.unit_id, ybss.unit_likeness(p_clues, u.name, u.representative, ybss.shown('unit', 'representative', u.representative),
      ybss.shown('unit', 'phone', u.phone::text), u.credit_code::text) AS likeness
    FROM (SELECT q.* FROM ybss_registry.unit q WHERE p_question IS NOT NULL
        AND ybss.unit_keys(q.name, q.representative, q.phone) OPERATOR(ybss.@~) p_question LIMIT 4000) u
    ORDER BY likeness DESC, u.unit_id LIMIT p_most) w;
  IF v_code IS NOT NULL THEN
    SELECT districts || pg_catalog.array_agg(u.district), ids || pg_catalog.array_agg(u.unit_id), likeness || pg_catalog.array_agg(ybss.unit_likeness(p_clues, u.name,
      u.representative, ybss.shown('unit', 'representative', u.representative), ybss.shown('unit', 'phone', u.phone::text), u.credit_code::text))
    INTO districts, ids, likeness
    FROM ybss_registry.grid g JOIN ybss_registry.unit u ON u.district = g.district AND u.credit_code = v_code WHERE g.level = 1;
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.weigh_units(bytea, int[], text, int) IS
'Units of the caller''s scope who hold a question, or bear a credit code, the likeliest first. Stable: reads the register. / 按查找键或统一社会信用代码查找单位并计算相符程度。';

CREATE OR REPLACE FUNCTION ybss_registry.gather_units(p_clues bytea, p_code text, OUT districts int4[], OUT ids bigint[], OUT likeness bigint[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_ways CONSTANT text[] := '{phone,unit name,nearly unit name,representative}';
  v_question int[];
  v_found record;
BEGIN
  FOR i IN 1 .. pg_catalog.cardinality(v_ways) LOOP
    v_question := ybss.clue_keys(p_clues, v_ways[i]);
    CONTINUE WHEN v_question IS NULL AND (i > 1 OR p_code IS NULL);
    v_found := ybss_registry.weigh_units(p_clues, v_question, CASE WHEN i = 1 THEN p_code END, 300);
    districts := districts || v_found.districts;
    ids := ids || v_found.ids;
    likeness := likeness || v_found.likeness;
    EXIT WHEN (SELECT pg_catalog.max(l) FROM pg_catalog.unnest(likeness) l) >= CASE i WHEN 1 THEN 350 ELSE 176 END * 65536::bigint;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_units(bytea, text) IS
'Which units may be meant by clues: asked by code and telephone, by name, and then less exactly, until one is likely. Stable: reads the register. / 由精确到宽松逐步查找候选单位。';

CREATE OR REPLACE FUNCTION ybss_registry.show_units(p_districts int4[], p_ids bigint[], p_likeness bigint[], p_address ybss.address, p_k int)
RETURNS TABLE (district int4, unit_id bigint, name text, kind text, credit_code text, address text, representative text, phone text, confidence real, reason text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN QUERY
  WITH candidate AS (
    SELECT c.district, c.unit_id, pg_catalog.max(c.likeness) AS likeness FROM unnest(p_districts, p_ids, p_likeness) c(district, unit_id, likeness) GROUP BY 1, 2),
  weighed AS (
    SELECT u.*, v.likeness, a.address AS place, (v.likeness >> 16)::int AS weight
    FROM candidate c JOIN ybss_registry.unit u ON u.district = c.district AND u.unit_id = c.unit_id
    JOIN ybss_registry.address a ON a.district = u.district AND a.address_id = u.address_id
    CROSS JOIN LATERAL (SELECT c.likeness + coalesce(ybss_registry.verdict_likeness(ybss.compare(a.address, p_address)), 0) AS likeness) v)
  SELECT w.district, w.unit_id, w.name, w.kind, w.credit_code::text, ybss.address_text(w.place), ybss.shown('unit', 'representative', w.representative),
    ybss.shown('unit', 'phone', w.phone::text),
    (power(2.0::float8, w.weight / 16.0) / (pg_catalog.sum(power(2.0::float8, w.weight / 16.0)) OVER () + 256))::real,
    pg_catalog.concat_ws('；', (ARRAY['名称相同', NULL, NULL, '名称相近', '名称含有所述文字', NULL, NULL, NULL, '名称不同'])[w.likeness & 15],
      (ARRAY['统一社会信用代码相同', NULL, '统一社会信用代码不同'])[w.likeness >> 4 & 3], (ARRAY['电话前三位和后四位相同', '电话后四位相同', '电话不同'])[w.likeness >> 6 & 3],
      (ARRAY['法定代表人姓名读音相同', '法定代表人姓名相近', '法定代表人不同'])[w.likeness >> 10 & 3], (ARRAY['地址相同', '同一楼栋', '同一门牌', '同一小区', '同一街路巷', '同一社区', '地址不同'])[w.likeness >> 12 & 7])
  FROM weighed w WHERE w.weight > 48 AND w.weight > (SELECT pg_catalog.max(m.weight) FROM weighed m) - 128 ORDER BY w.weight DESC, w.unit_id LIMIT p_k;
END
$$;
COMMENT ON FUNCTION ybss_registry.show_units(int4[], bigint[], bigint[], ybss.address, int) IS
'The k likeliest of some units, their address weighed with the rest, as find_unit answers. Stable: reads the registers. / 候选单位按相符程度排序。';

CREATE OR REPLACE FUNCTION ybss.find_unit(written text, k int DEFAULT 5, purpose text DEFAULT NULL)
RETURNS TABLE (unit_id bigint, name text, kind text, credit_code text, address text, representative text, phone text, confidence real, reason text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_clues record;
  v_found record;
  v_address ybss.address;
  v_shown record;
BEGIN
  IF written IS NULL OR k < 1 THEN
    RETURN;
  END IF;
  v_clues := ybss.read_clues(written, NULL);
  v_address := ybss.parse_local(v_clues.address);
  IF ybss.address_level(v_address) IS NULL THEN
    v_address := NULL;
  END IF;
  v_found := ybss_registry.gather_units(v_clues.clues, v_clues.code);
  SELECT pg_catalog.array_agg(s.district) AS districts, pg_catalog.array_agg(s.unit_id) AS ids INTO v_shown
  FROM ybss_registry.show_units(v_found.districts, v_found.ids, v_found.likeness, v_address, least(coalesce(k, 5), 50)) s;
  PERFORM ybss_registry.note_search('unit', v_shown.districts, v_shown.ids, purpose);
  RETURN QUERY SELECT s.unit_id, s.name, s.kind, s.credit_code, s.address, s.representative, s.phone, s.confidence, s.reason
  FROM ybss_registry.show_units(v_found.districts, v_found.ids, v_found.likeness, v_address, least(coalesce(k, 5), 50)) s;
END
$$;
COMMENT ON FUNCTION ybss.find_unit(text, int, text) IS
'The k (at most 50) likeliest units of the caller''s scope for what somebody has in hand, in one line and any order: a name or part of one, the credit code, a telephone or its last four digits, who represents it, the address; masked, with a confidence from 0 to 1 and the reason in words. Telephone and representative are compared as in ybss.find_person. purpose, log, limits and errors as there. Volatile: writes the log. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 按线索（名称、统一社会信用代码、电话、法定代表人、地址）查找单位：脱敏显示、说明理由、逐次留痕、限次。';
REVOKE ALL ON FUNCTION ybss_registry.weigh_units(bytea, int[], text, int), ybss_registry.gather_units(bytea, text),
  ybss_registry.show_units(int4[], bigint[], bigint[], ybss.address, int), ybss.find_unit(text, int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.find_unit(text, int, text) TO ybss_reader, ybss_operator;
