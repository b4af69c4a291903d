-- Who looked at whose data, and which values there are to look at.

CREATE TABLE ybss_registry.access_log (
  district int4 NOT NULL,
  logged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  log_id bigint GENERATED ALWAYS AS IDENTITY,
  member_id bigint,
  role_name name NOT NULL,
  who text,
  office text,
  kind text NOT NULL,
  record_id bigint NOT NULL,
  item text NOT NULL,
  purpose text NOT NULL CHECK (char_length(purpose) BETWEEN 2 AND 200),
  outcome text NOT NULL CHECK (outcome IN ('shown', 'grade too low', 'not in scope', 'nobody found', 'over the limit', 'entered')),
  PRIMARY KEY (district, logged_at, log_id)
) PARTITION BY RANGE (logged_at);
COMMENT ON TABLE ybss_registry.access_log IS
'Every value that was shown in full or asked for, one line each, by month. / 明文访问日志。';
COMMENT ON COLUMN ybss_registry.access_log.district IS
'District of the record; 0 where it was not in the asker''s scope. / 所属区，越权访问时为 0。';
COMMENT ON COLUMN ybss_registry.access_log.record_id IS
'The record; 0 where a look-up by number found nobody. Never the number. / 记录编号，按号码查询未查到时为 0。';
COMMENT ON COLUMN ybss_registry.access_log.item IS
'What was asked for: an item of reveal_item; look_up: and the kind of number; enter: and the item or table that was written. / 信息项；look_up: 加号码种类；enter: 加所填信息项或数据表。';
COMMENT ON COLUMN ybss_registry.access_log.who IS
'The member''s label and office as they were then. / 当时的操作人员姓名和部门。';
COMMENT ON COLUMN ybss_registry.access_log.outcome IS
'shown, or why not. / 结果：已显示，或拒绝原因。';
CREATE INDEX access_log_record ON ybss_registry.access_log (kind, record_id, logged_at);
CREATE INDEX access_log_member ON ybss_registry.access_log (member_id, logged_at);
CREATE TABLE ybss_registry.access_log_other PARTITION OF ybss_registry.access_log DEFAULT;
COMMENT ON TABLE ybss_registry.access_log_other IS
'Lines of months that have no partition yet. / 尚无月分区的日志。';

CREATE TABLE ybss_registry.reveal_item (
  kind text NOT NULL,
  item text NOT NULL CHECK (char_length(item) <= 60),
  grade smallint NOT NULL CHECK (grade BETWEEN 1 AND 9),
  english text NOT NULL,
  chinese text NOT NULL,
  PRIMARY KEY (kind, item)
);
COMMENT ON TABLE ybss_registry.reveal_item IS
'Values that ybss.reveal shows: table and column of the registry, and the least grade. / 可申请查看明文的信息项。';
COMMENT ON COLUMN ybss_registry.reveal_item.kind IS
'Table of the registry with the columns district, grid and <kind>_id. / 记录种类，即表名。';
COMMENT ON COLUMN ybss_registry.reveal_item.item IS 'Column of that table. / 信息项，即列名。';
COMMENT ON COLUMN ybss_registry.reveal_item.chinese IS
'How the citizen''s list calls it. / 告知公民时的名称。';
INSERT INTO ybss_registry.reveal_item VALUES
  ('person', 'name', 1, 'name', '姓名'),
  ('person', 'former_name', 1, 'former name', '曾用名'),
  ('person', 'foreign_surname', 1, 'foreign surname', '外文姓'),
  ('person', 'foreign_given_name', 1, 'foreign given names', '外文名'),
  ('person', 'phone', 1, 'phone number', '联系电话'),
  ('person', 'birth_date', 2, 'date of birth', '出生日期'),
  ('person', 'registered_address', 2, 'address of household registration', '户籍地址'),
  ('person', 'document_number', 3, 'number of a document', '证件号码'),
  ('person', 'citizen_id', 3, 'citizen id number', '公民身份号码'),
  ('unit', 'representative', 1, 'name of the legal representative', '法定代表人姓名'),
  ('unit', 'phone', 1, 'phone number', '联系电话');
