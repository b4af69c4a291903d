-- The frame: installed by one command, refused where it would do harm.
\set SHOW_CONTEXT never
CREATE DATABASE ybss_frame;
\c ybss_frame
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
-- all of it in one schema
SELECT nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE extname = 'ybss';
SELECT ybss.version() = extversion AS one_version FROM pg_extension WHERE extname = 'ybss';
-- no registry yet: every entry point says so
SELECT ybss.registry_version();
SELECT ybss.require_registry();
-- the registry is the district's own: none of it is a member, a second is refused
SELECT ybss.create_registry() LIKE 'registry % created' AS created;
SELECT ybss.create_registry();
SELECT ybss.upgrade_registry() LIKE 'registry % is up to date' AS nothing_to_do;
SELECT count(*) AS members_in_registry FROM pg_depend d
WHERE d.deptype = 'e' AND d.classid = 'pg_class'::regclass
  AND d.objid IN (SELECT oid FROM pg_class WHERE relnamespace = 'ybss_registry'::regnamespace);
-- the extension cannot be dropped from under a population register
DO $$
BEGIN
  DROP EXTENSION ybss;
EXCEPTION WHEN dependent_objects_still_exist THEN
  RAISE WARNING 'refused: the registry depends on it';
END
$$;
-- a registry of another version is refused politely
UPDATE ybss_registry.registry SET version = '0.0.1';
\set VERBOSITY sqlstate
SELECT ybss.require_registry();
CALL ybss.run_job('intake');
\set VERBOSITY default
SELECT ybss.upgrade_registry() LIKE 'registry brought from 0.0.1 to %' AS brought_up;
SELECT ybss.require_registry();
-- a database that is not UTF-8 is refused
CREATE DATABASE ybss_latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
\c ybss_latin
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
