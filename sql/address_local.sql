-- The district's own names take effect at once and can be taken back.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
SELECT address_text(parse_local('梧桐小筑3-2-501'));
INSERT INTO ybss_registry.local_name (name, kind, division) VALUES
	('梧桐小筑', 'compound', '520302013006'), ('河滨步道', 'road', '520302013');
INSERT INTO ybss_registry.local_name (name, kind, stands_for) VALUES ('老供销社', 'alias', '新蒲街道红星路18号');
SELECT address_text(parse_local(typed)), address_key(parse_local(typed))
FROM (VALUES ('梧桐小筑3-2-501'), ('河滨步道12号'), ('老供销社2楼'), ('遵义市汇川区梧桐小筑3栋'), ('梧桐小筑路5号')) AS given (typed);
-- parse() itself never changes
SELECT address_text(parse('梧桐小筑3-2-501'));
SELECT element, value, reason FROM explain_local('河滨步道12号');
SELECT * FROM explain_local('老供销社2楼');
BEGIN;
DELETE FROM ybss_registry.local_name WHERE name = '老供销社';
SELECT address_text(parse_local('老供销社2楼'));
ROLLBACK;
SELECT address_text(parse_local('老供销社2楼'));
DELETE FROM ybss_registry.local_name WHERE name IN ('老供销社', '梧桐小筑', '河滨步道');
SELECT address_text(parse_local('老供销社2楼'));
-- a road is renamed, what is named after it keeps its name
INSERT INTO ybss_registry.local_name (name, kind, stands_for) VALUES ('红枫路', 'alias', '青松路'), ('青松路', 'road', NULL);
SELECT typed, address_text(parse_local(typed)) FROM unnest(ARRAY['红枫路12号', '红枫路社区红枫路3号', '红枫路小区3栋', '红枫路15号幸福小区2栋']) AS given (typed);
DELETE FROM ybss_registry.local_name WHERE name IN ('红枫路', '青松路');
-- a district with hundreds of names
BEGIN;
INSERT INTO ybss_registry.local_name (name, kind) SELECT chr(x'4E00'::int + g) || '溪河畔小筑', 'compound' FROM generate_series(1, 300) g;
SELECT address_text(parse_local(chr(x'4E00'::int + 300) || '溪河畔小筑3-2-501'));
ROLLBACK;
-- refusals
\set VERBOSITY terse
INSERT INTO ybss_registry.local_name (name, kind) VALUES ('老供销社', 'alias');
INSERT INTO ybss_registry.local_name (name, kind) VALUES ('路', 'road');
SELECT local_names_changed();
