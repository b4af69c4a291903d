-- The code tables, each with its standard, edition and the copies that confirm it.
-- Made of extension/data/standard by extension/tools/compile_standards.py: edit the lists.

INSERT INTO ybss_registry.shipped_row (relation, key, next)
SELECT 'code_table', r.code_table,
  jsonb_build_object('code_table', r.code_table, 'chinese', r.chinese, 'standard', r.standard, 'edition', r.edition, 'edition_day', r.edition_day::date, 'confirmed', r.confirmed, 'source', r.source, 'own', r.own)
FROM (VALUES
('sex', '性别', 'GB/T 2261.1', '2003', '2003-12-01', 2, 'tourze/gb-t-2261；zpldongxie/api-server-fastify', false),
('marital_status', '婚姻状况', 'GB/T 2261.2', '2003', '2003-12-01', 2, 'tourze/gb-t-2261；zpldongxie/api-server-fastify', false),
('education', '学历', 'GB/T 4658-2006', '2006', '2007-03-01', 2, 'tourze/gb-t-4658；zpldongxie/api-server-fastify', false),
('relation_short', '家庭关系（一位）', 'GB/T 4761-2008', '2008', '2009-01-01', 2, 'chaoshi.m.zjtcn.com；bubsandbeans.com', false),
('relation', '家庭关系（两位）', 'GB/T 4761-2008', '2008', '2009-01-01', 2, 'openhis FamilyRelationshipType；bubsandbeans.com', false),
('document', '证件种类', 'GA/T 2000.156-2016', '2016', NULL, 2, 'tourze/ga-t-2000；GA/T 517-2004 的两份字典', false),
('household_kind', '户口类别', 'GA/T 2000.27', NULL, NULL, 2, '一份数据仓库的维表；2020 年的一份字典', false),
('structure', '房屋结构', '不动产登记数据库标准', NULL, NULL, 2, '两个不动产登记系统的字典（fwjg）', false),
('event', '事件类型', 'GB/T 31000-2015', '2015', '2016-03-01', 1, 'cpjit/img2java', false),
('event_scale', '事件规模', 'GB/T 31000-2015', '2015', '2016-03-01', 1, 'cpjit/img2java', false),
('same_residence', '人户一致标识', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('enterprise', '企业类别', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('dwelling', '住所类型', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('attention', '关注程度', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('let_use', '出租用途', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('permit', '办证类型', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('safety_hazard', '安全隐患类型', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('economy', '家庭经济情况', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('building_use', '建筑用途', 'GB/T 31000-2015', '2015', '2016-03-01', 1, 'cpjit/img2java', false),
('visit_purpose', '来华目的', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('inflow_reason', '流入原因', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('left_behind', '留守人员类型', 'GB/T 31000-2015', '2015', '2016-03-01', 1, 'cpjit/img2java', false),
('registration_type', '登记注册类型', 'GB/T 31000-2015', '2015', '2016-03-01', 1, 'cpjit/img2java', false),
('statistical_type', '登记注册统计类别', '国统字〔2023〕14号', '2023', NULL, 2, '两个统计系统的字典', false),
('social_organization', '社会组织类型', 'GB/T 31000-2015', '2015', '2016-03-01', 2, 'cpjit/img2java；Zxgg/svn-to-git', false),
('house_hazard', '隐患类型', 'GB/T 31000-2015', '2015', '2016-03-01', 1, 'cpjit/img2java', false),
('nationality', '国籍（地区）', 'GB/T 2659.1-2022', '2022', '2023-07-01', 2, 'Debian iso-codes；tourze/gb-t-2659；zpldongxie/api-server-fastify', false)) r(code_table, chinese, standard, edition, edition_day, confirmed, source, own)
ON CONFLICT (relation, key) DO UPDATE SET next = EXCLUDED.next;
