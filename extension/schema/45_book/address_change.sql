-- Splitting and merging, each with its lineage.

CREATE OR REPLACE FUNCTION ybss_registry.parent_for(p_district int, p_address ybss.address) RETURNS bigint
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT a.address_id FROM pg_catalog.unnest(ARRAY['unit', 'building', 'phase', 'compound', 'number', 'road2', 'road', 'group', 'community', 'town']) l(level)
  JOIN ybss_registry.address a ON a.district = p_district AND a.address = ybss.address_truncate(p_address, l.level) AND a.state <> 'retired'
  WHERE ybss.address_element(p_address, l.level) IS NOT NULL AND a.address <> p_address AND a.level <> ybss.address_level(p_address)
  ORDER BY length(ybss.address_key(a.address)) DESC LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.parent_for(int, ybss.address) IS
'The nearest living address above one, null where the book has none. Stable: reads the book. / 最近的上级地址。';

CREATE OR REPLACE FUNCTION ybss_registry.add_address(p_like ybss_registry.address, p_text text, p_state text) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_address ybss.address := ybss.parse_local(p_text);
  v_address_id bigint;
BEGIN
  IF ybss.address_level(v_address) IS NULL OR ybss.is_relative(v_address) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA20', CONSTRAINT = 'address_text_is_one_address',
      MESSAGE = 'the text is not one address', DETAIL = '文字不是一个完整地址，或只是相对位置。', HINT = 'SELECT * FROM ybss.explain_local(text)';
  END IF;
  INSERT INTO ybss_registry.address (district, grid, address, state, parent_id, position)
  VALUES (p_like.district, p_like.grid, v_address, p_state, ybss_registry.parent_for(p_like.district, v_address), p_like.position)
  ON CONFLICT (district, address) WHERE state <> 'retired' DO NOTHING RETURNING address_id INTO v_address_id;
  IF v_address_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA20', CONSTRAINT = 'address_once',
      MESSAGE = 'the book has that address already', DETAIL = '标准地址库中已有该地址。', HINT = 'SELECT * FROM ybss.find_address(text)';
  END IF;
  RETURN v_address_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.add_address(ybss_registry.address, text, text) IS
'Adds an address in the grid and at the place of another. Raises YBA20 for a text that is no address or stands in the book. Volatile: writes the register. / 新增地址。';

CREATE OR REPLACE FUNCTION ybss_registry.hand_over(p_kind text, p_from ybss_registry.address, p_to bigint[], p_heir bigint, p_document text, p_day date)
RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF p_heir IS NOT NULL THEN
    PERFORM ybss_registry.move_uses(p_from.district, p_from.address_id, p_heir, p_day);
  END IF;
  PERFORM ybss_registry.take_address_step(p_from.address_id, 'retired', p_document, p_kind);
  INSERT INTO ybss_registry.address_lineage (district, grid, kind, address_id, address, successor_id, changed_on, document)
  SELECT p_from.district, p_from.grid, p_kind, p_from.address_id, p_from.address, t.id, p_day, p_document FROM pg_catalog.unnest(p_to) t(id);
END
$$;
COMMENT ON FUNCTION ybss_registry.hand_over(text, ybss_registry.address, bigint[], bigint, text, date) IS
'Retires an address in favour of others, one of which inherits what stands on it. Volatile: writes the register. / 注销地址并由其他地址承接。';
REVOKE ALL ON FUNCTION ybss_registry.parent_for(int, ybss.address), ybss_registry.add_address(ybss_registry.address, text, text),
  ybss_registry.hand_over(text, ybss_registry.address, bigint[], bigint, text, date) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.split_address(address_id bigint, into_addresses text[], document text, heir int DEFAULT 1,
  on_day date DEFAULT ybss.today()) RETURNS bigint[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_old ybss_registry.address := ybss_registry.living_address(address_id);
  v_new bigint[];
BEGIN
  PERFORM ybss_registry.require_step('retire_address');
  IF (pg_catalog.cardinality(into_addresses) >= 2 AND heir BETWEEN 1 AND pg_catalog.cardinality(into_addresses)) IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA20', CONSTRAINT = 'split_into_two_or_more',
      MESSAGE = 'an address is split into two or more', DETAIL = '拆分须给出两个以上新地址。',
      HINT = 'heir says which of them, from 1, takes over what stands there.';
  END IF;
  IF ybss_registry.must_wait(v_old.district, ARRAY[address_id], on_day) THEN
    PERFORM ybss_registry.plan_change('split', v_old.grid,
      pg_catalog.jsonb_build_object('address_ids', ARRAY[address_id], 'texts', into_addresses, 'heir', heir), document, on_day);
    RETURN '{}';
  END IF;
  SELECT pg_catalog.array_agg(ybss_registry.add_address(v_old, t.text, 'confirmed') ORDER BY t.n) INTO v_new
  FROM pg_catalog.unnest(into_addresses) WITH ORDINALITY t(text, n);
  PERFORM ybss_registry.hand_over('split', v_old, v_new, v_new[heir], document, on_day);
  RETURN v_new;
END
$$;
COMMENT ON FUNCTION ybss.split_address(bigint, text[], text, int, date) IS
'Splits an address (a room, a door) into two or more confirmed ones with ids of their own; the heir, by its number, takes over house and units, the old one is retired with lineage. Before its day it waits (ybss.planned_change). Gives the new ids, none where it waits. Raises YBA10, YBA11, YBA13 where addresses lie below it, YBA19, YBA20, YBA22. Volatile: writes the register. Security definer: as confirm_address. / 拆分地址。';

CREATE OR REPLACE FUNCTION ybss.merge_addresses(address_ids bigint[], into_address text, document text,
  on_day date DEFAULT ybss.today()) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_first ybss_registry.address;
  v_id bigint;
  v_into bigint;
BEGIN
  PERFORM ybss.require_actor();
  -- Locked in the order of their ids, so that nobody waits in a circle.
  FOR v_id IN SELECT DISTINCT i.id FROM pg_catalog.unnest(address_ids) i(id) ORDER BY 1 LOOP
    PERFORM ybss_registry.living_address(v_id);
  END LOOP;
  v_first := ybss_registry.living_address(address_ids[1]);
  PERFORM ybss_registry.require_step('retire_address');
  IF ybss_registry.must_wait(v_first.district, address_ids, on_day) THEN
    PERFORM ybss_registry.plan_change('merge', v_first.grid,
      pg_catalog.jsonb_build_object('address_ids', address_ids, 'texts', ARRAY[into_address]), document, on_day);
    RETURN NULL;
  END IF;
  SELECT a.address_id INTO v_into FROM ybss_registry.address a
  WHERE a.district = v_first.district AND a.address = ybss.parse_local(into_address) AND a.state <> 'retired' AND a.address_id = ANY (address_ids);
  IF v_into IS NULL THEN
    v_into := ybss_registry.add_address(v_first, into_address, 'confirmed');
  END IF;
  FOR v_id IN SELECT DISTINCT i.id FROM pg_catalog.unnest(address_ids) i(id) WHERE i.id <> v_into ORDER BY 1 LOOP
    PERFORM ybss_registry.hand_over('merge', ybss_registry.living_address(v_id), ARRAY[v_into], v_into, document, on_day);
  END LOOP;
  RETURN v_into;
END
$$;
COMMENT ON FUNCTION ybss.merge_addresses(bigint[], text, text, date) IS
'Makes one address of several: a new one, or one of them where the text is its own. Houses become one: links that run on go over to the house that stays. Before its day it waits (ybss.planned_change). Gives the id, null where it waits. Raises YBA10, YBA11, YBA13, YBA19, YBA20, YBA22. Volatile: writes the register. Security definer: as confirm_address. / 合并地址。';
REVOKE ALL ON FUNCTION ybss.split_address(bigint, text[], text, int, date), ybss.merge_addresses(bigint[], text, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.split_address(bigint, text[], text, int, date), ybss.merge_addresses(bigint[], text, text, date) TO ybss_operator;
