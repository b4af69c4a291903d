-- What somebody has in hand, told apart, asked for and weighed: the steps of find_person and find_unit in C.

CREATE FUNCTION ybss.read_clues(written text, this_year int, OUT clues bytea, OUT name text, OUT called text, OUT year_low int,
  OUT year_high int, OUT phone text, OUT sex text, OUT code text, OUT person text, OUT address text)
AS 'MODULE_PATHNAME', 'ybss_read_clues_sql' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION ybss.read_clues(text, int) IS
'The pieces of what somebody has in hand: of a person, with this year in China, or of a unit, where it is null. clues: all of it for ybss.clue_keys; name and how it was said (called: whole, surname 老胡, given 阿强, either 小强), years of birth from low to high, telephone as far as it was written, sex, a unit''s credit code and representative, and what is left as an address. Of a citizen id only what the views show of a person is kept: its ends, the year and the sex. Raises YBA01 for a text over 8192 bytes. Immutable: depends on its arguments only. / 识别一行线索中的姓名、称呼、出生年份、电话、性别和地址。';
CREATE FUNCTION ybss.clue_keys(clues bytea, way text) RETURNS int[]
AS 'MODULE_PATHNAME', 'ybss_clue_keys' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION ybss.clue_keys(bytea, text) IS
'The question of ybss.@~ by which clues are asked for in one way: name and year, name, phone, nearly name and year, nearly name; unit name, nearly unit name, representative. Null where they say too little for it. Raises 22023 for bytes that ybss.read_clues did not give. Immutable: depends on its arguments only. / 按一种方式查找线索所用的查找键。';
CREATE FUNCTION ybss.person_likeness(clues bytea, name text, shown_name text, birth_year int, shown_phone text, sex text, shown_id text) RETURNS bigint
AS 'MODULE_PATHNAME', 'ybss_person_likeness' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION ybss.person_likeness(bytea, text, text, int, text, text, text) IS
'How likely a person is meant: log2 odds in sixteenths times 65536, and below what agreed. Telephone and id as ybss.shown gives them; of the name beside what is shown of it only the sounds count. Raises 22023 for bytes that ybss.read_clues did not give. Immutable: depends on its arguments only. / 人员与线索的相符程度。';
CREATE FUNCTION ybss.unit_likeness(clues bytea, name text, representative text, shown_representative text, shown_phone text, code text) RETURNS bigint
AS 'MODULE_PATHNAME', 'ybss_unit_likeness' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ybss.unit_likeness(bytea, text, text, text, text, text) IS
'How likely a unit is meant, as ybss.person_likeness. Immutable: depends on its arguments only. / 单位与线索的相符程度。';
REVOKE ALL ON FUNCTION ybss.read_clues(text, int), ybss.clue_keys(bytea, text), ybss.person_likeness(bytea, text, text, int, text, text, text),
  ybss.unit_likeness(bytea, text, text, text, text, text) FROM PUBLIC;
