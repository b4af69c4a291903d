-- The job "intake": all files that are not through, step by step, each step
-- committed, so that a stopped run goes on where it was.

CREATE OR REPLACE FUNCTION ybss_registry.intake_lines(p_file_id bigint, p_step text, p_state text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_batch CONSTANT int := 20000;
  v_first int;
BEGIN
  SELECT pg_catalog.min(l.line) INTO v_first FROM ybss_registry.intake_line l
  WHERE l.file_id = p_file_id AND l.state = p_state;
  IF p_step = 'read' THEN
    PERFORM ybss_registry.read_lines(p_file_id, v_first, least(v_first::bigint + v_batch - 1, 2147483647)::int);
  ELSE
    PERFORM ybss_registry.place_lines(p_file_id, v_first, least(v_first::bigint + v_batch - 1, 2147483647)::int);
  END IF;
  -- Null when no line of the file is left in the state that the step takes away.
  RETURN (SELECT pg_catalog.min(l.line) FROM ybss_registry.intake_line l
          WHERE l.file_id = p_file_id AND l.state = p_state);
END
$$;
COMMENT ON FUNCTION ybss_registry.intake_lines(bigint, text, text) IS
'Reads or places the next 20,000 lines of a file and returns the first line that is left, null when none is. Volatile: writes intake. / 分批读取或定位清单行。';

CREATE OR REPLACE FUNCTION ybss_registry.intake_whole(p_file_id bigint, p_step text, p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  CASE p_step || ' ' || p_kind
    WHEN 'housed address' THEN
      PERFORM ybss_registry.register_addresses(p_file_id);
      PERFORM ybss_registry.register_buildings();
    WHEN 'housed person', 'housed declaration', 'housed house', 'housed unit' THEN
      PERFORM ybss_registry.register_houses(p_file_id);
    WHEN 'matched person', 'matched declaration', 'matched house' THEN
      PERFORM ybss_registry.register_persons(p_file_id);
      PERFORM ybss_registry.store_line_items(p_file_id, CASE p_kind WHEN 'house' THEN 'house' ELSE 'person' END);
    WHEN 'matched unit' THEN
      -- In one transaction: a unit has premises when it is there.
      PERFORM ybss_registry.register_units(p_file_id);
      PERFORM ybss_registry.settle_file('premises', p_file_id);
      PERFORM ybss_registry.store_line_items(p_file_id, 'unit');
    WHEN 'linked person', 'linked declaration' THEN
      PERFORM ybss_registry.settle_file('residence', p_file_id);
      PERFORM ybss_registry.link_households(p_file_id);
      IF EXISTS (SELECT FROM ybss_registry.intake_file f JOIN ybss_registry.source_column c USING (source)
          JOIN ybss_registry.item i ON i.kind = 'household' AND i.active AND i.item = c.field WHERE f.file_id = p_file_id) THEN
        PERFORM ybss_registry.store_line_items(p_file_id, 'household');
      END IF;
      PERFORM ybss_registry.settle_file('employment', p_file_id);
    WHEN 'linked house' THEN
      PERFORM ybss_registry.settle_file('ownership', p_file_id);
    ELSE NULL; -- the other steps do not concern this kind of list
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.intake_whole(bigint, text, text) IS
'Does a step of intake that takes a file as a whole: houses, matching, links. Volatile: writes the register. / 对整份清单执行一个处理步骤。';

CREATE OR REPLACE FUNCTION ybss_registry.note_failed_file(p_file_id bigint, p_run_id bigint, p_step text, p_state text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  UPDATE ybss_registry.intake_file f SET failed_run = p_run_id WHERE f.file_id = p_file_id;
  PERFORM ybss_registry.send_to_review(ARRAY[ybss_registry.finding_of_file(f, 1, NULL, 'file_failed',
    note => pg_catalog.format('%s %s', p_step, p_state))])
  FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id
    AND NOT EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = p_file_id AND r.reason = 'file_failed' AND r.decision IS NULL);
  -- The state only: an error's message may hold what a line says.
  RAISE WARNING USING ERRCODE = 'YBI09', MESSAGE = pg_catalog.format('file %s failed at step "%s" with %s, other files go on', p_file_id, p_step, p_state),
    DETAIL = '该清单处理失败，其他清单继续。';
END
$$;
COMMENT ON FUNCTION ybss_registry.note_failed_file(bigint, bigint, text, text) IS
'Notes that a step of a file failed with an SQLSTATE, in review and on the file, and warns (YBI09). Volatile: writes intake. / 记录清单处理失败。';
REVOKE ALL ON FUNCTION ybss_registry.note_failed_file(bigint, bigint, text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.intake(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_steps CONSTANT text[] := ARRAY['new', 'read', 'placed', 'housed', 'matched', 'linked'];
  v_file record;
  v_step text;
  v_left int;
BEGIN
  SELECT f.file_id, f.step, f.name, f.lines, s.source, s.record_kind INTO v_file
  FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
  WHERE f.step <> 'linked' AND ybss.in_scope(f.grid) AND f.failed_run IS DISTINCT FROM p_run_id AND (p_arguments->>'source' IS NULL OR f.source = p_arguments->>'source')
  ORDER BY s.record_kind <> 'address', s.trust DESC, f.file_id LIMIT 1;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  v_step := v_steps[pg_catalog.array_position(v_steps, v_file.step) + 1];
  PERFORM ybss.say_change(source => v_file.source); -- changes name their list
  -- A list that cannot be worked waits in review and stops no other list.
  BEGIN
    IF v_step = 'read' OR v_step = 'placed' AND v_file.record_kind <> 'address' THEN
      v_left := ybss_registry.intake_lines(v_file.file_id, v_step, CASE v_step WHEN 'read' THEN 'new' ELSE 'read' END);
    ELSE
      PERFORM ybss_registry.intake_whole(v_file.file_id, v_step, v_file.record_kind);
    END IF;
  EXCEPTION WHEN OTHERS THEN
    PERFORM ybss_registry.note_failed_file(v_file.file_id, p_run_id, v_step, SQLSTATE);
    RETURN true;
  END;
  IF v_left IS NULL THEN
    UPDATE ybss_registry.intake_file f SET step = v_step WHERE f.file_id = v_file.file_id;
    PERFORM ybss_registry.refresh_statistics(v_step);
  END IF;
  PERFORM ybss.note_progress(p_run_id, v_file.name || ' ' || v_step, coalesce(v_left - 1, v_file.lines), v_file.lines);
  RETURN true;
END
$$;
COMMENT ON FUNCTION ybss_registry.intake(bigint, jsonb) IS
'The next step of job intake: takes files through read, placed, housed, matched, linked; address lists first, then by trust. Argument source limits it to one. False when nothing is left. Volatile: writes the register. / 清单入库作业的下一步。';

INSERT INTO ybss_registry.job (name, step, description) VALUES
('intake', 'intake', 'all files that are not through intake: read, place, match, register, link / 清单入库')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;

CREATE OR REPLACE VIEW ybss.job WITH (security_barrier) AS SELECT name, description FROM ybss_registry.job;
COMMENT ON VIEW ybss.job IS 'What ybss.run_job can run. / 可运行的作业。';
REVOKE ALL ON FUNCTION ybss_registry.intake(bigint, jsonb), ybss_registry.intake_lines(bigint, text, text),
  ybss_registry.intake_whole(bigint, text, text) FROM PUBLIC;
GRANT SELECT ON ybss.job TO ybss_operator, ybss_auditor, ybss_job;
