-- Scores in C: the catalogue of items compiled once per session.

CREATE FUNCTION ybss.score(record record, as_of date DEFAULT CURRENT_DATE) RETURNS ybss.record_score
LANGUAGE c STABLE STRICT PARALLEL SAFE COST 200 AS 'MODULE_PATHNAME', 'ybss_score';
COMMENT ON FUNCTION ybss.score(record, date) IS
'Scores of a record on a day, from the catalogue of items: SELECT ybss.score(p) FROM ybss_registry.person_record p. A row of the register does as well; what its links say is then looked up, one query a row. A rule that fails is suspended with a notice. Raises YBV01 for a row of something else. Stable: reads the catalogue, as every session does from its next statement on. / 按信息项目录计算一条记录的评分。';
REVOKE ALL ON FUNCTION ybss.score(record, date) FROM PUBLIC;

CREATE FUNCTION ybss.score_numbers(record record, as_of date) RETURNS ybss.record_score_numbers
LANGUAGE c STABLE STRICT PARALLEL SAFE COST 200 AS 'MODULE_PATHNAME', 'ybss_score_numbers';
COMMENT ON FUNCTION ybss.score_numbers(record, date) IS
'The same as it is stored: hundredths of a point and numbers of items. Stable: reads the catalogue. / 存储格式的记录评分。';
REVOKE ALL ON FUNCTION ybss.score_numbers(record, date) FROM PUBLIC;

CREATE FUNCTION ybss.score_items(record record, as_of date)
RETURNS SETOF ybss.item_finding
LANGUAGE c STABLE STRICT PARALLEL SAFE COST 500 ROWS 40 AS 'MODULE_PATHNAME', 'ybss_score_items';
COMMENT ON FUNCTION ybss.score_items(record, date) IS
'What was found of every item of a record: there, by its formula, required, checkable, right, stated when, how fresh (0 to 100), a part suspended. Stable: reads the catalogue. / 一条记录各信息项的评分依据。';
REVOKE ALL ON FUNCTION ybss.score_items(record, date) FROM PUBLIC;

CREATE FUNCTION ybss.try_items(kind text, items text[]) RETURNS int
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_try_items';
COMMENT ON FUNCTION ybss.try_items(text, text[]) IS
'Compiles a kind''s catalogue and tries the conditions, formulas and rules of the named items on samples; gives how many items. Raises YBV02 for an unknown item, YBV03 for one that does not compile, calls what it may not or fails on a sample, YBV04 for one that takes over a second, YBV05 for formulas in a circle. Volatile: takes time on purpose. / 试运行信息项的条件、算式和规则。';
REVOKE ALL ON FUNCTION ybss.try_items(text, text[]) FROM PUBLIC;

CREATE FUNCTION ybss.try_condition(kind text, condition text) RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_try_condition';
COMMENT ON FUNCTION ybss.try_condition(text, text) IS
'Tries a condition over a kind''s items as try_items tries rules; raises YBV02, YBV03 or YBV04. Volatile: takes time on purpose. / 试运行一个条件表达式。';
REVOKE ALL ON FUNCTION ybss.try_condition(text, text) FROM PUBLIC;

CREATE FUNCTION ybss.note_saved_entry(number int2, district int4, office text) RETURNS boolean
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_note_saved_entry';
COMMENT ON FUNCTION ybss.note_saved_entry(int2, int4, text) IS
'Counts an entry that was refused because its owner''s value is known, in a transaction of its own: the refusal undoes the caller''s. False where no background worker was free. Volatile: writes. / 记录一次被减免的填报。';
REVOKE ALL ON FUNCTION ybss.note_saved_entry(int2, int4, text) FROM PUBLIC;

CREATE FUNCTION ybss.tell_catalogue_changed() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_tell_catalogue_changed';
COMMENT ON FUNCTION ybss.tell_catalogue_changed() IS
'Trigger on the catalogue''s tables: every session compiles it anew before its next statement. Volatile: sends an invalidation with the commit. / 目录变更触发器：通知所有会话重新编译。';
REVOKE ALL ON FUNCTION ybss.tell_catalogue_changed() FROM PUBLIC;
