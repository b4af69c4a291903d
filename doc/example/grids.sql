-- The management tree of the manual's example: a district, two towns, two
-- communities, three grids.
INSERT INTO ybss_registry.grid (code, name, division) VALUES
('520371', '新蒲新区', '520302'),
('520371013', '新蒲街道', '520302013'),
('520371013001', '新华社区', '520302013001'),
('520371013001001', '新华社区第一网格', NULL),
('520371013001002', '新华社区第二网格', NULL),
('520371110', '三渡镇', '520302110'),
('520371110200', '水洋村', '520302110200'),
('520371110200001', '水洋村第一网格', NULL);
