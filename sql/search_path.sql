-- What a client finds that says no schema: create_registry() puts ybss last into the search_path of
-- the database, unless it is declined; what stands there stays.
\set SHOW_CONTEXT never
CREATE DATABASE ybss_path;
\c ybss_path
CREATE FUNCTION pg_temp.kept() RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(setting, ' '), 'none') FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
  CROSS JOIN unnest(s.setconfig) setting WHERE s.setrole = 0 AND setting LIKE 'search_path=%' $$;
-- declined, by name, beside the other choice
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
SET client_min_messages = notice;
BEGIN;
SELECT ybss.create_registry(set_search_path => false, adopt_roles => true) LIKE 'registry % created' AS created;
SELECT pg_temp.kept();
SELECT count(*) FROM ybss.check_registry() WHERE rule = 'search_path';
ROLLBACK;
-- declined in one phase, it stays so
BEGIN;
SELECT ybss.create_registry_phase('tables', true, false) \g /dev/null
SELECT ybss.create_registry_phase(p, true) FROM unnest('{keys,functions,grants,grants}'::text[]) p \g /dev/null
SELECT pg_temp.kept();
-- and through an upgrade
UPDATE ybss_registry.registry SET version = '0.0.1';
SELECT ybss.upgrade_registry() \g /dev/null
SELECT pg_temp.kept();
SELECT ybss.set_search_path();
-- what the database had is extended, whatever it is called
ALTER DATABASE ybss_path SET search_path = "Odd ""one", public, '';
SELECT ybss.set_search_path();
SELECT pg_temp.kept();
ALTER DATABASE ybss_path SET search_path = '';
SELECT ybss.set_search_path() \g /dev/null
SELECT pg_temp.kept();
ALTER DATABASE ybss_path SET search_path = ybss, public;
SELECT ybss.set_search_path();
SELECT pg_temp.kept();
SELECT ybss.set_search_path(false);
ALTER DATABASE ybss_path SET search_path = ybss;
SELECT ybss.set_search_path(false);
SELECT pg_temp.kept();
ROLLBACK;
-- by itself; a client finds operators, types and functions of ybss after it has connected anew
SELECT ybss.create_registry(adopt_roles => true) LIKE 'registry % created' AS created;
\c ybss_path
SHOW search_path;
SELECT '520371013'::grid_code <@ '520371' AS found;
SELECT version() LIKE 'PostgreSQL%' AS the_servers_own_comes_first;
CREATE FUNCTION pg_temp.kept() RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(setting, ' '), 'none') FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
  CROSS JOIN unnest(s.setconfig) setting WHERE s.setrole = 0 AND setting LIKE 'search_path=%' $$;
-- once
SELECT ybss.set_search_path();
-- lost, as by a restore without --create: the checker says so, one call puts it back
ALTER DATABASE ybss_path RESET search_path;
\c ybss_path
SELECT rule, target, what, chinese FROM ybss.check_registry();
SELECT ybss.set_search_path();
SELECT count(*) FROM ybss.check_registry();
-- an upgrade puts it back too
ALTER DATABASE ybss_path RESET search_path;
UPDATE ybss_registry.registry SET version = '0.0.1';
SELECT ybss.upgrade_registry() LIKE 'registry brought from 0.0.1 to %' AS brought_up;
-- taken back
SELECT ybss.set_search_path(false);
SELECT count(*) FROM ybss.check_registry();
-- who does not own the database is told what its owner has to run
CREATE ROLE regress_installer;
GRANT USAGE ON SCHEMA ybss TO regress_installer;
GRANT EXECUTE ON FUNCTION ybss.set_search_path(boolean), ybss.database_search_path(), ybss.require_registry(), ybss.registry_version() TO regress_installer;
SET ROLE regress_installer;
SELECT ybss.set_search_path();
RESET ROLE;
DROP OWNED BY regress_installer;
DROP ROLE regress_installer;
-- without a registry, or with one of another version, it refuses politely
UPDATE ybss_registry.registry SET version = '0.0.1';
SELECT ybss.set_search_path();
-- nobody but the owner may create where the path leads, and that while the registry is made only
SELECT has_schema_privilege('public', 'ybss', 'CREATE') AS everybody, has_schema_privilege('ybss_owner', 'ybss', 'CREATE') AS owner;
\c postgres
DROP DATABASE ybss_path;
