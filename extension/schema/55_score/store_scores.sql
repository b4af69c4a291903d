-- Records scored and what comes of it stored, in C: half of the work of scoring a registry is the writing.

CREATE FUNCTION ybss.note_score(scores internal, record record, as_of date, turns_on date, stands tid) RETURNS internal
LANGUAGE c VOLATILE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_note_score';
COMMENT ON FUNCTION ybss.note_score(internal, record, date, date, tid) IS
'Scores one more record of those that ybss.store_scores stores. Volatile: suspends rules that fail. / 对一条记录评分，待成批保存。';
CREATE FUNCTION ybss.write_scores(scores internal) RETURNS bigint
LANGUAGE c VOLATILE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_write_scores';
COMMENT ON FUNCTION ybss.write_scores(internal) IS
'Stores what ybss.note_score left, for ybss.store_scores. Volatile: writes scores. / 成批保存评分。';
CREATE AGGREGATE ybss.store_scores(record record, as_of date, turns_on date, stands tid) (
  SFUNC = ybss.note_score, STYPE = internal, FINALFUNC = ybss.write_scores, PARALLEL = UNSAFE);
COMMENT ON AGGREGATE ybss.store_scores(record, date, date, tid) IS
'Scores records, which hold a grid, on a day, and stores the scores in ybss_registry.quality and what they add in the sums by grid, as the statements and triggers of a few records do. turns_on: the first day to come on which a link begins or ends, null: none; stands: where the record''s score stands (ctid of the row), null: it has none. A score that says what stands is not written again. The caller holds the locks of the records'' communities (ybss_registry.lock_scores). Gives how many records were scored. Raises 42501 for whoever lacks the rights of the registry''s owner, what ybss.score raises, and 40001 where a score was changed beside. / 成批计算并保存评分，同时累计网格合计；与原评分相同的不重写。';
REVOKE ALL ON FUNCTION ybss.note_score(internal, record, date, date, tid), ybss.write_scores(internal),
  ybss.store_scores(record, date, date, tid) FROM PUBLIC;

CREATE FUNCTION ybss.items_read(kind text) RETURNS text[]
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_items_read';
COMMENT ON FUNCTION ybss.items_read(text) IS
'The items of a kind whose value is read when a record is scored: by a rule, a formula, a condition or a code table. Of the others it counts whether they are there. Raises YBV01 for an unknown kind. Stable: reads the catalogue. / 评分时需要读取取值的信息项。';
REVOKE ALL ON FUNCTION ybss.items_read(text) FROM PUBLIC;
