-- The links of one line, after somebody decided about it.

CREATE OR REPLACE FUNCTION ybss_registry.link_line(p_file_id bigint, p_line int, p_former bigint DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
  v_line ybss_registry.intake_line%ROWTYPE;
  v_holders bigint[];
BEGIN
  SELECT s.record_kind INTO v_kind
  FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source) WHERE f.file_id = p_file_id;
  SELECT * INTO v_line FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id AND l.line = p_line;
  v_holders := pg_catalog.array_remove(ARRAY[p_former, v_line.record_id], NULL);
  CASE v_kind
    WHEN 'person', 'declaration' THEN
      PERFORM ybss_registry.settle_link('residence', v_holders);
      PERFORM ybss_registry.fill_work_lines(p_file_id, p_line, p_line);
      PERFORM ybss_registry.register_households(p_file_id);
      PERFORM ybss_registry.settle_link('household_member', v_holders);
      PERFORM ybss_registry.settle_link('employment', v_holders);
    WHEN 'house' THEN
      PERFORM ybss_registry.settle_link('ownership', ARRAY(SELECT h.house_id FROM ybss_registry.house h
        WHERE h.district = v_line.district AND h.address_id = v_line.address_id));
    WHEN 'unit' THEN
      PERFORM ybss_registry.link_unit_owners(pg_catalog.array_remove(ARRAY[v_line.record_id], NULL));
      PERFORM ybss_registry.settle_link('premises', v_holders);
    ELSE NULL; -- address lists make no links
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_line(bigint, int, bigint) IS
'Renews what follows from one line for whom it is tied to, and for p_former, whom it was tied to before: residences, tenancies, households, employers, owners, premises. Volatile: writes the register. / 核查后更新一行清单涉及的各类关联。';
REVOKE ALL ON FUNCTION ybss_registry.link_line(bigint, int, bigint) FROM PUBLIC;
