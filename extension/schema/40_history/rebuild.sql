-- Putting together what a record was.

CREATE FUNCTION ybss.values_of(record_row anyelement) RETURNS jsonb
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_values_of';
COMMENT ON FUNCTION ybss.values_of(anyelement) IS
'All values of a row as history keeps them: numbers, truth values and jsonb as themselves, everything else as the text of its type, dates in ISO form. jsonb_populate_record makes the same row again. Stable: output functions of types may read settings. / 一行的全部取值，按历史表的写法。';

CREATE FUNCTION ybss.earlier_first(earlier jsonb, old jsonb, whole boolean) RETURNS jsonb
LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_earlier_first';
COMMENT ON FUNCTION ybss.earlier_first(jsonb, jsonb, boolean) IS
'Step of the aggregate past: adds to an earlier state the attributes that a later change replaced and the earlier one did not; a whole row, marked by the key "", ends it. Immutable: depends on its arguments only. / 聚合 past 的步骤函数。';

CREATE AGGREGATE ybss.past(old jsonb, whole boolean) (SFUNC = ybss.earlier_first, STYPE = jsonb, PARALLEL = SAFE);
COMMENT ON AGGREGATE ybss.past(jsonb, boolean) IS
'What a record had otherwise than it has now, out of its rows of history in the order of known_until; with the key "" where the row of now does not count. / 由历史行按时间顺序得出记录当时与现在不同的取值。';
-- Only functions of the registry's owner need it.
REVOKE ALL ON FUNCTION ybss.values_of(anyelement) FROM PUBLIC;
