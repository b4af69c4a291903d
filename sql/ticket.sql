-- Tickets: what lets a member in on a shared connection, and all that does not.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
-- set before the library is loaded, nothing forged gets in and nothing left over counts
SELECT ybss.issue_ticket(9004, 'regress_pooler') AS early \gset
\c -reuse-previous=on "options='-c session_preload_libraries='"
SET ROLE regress_pooler;
SET ybss.login = '00000000000000000000000000000000:9004:9000000000000000000:10:1';
SET ybss.ticket = 'login:00000000000000000000000000000000';
SELECT count(*) FROM ybss.flock;
\c -
SET ROLE regress_pooler;
SET ybss.ticket = :'early';
SELECT count(*) FROM ybss.flock;
\c -
SET ROLE regress_pooler;
SET ybss.ticket = :'early';
BEGIN;
SAVEPOINT a;
SET LOCAL ybss.ticket = '';
SELECT ybss.acting_role();
ROLLBACK TO a;
SELECT count(*) FROM ybss.flock;
ROLLBACK;
\c -
SET ROLE regress_pooler;
BEGIN;
SET LOCAL ybss.ticket = :'early';
SELECT count(*) FROM ybss.flock;
COMMIT;
SELECT count(*) FROM ybss.flock;
\c -reuse-previous=on "options=''"
CREATE FUNCTION pg_temp.present(ticket text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('ybss.ticket', ticket, true);
  RETURN 'member ' || ybss.current_member();
EXCEPTION WHEN OTHERS THEN
  RETURN SQLSTATE;
END
$$;
GRANT EXECUTE ON FUNCTION pg_temp.present(text) TO PUBLIC;
-- transaction tickets: as often as wanted, each time for one transaction
SELECT ybss.issue_ticket(9002, 'regress_pooler') AS ticket, ybss.issue_ticket(9001, 'regress_pooler', '1 ms') AS short,
  ybss.issue_ticket(9001, 'regress_pool', '1 hour') AS login, ybss.issue_ticket(9001, 'regress_pool') AS second,
  ybss.issue_ticket(9002, 'regress_pool') AS third \gset
SET ROLE regress_pooler;
SELECT count(*) FROM ybss.flock;
BEGIN;
SET LOCAL ybss.ticket = :'ticket';
SELECT count(*), ybss.current_member(), ybss.current_grade(), ybss.acting_role() FROM ybss.flock;
SHOW ybss.ticket;
COMMIT;
SELECT count(*) FROM ybss.flock;
BEGIN;
SET LOCAL ybss.ticket = :'ticket';
SELECT count(*) FROM ybss.flock;
RESET ybss.ticket;
SELECT count(*) FROM ybss.flock;
SET LOCAL ybss.ticket = :'ticket';
SAVEPOINT a;
SET LOCAL ybss.ticket = '';
SELECT count(*) FROM ybss.flock;
ROLLBACK TO a;
SELECT count(*) FROM ybss.flock;
ROLLBACK;
-- left over on the connection it is worth nothing to the next client
SET ybss.ticket = :'ticket';
SELECT count(*) FROM ybss.flock;
BEGIN;
SELECT count(*) FROM ybss.flock;
ROLLBACK;
RESET ybss.ticket;
-- any one digit changed, digits cut off or added, capitals
SELECT pg_temp.present(overlay(:'ticket' PLACING translate(substr(:'ticket', i, 1), '0123456789abcdefys', '123456789abcdef0sy') FROM i FOR 1)), count(*)
FROM generate_series(1, length(:'ticket')) i GROUP BY 1;
SELECT pg_temp.present(left(:'ticket', i)), count(*) FROM generate_series(1, length(:'ticket') - 1) i GROUP BY 1;
SELECT pg_temp.present(:'ticket' || '00'), pg_temp.present(:'ticket' || ' '), pg_temp.present(upper(:'ticket')),
  pg_temp.present('x'), pg_temp.present(repeat('a', 100000)), pg_temp.present(:'ticket');
SELECT pg_temp.present(:'ticket' || '@1'), pg_temp.present('login:00000000000000000000000000000000');
-- late, by another role, by a superuser, in the other way
SELECT pg_sleep(0.01);
SELECT pg_temp.present(:'short');
SELECT pg_temp.present(:'login');
SELECT ybss.login(:'ticket');
SET ROLE regress_stranger;
SELECT pg_temp.present(:'ticket');
RESET ROLE;
SELECT pg_temp.present(:'ticket');
-- what a client cannot set
SET ROLE regress_pool;
SET ybss.login = '00000000000000000000000000000000:9004:9000000000000000000:10:1';
SET ybss.ticket = 'login:00000000000000000000000000000000';
ALTER ROLE regress_pool SET ybss.login = '1';
SELECT count(*) FROM ybss.flock;
-- login: in force from its commit, a rolled-back one never was
BEGIN;
SELECT ybss.login(:'login');
SELECT count(*) FROM ybss.flock;
ROLLBACK;
SELECT count(*) FROM ybss.flock;
BEGIN;
SAVEPOINT a;
SELECT ybss.login(:'login');
ROLLBACK TO a;
COMMIT;
SELECT count(*) FROM ybss.flock;
BEGIN;
SAVEPOINT a;
SELECT ybss.login(:'login');
RELEASE a;
SELECT count(*) FROM ybss.flock;
COMMIT;
SELECT count(*), ybss.current_member() FROM ybss.flock;
SHOW ybss.ticket;
SHOW ybss.login;
-- once only
SELECT ybss.login(:'login');
SELECT count(*) FROM ybss.flock;
-- it is the role's: SET ROLE to another one is no way to more or other rows
SET ROLE regress_district;
SELECT count(*) FROM ybss.flock;
SET ROLE regress_pool;
SELECT count(*) FROM ybss.flock;
-- reset, logout, and a rollback that would bring a login back
RESET ALL;
SELECT count(*) FROM ybss.flock;
SELECT ybss.login(:'second');
SELECT count(*) FROM ybss.flock;
BEGIN;
SELECT ybss.logout();
SELECT count(*) FROM ybss.flock;
ROLLBACK;
SELECT count(*) FROM ybss.flock;
SELECT ybss.logout();
SELECT count(*) FROM ybss.flock;
SELECT ybss.login(:'third');
SELECT count(*) FROM ybss.flock;
DISCARD ALL;
SET ROLE regress_pool;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
-- a retired key ends its tickets and logins at once
SELECT ybss.issue_ticket(9002, 'regress_pool') AS login, ybss.issue_ticket(9002, 'regress_pool') AS other \gset
SET ROLE regress_pool;
SELECT ybss.login(:'login');
SELECT count(*) FROM ybss.flock;
RESET ROLE;
SELECT ybss.renew_ticket_key('0') IS NOT NULL AS renewed;
SET ROLE regress_pool;
SELECT count(*) FROM ybss.flock;
RESET ybss.ticket;
SELECT ybss.login(:'other');
RESET ROLE;
-- a key of another use signs no ticket, and verifies none
SELECT ybss.issue_ticket(9002, 'regress_pool') AS login \gset
BEGIN;
UPDATE ybss_registry.signing_key SET use = 'gate' WHERE use = 'ticket';
SAVEPOINT before;
SELECT ybss.issue_ticket(9002, 'regress_pool');
ROLLBACK TO before;
SET LOCAL ROLE regress_pool;
SELECT ybss.login(:'login');
ROLLBACK;
-- terms of issue
SELECT ybss.issue_ticket(9002, 'regress_worker');
SELECT ybss.issue_ticket(9002, 'regress_pool', '13 hours');
SELECT ybss.issue_ticket(9002, 'regress_pooler', '11 minutes');
SELECT ybss.issue_ticket(9002, 'regress_pooler', '0');
SELECT ybss.issue_ticket(9099, 'regress_pooler');
SET ROLE regress_district;
SELECT ybss.issue_ticket(9004, 'regress_pooler');
SELECT ybss.sign_ticket(9004, 'regress_pooler', now() + interval '1 year', false);
SELECT secret FROM ybss_registry.signing_key;
RESET ROLE;
-- a pool's role is nobody, even if a careless row makes it a member
UPDATE ybss_registry.member SET role_name = 'regress_pool' WHERE member_id = 9004;
SET ROLE regress_pool;
SELECT count(*) FROM ybss.flock;
RESET ROLE;
SELECT count(*) FROM ybss_registry.ticket_use WHERE member_id BETWEEN 9000 AND 9099;
-- the sign-on service finds a member by account, and learns nothing else of anybody
CREATE ROLE regress_sign_on LOGIN;
GRANT USAGE ON SCHEMA ybss TO regress_sign_on;
GRANT EXECUTE ON FUNCTION ybss.member_of(text), ybss.issue_ticket(bigint, name, interval) TO regress_sign_on;
UPDATE ybss_registry.member SET account = 'li.na' WHERE member_id = 9002;
UPDATE ybss_registry.member SET account = 'gone', valid_from = '2000-01-01', valid_until = now() - interval '1 day' WHERE member_id = 9001;
UPDATE ybss_registry.member SET account = 'ended', active = false WHERE member_id = 9003;
SET ROLE regress_sign_on;
SELECT ybss.member_of('li.na'), ybss.member_of('LI.NA'), ybss.member_of('gone'), ybss.member_of('ended'), ybss.member_of(NULL);
SELECT ybss.issue_ticket(ybss.member_of('li.na'), 'regress_pooler') AS ticket \gset
SELECT ybss.issue_ticket(ybss.member_of('nobody'), 'regress_pooler');
SELECT label FROM ybss_registry.member;
SELECT count(*) FROM ybss.person;
SET ROLE regress_pooler;
SELECT ybss.member_of('li.na');
BEGIN;
SELECT set_config('ybss.ticket', :'ticket', true) \g /dev/null
SELECT member_id, label FROM ybss.whoami();
COMMIT;
RESET ROLE;
DROP OWNED BY regress_sign_on;
DROP ROLE regress_sign_on;
