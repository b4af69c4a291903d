-- Faults of the address book, and of what stands on it: 重 doubles, 错 numbers out of place, 跳 jumps,
-- 漏 rooms that a building lacks, 缺 plates that were never put up, 名 roads without a name.

CREATE OR REPLACE FUNCTION ybss.find_defects(within ybss.grid_code DEFAULT NULL, plate_days int DEFAULT 90)
RETURNS TABLE (defect text, address_id bigint, address text, evidence text, repair text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT * FROM ybss_registry.double_addresses(within)
  UNION ALL SELECT * FROM ybss_registry.misnumbered_addresses(within)
  UNION ALL SELECT * FROM ybss_registry.missing_rooms(within)
  UNION ALL SELECT * FROM ybss_registry.missing_plates(within, plate_days)
  UNION ALL SELECT * FROM ybss_registry.unnamed_roads(within)
  UNION ALL SELECT * FROM ybss_registry.thing_defects(within)
$$;
COMMENT ON FUNCTION ybss.find_defects(ybss.grid_code, int) IS
'Faults of the address book below a node of the management tree (null: everywhere in the caller''s scope): 重 doubles, 错 numbers on the wrong side or out of order, 跳 jumps of up to twenty, 漏 rooms and floors missing in a matrix that is at least 70 % full, 缺 plates not up plate_days days after confirmation, 名 roads in use that have no name by decision; and of records of added kinds (lifts, hydrants) 重 doubles, 错 positions out of their grid or far from their address, 漏 records without the place that their kind asks for. Each with evidence and a proposed repair; nothing is changed. Stable: reads the address book and the date. Security definer: reads the book for people who only see its view. Practice of several cities, GA/T 2000.32 elements. / 标准地址质量检查：重、错、跳、漏、缺、名（在用而未命名），附依据和处理建议；含本区增加的各类记录（电梯、消火栓等）的重、错、漏。';
REVOKE ALL ON FUNCTION ybss.find_defects(ybss.grid_code, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.find_defects(ybss.grid_code, int) TO ybss_reader, ybss_operator;
