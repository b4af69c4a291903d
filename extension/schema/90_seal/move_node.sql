-- Asking for the management tree to be redrawn.

CREATE OR REPLACE FUNCTION ybss_registry.moved_code(code ybss.grid_code, old_node ybss.grid_code, new_node ybss.grid_code) RETURNS ybss.grid_code
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT (new_node::text || substr(code::text, length(old_node::text) + 1))::ybss.grid_code
$$;
COMMENT ON FUNCTION ybss_registry.moved_code(ybss.grid_code, ybss.grid_code, ybss.grid_code) IS
'The code of what lay under a node after the node moved: the rest of the code stays. Stable: reads text as a code. / 节点迁移后的编码。';

CREATE OR REPLACE FUNCTION ybss.move_node(old_node ybss.grid_code, new_node ybss.grid_code, document text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_id bigint;
BEGIN
  PERFORM ybss.require_actor();
  IF NOT (ybss.in_scope(old_node) AND ybss.in_scope(new_node)) OR NOT EXISTS (SELECT FROM ybss_registry.grid g WHERE g.code = old_node) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH07', MESSAGE = 'there is no such node in scope', DETAIL = '没有该网格节点，或不在权限内。',
      HINT = 'SELECT code, name FROM ybss.grid; who moves a node needs the scope of both codes.';
  END IF;
  IF ybss.grid_level(old_node) <> ybss.grid_level(new_node) OR ybss.grid_level(old_node) = 1 OR ybss.district_of(old_node) <> ybss.district_of(new_node)
     OR EXISTS (SELECT FROM ybss_registry.grid g WHERE g.code = new_node)
     OR NOT EXISTS (SELECT FROM ybss_registry.grid g WHERE g.code = ybss.grid_parent(new_node)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH08', MESSAGE = 'a node moves to a free code of its own level in its own district, under a node that is there',
      DETAIL = '节点只能迁至本区内同级、未使用且上级已存在的编码。', HINT = 'Make the upper node first, or take the next free number under it.';
  END IF;
  PERFORM ybss.say_change(refiles => true);
  INSERT INTO ybss_registry.grid (code, name, division, shape)
  SELECT ybss_registry.moved_code(g.code, old_node, new_node), g.name, g.division, g.shape
  FROM ybss_registry.grid g WHERE g.code OPERATOR(ybss.<@) old_node ORDER BY g.code;
  INSERT INTO ybss_registry.grid_lineage (district, grid, old_grid, name, document)
  SELECT g.district, ybss_registry.moved_code(g.code, old_node, new_node), g.code, g.name, move_node.document
  FROM ybss_registry.grid g WHERE g.code OPERATOR(ybss.<@) old_node ORDER BY g.code;
  -- Whoever was granted the node sees it under both codes until the job is through.
  INSERT INTO ybss_registry.scope_grant (member_id, grid, valid_until, granted_by)
  SELECT s.member_id, ybss_registry.moved_code(s.grid, old_node, new_node), s.valid_until, (SELECT a.actor FROM ybss_registry.acting() a)
  FROM ybss_registry.scope_grant s WHERE s.grid OPERATOR(ybss.<@) old_node AND (s.valid_until IS NULL OR s.valid_until > now())
  ON CONFLICT DO NOTHING;
  INSERT INTO ybss_registry.redraw (district, grid, new_grid, document, requested_by)
  SELECT ybss.district_of(old_node), old_node, new_node, move_node.document, a.actor FROM ybss_registry.acting() a
  RETURNING redraw_id INTO v_id;
  PERFORM ybss.say_change(refiles => false);
  RETURN v_id;
END
$$;
COMMENT ON FUNCTION ybss.move_node(ybss.grid_code, ybss.grid_code, text) IS
'Begins to move a grid, community or town with all below it to another code, a community to another town for one, by a document: makes the new nodes, writes lineage (ybss_registry.grid_lineage) and grants the new codes to whoever was granted the old ones. CALL ybss.run_job(''refile'') refiles the rows, ends the old grants and removes the old nodes. Grants of nodes above do not move: who saw the old town sees what has left it no longer, who sees the new town does. Returns the redrawing''s id. Raises YBH07 for a node out of scope, YBH08 for a code that cannot take it. Volatile: writes the tree. / 将网格、社区或镇街整体迁至新编码。';

-- What a key with ON UPDATE CASCADE would do, which no engine of many servers takes.
CREATE OR REPLACE FUNCTION ybss_registry.follow_code() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  UPDATE ybss_registry.address a SET district = NEW.district, grid = NEW.code WHERE a.district = OLD.district AND a.grid OPERATOR(ybss.=) OLD.code;
  UPDATE ybss_registry.street s SET district = NEW.district, grid = NEW.code WHERE s.district = OLD.district AND s.grid OPERATOR(ybss.=) OLD.code;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.follow_code() IS
'Trigger AFTER UPDATE of a node''s code: addresses and streets of the node follow it before the keys are judged. Replicated updates do not fire it, since their followers are replicated, too. Volatile: writes the registers. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 网格编码变更时，其地址和街路巷随之变更。';
-- Its name stands before A_rule_down, which refuses to leave them behind.
CREATE OR REPLACE TRIGGER "A_follow_code" AFTER UPDATE OF code ON ybss_registry.grid
FOR EACH ROW WHEN (OLD.code OPERATOR(ybss.<>) NEW.code) EXECUTE FUNCTION ybss_registry.follow_code();

CREATE OR REPLACE FUNCTION ybss.redraw_node(node ybss.grid_code, document text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_id bigint;
BEGIN
  PERFORM ybss.require_actor();
  IF NOT ybss.in_scope(node) OR NOT EXISTS (SELECT FROM ybss_registry.grid g WHERE g.code = node) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH07', MESSAGE = 'there is no such node in scope', DETAIL = '没有该网格节点，或不在权限内。',
      HINT = 'SELECT code, name FROM ybss.grid';
  END IF;
  INSERT INTO ybss_registry.redraw (district, grid, document, requested_by)
  SELECT ybss.district_of(node), node, redraw_node.document, a.actor FROM ybss_registry.acting() a
  RETURNING redraw_id INTO v_id;
  RETURN v_id;
END
$$;
COMMENT ON FUNCTION ybss.redraw_node(ybss.grid_code, text) IS
'Asks that all that lies under a node of the management tree goes to the grids whose outlines (grid.shape) hold it now, by a document; draw the outlines first. CALL ybss.run_job(''refile'') does it: each address by its position, with everything that stands on it. Returns the redrawing''s id. Raises YBH07 for a node out of scope. Volatile: writes the request. / 网格边界调整后按坐标重新归档。';
REVOKE ALL ON FUNCTION ybss_registry.moved_code(ybss.grid_code, ybss.grid_code, ybss.grid_code), ybss.move_node(ybss.grid_code, ybss.grid_code, text),
  ybss.redraw_node(ybss.grid_code, text), ybss_registry.follow_code() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.move_node(ybss.grid_code, ybss.grid_code, text), ybss.redraw_node(ybss.grid_code, text) TO ybss_operator;
