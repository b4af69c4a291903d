-- Streets are proposed, named, signed, renamed; the parser and the addresses follow.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
SET datestyle = ISO;
\set SHOW_CONTEXT never
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE ROLE regress_street_housing IN ROLE ybss_operator;
CREATE ROLE regress_street_civil IN ROLE ybss_operator, ybss_job;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_street_housing', '科员', '新蒲新区住建局'), ('regress_street_civil', '地名干部', '新蒲新区民政局');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371' FROM ybss_registry.member;
CREATE VIEW parsed AS SELECT name, kind, stands_for, division FROM ybss_registry.local_name ORDER BY 1, 2;
-- proposed by one office, named by another
SET ROLE regress_street_housing;
SELECT propose_street('沁园春路', '520371013', '因邻近沁园得名') AS street \gset
SELECT propose_street('沁园春路', '520371013001', '重名');
SELECT propose_street('沁园春路', '520371109', '另一镇可以重名') AS other \gset
SELECT problem, chinese, street FROM check_street_name('沁园椿路', '520371') ORDER BY 1, 3;
SELECT problem FROM check_street_name('Spring大', '520371109') ORDER BY 1;
SELECT * FROM check_street_name('玉兰路', '520371');
SELECT name_street(:street, '新民复〔2026〕3号');
UPDATE ybss_registry.street SET state = 'named' WHERE street_id = :street;
SELECT address_key(parse_local('新蒲街道沁园春12号'));
-- an address on a street without a name waits for it
RESET ROLE;
SELECT propose_address('新蒲街道新华社区沁园春路12号', '520371013001001') AS door \gset
SET ROLE regress_street_civil;
SELECT confirm_address(:door, 'x');
SELECT sign_street(:street, '2026-03-01');
SELECT name_street(:street, '新民复〔2026〕3号', '2026-02-01');
SELECT confirm_address(:door, '新民复〔2026〕4号');
RESET ROLE;
SELECT * FROM parsed;
SET ROLE regress_street_civil;
SELECT name_street(:other, '新民复〔2026〕9号', '2026-02-01');
SELECT sign_street(:street, '2026-03-01');
RESET ROLE;
-- two towns have one: the name alone says no place
SELECT * FROM parsed;
-- doors, rooms, a lane off the street, a community named after it
INSERT INTO ybss_registry.local_name (name, kind) VALUES ('春晓巷', 'road');
INSERT INTO ybss_registry.address (district, grid, address, state)
SELECT 520371, '520371013001001', parse_local('新蒲街道新华社区沁园春路' || t), 'confirmed' FROM unnest(ARRAY['', '2号', '2号1栋', '2号1栋1单元', '2号1栋1单元101室', '4号附1号', '春晓巷3号']) t;
UPDATE ybss_registry.address c SET parent_id = ybss_registry.parent_for(c.district, c.address);
INSERT INTO ybss_registry.address (district, grid, address, state) SELECT 520371, '520371109002', parse_local('虾子镇米兰社区沁园春路2号'), 'confirmed';
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) SELECT district, 1, grid, address_id FROM ybss_registry.address WHERE level = 'room';
-- rules of numbers are the civil-affairs office's
SET ROLE regress_street_housing;
INSERT INTO ybss_registry.plate_rule (district, grid, basis) VALUES (520371, '520371', '住建局自定');
SET ROLE regress_street_civil;
INSERT INTO ybss_registry.plate_rule (district, grid, basis) VALUES (520371, '520371', '民政局文件');
RESET ROLE;
-- renamed: plain UPDATE is refused, the parser knows at once, the job does the rest
SET ROLE regress_street_civil;
UPDATE ybss_registry.street SET name = '长征大道' WHERE street_id = :street;
SELECT rename_street(:street, '长征大道', '新民复〔2026〕20号', '2026-06-01');
RESET ROLE;
SELECT name, state, former_names FROM street ORDER BY 1;
SELECT address_key(parse_local('新蒲街道新华社区长征大道2号1栋1单元101'));
SET ROLE regress_street_civil;
CALL run_job('rename_street', '{"batch": 3}');
RESET ROLE;
SELECT address_key(c.address), c.state, p.address IS NULL OR address_truncate(c.address, p.level) = p.address AS below FROM ybss_registry.address c
LEFT JOIN ybss_registry.address p ON p.district = c.district AND p.address_id = c.parent_id ORDER BY 1;
SELECT kind, address_key(address), successor_id = address_id AS same_id, changed_on FROM ybss_registry.address_lineage ORDER BY 2;
SELECT address_key(address) FROM ybss_registry.house JOIN ybss_registry.address USING (district, address_id);
SELECT done > 0 AS worked, state FROM job_run WHERE job = 'rename_street';
-- the other town's street still bears the old name, so it is no alias; there it is found by what it was
SELECT * FROM parsed;
SELECT address, reason FROM find_address('新蒲街道新华社区沁园春路2号1栋1单元101', 1);
SELECT address, reason FROM find_address('虾子镇米兰社区沁园春路2号', 1);
-- two streets bore it, so that it stands for neither; a name that one bore does, and follows
SELECT rename_street(:other, '沁园春路', 'x');
SELECT retire_street(:other, '新民复〔2026〕21号');
SELECT rename_street(:other, '米兰东路', '新民复〔2026〕21号', '2026-06-02');
CALL run_job('rename_street');
SELECT * FROM parsed;
SELECT rename_street(:street, '长征北路', '新民复〔2026〕30号', '2026-09-01');
CALL run_job('rename_street');
SELECT * FROM parsed;
SELECT address FROM find_address('新蒲街道新华社区长征大道2号1栋1单元101', 1);
SELECT address FROM find_address('新蒲街道新华社区沁园春路2号1栋1单元101', 1);
SELECT address FROM find_address('虾子镇米兰社区沁园春路2号', 1);
SELECT step, name, actor, office, document, note FROM street_step WHERE street_id = :street ORDER BY step_id;
-- renumbered before one renaming and after another: every text that ever was finds it
SELECT renumber_addresses(ARRAY[:door]::bigint[], ARRAY['14号'], '新民复〔2026〕31号');
SELECT rename_street(:street, '凤凰路', '新民复〔2026〕32号', '2026-10-01') \g /dev/null
CALL run_job('rename_street');
SELECT t, address_key(parse(f.address)) FROM unnest(ARRAY['沁园春路12号', '长征大道12号', '长征北路12号', '长征北路14号', '凤凰路12号', '凤凰路14号']) t CROSS JOIN LATERAL find_address('新蒲街道新华社区' || t, 1) f;
-- a name that would make two addresses one
SELECT propose_street('并入路', '520371013', '测试') AS third \gset
SELECT name_street(:third, '新民复〔2026〕40号') \g /dev/null
INSERT INTO ybss_registry.address (district, grid, address, state) SELECT 520371, '520371013001001', parse_local('新蒲街道新华社区并入路2号'), 'confirmed';
UPDATE ybss_registry.street SET name = '腾出路' WHERE street_id = :street;
SELECT propose_street('凤凰路', '520371013', '同名');
SELECT rename_street(:third, '凤凰路', 'x');
SELECT retire_street(:third, 'x');
\set VERBOSITY terse
DELETE FROM ybss_registry.street WHERE street_id = :third;
