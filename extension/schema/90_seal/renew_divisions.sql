-- Addresses get the divisions of today, and are written by the normaliser of today: by the job that refiles.

CREATE OR REPLACE FUNCTION ybss_registry.touched_divisions() RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT DISTINCT x.code FROM ybss_registry.division_step s
  JOIN ybss_registry.division_change c ON c.change_id = s.change_id AND (s.day <= ybss.today() OR c.withdrawn_at IS NOT NULL)
  CROSS JOIN LATERAL (VALUES (s.code::text), (s.old_code::text), (CASE WHEN s.code IS NULL THEN s.parent::text END)) x(code)
  WHERE x.code IS NOT NULL
  UNION
  SELECT d.code::text FROM ybss_registry.division d WHERE d.successor IS NOT NULL AND d.ended_by IS NULL AND d.valid_to <= ybss.today()
$$;
COMMENT ON FUNCTION ybss_registry.touched_divisions() IS
'Codes that loaded or withdrawn changes, or upgrades, speak of: only addresses below them can have to be renewed. Stable: reads the changes and the date. / 变更涉及的区划代码。';

CREATE OR REPLACE FUNCTION ybss_registry.take_stale_addresses(p_renewal ybss_registry.division_renewal, p_rows int) RETURNS ybss.address
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_version CONSTANT int := ybss.address_version(ybss.parse(''));
  v_last ybss.address;
  v_gone bigint;
BEGIN
  PERFORM ybss_registry.clear_work('touched'), ybss_registry.clear_work('seen'), ybss_registry.clear_work('stale');
  CREATE TEMPORARY TABLE ybss_work_touched ON COMMIT DROP AS SELECT t.code FROM ybss_registry.touched_divisions() t(code);
  CREATE TEMPORARY TABLE ybss_work_seen (address_id bigint, parent_id bigint, grid ybss.grid_code, address ybss.address) ON COMMIT DROP;
  EXECUTE 'INSERT INTO pg_temp.ybss_work_seen SELECT a.address_id, a.parent_id, a.grid, a.address FROM ybss_registry.address a
    WHERE a.district = $1 AND a.state <> ''retired'' ' || CASE WHEN p_renewal.last_address IS NULL THEN '' ELSE 'AND a.address OPERATOR(ybss.>) $2 ' END
    || 'ORDER BY a.address LIMIT $3' USING p_renewal.district, p_renewal.last_address, p_rows;
  SELECT s.address INTO v_last FROM pg_temp.ybss_work_seen s ORDER BY s.address DESC LIMIT 1;
  -- Upper ones come first in the order of keys; two that would become one stay as they are, with all below them.
  CREATE TEMPORARY TABLE ybss_work_stale (address_id bigint PRIMARY KEY, parent_id bigint, grid ybss.grid_code, address ybss.address, today ybss.address, left_over boolean)
    ON COMMIT DROP;
  INSERT INTO pg_temp.ybss_work_stale
  SELECT s.address_id, s.parent_id, s.grid, s.address, t.today, false FROM pg_temp.ybss_work_seen s
  CROSS JOIN LATERAL (SELECT ybss.division(s.address)::text) d(code)
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM pg_temp.ybss_work_touched x WHERE x.code IN (left(d.code, 4), left(d.code, 6), left(d.code, 9)))) m(touched)
  CROSS JOIN LATERAL (SELECT CASE WHEN m.touched THEN ybss_registry.address_today(p_renewal.district, s.address_id, s.address) END OFFSET 0) n(address)
  CROSS JOIN LATERAL (SELECT CASE WHEN ybss.address_version(s.address) < v_version
    THEN ybss_registry.address_renewed(p_renewal.district, s.address_id, coalesce(n.address, s.address)) ELSE n.address END OFFSET 0) t(today)
  WHERE ybss.address_version(s.address) < v_version OR ybss.address_key(t.today) <> ybss.address_key(s.address) OR ybss.address_text(t.today) <> ybss.address_text(s.address);
  ANALYZE pg_temp.ybss_work_stale;
  PERFORM ybss_registry.keep_below_parent(p_renewal.district);
  UPDATE pg_temp.ybss_work_stale s SET left_over = true
  WHERE EXISTS (SELECT FROM ybss_registry.address o WHERE o.district = p_renewal.district AND o.address = s.today AND o.state <> 'retired' AND o.address_id <> s.address_id)
    OR EXISTS (SELECT FROM pg_temp.ybss_work_stale o WHERE o.today = s.today AND o.address_id < s.address_id);
  LOOP
    UPDATE pg_temp.ybss_work_stale s SET left_over = true FROM ybss_registry.address p
    LEFT JOIN pg_temp.ybss_work_stale u ON u.address_id = p.address_id AND NOT u.left_over
    WHERE NOT s.left_over AND p.district = p_renewal.district AND p.address_id = s.parent_id
      AND ybss.address_truncate(s.today, ybss.address_level(coalesce(u.today, p.address))) <> coalesce(u.today, p.address);
    GET DIAGNOSTICS v_gone = ROW_COUNT;
    EXIT WHEN v_gone = 0;
  END LOOP;
  RETURN v_last;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_stale_addresses(ybss_registry.division_renewal, int) IS
'Looks at the next addresses of a district and puts those whose division is called otherwise today, or is another, and those that an older version of the normaliser wrote, into the work table; left_over are those that would double another. Gives the last that was looked at. Volatile: makes work tables. / 找出需要按现行区划或现行读法更新的地址。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_copies(p_district int) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_table text;
BEGIN
  -- The management tree keeps its codes; only where it lies by statute follows.
  FOREACH v_table IN ARRAY ARRAY['grid', 'street', 'local_name'] LOOP
    EXECUTE pg_catalog.format('UPDATE ybss_registry.%I t SET division = n.code::ybss.division_code
      FROM (SELECT d.code AS old_code, ybss_registry.code_today(d.code) AS code FROM (SELECT DISTINCT x.division::text AS code FROM ybss_registry.%1$I x WHERE x.division IS NOT NULL) d) n
      WHERE t.division::text = n.old_code AND n.code <> n.old_code %s', v_table, CASE v_table WHEN 'local_name' THEN '' ELSE 'AND t.district = $1' END) USING p_district;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_copies(int) IS
'Streets, local names and nodes of the management tree get the code that their division has today. Volatile: writes. / 街路巷、本区地名和网格的区划代码随之更新。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_some(p_renewal ybss_registry.division_renewal, p_rows int) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_last ybss.address;
  v_document text := (SELECT pg_catalog.left(string_agg(DISTINCT s.document, '、'), 200) FROM ybss_registry.division_step s WHERE s.change_id = p_renewal.change_id);
  v_renewed bigint;
  v_left bigint;
BEGIN
  PERFORM ybss_registry.lock_address_tree(true);
  v_last := ybss_registry.take_stale_addresses(p_renewal, p_rows);
  INSERT INTO ybss_registry.address_lineage (district, grid, kind, address_id, address, successor_id, changed_on, document)
  SELECT p_renewal.district, s.grid, 'rename', s.address_id, s.address::text::ybss.address, s.address_id, ybss.today(), v_document
  FROM pg_temp.ybss_work_stale s WHERE NOT s.left_over
    -- A new key alone tells nobody anything: the text is found as it was.
    AND (ybss.address_text(s.today) <> ybss.address_text(s.address) OR ybss.division(s.today) IS DISTINCT FROM ybss.division(s.address));
  UPDATE ybss_registry.address a SET address = s.today FROM pg_temp.ybss_work_stale s
  WHERE a.district = p_renewal.district AND a.address_id = s.address_id AND NOT s.left_over;
  GET DIAGNOSTICS v_renewed = ROW_COUNT;
  v_renewed := v_renewed + ybss_registry.renew_lineage(p_renewal.district, p_rows);
  SELECT count(*) INTO v_left FROM pg_temp.ybss_work_stale s WHERE s.left_over;
  IF p_renewal.last_address IS NULL THEN
    PERFORM ybss_registry.renew_copies(p_renewal.district);
  END IF;
  -- At the end once more from the front, until nothing is found: others wrote meanwhile.
  UPDATE ybss_registry.division_renewal r SET last_address = v_last, renewed = r.renewed + v_renewed,
    renewed_in_pass = CASE WHEN v_last IS NULL THEN 0 ELSE r.renewed_in_pass + v_renewed END,
    left_over = v_left + CASE WHEN p_renewal.last_address IS NULL THEN 0 ELSE r.left_over END,
    finished_at = CASE WHEN v_last IS NULL AND r.renewed_in_pass = 0 AND v_renewed = 0 THEN clock_timestamp() END
  WHERE r.district = p_renewal.district AND r.renewal_id = p_renewal.renewal_id;
  RETURN v_renewed;
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_some(ybss_registry.division_renewal, int) IS
'Renews so many addresses of a district, with lineage; when a whole pass finds nothing more, the renewal is finished. Returns how many. Volatile: writes the register. / 更新一批地址并登记沿革。';

CREATE OR REPLACE FUNCTION ybss_registry.step_renew(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_renewal ybss_registry.division_renewal;
  v_name text;
  v_renewed bigint;
BEGIN
  SELECT * INTO v_renewal FROM ybss_registry.division_renewal r WHERE r.finished_at IS NULL AND r.not_before <= ybss.today() AND ybss.in_scope(r.grid)
  ORDER BY r.requested_at, r.renewal_id LIMIT 1;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  v_name := coalesce((SELECT c.name FROM ybss_registry.division_change c WHERE c.change_id = v_renewal.change_id), '内置区划和地址读法');
  -- Nothing was learnt: the change says so, and the document by which it was done.
  PERFORM ybss.say_change(refiles => true, purpose => coalesce((SELECT pg_catalog.left(string_agg(DISTINCT s.document, '、'), 200)
    FROM ybss_registry.division_step s WHERE s.change_id = v_renewal.change_id), v_name));
  v_renewed := ybss_registry.renew_some(v_renewal, coalesce((p_arguments->>'rows')::int, 5000));
  PERFORM ybss.say_change(refiles => false, purpose => '');
  PERFORM ybss.note_progress(p_run_id, pg_catalog.format('divisions %s', v_name), v_renewal.renewed + v_renewed, NULL);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.step_renew(bigint, jsonb) IS
'Step of job refile: the next addresses ("rows" of the arguments) of the oldest renewal after a change of divisions or of the normaliser that is not finished, of districts that lie in the caller''s scope as a whole; false when there is none. Volatile: writes the register. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 区划变更后地址更新的一步。';
REVOKE ALL ON FUNCTION ybss_registry.touched_divisions(), ybss_registry.take_stale_addresses(ybss_registry.division_renewal, int),
  ybss_registry.renew_copies(int), ybss_registry.renew_some(ybss_registry.division_renewal, int), ybss_registry.step_renew(bigint, jsonb) FROM PUBLIC;
