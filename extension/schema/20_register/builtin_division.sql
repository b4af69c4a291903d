-- The divisions that travel in the library.

CREATE FUNCTION ybss.builtin_division(villages_of int DEFAULT 0, OUT code text, OUT name text)
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 45000
AS 'MODULE_PATHNAME', 'ybss_builtin_division';
COMMENT ON FUNCTION ybss.builtin_division(int) IS
'The statutory divisions of the built-in lexicon (codes of the end of 2025): provinces to towns, and the villages of one province (two digits), of all (0) or of none (-1). What only the statistics count as a county (development zones, xx71 to xx79) is not among them, its towns are, with the codes that registries hold. Immutable: the lexicon is part of the library. / 内置行政区划（2025 年底），可选村级范围；统计用的开发区代码（xx71 至 xx79）不作为县级，其下的镇街仍按原代码列出。';

CREATE FUNCTION ybss.local_division(on_day date DEFAULT ybss.today(), villages_of int DEFAULT -1, OUT code text, OUT name text)
RETURNS SETOF record
LANGUAGE c STABLE STRICT PARALLEL SAFE ROWS 45000
AS 'MODULE_PATHNAME', 'ybss_local_division';
COMMENT ON FUNCTION ybss.local_division(date, int) IS
'As builtin_division(), with the changes of divisions that the district has loaded and that count on a day: what parse_local() reads by. A town of two merged counties that has no code of its own yet is left out. Stable: reads ybss_registry.division_step. / 某日的行政区划：内置区划加已载入的区划变更。';
