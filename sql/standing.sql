-- What stands where the registry is to be made, and whose it is: an extension that
-- settles in a stranger's schema makes the stranger superuser.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_standing_mallory LOGIN;
CREATE ROLE regress_standing_second SUPERUSER;
CREATE DATABASE ybss_standing;
GRANT CREATE ON DATABASE ybss_standing TO regress_standing_mallory;
\c ybss_standing
SET client_min_messages = warning;
\pset format unaligned
CREATE EXTENSION postgis;
CREATE EXTENSION btree_gist;

-- CREATE EXTENSION in a schema of somebody else's, empty or not
SET ROLE regress_standing_mallory;
CREATE SCHEMA ybss;
RESET ROLE;
CREATE EXTENSION ybss;
SET ROLE regress_standing_mallory;
CREATE FUNCTION ybss.format(f text, a text) RETURNS text LANGUAGE sql AS 'SELECT NULL::text';
RESET ROLE;
CREATE EXTENSION ybss;
-- a superuser's now, and yet filled
ALTER SCHEMA ybss OWNER TO CURRENT_USER;
CREATE EXTENSION ybss;
DROP SCHEMA ybss CASCADE;
-- a superuser's and empty, and others may create in it
CREATE SCHEMA ybss;
GRANT CREATE ON SCHEMA ybss TO PUBLIC;
CREATE EXTENSION ybss;
-- one thing of every kind that a schema holds
CREATE FUNCTION public.refused(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_detail text;
BEGIN
  SET LOCAL ROLE regress_standing_mallory;
  EXECUTE statement;
  RESET ROLE;
  REVOKE CREATE ON SCHEMA ybss FROM PUBLIC;
  CREATE EXTENSION ybss;
  RAISE EXCEPTION 'was not refused';
EXCEPTION WHEN SQLSTATE 'YBR12' THEN
  GET STACKED DIAGNOSTICS v_detail = PG_EXCEPTION_DETAIL;
  RETURN v_detail;
END
$$;
SELECT public.refused(s) FROM (VALUES
  ('CREATE TABLE ybss.t (a int)'), ('CREATE VIEW ybss.v AS SELECT 1'), ('CREATE MATERIALIZED VIEW ybss.m AS SELECT 1'), ('CREATE SEQUENCE ybss.s'),
  ('CREATE FUNCTION ybss.f() RETURNS int LANGUAGE sql AS ''SELECT 1'''), ('CREATE PROCEDURE ybss.p() LANGUAGE sql AS '''''),
  ('CREATE AGGREGATE ybss.a (int) (SFUNC = int4pl, STYPE = int)'), ('CREATE TYPE ybss.c AS (a int)'), ('CREATE TYPE ybss.e AS ENUM (''a'')'),
  ('CREATE TYPE ybss.r AS RANGE (SUBTYPE = int)'), ('CREATE DOMAIN ybss.d AS int'),
  ('CREATE OPERATOR ybss.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)'), ('CREATE COLLATION ybss.c FROM "C"'),
  ('CREATE CONVERSION ybss.co FOR ''LATIN1'' TO ''UTF8'' FROM iso8859_1_to_utf8'),
  ('CREATE TEXT SEARCH CONFIGURATION ybss.t (COPY = simple)'), ('CREATE TEXT SEARCH DICTIONARY ybss.d (TEMPLATE = simple)'),
  ('CREATE SCHEMA own CREATE TABLE t (a int, b int); CREATE STATISTICS ybss.st ON a, b FROM own.t'),
  ('ALTER DEFAULT PRIVILEGES IN SCHEMA ybss GRANT ALL ON FUNCTIONS TO PUBLIC')) v(s);
-- what only a superuser can make there, and what another extension brought
SELECT public.refused('RESET ROLE; ' || s) FROM (VALUES
  ('CREATE TYPE ybss.shell'), ('CREATE OPERATOR FAMILY ybss.fa USING btree'),
  ('CREATE OPERATOR CLASS ybss.cl FOR TYPE int4 USING btree AS OPERATOR 1 <'),
  ('CREATE TEXT SEARCH PARSER ybss.pa (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)'),
  ('CREATE TEXT SEARCH TEMPLATE ybss.te (LEXIZE = dsimple_lexize)'),
  ('CREATE EXTENSION tcn SCHEMA ybss')) v(s);
REVOKE CREATE ON SCHEMA ybss FROM PUBLIC;
-- empty, of another superuser: as pg_restore leaves it
ALTER SCHEMA ybss OWNER TO regress_standing_second;
CREATE EXTENSION ybss;
ALTER SCHEMA ybss OWNER TO CURRENT_USER;
SELECT pg_get_userbyid(nspowner) = current_user AS own, has_schema_privilege('public', oid, 'CREATE') AS open FROM pg_namespace WHERE nspname = 'ybss';

-- create_registry() and what stands there: the schema of its tables, an object beside the extension's, each kind of right
CREATE FUNCTION public.refused_registry(statement text, adopt boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_detail text;
  v_state text;
BEGIN
  EXECUTE statement;
  -- what create_registry() begins with
  PERFORM ybss.refuse_strange_objects(true);
  PERFORM ybss.refuse_strange_rights(true, adopt);
  RAISE EXCEPTION USING ERRCODE = 'ZZZZZ', MESSAGE = 'would be created', DETAIL = '';
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS v_detail = PG_EXCEPTION_DETAIL, v_state = RETURNED_SQLSTATE;
  RETURN concat_ws(' ', v_state, regexp_replace(v_detail, '^.*：', ''));
END
$$;
-- roles are the cluster's: those that other databases use are set aside for as long as this looks at them
BEGIN;
DO $$
DECLARE
  v record;
BEGIN
  FOR v IN SELECT r.rolname AS role, m.rolname AS member FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
           WHERE r.rolname LIKE 'ybss\_%' LOOP
    EXECUTE format('REVOKE %I FROM %I', v.role, v.member);
  END LOOP;
END
$$;
SELECT s AS statement, public.refused_registry(s, false), public.refused_registry(s, true) FROM (VALUES
  ('SELECT 1'),
  ('CREATE SCHEMA ybss_registry AUTHORIZATION regress_standing_mallory'),
  ('CREATE SCHEMA ybss_registry AUTHORIZATION ybss_owner'),
  ('CREATE FUNCTION ybss.format(f text, a text) RETURNS text LANGUAGE sql AS ''SELECT NULL::text'''),
  ('GRANT CREATE ON SCHEMA ybss TO regress_standing_mallory'),
  ('ALTER SCHEMA ybss OWNER TO regress_standing_mallory'),
  ('ALTER DEFAULT PRIVILEGES FOR ROLE ybss_owner GRANT SELECT ON TABLES TO regress_standing_mallory'),
  ('ALTER ROLE ybss_owner LOGIN'), ('ALTER ROLE ybss_owner BYPASSRLS'), ('ALTER ROLE ybss_reader LOGIN'), ('ALTER ROLE ybss_reader CREATEROLE CREATEDB'),
  ('ALTER ROLE ybss_auditor REPLICATION'), ('ALTER ROLE ybss_operator SUPERUSER'),
  ('GRANT ybss_owner TO regress_standing_mallory'), ('GRANT ybss_owner TO regress_standing_mallory WITH ADMIN OPTION'), ('GRANT ybss_owner TO regress_standing_second'),
  ('GRANT ybss_owner TO ybss_reader'), ('GRANT pg_read_server_files TO ybss_owner'), ('GRANT regress_standing_second TO ybss_reader'),
  ('GRANT ybss_reader TO regress_standing_mallory'), ('GRANT pg_read_all_stats TO ybss_auditor'),
  ('CREATE TABLE public.own (a int); ALTER TABLE public.own OWNER TO ybss_owner'), ('CREATE TABLE public.own (a int); GRANT SELECT ON public.own TO ybss_owner'),
  ('CREATE TABLE public.own (a int); GRANT SELECT ON public.own TO ybss_reader'), ('CREATE TABLE public.own (a int); ALTER TABLE public.own OWNER TO ybss_reader')) v(s);
GRANT ybss_reader TO regress_standing_mallory;
SAVEPOINT s;
SELECT ybss.create_registry();
ROLLBACK TO s;
GRANT ybss_owner TO regress_standing_mallory;
SAVEPOINT s;
SELECT ybss.create_registry(adopt_roles => true);
ROLLBACK TO s;
CREATE SCHEMA ybss_registry;
SELECT ybss.create_registry(adopt_roles => true);
ROLLBACK;
SELECT ybss.create_registry(adopt_roles => true) \g /dev/null
SELECT ybss.create_registry(adopt_roles => true);
-- nobody creates beside the registry's own, its owner neither
SELECT r AS role, has_schema_privilege(r, 'ybss', 'CREATE') AS creates FROM unnest('{ybss_owner,ybss_reader,ybss_operator,ybss_auditor,regress_standing_mallory}'::name[]) r;
SET ROLE ybss_owner;
CREATE FUNCTION ybss.format(f text, a text) RETURNS text LANGUAGE sql AS 'SELECT NULL::text';
RESET ROLE;
-- nor may the extension go from under it, or come again
\set VERBOSITY terse
DROP EXTENSION ybss;
CREATE EXTENSION ybss;
\set VERBOSITY default

-- put there since, by a superuser who meant no harm: check_registry() names it, upgrade_registry() refuses
SELECT * FROM ybss.check_registry() WHERE rule = 'standing';
CREATE FUNCTION ybss.format(f text, a text) RETURNS text LANGUAGE sql AS 'SELECT NULL::text';
CREATE VIEW ybss_registry.mine AS SELECT 1;
GRANT CREATE ON SCHEMA ybss TO ybss_owner, regress_standing_mallory;
ALTER ROLE regress_standing_mallory CREATEROLE;
GRANT CREATE ON SCHEMA public TO regress_standing_mallory;
SELECT target, what FROM ybss.check_registry() WHERE rule = 'standing' AND what !~ 'CREATEROLE' ORDER BY target, what;
SELECT count(*) = (current_setting('server_version_num')::int < 160000)::int AS before_16 FROM ybss.check_registry() WHERE rule = 'standing' AND what ~ 'mallory may make itself';
UPDATE ybss_registry.registry SET version = '0.0.1';
SELECT ybss.upgrade_registry();
REVOKE CREATE ON SCHEMA ybss, public FROM regress_standing_mallory;
ALTER FUNCTION ybss.format(text, text) SET SCHEMA public;
DROP VIEW ybss_registry.mine;
BEGIN;
GRANT ybss_owner TO regress_standing_mallory;
SELECT ybss.upgrade_registry();
ROLLBACK;
-- a role that a registry of an older version does not know, and that has members
BEGIN;
REVOKE USAGE ON SCHEMA ybss FROM ybss_sensitive;
DROP OWNED BY ybss_sensitive;
GRANT ybss_sensitive TO regress_standing_mallory;
SELECT ybss.upgrade_registry();
ROLLBACK;
-- a right of the owner's from an older version ends with the upgrade
SELECT ybss.upgrade_registry() LIKE 'registry brought from 0.0.1 to %' AS brought_up;
SELECT has_schema_privilege('ybss_owner', 'ybss', 'CREATE') AS creates;
ALTER ROLE regress_standing_mallory NOCREATEROLE;
SELECT * FROM ybss.check_registry() WHERE rule = 'standing';

-- the remains of a registry are no empty schema
DROP EXTENSION ybss CASCADE;
\set VERBOSITY terse
CREATE EXTENSION ybss;
DROP SCHEMA ybss, ybss_registry CASCADE;
CREATE EXTENSION ybss;
SELECT ybss.create_registry(adopt_roles => true) LIKE 'registry % created' AS created;
\c postgres
DROP DATABASE ybss_standing;
DROP ROLE regress_standing_mallory, regress_standing_second;
