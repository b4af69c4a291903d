-- What is collected is data (design D7): items per kind of record.

CREATE TABLE ybss_registry.item (
  kind text NOT NULL CHECK (kind IN ('person', 'house', 'unit')),
  item text NOT NULL,
  chinese text NOT NULL,
  office text NOT NULL,
  basis text NOT NULL,
  sensitivity int NOT NULL DEFAULT 1 CHECK (sensitivity BETWEEN 0 AND 3),
  weight real NOT NULL DEFAULT 1 CHECK (weight > 0),
  fresh_for interval,
  PRIMARY KEY (kind, item)
);
COMMENT ON TABLE ybss_registry.item IS
'Items of information: what is collected of each kind of record, by which office, on what basis, how sensitive, of what weight, how long it stays fresh. / 信息项目录。';
COMMENT ON COLUMN ybss_registry.item.office IS 'Department that answers for the item (归口部门). / 归口部门。';
COMMENT ON COLUMN ybss_registry.item.sensitivity IS '0 open, 1 internal, 2 personal, 3 sensitive personal. / 敏感级别。';

INSERT INTO ybss_registry.item (kind, item, chinese, office, basis, sensitivity, weight, fresh_for) VALUES
('person', 'name', '姓名', '公安', 'GB/T 31000-2015', 2, 3, NULL),
('person', 'citizen_id', '公民身份号码', '公安', 'GB/T 31000-2015', 3, 4, NULL),
('person', 'sex', '性别', '公安', 'GB/T 31000-2015', 1, 1, NULL),
('person', 'birth_date', '出生日期', '公安', 'GB/T 31000-2015', 2, 2, NULL),
('person', 'phone', '联系方式', '公安', 'GB/T 31000-2015', 2, 2, '2 years'),
('person', 'registered_address', '户籍地址', '公安', 'GB/T 31000-2015', 2, 1, NULL),
('person', 'residence', '现住地址', '公安', 'GB/T 31000-2015', 2, 4, '1 year'),
('house', 'area', '建筑面积', '住建', 'GB/T 31000-2015', 1, 1, NULL),
('house', 'use_code', '建筑用途', '住建', 'GB/T 31000-2015', 1, 1, NULL),
('house', 'owner', '权利人', '住建', 'GB/T 31000-2015', 2, 2, '5 years'),
('house', 'position', '经纬度', '民政', 'GB/T 31000-2015', 1, 1, NULL),
('house', 'occupancy', '居住情况', '公安', 'GB/T 31000-2015', 1, 2, '1 year'),
('unit', 'name', '单位名称', '市监', 'GB/T 31000-2015', 0, 2, NULL),
('unit', 'credit_code', '统一社会信用代码', '市监', 'GB 32100-2015', 0, 3, NULL),
('unit', 'representative', '法定代表人', '市监', 'GB/T 31000-2015', 1, 2, NULL),
('unit', 'phone', '联系方式', '市监', 'GB/T 31000-2015', 1, 1, '2 years'),
('unit', 'premises', '经营场所', '市监', 'GB/T 31000-2015', 0, 3, NULL);

CREATE TABLE ybss_registry.quality (
  district int4 NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'house', 'unit')),
  record_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  completeness real NOT NULL CHECK (completeness BETWEEN 0 AND 100),
  accuracy real NOT NULL CHECK (accuracy BETWEEN 0 AND 100),
  freshness real NOT NULL CHECK (freshness BETWEEN 0 AND 100),
  lacks text[] NOT NULL DEFAULT '{}',
  scored_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, kind, record_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.quality IS
'Three scores of every record, 0 to 100, and the items that it lacks. / 记录质量评分：完整、准确、鲜活。';
CREATE INDEX quality_grid ON ybss_registry.quality (grid, kind);
