-- How else a text may be read.

CREATE FUNCTION ybss.readings(given text)
RETURNS TABLE (reading ybss.address, why text)
AS 'MODULE_PATHNAME', 'ybss_readings' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200 ROWS 3;
COMMENT ON FUNCTION ybss.readings(text) IS
'How parse() reads a text, with what is doubtful of it in Chinese (null where nothing is), then the other readings that the doubts allow, each with its doubt: two names as one, a name as a village''s, without what may be a person''s name, each division that bears the name. Only the first has a confidence of its own. Errors: YBA01 over 8192 bytes. Immutable: built-in lexicon only. / 一段文本的读法：第一行为采用的读法及其存疑之处，其后为存疑之处允许的其他读法（两个名称合为一个、可能是村名、可能是人名、同名区划逐一列出）。';
