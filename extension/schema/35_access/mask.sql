-- Masks: what people see of a person until they reveal it. The bodies are
-- parsed here, once, so that no caller's search_path can change them. Those of
-- names and phones give null for null without STRICT, which keeps a CASE from being
-- planned into the statement.

CREATE FUNCTION ybss.mask_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN char_length(name) <= 1 THEN repeat('*', char_length(name))
  WHEN char_length(name) = 2 THEN "left"(name, 1) || '*'
  ELSE "left"(name, 1) || repeat('*', least(char_length(name) - 2, 3)) || "right"(name, 1)
END;
COMMENT ON FUNCTION ybss.mask_name(text) IS
'A name with its middle hidden: 张三 as 张*, 张小三 as 张*三; never more than three stars, so that a long name''s length is hidden too. Immutable: text only. / 姓名脱敏：保留首尾字。';

CREATE FUNCTION ybss.mask_citizen_id(id text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN char_length(id) < 8 THEN repeat('*', char_length(id))
  ELSE "left"(id, 1) || '****************' || "right"(id, 1)
END;
COMMENT ON FUNCTION ybss.mask_citizen_id(text) IS
'A citizen id with all but its first and last character hidden, nothing of what is shorter than one; sixteen stars whatever the length. The first four characters would tell the city, the last four the number to whoever knows the birth date. Every place that masks an id calls this. Immutable: text only. / 公民身份号码脱敏：只保留首尾各一位。';

CREATE FUNCTION ybss.mask_citizen_id(id ybss.citizen_id) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ybss.mask_citizen_id(id::text);
COMMENT ON FUNCTION ybss.mask_citizen_id(ybss.citizen_id) IS
'A citizen id with all but its first and last character hidden, as mask_citizen_id(text). Immutable: text only. / 公民身份号码脱敏。';

CREATE FUNCTION ybss.mask_phone(phone text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN char_length(phone) < 8 THEN repeat('*', char_length(phone))
  ELSE "left"(phone, 3) || repeat('*', char_length(phone) - 7) || "right"(phone, 4)
END;
COMMENT ON FUNCTION ybss.mask_phone(text) IS
'A phone number with its middle hidden: first three and last four characters stay, nothing of one under eight. Immutable: text only. / 电话号码脱敏：保留前三位和后四位。';

CREATE FUNCTION ybss.mask_phone(phone ybss.phone) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ybss.mask_phone(phone::text);
COMMENT ON FUNCTION ybss.mask_phone(ybss.phone) IS
'A phone number with its middle hidden, as mask_phone(text). Immutable: text only. / 电话号码脱敏。';

CREATE FUNCTION ybss.mask_document(number text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
  WHEN char_length(number) < 6 THEN repeat('*', char_length(number))
  ELSE "left"(number, 1) || repeat('*', char_length(number) - 2) || "right"(number, 1)
END;
COMMENT ON FUNCTION ybss.mask_document(text) IS
'The number of a document with all but its first and last character hidden, nothing of one under six: of a passport, E*******8. Immutable: text only. / 证件号码脱敏：只保留首尾各一位。';

CREATE FUNCTION ybss.mask_date(day text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN day ~ '^[0-9]{4}-' THEN "left"(day, 4) WHEN day IS NOT NULL THEN '***' END;
COMMENT ON FUNCTION ybss.mask_date(text) IS
'The year of a day that is written year first, *** of anything else. Immutable: text only. / 日期脱敏：只保留年份。';
