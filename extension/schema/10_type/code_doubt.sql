-- What the lists of codes say against a code that is rightly made: classes of credit codes,
-- area codes, mobile prefixes, service numbers, regions. Nothing is refused for want of a row.

CREATE FUNCTION ybss.credit_code_doubt(code ybss.credit_code, day date DEFAULT ybss.today()) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_doubt';
COMMENT ON FUNCTION ybss.credit_code_doubt(ybss.credit_code, date) IS
'What the list of classes says against a credit code on a day, Chinese / English: its office of registration is not listed, or has no such class of unit; null: nothing. The second character is judged with the first. Stable: the list is that of the library and the rows of ybss_registry.local_code. / 统一社会信用代码前两位可疑的原因，无疑问时返回空；列表为内置表及本区登记的行。';

CREATE FUNCTION ybss.phone_doubt(phone ybss.phone, day date DEFAULT ybss.today()) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_doubt';
COMMENT ON FUNCTION ybss.phone_doubt(ybss.phone, date) IS
'What the lists say against a telephone number on a day, Chinese / English: an area code that is closed or not listed, too few or too many digits for its area, a mobile prefix or service number that is not listed; null: nothing. Never shows the number. A number without its area code and one from abroad are not judged. Stable: the lists are those of the library and the rows of ybss_registry.local_code. / 电话号码可疑的原因（区号停用、位数不符、号段未分配等，不含号码本身），无疑问时返回空。';

CREATE FUNCTION ybss.phone_successor(phone ybss.phone, day date DEFAULT ybss.today()) RETURNS ybss.phone
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_phone_successor';
COMMENT ON FUNCTION ybss.phone_successor(ybss.phone, date) IS
'The number that stands on a day for one whose area code or service number was closed: 0851-22823456 for 0852-2823456; null where none does, or where nobody can tell which. Stable: as phone_doubt. / 区号或服务号码停用后的现号码；没有或无法确定时返回空。';

CREATE FUNCTION ybss.region_doubt(id ybss.citizen_id) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_region_doubt';
COMMENT ON FUNCTION ybss.region_doubt(ybss.citizen_id) IS
'What the list of regions says against the first six digits of a citizen id, Chinese / English: never issued, or gone more than five years before the birth; null: nothing. Stable: the list is that of the library and the rows of ybss_registry.local_code; ybss.region_issued asks the library alone. / 公民身份号码前六位地区码可疑的原因，无疑问时返回空；region_issued 只看内置表。';

CREATE FUNCTION ybss.builtin_code(OUT list text, OUT code text, OUT name text, OUT valid_from date, OUT valid_to date,
  OUT digits text, OUT replacement text, OUT source text, OUT copies int)
RETURNS SETOF record
LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 7000 AS 'MODULE_PATHNAME', 'ybss_builtin_code_rows';
COMMENT ON FUNCTION ybss.builtin_code() IS
'The listed codes that travel in the library (area_code, credit_class, mobile_prefix, region, service_number), with their days; of regions the years, without names, the digits of numbers under them, what stands for them now, their source, and how many public copies have them. valid_to is the first day on which a code no longer holds, -infinity where it is not known. Immutable: part of the library. / 内置代码列表：区号、信用代码类别、手机号段、身份号码地区、服务号码，含起止日期、来源和已核对的公开抄本数。';

CREATE FUNCTION ybss.local_codes_changed() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_local_codes_changed';
COMMENT ON FUNCTION ybss.local_codes_changed() IS
'Trigger function of ybss_registry.local_code: from the next statement on every session reads the rows anew. Volatile: sends a message to all backends. / 触发器函数：代码列表变动后各会话立即生效。';
REVOKE ALL ON FUNCTION ybss.local_codes_changed() FROM PUBLIC;
