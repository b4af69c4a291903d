-- How sure a reading is: a probability, and the places that make it doubtful.
SET search_path = pg_catalog, ybss, pg_temp;
CREATE FUNCTION pg_temp.sure(typed text) RETURNS numeric LANGUAGE sql AS $$ SELECT (parse(typed)::jsonb->>'confidence')::numeric $$;
-- what is plain is sure
SELECT typed, pg_temp.sure(typed) >= 0.95 AS sure FROM unnest(ARRAY['贵州省遵义市红花岗区新蒲街道梧桐路18号', '新舟镇绿塘村3组12号',
	'播州区虾子镇梧桐路18号附1号', '新蒲街道梧桐里小区3栋2单元501室', '新蒲街道梧桐路18号白杨大厦12楼']) typed;
-- what is odd is not, and explain() says which element and why
SELECT given AS typed, pg_temp.sure(given) AS confidence, e.element, e.typed AS at, substring(e.reason FROM '存疑：.*') AS doubt
FROM unnest(ARRAY['新蒲街道梧桐路18号 563000123室', '新蒲街道梧桐路18号放', '新蒲街道梧桐路18号3楼白小桐',
	'新蒲街道梧桐路18号遵义市播州区白杨', '新蒲街道梧桐路18号新城白杨馆', '新蒲街道白杨香岛7Y一单', '播州区6号白杨创意产业园',
	'新蒲街道梧桐大道北白杨公园', '梧白广泰路18号', '新蒲街道路北3号']) given
LEFT JOIN LATERAL (SELECT * FROM explain(given) e WHERE e.reason LIKE '%存疑%') e ON true;
-- what says nothing makes none less sure
SELECT typed, pg_temp.sure(typed) >= 0.95 AS sure FROM unnest(ARRAY['中国贵州省遵义市红花岗区新蒲街道梧桐路18号', '上海市市辖区黄浦区梧桐路18号',
	'家庭地址：新蒲街道梧桐路18号', '遵义市高新技术产业开发区梧桐路18号']) typed;
-- candidates make no reading surer
SELECT typed, jsonb_array_length(parse(typed)::jsonb->'candidates') AS candidates, pg_temp.sure(typed) < 0.95 AS doubtful
FROM unnest(ARRAY['群乐村3组12号', '朝阳区1号']) typed;
-- it is always a probability
SELECT typed FROM unnest(ARRAY['', '。', repeat('北', 200), repeat('梧桐路', 60), 'abc', '1-2-3-4-5', repeat('号', 50)]) typed
WHERE pg_temp.sure(typed) NOT BETWEEN 0 AND 1;
-- it is of the reading, not of the address: equal values, and what is written or sent has none of it
SELECT a = b AS equal, address_send(a) = address_send(b) AS sent_alike, address_jsonb(a)->'confidence' AS a, address_jsonb(b)->'confidence' AS b
FROM (VALUES (parse('新蒲街道梧桐路18号'), parse('新蒲街道 梧桐路 18号'))) v(a, b);
SELECT address_jsonb(a::text::address)->'confidence' = address_jsonb(a)->'confidence' AS of_its_own_text FROM parse('新蒲街道梧桐路18号') a;
-- an address told by its marks was not read
SELECT address_jsonb('〔路〕18号路〔码〕520300000000'::address)->'confidence' AS confidence;
