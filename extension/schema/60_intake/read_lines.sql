-- First step of intake: what the fields of a line say, as values.

CREATE OR REPLACE FUNCTION ybss_registry.plain_name(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT nullif(regexp_replace(regexp_replace(
    translate(written, '•・･‧⋅．　', '······ '),
    '(?<=[^\x01-\x7f])\s+(?=[^\x01-\x7f])', '', 'g'), '^\s+|\s+$', '', 'g'), '')
$$;
COMMENT ON FUNCTION ybss_registry.plain_name(text) IS
'A name with U+00B7 between its parts (民委发〔2016〕33号) and no spaces between Chinese characters. Immutable: depends on its argument only. / 规范姓名中的间隔号与空格。';

CREATE OR REPLACE FUNCTION ybss_registry.sex_code(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN written IN ('1', '男', '男性', 'M') THEN '1'
              WHEN written IN ('2', '女', '女性', 'F') THEN '2'
              WHEN written IN ('0', '未知') THEN '0' WHEN written IN ('9') THEN '9' END
$$;
COMMENT ON FUNCTION ybss_registry.sex_code(text) IS
'GB/T 2261.1 code of a written sex; null when it says none. Immutable: depends on its argument only. / 性别代码。';

CREATE OR REPLACE FUNCTION ybss_registry.read_lines(p_file_id bigint, p_first int, p_last int) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_read int;
BEGIN
  UPDATE ybss_registry.intake_line l SET
    state = 'read',
    said_on = ybss.try_date(l.fields->>'said_on'),
    name = ybss_registry.plain_name(l.fields->>'name'),
    citizen_id = ybss.try_citizen_id(l.fields->>'citizen_id'),
    birth_date = coalesce(ybss.birth_date(ybss.try_citizen_id(l.fields->>'citizen_id')),
                          ybss.try_date(l.fields->>'birth_date')),
    sex = coalesce(ybss_registry.sex_code(l.fields->>'sex'), ybss.sex(ybss.try_citizen_id(l.fields->>'citizen_id'))),
    phone = ybss.try_phone(l.fields->>'phone'),
    address = ybss.parse(l.fields->>'address')
  WHERE l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last AND l.state = 'new';
  GET DIAGNOSTICS v_read = ROW_COUNT;

  INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, field, reason, blocking)
  SELECT l.district, l.grid, l.received_at, l.file_id, l.line, v.field, v.reason, false
  FROM ybss_registry.intake_line l
  CROSS JOIN LATERAL (VALUES
    ('citizen_id', left(ybss.citizen_id_fault(l.fields->>'citizen_id'), 5)),
    ('birth_date', ybss.date_fault(l.fields->>'birth_date')),
    ('said_on', ybss.date_fault(l.fields->>'said_on'))) v(field, reason)
  WHERE l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last
    AND l.state = 'read' AND v.reason IS NOT NULL
  ORDER BY l.line;
  RETURN v_read;
END
$$;
COMMENT ON FUNCTION ybss_registry.read_lines(bigint, int, int) IS
'Reads the fields of a file''s new lines p_first to p_last into values; a value that is wrong is left out and noted for review, the line goes on. Returns how many lines. Volatile: writes intake. / 读取清单行的各项内容。';
REVOKE ALL ON FUNCTION ybss_registry.read_lines(bigint, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.read_lines(bigint, int, int),
  ybss_registry.plain_name(text), ybss_registry.sex_code(text) TO ybss_operator;
