-- What keeps the stamps and the past of every versioned table (design D4).

CREATE FUNCTION ybss.stamp_change() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_stamp_change';
COMMENT ON FUNCTION ybss.stamp_change() IS
'Trigger BEFORE INSERT OR UPDATE of a versioned table; its arguments name the id column and the kind of its records. Gives a new row its id where the writer leaves it out (as give_id), and stamps it with recorded_at (it first came), changed_at and change_id (the change that wrote it, one of a transaction), whatever the writer put there. An update that changes nothing leaves the stamps. Raises YBH01 where a row names a change that did not write it, YBH02 where the district or the id of a record changes, YBH10 for an id that holds another district. Volatile: writes the row of the change. / 写入前填写编号、登记时间、变更时间和变更编号；禁止修改区划和编号。';
REVOKE ALL ON FUNCTION ybss.stamp_change() FROM PUBLIC;

CREATE FUNCTION ybss.give_id() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_give_id';
COMMENT ON FUNCTION ybss.give_id() IS
'Trigger BEFORE INSERT of a table without history; its argument names the id column. Gives the row an id of its district where the writer leaves it out, as ybss_registry.new_id does. An id that the writer brings holds the row''s district, or none (below 2^32). Raises YBH10 for any other. Volatile: draws from a sequence. / 写入前填写编号。';
REVOKE ALL ON FUNCTION ybss.give_id() FROM PUBLIC;

CREATE FUNCTION ybss.keep_history() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_keep_history';
COMMENT ON FUNCTION ybss.keep_history() IS
'Trigger AFTER UPDATE OR DELETE of a versioned table; its arguments name the id column and the kind under which history knows its records, whatever an engine calls the table. Writes one row of ybss_registry.history for a record and transaction: the old values of the attributes that changed, all of them where the row was deleted or left its grid. Attributes that ALTER TABLE added count at once. Raises YBH05 where no partition takes the row. Volatile: writes history. / 更新或删除后将旧值写入历史。';
REVOKE ALL ON FUNCTION ybss.keep_history() FROM PUBLIC;

CREATE FUNCTION ybss.refuse_truncate() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_refuse_truncate';
COMMENT ON FUNCTION ybss.refuse_truncate() IS
'Trigger BEFORE TRUNCATE of a versioned table: always raises YBH03, for TRUNCATE would leave no history. Volatile: a trigger. / 禁止整表清空留存历史的表。';
REVOKE ALL ON FUNCTION ybss.refuse_truncate() FROM PUBLIC;

CREATE FUNCTION ybss.rule_up() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_rule_up';
COMMENT ON FUNCTION ybss.rule_up() IS
'Constraint trigger AFTER INSERT OR UPDATE of a table with foreign keys: looks up and locks what the row refers to, before the server''s own check does, and raises YBL11 with the rule''s name as constraint where it is not there. Arguments: late, for the keys that are checked at the end of the transaction, or empty; and the kind of the table''s records, by which and by its columns a key is known that an engine calls otherwise. Fires for replicated rows too. Volatile: locks rows. / 引用的记录必须存在，否则报规则名称。';
REVOKE ALL ON FUNCTION ybss.rule_up() FROM PUBLIC;

CREATE FUNCTION ybss.rule_down() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_rule_down';
COMMENT ON FUNCTION ybss.rule_down() IS
'Constraint trigger AFTER UPDATE OR DELETE of a table to which foreign keys point: raises YBL12 with the rule''s name as constraint where a row still refers to what was taken away, before the server''s own check does. Arguments as of rule_up. Volatile: a trigger. / 仍被引用的记录不得删除或停用。';
REVOKE ALL ON FUNCTION ybss.rule_down() FROM PUBLIC;

CREATE FUNCTION ybss.rule_apart() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_rule_apart';
COMMENT ON FUNCTION ybss.rule_apart() IS
'Trigger BEFORE INSERT OR UPDATE of a table with exclusion constraints: locks the person, house or unit by which periods are counted, makes the constraint''s own check and raises YBL13 with the rule''s name as constraint where periods overlap. Leaves INSERT … ON CONFLICT to the constraint itself. Volatile: locks rows. / 有效期不得重叠，否则报规则名称。';
REVOKE ALL ON FUNCTION ybss.rule_apart() FROM PUBLIC;

CREATE FUNCTION ybss.rule_scope() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_rule_scope';
COMMENT ON FUNCTION ybss.rule_scope() IS
'Trigger BEFORE INSERT OR UPDATE of a table with foreign keys to rows that lie in grids, before every other: whoever row security binds must see what a new or changed reference names, else YBL11 with the rule''s name as constraint, the same as where it is not there; of an address or street what lies above the row''s own grid will do. References that stay as they are are not looked at. Volatile: a trigger. / 写入关联时两端均须在权限范围内，否则与记录不存在同样报错。';
REVOKE ALL ON FUNCTION ybss.rule_scope() FROM PUBLIC;

CREATE FUNCTION ybss.write_set(statement text) RETURNS bigint
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_write_set';
COMMENT ON FUNCTION ybss.write_set(text) IS
'Runs an INSERT or UPDATE of the registry''s functions, without RETURNING, alone or ON CONFLICT DO NOTHING, and judges its rows together: what they refer to is looked up and locked once each, periods are compared holder by holder, instead of the rules'' triggers, foreign keys and exclusion constraints row by row. A set that breaks a rule or meets a conflict, or whose rules cannot be judged so, is written row by row and refused as by every other road. Gives how many rows were written. Raises 42501 for whoever lacks the rights of the registry''s owner, and whatever the statement raises. Volatile: runs a statement. / 成批写入：对整批记录统一校验关联规则，等同逐行校验。';
REVOKE ALL ON FUNCTION ybss.write_set(text) FROM PUBLIC;

CREATE FUNCTION ybss.rule_holds() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_rule_holds';
COMMENT ON FUNCTION ybss.rule_holds() IS
'Constraint trigger AFTER INSERT OR UPDATE of a table of the registry; three arguments a question: a column of the row, a view ybss_registry.impossible_…, a column of the view. Raises the first rule that the view tells where its column has the row''s value, by the rule''s name as constraint: YBL21 a life that cannot be, YBL22 shares above the whole, YBL23 guardians, YBL24 names and numbers, YBL25 grids. What only the day of a birth tells counts for who sees every row; others are held to its year, which they see. Rests while the tree is redrawn, and for replicated rows. Volatile: reads the newest rows. / 人员生平、份额、监护、姓名号码、网格等规则：违反时报规则名称。';
REVOKE ALL ON FUNCTION ybss.rule_holds() FROM PUBLIC;
