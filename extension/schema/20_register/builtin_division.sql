-- The divisions that travel in the library.

CREATE FUNCTION ybss.builtin_division(villages_of int DEFAULT 0, OUT code text, OUT name text)
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 45000
AS 'MODULE_PATHNAME', 'ybss_builtin_division';
COMMENT ON FUNCTION ybss.builtin_division(int) IS
'The statutory divisions of the built-in lexicon (codes of 2023): provinces to towns, and the villages of one province (two digits), of all (0) or of none (-1). Immutable: the lexicon is part of the library. / 内置行政区划（2023 年），可选村级范围。';
