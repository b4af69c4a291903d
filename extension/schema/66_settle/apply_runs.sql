-- From runs to the rows of a link: what is said stays or comes, what is not goes.

CREATE OR REPLACE FUNCTION ybss_registry.yield_to_entered(p_link text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
  v_entered text;
BEGIN
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  v_entered := pg_catalog.format('e.district = r.district AND e.%I = r.holder_id AND NOT e.from_list AND e.valid && r.valid AND (%s = r.member_id%s)',
    v_link.holder, v_link.member, ' OR r.mark = ANY ($1) AND ' || v_link.mark || ' = ANY ($1)');
  IF v_link.cut THEN
    EXECUTE pg_catalog.format('UPDATE pg_temp.ybss_work_run r SET valid = daterange(pg_catalog.lower(r.valid), c.first)
      FROM (SELECT r.ctid AS at, pg_catalog.min(pg_catalog.lower(e.valid)) AS first
        FROM pg_temp.ybss_work_run r JOIN ybss_registry.%I e ON %s AND pg_catalog.lower(r.valid) < pg_catalog.lower(e.valid)
        GROUP BY r.ctid) c
      WHERE r.ctid = c.at', p_link, v_entered) USING v_link.sole_marks;
  END IF;
  EXECUTE pg_catalog.format('DELETE FROM pg_temp.ybss_work_run r USING ybss_registry.%I e WHERE %s', p_link, v_entered)
  USING v_link.sole_marks;
END
$$;
COMMENT ON FUNCTION ybss_registry.yield_to_entered(text) IS
'Takes out of pg_temp.ybss_work_run what somebody entered already, or (a sole mark) entered otherwise: that is not said twice. Volatile: changes a temporary table. / 人工登记优先，清单不再重复。';

CREATE OR REPLACE FUNCTION ybss_registry.end_unsaid(p_link text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
  v_run record;
BEGIN
  IF NOT ybss_registry.link_stands(p_link) THEN
    RETURN;
  END IF;
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  v_run := ybss_registry.same_run(p_link);
  PERFORM ybss_registry.keep_moved(p_link);
  EXECUTE pg_catalog.format('DELETE FROM ybss_registry.%I e USING pg_temp.ybss_work_holder t
    WHERE e.district = t.district AND e.%I = t.holder_id AND e.from_list%s
      AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_run r WHERE %s AND (r.link_id = e.%I OR %s))',
    p_link, v_link.holder, ' AND ' || v_link.only_if, v_run.holder, p_link || '_id', v_run.same);
END
$$;
COMMENT ON FUNCTION ybss_registry.end_unsaid(text) IS
'Deletes the rows of a link, of the holders in pg_temp.ybss_work_holder, that came from lists and that pg_temp.ybss_work_run does not say. Volatile: writes the register. / 删除清单不再支持的关联。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_said(p_link text, p_shorter boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
  v_run record;
  v_statement text;
BEGIN
  IF NOT ybss_registry.link_stands(p_link) THEN
    RETURN;
  END IF;
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  v_run := ybss_registry.same_run(p_link);
  v_statement := pg_catalog.format('UPDATE ybss_registry.%I e SET valid = r.valid%s FROM pg_temp.ybss_work_run r
    WHERE %s%s AND (r.link_id = e.%I OR e.from_list AND %s) AND (e.valid%s) IS DISTINCT FROM (r.valid%s)%s',
    p_link, ', ' || v_link.renewed || ' = ' || v_link.renewal, v_run.holder, ' AND ' || v_link.only_if, p_link || '_id', v_run.same,
    ', e.' || v_link.renewed, ', ' || v_link.renewal, CASE WHEN p_shorter THEN ' AND r.valid <@ e.valid AND r.valid <> e.valid' END);
  IF ybss_registry.few_holders() THEN
    EXECUTE v_statement;
  ELSE
    PERFORM ybss.write_set(v_statement);
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_said(text, boolean) IS
'Brings the standing rows of a link to what pg_temp.ybss_work_run says of them; with p_shorter only those that end earlier. Volatile: writes the register. / 按推算结果更新已有关联。';

CREATE OR REPLACE FUNCTION ybss_registry.apply_runs(p_link text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
  v_run record;
  v_statement text;
  v_linked int;
BEGIN
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  PERFORM ybss_registry.end_unsaid(p_link), ybss_registry.renew_said(p_link);
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_run r WHERE r.link_id IS NULL AND (r.member_id IS NULL) = (v_link.member IS NULL)) THEN
    RETURN 0;
  END IF;
  v_run := ybss_registry.same_run(p_link);
  v_statement := pg_catalog.format('INSERT INTO ybss_registry.%I (district, grid, %I, %s, valid, from_list)
    SELECT r.district, r.grid, r.holder_id, %s, r.valid, true FROM pg_temp.ybss_work_run r
    WHERE r.link_id IS NULL AND r.member_id IS %s
      AND NOT EXISTS (SELECT FROM ybss_registry.%I e WHERE %s%s%s AND e.valid && r.valid)
    ORDER BY %s',
    p_link, v_link.holder, v_link.others, v_link.said, CASE WHEN v_link.member IS NULL THEN 'NULL' ELSE 'NOT NULL' END,
    p_link, v_run.holder, ' AND ' || v_link.only_if, CASE WHEN NOT v_link.apart THEN ' AND r.member_id = ' || v_link.member END, v_link.sorted);
  IF ybss_registry.few_holders() THEN
    EXECUTE v_statement;
    GET DIAGNOSTICS v_linked = ROW_COUNT;
    RETURN v_linked;
  END IF;
  -- Judged as a set: of a list's rows each would ask the same of the same persons and houses.
  RETURN ybss.write_set(v_statement);
END
$$;
COMMENT ON FUNCTION ybss_registry.apply_runs(text) IS
'Brings the rows of a link that came from lists, of the holders in pg_temp.ybss_work_holder, to what pg_temp.ybss_work_run says, and those that somebody entered where a run is about them. Returns how many rows were added. Volatile: writes the register. / 将推算结果写入关联表。';
REVOKE ALL ON FUNCTION ybss_registry.yield_to_entered(text), ybss_registry.end_unsaid(text),
  ybss_registry.renew_said(text, boolean), ybss_registry.apply_runs(text) FROM PUBLIC;
