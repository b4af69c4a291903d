-- What the programs of doc/en/27_from_your_program.md connect to: a database role for an application
-- that many people share, one for the sign-on service, one that runs jobs; two members. As a superuser,
-- after doc/example/quick_start.sql. The password is :password.
CREATE ROLE portal LOGIN PASSWORD :'password' IN ROLE ybss_operator;
INSERT INTO ybss_registry.pool_role VALUES ('portal', 'transaction');
CREATE ROLE sign_on LOGIN PASSWORD :'password';
GRANT USAGE ON SCHEMA ybss TO sign_on;
GRANT EXECUTE ON FUNCTION ybss.member_of(text), ybss.issue_ticket(bigint, name, interval) TO sign_on;
CREATE ROLE night_jobs LOGIN PASSWORD :'password' IN ROLE ybss_job;
INSERT INTO ybss_registry.member (account, role_name, label, office, grade) VALUES
('li.na', NULL, '网格员小李', '新华社区', 1), (NULL, 'night_jobs', '夜间作业', '区大数据中心', 0);
INSERT INTO ybss_registry.scope_grant (member_id, grid)
SELECT member_id, CASE account WHEN 'li.na' THEN '520371013' ELSE '520371' END
FROM ybss_registry.member WHERE account = 'li.na' OR role_name = 'night_jobs';
