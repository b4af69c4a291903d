-- A new name for a street: at once for the parser, by a job for every address.

CREATE OR REPLACE FUNCTION ybss_registry.addresses_on(p_street ybss_registry.street, p_name text, p_limit int)
RETURNS TABLE (address_id bigint, address ybss.address, element text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Upper ones first, so that a child never goes before its parent.
  SELECT a.address_id, a.address, a.element FROM (
    SELECT a.address_id, a.address, 'road' AS element FROM ybss_registry.address a
    WHERE a.district = p_street.district AND ybss.address_element(a.address, 'road') = p_name AND a.state <> 'retired'
      AND (a.grid OPERATOR(ybss.<@) p_street.grid OR p_street.grid OPERATOR(ybss.<@) a.grid)
    UNION ALL
    SELECT a.address_id, a.address, 'road2' FROM ybss_registry.address a
    WHERE a.district = p_street.district AND ybss.address_element(a.address, 'road2') = p_name AND a.state <> 'retired'
      AND ybss.address_element(a.address, 'road') <> p_name
      AND (a.grid OPERATOR(ybss.<@) p_street.grid OR p_street.grid OPERATOR(ybss.<@) a.grid)) a
  ORDER BY length(ybss.address_key(a.address)), a.address LIMIT p_limit
$$;
COMMENT ON FUNCTION ybss_registry.addresses_on(ybss_registry.street, text, int) IS
'The living addresses of a street under a name, upper ones first. Stable: reads the book. / 街路巷上的在用地址。';

CREATE OR REPLACE FUNCTION ybss.rename_street(street_id bigint, name text, document text, decided_on date DEFAULT ybss.today(),
  decided_by text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_street ybss_registry.street;
  v_taken bigint;
  v_addresses bigint;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  PERFORM ybss_registry.require_step('name_street');
  SELECT * INTO v_street FROM ybss_registry.street s WHERE s.street_id = rename_street.street_id AND s.state IN ('named', 'signed')
    AND s.district = (SELECT ybss_registry.district_of_record('street', rename_street.street_id)) FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA19', MESSAGE = 'there is no such named street in your scope',
      DETAIL = '没有这条已命名的街路巷，或不在权限范围内。', HINT = 'SELECT street_id, name, state FROM ybss.street';
  END IF;
  IF ybss_registry.must_wait(v_street.district, '{}', rename_street.decided_on) THEN
    PERFORM ybss_registry.plan_change('rename_street', v_street.grid, pg_catalog.jsonb_build_object('street_id', rename_street.street_id,
      'name', rename_street.name, 'decided_by', coalesce(rename_street.decided_by, (SELECT a.office FROM ybss_registry.acting() a))), rename_street.document, rename_street.decided_on);
    RETURN pg_catalog.format('%s → %s: waits until %s', v_street.name, rename_street.name, rename_street.decided_on);
  END IF;
  SELECT count(*), pg_catalog.count(t.address_id) INTO v_addresses, v_taken
  FROM ybss_registry.addresses_on(v_street, v_street.name, NULL) o
  LEFT JOIN ybss_registry.address t ON t.district = v_street.district AND t.state <> 'retired'
    AND t.address = ybss.address_with(o.address, o.element, rename_street.name);
  IF v_taken > 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA20', CONSTRAINT = 'address_once',
      MESSAGE = pg_catalog.format('%s addresses of the street would have texts that the book has already', v_taken),
      DETAIL = '更名后部分地址与现有地址重复。', HINT = 'Merge or renumber those first.';
  END IF;
  UPDATE ybss_registry.street s SET name = rename_street.name, state = 'named', signed_on = NULL, document = rename_street.document,
    decided_on = rename_street.decided_on, decided_by = coalesce(rename_street.decided_by, (SELECT a.office FROM ybss_registry.acting() a))
  WHERE s.district = v_street.district AND s.street_id = v_street.street_id;
  INSERT INTO ybss_registry.street_step (district, street_id, grid, step, name, office, actor, document, note)
  SELECT v_street.district, v_street.street_id, v_street.grid, 'rename', rename_street.name, a.office, a.actor, rename_street.document, v_street.name
  FROM ybss_registry.acting() a;
  RETURN pg_catalog.format('%s → %s: %s addresses follow by CALL ybss.run_job(''rename_street'')', v_street.name, rename_street.name, v_addresses);
END
$$;
COMMENT ON FUNCTION ybss.rename_street(bigint, text, text, date, text) IS
'Gives a named street another name. The parser knows it at once and reads the old one as the new one; the addresses follow by the job rename_street, which keeps their ids and writes lineage; the sign has to be put up anew. decided_on is the day from which the name holds: before it the change waits (ybss.planned_change). Gives a sentence. Raises YBA10, YBA19, YBA20 where addresses would have texts of others, 23P01 where the area has a street of that name. Volatile: writes the register. Security definer: as propose_street. / 街路巷更名：解析立即生效，地址由作业更新并保留沿革。';

CREATE OR REPLACE FUNCTION ybss_registry.rename_street_step(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_name ybss_registry.street_name;
  v_street ybss_registry.street;
  v_ids bigint[];
  v_addresses ybss.address[];
BEGIN
  PERFORM ybss_registry.lock_address_tree(true);
  -- A door that was written while an earlier run ended may still bear the old name.
  UPDATE ybss_registry.street_name n SET addresses_renewed = false
  FROM ybss_registry.street s
  WHERE n.addresses_renewed AND s.district = n.district AND s.street_id = n.street_id AND s.state <> 'retired' AND s.name <> n.name
    AND EXISTS (SELECT FROM ybss_registry.addresses_on(s, n.name, 1))
    AND NOT EXISTS (SELECT FROM ybss_registry.street b WHERE b.district = s.district AND b.name = n.name AND b.state <> 'retired'
      AND (b.grid OPERATOR(ybss.<@) s.grid OR s.grid OPERATOR(ybss.<@) b.grid));
  SELECT * INTO v_name FROM ybss_registry.street_name n WHERE NOT n.addresses_renewed ORDER BY n.recorded_at, n.street_name_id LIMIT 1 FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  SELECT * INTO v_street FROM ybss_registry.street s WHERE s.district = v_name.district AND s.street_id = v_name.street_id;
  SELECT pg_catalog.array_agg(o.address_id), pg_catalog.array_agg(ybss.address_with(o.address, o.element, v_street.name)) INTO v_ids, v_addresses
  FROM ybss_registry.addresses_on(v_street, v_name.name, coalesce((p_arguments->>'batch')::int, 2000)) o;
  -- A street that went back to an earlier name has nothing left to renew under it.
  IF v_ids IS NULL OR v_street.name = v_name.name THEN
    UPDATE ybss_registry.street_name n SET addresses_renewed = true
    WHERE n.district = v_name.district AND n.street_name_id = v_name.street_name_id;
    RETURN true;
  END IF;
  PERFORM ybss_registry.rewrite_addresses('rename', v_name.district, v_ids, v_addresses, v_name.document, v_name.ended_on);
  PERFORM ybss.note_progress(p_run_id, v_name.name || ' → ' || v_street.name,
    (SELECT r.done FROM ybss_registry.job_run r WHERE r.run_id = p_run_id) + pg_catalog.cardinality(v_ids), NULL);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.rename_street_step(bigint, jsonb) IS
'The next step of job rename_street: up to 2,000 addresses (argument batch) get their street''s new name, with lineage. False when nothing is left. Volatile: writes the register. Security definer: renaming was decided by the office that owns it; scope is the caller''s. / 街路巷更名作业的下一步。';
REVOKE ALL ON FUNCTION ybss_registry.addresses_on(ybss_registry.street, text, int), ybss.rename_street(bigint, text, text, date, text),
  ybss_registry.rename_street_step(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.rename_street(bigint, text, text, date, text) TO ybss_operator;
INSERT INTO ybss_registry.job (name, step, description) VALUES
('rename_street', 'rename_street_step', 'addresses of renamed streets get the new name, with lineage / 街路巷更名后更新地址')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;

CREATE OR REPLACE FUNCTION ybss.retire_street(street_id bigint, document text, successor bigint DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_street ybss_registry.street;
  v_addresses bigint;
BEGIN
  PERFORM ybss.require_actor();
  SELECT * INTO v_street FROM ybss_registry.street s WHERE s.street_id = retire_street.street_id;
  SELECT count(*) INTO v_addresses FROM ybss_registry.addresses_on(v_street, v_street.name, NULL);
  IF v_addresses > 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA13', CONSTRAINT = 'retired_street_has_no_addresses',
      MESSAGE = pg_catalog.format('%s addresses lie on the street', v_addresses), DETAIL = '该街路巷上仍有在用地址。',
      HINT = 'Retire them with successors, or rename the street.';
  END IF;
  UPDATE ybss_registry.street s SET successor_id = successor WHERE s.district = v_street.district AND s.street_id = v_street.street_id;
  RETURN (ybss_registry.take_street_step(street_id, 'retire_street', 'retired', document, NULL)).name;
END
$$;
COMMENT ON FUNCTION ybss.retire_street(bigint, text, bigint) IS
'A street''s name is given up; its successor answers to it. Gives the name. Raises YBA13 while addresses lie on it, YBA10, YBA11, YBA19. Volatile: writes the register. Security definer: as propose_street. / 街路巷销名。';
REVOKE ALL ON FUNCTION ybss.retire_street(bigint, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.retire_street(bigint, text, bigint) TO ybss_operator;
