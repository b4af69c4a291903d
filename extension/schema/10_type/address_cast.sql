-- address::jsonb. A cast cannot be replaced, so it stands apart from its function.

CREATE CAST (ybss.address AS jsonb) WITH FUNCTION ybss.address_jsonb(ybss.address);
COMMENT ON CAST (ybss.address AS jsonb) IS 'The elements as an object. / 地址要素。';
