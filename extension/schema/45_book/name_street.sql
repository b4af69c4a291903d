-- Naming streets: proposed by whoever builds or governs them, named by the
-- civil-affairs office, signed, renamed, given up.

CREATE OR REPLACE FUNCTION ybss.check_street_name(name text, grid ybss.grid_code)
RETURNS TABLE (problem text, chinese text, street_id bigint, street text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 2
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH near AS (
    SELECT s.street_id, s.name, CASE
      WHEN s.name = check_street_name.name THEN 'same'
      WHEN ybss.name_agreement(s.name, check_street_name.name) = 'homophone' THEN 'homophone'
      WHEN ybss.normalize(s.name) = ybss.normalize(check_street_name.name) THEN 'same' END AS problem
    FROM ybss_registry.street s
    WHERE s.state <> 'retired' AND (s.grid OPERATOR(ybss.<@) check_street_name.grid OR check_street_name.grid OPERATOR(ybss.<@) s.grid)
  )
  SELECT n.problem, CASE n.problem WHEN 'same' THEN '与现有街路巷重名' ELSE '与现有街路巷同音' END, n.street_id, n.name
  FROM near n WHERE n.problem IS NOT NULL
  UNION ALL
  SELECT 'former', '为现有街路巷的曾用名', f.street_id, f.name FROM ybss_registry.street_name f
  JOIN ybss_registry.street s ON s.district = f.district AND s.street_id = f.street_id AND s.state <> 'retired' AND s.name <> f.name
  WHERE f.name = check_street_name.name AND (f.grid OPERATOR(ybss.<@) check_street_name.grid OR check_street_name.grid OPERATOR(ybss.<@) f.grid)
  UNION ALL
  SELECT 'no_class_word', '缺少通名（大道、路、街、巷等）', NULL, NULL
  WHERE check_street_name.name !~ '(大道|公路|路|街|巷|弄|里|胡同|道|桥|环线)$'
  UNION ALL
  SELECT 'not_chinese', '含有汉字以外的文字', NULL, NULL WHERE check_street_name.name !~ '^[一-龥〇]+$'
$$;
COMMENT ON FUNCTION ybss.check_street_name(text, ybss.grid_code) IS
'What speaks against a street''s name in an area: same or sounding the same as another''s there, a former name, no class word, other signs than Chinese characters. No row: nothing. Stable: reads streets. Security definer: reads streets for people who only see their view. Regulations on Geographical Names (2022), articles 9 and 11. / 街路巷命名审查：重名、同音、曾用名、缺通名、用字。';

CREATE OR REPLACE FUNCTION ybss_registry.take_street_step(p_street_id bigint, p_step text, p_state text, p_document text, p_note text)
RETURNS ybss_registry.street
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_street ybss_registry.street;
BEGIN
  PERFORM ybss.require_registry();
  PERFORM ybss_registry.require_step(p_step);
  UPDATE ybss_registry.street s SET state = p_state, document = coalesce(p_document, s.document)
  WHERE s.street_id = p_street_id AND s.district = (SELECT ybss_registry.district_of_record('street', p_street_id))
  RETURNING * INTO v_street;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such street in your scope',
      DETAIL = '没有这条街路巷，或不在权限范围内。', HINT = 'SELECT street_id, name, state FROM ybss.street';
  END IF;
  INSERT INTO ybss_registry.street_step (district, street_id, grid, step, name, office, actor, document, note)
  SELECT v_street.district, p_street_id, v_street.grid, split_part(p_step, '_', 1), v_street.name, a.office, a.actor, p_document, p_note
  FROM ybss_registry.acting() a;
  RETURN v_street;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_street_step(bigint, text, text, text, text) IS
'Takes one step of a street''s naming with its line in the log. Raises YBA10, YBA11, YBA19. Volatile: writes the register. Security definer: the log is only added to; scope and office are those of the caller. / 办理一个命名环节。';
REVOKE ALL ON FUNCTION ybss_registry.take_street_step(bigint, text, text, text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.propose_street(name text, grid ybss.grid_code, reason text, line @postgis@.geometry DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_street_id bigint;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  PERFORM ybss_registry.require_step('propose_street');
  INSERT INTO ybss_registry.street (district, grid, name, division, reason, line)
  SELECT ybss.district_of(g.code), g.code, propose_street.name, g.division, propose_street.reason, propose_street.line
  FROM ybss_registry.grid g WHERE g.code = propose_street.grid AND ybss.in_scope(g.code)
  RETURNING street_id INTO v_street_id;
  IF v_street_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such grid in your scope',
      DETAIL = '没有这个网格，或不在权限范围内。', HINT = 'SELECT code, name FROM ybss.grid';
  END IF;
  PERFORM ybss_registry.take_street_step(v_street_id, 'propose_street', 'proposed', NULL, propose_street.reason);
  RETURN v_street_id;
END
$$;
COMMENT ON FUNCTION ybss.propose_street(text, ybss.grid_code, text, @postgis@.geometry) IS
'Proposes a street''s name in an area, why, and its middle line (LineString, EPSG:4490). check_street_name says what speaks against it. Gives its id. Raises YBA10, YBA19 for an area outside the scope, 23P01 where the area has a street of that name. Volatile: writes the register. Security definer: the log is only added to; scope and office are those of the caller. / 申报街路巷命名。';

CREATE OR REPLACE FUNCTION ybss.name_street(street_id bigint, document text, decided_on date DEFAULT ybss.today(), decided_by text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_actor();
  UPDATE ybss_registry.street s SET decided_on = name_street.decided_on, document = name_street.document,
    decided_by = coalesce(name_street.decided_by, (SELECT a.office FROM ybss_registry.acting() a))
  WHERE s.district = (SELECT ybss_registry.district_of_record('street', name_street.street_id)) AND s.street_id = name_street.street_id AND s.state = 'proposed';
  RETURN (ybss_registry.take_street_step(street_id, 'name_street', 'named', document, decided_by)).name;
END
$$;
COMMENT ON FUNCTION ybss.name_street(bigint, text, date, text) IS
'The decision on a proposed name: from now on the parser knows it, and its doors may be confirmed. Gives the name. Raises YBA10, YBA11, YBA19. Volatile: writes the register. Security definer: as propose_street. / 批准命名，立即供地址解析使用。';

CREATE OR REPLACE FUNCTION ybss.sign_street(street_id bigint, signed_on date, note text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_actor();
  UPDATE ybss_registry.street s SET signed_on = sign_street.signed_on
  WHERE s.district = (SELECT ybss_registry.district_of_record('street', sign_street.street_id)) AND s.street_id = sign_street.street_id AND s.state = 'named';
  RETURN (ybss_registry.take_street_step(street_id, 'sign_street', 'signed', NULL, note)).name;
END
$$;
COMMENT ON FUNCTION ybss.sign_street(bigint, date, text) IS
'The street''s sign stands. Gives the name. Raises YBA10, YBA11, YBA19, 23514 without a day. Volatile: writes the register. Security definer: as propose_street. / 登记路牌已设置。';
REVOKE ALL ON FUNCTION ybss.check_street_name(text, ybss.grid_code), ybss.propose_street(text, ybss.grid_code, text, @postgis@.geometry),
  ybss.name_street(bigint, text, date, text), ybss.sign_street(bigint, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.check_street_name(text, ybss.grid_code) TO ybss_reader, ybss_operator;
GRANT EXECUTE ON FUNCTION ybss.propose_street(text, ybss.grid_code, text, @postgis@.geometry),
  ybss.name_street(bigint, text, date, text), ybss.sign_street(bigint, date, text) TO ybss_operator;
