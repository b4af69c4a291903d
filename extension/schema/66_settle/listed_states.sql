-- What a list says of addresses that stand in the book already: the plate hangs,
-- or they are no more.

CREATE OR REPLACE FUNCTION ybss_registry.install_listed(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_installed int;
BEGIN
  -- The list is the evidence; without a position the address waits for its plate.
  WITH step AS (
    INSERT INTO ybss_registry.address_step (district, address_id, grid, from_state, to_state, office, actor,
      evidence_at, evidence_position, evidence_photo)
    SELECT a.district, a.address_id, a.grid, a.state, 'installed', s.office, f.received_by, f.received_at, a.position,
      pg_catalog.format('%s, line %s', f.name, d.line)
    FROM pg_temp.ybss_work_delivered d
    JOIN ybss_registry.address a ON a.district = d.district AND a.address = d.address AND a.state = 'confirmed' AND a.position IS NOT NULL
    JOIN ybss_registry.intake_file f ON f.file_id = p_file_id JOIN ybss_registry.source s USING (source)
    WHERE d.state = 'installed'
    RETURNING district, address_id
  )
  SELECT count(*) INTO v_installed FROM step;
  UPDATE ybss_registry.address a SET state = 'installed' FROM pg_temp.ybss_work_delivered d
  WHERE d.state = 'installed' AND a.district = d.district AND a.address = d.address AND a.state = 'confirmed' AND a.position IS NOT NULL;
  RETURN v_installed;
END
$$;
COMMENT ON FUNCTION ybss_registry.install_listed(bigint) IS
'Plates of confirmed addresses with a position that the list calls installed; file and line are the evidence. Returns how many. Volatile: writes the register. / 按清单登记门牌已安装。';

CREATE OR REPLACE FUNCTION ybss_registry.retire_listed(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_retired int;
  v_more int;
  v_findings ybss_registry.finding[];
BEGIN
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_delivered d WHERE d.state = 'retired') THEN
    RETURN 0;
  END IF;
  -- One that was never in the book is written down as retired, once.
  INSERT INTO ybss_registry.address (district, grid, address, state, position)
  SELECT d.district, d.grid, d.address, 'retired', d.position FROM pg_temp.ybss_work_delivered d
  WHERE d.state = 'retired' AND NOT EXISTS (SELECT FROM ybss_registry.address a WHERE a.district = d.district AND a.address = d.address)
  ORDER BY d.line;
  GET DIAGNOSTICS v_retired = ROW_COUNT;
  -- From the rooms upwards, as long as one is free of what stood on it.
  LOOP
    UPDATE ybss_registry.address a SET state = 'retired' FROM pg_temp.ybss_work_delivered d
    WHERE d.state = 'retired' AND a.district = d.district AND a.address = d.address AND a.state <> 'retired'
      AND NOT EXISTS (SELECT FROM ybss_registry.address c WHERE c.district = a.district AND c.parent_id = a.address_id AND c.state <> 'retired')
      AND NOT EXISTS (SELECT FROM ybss_registry.uses_of(a.district, a.address_id));
    GET DIAGNOSTICS v_more = ROW_COUNT;
    EXIT WHEN v_more = 0;
    v_retired := v_retired + v_more;
  END LOOP;
  WITH kept AS (
    UPDATE pg_temp.ybss_work_line l SET state = 'review', address_id = a.address_id
    FROM pg_temp.ybss_work_delivered d
    JOIN ybss_registry.address a ON a.district = d.district AND a.address = d.address AND a.state <> 'retired'
    WHERE d.state = 'retired' AND l.line = d.line AND l.state = 'read'
    RETURNING l
  )
  SELECT pg_catalog.array_agg(ybss_registry.finding_of(k.l, 'state', 'address_in_use') ORDER BY (k.l).line) INTO v_findings FROM kept k;
  PERFORM ybss_registry.send_to_review(v_findings);
  RETURN v_retired;
END
$$;
COMMENT ON FUNCTION ybss_registry.retire_listed(bigint) IS
'Retires what the list calls retired: living addresses on which nothing stands any more; one on which something does goes to review (address_in_use). Returns how many. Volatile: writes the register. / 按清单注销地址，在用者转入核查。';
REVOKE ALL ON FUNCTION ybss_registry.install_listed(bigint), ybss_registry.retire_listed(bigint) FROM PUBLIC;
