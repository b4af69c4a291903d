-- Persons out of lines: those who are new.

CREATE OR REPLACE FUNCTION ybss_registry.gather_newcomers() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- One line stands for all lines of one id, or of one name and birth date: the newest.
  -- Ids are drawn in the order of the lines, so that one list gives one register; as new_id draws them, with the key looked up once.
  PERFORM ybss_registry.begin_work('newcomer', '{line,district,person_id,alone}', '{int4,int4,int8,bool}');
  WITH standing AS (
    SELECT DISTINCT ON (coalesce(l.citizen_id::text, l.document_number, l.name || l.birth_date)) l.line, l.district, l.document_number
    FROM pg_temp.ybss_work_line l
    WHERE l.state = 'placed' AND l.name IS NOT NULL
      AND (l.citizen_id IS NOT NULL OR l.document_number IS NOT NULL OR (l.birth_date IS NOT NULL AND (ybss_registry.own_phone(l.phone) IS NOT NULL OR l.address_id IS NOT NULL)))
    -- Of several that give one id, not one that says another birth or sex than the id: it is somebody else's.
    ORDER BY coalesce(l.citizen_id::text, l.document_number, l.name || l.birth_date),
      coalesce(l.citizen_id IS NOT NULL AND (ybss.try_date(l.fields->>'birth_date') <> ybss.birth_date(l.citizen_id)
        OR ybss_registry.sex_code(l.fields->>'sex') IN ('1', '2') AND l.fields->>'sex' <> ybss.sex(l.citizen_id)), false),
      l.said_on DESC NULLS LAST, l.line
  )
  INSERT INTO pg_temp.ybss_work_newcomer
  SELECT s.line, s.district, ybss.opaque_id(s.district, nextval('ybss_registry.identity'), (SELECT r.id_key FROM ybss_registry.registry r)), s.alone
  FROM (SELECT n.line, n.district, n.document_number IS NULL OR count(*) OVER (PARTITION BY n.district, n.document_number) = 1 AS alone
        FROM standing n ORDER BY n.line) s;
  PERFORM ybss_registry.refresh_work('newcomer');
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_newcomers() IS
'Leaves in pg_temp.ybss_work_newcomer the lines of pg_temp.ybss_work_line that each stand for somebody new, with an id, and whether no other of them gives the same document (alone). Volatile: fills a temporary table, draws ids. / 汇总待新增人员。';

CREATE OR REPLACE FUNCTION ybss_registry.newcomers(p_alone boolean) RETURNS TABLE (district int4, person_id bigint, grid ybss.grid_code, name text,
  citizen_id ybss.citizen_id, sex text, birth_date date, phone ybss.phone, registered_address text, document_kind text, document_number text,
  no_document_reason text, former_name text, pinyin text, foreign_surname text, foreign_given_name text, nationality text, arrived_on date,
  leaves_on date, items jsonb, stated jsonb)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT n.district, n.person_id, l.grid, l.name, l.citizen_id, l.sex, l.birth_date, l.phone, w.registered_address,
    ybss_registry.document_kind_of(l.fields, l.document_number), l.document_number,
    CASE WHEN l.citizen_id IS NULL AND l.document_number IS NULL THEN coalesce(w.no_document_reason, '90') END,
    w.former_name, w.pinyin, w.foreign_surname, w.foreign_given_name, w.nationality, w.arrived_on, w.leaves_on,
    coalesce(i.items, '{}'), coalesce(ybss.stated_together(i.stated), '{}')
  FROM pg_temp.ybss_work_newcomer n JOIN pg_temp.ybss_work_line l USING (line)
  LEFT JOIN pg_temp.ybss_work_line_item i USING (line)
  CROSS JOIN LATERAL ybss_registry.person_values(l.fields) w
  -- Of two who give one document the first is made; of others any order will do.
  WHERE n.alone = p_alone ORDER BY CASE WHEN NOT p_alone THEN n.line END;
END
$$;
COMMENT ON FUNCTION ybss_registry.newcomers(boolean) IS
'Those whom pg_temp.ybss_work_newcomer holds, whole, with all that their lines say of them: of whom nobody else among them has the document, or of whom somebody has, in the order of the lines. Stable: reads the work tables. / 待新增人员的完整信息。';

CREATE OR REPLACE FUNCTION ybss_registry.register_new_persons(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_registered int;
  v_alone bigint;
  v_made bigint;
BEGIN
  PERFORM ybss_registry.gather_newcomers();
  SELECT count(*) INTO v_alone FROM pg_temp.ybss_work_newcomer n WHERE n.alone;
  -- Many are judged as a set. A conflict is with a person whom the caller does not see: left for review.
  IF v_alone > 100 THEN
    v_made := ybss.write_set('INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, sex, birth_date, phone, registered_address,
      document_kind, document_number, no_document_reason, former_name, pinyin, foreign_surname, foreign_given_name, nationality, arrived_on,
      leaves_on, items, stated) SELECT * FROM ybss_registry.newcomers(true) ON CONFLICT DO NOTHING');
  ELSE
    INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, sex, birth_date, phone, registered_address,
      document_kind, document_number, no_document_reason, former_name, pinyin, foreign_surname, foreign_given_name, nationality, arrived_on,
      leaves_on, items, stated) SELECT * FROM ybss_registry.newcomers(true) ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS v_made = ROW_COUNT;
  END IF;
  IF EXISTS (SELECT FROM pg_temp.ybss_work_newcomer n WHERE NOT n.alone) THEN
    INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, sex, birth_date, phone, registered_address,
      document_kind, document_number, no_document_reason, former_name, pinyin, foreign_surname, foreign_given_name, nationality, arrived_on,
      leaves_on, items, stated) SELECT * FROM ybss_registry.newcomers(false) ON CONFLICT DO NOTHING;
  END IF;
  -- Who was made is looked up where somebody was not.
  IF v_made < v_alone OR EXISTS (SELECT FROM pg_temp.ybss_work_newcomer n WHERE NOT n.alone) THEN
    DELETE FROM pg_temp.ybss_work_newcomer n
    WHERE NOT EXISTS (SELECT FROM ybss_registry.person p WHERE p.district = n.district AND p.person_id = n.person_id);
  END IF;
  UPDATE pg_temp.ybss_work_line l SET state = 'registered', record_id = n.person_id FROM pg_temp.ybss_work_newcomer n WHERE l.line = n.line;
  GET DIAGNOSTICS v_registered = ROW_COUNT;
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_new_persons(bigint) IS
'Makes persons of a file''s open lines that say who they are: a valid citizen id, or name and birth date with a telephone or a house. Returns how many. Volatile: writes the register. / 登记新增人员。';

REVOKE ALL ON FUNCTION ybss_registry.gather_newcomers(), ybss_registry.newcomers(boolean), ybss_registry.register_new_persons(bigint) FROM PUBLIC;
