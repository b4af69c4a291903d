-- Undoing a merge.

CREATE OR REPLACE FUNCTION ybss.unmerge(person bigint, file bigint, line int) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_person_id bigint;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  PERFORM FROM ybss_registry.intake_line l
  WHERE l.file_id = file AND l.line = unmerge.line AND l.record_id = person AND l.state = 'merged' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI08', MESSAGE = 'that line was not merged into that person',
      DETAIL = '该清单行并未归并到该人员。', HINT = 'SELECT * FROM ybss.intake WHERE file_id = … AND line = …';
  END IF;
  v_person_id := ybss_registry.person_of_line(file, line);
  IF v_person_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI06', MESSAGE = 'the line names nobody, no person can be made of it',
      DETAIL = '该行未写姓名，无法单独成人。';
  END IF;
  UPDATE ybss_registry.intake_line l SET record_id = v_person_id, match_weight = NULL
  WHERE l.file_id = file AND l.line = unmerge.line;
  PERFORM ybss_registry.link_line(file, unmerge.line, person);
  RETURN v_person_id;
END
$$;
COMMENT ON FUNCTION ybss.unmerge(bigint, bigint, int) IS
'Takes a line out of the person into whom it was merged by mistake and makes a person of its own of it; the residences, tenancies, households and houses owned of both follow from the lines that they are left with. Returns the new person''s id. Raises YBI08 when the line was not merged into that person, YBI06 when it names nobody. Volatile: writes the register. Security definer: people have no right to lines; row security binds by the caller''s scope. / 撤销误归并，另立人员。';
REVOKE ALL ON FUNCTION ybss.unmerge(bigint, bigint, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.unmerge(bigint, bigint, int) TO ybss_operator;
