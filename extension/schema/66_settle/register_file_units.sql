-- All units of a file, and a unit that somebody decided to register without a code.

CREATE OR REPLACE FUNCTION ybss_registry.judge_units() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_impossible();
  INSERT INTO pg_temp.ybss_work_impossible
  SELECT l.line, v.field, v.reason, false
  FROM pg_temp.ybss_work_line l
  CROSS JOIN LATERAL (VALUES
    ('unit_name', 'name_without_letter', NOT ybss_registry.has_letter(l.fields->>'unit_name')),
    ('founded_on', 'founded_in_future', ybss.try_date(l.fields->>'founded_on') > ybss.today())) v (field, reason, broken)
  WHERE l.state = 'placed' AND v.broken;
  RETURN ybss_registry.set_aside_impossible();
END
$$;
COMMENT ON FUNCTION ybss_registry.judge_units() IS
'Judges the placed lines of units in pg_temp.ybss_work_line: a founding on a day to come, a name without a letter. Returns how many wait in review: none, for only values are left out. Volatile: writes review and the work table. / 核对单位清单行是否合乎情理。';
REVOKE ALL ON FUNCTION ybss_registry.judge_units() FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.register_units(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_registered int;
BEGIN
  PERFORM ybss_registry.judge_units();
  v_registered := ybss_registry.units_by_code(p_file_id) + ybss_registry.units_without_code(p_file_id);
  -- Each way its own join: one with OR compares every line with every unit.
  WITH line AS MATERIALIZED (
    SELECT l.line, l.district, l.address_id, l.said_on, ybss.try_credit_code(l.fields->>'credit_code') AS credit_code,
      ybss_registry.name_of_unit(l.fields->>'unit_name') AS unit_name
    FROM pg_temp.ybss_work_line l WHERE l.state = 'placed'
  ), found AS (
    SELECT l.line, l.said_on, u.unit_id FROM line l
    JOIN ybss_registry.unit u ON u.district = l.district AND u.credit_code = l.credit_code
    UNION ALL
    SELECT l.line, l.said_on, u.unit_id FROM line l
    JOIN ybss_registry.unit u ON u.district = l.district AND u.address_id = l.address_id AND u.name = l.unit_name
    WHERE l.credit_code IS NULL
  ), tied AS (
    SELECT f.*, row_number() OVER (PARTITION BY f.unit_id ORDER BY f.said_on DESC NULLS LAST, f.line) AS position FROM found f
  )
  UPDATE pg_temp.ybss_work_line l
  SET state = CASE WHEN t.position = 1 THEN 'registered' ELSE 'merged' END, record_id = t.unit_id
  FROM tied t WHERE l.line = t.line;

  -- A list may say that a unit is closed; one that closed before it was founded says nothing.
  UPDATE ybss_registry.unit u SET closed_on = c.closed_on
  FROM (SELECT l.district, l.record_id, pg_catalog.max(ybss.try_date(l.fields->>'closed_on')) AS closed_on FROM pg_temp.ybss_work_line l
        WHERE l.state IN ('registered', 'merged') AND l.fields ? 'closed_on'
        GROUP BY l.district, l.record_id) c
  WHERE u.district = c.district AND u.unit_id = c.record_id AND c.closed_on >= coalesce(u.founded_on, c.closed_on)
    AND u.closed_on IS DISTINCT FROM c.closed_on;

  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(CASE WHEN l.address_id IS NULL
    THEN ybss_registry.finding_of(l, 'address', 'unit_without_premises')
    ELSE ybss_registry.finding_of(l, 'unit_name', 'nobody_named') END ORDER BY l.line))
  FROM pg_temp.ybss_work_line l
  WHERE l.state = 'placed'
    AND (l.address_id IS NULL OR ybss_registry.name_of_unit(l.fields->>'unit_name') IS NULL);
  UPDATE pg_temp.ybss_work_line l SET state = 'review'
  WHERE l.state = 'placed';
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_units(bigint) IS
'Registers the units of a file''s placed lines by credit code; a line without a valid one joins the unit of the same name at the same premises, or becomes one where the list says why it has none, or goes to review. Returns how many were made or renewed. Volatile: writes the register. / 登记单位。';

CREATE OR REPLACE FUNCTION ybss_registry.unit_of_line(p_file_id bigint, p_line int, p_reason text) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_unit_id bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.no_code_reason r WHERE r.code = p_reason) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBL04', MESSAGE = 'a unit without a credit code needs the code of a reason',
      DETAIL = '无统一社会信用代码的单位须注明原因代码。', HINT = 'SELECT code, chinese, english FROM ybss.no_code_reason';
  END IF;
  INSERT INTO ybss_registry.unit (district, grid, name, no_code_reason, kind, address_id, representative, phone, founded_on)
  SELECT l.district, a.grid, ybss_registry.name_of_unit(l.fields->>'unit_name'), p_reason, l.fields->>'unit_kind', a.address_id,
    ybss_registry.plain_name(l.fields->>'representative'), l.phone, ybss.try_date(l.fields->>'founded_on')
  FROM ybss_registry.intake_line l
  JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source s USING (source)
  JOIN ybss_registry.address a ON a.district = l.district AND a.address_id = l.address_id AND a.habitable
  WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = p_line AND l.state = 'review' AND s.record_kind = 'unit'
    AND ybss_registry.name_of_unit(l.fields->>'unit_name') IS NOT NULL
  RETURNING unit_id INTO v_unit_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'no unit can be made of that line',
      DETAIL = '该行不是待核查的单位，或无名称、无经营场所。', HINT = 'place gives the line its premises first.';
  END IF;
  UPDATE ybss_registry.intake_line l SET state = 'registered', record_id = v_unit_id
  WHERE l.received_at = (SELECT f.received_at FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id) AND l.file_id = p_file_id AND l.line = p_line;
  PERFORM ybss_registry.settle_link('premises', ARRAY[v_unit_id]);
  RETURN v_unit_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.unit_of_line(bigint, int, text) IS
'Makes a unit without a credit code of one line in review, for a reason of ybss.no_code_reason. Returns its id. Raises YBL04 for another reason, YBI06 where the line names no unit at premises of the book. Volatile: writes the register. / 由清单行登记无代码单位。';
REVOKE ALL ON FUNCTION ybss_registry.register_units(bigint), ybss_registry.units_by_code(bigint),
  ybss_registry.units_without_code(bigint), ybss_registry.unit_of_line(bigint, int, text) FROM PUBLIC;
