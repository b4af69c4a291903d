-- What a line knows of a person that the register did not.

CREATE OR REPLACE FUNCTION ybss_registry.gather_person_values() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('record_value', '{district,record_id,phone,sex,birth_date,registered_address,former_name,nationality}',
    '{int4,int8,ybss.phone,text,date,text,text,text}');
  -- Only what is missing; what two lists say otherwise is for people to settle.
  INSERT INTO pg_temp.ybss_work_record_value
  WITH value AS (
    SELECT l.district, l.record_id, l.said_on, l.line, l.phone, l.sex, l.birth_date,
      CASE WHEN p.registered_address IS NULL THEN left(l.fields->>'registered_address', 1000) END AS registered_address,
      CASE WHEN p.former_name IS NULL AND l.fields ? 'former_name' THEN left(ybss_registry.plain_name(l.fields->>'former_name'), 200) END AS former_name,
      CASE WHEN p.nationality IS NULL AND l.fields ? 'nationality' THEN (SELECT v.code FROM ybss_registry.code_value v WHERE v.code_table = 'nationality'
        AND v.code = l.fields->>'nationality' AND v.code ~ '^[A-Z]{3}$') END AS nationality
    FROM pg_temp.ybss_work_line l JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
    WHERE l.state IN ('registered', 'merged')
      AND (p.phone IS NULL AND l.phone IS NOT NULL OR p.sex IS NULL AND l.sex IS NOT NULL
        OR p.birth_date IS NULL AND l.birth_date IS NOT NULL OR p.registered_address IS NULL AND l.fields ? 'registered_address'
        OR p.former_name IS NULL AND l.fields ? 'former_name' OR p.nationality IS NULL AND l.fields ? 'nationality')
      -- Who was inserted with all that a line says learns nothing from it.
      AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_newcomer n WHERE n.line = l.line)
  )
  SELECT l.district, l.record_id,
    (pg_catalog.array_agg(l.phone ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.phone IS NOT NULL))[1],
    (pg_catalog.array_agg(l.sex ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.sex IS NOT NULL))[1],
    (pg_catalog.array_agg(l.birth_date ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.birth_date IS NOT NULL))[1],
    (pg_catalog.array_agg(l.registered_address ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.registered_address IS NOT NULL))[1],
    (pg_catalog.array_agg(l.former_name ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.former_name IS NOT NULL))[1],
    (pg_catalog.array_agg(l.nationality ORDER BY l.said_on DESC NULLS LAST, l.line DESC) FILTER (WHERE l.nationality IS NOT NULL))[1]
  FROM value l GROUP BY l.district, l.record_id;
  PERFORM ybss_registry.refresh_work('record_value');
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_person_values() IS
'Leaves in pg_temp.ybss_work_record_value what the register lacks of the persons of pg_temp.ybss_work_line (telephone, sex, birth date, registered address, former name, nationality) and the newest line that says it. Volatile: fills a temporary table. / 汇总清单可补全的人员信息。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_persons(p_plan jsonb, p_office text) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_renewed bigint;
BEGIN
  -- Known from its own department, within its term, and this list is another's: counted, and left.
  WITH said AS (
    SELECT coalesce(v.district, i.district) AS district, coalesce(v.record_id, i.record_id) AS person_id, v.phone, v.sex, v.birth_date,
      v.registered_address, v.former_name, v.nationality, i.items, i.stated
    FROM pg_temp.ybss_work_record_value v
    FULL JOIN pg_temp.ybss_work_record_item i ON i.district = v.district AND i.record_id = v.record_id
  ), news AS MATERIALIZED (
    SELECT s.district, s.person_id, coalesce(p.phone, s.phone) AS phone, coalesce(p.sex, s.sex) AS sex,
      CASE WHEN p.birth_date IS NULL THEN s.birth_date END AS birth_date, coalesce(p.registered_address, s.registered_address) AS registered_address,
      coalesce(p.former_name, s.former_name) AS former_name, coalesce(p.nationality, s.nationality) AS nationality,
      p.items || coalesce(t.news, '{}') AS items, CASE WHEN t.said IS NULL THEN p.stated ELSE ybss.stated_together(ybss.stated_apart(p.stated) || t.said) END AS stated, t.saved,
      p.phone IS NULL AND s.phone IS NOT NULL OR p.sex IS NULL AND s.sex IS NOT NULL OR p.registered_address IS NULL AND s.registered_address IS NOT NULL
        OR p.former_name IS NULL AND s.former_name IS NOT NULL OR p.nationality IS NULL AND s.nationality IS NOT NULL
        OR coalesce(NOT (p.items @> t.news AND ybss.stated_apart(p.stated) @> t.said), false) AS changed
    FROM said s JOIN ybss_registry.person p ON p.district = s.district AND p.person_id = s.person_id
    LEFT JOIN LATERAL ybss.items_to_take(ybss.stated_apart(p.stated), s.items, s.stated, p_plan) t ON s.stated IS NOT NULL
  ), saved AS MATERIALIZED (
    SELECT ybss_registry.count_saved(n.district, 'person', s.item, p_office, 'list', NULL, count(*))
    FROM news n CROSS JOIN LATERAL pg_catalog.unnest(n.saved) s(item) GROUP BY n.district, s.item
  ), born AS ( -- a birth date is judged again with all that is tied to the person: only of whom it was missing
    UPDATE ybss_registry.person p SET birth_date = n.birth_date, phone = n.phone, sex = n.sex, registered_address = n.registered_address,
      former_name = n.former_name, nationality = n.nationality, items = n.items, stated = n.stated
    FROM news n WHERE n.birth_date IS NOT NULL AND p.district = n.district AND p.person_id = n.person_id
    RETURNING 1
  )
  UPDATE ybss_registry.person p SET phone = n.phone, sex = n.sex, registered_address = n.registered_address,
    former_name = n.former_name, nationality = n.nationality, items = n.items, stated = n.stated
  FROM news n LEFT JOIN (SELECT count(*) AS counted FROM saved) c ON true
  WHERE n.birth_date IS NULL AND n.changed AND p.district = n.district AND p.person_id = n.person_id;
  GET DIAGNOSTICS v_renewed = ROW_COUNT;
  RETURN v_renewed;
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_persons(jsonb, text) IS
'Writes what pg_temp.ybss_work_record_value and pg_temp.ybss_work_record_item say of persons whom the register knows, each once: values that were missing, what is there stays; items by the plan of the office that says them (null: none are said). Returns how many changed, but those that got a birth date. Volatile: writes the register. / 以清单信息补全、更新已有人员。';

REVOKE ALL ON FUNCTION ybss_registry.gather_person_values(), ybss_registry.renew_persons(jsonb, text) FROM PUBLIC;
