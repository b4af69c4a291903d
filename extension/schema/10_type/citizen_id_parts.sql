-- What a citizen id tells, and checks of a text that do not raise.

CREATE FUNCTION ybss.birth_date(id ybss.citizen_id) RETURNS date
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_birth_date';
COMMENT ON FUNCTION ybss.birth_date(ybss.citizen_id) IS
'Date of birth in a citizen id. Immutable: arithmetic. / 出生日期。';

CREATE FUNCTION ybss.sex(id ybss.citizen_id) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_sex_code';
COMMENT ON FUNCTION ybss.sex(ybss.citizen_id) IS
'Sex by GB/T 2261.1: ''1'' male, ''2'' female. Immutable: arithmetic. / 性别代码（GB/T 2261.1）：1男 2女。';

CREATE FUNCTION ybss.region(id ybss.citizen_id) RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_division';
COMMENT ON FUNCTION ybss.region(ybss.citizen_id) IS
'Division of first registration, never renewed when divisions change (locals carry 5221xx); of a foreigner''s card the province of application. Immutable: arithmetic. / 首次登记时的行政区划（区划变更后不变）；外国人永久居留身份证为受理地省份。';

CREATE FUNCTION ybss.region_issued(id ybss.citizen_id) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_citizen_id_region_issued';
COMMENT ON FUNCTION ybss.region_issued(ybss.citizen_id) IS
'Can a citizen id have been issued in its region to somebody of its birth: did the six digits ever stand, by the history of GB/T 2260 from 1981 to 2025 and what the police kept beside it (5221xx too), and is the birth at most five years behind their last year? A counter goes on with an old code for some years; a birth long before the first year is right, since ids began in 1984 and are given late to who was registered late. Input does not ask this: a list may lag behind. Stable: a newer version of the library may know more codes. / 号码前六位是否曾经是有效的行政区划（GB/T 2260 历史版本及公安沿用代码，含 5221xx），且出生年份不晚于该代码停用后五年；早于启用年份属正常（后来登记、1984 年起发证）。输入时不作此项校验。';

CREATE FUNCTION ybss.age(id ybss.citizen_id, day date) RETURNS integer
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_age';
COMMENT ON FUNCTION ybss.age(ybss.citizen_id, date) IS
'Full years (周岁) on a day; null before birth, beyond 150 years and for an infinite day. Immutable: arithmetic. / 某日的周岁；出生之前、超过150岁或无限日期返回空。';

CREATE FUNCTION ybss.citizen_id_fault(id text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_fault';
COMMENT ON FUNCTION ybss.citizen_id_fault(text) IS
'What is wrong with a citizen id: SQLSTATE, English, Chinese; null when it is right. Never shows the id. Immutable: arithmetic. / 公民身份号码的错误说明（不含号码本身），正确时返回空。';

CREATE FUNCTION ybss.try_citizen_id(id text) RETURNS ybss.citizen_id
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_citizen_id_try';
COMMENT ON FUNCTION ybss.try_citizen_id(text) IS
'The citizen id that a text is, null when it is none. Immutable: arithmetic. / 文本转公民身份号码，无效时返回空。';
