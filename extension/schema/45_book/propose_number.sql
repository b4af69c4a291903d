-- A number for a new door, and what is wrong with a number.

CREATE OR REPLACE FUNCTION ybss_registry.ruled_street(p_street_id bigint) RETURNS ybss_registry.street
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_street ybss_registry.street;
BEGIN
  SELECT * INTO v_street FROM ybss_registry.street s WHERE s.street_id = p_street_id
    AND s.district = (SELECT ybss_registry.district_of_record('street', p_street_id));
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such street in your scope',
      DETAIL = '没有这条街路巷，或不在权限范围内。', HINT = 'SELECT street_id, name, state FROM ybss.street';
  END IF;
  IF v_street.line IS NULL OR (ybss_registry.plate_rule_of(v_street)).rule_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA16', CONSTRAINT = 'street_has_a_rule_and_a_line',
      MESSAGE = CASE WHEN v_street.line IS NULL THEN 'the street has no middle line' ELSE 'no plate rule is in force for the street' END,
      DETAIL = '街路巷没有中心线，或没有生效的门牌编号规则。', HINT = 'Rows of ybss_registry.plate_rule; column line of ybss_registry.street.';
  END IF;
  RETURN v_street;
END
$$;
COMMENT ON FUNCTION ybss_registry.ruled_street(bigint) IS
'A street of the caller''s scope whose doors a rule numbers. Raises YBA19, and YBA16 where a rule or the line is missing. Stable: reads streets and rules. / 有编号规则的街路巷。';

CREATE OR REPLACE FUNCTION ybss_registry.fits_rule(p_rule ybss_registry.plate_rule, p_number int, p_side text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT p_number >= p_rule.first_number AND NOT p_rule.withheld @> p_number AND CASE p_rule.numbers
    WHEN 'all' THEN true
    WHEN 'odd' THEN p_number % 2 = 1
    WHEN 'even' THEN p_number % 2 = 0
    ELSE p_side IS NULL OR p_side = 'on' OR (p_number % 2 = 1) = (p_side = p_rule.odd_side) END
$$;
COMMENT ON FUNCTION ybss_registry.fits_rule(ybss_registry.plate_rule, int, text) IS
'True when a rule allows a number on a side of the street. Immutable: depends on its arguments only. / 号码是否符合规则。';

CREATE OR REPLACE FUNCTION ybss.propose_number(street_id bigint, longitude float8, latitude float8,
  OUT number text, OUT side text, OUT metres int, OUT reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_street ybss_registry.street := ybss_registry.ruled_street(street_id);
  v_rule ybss_registry.plate_rule := ybss_registry.plate_rule_of(v_street);
  v_at record;
  v_before record;
  v_after record;
  v_share float8;
  v_number int;
BEGIN
  SELECT a.* INTO v_at FROM ybss_registry.along_street(v_street, v_rule, longitude, latitude) a;
  side := v_at.side;
  metres := round(v_at.metres);
  SELECT d.* INTO v_before FROM ybss_registry.doors_of(v_street, v_rule) d
  WHERE ybss_registry.fits_rule(v_rule, d.main, v_at.side) AND d.metres <= v_at.metres ORDER BY d.metres DESC, d.main DESC, d.sub DESC LIMIT 1;
  SELECT d.* INTO v_after FROM ybss_registry.doors_of(v_street, v_rule) d
  WHERE ybss_registry.fits_rule(v_rule, d.main, v_at.side) AND d.metres > v_at.metres ORDER BY d.metres, d.main, d.sub LIMIT 1;
  v_share := CASE WHEN v_after.metres > coalesce(v_before.metres, 0) THEN (v_at.metres - coalesce(v_before.metres, 0)) / (v_after.metres - coalesce(v_before.metres, 0)) END;
  -- The free number nearest to where the street's metres, or its neighbours, would put it.
  SELECT n INTO v_number FROM generate_series(greatest(v_rule.first_number, coalesce(v_before.main + 1, v_rule.first_number)),
    coalesce(v_after.main - 1, coalesce(v_before.main, v_rule.first_number) + 20 + CASE WHEN v_rule.metres_per_number IS NULL THEN 0
      ELSE (2 * v_at.metres / v_rule.metres_per_number)::int END)) n
  WHERE ybss_registry.fits_rule(v_rule, n, v_at.side)
  ORDER BY CASE
    WHEN v_rule.metres_per_number IS NOT NULL THEN abs(n - v_rule.first_number
      - (CASE v_rule.numbers WHEN 'all' THEN 1 ELSE 2 END) * floor(v_at.metres / v_rule.metres_per_number))
    WHEN v_share IS NOT NULL THEN abs(n - (coalesce(v_before.main, v_rule.first_number) + v_share * (v_after.main - coalesce(v_before.main, v_rule.first_number))))
    ELSE n END, n LIMIT 1;
  IF v_number IS NOT NULL THEN
    number := v_number || '号';
    reason := pg_catalog.concat_ws('，', CASE v_rule.numbers WHEN 'all' THEN '单侧连续编号' WHEN 'both' THEN CASE v_number % 2 WHEN 1 THEN '单号侧' ELSE '双号侧' END ELSE '单侧编号' END,
      pg_catalog.format('自起点 %s 米', metres), '前一号 ' || v_before.main, '后一号 ' || v_after.main);
    RETURN;
  END IF;
  -- No number is free between the two: one behind the lower, as the city writes it.
  v_number := coalesce(v_before.main, v_after.main);
  IF v_number IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA16', CONSTRAINT = 'rule_leaves_a_number', MESSAGE = 'the rule leaves no number there',
      DETAIL = '按规则此处没有可编的号码。', HINT = 'SELECT * FROM ybss.plate_rule';
  END IF;
  SELECT v_number || CASE v_rule.suffix_form WHEN 'sub' THEN pg_catalog.format('号附%s号', coalesce(pg_catalog.max(d.sub), 0) + 1) ELSE pg_catalog.format('-%s号', coalesce(pg_catalog.max(d.sub), 0) + 1) END
  INTO number FROM ybss_registry.doors_of(v_street, v_rule) d WHERE d.main = v_number;
  reason := pg_catalog.concat_ws('，', '两号之间无空号', pg_catalog.format('自起点 %s 米', metres), '前一号 ' || v_before.main, '后一号 ' || v_after.main);
END
$$;
COMMENT ON FUNCTION ybss.propose_number(bigint, float8, float8) IS
'The number that the rule in force gives a new door of a street at a place (CGCS2000 degrees): on the side, between its neighbours, in proportion or by metres, and where none is free one behind the lower neighbour in the city''s form; with side, metres from the beginning and the reason in Chinese. Nothing is written. Raises YBA16, YBA19. Stable: reads the book. Security definer: reads streets and doors for people who only see views. / 按编号规则为新门提出门牌号建议。';

CREATE OR REPLACE FUNCTION ybss.check_number(street_id bigint, number text, longitude float8 DEFAULT NULL, latitude float8 DEFAULT NULL)
RETURNS TABLE (fault text, chinese text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_street ybss_registry.street := ybss_registry.ruled_street(street_id);
  v_rule ybss_registry.plate_rule := ybss_registry.plate_rule_of(v_street);
  v_part record;
  v_at record;
BEGIN
  SELECT p.* INTO v_part FROM ybss_registry.plate_parts(ybss.normalize(number)) p;
  SELECT a.* INTO v_at FROM ybss_registry.along_street(v_street, v_rule, longitude, latitude) a;
  RETURN QUERY
  SELECT f.fault, f.chinese FROM (VALUES
    (1, 'unusual_form', '不是规则规定的号码形式', v_part.form = 'other'),
    (2, 'suffix_form', CASE v_rule.suffix_form WHEN 'sub' THEN '插号应写作“附N号”' ELSE '插号应写作“X-N号”' END, v_part.form IN ('sub', 'hyphen') AND v_part.form <> v_rule.suffix_form),
    (3, 'withheld', '该号码不得编排', v_rule.withheld @> v_part.main),
    (4, 'before_first', pg_catalog.format('起始号为 %s', v_rule.first_number), v_part.main < v_rule.first_number),
    (5, 'one_sided', CASE v_rule.numbers WHEN 'odd' THEN '单侧街路巷只编单号' ELSE '单侧街路巷只编双号' END,
      v_rule.numbers = 'odd' AND v_part.main % 2 = 0 OR v_rule.numbers = 'even' AND v_part.main % 2 = 1),
    (6, 'wrong_side', CASE WHEN v_part.main % 2 = 1 THEN '单号应在另一侧' ELSE '双号应在另一侧' END,
      v_rule.numbers = 'both' AND v_at.side <> 'on' AND (v_part.main % 2 = 1) <> (v_at.side = v_rule.odd_side)),
    (7, 'taken', '该号码已编', EXISTS (SELECT FROM ybss_registry.doors_of(v_street, v_rule) d WHERE d.main = v_part.main AND d.sub = coalesce(v_part.sub, 0))),
    (8, 'out_of_order', '与前后门牌顺序不符', EXISTS (SELECT FROM ybss_registry.doors_of(v_street, v_rule) d
      WHERE (v_rule.numbers = 'all' OR d.main % 2 = v_part.main % 2) AND ((d.main, d.sub) < (v_part.main, coalesce(v_part.sub, 0)) AND d.metres > v_at.metres + 1
        OR (d.main, d.sub) > (v_part.main, coalesce(v_part.sub, 0)) AND d.metres < v_at.metres - 1)))
    ) f (n, fault, chinese, holds)
  WHERE f.holds ORDER BY f.n;
END
$$;
COMMENT ON FUNCTION ybss.check_number(bigint, text, float8, float8) IS
'What is wrong with a number on a street by the rule in force, at a place where one is given: form, form of the number behind it, withheld, before the first, wrong for a one-sided street, wrong side, taken, out of order. No row: nothing. Raises YBA16, YBA19. Stable: reads the book. Security definer: as propose_number. / 按编号规则检查门牌号。';
REVOKE ALL ON FUNCTION ybss_registry.ruled_street(bigint), ybss.propose_number(bigint, float8, float8), ybss.check_number(bigint, text, float8, float8) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.propose_number(bigint, float8, float8), ybss.check_number(bigint, text, float8, float8) TO ybss_reader, ybss_operator;
