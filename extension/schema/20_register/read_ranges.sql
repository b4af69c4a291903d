-- Ranges as people write them: 1-12层、15-16层.

CREATE FUNCTION ybss.small_numeral(written text) RETURNS int
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE
    WHEN written ~ '^[0-9]{1,3}$' THEN written::int
    WHEN written <> '' AND written ~ '^([一二两三四五六七八九]百)?零?([一二三四五六七八九]?十)?[一二三四五六七八九]?$' THEN
      100 * position(coalesce(substring(translate(written, '两', '二'), '(.)百'), '') IN '一二三四五六七八九') * (written ~ '百')::int
      + CASE WHEN written ~ '十' THEN 10 * greatest(1, position(coalesce(substring(written, '([一二三四五六七八九])十'), '壹') IN '一二三四五六七八九')) ELSE 0 END
      + position(coalesce(substring(written, '([一二三四五六七八九])$'), '壹') IN '一二三四五六七八九') END
$$;
COMMENT ON FUNCTION ybss.small_numeral(text) IS
'A number up to 999 in Arabic or Chinese numerals, null for anything else: 12, 十二, 一百零五. Immutable: text only. / 三位以内的阿拉伯或汉字数字。';

CREATE FUNCTION ybss.read_ranges(written text) RETURNS int4multirange
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_part text;
  v_place int := 0;
  v_match text[];
  v_first int;
  v_last int;
  v_result int4multirange := '{}';
BEGIN
  FOREACH v_part IN ARRAY regexp_split_to_array(regexp_replace(ybss.normalize(written), '(单元|层|楼|户|室|号|门|F|\s)', '', 'g'), '[、,;，；和及]') LOOP
    v_place := v_place + 1;
    v_match := regexp_match(v_part, '^(负|地下|-|B)?([0-9一二两三四五六七八九十百零]+)(?:[-~—–至到]+(负|地下|B)?([0-9一二两三四五六七八九十百零]+))?$');
    v_first := ybss.small_numeral(v_match[2]) * CASE WHEN v_match[1] IS NULL THEN 1 ELSE -1 END;
    v_last := coalesce(ybss.small_numeral(v_match[4]) * CASE WHEN v_match[3] IS NULL THEN 1 ELSE -1 END, v_first);
    IF v_first IS NULL OR v_match[4] IS NOT NULL AND ybss.small_numeral(v_match[4]) IS NULL OR v_first > v_last OR v_last > 300 OR v_first < -20 OR 0 IN (v_first, v_last) THEN
      RAISE EXCEPTION USING ERRCODE = 'YBA21', CONSTRAINT = 'ranges_are_read',
        MESSAGE = 'part ' || v_place::text || ' of the ranges cannot be read', DETAIL = '第 ' || v_place::text || ' 段范围无法识别。',
        HINT = 'Write 1-12层、15-16层 or 负1-3层: from the lower to the upper, no 0, up to 300.';
    END IF;
    v_result := v_result + int4multirange(int4range(v_first, v_last, '[]'));
  END LOOP;
  RETURN v_result;
END
$$;
COMMENT ON FUNCTION ybss.read_ranges(text) IS
'Ranges of floors, units or doors as people write them, as a multirange: 1-12层、15-16层, 负1至3层, 一到六单元, 1、3、5. Floors below ground are negative; there is no 0. Raises YBA21 with the place of a part that cannot be read. Immutable: text only. / 识别楼层、单元、户号范围。';

CREATE FUNCTION ybss.range_numbers(ranges int4multirange) RETURNS SETOF int
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 20
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT n FROM unnest(ranges) r, generate_series(lower(r), upper(r) - 1) n WHERE n <> 0
$$;
COMMENT ON FUNCTION ybss.range_numbers(int4multirange) IS
'The numbers in ranges, in order, without 0, which no floor has. Immutable: depends on its argument only. / 展开范围。';

CREATE FUNCTION ybss.read_doors(written text, digits int) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE
    WHEN upper(ybss.normalize(written)) ~ '^[A-Z][-~至到][A-Z]$' THEN ARRAY(SELECT chr(c) FROM
      generate_series(ascii(upper(ybss.normalize(written))), ascii(right(upper(ybss.normalize(written)), 1))) c)
    WHEN upper(ybss.normalize(written)) ~ '^[A-Z](、[A-Z])*$' THEN string_to_array(upper(ybss.normalize(written)), '、')
    ELSE ARRAY(SELECT lpad(n::text, greatest(digits, length(n::text)), '0') FROM ybss.range_numbers(ybss.read_ranges(written)) n) END
$$;
COMMENT ON FUNCTION ybss.read_doors(text, int) IS
'The doors of a floor as they stand in a room''s number, with so many digits: 1-4 gives 01 to 04, A-D the letters. Raises YBA21. Immutable: text only. / 识别每层户号。';
