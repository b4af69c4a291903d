-- The persons that a line may be about: those who share a block with it, each with
-- its weight of evidence.

CREATE OR REPLACE FUNCTION ybss_registry.block_lines() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('open_line', '{line,district,name,citizen_id,valid_id,document_number,birth_date,sex,phone,address_id,house_id}',
    '{int4,int4,text,text,bool,text,date,text,ybss.phone,int8,int8}');
  INSERT INTO pg_temp.ybss_work_open_line
  SELECT l.line, l.district, l.name, l.fields->>'citizen_id', l.citizen_id IS NOT NULL, l.document_number, l.birth_date,
    l.sex, ybss_registry.own_phone(l.phone), l.address_id, h.house_id
  FROM pg_temp.ybss_work_line l
  LEFT JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id AND h.ended_on IS NULL
  WHERE l.state = 'placed' AND l.name IS NOT NULL
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_match m WHERE m.line = l.line);
  PERFORM ybss_registry.refresh_work('open_line');

  PERFORM ybss_registry.begin_work('block', '{line,person_id,home}', '{int4,int8,bool}');
  INSERT INTO pg_temp.ybss_work_block
  SELECT b.line, b.person_id, pg_catalog.bool_or(b.home) FROM (
    SELECT l.line, p.person_id, false AS home FROM pg_temp.ybss_work_open_line l
    JOIN ybss_registry.person p ON p.district = l.district AND p.phone = l.phone
    UNION ALL
    SELECT l.line, p.person_id, false FROM pg_temp.ybss_work_open_line l
    JOIN ybss_registry.person p ON p.district = l.district AND p.birth_date = l.birth_date
      AND (left(p.name, 1) = left(l.name, 1) OR right(p.name, 1) = right(l.name, 1))
    UNION ALL
    SELECT l.line, r.person_id, true FROM pg_temp.ybss_work_open_line l
    JOIN ybss_registry.residence r ON r.district = l.district AND r.house_id = l.house_id
    UNION ALL
    SELECT l.line, o.person_id, true FROM pg_temp.ybss_work_open_line l
    JOIN ybss_registry.ownership o ON o.district = l.district AND o.house_id = l.house_id WHERE o.person_id IS NOT NULL
    UNION ALL
    -- Whom a list named there, whether or not that is a link by now: who renews links beside does not change what is found.
    SELECT l.line, i.record_id, true FROM pg_temp.ybss_work_open_line l
    CROSS JOIN LATERAL (SELECT n.record_id FROM ybss_registry.intake_line n WHERE n.district = l.district AND n.address_id = l.address_id
      AND n.state IN ('registered', 'merged') AND n.record_id IS NOT NULL OFFSET 0) i
    WHERE l.house_id IS NOT NULL
    UNION ALL
    SELECT l.line, p.person_id, false FROM pg_temp.ybss_work_open_line l
    JOIN ybss_registry.person p ON p.district = l.district AND p.name = l.name
      AND p.birth_date <> l.birth_date
      AND ybss.number_agreement(pg_catalog.to_char(p.birth_date, 'YYYYMMDD'), pg_catalog.to_char(l.birth_date, 'YYYYMMDD')) <> 'different') b
  GROUP BY b.line, b.person_id;
  PERFORM ybss_registry.refresh_work('block');
END
$$;
COMMENT ON FUNCTION ybss_registry.block_lines() IS
'Leaves the lines of pg_temp.ybss_work_line that no number tells in pg_temp.ybss_work_open_line and in pg_temp.ybss_work_block the persons of their blocks: telephone, birth date with a character of the name, house (home: they live or own there, or a list named them there), name with a slipped birth date. Volatile: fills temporary tables. / 清单行的候选人员分块。';

CREATE OR REPLACE FUNCTION ybss_registry.match_pairs() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_prior real;
  v_pairs int;
BEGIN
  PERFORM ybss_registry.block_lines();
  -- Of many the planner's estimate serves: counting them is the work of more than a line.
  SELECT log(2, CASE WHEN c.reltuples > 10000 THEN c.reltuples::numeric ELSE greatest((SELECT count(*) FROM ybss_registry.person), 2) END)
  INTO v_prior FROM pg_class c WHERE c.oid = 'ybss_registry.person'::regclass;
  PERFORM ybss_registry.begin_work('pair', '{line,person_id,weight,name_agreement,id_agreement}', '{int4,int8,float4,text,text}');
  WITH agreement AS (
    SELECT l.line, p.person_id,
      ybss.name_agreement(l.name, p.name) AS name,
      CASE WHEN l.citizen_id IS NULL OR p.citizen_id IS NULL THEN NULL
           ELSE ybss.number_agreement(l.citizen_id, p.citizen_id::text) END AS citizen_id,
      CASE WHEN l.birth_date = p.birth_date THEN 'same'
           ELSE ybss.number_agreement(pg_catalog.to_char(l.birth_date, 'YYYYMMDD'), pg_catalog.to_char(p.birth_date, 'YYYYMMDD')) END AS birth_date,
      CASE WHEN l.sex = p.sex THEN 'same' WHEN l.sex <> p.sex THEN 'different' END AS sex,
      CASE WHEN l.phone = p.phone THEN 'same'
           ELSE ybss.number_agreement(l.phone::text, p.phone::text) END AS phone,
      CASE WHEN l.house_id IS NULL THEN NULL WHEN b.home THEN 'same' ELSE 'different' END AS house
    FROM pg_temp.ybss_work_block b JOIN pg_temp.ybss_work_open_line l USING (line)
    JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = b.person_id
    -- Two valid ids are two people, however alike the rest is.
    WHERE NOT (l.valid_id AND p.citizen_id IS NOT NULL)
      AND NOT (l.document_number IS NOT NULL AND p.document_number IS NOT NULL)
  )
  INSERT INTO pg_temp.ybss_work_pair
  SELECT a.line, a.person_id,
    coalesce(n.weight, 0) + coalesce(c.weight, 0) + coalesce(b.weight, 0)
      + coalesce(s.weight, 0) + coalesce(t.weight, 0) + coalesce(h.weight, 0) - v_prior,
    a.name, a.citizen_id
  FROM agreement a
  LEFT JOIN ybss_registry.match_weight n ON n.field = 'name' AND n.agreement = a.name
  LEFT JOIN ybss_registry.match_weight c ON c.field = 'citizen_id' AND c.agreement = a.citizen_id
  LEFT JOIN ybss_registry.match_weight b ON b.field = 'birth_date' AND b.agreement = a.birth_date
  LEFT JOIN ybss_registry.match_weight s ON s.field = 'sex' AND s.agreement = a.sex
  LEFT JOIN ybss_registry.match_weight t ON t.field = 'phone' AND t.agreement = a.phone
  LEFT JOIN ybss_registry.match_weight h ON h.field = 'house' AND h.agreement = a.house;
  GET DIAGNOSTICS v_pairs = ROW_COUNT;
  PERFORM ybss_registry.refresh_work('pair');
  RETURN v_pairs;
END
$$;
COMMENT ON FUNCTION ybss_registry.match_pairs() IS
'Compares those lines with the persons of their blocks and leaves each pair with its weight, log2 odds, in pg_temp.ybss_work_pair. Returns how many pairs. Volatile: fills a temporary table. / 计算清单行与人员的匹配权重。';
REVOKE ALL ON FUNCTION ybss_registry.block_lines(), ybss_registry.match_pairs() FROM PUBLIC;
