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

CREATE OR REPLACE FUNCTION ybss_registry.apply_runs(p_link text, p_holders bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
  v_holder text;
  v_only_if text;
  v_same text;
  v_linked int;
BEGIN
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  v_holder := pg_catalog.format('r.district = e.district AND r.holder_id = e.%I AND (r.member_id IS NULL) = %L', v_link.holder, v_link.member IS NULL);
  v_only_if := coalesce(' AND ' || v_link.only_if, '');
  -- A row keeps its id as long as its member, its mark and its first day are still said.
  v_same := pg_catalog.format('r.link_id IS NULL AND (%s, %s, pg_catalog.lower(e.valid)) IS NOT DISTINCT FROM (r.member_id, r.mark, pg_catalog.lower(r.valid))%s',
    coalesce(v_link.member, 'NULL::bigint'), coalesce(v_link.mark, 'NULL::text'), CASE WHEN v_link.last_day THEN ' AND e.valid = r.valid' END);
  EXECUTE pg_catalog.format('DELETE FROM ybss_registry.%I e USING pg_catalog.unnest($1) t(holder_id)
    WHERE e.%I = t.holder_id AND e.from_list%s AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_run r WHERE %s AND %s)',
    p_link, v_link.holder, v_only_if, v_holder, v_same) USING p_holders;
  EXECUTE pg_catalog.format('UPDATE ybss_registry.%I e SET valid = r.valid%s FROM pg_temp.ybss_work_run r
    WHERE %s%s AND (r.link_id = e.%I OR e.from_list AND %s) AND (e.valid%s) IS DISTINCT FROM (r.valid%s)',
    p_link, ', ' || v_link.renewed || ' = ' || v_link.renewal, v_holder, v_only_if, p_link || '_id', v_same,
    ', e.' || v_link.renewed, ', ' || v_link.renewal);
  -- Judged as a set: of a list's rows each would ask the same of the same persons and houses.
  v_linked := ybss.write_set(pg_catalog.format('INSERT INTO ybss_registry.%I (district, grid, %I, %s, valid, from_list)
    SELECT r.district, r.grid, r.holder_id, %s, r.valid, true FROM pg_temp.ybss_work_run r
    WHERE r.link_id IS NULL AND (r.member_id IS NULL) = %L
      AND NOT EXISTS (SELECT FROM ybss_registry.%I e WHERE %s%s%s AND e.valid && r.valid)
    ORDER BY %s',
    p_link, v_link.holder, v_link.others, v_link.said, v_link.member IS NULL, p_link, v_holder, v_only_if,
    CASE WHEN NOT v_link.apart THEN ' AND r.member_id = ' || v_link.member END, v_link.sorted));
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.apply_runs(text, bigint[]) IS
'Brings the rows of a link that came from lists, of these holders, to what pg_temp.ybss_work_run says, and those that somebody entered where a run is about them. Returns how many rows were added. Volatile: writes the register. / 将推算结果写入关联表。';
REVOKE ALL ON FUNCTION ybss_registry.yield_to_entered(text), ybss_registry.apply_runs(text, bigint[]) FROM PUBLIC;
