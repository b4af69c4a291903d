-- Which person a line is about: known ids first, the rest by weight of evidence.

CREATE OR REPLACE FUNCTION ybss_registry.agrees_with(p_line_name text, p_fields jsonb, p_same_phone boolean,
  p_name text, p_foreign_surname text, p_foreign_given_name text, p_birth_date date, p_sex text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- Never null: what is not known to agree is asked about. An id that was copied down a column
-- stands beside another's birth date and sex; a brother's name differs in one character.
RETURN coalesce(CASE
  WHEN p_line_name IS NULL THEN true
  WHEN ybss.name_agreement(p_line_name, p_name) NOT IN ('one_character', 'different')
    OR ybss.name_agreement(p_line_name, nullif(btrim(coalesce(p_foreign_surname, '') || ' ' || coalesce(p_foreign_given_name, '')), '')) <> 'different' THEN true
  WHEN ybss.try_date(p_fields->>'birth_date', 2026) <> p_birth_date
    OR p_fields->>'sex' IN ('1', '2') AND p_sex IN ('1', '2') AND p_fields->>'sex' <> p_sex THEN false
  ELSE p_same_phone OR ybss.name_agreement(p_line_name, p_name) <> 'different' END, false);
COMMENT ON FUNCTION ybss_registry.agrees_with(text, jsonb, boolean, text, text, text, date, text) IS
'Does a line that bears a person''s number name that person: by the name, in either script, or with a name that differs where nothing that it says of birth and sex contradicts and the telephone is the same (p_same_phone) or the name differs in one character only. False where that is not known. Immutable: depends on its arguments only. / 持同一证件号码的清单行是否与该人员相符。';

CREATE OR REPLACE FUNCTION ybss_registry.merge_known_ids(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_merged int;
BEGIN
  PERFORM ybss_registry.begin_work('known', '{line,person_id,agrees}', '{int4,int8,bool}');
  INSERT INTO pg_temp.ybss_work_known
  SELECT l.line, p.person_id, ybss_registry.agrees_with(l.name, l.fields, ybss_registry.own_phone(l.phone) = p.phone,
    p.name, p.foreign_surname, p.foreign_given_name, p.birth_date, p.sex)
  FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.person p ON p.district = l.district AND p.citizen_id = l.citizen_id
  WHERE l.state = 'placed';
  INSERT INTO pg_temp.ybss_work_known
  SELECT DISTINCT ON (l.line) l.line, p.person_id, ybss_registry.agrees_with(l.name, l.fields, false,
    p.name, p.foreign_surname, p.foreign_given_name, p.birth_date, p.sex)
  FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.document d ON d.district = l.district AND d.number = l.document_number
    AND d.kind_code = ybss_registry.document_kind_of(l.fields, l.document_number)
  JOIN ybss_registry.person p ON p.district = d.district AND p.person_id = d.person_id
  WHERE l.state = 'placed' AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_known k WHERE k.line = l.line)
  ORDER BY l.line, 3 DESC, p.person_id;
  PERFORM ybss_registry.refresh_work('known');

  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, 'citizen_id', 'id_of_another',
    candidates => pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('person_id', k.person_id))) ORDER BY l.line))
  FROM pg_temp.ybss_work_known k
  JOIN pg_temp.ybss_work_line l ON l.line = k.line
  WHERE NOT k.agrees;
  UPDATE pg_temp.ybss_work_line l
  SET state = CASE WHEN k.agrees THEN 'merged' ELSE 'review' END,
    record_id = CASE WHEN k.agrees THEN k.person_id END
  FROM pg_temp.ybss_work_known k
  WHERE l.line = k.line AND l.state = 'placed';
  GET DIAGNOSTICS v_merged = ROW_COUNT;
  RETURN v_merged;
END
$$;
COMMENT ON FUNCTION ybss_registry.merge_known_ids(bigint) IS
'Merges the open lines of a file whose citizen id or document the register has; where the name is another''s, to review. Returns how many were settled. Volatile: writes intake. / 按公民身份号码归并。';

CREATE OR REPLACE FUNCTION ybss_registry.accept_pairs(p_file_id bigint, p_accept real, p_review real) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_merged int;
  v_findings ybss_registry.finding[];
BEGIN
  PERFORM ybss_registry.match_pairs(p_file_id);
  PERFORM ybss_registry.begin_work('verdict', '{line,person_id,weight,sure,candidates}', '{int4,int8,float4,bool,jsonb}');
  -- A name that differs in one character is a slip or a twin: only a document can tell.
  INSERT INTO pg_temp.ybss_work_verdict
  SELECT line, (pg_catalog.array_agg(person_id ORDER BY weight DESC, person_id))[1], pg_catalog.max(weight),
    pg_catalog.max(weight) >= p_accept
      AND coalesce(pg_catalog.max(weight) - (pg_catalog.array_agg(weight ORDER BY weight DESC))[2] >= 4, true)
      AND (pg_catalog.array_agg(name_agreement NOT IN ('one_character', 'different')
                     OR coalesce(id_agreement, 'different') <> 'different' ORDER BY weight DESC, person_id))[1],
    (pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('person_id', person_id, 'weight', round(weight::numeric, 1))
               ORDER BY weight DESC, person_id))
  FROM pg_temp.ybss_work_pair WHERE weight >= p_review
  GROUP BY line;

  UPDATE pg_temp.ybss_work_line l
  SET state = 'merged', record_id = v.person_id, match_weight = v.weight
  FROM pg_temp.ybss_work_verdict v
  WHERE l.line = v.line AND l.state = 'placed' AND v.sure;
  GET DIAGNOSTICS v_merged = ROW_COUNT;

  WITH doubtful AS (
    UPDATE pg_temp.ybss_work_line l SET state = 'review', match_weight = v.weight
    FROM pg_temp.ybss_work_verdict v
    WHERE l.line = v.line AND l.state = 'placed' AND NOT v.sure AND l.citizen_id IS NULL
    RETURNING l, l.line, v.candidates
  )
  SELECT pg_catalog.array_agg(ybss_registry.finding_of(d.l, 'name', 'match_uncertain',
    candidates => jsonb_path_query_array(d.candidates, '$[0 to 4]')) ORDER BY d.line) INTO v_findings FROM doubtful d;
  PERFORM ybss_registry.send_to_review(v_findings);
  RETURN v_merged;
END
$$;
COMMENT ON FUNCTION ybss_registry.accept_pairs(bigint, real, real) IS
'Merges the open lines of a file into the person they surely are (weight at least p_accept and 4 above the next), sends the doubtful (at least p_review) to review with their candidates. Returns how many were merged. Volatile: writes intake. / 依据权重认定同一人或转人工核查。';

CREATE OR REPLACE FUNCTION ybss_registry.match_lines(p_file_id bigint, p_accept real DEFAULT 5, p_review real DEFAULT -2) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_line l WHERE l.state = 'placed') THEN
    RETURN;
  END IF;
  PERFORM ybss_registry.merge_known_ids(p_file_id);
  PERFORM ybss_registry.accept_pairs(p_file_id, p_accept, p_review);
END
$$;
COMMENT ON FUNCTION ybss_registry.match_lines(bigint, real, real) IS
'Finds the persons of a file''s open lines in the register: by id, else by weight. p_accept and p_review are log2 odds. Volatile: writes intake. / 为清单行查找已登记人员。';
REVOKE ALL ON FUNCTION ybss_registry.agrees_with(text, jsonb, boolean, text, text, text, date, text), ybss_registry.merge_known_ids(bigint), ybss_registry.accept_pairs(bigint, real, real),
  ybss_registry.match_lines(bigint, real, real) FROM PUBLIC;
