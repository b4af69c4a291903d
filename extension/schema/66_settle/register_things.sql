-- Records of added kinds out of placed lines.

CREATE OR REPLACE FUNCTION ybss_registry.refuse_thing_lines(p_kind ybss_registry.record_kind) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, v.field, v.reason, v.blocking) ORDER BY l.line))
  FROM pg_temp.ybss_work_thing w JOIN pg_temp.ybss_work_line l USING (line)
  CROSS JOIN LATERAL (VALUES
    (NULL, CASE WHEN NOT p_kind.active THEN 'kind_not_used' END, true),
    ('name', CASE WHEN w.name IS NULL AND w.number IS NULL THEN 'thing_unnamed' END, true),
    -- An address can be given by a decision.
    ('address', CASE WHEN NOT CASE p_kind.place WHEN 'address' THEN w.address_id IS NOT NULL WHEN 'position' THEN w.position IS NOT NULL
      WHEN 'either' THEN w.address_id IS NOT NULL OR w.position IS NOT NULL ELSE true END THEN 'thing_without_place' END, true),
    ('number', CASE WHEN w.written IS NOT NULL AND w.number IS NULL THEN 'thing_number' END, false),
    ('grid', CASE WHEN l.fields->>'grid' IS NOT NULL AND w.found_grid IS NULL THEN 'not_in_tree' END, false),
    ('longitude', CASE WHEN l.fields->>'longitude' IS NOT NULL AND w.position IS NULL THEN 'thing_position' END, false),
    ('began_on', ybss.date_fault(l.fields->>'began_on'), false),
    ('ended_on', coalesce(ybss.date_fault(l.fields->>'ended_on'),
      CASE WHEN w.ended_on IS NULL AND l.fields->>'ended_on' IS NOT NULL THEN 'thing_ended_before' END), false)) v(field, reason, blocking)
  -- What reading noted already is noted once.
  WHERE v.reason IS NOT NULL AND (v.blocking OR NOT EXISTS (SELECT FROM ybss_registry.review r
    WHERE r.file_id = l.file_id AND r.line = l.line AND r.field = v.field AND r.decision IS NULL));
  UPDATE pg_temp.ybss_work_line l SET state = 'review' FROM pg_temp.ybss_work_thing w
  WHERE w.line = l.line AND (NOT p_kind.active OR w.name IS NULL AND w.number IS NULL
    OR NOT CASE p_kind.place WHEN 'address' THEN w.address_id IS NOT NULL WHEN 'position' THEN w.position IS NOT NULL
      WHEN 'either' THEN w.address_id IS NOT NULL OR w.position IS NOT NULL ELSE true END);
  DELETE FROM pg_temp.ybss_work_thing w USING pg_temp.ybss_work_line l WHERE l.line = w.line AND l.state = 'review';
END
$$;
COMMENT ON FUNCTION ybss_registry.refuse_thing_lines(ybss_registry.record_kind) IS
'Sends to review what of the lines in pg_temp.ybss_work_thing no record can be made of: without name and number, without the place that the kind asks for, of a kind that is not used; and notes values that are left out. Volatile: writes the work tables and review. / 将无法登记的清单行转入核查。';

CREATE OR REPLACE FUNCTION ybss_registry.register_things(p_kind text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind CONSTANT ybss_registry.record_kind := (SELECT k FROM ybss_registry.record_kind k WHERE k.kind = p_kind AND k.register = 'thing');
  v_office CONSTANT text := (SELECT s.office FROM ybss_registry.source s JOIN ybss_registry.intake_file f USING (source)
    WHERE f.file_id = (SELECT l.file_id FROM pg_temp.ybss_work_line l LIMIT 1));
  v_registered int;
  v_changed int;
BEGIN
  PERFORM ybss_registry.said_things(v_kind);
  PERFORM ybss_registry.refuse_thing_lines(v_kind);
  PERFORM ybss_registry.match_things(p_kind);
  UPDATE pg_temp.ybss_work_thing w SET chosen = true
  FROM (SELECT DISTINCT ON (q.key) q.line FROM (SELECT w.line, w.said_on,
      pg_catalog.concat_ws(' ', w.district, coalesce('id ' || w.thing_id, 'number ' || w.number, 'at ' || w.address_id || ' ' || w.name,
        pg_catalog.concat_ws(' ', 'in', w.grid::text, w.position::text, w.name))) AS key FROM pg_temp.ybss_work_thing w) q
    ORDER BY q.key, q.said_on DESC, q.line DESC) c
  WHERE w.line = c.line;
  -- What the newest line says; an older one changes nothing.
  UPDATE ybss_registry.thing t SET name = coalesce(w.name, t.name), number = coalesce(w.number, t.number),
    address_id = coalesce(w.address_id, t.address_id), position = coalesce(w.position, t.position), grid = coalesce(w.found_grid, t.grid),
    began_on = coalesce(w.began_on, t.began_on), ended_on = coalesce(w.ended_on, t.ended_on),
    stated = ybss.stated_together(ybss.stated_apart(t.stated) || pg_catalog.jsonb_build_object('name', pg_catalog.to_char(w.said_on, 'YYYY-MM-DD ') || v_office))
  FROM pg_temp.ybss_work_thing w
  WHERE w.chosen AND t.district = w.district AND t.thing_id = w.thing_id AND coalesce(substr(ybss.stated_apart(t.stated)->>'name', 1, 10)::date <= w.said_on, true)
    AND (w.name <> t.name OR t.name IS NULL AND w.name IS NOT NULL OR t.number IS NULL AND w.number IS NOT NULL
      OR w.address_id IS NOT NULL AND t.address_id IS DISTINCT FROM w.address_id OR w.position IS NOT NULL AND w.position::text IS DISTINCT FROM t.position::text
      OR w.found_grid OPERATOR(ybss.<>) t.grid OR w.began_on IS DISTINCT FROM coalesce(t.began_on, w.began_on) OR w.ended_on IS DISTINCT FROM coalesce(t.ended_on, w.ended_on)
      OR t.began_on IS NULL AND w.began_on IS NOT NULL OR t.ended_on IS NULL AND w.ended_on IS NOT NULL);
  GET DIAGNOSTICS v_changed = ROW_COUNT;
  INSERT INTO ybss_registry.thing (district, grid, kind, name, number, address_id, position, began_on, ended_on, stated)
  SELECT w.district, w.grid, p_kind, w.name, w.number, w.address_id, w.position, w.began_on, w.ended_on,
    pg_catalog.jsonb_build_object('name', pg_catalog.to_char(w.said_on, 'YYYY-MM-DD ') || v_office)
  FROM pg_temp.ybss_work_thing w WHERE w.chosen AND w.thing_id IS NULL ORDER BY w.line;
  GET DIAGNOSTICS v_registered = ROW_COUNT;
  PERFORM ybss_registry.match_things(p_kind);
  UPDATE pg_temp.ybss_work_line l SET state = CASE WHEN w.chosen THEN 'registered' ELSE 'merged' END, record_id = w.thing_id, grid = w.grid
  FROM pg_temp.ybss_work_thing w WHERE w.line = l.line AND w.thing_id IS NOT NULL;
  DROP TABLE pg_temp.ybss_work_thing;
  RETURN v_registered + v_changed;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_things(text) IS
'Takes the placed lines in pg_temp.ybss_work_line of a kind that the district added into ybss_registry.thing: found by number, else by name and place, the newest line of each counts. Returns how many were made or changed. Volatile: writes the register. / 将清单行登记为本区增加种类的记录。';
REVOKE ALL ON FUNCTION ybss_registry.refuse_thing_lines(ybss_registry.record_kind), ybss_registry.register_things(text) FROM PUBLIC;
