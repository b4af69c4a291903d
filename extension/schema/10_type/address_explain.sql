-- Why a text was read as it was.

CREATE FUNCTION ybss.explain(given text)
RETURNS TABLE (element text, start int, length int, typed text, value text, reason text)
AS 'MODULE_PATHNAME', 'ybss_explain' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 10;
COMMENT ON FUNCTION ybss.explain(text) IS
'Every element of an address text: where it stands (characters of the text as typed, from 1; null for what was completed), what was typed, the value, and the reason in Chinese; phones, names, post codes, remarks and a second address (another; see addresses()) that were cut out follow, then what no element has (mark, joint, label, country, unread; value null): every character of the text is in one row. Errors: YBA01 over 8192 bytes. Immutable: built-in lexicon only. GA/T 2000.32. / 逐要素说明识别结果：位置（按原文字符，从 1 起；补全者为空）、原文、取值、原因；随后是剔除的电话、姓名等和另一个地址（another，见 addresses()），最后是不属于任何要素的字符（标点、连接词、提示词、国名、未读懂），原文每个字符都有一行说明。';
