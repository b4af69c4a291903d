-- The best standard addresses for what somebody wrote.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
DO $$ BEGIN IF to_regclass('ybss_registry.registry') IS NULL THEN PERFORM create_registry(); END IF; END $$;
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
SET LOCAL enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT FROM ybss_registry.address
WHERE address && address_features(parse('梧桐里3-2-501')) AND state <> 'retired';
ROLLBACK;
SELECT difference(parse('新蒲街道梧桐里3栋2单元501'), parse('梧同里3栋501'));
