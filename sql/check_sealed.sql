-- Whatever opens, breaks or hides something in a sealed registry gives a row; what a district adds of its own gives none.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET ybss.link_after = 0;
CREATE ROLE regress_sealed_app;
CREATE ROLE regress_sealed_chief IN ROLE ybss_reader;
SET search_path = ybss_registry, ybss, public, pg_catalog;
BEGIN;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO address (district, address_id, grid, address, state) SELECT 520399, 7300 + n, '520399073001001', parse('封存路' || n || '号'), 'confirmed' FROM generate_series(1, 3) n;
INSERT INTO house (district, house_id, grid, address_id) VALUES (520399, 7301, '520399073001001', 7301);
INSERT INTO person (district, person_id, grid, name, citizen_id) VALUES (520399, 7301, '520399073001001', '人一', '52039919900101123X');
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, 7302, '520399073001001', '人二', min(code) FROM no_document_reason;
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7301, '520399073001001', 7301, 7301, '[2020-01-01,)');
COMMIT;
SELECT * FROM check_registry() WHERE target <> 'to_link';
CREATE FUNCTION public.plant(statement text) RETURNS TABLE (found text)
LANGUAGE plpgsql AS $$
DECLARE
  v_found text[];
BEGIN
  BEGIN
    EXECUTE statement;
    v_found := ARRAY(SELECT DISTINCT format('%s: %s%s', c.rule,
      regexp_replace(split_part(c.what, ': ', 1), '_\d{4}_\d\d', '_YYYY_MM'), ' (' || CASE WHEN c.record_id >= 7400 THEN 'new' ELSE c.record_id::text END || ')') FROM ybss.check_registry() c WHERE c.target <> 'to_link' ORDER BY 1);
    RAISE EXCEPTION USING ERRCODE = 'ZZZZZ';
  EXCEPTION WHEN SQLSTATE 'ZZZZZ' THEN
    NULL;
  WHEN OTHERS THEN
    v_found := ARRAY[SQLERRM];
  END;
  RETURN QUERY SELECT unnest(CASE v_found WHEN '{}' THEN '{-}' ELSE v_found END);
END $$;
-- planted together, each found by its name
CREATE TEMPORARY TABLE planted (batch int, statement text);
INSERT INTO planted VALUES
  -- policies and row security
  (1, $$DROP POLICY scope ON person$$),
  (1, $$CREATE POLICY x ON person FOR SELECT TO PUBLIC USING (true); GRANT SELECT ON person TO PUBLIC$$),
  (1, $$ALTER POLICY owner ON person TO PUBLIC$$),
  (1, $$ALTER POLICY scope ON house USING (true)$$),
  (1, $$ALTER TABLE unit NO FORCE ROW LEVEL SECURITY$$),
  (1, $$DO $x$ BEGIN EXECUTE format('CREATE POLICY x ON ybss_registry.%I USING (true)', 'history_' || to_char(now() AT TIME ZONE 'Asia/Shanghai' + interval '2 months', 'YYYY_MM')); END $x$ $$),
  -- owners, roles, grants, settings
  (1, $$ALTER VIEW ybss.person OWNER TO postgres$$),
  (1, $$ALTER TABLE household OWNER TO regress_sealed_app$$),
  (1, $$ALTER ROLE ybss_reader BYPASSRLS$$),
  (1, $$ALTER ROLE ybss_owner LOGIN$$),
  (1, $$GRANT ybss_owner TO regress_sealed_app$$),
  (1, $$GRANT ybss_operator TO ybss_reader$$),
  (1, $$GRANT SELECT ON person TO regress_sealed_app$$),
  (1, $$GRANT SELECT (citizen_id) ON person TO ybss_reader$$),
  (1, $$GRANT EXECUTE ON FUNCTION ybss.issue_ticket TO PUBLIC$$), (1, $$GRANT EXECUTE ON FUNCTION ybss.member_of TO PUBLIC$$),
  (1, $$GRANT EXECUTE ON FUNCTION ybss.protect_table(regclass, name[], name[]) TO regress_sealed_app$$),
  (1, $$GRANT USAGE ON SEQUENCE change_number TO regress_sealed_app$$),
  (1, $$GRANT CREATE ON SCHEMA ybss TO regress_sealed_app$$),
  (1, $$REVOKE SELECT ON ybss.person FROM ybss_reader$$),
  (1, $$DO $x$ BEGIN EXECUTE format('ALTER DATABASE %I SET session_replication_role = replica', current_database()); END $x$ $$),
  -- views and functions
  (1, $$ALTER VIEW ybss.house RESET (security_barrier)$$),
  (1, $$CREATE OR REPLACE FUNCTION ybss.mask_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT name'$$),
  (1, $$ALTER FUNCTION ybss.mask_phone(text) SECURITY DEFINER$$),
  (1, $$ALTER FUNCTION ybss.check_registry() RESET search_path$$),
  -- keys, checks, indexes, columns, by definition and by the rows
  (2, $$ALTER TABLE person DROP CONSTRAINT one_row_per_citizen_id; INSERT INTO person (district, grid, name, citizen_id) SELECT district, grid, name, citizen_id FROM person WHERE person_id = 7301; DELETE FROM change$$),
  (2, $$ALTER TABLE residence DROP CONSTRAINT residence_in_known_house; SET LOCAL session_replication_role = replica; DELETE FROM house$$),
  (2, $$DO $x$ DECLARE c name; BEGIN FOR c IN SELECT conname FROM pg_constraint WHERE conrelid = 'residence'::regclass AND contype = 'c' LOOP EXECUTE format('ALTER TABLE residence DROP CONSTRAINT %I', c); END LOOP; END $x$;
     SET LOCAL session_replication_role = replica; UPDATE residence SET grid = '520398001' WHERE residence_id = 7301$$),
  (1, $$ALTER TABLE person ALTER name DROP NOT NULL$$),
  (1, $$ALTER TABLE person ALTER sex SET DEFAULT '9'$$),
  -- triggers
  (1, $$DROP TRIGGER name_decider ON review; DROP TRIGGER guard_record ON intake_line$$),
  (1, $$DROP TRIGGER tell_changed ON scope_grant; DROP TRIGGER tell_changed ON member$$),
  (1, $$ALTER TABLE pool_role ENABLE REPLICA TRIGGER tell_changed$$),
  (1, $$CREATE OR REPLACE TRIGGER keep_history AFTER UPDATE OR DELETE ON tenancy FOR EACH ROW WHEN (false) EXECUTE FUNCTION ybss.keep_history('tenancy_id')$$),
  (1, $$CREATE FUNCTION public.spy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER spy BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION public.spy()$$),
  (1, $$CREATE RULE x AS ON DELETE TO person DO INSTEAD NOTHING$$),
  -- months
  (1, $$DO $x$ BEGIN EXECUTE format('ALTER TABLE ybss_registry.history DETACH PARTITION ybss_registry.%I', 'history_' || to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY_MM')); END $x$ $$),
  (1, $$DO $x$ BEGIN EXECUTE format('DROP TABLE ybss_registry.%I', 'access_log_' || to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY_MM')); END $x$ $$),
  -- look-up keys
  (2, $$DELETE FROM address_lookup WHERE address_id = 7302; UPDATE address_lookup SET town = '别处' WHERE address_id = 7303$$),
  (3, $$DELETE FROM manifest$$);
SELECT p.batch, f.found FROM (SELECT batch, string_agg(statement, '; ') AS statements FROM planted GROUP BY 1) p CROSS JOIN LATERAL public.plant(p.statements) f ORDER BY 1, f.found COLLATE "C";
-- of a district's own, and made later: nothing to tell
CREATE TEMPORARY TABLE own (statement text);
INSERT INTO own VALUES
  ($$ALTER TABLE person ADD own_note text DEFAULT 'x' CHECK (own_note <> ''); CREATE INDEX own_index ON person (own_note); ALTER TABLE house ADD UNIQUE (district, house_id, address_id)$$),
  ($$CREATE SCHEMA own; CREATE VIEW own.people AS SELECT * FROM ybss.person; GRANT USAGE ON SCHEMA own TO PUBLIC; GRANT SELECT ON own.people TO PUBLIC; CREATE FUNCTION own.f() RETURNS int LANGUAGE sql AS 'SELECT 1'$$),
  ($$CREATE TABLE ybss_registry.own (district int4, own_id bigint, grid ybss.grid_code NOT NULL, PRIMARY KEY (district, own_id)); SELECT ybss_registry.version_table('ybss_registry.own'); SELECT ybss.protect_table('ybss_registry.own')$$),
  ($$GRANT SELECT ON ybss.person TO regress_sealed_app; GRANT USAGE ON SCHEMA ybss TO regress_sealed_app; GRANT EXECUTE ON FUNCTION ybss.find_address TO regress_sealed_app; GRANT ybss_reader TO regress_sealed_app$$),
  ($$GRANT EXECUTE ON FUNCTION ybss.issue_ticket TO regress_sealed_app$$), ($$GRANT EXECUTE ON FUNCTION ybss.member_of TO regress_sealed_app$$),
  ($$SELECT ybss.extend_history(15), ybss.extend_access_log(15)$$),
  ($$SET LOCAL datestyle = 'German'; SET LOCAL timezone = 'America/New_York'; SET LOCAL search_path = public; SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL quote_all_identifiers = on$$),
  ($$INSERT INTO ybss_registry.item (kind, item, value_type, office, basis, english, chinese) SELECT kind, 'own_item', value_type, office, basis, 'own', '自有' FROM ybss_registry.item WHERE kind = 'person' AND value_type = 'text' LIMIT 1$$);
SELECT f.found FROM (SELECT string_agg(statement, '; ') AS statements FROM own) p CROSS JOIN LATERAL public.plant(p.statements) f ORDER BY 1;
