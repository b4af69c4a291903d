-- kind 1: C that takes any datum for what it expects, open to PUBLIC
-- found by: harness, audit
-- only: text_of_any
CREATE FUNCTION ybss.text_of_any(anyelement) RETURNS cstring LANGUAGE internal STABLE AS 'textout';
COMMENT ON FUNCTION ybss.text_of_any(anyelement) IS 'A stand-in: trusts that it is given a text. Stable. / 漏洞。';
