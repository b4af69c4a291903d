-- The same query as five people: row security at work. Their
-- roles end with the throwaway cluster.
\pset footer off
\pset tuples_only on
BEGIN;
CREATE ROLE demo_grid_worker IN ROLE ybss_reader;
CREATE ROLE demo_community_clerk IN ROLE ybss_reader;
CREATE ROLE demo_town_office IN ROLE ybss_reader;
CREATE ROLE demo_district IN ROLE ybss_reader;
CREATE ROLE demo_stranger IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (role_name, label, office, grade) VALUES
('demo_grid_worker', '网格员', '米兰社区', 1), ('demo_community_clerk', '社区民警助理', '米兰社区', 2),
('demo_town_office', '镇综治办', '虾子镇', 3), ('demo_district', '区综治中心', '新蒲新区', 4);
INSERT INTO ybss_registry.scope_grant (member_id, grid)
SELECT m.member_id, g.grid::ybss.grid_code FROM ybss_registry.member m
JOIN (VALUES ('demo_grid_worker', '520371109002001'), ('demo_community_clerk', '520371109002'),
  ('demo_town_office', '520371109'), ('demo_district', '520371')) g(role_name, grid) USING (role_name);
COMMIT;
\echo
\echo '== 行级安全 / SELECT count(*) FROM ybss.person, ybss.house, as'
SET ROLE demo_grid_worker;
SELECT 'grid worker 网格员 520371109002001', (SELECT count(*) FROM ybss.person), (SELECT count(*) FROM ybss.house);
SET ROLE demo_community_clerk;
SELECT 'community clerk 社区 520371109002', (SELECT count(*) FROM ybss.person), (SELECT count(*) FROM ybss.house);
SET ROLE demo_town_office;
SELECT 'town office 虾子镇 520371109', (SELECT count(*) FROM ybss.person), (SELECT count(*) FROM ybss.house);
SET ROLE demo_district;
SELECT 'district 新蒲新区 520371', (SELECT count(*) FROM ybss.person), (SELECT count(*) FROM ybss.house);
SET ROLE demo_stranger;
SELECT 'stranger 无权限者', (SELECT count(*) FROM ybss.person), (SELECT count(*) FROM ybss.house);
\pset tuples_only off
SET ROLE demo_grid_worker;
\echo '   SELECT name, citizen_id, birth_year, phone FROM ybss.person … as the grid worker: masked'
SELECT name, citizen_id, birth_year, phone FROM ybss.person WHERE citizen_id IS NOT NULL AND phone IS NOT NULL ORDER BY citizen_id, birth_year, name LIMIT 3;
RESET ROLE;
