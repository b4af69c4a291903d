-- Several addresses in one text.

CREATE FUNCTION ybss.addresses(typed text) RETURNS SETOF ybss.address
AS 'MODULE_PATHNAME', 'ybss_addresses' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 2;
COMMENT ON FUNCTION ybss.addresses(text) IS
'Every address of a text, in the order in which they stand there; one row where there is one (or none: an empty address). parse() takes the first, and explain() tells of the rest as another. Errors: YBA01 over 8192 bytes. Immutable: built-in lexicon only. GA/T 2000.32. / 一段文本中的全部地址，按出现顺序逐行返回；parse() 只取第一个。';
