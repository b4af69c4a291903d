-- Doors whose numbers break the rule of their street.

CREATE OR REPLACE FUNCTION ybss.plate_faults(within ybss.grid_code DEFAULT NULL)
RETURNS TABLE (address_id bigint, street_id bigint, fault text, evidence text, repair text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH ruled AS (
    SELECT s AS street, r AS rule FROM ybss_registry.street s
    CROSS JOIN LATERAL ybss_registry.plate_rule_of(s) r
    WHERE s.state IN ('named', 'signed') AND r.rule_id IS NOT NULL AND (within IS NULL OR s.grid OPERATOR(ybss.<@) within)
  ), door AS (
    SELECT (w.street).street_id, (w.street).name, w.rule, d.*, (w.street).line IS NOT NULL AND d.away < 200 AS placed,
      CASE (w.rule).numbers WHEN 'all' THEN 0 ELSE d.main % 2 END AS row_of
    FROM ruled w CROSS JOIN LATERAL ybss_registry.doors_of(w.street, w.rule) d
  ), ordered AS (
    SELECT d.*, pg_catalog.lag(d.main) OVER o AS before, pg_catalog.lead(d.main) OVER o AS behind
    FROM door d WHERE d.placed AND d.main IS NOT NULL WINDOW o AS (PARTITION BY d.street_id, d.row_of ORDER BY d.metres, d.main, d.sub)
  )
  SELECT d.address_id, d.street_id, f.fault, f.evidence, f.repair FROM door d
  CROSS JOIN LATERAL (VALUES
    ('unusual_form', '不是规则规定的号码形式', '改号', d.form = 'other'),
    ('suffix_form', '附号形式与规则不符', CASE (d.rule).suffix_form WHEN 'sub' THEN '改为附号' ELSE '改为连字号' END, d.form IN ('sub', 'hyphen') AND d.form <> (d.rule).suffix_form),
    ('withheld', pg_catalog.format('%s号 为规则规定不得编排的号码', d.main), '改号', (d.rule).withheld @> d.main),
    ('before_first', pg_catalog.format('起始号为 %s', (d.rule).first_number), '改号', d.main < (d.rule).first_number),
    ('one_sided', pg_catalog.format('%s 为单侧街路巷，只编%s', d.name, CASE (d.rule).numbers WHEN 'odd' THEN '单号' ELSE '双号' END), '改号',
      (d.rule).numbers = 'odd' AND d.main % 2 = 0 OR (d.rule).numbers = 'even' AND d.main % 2 = 1),
    ('wrong_side', pg_catalog.format('%s号 位于%s侧，规则规定%s号在%s侧', d.main, CASE d.side WHEN 'left' THEN '左' ELSE '右' END,
      CASE d.main % 2 WHEN 1 THEN '单' ELSE '双' END, CASE d.side WHEN 'left' THEN '右' ELSE '左' END), '核对坐标或改号',
      (d.rule).numbers = 'both' AND d.placed AND d.side <> 'on' AND (d.main % 2 = 1) <> (d.side = (d.rule).odd_side))
    ) f (fault, evidence, repair, holds)
  WHERE f.holds
  UNION ALL
  -- The one that stands apart, not its neighbours: without it they are in order.
  SELECT o.address_id, o.street_id, 'out_of_order', pg_catalog.format('自起点 %s 米，位于 %s 号与 %s 号之间', round(o.metres), o.before, o.behind), '核对坐标或改号'
  FROM ordered o WHERE o.before <= o.behind AND NOT o.main BETWEEN o.before AND o.behind
  UNION ALL
  SELECT (pg_catalog.array_agg(o.address_id ORDER BY o.main, o.sub))[1], o.street_id, 'reversed', pg_catalog.format('%s 个门牌自终点起编，与规则方向相反', count(*)), '核对规则或整街改号'
  FROM ordered o GROUP BY o.street_id HAVING count(*) >= 4 AND corr(o.main, o.metres) < -0.5
$$;
COMMENT ON FUNCTION ybss.plate_faults(ybss.grid_code) IS
'Doors below a node (null: everywhere in the caller''s scope) whose numbers break the plate rule of their named street: unusual_form, suffix_form, withheld, before_first, one_sided, wrong_side, out_of_order, reversed (the whole street, told once), with evidence and a repair in Chinese. Streets without a rule are left out; sides and order need the street''s line and the door''s position. Stable: reads the book. Security definer: reads it for people who only see its view. / 不符合编号规则的门牌。';
REVOKE ALL ON FUNCTION ybss.plate_faults(ybss.grid_code) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.plate_faults(ybss.grid_code) TO ybss_reader, ybss_operator;
