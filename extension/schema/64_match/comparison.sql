-- The comparisons that a match model may name, and what one says of two values.

CREATE FUNCTION ybss.compare_values(comparison text, a text, b text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_compare_values';
COMMENT ON FUNCTION ybss.compare_values(text, text, text) IS
'The level at which two values agree by a comparison of ybss.comparison: the first of its levels is the same, the last is different. Null where one of them says nothing (无, 不详, 13800000000, an id that a spreadsheet has cut). Whichever comes first, the level is the same. Raises YBM03 where there is no such comparison. Immutable: depends on its arguments and on tables that are compiled in only. / 两个取值按某种比较方式的吻合级别；取值无意义时为空。';

CREATE FUNCTION ybss.comparisons()
RETURNS TABLE (comparison text, levels text[], keys text[])
LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 12
AS 'MODULE_PATHNAME', 'ybss_comparison_rows';
COMMENT ON FUNCTION ybss.comparisons() IS
'The comparisons that are built in, as the view ybss.comparison shows them. Immutable: they are compiled in. / 内置比较方式。';
