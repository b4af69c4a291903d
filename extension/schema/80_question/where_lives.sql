-- Where somebody lives (查人知住), for whoever has the whole number in hand.

-- The number is the caller's guess at what the views mask. So every call is one
-- statement, leaves a line that no rollback takes back, and counts for the day;
-- whether somebody is found is said in the log as well.
CREATE OR REPLACE FUNCTION ybss_registry.lives_at(p_district int4, p_person_id bigint)
RETURNS TABLE (person_id bigint, name text, house_id bigint, address text, since date, tenure_code text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT p.person_id, ybss.shown('person', 'name', p.name), r.house_id, a.address::text, pg_catalog.lower(r.valid), r.tenure_code
  FROM ybss_registry.person p
  LEFT JOIN ybss_registry.residence r ON r.district = p.district AND r.person_id = p.person_id AND r.valid @> ybss.today()
  LEFT JOIN ybss_registry.house h ON h.district = r.district AND h.house_id = r.house_id
  LEFT JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
  WHERE p.district = p_district AND p.person_id = p_person_id
  ORDER BY r.main DESC, r.valid;
END
$$;
COMMENT ON FUNCTION ybss_registry.lives_at(int4, bigint) IS
'Where a person lives now, the main residence first; a row without a house when none is known. Stable: reads the registers. / 人员现住房屋。';

CREATE OR REPLACE FUNCTION ybss.where_lives(citizen ybss.citizen_id, purpose text DEFAULT NULL)
RETURNS TABLE (person_id bigint, name text, house_id bigint, address text, since date, tenure_code text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_district int4;
  v_person_id bigint;
BEGIN
  IF citizen IS NULL THEN
    RETURN;
  END IF;
  SELECT p.district, p.person_id INTO v_district, v_person_id
  FROM ybss_registry.grid g JOIN ybss_registry.person p ON p.district = g.district AND p.citizen_id = citizen
  WHERE g.level = 1;
  PERFORM ybss_registry.look_up('citizen_id', v_district, v_person_id, purpose);
  RETURN QUERY SELECT l.* FROM ybss_registry.lives_at(v_district, v_person_id) l;
END
$$;
COMMENT ON FUNCTION ybss.where_lives(ybss.citizen_id, text) IS
'Where a person lives now, by citizen id, the main residence first; no row when the person is unknown or outside the caller''s scope, a row without a house when none is known. purpose: what for, in 2 to 200 characters; where it is left out the setting ybss.purpose, and 查人知住 where that is empty. Every call leaves a line in the access log in a transaction of its own, also when nobody is found, never with the number; the person reads it (who_viewed). Raises YBS08 for a purpose that says nothing, YBS10 where no line can be written, YBS11 beyond the day''s limit (ybss.look_up_limit), YBS12 for a second call within one statement. Volatile: writes the log. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 查人知住：逐次留痕、限次、一条语句只查一人。';

CREATE OR REPLACE FUNCTION ybss.where_lives_by_document(kind text, number text, purpose text DEFAULT NULL)
RETURNS TABLE (person_id bigint, name text, house_id bigint, address text, since date, tenure_code text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_districts int4[];
  v_persons bigint[];
  v_purpose text;
BEGIN
  IF kind IS NULL OR number IS NULL THEN
    RETURN;
  END IF;
  -- Two states may give the same number.
  SELECT pg_catalog.array_agg(p.district ORDER BY p.person_id), pg_catalog.array_agg(p.person_id ORDER BY p.person_id) INTO v_districts, v_persons
  FROM ybss_registry.grid g
  JOIN ybss_registry.document d ON d.district = g.district AND d.kind_code = kind
    AND d.number = pg_catalog.upper(translate(where_lives_by_document.number, ' -', ''))
  JOIN ybss_registry.person p ON p.district = d.district AND p.person_id = d.person_id
  WHERE g.level = 1;
  v_purpose := ybss_registry.look_up('document', v_districts[1], v_persons[1], purpose);
  PERFORM ybss.write_access_log('person', u.district, u.person, 'look_up:document', v_purpose, 'shown')
  FROM unnest(v_districts[2:], v_persons[2:]) u(district, person);
  RETURN QUERY SELECT l.* FROM unnest(v_districts, v_persons) WITH ORDINALITY u(district, person, n)
  CROSS JOIN LATERAL ybss_registry.lives_at(u.district, u.person) l ORDER BY u.n;
END
$$;
COMMENT ON FUNCTION ybss.where_lives_by_document(text, text, text) IS
'As where_lives, by another document: its kind (ybss.document_kind) and number, and the purpose; a line of the log for each person who is found. Volatile: writes the log. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 凭其他证件查人知住。';
REVOKE ALL ON FUNCTION ybss_registry.lives_at(int4, bigint), ybss.where_lives(ybss.citizen_id, text),
  ybss.where_lives_by_document(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.where_lives(ybss.citizen_id, text), ybss.where_lives_by_document(text, text, text)
  TO ybss_reader, ybss_operator;
