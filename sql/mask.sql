-- Masks: what is left of a name, a citizen id, a phone number.
SELECT name, ybss.mask_name(name) FROM unnest('{"",张,张三,张小三,欧阳小三,买买提·阿卜杜拉,John Smith,𠮷野家}'::text[]) name;
SELECT ybss.mask_citizen_id('520399200002290010'), ybss.mask_citizen_id('11010519491231002X');
SELECT phone, ybss.mask_phone(phone) FROM unnest('{"",110,1234567,13800000000,0851-28220000,+8613800000000}'::text[]) phone;
SELECT ybss.mask_name(NULL), ybss.mask_citizen_id(NULL), ybss.mask_phone(NULL::text);
SELECT ybss.mask_phone('13800138000'::ybss.phone), ybss.mask_phone('0851-28222222'::ybss.phone);
-- a function of the same name on the caller's path does not get in
CREATE SCHEMA regress_evil;
CREATE FUNCTION regress_evil.char_length(text) RETURNS int LANGUAGE sql AS 'SELECT 1/0';
CREATE FUNCTION regress_evil.repeat(text, int) RETURNS text LANGUAGE sql AS 'SELECT $1';
SET search_path = regress_evil, pg_catalog;
SELECT ybss.mask_name('张小三');
RESET search_path;
DROP SCHEMA regress_evil CASCADE;
