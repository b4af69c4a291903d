-- The lists of the manual's example: who sends them, how their columns are
-- called, what their words mean.
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES
('standard_address', '民政', 'address', '520371', 95),
('police', '公安', 'person', '520371', 90),
('market', '市监', 'unit', '520371', 80),
('declaration', '自主申报', 'declaration', '520371', 60);

INSERT INTO ybss_registry.source_column (source, header, field, required) VALUES
('standard_address', '标准地址', 'address', true), ('standard_address', '网格编码', 'grid', true),
('standard_address', '经度', 'longitude', false), ('standard_address', '纬度', 'latitude', false),
('standard_address', '状态', 'state', false),
('police', '姓名', 'name', true), ('police', '公民身份号码', 'citizen_id', true),
('police', '现住址', 'address', true), ('police', '联系电话', 'phone', false),
('police', '户号', 'household_number', false), ('police', '与户主关系', 'relation', false),
('police', '登记日期', 'said_on', false),
('market', '统一社会信用代码', 'credit_code', true), ('market', '名称', 'unit_name', true),
('market', '经营场所', 'address', true), ('market', '法定代表人', 'representative', false),
('market', '联系电话', 'phone', false), ('market', '成立日期', 'founded_on', false),
('declaration', '提交时间', 'said_on', false), ('declaration', '姓名', 'name', true),
('declaration', '证件号码', 'citizen_id', false), ('declaration', '手机号', 'phone', false),
('declaration', '申报住址', 'address', true), ('declaration', '与房屋关系', 'tenure', false);

INSERT INTO ybss_registry.source_value (source, field, written, value) VALUES
('standard_address', 'state', '已确认', 'confirmed'),
('declaration', 'tenure', '自有', '01'), ('declaration', 'tenure', '租住', '02'), ('declaration', 'tenure', '借住', '04');

-- The persons are invented: ids of a region that never was, numbers with a prefix that nobody uses.
-- The district's own rows say that they are not to be doubted here.
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES
('region', '520399', '示例地区', '示例数据'), ('mobile_prefix', '154', '示例号段', '示例数据');
