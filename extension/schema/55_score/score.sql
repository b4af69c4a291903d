-- Scores in C: the catalogue of items compiled once per session.

CREATE FUNCTION ybss.score(record record, as_of date DEFAULT ybss.today()) RETURNS ybss.record_score
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
