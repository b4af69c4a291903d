-- The sources of the demo: who sends them, how their columns are called, what their words mean.
-- Lifts are of a kind that the district adds itself: rows, no DDL (doc/en/32_record_kinds.md).
INSERT INTO ybss_registry.record_kind (kind, english, chinese, class, place, number_shape) VALUES
('lift', 'lift', '电梯', '物', 'address', '[0-9]{6}');
INSERT INTO ybss_registry.code_table (code_table, chinese, standard) VALUES ('lift_use', '电梯用途', '本区');
INSERT INTO ybss_registry.code_value (code_table, code, chinese) VALUES ('lift_use', '1', '乘客'), ('lift_use', '2', '载货');
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, sensitivity, value_type, code_table, fresh_for,
  required_if, required_words, rule, rule_words) VALUES
('lift', 'lift_use', '用途', 'use', '市监', '特种设备安全法', 0, 'code', 'lift_use', NULL, NULL, NULL, NULL, NULL),
('lift', 'inspected_on', '检验日期', 'inspected on', '市监', '特种设备安全法', 0, 'date', NULL, '1 year', NULL, NULL,
  'inspected_on <= as_of', '不晚于今天 / not later than today'),
('lift', 'keeper', '维保单位', 'kept by', '市监', '特种设备安全法', 0, 'text', NULL, NULL, 'lift_use = ''1''',
  '乘客电梯须填 / passenger lifts have it', NULL, NULL);

INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES
('standard_address', '民政', 'address', '520371', 95),
('police', '公安', 'person', '520371', 90),
('housing', '住建', 'house', '520371', 80),
('market', '市监', 'unit', '520371', 80),
('lifts', '市监', 'lift', '520371', 80),
('declaration', '自主申报', 'declaration', '520371', 60),
('health', '卫健', 'person', '520371', 50);

INSERT INTO ybss_registry.source_column (source, header, field, required) VALUES
('standard_address', '标准地址', 'address', true), ('standard_address', '网格编码', 'grid', true),
('standard_address', '经度', 'longitude', false), ('standard_address', '纬度', 'latitude', false),
('standard_address', '用途', 'house_use', false), ('standard_address', '状态', 'state', false),
('standard_address', '地址编号', 'number_at_office', false),
('police', '姓名', 'name', true), ('police', '性别', 'sex', false), ('police', '证件类型', 'document_kind', false),
('police', '公民身份号码', 'citizen_id', true), ('police', '出生日期', 'birth_date', false),
('police', '户籍地址', 'registered_address', false), ('police', '现住址', 'address', true),
('police', '联系电话', 'phone', false), ('police', '户号', 'household_number', false),
('police', '与户主关系', 'relation', false), ('police', '登记日期', 'said_on', false),
('police', '曾用名', 'former_name', false), ('police', '婚姻状况', 'marital_status', false),
('police', '文化程度', 'education', false), ('police', '职业', 'occupation', false),
('police', '住所类型', 'tenure', false), ('police', '人户一致', 'same_residence', false),
('police', '服务处所', 'workplace', false), ('police', '流入原因', 'inflow_reason', false),
('police', '户籍区划', 'registered_division', false),
('police', '国籍', 'nationality', false), ('police', '抵达日期', 'arrived_on', false),
('police', '预计离开日期', 'leaves_on', false), ('police', '办证类型', 'permit_kind', false),
('police', '居住证号', 'permit_number', false),
('police', '居住证签发', 'permit_issued', false), ('police', '居住证到期', 'permit_expires', false),
('police', '留守类型', 'left_behind', false), ('police', '家庭成员姓名', 'guardian_name', false),
('police', '家庭成员身份证号', 'guardian_citizen_id', false), ('police', '家庭成员关系', 'guardian_relation', false),
('police', '家庭成员电话', 'guardian_phone', false), ('police', '无证件原因', 'no_document_reason', false),
('housing', '记录类型', 'record_type', false),
('housing', '楼栋号', 'building', false), ('housing', '单元', 'unit', false), ('housing', '楼层', 'floor', false),
('housing', '室号', 'room', false), ('housing', '房屋坐落', 'address', true), ('housing', '建筑面积', 'area', false),
('housing', '用途', 'house_use', false), ('housing', '层数', 'storeys', false), ('housing', '权利人', 'name', true),
('housing', '权利人证件号', 'citizen_id', false), ('housing', '登记时间', 'said_on', false),
('housing', '份额', 'share', false),
('market', '统一社会信用代码', 'credit_code', true), ('market', '名称', 'unit_name', true),
('market', '类型', 'unit_kind', false), ('market', '经营场所', 'address', true),
('market', '法定代表人', 'representative', false), ('market', '联系电话', 'phone', false),
('market', '成立日期', 'founded_on', false),
('market', '注销日期', 'closed_on', false), ('market', '核查日期', 'said_on', false),
('market', '无代码原因', 'no_code_reason', false),
('lifts', '设备代码', 'number', true), ('lifts', '名称', 'name', false), ('lifts', '安装位置', 'address', true),
('lifts', '用途', 'lift_use', false), ('lifts', '启用日期', 'began_on', false), ('lifts', '检验日期', 'inspected_on', false),
('lifts', '维保单位', 'keeper', false),
('health', '姓名', 'name', true), ('health', '性别', 'sex', false), ('health', '身份证号', 'citizen_id', false),
('health', '出生日期', 'birth_date', false), ('health', '家庭住址', 'address', true), ('health', '电话', 'phone', false),
('health', '建档日期', 'said_on', false), ('health', '死亡日期', 'died_on', false), ('health', '档案编号', 'number_at_office', false),
('declaration', '提交时间', 'said_on', false), ('declaration', '姓名', 'name', true),
('declaration', '证件号码', 'citizen_id', false), ('declaration', '手机号', 'phone', false),
('declaration', '申报住址', 'address', true), ('declaration', '与房屋关系', 'tenure', false),
('declaration', '工作单位', 'employer', false), ('declaration', '单位代码', 'employer_code', false);

-- Words that no code table has; 本科, 已婚, 租住, 务工 and the like are read without a row.
INSERT INTO ybss_registry.source_value (source, field, written, value) VALUES
('standard_address', 'state', '已确认', 'confirmed'),
('housing', 'record_type', '楼栋', 'building'), ('housing', 'record_type', '房屋', 'house'),
('police', 'no_document_reason', '新生儿未申报', '01'), ('market', 'no_code_reason', '不清楚', '90');

-- The persons are invented: ids of a region that never was, numbers with a prefix that nobody uses.
-- The district's own rows say that they are not to be doubted here.
INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES
('region', '520399', '示例地区', '示例数据'), ('mobile_prefix', '154', '示例号段', '示例数据');
