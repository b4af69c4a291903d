-- Who works for which unit, out of lists of persons that name employers by their code.

CREATE OR REPLACE FUNCTION ybss_registry.link_employers(p_persons bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_linked int;
BEGIN
  PERFORM ybss_registry.begin_sets();
  -- A unit that is not registered, or no unit's code, leaves the set unsettled.
  INSERT INTO pg_temp.ybss_work_said
  SELECT l.district, l.record_id, u.unit_id, left(nullif(l.fields->>'post', ''), 100),
    coalesce(l.said_on, l.received_at::date), s.trust, l.file_id, l.line
  FROM pg_catalog.unnest(p_persons) t(person_id)
  JOIN ybss_registry.person p ON p.person_id = t.person_id
  JOIN ybss_registry.intake_line l ON l.district = p.district AND l.record_id = p.person_id
  JOIN ybss_registry.intake_file f USING (file_id)
  JOIN ybss_registry.source s USING (source)
  LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.credit_code = ybss.try_credit_code(l.fields->>'employer_code')
  WHERE s.record_kind IN ('person', 'declaration') AND l.state IN ('registered', 'merged') AND l.fields ? 'employer_code';
  PERFORM ybss_registry.runs_of_sets();
  -- Nobody works for a closed unit.
  UPDATE pg_temp.ybss_work_run r SET valid = r.valid * daterange(NULL, u.closed_on)
  FROM ybss_registry.unit u WHERE u.district = r.district AND u.unit_id = r.member_id AND r.valid @> u.closed_on;
  DELETE FROM pg_temp.ybss_work_run r USING ybss_registry.unit u
  WHERE u.district = r.district AND u.unit_id = r.member_id AND (pg_catalog.isempty(r.valid) OR pg_catalog.lower(r.valid) >= u.closed_on);
  DELETE FROM pg_temp.ybss_work_run r USING ybss_registry.employment e
  WHERE e.district = r.district AND e.person_id = r.holder_id AND e.unit_id = r.member_id AND NOT e.from_list AND e.valid && r.valid;

  DELETE FROM ybss_registry.employment e USING pg_catalog.unnest(p_persons) t(person_id)
  WHERE e.person_id = t.person_id AND e.from_list
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_run r WHERE r.district = e.district AND r.holder_id = e.person_id
      AND (r.member_id, r.mark, pg_catalog.lower(r.valid)) IS NOT DISTINCT FROM (e.unit_id, e.post, pg_catalog.lower(e.valid)));
  UPDATE ybss_registry.employment e SET valid = r.valid
  FROM pg_temp.ybss_work_run r
  WHERE r.district = e.district AND r.holder_id = e.person_id AND e.from_list AND e.valid <> r.valid
    AND (r.member_id, r.mark, pg_catalog.lower(r.valid)) IS NOT DISTINCT FROM (e.unit_id, e.post, pg_catalog.lower(e.valid));
  INSERT INTO ybss_registry.employment (district, grid, unit_id, person_id, post, valid, from_list)
  SELECT r.district, u.grid, r.member_id, r.holder_id, r.mark, r.valid, true
  FROM pg_temp.ybss_work_run r JOIN ybss_registry.unit u ON u.district = r.district AND u.unit_id = r.member_id
  WHERE NOT EXISTS (SELECT FROM ybss_registry.employment e WHERE e.district = r.district AND e.person_id = r.holder_id
    AND e.unit_id = r.member_id AND e.valid && r.valid)
  ORDER BY r.holder_id, r.member_id, r.valid;
  GET DIAGNOSTICS v_linked = ROW_COUNT;
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_employers(bigint[]) IS
'Renews whom persons work for, from all that lists have said by the employer''s credit code: a later list ends the employers whom it no longer names. Returns how many ties were added. Volatile: writes the register. / 根据各清单更新从业关系。';

CREATE OR REPLACE FUNCTION ybss_registry.link_file_employers(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_persons bigint[];
BEGIN
  SELECT pg_catalog.array_agg(DISTINCT l.record_id) INTO v_persons FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged') AND l.fields ? 'employer_code' AND l.record_id IS NOT NULL;
  RETURN CASE WHEN v_persons IS NULL THEN 0 ELSE ybss_registry.link_employers(v_persons) END;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_file_employers(bigint) IS
'Renews whom the persons of a file work for. Returns how many ties are new. Volatile: writes the register. / 更新清单所涉人员的从业关系。';

CREATE OR REPLACE FUNCTION ybss_registry.link_employees(p_units bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_persons bigint[];
BEGIN
  -- Lists of persons named these units before the register had them.
  SELECT pg_catalog.array_agg(DISTINCT l.record_id) INTO v_persons
  FROM pg_catalog.unnest(p_units) t(unit_id)
  JOIN ybss_registry.unit u USING (unit_id)
  JOIN ybss_registry.intake_line l ON l.district = u.district AND l.fields ? 'employer_code'
    AND ybss.try_credit_code(l.fields->>'employer_code') = u.credit_code
  WHERE l.state IN ('registered', 'merged') AND l.record_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.employment e WHERE e.district = l.district AND e.unit_id = u.unit_id AND e.person_id = l.record_id);
  RETURN CASE WHEN v_persons IS NULL THEN 0 ELSE ybss_registry.link_employers(v_persons) END;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_employees(bigint[]) IS
'Ties persons to units that lists named as their employers before the units were registered. Returns how many ties are new. Volatile: writes the register. / 补登从业人员。';
REVOKE ALL ON FUNCTION ybss_registry.link_employers(bigint[]), ybss_registry.link_file_employers(bigint),
  ybss_registry.link_employees(bigint[]) FROM PUBLIC;
