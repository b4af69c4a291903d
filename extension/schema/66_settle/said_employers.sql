-- Whom persons work for, as lists of persons have said by the employer's code.

CREATE OR REPLACE FUNCTION ybss_registry.said_employers() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- A unit that is not registered, or no unit's code, leaves the set unsettled; nobody works for a closed one.
  INSERT INTO pg_temp.ybss_work_said
  SELECT t.district, t.holder_id, u.unit_id, left(nullif(l.post, ''), 100), NULL, u.grid, NULL,
    l.day, least(u.closed_on, p.died_on), f.trust, l.file_id, l.line
  FROM pg_temp.ybss_work_holder t
  JOIN ybss_registry.person p ON p.district = t.district AND p.person_id = t.holder_id
  CROSS JOIN LATERAL (SELECT l.file_id, l.line, ybss.try_credit_code(l.fields->>'employer_code') AS code, l.fields->>'post' AS post,
      coalesce(l.said_on, ybss.day_of(l.received_at)) AS day
    FROM ybss_registry.intake_line l WHERE l.district = t.district AND l.record_id = t.holder_id
      AND l.state IN ('registered', 'merged') AND l.fields ? 'employer_code' OFFSET 0) l
  -- By the file: of lines that come one by one each is a file of its own.
  CROSS JOIN LATERAL (SELECT s.trust FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
    WHERE f.file_id = l.file_id AND s.record_kind IN ('person', 'declaration') OFFSET 0) f
  -- By the code, however few units the planner has heard of: those that this transaction made, it may not have.
  LEFT JOIN LATERAL (SELECT u.unit_id, u.grid, u.founded_on, u.closed_on FROM ybss_registry.unit u
    WHERE u.district = t.district AND u.credit_code = l.code OFFSET 0) u ON true
  WHERE (p.birth_date IS NULL OR l.day >= p.birth_date) AND (p.died_on IS NULL OR l.day < p.died_on)
    AND (u.founded_on IS NULL OR l.day >= u.founded_on);
END
$$;
COMMENT ON FUNCTION ybss_registry.said_employers() IS
'What lists say of whom the persons of pg_temp.ybss_work_holder work for, the post as mark. Volatile: fills pg_temp.ybss_work_said. / 清单所述从业关系。';

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
REVOKE ALL ON FUNCTION ybss_registry.said_employers(), ybss_registry.named_as_employer(bigint[]) FROM PUBLIC;
