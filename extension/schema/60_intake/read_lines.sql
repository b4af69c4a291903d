-- First step of intake: what the fields of a line say, as values.

CREATE OR REPLACE FUNCTION ybss_registry.plain_name(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT nullif(regexp_replace(regexp_replace(
    translate(written, '•・･‧⋅．　', '······ '),
    '(?<=[^\x01-\x7f])\s+(?=[^\x01-\x7f])', '', 'g'), '^\s+|\s+$', '', 'g'), '')
$$;
COMMENT ON FUNCTION ybss_registry.plain_name(text) IS
'A name with U+00B7 between its parts (民委发〔2016〕33号) and no spaces between Chinese characters. Immutable: depends on its argument only. / 规范姓名中的间隔号与空格。';

CREATE OR REPLACE FUNCTION ybss_registry.sex_code(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT CASE WHEN written IN ('1', '男', '男性', 'M') THEN '1'
              WHEN written IN ('2', '女', '女性', 'F') THEN '2'
              WHEN written IN ('0', '未知') THEN '0' WHEN written IN ('9') THEN '9' END
$$;
COMMENT ON FUNCTION ybss_registry.sex_code(text) IS
'GB/T 2261.1 code of a written sex; null when it says none. Immutable: depends on its argument only. / 性别代码。';

CREATE OR REPLACE FUNCTION ybss_registry.foreign_document(fields jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Offices write passports into the column of citizen ids, with or without saying so.
  SELECT CASE
    WHEN fields->>'document_kind' NOT IN ('111', '112', '113') AND fields->>'citizen_id' ~ '[0-9]{5}'
      THEN fields->>'citizen_id'
    WHEN fields->>'citizen_id' ~ '^[A-Z]{1,3}[0-9]{6,9}$' THEN fields->>'citizen_id' END
$$;
COMMENT ON FUNCTION ybss_registry.foreign_document(jsonb) IS
'The number of a document other than the citizen id card (GA/T 517), null when the line shows none. Immutable: depends on its argument only. / 其他证件号码。';

CREATE OR REPLACE FUNCTION ybss_registry.is_unit(fields jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- A slipped citizen id can have the shape of a credit code; a name of a unit decides.
  SELECT coalesce(ybss.try_credit_code(fields->>'citizen_id') IS NOT NULL
    AND ybss.try_citizen_id(fields->>'citizen_id') IS NULL AND fields->>'name' ~ '(公司|合作社|中心|委员会|学校|医院|厂|店|局|所|院)', false)
$$;
COMMENT ON FUNCTION ybss_registry.is_unit(jsonb) IS
'True when a line that should name a person names a unit with its credit code. Immutable: depends on its argument only. / 权利人是否为单位。';

CREATE OR REPLACE FUNCTION ybss_registry.whole_address(fields jsonb) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Housing lists put the building and the room beside the address.
  SELECT CASE
    -- Longer than any address and than the parser reads: a fault for review.
    WHEN octet_length(fields->>'address') > 4096 THEN NULL
    WHEN fields ? 'room' AND octet_length(concat(fields->>'building', fields->>'unit', fields->>'floor', fields->>'room')) < 400 AND ybss.address_element(ybss.parse_local(fields->>'address'), 'room') IS NULL
    THEN concat(fields->>'address',
      CASE WHEN ybss.address_element(ybss.parse_local(fields->>'address'), 'building') IS NULL THEN fields->>'building' END,
      fields->>'unit',
      CASE WHEN char_length(fields->>'room') <= 2 AND fields ? 'floor' THEN (fields->>'floor') || '层' END,
      regexp_replace(fields->>'room', '[室号]$', ''), '室')
    ELSE fields->>'address' END
$$;
COMMENT ON FUNCTION ybss_registry.whole_address(jsonb) IS
'The address of a line''s fields, with building, unit, floor and room from their own columns where the text stops above them. Stable: parses with the district''s own names. / 合并地址各栏。';

CREATE OR REPLACE FUNCTION ybss_registry.read_lines(p_file_id bigint, p_first int, p_last int) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_read int;
BEGIN
  UPDATE ybss_registry.intake_line l SET
    state = 'read',
    said_on = CASE WHEN ybss.try_date(l.fields->>'said_on') <= l.received_at::date + 1
                   THEN ybss.try_date(l.fields->>'said_on') END,
    name = left(ybss_registry.plain_name(l.fields->>'name'), 200),
    citizen_id = CASE WHEN ybss_registry.foreign_document(l.fields) IS NULL
                      THEN ybss.try_citizen_id(l.fields->>'citizen_id') END,
    document_number = ybss_registry.foreign_document(l.fields),
    birth_date = coalesce(ybss.birth_date(ybss.try_citizen_id(l.fields->>'citizen_id')),
                          ybss.try_date(l.fields->>'birth_date')),
    sex = coalesce(ybss_registry.sex_code(l.fields->>'sex'), ybss.sex(ybss.try_citizen_id(l.fields->>'citizen_id'))),
    phone = ybss.try_phone(l.fields->>'phone'),
    address = ybss.parse_local(ybss_registry.whole_address(l.fields))
  WHERE l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last AND l.state = 'new';
  GET DIAGNOSTICS v_read = ROW_COUNT;

  INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, field, reason, blocking)
  SELECT l.district, l.grid, l.received_at, l.file_id, l.line, v.field, v.reason, false
  FROM ybss_registry.intake_line l
  CROSS JOIN LATERAL (VALUES
    ('citizen_id', CASE WHEN l.document_number IS NULL AND NOT ybss_registry.is_unit(l.fields)
                        THEN left(ybss.citizen_id_fault(l.fields->>'citizen_id'), 5) END),
    ('birth_date', ybss.date_fault(l.fields->>'birth_date')),
    ('address', CASE WHEN octet_length(l.fields->>'address') > 4096 THEN 'value_too_long' END),
    ('name', CASE WHEN char_length(ybss_registry.plain_name(l.fields->>'name')) > 200 THEN 'value_too_long' END),
    ('said_on', coalesce(ybss.date_fault(l.fields->>'said_on'),
      CASE WHEN ybss.try_date(l.fields->>'said_on') > l.received_at::date + 1 THEN 'date_in_future' END))) v(field, reason)
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
  ybss_registry.plain_name(text), ybss_registry.sex_code(text),
  ybss_registry.foreign_document(jsonb), ybss_registry.whole_address(jsonb), ybss_registry.is_unit(jsonb) TO ybss_operator;
