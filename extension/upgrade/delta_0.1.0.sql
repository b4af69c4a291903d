-- What changed in the extension's own once parts since 0.1.0, by subject.

-- Who may call what the server alone calls. All rights go, also those of the registry's
-- owner: what stands at the end of this script is taken for the extension's own, and
-- pg_dump would forget it. upgrade_registry() gives the owner theirs back.
DO $$
DECLARE
  v_right record;
BEGIN
  FOR v_right IN
    SELECT p.oid::regprocedure AS function, coalesce(quote_ident(r.rolname), 'PUBLIC') AS role
    FROM pg_proc p
    JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
    JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid AND e.extname = 'ybss'
    CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE a.grantee <> p.proowner AND (p.prorettype = 'trigger'::regtype OR p.proargtypes::oid[] && ARRAY['internal', 'anyelement', 'record']::regtype[]::oid[])
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM %s', v_right.function, v_right.role);
  END LOOP;
END
$$;

-- Plans: a condition by order no longer runs on rows that row security hides.
ALTER FUNCTION ybss.citizen_id_lt(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_le(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_ge(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_gt(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_cmp(ybss.citizen_id, ybss.citizen_id) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_lt(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_le(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_ge(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_gt(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.phone_cmp(ybss.phone, ybss.phone) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_lt(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_le(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_ge(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_gt(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.credit_code_cmp(ybss.credit_code, ybss.credit_code) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_lt(ybss.address, ybss.address) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_le(ybss.address, ybss.address) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_ge(ybss.address, ybss.address) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_gt(ybss.address, ybss.address) NOT LEAKPROOF;
ALTER FUNCTION ybss.address_cmp(ybss.address, ybss.address) NOT LEAKPROOF;

-- One word for one thing: the comments of types.
COMMENT ON TYPE ybss.division_code IS
'Statutory division code of 2, 4, 6, 9 or 12 digits (GB/T 2260, GB/T 10114-2003, statistical codes); 8 bytes. 520300 and 5203 are different values: division_trim() gives the shorter. Errors: YBC01 length, YBC02 character. / 行政区划代码（2、4、6、9、12位），8字节；520300 与 5203 不相等，可用 division_trim() 去掉后面的零。';
COMMENT ON TYPE ybss.citizen_id IS
'Citizen id of GB 11643-1999, 8 bytes: 18 characters with ISO 7064 MOD 11-2, a real date and an issued province; the old 15 digits are upgraded; residence permits (81, 82, 83) and foreigners'' permanent-residence cards of 2023 (9...) too. Full-width and small characters pass. Errors: YBC01 length, YBC02 character, YBC03 date, YBC04 check digit, YBC05 region. / 公民身份号码，8字节；校验码、日期、省级代码均须正确；15位旧号自动升位；含港澳台居民居住证与2023版外国人永久居留身份证；接受全角与小写x。';
COMMENT ON TYPE ybss.credit_code IS
'Unified social credit code of GB 32100-2015, 11 bytes: alphabet without I O S V Z, department, region of digits, check character. Full-width and small characters pass. The check digit of the organisation code inside is not judged: see organization_code_valid(). Errors: YBC01 length, YBC02 character, YBC04 check character. / 统一社会信用代码，11字节；校验字符集、登记管理部门、行政区划与校验码；不校验其中组织机构代码自身的校验码。';

-- Text where a type of ours is wanted.
DROP CAST (text AS ybss.address);
CREATE CAST (text AS ybss.grid_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.grid_code) IS 'As the type reads it. / 由文本读取网格编码。';
CREATE CAST (varchar AS ybss.grid_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.grid_code) IS 'As the type reads it. / 由文本读取网格编码。';
CREATE CAST (text AS ybss.division_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.division_code) IS 'As the type reads it. / 由文本读取行政区划代码。';
CREATE CAST (varchar AS ybss.division_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.division_code) IS 'As the type reads it. / 由文本读取行政区划代码。';
CREATE CAST (text AS ybss.citizen_id) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.citizen_id) IS 'As the type reads it. / 由文本读取公民身份号码。';
CREATE CAST (varchar AS ybss.citizen_id) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.citizen_id) IS 'As the type reads it. / 由文本读取公民身份号码。';
CREATE CAST (text AS ybss.credit_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.credit_code) IS 'As the type reads it. / 由文本读取统一社会信用代码。';
CREATE CAST (varchar AS ybss.credit_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.credit_code) IS 'As the type reads it. / 由文本读取统一社会信用代码。';
CREATE CAST (text AS ybss.phone) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.phone) IS 'As the type reads it. / 由文本读取电话号码。';
CREATE CAST (varchar AS ybss.phone) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.phone) IS 'As the type reads it. / 由文本读取电话号码。';
CREATE CAST (text AS ybss.address) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.address) IS 'As the type reads it. / 由文本读取地址。';
CREATE CAST (varchar AS ybss.address) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.address) IS 'As the type reads it. / 由文本读取地址。';

-- Items behind stored scores are counted in C.
CREATE FUNCTION ybss.add_points(counts bigint[], lacks int2[], faults int2[], aged int2[], exempt int2[], times int) RETURNS bigint[]
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_add_points';
COMMENT ON FUNCTION ybss.add_points(bigint[], int2[], int2[], int2[], int2[], int) IS
'Adds the lists of one stored score, so many times, to counts as ybss.sum_points gives them. Raises 2202E for arrays with nulls or of several dimensions, 22003 for a number below 0. Immutable: depends on its arguments only. / 累加一条评分的各清单。';
CREATE AGGREGATE ybss.sum_points(lacks int2[], faults int2[], aged int2[], exempt int2[], times int) (
  SFUNC = ybss.add_points, STYPE = bigint[], INITCOND = '{}', PARALLEL = SAFE);
COMMENT ON AGGREGATE ybss.sum_points(int2[], int2[], int2[], int2[], int) IS
'How often each item stands in the four lists of stored scores, each score counted so many times: elements 4 n + 1 to 4 n + 4 are of item number n, how often it lacks, is wrong, aged, exempt. / 按信息项序号统计缺项、错项、过期项、免采项的次数。';
REVOKE ALL ON FUNCTION ybss.add_points(bigint[], int2[], int2[], int2[], int2[], int), ybss.sum_points(int2[], int2[], int2[], int2[], int) FROM PUBLIC;
CREATE FUNCTION ybss.list_head(
  content bytea, encoding text, sheet text, headers text[], rows int,
  OUT line int, OUT raw bytea, OUT fields text[],
  OUT fault text, OUT fault_field int, OUT fault_byte int,
  OUT part text, OUT lines int, OUT notes text[], OUT note_fields int[])
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 10
AS 'MODULE_PATHNAME', 'ybss_list_head';
COMMENT ON FUNCTION ybss.list_head(bytea, text, text, text[], int) IS
'The first rows of a list, as ybss.read_list(content, encoding, sheet, headers) gives them; sheet is empty for the first one. Raises what it raises. Immutable: depends on its arguments only. / 读取清单的前若干行。';

CREATE FUNCTION ybss.list_pieces(
  content bytea, encoding text, sheet text, headers text[], columns text[],
  word_fields text[], word_written text[], word_values text[],
  known_digests bytea, known_files bigint[], known_lines int[], known_counts int[],
  OUT first_line int, OUT last_line int, OUT own_first int[], OUT own_count int[], OUT bytes bytea, OUT digests bytea,
  OUT same_first int[], OUT same_count int[], OUT same_file bigint[], OUT same_line int[],
  OUT kept_line int[], OUT kept bytea,
  OUT broken_line int[], OUT broken_raw bytea[], OUT broken_fault text[], OUT broken_field int[], OUT broken_byte int[],
  OUT note_line int[], OUT note_field int[], OUT note text[],
  OUT aside_line int[], OUT aside_part text[], OUT aside_raw bytea[], OUT blank int, OUT again int,
  OUT form text, OUT lost_file bigint[], OUT lost_line int[])
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 100
AS 'MODULE_PATHNAME', 'ybss_list_pieces';
COMMENT ON FUNCTION ybss.list_pieces(bytea, text, text, text[], text[], text[], text[], text[], bytea, bigint[], int[], int[]) IS
'A list in pieces as the registry keeps it. Takes the bytes, the encoding, the sheet of a workbook (empty for the first one), names of columns by which the header is found, the field of each column (a question mark before those that the source does not name), the office''s words with their values, and the lines that are known: runs of a file, a first line and a count, their digests one behind the other. Gives of each piece the lines that are new (runs, their bytes, digests of 16 bytes), those that mean what a known line means (runs, where that stands; their bytes where they differ), broken lines with fault, field and byte, what was odd about new lines and their cells, what is no line (titles and totals with their bytes, sheets that are not read by name; how many blank rows and repeated headers), how lines are cut (form), and known lines that the list has no more. Raises YBI01 for an unknown encoding, YBI20 where known lines and digests do not fit. Immutable: depends on its arguments only. / 将清单切分为存储片段，并找出与上一期相同的行。';

CREATE FUNCTION ybss.piece_lines(
  bytes bytea, own_first int[], own_count int[], form text, columns text[],
  word_fields text[], word_written text[], word_values text[], from_line int, to_line int,
  OUT line int, OUT raw bytea, OUT fields jsonb)
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 5000
AS 'MODULE_PATHNAME', 'ybss_piece_lines';
COMMENT ON FUNCTION ybss.piece_lines(bytea, int[], int[], text, text[], text[], text[], text[], int, int) IS
'The lines of a piece that ybss.list_pieces gave, from one number to another: as they came and as fields. Raises YBI20 for bytes or a form that it did not give. Immutable: depends on its arguments only. / 从存储片段中取出清单行。';

-- Records scored and what comes of it stored, in C.
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
