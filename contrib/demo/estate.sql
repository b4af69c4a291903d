-- A second list of houses' owners, which only the demo has: a property firm's, of the flats
-- that it looks after. Where it names others than the housing office does, the owner is disputed.
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('estate', '物业', 'house', '520371', 40);
INSERT INTO ybss_registry.source_column (source, header, field, required) VALUES
('estate', '房屋坐落', 'address', true), ('estate', '权利人', 'name', true), ('estate', '证件号', 'citizen_id', false),
('estate', '登记时间', 'said_on', false);
