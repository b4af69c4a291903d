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

CREATE OR REPLACE FUNCTION ybss_registry.match_known() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  INSERT INTO pg_temp.ybss_work_match (line, person_id, verdict)
  SELECT l.line, p.person_id, CASE WHEN ybss_registry.agrees_with(l.name, l.fields, ybss_registry.own_phone(l.phone) = p.phone,
    p.name, p.foreign_surname, p.foreign_given_name, p.birth_date, p.sex) THEN 'known' ELSE 'another' END
  FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.person p ON p.district = l.district AND p.citizen_id = l.citizen_id
  WHERE l.state = 'placed';
  INSERT INTO pg_temp.ybss_work_match (line, person_id, verdict)
  SELECT DISTINCT ON (l.line) l.line, p.person_id, CASE WHEN ybss_registry.agrees_with(l.name, l.fields, false,
    p.name, p.foreign_surname, p.foreign_given_name, p.birth_date, p.sex) THEN 'known' ELSE 'another' END
  FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.document d ON d.district = l.district AND d.number = l.document_number
    AND d.kind_code = ybss_registry.document_kind_of(l.fields, l.document_number)
  JOIN ybss_registry.person p ON p.district = d.district AND p.person_id = d.person_id
  WHERE l.state = 'placed' AND l.document_number IS NOT NULL AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_match m WHERE m.line = l.line)
  -- known before another
  ORDER BY l.line, 3 DESC, p.person_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.match_known() IS
'Leaves in pg_temp.ybss_work_match the open lines of pg_temp.ybss_work_line whose citizen id or document the register has: known, or another where the name is another''s. Volatile: fills a temporary table. / 按证件号码匹配。';

CREATE OR REPLACE FUNCTION ybss_registry.match_weighed(p_accept real, p_review real) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.match_pairs();
  -- A name that differs in one character is a slip or a twin: only a document can tell.
  INSERT INTO pg_temp.ybss_work_match
  SELECT v.line, v.person_id, v.weight, CASE WHEN v.sure THEN 'sure' ELSE 'doubtful' END,
    CASE WHEN NOT v.sure THEN jsonb_path_query_array(v.candidates, '$[0 to 4]') END
  FROM (SELECT line, (pg_catalog.array_agg(person_id ORDER BY weight DESC, person_id))[1] AS person_id, pg_catalog.max(weight) AS weight,
      pg_catalog.max(weight) >= p_accept
        AND coalesce(pg_catalog.max(weight) - (pg_catalog.array_agg(weight ORDER BY weight DESC))[2] >= 4, true)
        AND (pg_catalog.array_agg(name_agreement NOT IN ('one_character', 'different')
                       OR coalesce(id_agreement, 'different') <> 'different' ORDER BY weight DESC, person_id))[1] AS sure,
      pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('person_id', person_id, 'weight', round(weight::numeric, 1))
                 ORDER BY weight DESC, person_id) AS candidates
    FROM pg_temp.ybss_work_pair WHERE weight >= p_review
    GROUP BY line) v
  JOIN pg_temp.ybss_work_open_line o USING (line)
  -- Who bears a valid id that nobody has is somebody new, however alike.
  WHERE coalesce(v.sure, false) OR NOT o.valid_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.match_weighed(real, real) IS
'Leaves in pg_temp.ybss_work_match the other open lines that are about somebody whom the register has: sure (weight at least p_accept and 4 above the next), or doubtful (at least p_review), with up to five candidates. Volatile: fills a temporary table. / 按权重匹配。';

CREATE OR REPLACE FUNCTION ybss_registry.match_lines(p_accept real DEFAULT 5, p_review real DEFAULT -2) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('match', '{line,person_id,weight,verdict,candidates}', '{int4,int8,float4,text,jsonb}');
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_line l WHERE l.state = 'placed') THEN
    RETURN;
  END IF;
  PERFORM ybss_registry.match_known();
  PERFORM ybss_registry.refresh_work('match');
  PERFORM ybss_registry.match_weighed(p_accept, p_review);
END
$$;
COMMENT ON FUNCTION ybss_registry.match_lines(real, real) IS
'Matching, a step of its own: the open lines (state placed) of pg_temp.ybss_work_line go in, pg_temp.ybss_work_match comes out, with a row for each that is about somebody in the register: line, person_id, weight (null where a number tells), verdict (known, sure; another: the number is that person''s, the name is not; doubtful) and candidates. A line without a row is about nobody known. Nothing else is written: what becomes of a verdict is ybss_registry.settle_matches''s affair. p_accept and p_review are log2 odds. Volatile: fills temporary tables. / 匹配步骤：输入待匹配清单行，输出每行对应的人员或候选。';
REVOKE ALL ON FUNCTION ybss_registry.agrees_with(text, jsonb, boolean, text, text, text, date, text), ybss_registry.match_known(),
  ybss_registry.match_weighed(real, real), ybss_registry.match_lines(real, real) FROM PUBLIC;
