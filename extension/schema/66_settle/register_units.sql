-- Units out of placed lines.

CREATE OR REPLACE FUNCTION ybss_registry.name_of_unit(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$ SELECT nullif(left(translate(btrim(written, E' \t　'), '（）　', '() '), 400), '') $$;
COMMENT ON FUNCTION ybss_registry.name_of_unit(text) IS
'A unit''s name with half-width brackets and no spaces around it. Immutable: depends on its argument only. / 规范单位名称。';

CREATE OR REPLACE FUNCTION ybss_registry.units_without_code(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_registered int;
BEGIN
  -- A list may say itself why a unit has no code.
  WITH chosen AS (
    SELECT DISTINCT ON (l.district, l.address_id, ybss_registry.name_of_unit(l.fields->>'unit_name')) l.*,
      ybss_registry.name_of_unit(l.fields->>'unit_name') AS unit_name, r.code AS reason
    FROM pg_temp.ybss_work_line l
    JOIN ybss_registry.no_code_reason r ON r.code = l.fields->>'no_code_reason'
    WHERE l.state = 'placed' AND l.address_id IS NOT NULL
      AND ybss.try_credit_code(l.fields->>'credit_code') IS NULL
      AND ybss_registry.name_of_unit(l.fields->>'unit_name') IS NOT NULL
      AND NOT EXISTS (SELECT FROM ybss_registry.unit u WHERE u.district = l.district AND u.address_id = l.address_id
        AND u.name = ybss_registry.name_of_unit(l.fields->>'unit_name'))
    ORDER BY l.district, l.address_id, ybss_registry.name_of_unit(l.fields->>'unit_name'), l.said_on DESC NULLS LAST, l.line
  )
  INSERT INTO ybss_registry.unit (district, grid, name, no_code_reason, kind, address_id, representative, phone, founded_on)
  SELECT district, grid, unit_name, reason, fields->>'unit_kind', address_id,
    ybss_registry.plain_name(fields->>'representative'), phone, ybss.try_date(fields->>'founded_on')
  FROM chosen ORDER BY line;
  GET DIAGNOSTICS v_registered = ROW_COUNT;
  -- Without a valid code: the same unit only if name and premises are the same.
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(
    ybss_registry.finding_of(l, 'credit_code', 'no_credit_code', u.unit_id IS NULL) ORDER BY l.line))
  FROM pg_temp.ybss_work_line l
  LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.address_id = l.address_id
    AND u.name = ybss_registry.name_of_unit(l.fields->>'unit_name')
  WHERE l.state = 'placed' AND ybss.try_credit_code(l.fields->>'credit_code') IS NULL
    AND NOT coalesce(u.no_code_reason = l.fields->>'no_code_reason', false);
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.units_without_code(bigint) IS
'Registers the units of a file''s placed lines that have no valid credit code but a reason of the list no_code_reason; the others go to review. Returns how many were made. Volatile: writes the register. / 登记说明了原因的无代码单位。';

CREATE OR REPLACE FUNCTION ybss_registry.units_by_code(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_registered int;
BEGIN
  PERFORM ybss_registry.clear_work('chosen_unit');
  CREATE TEMPORARY TABLE ybss_work_chosen_unit ON COMMIT DROP AS
  SELECT DISTINCT ON (l.district, ybss.try_credit_code(l.fields->>'credit_code')) l.*,
    ybss_registry.name_of_unit(l.fields->>'unit_name') AS unit_name, ybss.try_credit_code(l.fields->>'credit_code') AS credit_code
  FROM pg_temp.ybss_work_line l
  WHERE l.state = 'placed' AND l.address_id IS NOT NULL
    AND ybss.try_credit_code(l.fields->>'credit_code') IS NOT NULL
    AND ybss_registry.name_of_unit(l.fields->>'unit_name') IS NOT NULL
  ORDER BY l.district, ybss.try_credit_code(l.fields->>'credit_code'), l.said_on DESC NULLS LAST, l.line;
  -- A unit that had none has its code now.
  UPDATE ybss_registry.unit u SET credit_code = c.credit_code, no_code_reason = NULL
  FROM pg_temp.ybss_work_chosen_unit c
  WHERE u.district = c.district AND u.address_id = c.address_id AND u.name = c.unit_name AND u.credit_code IS NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.unit o WHERE o.district = c.district AND o.credit_code = c.credit_code)
    AND NOT EXISTS (SELECT FROM ybss_registry.unit o WHERE o.district = c.district AND o.address_id = c.address_id
      AND o.name = c.unit_name AND o.credit_code IS NULL AND o.unit_id < u.unit_id);
  INSERT INTO ybss_registry.unit AS u (district, grid, name, credit_code, kind, address_id, representative, representative_id, phone, founded_on)
  SELECT c.district, c.grid, c.unit_name, c.credit_code, c.fields->>'unit_kind', c.address_id,
    ybss_registry.plain_name(c.fields->>'representative'), p.person_id, c.phone, ybss.try_date(c.fields->>'founded_on')
  FROM pg_temp.ybss_work_chosen_unit c
  LEFT JOIN ybss_registry.person p ON p.district = c.district
    AND p.citizen_id = ybss.try_citizen_id(c.fields->>'representative_citizen_id')
  ORDER BY c.line
  ON CONFLICT (district, credit_code) DO UPDATE
  SET name = EXCLUDED.name, phone = coalesce(EXCLUDED.phone, u.phone), kind = coalesce(EXCLUDED.kind, u.kind),
    representative = coalesce(EXCLUDED.representative, u.representative),
    representative_id = coalesce(EXCLUDED.representative_id,
      CASE WHEN u.representative IS NOT DISTINCT FROM coalesce(EXCLUDED.representative, u.representative) THEN u.representative_id END)
  WHERE (u.name, u.phone, u.kind, u.representative, u.representative_id) IS DISTINCT FROM
    (EXCLUDED.name, coalesce(EXCLUDED.phone, u.phone), coalesce(EXCLUDED.kind, u.kind),
     coalesce(EXCLUDED.representative, u.representative), coalesce(EXCLUDED.representative_id, u.representative_id));
  GET DIAGNOSTICS v_registered = ROW_COUNT;
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.units_by_code(bigint) IS
'Registers the units of a file''s placed lines by credit code; one that had none gets it where name and premises are the same. The legal representative is tied to the person of the citizen id that the list gives. Returns how many were made or renewed. Volatile: writes the register. / 按统一社会信用代码登记单位。';
