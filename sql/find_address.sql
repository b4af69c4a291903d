-- The best standard addresses for what somebody wrote.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
BEGIN;
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', '测试区') ON CONFLICT DO NOTHING;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, n, '520399', parse(text), 'confirmed'
FROM (VALUES (1, '新蒲街道红星社区梧桐路18号梧桐里'), (2, '新蒲街道红星社区梧桐路18号梧桐里3栋'),
	(3, '新蒲街道红星社区梧桐路18号梧桐里3栋2单元501室'), (4, '新蒲街道红星社区梧桐路18号梧桐里3栋1单元501室'),
	(5, '虾子镇乐安村1组12号'), (6, '新蒲街道红星社区白杨路5号白杨小筑1栋1单元101室'), (7, '新舟镇沙滩村2组7号')) AS book (n, text);
SELECT written, f.* FROM (VALUES ('梧桐里3-2-501'), ('遵义县新蒲镇梧桐路18号三栋二单元五零一'), ('梧同里3#2-5-1'),
	('梧桐里3栋501'), ('梧桐里3栋9单元999'), ('虾子镇乐安村一组12号 13900000000'), ('白扬小筑1-1-101'), ('沙滩村二组七号'),
	('梧桐'), ('不知道在哪里')) AS given (written), LATERAL find_address(written, 2) AS f;
-- half typed, as an entry form asks after every key: what was typed last goes on
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, 100 + n, '520399', parse(text), 'confirmed'
FROM unnest(ARRAY['新蒲街道红星社区梧桐路18号梧桐里12栋', '新蒲街道红星社区梧桐路18号梧桐里3栋2单元502室', '新蒲街道红星社区梧桐路18号梧桐里3栋2单元1501室',
	'新蒲街道红星社区梧桐路18号梧桐里12栋1单元101室', '新蒲街道红星社区梧桐路', '新蒲街道红星社区梧桐路18号', '新蒲街道红星社区梧桐路180号',
	'新蒲街道红星社区梧桐路20号', '虾子镇乐安村1组1号', '虾子镇乐安村1组121号']) WITH ORDINALITY AS book (text, n);
SELECT typed, coalesce(string_agg(replace(f.address, '贵州省遵义市红花岗区', ''), ' | ' ORDER BY f.n), '-') AS offered
FROM unnest(ARRAY['梧', '梧桐', '新蒲街道梧', '新蒲街道梧桐', '梧桐里', '梧桐里1', '梧桐里3', '梧桐里3栋', '梧桐里3栋2', '梧桐里3栋2单', '梧桐里3栋2单元', '梧桐里3栋2单元5',
	'梧桐里3栋2单元50', '梧桐里3-2-5', '梧桐里3-2-', '梧桐里3栋2单元15', '梧桐路', '梧桐路1', '梧桐路18', '梧桐路18号3栋2单元5', '梧桐路2', '乐安村1组12', '虾子镇乐安村1组1']) WITH ORDINALITY AS t (typed, i)
LEFT JOIN LATERAL find_address(typed) WITH ORDINALITY AS f (address_id, address, level, confidence, verdict, reason, n) ON true
GROUP BY typed, i ORDER BY i;
SET LOCAL enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT FROM ybss_registry.address
WHERE address && address_features(parse('梧桐里3-2-501')) AND state <> 'retired';
-- what still waits to be sorted into an index is found there, too
CREATE TEMPORARY TABLE waiting (address address) ON COMMIT DROP;
CREATE INDEX ON waiting USING gin (address ybss.address_feature_ops) WITH (fastupdate = on);
INSERT INTO waiting SELECT address FROM ybss_registry.address;
SELECT count(*) > 0 AND count(*) = (SELECT count(*) FROM ybss_registry.address WHERE address && address_features(parse('梧桐里3-2-501'))) AS all_found
FROM waiting WHERE address && address_features(parse('梧桐里3-2-501'));
ROLLBACK;
SELECT difference(parse('新蒲街道梧桐里3栋2单元501'), parse('梧同里3栋501'));
