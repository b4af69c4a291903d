-- What the rows of one day do, in words.

CREATE OR REPLACE FUNCTION ybss_registry.say_division_effects(p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE pg_temp.ybss_work_division_row r SET effect = CASE
      WHEN t.froms IS NULL THEN format('新设%s（%s），未写明来源', r.name, r.code)
      WHEN t.own IS NOT NULL AND t.own <> r.name THEN format('%s（%s）更名为%s', t.own, r.code, r.name) || coalesce('，划入' || t.others, '')
      WHEN t.own IS NOT NULL THEN format('%s（%s）划入%s', r.name, r.code, t.others)
      WHEN t.same THEN format('%s改属%s，代码改为 %s', t.others, coalesce(t.above, ''), r.code)
      ELSE format('%s改设为%s（%s）', t.others, r.name, r.code) END
    || CASE WHEN t.along > 0 THEN format('；%s 个下级区划随之改码', t.along) ELSE '' END
    || CASE WHEN t.codeless > 0 THEN format('，其中 %s 个号码重复、代码待定，可另写一行给出', t.codeless) ELSE '' END
  FROM (SELECT s.line, min(s.old_name) FILTER (WHERE s.written AND s.old_code = s.code) AS own,
      string_agg(s.old_name || CASE WHEN s.part THEN '的一部分' ELSE '' END || '（' || s.old_code || '）', '、' ORDER BY s.step)
        FILTER (WHERE s.written AND s.old_code <> s.code) AS others, min(s.old_code) AS froms,
      bool_and(s.old_name = s.name AND length(s.old_code) = length(s.code)) FILTER (WHERE s.written) AND count(*) FILTER (WHERE s.written) = 1 AS same,
      (SELECT w.name FROM (SELECT o.name, 1 AS way FROM pg_temp.ybss_work_division_step o WHERE o.day = p_day AND o.code = min(s.parent)
        UNION ALL SELECT d.name, 2 FROM pg_temp.ybss_work_standing d WHERE d.code = min(s.parent)) w ORDER BY w.way LIMIT 1) AS above,
      count(*) FILTER (WHERE NOT s.written) AS along, count(*) FILTER (WHERE s.code IS NULL) AS codeless
    FROM pg_temp.ybss_work_division_step s WHERE s.day = p_day GROUP BY s.line) t
  WHERE r.line = t.line AND r.fault IS NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.say_division_effects(date) IS
'Says in words what the rows of a day do. Volatile: writes the work table. / 说明某日各行变更的结果。';
REVOKE ALL ON FUNCTION ybss_registry.say_division_effects(date) FROM PUBLIC;
