-- The report of the demo, one screen.
\pset footer off
\pset border 1
\qecho '== 覆盖情况 / what the registers hold'
SELECT (SELECT count(DISTINCT (ybss.address_element(address, 'town'), ybss.address_element(address, 'road')))
        FROM ybss_registry.address WHERE level = 'road') AS "街路巷 streets",
  (SELECT count(*) FROM ybss_registry.address WHERE level = 'compound') AS "小区 compounds",
  (SELECT count(*) FROM ybss_registry.building) AS "楼栋 buildings",
  (SELECT count(*) FROM ybss_registry.address) AS "地址 addresses",
  (SELECT count(*) FROM ybss_registry.house) AS "房屋 houses",
  (SELECT count(*) FROM ybss_registry.person) AS "人员 persons",
  (SELECT count(*) FROM ybss_registry.unit) AS "单位 units",
  (SELECT count(*) FROM ybss_registry.person p WHERE NOT EXISTS (SELECT FROM ybss_registry.residence r
    WHERE r.district = p.district AND r.person_id = p.person_id AND upper_inf(r.valid))) AS "有人无房 no house",
  (SELECT count(*) FROM ybss_registry.house h WHERE NOT EXISTS (SELECT FROM ybss_registry.residence r
    WHERE r.district = h.district AND r.house_id = h.house_id AND upper_inf(r.valid))) AS "有房无人 no person";

\qecho '== 各清单处理结果 / what became of the lines'
SELECT f.source AS "清单 list", s.office AS "部门 office", f.lines AS "行数 lines",
  count(*) FILTER (WHERE l.state = 'registered') AS "登记 registered",
  count(*) FILTER (WHERE l.state = 'merged') AS "归并 merged",
  count(*) FILTER (WHERE l.state = 'review') AS "核查 review",
  count(*) FILTER (WHERE l.address_id IS NOT NULL) AS "落址 placed"
FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
JOIN ybss_registry.intake_line l USING (file_id)
GROUP BY f.source, s.office, f.lines, s.trust ORDER BY s.trust DESC, f.source;

\qecho '== 核查原因 / why lines and values went to review'
SELECT w.chinese AS "原因 reason", w.english AS " ", count(*) AS "全部 all",
  count(*) FILTER (WHERE q.source = 'police') AS police, count(*) FILTER (WHERE q.source = 'housing') AS housing,
  count(*) FILTER (WHERE q.source = 'market') AS market, count(*) FILTER (WHERE q.source = 'declaration') AS declaration,
  count(*) FILTER (WHERE q.source = 'health') AS health
FROM ybss.review_queue q JOIN ybss_registry.review_reason w USING (reason)
GROUP BY w.chinese, w.english ORDER BY 3 DESC, 1 LIMIT 12;

\qecho '== 最差的十个网格 / the ten worst grids (completeness of persons)'
SELECT q.grid AS "网格 grid", c.name || ' ' || g.name AS "名称 name", q.records AS "人 persons",
  round(q.completeness::numeric, 2) AS "完整 complete", round(q.accuracy::numeric, 2) AS "准确 accurate",
  round(q.freshness::numeric, 2) AS "鲜活 fresh"
FROM ybss.quality_grid q JOIN ybss_registry.grid g ON g.code = q.grid
JOIN ybss_registry.grid c ON c.code = ybss.grid_truncate(g.code, 3)
WHERE q.kind = 'person' AND q.level = 4 ORDER BY q.completeness, q.grid LIMIT 10;

\qecho '== 八个镇街 / the towns (persons)'
SELECT q.name AS "镇街 town", q.records AS "人 persons", round(q.completeness::numeric, 1) AS "完整 complete",
  round(q.accuracy::numeric, 1) AS "准确 accurate", round(q.freshness::numeric, 1) AS "鲜活 fresh"
FROM ybss.quality_grid q WHERE q.kind = 'person' AND q.level = 2 ORDER BY q.completeness DESC, q.grid;
SELECT chinese AS "方面", english AS " ", made_worst AS "最差（真值）made", shown_worst AS "最差（系统）shown",
  worst AS "值 worst", shown_best AS "最好 best", best AS "值 value"
FROM demo_truth.town ORDER BY n;

\qecho '== 与真值比较 / against what the generator knows'
SELECT list AS "清单 list", placeable AS "可落址 placeable", placed AS "已落址 placed", "right" AS "正确 right",
  precision AS "精确率 precision", recall AS "召回率 recall"
FROM demo_truth.placement ORDER BY list <> 'all', list;
SELECT pairs_there AS "应归并对 pairs there", pairs_found AS "已归并对 found", pairs_right AS "正确 right",
  precision AS "精确率 precision", recall AS "召回率 recall"
FROM demo_truth.matching;

\qecho '== 不可能的登记 / lives that nobody can have had, in the register'
SELECT coalesce(string_agg(format('%s: %s', what, rows), ', ' ORDER BY what) FILTER (WHERE rows > 0), 'none 无') AS "  "
FROM demo_truth.impossible;

\qecho '== 违规样例 / planted against each rule, in lists and in entries by hand, and found'
SELECT p.reason AS "原因或规则 reason or rule", coalesce(w.chinese, r.chinese, '清单报告死亡，已登记') AS "说明 ", p.lists AS "来源 where",
  p.planted AS "埋设 planted", p.found AS "查出 found"
FROM demo_truth.planted p LEFT JOIN ybss_registry.review_reason w ON p.road = 'line' AND w.reason = p.reason
LEFT JOIN ybss.rule r ON p.road = 'entry' AND r.name = p.reason ORDER BY p.road DESC, p.reason;
DO $$
DECLARE
  v_missed text := (SELECT string_agg(reason, ', ' ORDER BY reason) FROM demo_truth.planted p WHERE p.found < p.planted);
BEGIN
  IF v_missed IS NOT NULL THEN
    RAISE EXCEPTION 'planted and not found: %', v_missed;
  END IF;
END
$$;
