-- Old forms, and which items fill them.

CREATE TABLE ybss_registry.report (
  report text PRIMARY KEY CHECK (char_length(report) BETWEEN 1 AND 60),
  office text NOT NULL CHECK (char_length(office) BETWEEN 1 AND 60),
  kind text NOT NULL REFERENCES ybss_registry.record_kind,
  only_if text CHECK (char_length(only_if) <= 1000),
  period interval,
  description text
);
COMMENT ON TABLE ybss_registry.report IS
'Forms that offices used to have filled in by hand; ybss.fill_report fills them from the registers. / 报表目录。';
COMMENT ON COLUMN ybss_registry.report.office IS 'Office that asks for the form. / 要表部门。';
COMMENT ON COLUMN ybss_registry.report.only_if IS
'Condition over the kind''s items that a record on the form meets; null for all. / 入表条件。';
COMMENT ON COLUMN ybss_registry.report.period IS 'How often it was asked for. / 报送周期。';

CREATE TABLE ybss_registry.report_field (
  report text NOT NULL REFERENCES ybss_registry.report ON UPDATE CASCADE ON DELETE CASCADE,
  position int NOT NULL CHECK (position > 0),
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 100),
  kind text NOT NULL,
  item text NOT NULL,
  PRIMARY KEY (report, position),
  UNIQUE (report, label),
  FOREIGN KEY (kind, item) REFERENCES ybss_registry.item ON UPDATE CASCADE
);
COMMENT ON TABLE ybss_registry.report_field IS 'The form''s fields and the item behind each. / 报表栏目与信息项的对应。';

INSERT INTO ybss_registry.report (report, office, kind, only_if, period, description) VALUES
('流动人口登记表', '公安', 'person', 'same_residence = ''02'' OR inflow_reason IS NOT NULL OR permit_number IS NOT NULL', '1 month', 'GB/T 31000 流动人口'),
('境外人员登记表', '公安', 'person', 'nationality <> ''CHN''', '1 month', 'GB/T 31000 境外人员'),
('留守人员登记表', '民政', 'person', 'left_behind IS NOT NULL', '3 months', 'GB/T 31000 留守人员'),
('出租房屋登记表', '住建', 'house', 'let_use IS NOT NULL', '1 month', 'GB/T 31000 出租房'),
('楼栋信息表', '网格', 'building', NULL, '6 months', 'GB/T 31000 楼栋长'),
('市场主体信息表', '市监', 'unit', NULL, '3 months', 'GB/T 31000 非公有制经济组织'),
('学校信息表', '教育', 'unit', 'school_code IS NOT NULL', '1 year', 'GB/T 31000 学校');

INSERT INTO ybss_registry.report_field (report, position, label, kind, item)
SELECT f.report, f.position, i.chinese, i.kind, i.item
FROM (VALUES
  ('流动人口登记表', '{citizen_id,name,former_name,sex,birth_date,marital_status,education,occupation,workplace,phone,registered_division,registered_address,residence,inflow_reason,permit_kind,permit_number,permit_issued,permit_expires,dwelling}'::text[]),
  ('境外人员登记表', '{foreign_surname,foreign_given_name,name,sex,birth_date,nationality,document_kind,document_number,document_expires,phone,visit_purpose,occupation,workplace,residence,arrived_on,leaves_on}'),
  ('留守人员登记表', '{citizen_id,name,sex,birth_date,phone,registered_address,residence,left_behind,guardian_citizen_id,guardian_name,guardian_relation,guardian_phone,guardian_workplace,family_income,difficulties}'),
  ('出租房屋登记表', '{name,address,use_code,let_use,area,owner,owner_phone,owner_address,hazard,tenant_citizen_id,tenant_name,tenant_phone,position}'),
  ('楼栋信息表', '{name,address,area,storeys,entrances,houses,residents,chief_name,chief_sex,chief_birth_date,chief_education,chief_mobile,chief_phone,position}'),
  ('市场主体信息表', '{credit_code,name,unit_class,premises,phone,employees,representative,representative_document_kind,representative_document,representative_phone,security_officer,security_phone,dangerous_chemicals,safety_hazard,attention,position}'),
  ('学校信息表', '{school_code,name,premises,school_kind,school_authority,students,head_teacher,head_teacher_phone,security_officer,security_phone,guards,position}')
) r(report, items)
JOIN ybss_registry.report k USING (report)
CROSS JOIN LATERAL (SELECT r.report, u.item, u.position FROM unnest(r.items) WITH ORDINALITY u(item, position)) f
JOIN ybss_registry.item i ON i.kind = k.kind AND i.item = f.item;
