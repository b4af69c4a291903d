-- What a line says of its address.

CREATE OR REPLACE FUNCTION ybss_registry.whole_address(fields jsonb) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Housing lists put the building and the room beside the address.
  SELECT CASE
    -- Longer than any address and than the parser reads: a fault for review.
    WHEN octet_length(fields->>'address') > 4096 THEN NULL
    WHEN fields ? 'room' AND octet_length(pg_catalog.concat(fields->>'building', fields->>'unit', fields->>'floor', fields->>'room')) < 400 AND ybss.address_element(ybss.parse_local(fields->>'address'), 'room') IS NULL
    THEN pg_catalog.concat(fields->>'address',
      CASE WHEN ybss.address_element(ybss.parse_local(fields->>'address'), 'building') IS NULL THEN fields->>'building' END,
      fields->>'unit',
      CASE WHEN char_length(fields->>'room') <= 2 AND fields ? 'floor' THEN (fields->>'floor') || '层' END,
      regexp_replace(fields->>'room', '[室号]$', ''), '室')
    ELSE fields->>'address' END
$$;
COMMENT ON FUNCTION ybss_registry.whole_address(jsonb) IS
'The address of a line''s fields, with building, unit, floor and room from their own columns where the text stops above them. Stable: parses with the district''s own names. / 拼接地址各栏。';

CREATE OR REPLACE FUNCTION ybss_registry.written_address(address ybss.address, fields jsonb) RETURNS ybss.address
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$ SELECT coalesce(address, ybss.parse_local(ybss_registry.whole_address(fields))) $$;
COMMENT ON FUNCTION ybss_registry.written_address(ybss.address, jsonb) IS
'The address of a line of ybss_registry.intake_line as it was read: its own, or read anew out of its fields, since a line that was placed keeps none. Stable: parses with the district''s own names. / 清单行所写的地址，已落址的行按原栏目重新读取。';
CREATE OR REPLACE FUNCTION ybss_registry.written_readings(fields jsonb) RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT CASE WHEN count(*) > 1 OR pg_catalog.bool_or(r.why IS NOT NULL) THEN pg_catalog.jsonb_agg(
    pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('reading', ybss.address_text(r.reading),
      'elements', ybss.address_jsonb(r.reading) - 'candidates' - 'confidence', 'why', r.why)) ORDER BY r.n) END
  FROM ybss.readings(ybss_registry.whole_address(fields)) WITH ORDINALITY r(reading, why, n)
$$;
COMMENT ON FUNCTION ybss_registry.written_readings(jsonb) IS
'How the address of a line''s fields is read and what is doubtful of it, then how else it may be read (ybss.readings); null where nothing is doubtful. Stable: parses with the district''s own names where the parts of an address are put together. / 清单行地址的读法、存疑之处和其他读法，无存疑时为空。';
REVOKE ALL ON FUNCTION ybss_registry.whole_address(jsonb), ybss_registry.written_address(ybss.address, jsonb),
  ybss_registry.written_readings(jsonb) FROM PUBLIC;
-- ybss.review_queue runs with its reader's rights; they tell nothing but what they are given.
GRANT EXECUTE ON FUNCTION ybss_registry.whole_address(jsonb), ybss_registry.written_address(ybss.address, jsonb),
  ybss_registry.written_readings(jsonb) TO ybss_operator;
