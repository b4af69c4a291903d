-- The steps of find_person: who may be meant by keys or by address, and where they live.

CREATE OR REPLACE FUNCTION ybss_registry.weigh_persons(p_clues bytea, p_question int[], p_most int, OUT districts int4[], OUT ids bigint[], OUT likeness bigint[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- The views show what is weighed here, and how hidden characters of a name sound: ybss.person_likeness.
  SELECT pg_catalog.array_agg(w.district), pg_catalog.array_agg(w.person_id), pg_catalog.array_agg(w.likeness) INTO districts, ids, likeness
  FROM (SELECT p.district, p.person_id, ybss.person_likeness(p_clues, p.name, ybss.shown('person', 'name', p.name),
      extract(year FROM p.birth_date)::int, ybss.shown('person', 'phone', p.phone::text), p.sex, ybss.shown('person', 'citizen_id', p.citizen_id::text)) AS likeness
    FROM (SELECT q.* FROM ybss_registry.person q
      WHERE ybss.person_keys(q.name, q.birth_date, q.phone) OPERATOR(ybss.@~) p_question LIMIT 4000) p
    ORDER BY likeness DESC, p.person_id LIMIT p_most) w;
END
$$;
COMMENT ON FUNCTION ybss_registry.weigh_persons(bytea, int[], int) IS
'Persons of the caller''s scope who hold a question, the likeliest first; of very many who do some 4000 are weighed. Stable: reads the register. / 按查找键查找人员并计算相符程度。';

CREATE OR REPLACE FUNCTION ybss_registry.weigh_residents(p_clues bytea, p_address ybss.address, p_most int, OUT districts int4[], OUT ids bigint[], OUT likeness bigint[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_found record := ybss_registry.find_alike(p_address, 200);
  v_today CONSTANT date := ybss.today();
  v_districts CONSTANT int4[] := ARRAY(SELECT g.district FROM ybss_registry.grid g WHERE g.level = 1);
BEGIN
  SELECT pg_catalog.array_agg(w.district), pg_catalog.array_agg(w.person_id), pg_catalog.array_agg(w.likeness) INTO districts, ids, likeness
  FROM (SELECT p.district, p.person_id, w.likeness
    FROM (WITH RECURSIVE below (district, address_id, address, depth) AS (
        SELECT a.district, a.address_id, a.address, 0 FROM ybss_registry.address a WHERE a.district = ANY (v_districts) AND a.address_id = ANY (v_found.ids)
        UNION ALL SELECT c.district, c.address_id, c.address, b.depth + 1 FROM below b
        JOIN ybss_registry.address c ON c.district = b.district AND c.parent_id = b.address_id WHERE b.depth < 5)
      SELECT * FROM below LIMIT 600) b
    JOIN ybss_registry.house h ON h.district = b.district AND h.address_id = b.address_id AND h.ended_on IS NULL
    JOIN ybss_registry.residence r ON r.district = h.district AND r.house_id = h.house_id AND r.valid @> v_today
    JOIN ybss_registry.person p ON p.district = r.district AND p.person_id = r.person_id
    CROSS JOIN LATERAL (SELECT ybss.person_likeness(p_clues, p.name, ybss.shown('person', 'name', p.name), extract(year FROM p.birth_date)::int,
      ybss.shown('person', 'phone', p.phone::text), p.sex, ybss.shown('person', 'citizen_id', p.citizen_id::text))
      + ybss_registry.verdict_likeness(ybss.compare(b.address, p_address)) AS likeness) w
    ORDER BY w.likeness DESC, p.person_id LIMIT p_most) w;
END
$$;
COMMENT ON FUNCTION ybss_registry.weigh_residents(bytea, ybss.address, int) IS
'Persons of the caller''s scope who live at an address or below it, the likeliest first. Stable: reads the registers. / 某地址现住人员及其与线索的相符程度。';

CREATE OR REPLACE FUNCTION ybss_registry.verdict_likeness(p_verdict text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE p_verdict WHEN 'same room' THEN 256 * 65536 + 1 * 4096 WHEN 'same building' THEN 160 * 65536 + 2 * 4096 WHEN 'same number' THEN 128 * 65536 + 3 * 4096
  WHEN 'same compound' THEN 128 * 65536 + 4 * 4096 WHEN 'same road' THEN 80 * 65536 + 5 * 4096 WHEN 'same community' THEN 64 * 65536 + 6 * 4096
  WHEN 'different' THEN -80 * 65536 + 7 * 4096 ELSE 0 END::bigint;
COMMENT ON FUNCTION ybss_registry.verdict_likeness(text) IS
'What it weighs that a record''s address is to the one that was said as ybss.compare tells, as a likeness to be added. Immutable: depends on its argument only. / 住址相符程度的权重。';

CREATE OR REPLACE FUNCTION ybss_registry.likeness_words(p_likeness bigint) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN concat_ws('；',
    (ARRAY['姓名相符', '姓名读音相同', '姓名字序不同', '姓名多一字或少一字', '姓名部分相符', '姓名一字读音不同', '称呼相符', '姓氏相同', '姓名不同'])[p_likeness & 15],
    (ARRAY['出生年份相同', '出生年份相近', '出生年份不同'])[p_likeness >> 4 & 3],
    (ARRAY['电话前三位和后四位相同', '电话后四位相同', '电话不同'])[p_likeness >> 6 & 3],
    (ARRAY['性别相同', NULL, '性别不同'])[p_likeness >> 8 & 3],
    (ARRAY['公民身份号码首末位相同', '公民身份号码可见位相同', '公民身份号码首末位不同'])[p_likeness >> 10 & 3],
    (ARRAY['地址相同', '同一楼栋', '同一门牌', '同一小区', '同一街路巷', '同一社区', '地址不同'])[p_likeness >> 12 & 7]);
END
$$;
COMMENT ON FUNCTION ybss_registry.likeness_words(bigint) IS
'What agreed, in words without a value. Immutable: depends on its arguments only. / 相符情况的文字说明（不含具体取值）。';

CREATE OR REPLACE FUNCTION ybss_registry.show_persons(p_districts int4[], p_ids bigint[], p_likeness bigint[], p_confidences real[], p_address ybss.address)
RETURNS TABLE (person_id bigint, name text, sex text, birth_year int, phone text, citizen_id text, house_id bigint, address text, confidence real, reason text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_today CONSTANT date := ybss.today();
BEGIN
  -- One by one: a plan for each number of them would be made anew.
  FOR i IN 1 .. coalesce(pg_catalog.cardinality(p_ids), 0) LOOP
    confidence := p_confidences[i];
    reason := ybss_registry.likeness_words(p_likeness[i]);
    SELECT p.person_id, ybss.shown('person', 'name', p.name), p.sex, extract(year FROM p.birth_date)::int, ybss.shown('person', 'phone', p.phone::text),
      ybss.shown('person', 'citizen_id', p.citizen_id::text), l.house_id, ybss.address_text(l.address)
    INTO person_id, name, sex, birth_year, phone, citizen_id, house_id, address
    FROM ybss_registry.person p
    LEFT JOIN LATERAL (SELECT h.house_id, a.address FROM ybss_registry.residence r
      JOIN ybss_registry.house h ON h.district = r.district AND h.house_id = r.house_id
      JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
      WHERE r.district = p.district AND r.person_id = p.person_id AND r.valid @> v_today
      ORDER BY ybss_registry.verdict_likeness(ybss.compare(a.address, p_address)) DESC, r.main DESC, h.house_id LIMIT 1) l ON true
    WHERE p.district = p_districts[i] AND p.person_id = p_ids[i];
    IF FOUND THEN
      RETURN NEXT;
    END IF;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.show_persons(int4[], bigint[], bigint[], real[], ybss.address) IS
'What find_person answers of those who were found: masked, where they mainly live (where an address was said: the residence that agrees best), and why. Stable: reads the registers. / 查找人员的应答行。';
REVOKE ALL ON FUNCTION ybss_registry.show_persons(int4[], bigint[], bigint[], real[], ybss.address), ybss_registry.weigh_persons(bytea, int[], int), ybss_registry.weigh_residents(bytea, ybss.address, int),
  ybss_registry.verdict_likeness(text), ybss_registry.likeness_words(bigint) FROM PUBLIC;
