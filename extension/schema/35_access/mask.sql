-- Masks: what people see of a value until they reveal it. Which one an item has is said in
-- ybss_registry.mask_of alone, and everything that shows an item asks ybss.shown.

CREATE FUNCTION ybss.shown(kind text, item text, value text) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_shown';
COMMENT ON FUNCTION ybss.shown(text, text, text) IS
'What people see of a value of an item: kind and item as in ybss.item, or a column of its own (document, number), a field of a list''s line (kind line), an attribute of the past (kind past and the table''s name). *** where nothing is known of the item. Raises YBR01 where there is no registry. Stable: reads the catalogue, of which a session keeps a copy. / 信息项取值的显示形式（脱敏）。';

CREATE FUNCTION ybss.masked(value text, mask text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_masked';
COMMENT ON FUNCTION ybss.masked(text, text) IS
'A value under a mask: whole, name, citizen_id, phone, document, date, year (of a day as a list writes it), code (one star), hidden (***), which is also what a name that is no mask''s does. Immutable: text only. / 按指定方式脱敏。';

CREATE FUNCTION ybss.mask_of_type(value_type text, sensitivity integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN sensitivity <= 1 THEN 'whole'
  WHEN sensitivity >= 3 AND value_type <> 'citizen_id' THEN 'hidden'
  WHEN value_type IN ('citizen_id', 'phone', 'date') THEN value_type
  WHEN value_type IN ('code', 'division_code', 'integer', 'number', 'boolean') THEN 'code'
  ELSE 'name'
END;
COMMENT ON FUNCTION ybss.mask_of_type(text, integer) IS
'The mask of an item of this type and sensitivity: open and internal ones whole; of personal ones an id''s first and last character, a telephone''s ends, a date''s year, a text''s ends; of sensitive ones that there is one. Immutable: text only. / 按类型和敏感级别确定脱敏方式。';

CREATE FUNCTION ybss.mask_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ybss.masked(name, 'name');
COMMENT ON FUNCTION ybss.mask_name(text) IS
'A name with its middle hidden: 张三 as 张*, 张小三 as 张*三; never more than three stars, so that a long name''s length is hidden too. Immutable: text only. / 姓名脱敏：保留首尾字。';

CREATE FUNCTION ybss.mask_citizen_id(id text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ybss.masked(id, 'citizen_id');
COMMENT ON FUNCTION ybss.mask_citizen_id(text) IS
'A citizen id with all but its first and last character hidden, nothing of what is shorter than one; sixteen stars whatever the length. The first four characters would tell the city, the last four the number to whoever knows the birth date. Immutable: text only. / 公民身份号码脱敏：只保留首尾各一位。';

CREATE FUNCTION ybss.mask_citizen_id(id ybss.citizen_id) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ybss.masked(id::text, 'citizen_id');
COMMENT ON FUNCTION ybss.mask_citizen_id(ybss.citizen_id) IS
'A citizen id with all but its first and last character hidden, as mask_citizen_id(text). Immutable: text only. / 公民身份号码脱敏。';

CREATE FUNCTION ybss.mask_phone(phone text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ybss.masked(phone, 'phone');
COMMENT ON FUNCTION ybss.mask_phone(text) IS
'A phone number with its middle hidden: first three and last four characters stay, nothing of one under eight. Immutable: text only. / 电话号码脱敏：保留前三位和后四位。';

CREATE FUNCTION ybss.mask_phone(phone ybss.phone) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ybss.masked(phone::text, 'phone');
COMMENT ON FUNCTION ybss.mask_phone(ybss.phone) IS
'A phone number with its middle hidden, as mask_phone(text). Immutable: text only. / 电话号码脱敏。';

CREATE FUNCTION ybss.mask_document(number text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ybss.masked(number, 'document');
COMMENT ON FUNCTION ybss.mask_document(text) IS
'The number of a document with all but its first and last character hidden, nothing of one under six: of a passport, E*******8. Immutable: text only. / 证件号码脱敏：只保留首尾各一位。';

CREATE FUNCTION ybss.mask_date(day text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ybss.masked(day, 'date');
COMMENT ON FUNCTION ybss.mask_date(text) IS
'The year of a day that is written year first, *** of anything else. Immutable: text only. / 日期脱敏：只保留年份。';
