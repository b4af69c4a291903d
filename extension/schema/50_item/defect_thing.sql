-- Faults of the records of kinds that the district added: twice, out of place, without the place that the kind asks for.

CREATE OR REPLACE FUNCTION ybss_registry.thing_defects(within ybss.grid_code)
RETURNS TABLE (defect text, address_id bigint, address text, evidence text, repair text)
LANGUAGE sql STABLE ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH standing AS MATERIALIZED (
    SELECT t.*, k.chinese AS kind_name, k.place, pg_catalog.format('%s%s（编号 %s）', k.chinese, coalesce('“' || ybss.shown(t.kind, 'name', t.name) || '”', ''), coalesce(ybss.shown(t.kind, 'number', t.number), t.thing_id::text)) AS called,
      a.position AS address_position, ybss.address_text(a.address) AS address
    FROM ybss_registry.thing t JOIN ybss_registry.record_kind k USING (kind)
    LEFT JOIN ybss_registry.address a ON a.district = t.district AND a.address_id = t.address_id
    WHERE t.ended_on IS NULL AND k.active AND (within IS NULL OR t.grid OPERATOR(ybss.<@) within)
  )
  SELECT '重', t.address_id, t.address, pg_catalog.format('%s与 %s 同名，在同一地址或相距不足 5 米', t.called, o.called), '核实后终止其中一条'
  FROM standing t JOIN standing o ON o.district = t.district AND o.kind = t.kind AND o.name = t.name AND o.thing_id < t.thing_id
    -- 5 m are some 0.00006 degrees; only of the same address or of one place.
    AND (o.address_id = t.address_id OR @postgis@.st_distance(o.position, t.position) < 0.00005)
  UNION ALL
  SELECT '错', t.address_id, t.address, t.called || '的坐标不在所属网格内', '核对坐标，或改归所在网格'
  FROM standing t JOIN ybss_registry.grid g ON g.district = t.district AND g.code OPERATOR(ybss.=) t.grid
  WHERE g.shape IS NOT NULL AND t.position IS NOT NULL AND NOT @postgis@.st_covers(g.shape, t.position)
  UNION ALL
  SELECT '错', t.address_id, t.address, pg_catalog.format('%s的坐标距所在标准地址 %s 米', t.called,
    round(@postgis@.st_distance(@postgis@.geography(@postgis@.st_transform(t.position, 4326)), @postgis@.geography(@postgis@.st_transform(t.address_position, 4326)))::numeric, -1)),
    '核对坐标和地址'
  FROM standing t
  WHERE @postgis@.st_distance(@postgis@.geography(@postgis@.st_transform(t.position, 4326)), @postgis@.geography(@postgis@.st_transform(t.address_position, 4326))) > 300
  UNION ALL
  SELECT '漏', t.address_id, t.address, t.called || '缺少' || CASE t.place WHEN 'address' THEN '标准地址' WHEN 'position' THEN '坐标' ELSE '标准地址或坐标' END, '补充后可巡查、可定位'
  FROM standing t
  WHERE CASE t.place WHEN 'address' THEN t.address_id IS NULL WHEN 'position' THEN t.position IS NULL WHEN 'either' THEN t.address_id IS NULL AND t.position IS NULL END
$$;
COMMENT ON FUNCTION ybss_registry.thing_defects(ybss.grid_code) IS
'Faults of standing records of added kinds: 重 one name twice at one address or within 5 m, 错 a position outside of the record''s grid or more than 300 m from its address, 漏 without the place that the kind asks for. Stable: reads the register. / 本区增加的各类记录的质量问题：重复、位置有误、缺少位置。';
REVOKE ALL ON FUNCTION ybss_registry.thing_defects(ybss.grid_code) FROM PUBLIC;
