-- Units out of placed lines.

CREATE OR REPLACE FUNCTION ybss_registry.register_units(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_registered int;
BEGIN
  -- Without a valid code: the same unit only if name and premises are the same.
  INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, field, reason, blocking)
  SELECT l.district, l.grid, l.received_at, l.file_id, l.line, 'credit_code', 'no_credit_code', u.unit_id IS NULL
  FROM ybss_registry.intake_line l
  LEFT JOIN ybss_registry.unit u ON u.district = l.district AND u.address_id = l.address_id
    AND u.name = l.fields->>'unit_name'
  WHERE l.file_id = p_file_id AND l.state = 'placed' AND ybss.try_credit_code(l.fields->>'credit_code') IS NULL
  ORDER BY l.line;

  WITH chosen AS (
    SELECT DISTINCT ON (ybss.try_credit_code(l.fields->>'credit_code')) l.*,
      ybss.try_credit_code(l.fields->>'credit_code') AS credit_code
    FROM ybss_registry.intake_line l
    WHERE l.file_id = p_file_id AND l.state = 'placed' AND l.address_id IS NOT NULL
      AND ybss.try_credit_code(l.fields->>'credit_code') IS NOT NULL AND l.fields ? 'unit_name'
    ORDER BY ybss.try_credit_code(l.fields->>'credit_code'), l.said_on DESC NULLS LAST, l.line
  )
  INSERT INTO ybss_registry.unit AS u (district, grid, name, credit_code, kind, address_id, representative, phone, founded_on)
  SELECT district, grid, fields->>'unit_name', credit_code, fields->>'unit_kind', address_id,
    ybss_registry.plain_name(fields->>'representative'), phone, ybss.try_date(fields->>'founded_on')
  FROM chosen ORDER BY line
  ON CONFLICT (district, credit_code) DO UPDATE
  SET name = EXCLUDED.name, phone = coalesce(EXCLUDED.phone, u.phone), changed_at = now();
  GET DIAGNOSTICS v_registered = ROW_COUNT;

  WITH tied AS (
    SELECT l.received_at, l.line, u.unit_id,
      row_number() OVER (PARTITION BY u.unit_id ORDER BY l.said_on DESC NULLS LAST, l.line) AS position
    FROM ybss_registry.intake_line l
    JOIN ybss_registry.unit u ON u.district = l.district
      AND (u.credit_code = ybss.try_credit_code(l.fields->>'credit_code')
           OR ybss.try_credit_code(l.fields->>'credit_code') IS NULL
              AND u.address_id = l.address_id AND u.name = l.fields->>'unit_name')
    WHERE l.file_id = p_file_id AND l.state = 'placed'
  )
  UPDATE ybss_registry.intake_line l
  SET state = CASE WHEN t.position = 1 THEN 'registered' ELSE 'merged' END, record_id = t.unit_id
  FROM tied t WHERE l.file_id = p_file_id AND l.received_at = t.received_at AND l.line = t.line;

  INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, field, reason)
  SELECT l.district, l.grid, l.received_at, l.file_id, l.line,
    CASE WHEN l.address_id IS NULL THEN 'address' ELSE 'unit_name' END,
    CASE WHEN l.address_id IS NULL THEN 'unit_without_premises' ELSE 'nobody_named' END
  FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.state = 'placed'
    AND (l.address_id IS NULL OR NOT l.fields ? 'unit_name')
  ORDER BY l.line;
  UPDATE ybss_registry.intake_line l SET state = 'review'
  WHERE l.file_id = p_file_id AND l.state = 'placed';
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_units(bigint) IS
'Registers the units of a file''s placed lines by credit code; a line without a valid one joins the unit of the same name at the same premises or goes to review. Returns how many were made or renewed. Volatile: writes the register. / 登记单位。';
REVOKE ALL ON FUNCTION ybss_registry.register_units(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.register_units(bigint) TO ybss_operator;
