-- The address book out of the civil affairs office's list, with all parents.

CREATE OR REPLACE FUNCTION ybss_registry.refuse_address_lines(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_findings ybss_registry.finding[];
BEGIN
  -- One line with a grid or a state that does not exist must not stop the list.
  WITH fault AS (
    SELECT l.received_at, l.line, CASE
      WHEN l.address IS NULL OR ybss.address_level(l.address) IS NULL THEN 'no_address'
      WHEN NOT EXISTS (SELECT FROM ybss_registry.grid g WHERE g.district = l.district AND g.code::text = l.fields->>'grid') THEN 'not_in_tree'
      WHEN coalesce(l.fields->>'state', 'confirmed') NOT IN ('proposed', 'confirmed', 'installed', 'suspended', 'retired') THEN 'wrong_state'
      END AS reason
    FROM pg_temp.ybss_work_line l WHERE l.state = 'read'
  ), refused AS (
    UPDATE pg_temp.ybss_work_line l SET state = 'review' FROM fault f
    WHERE l.received_at = f.received_at AND l.line = f.line AND f.reason IS NOT NULL
    RETURNING l, f.reason
  )
  SELECT pg_catalog.array_agg(ybss_registry.finding_of(r.l,
    CASE r.reason WHEN 'no_address' THEN 'address' WHEN 'not_in_tree' THEN 'grid' ELSE 'state' END, r.reason) ORDER BY (r.l).line)
  INTO v_findings FROM refused r;
  PERFORM ybss_registry.send_to_review(v_findings);
END
$$;
COMMENT ON FUNCTION ybss_registry.refuse_address_lines(bigint) IS
'Sends the lines of an address list that have no address, a grid outside the tree or an unknown state to review. Volatile: writes intake. / 将无地址、网格或状态有误的标准地址行转入核查。';
REVOKE ALL ON FUNCTION ybss_registry.refuse_address_lines(bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.register_addresses(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_level text;
  v_registered int := 0;
  -- What an office that does not own the step says is a proposal.
  v_may_confirm boolean := (SELECT ybss_registry.owns_step('confirm_address', s.office)
    FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source) WHERE f.file_id = p_file_id);
BEGIN
  PERFORM ybss_registry.refuse_address_lines(p_file_id);
  PERFORM ybss_registry.clear_work('delivered');
  CREATE TEMPORARY TABLE ybss_work_delivered (
    line int, district int4, grid ybss.grid_code, address ybss.address, state text, position @postgis@.geometry) ON COMMIT DROP;
  INSERT INTO pg_temp.ybss_work_delivered
  SELECT DISTINCT ON (l.address) l.line, l.district, (l.fields->>'grid')::ybss.grid_code, l.address,
    CASE WHEN v_may_confirm THEN coalesce(l.fields->>'state', 'confirmed') ELSE 'proposed' END,
    CASE WHEN l.fields->>'longitude' ~ '^[0-9]{1,3}(\.[0-9]{1,15})?$' AND l.fields->>'latitude' ~ '^[0-9]{1,2}(\.[0-9]{1,15})?$'
         THEN @postgis@.st_setsrid(@postgis@.st_makepoint(
      (l.fields->>'longitude')::float8, (l.fields->>'latitude')::float8), 4490) END
  FROM pg_temp.ybss_work_line l
  WHERE l.state = 'read' AND l.address IS NOT NULL
  ORDER BY l.address, l.line;

  PERFORM ybss_registry.gather_nodes();
  -- From the top down: each finds the one above it, and is written once.
  FOREACH v_level IN ARRAY ARRAY['community', 'group', 'road', 'number', 'compound', 'phase', 'building', 'unit', ''] LOOP
    v_registered := v_registered + ybss_registry.insert_nodes(v_level);
  END LOOP;
  v_registered := v_registered + ybss_registry.install_listed(p_file_id) + ybss_registry.retire_listed(p_file_id);
  PERFORM ybss_registry.tie_orphans();
  -- A broken rule is this file's fault, not that of the job's commit.
  SET CONSTRAINTS ALL IMMEDIATE;
  UPDATE pg_temp.ybss_work_line l SET state = 'registered', address_id = a.address_id, grid = a.grid
  FROM (SELECT DISTINCT ON (a.district, a.address) a.* FROM ybss_registry.address a
    JOIN pg_temp.ybss_work_delivered d ON d.district = a.district AND d.address = a.address
    ORDER BY a.district, a.address, a.state = 'retired', a.changed_at DESC) a
  WHERE l.state = 'read' AND a.district = l.district AND a.address = l.address;
  RETURN v_registered;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_addresses(bigint) IS
'Puts the addresses of a file''s read lines into the book, and every address above them up to the community. A list of an office that does not confirm addresses proposes them. Returns how many lines made or renewed one. Volatile: writes the register. Security definer: the office of the list counts, not that of whoever runs the job; scope is the caller''s. / 登记标准地址及其上级地址。';
REVOKE ALL ON FUNCTION ybss_registry.register_addresses(bigint) FROM PUBLIC;
