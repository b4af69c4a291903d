-- Which row of a link a run goes on with.

CREATE OR REPLACE FUNCTION ybss_registry.same_run(p_link text, OUT holder text, OUT same text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
BEGIN
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  holder := pg_catalog.format('r.district = e.district AND r.holder_id = e.%I AND r.member_id IS %s', v_link.holder,
    CASE WHEN v_link.member IS NULL THEN 'NULL' ELSE 'NOT NULL' END);
  -- A row keeps its id as long as its member, its mark and its first day are still said.
  same := pg_catalog.format('r.link_id IS NULL%s AND %s AND pg_catalog.lower(e.valid) IS NOT DISTINCT FROM pg_catalog.lower(r.valid)%s',
    ' AND ' || v_link.member || ' = r.member_id', coalesce(v_link.mark || ' IS NOT DISTINCT FROM r.mark', 'r.mark IS NULL'),
    CASE WHEN v_link.last_day THEN ' AND e.valid = r.valid' END);
END
$$;
COMMENT ON FUNCTION ybss_registry.same_run(text) IS
'Of a link, in SQL: that a run r is of the holder of a row e, and that it says the same as a row that came from a list. Immutable: makes text. / 起止时间与关联行对应的条件。';

CREATE OR REPLACE FUNCTION ybss_registry.keep_moved(p_link text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
  v_run record;
  v_statement text;
BEGIN
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  IF NOT v_link.in_turn OR v_link.sole_marks IS NOT NULL OR v_link.last_day
    OR NOT EXISTS (SELECT FROM pg_temp.ybss_work_run r WHERE r.link_id IS NULL) THEN
    RETURN;
  END IF;
  v_run := ybss_registry.same_run(p_link);
  v_statement := pg_catalog.format('UPDATE pg_temp.ybss_work_run r SET link_id = e.%I FROM ybss_registry.%I e
    WHERE r.link_id IS NULL AND %s%s AND %s = r.member_id AND r.mark IS NULL AND e.from_list AND e.valid && r.valid
      AND pg_catalog.lower(e.valid) IS DISTINCT FROM pg_catalog.lower(r.valid)
      AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_run o WHERE o.district = r.district AND o.holder_id = r.holder_id AND o.ctid <> r.ctid)
      AND NOT EXISTS (SELECT FROM ybss_registry.%I o WHERE o.district = e.district AND o.%I = e.%I AND o.%I <> e.%I)',
    p_link || '_id', p_link, v_run.holder, ' AND ' || v_link.only_if, v_link.member, p_link, v_link.holder, v_link.holder, p_link || '_id', p_link || '_id');
  EXECUTE v_statement;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_moved(text) IS
'Ties a run of pg_temp.ybss_work_run to the row of a link that came from lists where both are all that there is of their holder, speak of one member and differ in the first day: that a list knows of an earlier day makes no other residence. Volatile: changes a temporary table. / 仅起始日期变动的关联保留原编号。';
REVOKE ALL ON FUNCTION ybss_registry.same_run(text), ybss_registry.keep_moved(text) FROM PUBLIC;
