-- How well two values agree: what the match weighs.

CREATE FUNCTION ybss.name_agreement(text, text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_name_agreement_sql';
COMMENT ON FUNCTION ybss.name_agreement(text, text) IS
'How two personal names agree: same, homophone, swapped, missing_character, one_character, nickname or different. Spaces, middle dots, width and case do not count. A comparison of Fellegi and Sunter (1969). Immutable: depends on its arguments only. / 两个姓名的一致程度。';

CREATE FUNCTION ybss.number_agreement(text, text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_number_agreement_sql';
COMMENT ON FUNCTION ybss.number_agreement(text, text) IS
'How two written numbers (of documents, telephones) agree: same, swapped, missing_character, one_character or different; shorter than 8 characters is different. Immutable: depends on its arguments only. / 两个号码的一致程度。';
