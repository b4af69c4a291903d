-- Who acts: by role, by ticket, as a stranger.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
INSERT INTO ybss_registry.scope_grant (member_id, grid, valid_from) VALUES (9002, '520399004', now() + interval '1 day');
SELECT member_id, label, scope FROM ybss.whoami();
SET ROLE regress_clerk;
SELECT * FROM ybss.whoami();
SET ROLE regress_stranger;
SELECT * FROM ybss.whoami();
RESET ROLE;
SELECT ybss.issue_ticket(9002, 'regress_pooler') AS ticket \gset
SET ROLE regress_pooler;
BEGIN;
SET LOCAL ybss.ticket = :'ticket';
SELECT * FROM ybss.whoami();
COMMIT;
SELECT * FROM ybss.whoami();
SET ybss.ticket = 'ybss1';
-- (where in a function of SQL this is found differs between servers)
\set SHOW_CONTEXT never
SELECT * FROM ybss.whoami();
RESET ybss.ticket;
RESET ROLE;
