-- The job "intake": all files that are not through, step by step, each step
-- committed, so that a stopped run goes on where it was.

CREATE OR REPLACE FUNCTION ybss_registry.refresh_statistics() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  ANALYZE ybss_registry.address, ybss_registry.address_lookup, ybss_registry.house,
    ybss_registry.person, ybss_registry.residence, ybss_registry.ownership, ybss_registry.intake_line_default;
END
$$;
COMMENT ON FUNCTION ybss_registry.refresh_statistics() IS
'Renews the planner''s statistics of what a list has just filled; without them the next list''s joins are planned for empty tables. Volatile: writes statistics. Security definer: only an owner may analyse. / 更新统计信息。';
REVOKE ALL ON FUNCTION ybss_registry.refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.refresh_statistics() TO ybss_operator;

CREATE OR REPLACE PROCEDURE ybss.intake_step(p_run_id bigint, p_file_id bigint, p_step text, p_kind text)
LANGUAGE plpgsql
AS $$
DECLARE
  v_batch CONSTANT int := 20000;
  v_last int;
  v_first int := 1;
BEGIN
  SELECT max(l.line) INTO v_last FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id;
  IF p_step IN ('read', 'placed') AND NOT (p_step = 'placed' AND p_kind = 'address') THEN
    WHILE v_first <= v_last LOOP
      IF p_step = 'read' THEN
        PERFORM ybss_registry.read_lines(p_file_id, v_first, v_first + v_batch - 1);
      ELSE
        PERFORM ybss_registry.place_lines(p_file_id, v_first, v_first + v_batch - 1);
      END IF;
      v_first := v_first + v_batch;
      EXIT WHEN NOT ybss.note_progress(p_run_id, p_step, least(v_first - 1, v_last), v_last);
      COMMIT;
    END LOOP;
  ELSE
    PERFORM ybss.note_progress(p_run_id, p_step, 0, v_last);
    CASE p_kind || ' ' || p_step
      WHEN 'address housed' THEN
        PERFORM ybss_registry.register_addresses(p_file_id);
        PERFORM ybss_registry.register_buildings();
      WHEN 'person housed', 'declaration housed', 'house housed', 'unit housed' THEN
        PERFORM ybss_registry.register_houses(p_file_id);
      WHEN 'person matched', 'declaration matched', 'house matched' THEN
        PERFORM ybss_registry.match_file_persons(p_file_id);
      WHEN 'unit matched' THEN
        PERFORM ybss_registry.register_units(p_file_id);
      WHEN 'person linked', 'declaration linked' THEN
        PERFORM ybss_registry.link_residences(p_file_id);
        PERFORM ybss_registry.link_households(p_file_id);
      WHEN 'house linked' THEN
        PERFORM ybss_registry.link_owners(p_file_id);
      ELSE NULL; -- the other steps do not concern this kind of list
    END CASE;
    PERFORM ybss.note_progress(p_run_id, p_step, v_last, v_last);
  END IF;
END
$$;
COMMENT ON PROCEDURE ybss.intake_step(bigint, bigint, text, text) IS
'One step of intake for one file, in batches that are committed. Called by ybss.intake. / 执行一份清单的一个处理步骤。';

CREATE OR REPLACE PROCEDURE ybss.intake(p_run_id bigint, p_arguments jsonb)
LANGUAGE plpgsql
AS $$
DECLARE
  v_steps CONSTANT text[] := ARRAY['taken', 'read', 'placed', 'housed', 'matched', 'linked'];
  v_file record;
  v_step text;
BEGIN
  LOOP
    SELECT f.file_id, f.step, f.name, s.record_kind INTO v_file
    FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
    WHERE f.step <> 'linked' AND (p_arguments->>'source' IS NULL OR f.source = p_arguments->>'source')
    ORDER BY s.record_kind <> 'address', s.trust DESC, f.file_id LIMIT 1;
    EXIT WHEN NOT FOUND;
    v_step := v_steps[array_position(v_steps, v_file.step) + 1];
    CALL ybss.intake_step(p_run_id, v_file.file_id, v_step, v_file.record_kind);
    EXIT WHEN NOT ybss.note_progress(p_run_id, v_file.name || ' ' || v_step, NULL, NULL);
    UPDATE ybss_registry.intake_file f SET step = v_step WHERE f.file_id = v_file.file_id;
    PERFORM ybss_registry.refresh_statistics();
    COMMIT;
  END LOOP;
END
$$;
COMMENT ON PROCEDURE ybss.intake(bigint, jsonb) IS
'Job intake: takes every file through read, placed, housed, matched, linked; address lists first, then by trust. Argument source limits it to one. Commits after each step. / 清单入库作业。';

INSERT INTO ybss_registry.job (name, procedure, description) VALUES
('intake', 'intake', 'all files that are not through intake: read, place, match, register, link / 清单入库')
ON CONFLICT (name) DO UPDATE SET procedure = EXCLUDED.procedure, description = EXCLUDED.description;

CREATE OR REPLACE VIEW ybss.job AS SELECT name, description FROM ybss_registry.job;
COMMENT ON VIEW ybss.job IS 'What ybss.run_job can run. / 可运行的作业。';
CREATE OR REPLACE VIEW ybss.job_run AS
SELECT run_id, job, arguments, started_by, started_at, finished_at, state, step, done, total, message
FROM ybss_registry.job_run;
COMMENT ON VIEW ybss.job_run IS 'Runs of jobs and how far they are. / 作业运行情况。';
REVOKE ALL ON PROCEDURE ybss.intake(bigint, jsonb), ybss.intake_step(bigint, bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE ybss.intake(bigint, jsonb), ybss.intake_step(bigint, bigint, text, text) TO ybss_operator;
GRANT SELECT ON ybss.job, ybss.job_run TO ybss_operator, ybss_auditor;
