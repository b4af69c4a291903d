-- The job that refiles: rows get another grid, and nobody's past changes.

CREATE OR REPLACE FUNCTION ybss_registry.filed_tables() RETURNS regclass[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.array_agg(c.oid::regclass ORDER BY c.relname = 'history' OR c.relname LIKE 'history\_%', c.relname) FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'grid' AND a.atttypid = 'ybss.grid_code'::regtype AND NOT a.attisdropped
  WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('grid_lineage', 'redraw', 'scope_grant')
$$;
COMMENT ON FUNCTION ybss_registry.filed_tables() IS
'Every table whose rows lie in a grid, partitions one by one, history last. Stable: reads the catalogue. / 按网格归档的全部数据表。';

CREATE OR REPLACE FUNCTION ybss_registry.refile_moved(p_redraw ybss_registry.redraw, p_rows int) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_tables regclass[] := ybss_registry.filed_tables();
  v_moved bigint := 0;
  v_place int := p_redraw.place;
  v_left boolean;
BEGIN
  WHILE v_moved < p_rows AND v_place < pg_catalog.cardinality(v_tables) LOOP
    EXECUTE pg_catalog.format('UPDATE %1$s t SET grid = ybss_registry.moved_code(t.grid, $1, $2) WHERE t.ctid = ANY (ARRAY('
      'SELECT s.ctid FROM %1$s s WHERE s.grid OPERATOR(ybss.<@) $1 LIMIT $3))', v_tables[v_place + 1])
      USING p_redraw.grid, p_redraw.new_grid, p_rows - v_moved;
    DECLARE
      v_now bigint;
    BEGIN
      GET DIAGNOSTICS v_now = ROW_COUNT;
      v_moved := v_moved + v_now;
      v_place := v_place + (v_moved < p_rows)::int;
    END;
  END LOOP;
  -- What was written there meanwhile goes along: the old node goes only when it is empty.
  IF v_place = pg_catalog.cardinality(v_tables) THEN
    FOR n IN REVERSE pg_catalog.cardinality(v_tables) .. 1 LOOP
      EXECUTE pg_catalog.format('SELECT EXISTS (SELECT FROM %s s WHERE s.grid OPERATOR(ybss.<@) $1)', v_tables[n]) INTO v_left USING p_redraw.grid;
      v_place := CASE WHEN v_left THEN n - 1 ELSE v_place END;
    END LOOP;
  END IF;
  UPDATE ybss_registry.redraw r SET place = v_place, refiled = r.refiled + v_moved
  WHERE r.district = p_redraw.district AND r.redraw_id = p_redraw.redraw_id;
  IF v_place = pg_catalog.cardinality(v_tables) THEN
    UPDATE ybss_registry.scope_grant s SET valid_until = now()
    WHERE s.grid OPERATOR(ybss.<@) p_redraw.grid AND s.valid_from < now() AND (s.valid_until IS NULL OR s.valid_until > now());
    DELETE FROM ybss_registry.grid g WHERE g.code OPERATOR(ybss.<@) p_redraw.grid;
    UPDATE ybss_registry.redraw r SET finished_at = clock_timestamp() WHERE r.district = p_redraw.district AND r.redraw_id = p_redraw.redraw_id;
  END IF;
  RETURN v_moved;
END
$$;
COMMENT ON FUNCTION ybss_registry.refile_moved(ybss_registry.redraw, int) IS
'Refiles so many rows of a node that moved, history with them, and at the end closes the old grants and removes the old nodes. Returns how many rows. Volatile: writes every table. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 整体迁移的归档步骤。';

CREATE OR REPLACE FUNCTION ybss_registry.step_refile(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_redraw ybss_registry.redraw;
  v_moved bigint;
BEGIN
  SELECT * INTO v_redraw FROM ybss_registry.redraw r WHERE r.finished_at IS NULL ORDER BY r.requested_at, r.redraw_id LIMIT 1;
  IF NOT FOUND THEN
    RETURN ybss_registry.step_renew(p_run_id, p_arguments);
  END IF;
  -- Nothing was learnt: the change says so, and the document by which it was done.
  PERFORM ybss.say_change(refiles => true, purpose => v_redraw.document);
  v_moved := CASE WHEN v_redraw.new_grid IS NULL THEN ybss_registry.refile_by_position(v_redraw, coalesce((p_arguments->>'rows')::int, 1000))
    ELSE ybss_registry.refile_moved(v_redraw, coalesce((p_arguments->>'rows')::int, 5000)) END;
  PERFORM ybss.say_change(refiles => false, purpose => '');
  PERFORM ybss.note_progress(p_run_id, pg_catalog.format('refile %s', v_redraw.document), v_redraw.refiled + v_moved, NULL);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.step_refile(bigint, jsonb) IS
'Step of job refile: the next rows ("rows" of the arguments) of the oldest redrawing that is not finished, then of the oldest renewal after a change of divisions; false when there is none. Volatile: writes every table. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 网格调整归档作业的一步。';
REVOKE ALL ON FUNCTION ybss_registry.filed_tables(), ybss_registry.refile_moved(ybss_registry.redraw, int),
  ybss_registry.step_refile(bigint, jsonb) FROM PUBLIC;
INSERT INTO ybss_registry.job (name, step, description) VALUES
('refile', 'step_refile', 'refiles what lies under nodes of the management tree that were moved or redrawn, and renews addresses whose divisions changed or that an older version wrote / 网格调整后重新归档，区划变更或升级后更新地址')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;

-- A redrawing ends grants and removes nodes: only move_node and redraw_node ask for one.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{ybss_operator,ybss_auditor}', '{}')
FROM unnest(ARRAY['redraw', 'grid_lineage', 'division_renewal']) t;
