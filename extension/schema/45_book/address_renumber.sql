-- New texts for addresses that keep their ids: renumbering, renaming.

CREATE OR REPLACE FUNCTION ybss_registry.rewrite_addresses(p_kind text, p_district int, p_ids bigint[], p_addresses ybss.address[],
  p_document text, p_day date) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_taken bigint;
  v_many int;
BEGIN
  SELECT a.address_id INTO v_taken FROM pg_catalog.unnest(p_addresses) n(address)
  JOIN ybss_registry.address a ON a.district = p_district AND a.address = n.address AND a.state <> 'retired'
  WHERE a.address_id <> ALL (p_ids) LIMIT 1;
  IF FOUND OR (SELECT pg_catalog.count(DISTINCT n.address) FROM pg_catalog.unnest(p_addresses) n(address)) < pg_catalog.cardinality(p_addresses) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA20', CONSTRAINT = 'address_once',
      MESSAGE = coalesce(pg_catalog.format('address %s has that text already', v_taken), 'two addresses would have one text'),
      DETAIL = '变更后与现有地址重复。', HINT = 'Merge the two (ybss.merge_addresses), or renumber both in one call.';
  END IF;
  INSERT INTO ybss_registry.address_lineage (district, grid, kind, address_id, address, successor_id, changed_on, document)
  SELECT a.district, a.grid, p_kind, a.address_id, a.address, a.address_id, p_day, p_document
  FROM unnest(p_ids, p_addresses) n(id, address)
  JOIN ybss_registry.address a ON a.district = p_district AND a.address_id = n.id AND a.address <> n.address
  -- What was never confirmed was nobody's address.
  WHERE a.state <> 'proposed';
  SELECT count(*) INTO v_many FROM unnest(p_ids, p_addresses) n(id, address)
  JOIN ybss_registry.address a ON a.district = p_district AND a.address_id = n.id AND a.address <> n.address;
  -- Numbers that change places step aside first: a unique index looks at every row.
  UPDATE ybss_registry.address a SET address = ybss.address_with(n.address, 'relation', '待改' || a.address_id)
  FROM unnest(p_ids, p_addresses) n(id, address)
  WHERE a.district = p_district AND a.address_id = n.id AND a.address <> n.address AND EXISTS (
    SELECT FROM pg_catalog.unnest(p_addresses) m(address) WHERE m.address = a.address);
  UPDATE ybss_registry.address a SET address = n.address FROM unnest(p_ids, p_addresses) n(id, address)
  WHERE a.district = p_district AND a.address_id = n.id AND a.address <> n.address;
  RETURN v_many;
END
$$;
COMMENT ON FUNCTION ybss_registry.rewrite_addresses(text, int, bigint[], ybss.address[], text, date) IS
'Gives addresses new texts all at once and writes what they were into lineage; ids stay, and so does all that stands on them. Gives how many changed. Raises YBA20 where a text is taken. Volatile: writes the register. / 成批改写地址文本并登记沿革。';

CREATE OR REPLACE FUNCTION ybss.renumber_addresses(address_ids bigint[], numbers text[], document text, on_day date DEFAULT ybss.today())
RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_first ybss_registry.address;
  v_ids bigint[];
  v_addresses ybss.address[];
BEGIN
  PERFORM ybss.require_actor();
  PERFORM ybss_registry.require_step('confirm_address');
  PERFORM ybss_registry.lock_address_tree(true);
  v_first := ybss_registry.living_address(address_ids[1]);
  IF pg_catalog.cardinality(address_ids) <> pg_catalog.cardinality(numbers) OR pg_catalog.array_position(numbers, NULL) > 0 OR pg_catalog.array_position(numbers, '') > 0
    OR (SELECT pg_catalog.count(DISTINCT i) FROM pg_catalog.unnest(address_ids) i) < pg_catalog.cardinality(address_ids) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA20', CONSTRAINT = 'one_number_an_address',
      MESSAGE = 'give one new number for each address', DETAIL = '每个地址须对应一个新号码。', HINT = 'Two arrays of one length: {id, id}, {14号, 16号}.';
  END IF;
  IF ybss_registry.must_wait(v_first.district, address_ids, on_day) THEN
    PERFORM ybss_registry.plan_change('renumber', v_first.grid,
      pg_catalog.jsonb_build_object('address_ids', address_ids, 'texts', numbers), document, on_day);
    RETURN 0;
  END IF;
  -- Each with all that lies below it, at the level that is its own.
  WITH RECURSIVE root AS (
    SELECT a.district, a.address_id, a.level, n.number FROM unnest(address_ids, numbers) n(id, number)
    JOIN ybss_registry.address a ON a.district = v_first.district AND a.address_id = n.id AND a.state <> 'retired'
  ), subtree AS (
    SELECT r.district, r.address_id, r.level, r.number FROM root r
    UNION ALL
    SELECT c.district, c.address_id, s.level, s.number FROM subtree s
    JOIN ybss_registry.address c ON c.district = s.district AND c.parent_id = s.address_id AND c.state <> 'retired'
  )
  SELECT pg_catalog.array_agg(a.address_id), pg_catalog.array_agg(ybss.address_with(a.address, s.level, s.number)) INTO v_ids, v_addresses
  FROM subtree s JOIN ybss_registry.address a ON a.district = s.district AND a.address_id = s.address_id;
  IF NOT v_ids @> address_ids OR v_ids IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such living address in your scope',
      DETAIL = '没有这个在用地址，或不在权限范围内。', HINT = 'address_id is one of ybss.address_book.';
  END IF;
  IF pg_catalog.cardinality(v_ids) > (SELECT pg_catalog.count(DISTINCT i) FROM pg_catalog.unnest(v_ids) i) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA20', CONSTRAINT = 'one_number_an_address',
      MESSAGE = 'one of the addresses lies below another', DETAIL = '所列地址互为上下级。', HINT = 'Renumber the upper one first.';
  END IF;
  RETURN ybss_registry.rewrite_addresses('renumber', v_first.district, v_ids, v_addresses, document, on_day);
END
$$;
COMMENT ON FUNCTION ybss.renumber_addresses(bigint[], text[], text, date) IS
'Gives doors, buildings or rooms new numbers (14号, 5栋, 502室), all at once, so that they may change places; what lies below follows, ids and all that stands on them stay, the old texts find them. Before its day it waits (ybss.planned_change); a proposal is rewritten at once and leaves no lineage. Gives how many addresses changed, 0 where it waits. Raises YBA10, YBA19, YBA20, YBA22. Volatile: writes the register. Security definer: as confirm_address. / 改号：编号不变，旧地址可查。';
REVOKE ALL ON FUNCTION ybss_registry.rewrite_addresses(text, int, bigint[], ybss.address[], text, date),
  ybss.renumber_addresses(bigint[], text[], text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.renumber_addresses(bigint[], text[], text, date) TO ybss_operator;
