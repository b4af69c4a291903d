-- Members and grants: every change counts from the next statement on.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
-- taken and given within a session and within a transaction
SET ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
DELETE FROM ybss_registry.scope_grant WHERE member_id = 9002 AND grid::text = '520399003002';
SET ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
BEGIN;
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (9002, '520399004');
SET LOCAL ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
SET LOCAL ROLE NONE;
SAVEPOINT a;
TRUNCATE ybss_registry.scope_grant;
SET LOCAL ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
ROLLBACK TO a;
SELECT count(*) FROM ybss.flock;
ROLLBACK;
SET ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
-- a grant and a member's term begin and end by the clock, with no change to any row
UPDATE ybss_registry.scope_grant SET valid_until = clock_timestamp() + interval '1 s' WHERE member_id = 9002;
SET ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
SELECT pg_sleep(1.1);
SELECT count(*) FROM ybss.flock;
RESET ROLE;
INSERT INTO ybss_registry.scope_grant (member_id, grid, valid_from) VALUES (9002, '520399001003', clock_timestamp() + interval '1 s');
SET ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
SELECT pg_sleep(1.1);
SELECT count(*) FROM ybss.flock;
RESET ROLE;
-- nested and doubled grants count once
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (9002, '520399001'), (9002, '520399001001'), (9002, '520399001001001'), (9002, '520399002');
SET ROLE regress_clerk;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
-- a member that is not active, or not yet, or no more, sees nothing
UPDATE ybss_registry.member SET active = false WHERE member_id = 9003;
SET ROLE regress_town;
SELECT count(*), ybss.current_member() FROM ybss.flock;
RESET ROLE;
UPDATE ybss_registry.member SET active = true, valid_from = now() + interval '1 day' WHERE member_id = 9003;
SET ROLE regress_town;
SELECT count(*), ybss.current_member() FROM ybss.flock;
RESET ROLE;
UPDATE ybss_registry.member SET valid_from = now() - interval '2 days', valid_until = now() - interval '1 day' WHERE member_id = 9003;
SET ROLE regress_town;
SELECT count(*), ybss.current_member() FROM ybss.flock;
RESET ROLE;
UPDATE ybss_registry.member SET valid_until = NULL WHERE member_id = 9003;
SET ROLE regress_town;
SELECT count(*), ybss.current_member() FROM ybss.flock;
RESET ROLE;
-- BYPASSRLS sees all, as it would without us; taken away, the role is a stranger
ALTER ROLE regress_stranger BYPASSRLS;
SET ROLE regress_stranger;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
ALTER ROLE regress_stranger NOBYPASSRLS;
SET ROLE regress_stranger;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
-- a security definer function does not lend its owner's eyes
CREATE FUNCTION pg_temp.count_flock() RETURNS bigint LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS 'SELECT count(*) FROM ybss.flock';
GRANT EXECUTE ON FUNCTION pg_temp.count_flock() TO PUBLIC;
SELECT pg_temp.count_flock();
SET ROLE regress_worker;
SELECT pg_temp.count_flock();
RESET ROLE;
-- replicated rows count too
SET session_replication_role = replica;
DELETE FROM ybss_registry.scope_grant WHERE member_id = 9001;
RESET session_replication_role;
SET ROLE regress_worker;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
