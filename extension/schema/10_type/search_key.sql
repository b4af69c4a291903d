-- Index of persons and units by what somebody has in hand: ybss.find_person and ybss.find_unit stand on it.

CREATE FUNCTION ybss.person_keys(name text, birth_date date, phone ybss.phone) RETURNS int[]
AS 'MODULE_PATHNAME', 'ybss_person_keys' LANGUAGE C IMMUTABLE LEAKPROOF PARALLEL SAFE COST 10;
COMMENT ON FUNCTION ybss.person_keys(text, date, ybss.phone) IS
'Hashes by which a person is found: the sounds of the name (pairs, the first, the last), the year of birth, the last four digits of the telephone; nothing else of either, and nothing of a citizen id. Immutable: depends on its arguments only; leakproof: cannot raise. / 人员查找键：姓名读音、出生年份、电话后四位。';
CREATE FUNCTION ybss.unit_keys(name text, representative text, phone ybss.phone) RETURNS int[]
AS 'MODULE_PATHNAME', 'ybss_unit_keys' LANGUAGE C IMMUTABLE LEAKPROOF PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ybss.unit_keys(text, text, ybss.phone) IS
'Hashes by which a unit is found: each two neighbours of its name, the sounds of its representative''s, the last four digits of its telephone. Immutable: depends on its arguments only; leakproof: cannot raise. / 单位查找键：名称相邻两字、法定代表人姓名读音、电话后四位。';
CREATE FUNCTION ybss.keys_hold(keys int[], question int[]) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_keys_hold_question' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE COST 5;
COMMENT ON FUNCTION ybss.keys_hold(int[], int[]) IS
'Whether keys hold a question: groups one after another, each the least number of its keys that must be there, how many they are, and the keys. False for what is no question. Immutable; leakproof. / 查找键是否满足查询。';
CREATE FUNCTION ybss.keys_hold_selectivity(internal, oid, internal, int) RETURNS float8
AS 'MODULE_PATHNAME', 'ybss_keys_hold_selectivity' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.search_key_value(int[], internal) RETURNS internal
AS 'MODULE_PATHNAME', 'ybss_search_key_value' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.search_key_query(int[], internal, smallint, internal, internal, internal, internal) RETURNS internal
AS 'MODULE_PATHNAME', 'ybss_search_key_query' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.search_key_consistent(internal, smallint, int[], int, internal, internal, internal, internal) RETURNS boolean
AS 'MODULE_PATHNAME', 'ybss_search_key_consistent' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION ybss.search_key_triconsistent(internal, smallint, int[], int, internal, internal, internal) RETURNS "char"
AS 'MODULE_PATHNAME', 'ybss_search_key_triconsistent' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ybss.keys_hold_selectivity(internal, oid, internal, int) IS
'Estimates that a question finds a few rows, however many there are. Stable: reads the planner''s idea of the table. / 选择率估计：命中只有少数几行。';
COMMENT ON FUNCTION ybss.search_key_value(int[], internal) IS 'GIN support. Immutable: depends on its arguments only. / GIN 支持函数。';
COMMENT ON FUNCTION ybss.search_key_query(int[], internal, smallint, internal, internal, internal, internal) IS 'GIN support. Immutable: depends on its arguments only. / GIN 支持函数。';
COMMENT ON FUNCTION ybss.search_key_consistent(internal, smallint, int[], int, internal, internal, internal, internal) IS 'GIN support. Immutable: depends on its arguments only. / GIN 支持函数。';
COMMENT ON FUNCTION ybss.search_key_triconsistent(internal, smallint, int[], int, internal, internal, internal) IS 'GIN support. Immutable: depends on its arguments only. / GIN 支持函数。';

CREATE OPERATOR ybss.@~ (
	LEFTARG = int[], RIGHTARG = int[], FUNCTION = ybss.keys_hold, RESTRICT = ybss.keys_hold_selectivity, JOIN = contjoinsel);
COMMENT ON OPERATOR ybss.@~ (int[], int[]) IS 'Holds a question. / 满足查询。';

CREATE OPERATOR CLASS ybss.search_key_ops FOR TYPE int[] USING gin AS
	OPERATOR 1 ybss.@~ (int[], int[]),
	FUNCTION 1 btint4cmp(int, int),
	FUNCTION 2 ybss.search_key_value(int[], internal),
	FUNCTION 3 ybss.search_key_query(int[], internal, smallint, internal, internal, internal, internal),
	FUNCTION 4 ybss.search_key_consistent(internal, smallint, int[], int, internal, internal, internal, internal),
	FUNCTION 6 ybss.search_key_triconsistent(internal, smallint, int[], int, internal, internal, internal),
	STORAGE int;
-- The server itself calls them, whoever asks; nobody else needs to.
REVOKE ALL ON FUNCTION ybss.keys_hold_selectivity(internal, oid, internal, int), ybss.search_key_value(int[], internal),
  ybss.search_key_query(int[], internal, smallint, internal, internal, internal, internal),
  ybss.search_key_consistent(internal, smallint, int[], int, internal, internal, internal, internal),
  ybss.search_key_triconsistent(internal, smallint, int[], int, internal, internal, internal) FROM PUBLIC;
