-- Changes, and what they replaced: recorded time is kept in one place.

CREATE SEQUENCE ybss_registry.change_number;
COMMENT ON SEQUENCE ybss_registry.change_number IS 'Numbers of changes. / 变更编号序列。';

CREATE TABLE ybss_registry.change (
  district int4 NOT NULL,
  change_id bigint NOT NULL,
  at timestamptz NOT NULL,
  member_id bigint,
  role_name name NOT NULL,
  who text,
  office text,
  source text,
  purpose text,
  run_id bigint,
  kind text NOT NULL DEFAULT 'write' CHECK (kind IN ('write', 'refile')),
  PRIMARY KEY (district, change_id)
);
COMMENT ON TABLE ybss_registry.change IS
'Who wrote when, by which source and for which purpose: one row for a transaction and district that wrote versioned tables, made by trigger stamp_change. / 变更：何人、何时、依据何来源、为何目的。';
COMMENT ON COLUMN ybss_registry.change.at IS 'Start of the transaction. / 事务开始时间。';
COMMENT ON COLUMN ybss_registry.change.member_id IS 'The member who acted; null for an administrator. / 操作人员编号。';
COMMENT ON COLUMN ybss_registry.change.role_name IS 'Database role of the session. / 数据库角色。';
COMMENT ON COLUMN ybss_registry.change.who IS 'What the member was called then. / 当时的人员名称。';
COMMENT ON COLUMN ybss_registry.change.office IS 'The office the member worked for then. / 当时的部门。';
COMMENT ON COLUMN ybss_registry.change.source IS
'Setting ybss.source of the transaction: SET LOCAL ybss.source, or the list that intake read. / 数据来源。';
COMMENT ON COLUMN ybss_registry.change.purpose IS
'Setting ybss.purpose of the transaction. / 变更目的。';
COMMENT ON COLUMN ybss_registry.change.run_id IS
'Run of the job that wrote, of ybss.job_run. / 作业运行编号。';
COMMENT ON COLUMN ybss_registry.change.kind IS
'write: something was learnt; refile: the management tree was redrawn, nothing changed in the world. / 变更类别：业务写入，或网格调整归档。';
CREATE INDEX change_at ON ybss_registry.change (district, at);

CREATE TABLE ybss_registry.history (
  district int4 NOT NULL,
  kind text COLLATE "C" NOT NULL,
  record_id bigint NOT NULL,
  known_until timestamptz NOT NULL,
  known_from timestamptz NOT NULL,
  grid ybss.grid_code NOT NULL,
  change_id bigint,
  ended_by bigint,
  deleted boolean NOT NULL,
  whole boolean NOT NULL,
  old jsonb NOT NULL,
  PRIMARY KEY (district, kind, record_id, known_until),
  CHECK (district = ybss.district_of(grid)),
  CHECK (known_from < known_until)
) PARTITION BY RANGE (known_until);
COMMENT ON TABLE ybss_registry.history IS
'What updates and deletions of versioned tables replaced, one row for a record and transaction, by month of the change. / 历史：更新或删除前的值，按月分区。';
COMMENT ON COLUMN ybss_registry.history.kind IS 'Table of the record. / 记录种类，即表名。';
COMMENT ON COLUMN ybss_registry.history.known_from IS
'The register held it so from here, until known_until (not included). / 登记库曾持有该状态的起始时间。';
COMMENT ON COLUMN ybss_registry.history.grid IS
'Grid of the record in that time: who may see that grid may see this row. / 当时所在网格。';
COMMENT ON COLUMN ybss_registry.history.change_id IS 'The change that brought this state. / 形成该状态的变更。';
COMMENT ON COLUMN ybss_registry.history.ended_by IS 'The change that replaced it. / 取代该状态的变更。';
COMMENT ON COLUMN ybss_registry.history.deleted IS 'The change deleted the record. / 是否因删除而终止。';
COMMENT ON COLUMN ybss_registry.history.whole IS
'old has every attribute, not only those that changed: the record was deleted or left its grid. / 是否保存整行。';
COMMENT ON COLUMN ybss_registry.history.old IS 'Attributes and their values in that time. / 旧值。';
CREATE INDEX history_grid ON ybss_registry.history (grid);
CREATE INDEX history_person ON ybss_registry.history (district, ((old->>'person_id')::bigint)) WHERE old ? 'person_id';
CREATE INDEX history_house ON ybss_registry.history (district, ((old->>'house_id')::bigint)) WHERE old ? 'house_id';
CREATE TABLE ybss_registry.history_other PARTITION OF ybss_registry.history DEFAULT;
COMMENT ON TABLE ybss_registry.history_other IS
'History of months that have no partition yet. / 尚无月分区的历史。';
