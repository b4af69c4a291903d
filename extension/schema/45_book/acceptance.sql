-- Handing over a new compound: not before its plates, rooms and entrances are recorded.

CREATE OR REPLACE FUNCTION ybss_registry.buildings_below(p_district int, p_address_id bigint)
RETURNS TABLE (address_id bigint, address ybss.address, state text, building_id bigint)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH RECURSIVE below AS (
    SELECT a.address_id, a.address, a.state, a.level FROM ybss_registry.address a
    WHERE a.district = p_district AND a.address_id = p_address_id
    UNION ALL
    SELECT a.address_id, a.address, a.state, a.level FROM below b
    JOIN ybss_registry.address a ON a.district = p_district AND a.parent_id = b.address_id AND a.state <> 'retired'
    WHERE b.level NOT IN ('building', 'unit', 'room')
  )
  SELECT b.address_id, b.address, b.state, h.building_id FROM below b
  LEFT JOIN ybss_registry.building h ON h.district = p_district AND h.address_id = b.address_id AND h.ended_on IS NULL
  WHERE b.level = 'building'
$$;
COMMENT ON FUNCTION ybss_registry.buildings_below(int, bigint) IS
'The living building addresses below a compound, with their buildings. Stable: reads the register. / 小区内的楼栋。';

CREATE OR REPLACE FUNCTION ybss.acceptance_lacks(address_id bigint)
RETURNS TABLE (lack text, chinese text, subject text, many int)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH asked AS (
    SELECT a.district, a.address_id, a.address, a.state, c.buildings, c.entrances FROM ybss_registry.address a
    LEFT JOIN ybss_registry.acceptance c ON c.district = a.district AND c.address_id = a.address_id AND c.state <> 'withdrawn'
    WHERE a.district = (SELECT ybss_registry.district_of_record('address', acceptance_lacks.address_id)) AND a.address_id = acceptance_lacks.address_id
  ), block AS (
    SELECT b.*, ybss.address_text(b.address) AS text FROM asked k CROSS JOIN LATERAL ybss_registry.buildings_below(k.district, k.address_id) b
  ), room AS (
    SELECT b.text, r.fault, count(*)::int AS many FROM block b CROSS JOIN LATERAL ybss.building_rooms(b.building_id) r
    WHERE b.building_id IS NOT NULL AND r.fault IS NOT NULL GROUP BY 1, 2
  ), door AS (
    SELECT e.* FROM asked k JOIN ybss_registry.entrance e ON e.district = k.district AND e.address_id = k.address_id
  )
  SELECT 'not_requested', '尚未申请验收', ybss.address_text(k.address), 1 FROM asked k WHERE k.buildings IS NULL
  UNION ALL
  SELECT 'compound_plate', '小区地址尚未安装门牌', ybss.address_text(k.address), 1 FROM asked k WHERE k.state <> 'installed'
  UNION ALL
  SELECT 'buildings', pg_catalog.format('规划 %s 栋，已登记 %s 栋', k.buildings, n.many), ybss.address_text(k.address), (k.buildings - n.many)::int
  FROM asked k, LATERAL (SELECT pg_catalog.count(b.building_id) AS many FROM block b) n WHERE n.many < k.buildings
  UNION ALL
  SELECT 'building_plate', '楼牌尚未安装', b.text, 1 FROM block b WHERE b.state <> 'installed'
  UNION ALL
  SELECT 'layout', '楼栋没有结构图', b.text, 1 FROM block b WHERE b.building_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM asked k JOIN ybss_registry.building_layout l ON l.district = k.district AND l.building_id = b.building_id)
  UNION ALL
  SELECT 'rooms', CASE r.fault WHEN '多余' THEN '房间多于结构图' WHEN '无房屋' THEN '房间未登记房屋' ELSE '房间未编地址' END, r.text, r.many FROM room r
  UNION ALL
  SELECT 'entrances', pg_catalog.format('规划出入口 %s 个，已登记 %s 个', k.entrances, n.many), ybss.address_text(k.address), (k.entrances - n.many)::int
  FROM asked k, LATERAL (SELECT count(*) AS many FROM door) n WHERE n.many < k.entrances
  UNION ALL
  SELECT 'entrance_position', '出入口没有坐标', d.name, 1 FROM door d WHERE d.position IS NULL
  ORDER BY 1, 3, 2, 4
$$;
COMMENT ON FUNCTION ybss.acceptance_lacks(bigint) IS
'What a compound lacks before it can be handed over: plates of the compound and of every building, buildings and entrances of the approved plan, layouts, rooms without address or house, positions of entrances. No row: nothing. The address is the compound''s. Raises YBA21 where a layout cannot be read. Stable: reads the register. Security definer: reads it for people who only see its views; rows of their scope only. / 小区验收缺项清单。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_acceptance() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lacks text;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state <> NEW.state AND OLD.state <> 'requested' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA11', CONSTRAINT = 'acceptance_life', MESSAGE = pg_catalog.format('an acceptance cannot go from %s to %s', OLD.state, NEW.state),
      DETAIL = '已验收或已撤回的申请不能再变更。', HINT = 'Request it anew.';
  END IF;
  IF TG_ARGV[0] = 'people' THEN
    PERFORM ybss_registry.require_step(CASE NEW.state WHEN 'accepted' THEN 'accept_compound' ELSE 'request_acceptance' END);
  END IF;
  IF NEW.state = 'accepted' THEN
    -- As if it were only asked for: the row itself is not yet there, or not yet changed.
    SELECT string_agg(pg_catalog.format('%s：%s', l.subject, l.chinese), '；' ORDER BY l.lack, l.subject, l.chinese) INTO v_lacks FROM (
      SELECT * FROM ybss.acceptance_lacks(NEW.address_id) WHERE lack <> 'not_requested' OR TG_OP = 'UPDATE' LIMIT 10) l;
    IF v_lacks IS NOT NULL OR TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = 'YBA17', CONSTRAINT = 'accepted_compound_lacks_nothing',
        MESSAGE = 'the compound lacks what its hand-over demands', DETAIL = coalesce(v_lacks, '须先申请验收。'),
        HINT = 'SELECT * FROM ybss.acceptance_lacks(address_id)';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_acceptance() IS
'No compound is accepted that lacks something, or that nobody asked about (YBA17); the housing office does both (YBA10). Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 验收规则。';
CREATE OR REPLACE TRIGGER guard_acceptance BEFORE INSERT OR UPDATE ON ybss_registry.acceptance
FOR EACH ROW WHEN (current_user = 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_acceptance('registry');
CREATE OR REPLACE TRIGGER guard_acceptance_of_people BEFORE INSERT OR UPDATE ON ybss_registry.acceptance
FOR EACH ROW WHEN (current_user <> 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_acceptance('people');

CREATE OR REPLACE FUNCTION ybss.request_acceptance(address_id bigint, buildings int, entrances int, builder text DEFAULT NULL) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.require_step('request_acceptance');
  INSERT INTO ybss_registry.acceptance (district, grid, address_id, buildings, entrances, builder)
  SELECT a.district, a.grid, a.address_id, request_acceptance.buildings, request_acceptance.entrances, request_acceptance.builder
  FROM ybss_registry.address a WHERE a.address_id = request_acceptance.address_id
    AND a.district = (SELECT ybss_registry.district_of_record('address', request_acceptance.address_id))
  RETURNING acceptance_id
$$;
COMMENT ON FUNCTION ybss.request_acceptance(bigint, int, int, text) IS
'The housing office opens the hand-over of a compound: how many buildings and entrances were approved, who built it. Gives its id, null for an address outside the scope. Raises YBA10, 23505 where one is open or done. Volatile: writes the register. Security definer: people have no right to what it reads; row security binds by the caller''s scope. / 申请小区验收。';

CREATE OR REPLACE FUNCTION ybss.accept_compound(address_id bigint, document text, accepted_on date DEFAULT ybss.today()) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_actor();
  PERFORM ybss_registry.require_step('accept_compound');
  UPDATE ybss_registry.acceptance c SET state = 'accepted', document = accept_compound.document, accepted_on = accept_compound.accepted_on,
    accepted_by = (SELECT a.office FROM ybss_registry.acting() a)
  WHERE c.district = (SELECT ybss_registry.district_of_record('address', accept_compound.address_id)) AND c.address_id = accept_compound.address_id AND c.state = 'requested';
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA17', CONSTRAINT = 'accepted_compound_lacks_nothing', MESSAGE = 'nobody asked for the compound''s hand-over',
      DETAIL = '该小区没有待验收的申请，或不在权限范围内。', HINT = 'SELECT ybss.request_acceptance(address_id, buildings, entrances)';
  END IF;
  RETURN pg_catalog.format('accepted on %s', accepted_on);
END
$$;
COMMENT ON FUNCTION ybss.accept_compound(bigint, text, date) IS
'The housing office accepts a compound by a document. Gives a sentence. Raises YBA17 with the first ten lacks in the detail, YBA10. Volatile: writes the register. Security definer: people have no right to what it reads; row security binds by the caller''s scope. / 小区验收通过。';
REVOKE ALL ON FUNCTION ybss_registry.buildings_below(int, bigint), ybss.acceptance_lacks(bigint), ybss.request_acceptance(bigint, int, int, text),
  ybss.accept_compound(bigint, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.acceptance_lacks(bigint) TO ybss_reader, ybss_operator;
GRANT EXECUTE ON FUNCTION ybss.request_acceptance(bigint, int, int, text), ybss.accept_compound(bigint, text, date) TO ybss_operator;
