-- Whom persons work for, as lists of persons have said by the employer's code.

CREATE OR REPLACE FUNCTION ybss_registry.said_employers(p_persons bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- Every key begins with the district: by the person alone all of an index would be read.
  v_districts CONSTANT int4[] := ybss_registry.districts_of(p_persons);
BEGIN
  -- A unit that is not registered, or no unit's code, leaves the set unsettled; nobody works for a closed one.
  INSERT INTO pg_temp.ybss_work_said
  SELECT l.district, l.record_id, u.unit_id, left(nullif(l.fields->>'post', ''), 100), NULL, u.grid, NULL,
    coalesce(l.said_on, l.received_at::date), least(u.closed_on, p.died_on), s.trust, l.file_id, l.line
  FROM pg_catalog.unnest(p_persons) t(person_id)
  JOIN ybss_registry.person p ON p.district = ANY (v_districts) AND p.person_id = t.person_id
  JOIN ybss_registry.intake_line l ON l.district = p.district AND l.record_id = p.person_id
  JOIN ybss_registry.intake_file f USING (file_id)
  JOIN ybss_registry.source s USING (source)
  LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.credit_code = ybss.try_credit_code(l.fields->>'employer_code')
  WHERE s.record_kind IN ('person', 'declaration') AND l.state IN ('registered', 'merged') AND l.fields ? 'employer_code'
    AND (p.birth_date IS NULL OR coalesce(l.said_on, l.received_at::date) >= p.birth_date)
    AND (p.died_on IS NULL OR coalesce(l.said_on, l.received_at::date) < p.died_on)
    AND (u.founded_on IS NULL OR coalesce(l.said_on, l.received_at::date) >= u.founded_on);
END
$$;
COMMENT ON FUNCTION ybss_registry.said_employers(bigint[]) IS
'What lists say of whom persons work for, the post as mark. Volatile: fills pg_temp.ybss_work_said. / 清单所述从业关系。';

CREATE OR REPLACE FUNCTION ybss_registry.named_as_employer(p_units bigint[]) RETURNS bigint[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.array_agg(DISTINCT l.record_id)
  FROM pg_catalog.unnest(p_units) t(unit_id)
  JOIN ybss_registry.unit u USING (unit_id)
  JOIN ybss_registry.intake_line l ON l.district = u.district AND l.fields ? 'employer_code'
    AND ybss.try_credit_code(l.fields->>'employer_code') = u.credit_code
  WHERE l.state IN ('registered', 'merged') AND l.record_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.employment e WHERE e.district = l.district AND e.unit_id = u.unit_id AND e.person_id = l.record_id)
$$;
COMMENT ON FUNCTION ybss_registry.named_as_employer(bigint[]) IS
'Persons of whom lists said that they work for units before the register had these. Stable: reads intake. / 单位登记前清单已载明的从业人员。';
REVOKE ALL ON FUNCTION ybss_registry.said_employers(bigint[]), ybss_registry.named_as_employer(bigint[]) FROM PUBLIC;
