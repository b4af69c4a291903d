-- What was rewritten, removed or written past the triggers is found by the chain of digests, also when all triggers slept.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET ybss.link_after = 0;
SET search_path = ybss_registry, ybss, public, pg_catalog;
BEGIN;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO address (district, address_id, grid, address, state) SELECT 520399, 7400 + n, '520399074001001', parse('链条路' || n || '号'), 'confirmed' FROM generate_series(1, 3) n;
INSERT INTO house (district, house_id, grid, address_id) VALUES (520399, 7401, '520399074001001', 7401);
INSERT INTO person (district, person_id, grid, name, citizen_id, birth_date) VALUES (520399, 7401, '520399074001001', '人一', '52039919900101123X', '1990-01-01');
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, 7400 + n, '520399074001001', '人' || n, min(code) FROM no_document_reason, generate_series(2, 4) n GROUP BY n;
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 7401, '520399074001001', 7401, 7401, '[2020-01-01,)'), (520399, 7402, '520399074001001', 7402, 7401, '[2020-01-01,)');
COMMIT;
UPDATE person SET former_name = '旧名', items = items || '{"note": "甲"}' WHERE person_id = 7401;
UPDATE person SET former_name = '旧名二', phone = '15400139000' WHERE person_id = 7401;
UPDATE person SET grid = '520399074001002' WHERE person_id = 7403;
DELETE FROM person WHERE person_id = 7404;
INSERT INTO access_log (district, role_name, kind, record_id, item, purpose, outcome) SELECT 520399, 'x', 'person', 7401, 'name', '核对', 'shown' FROM generate_series(1, 3);
-- what a savepoint took back, and a row that is only looked at, are no lines
BEGIN;
SAVEPOINT s;
UPDATE person SET sex = '1' WHERE person_id = 7402;
ROLLBACK TO s;
INSERT INTO person SELECT (jsonb_populate_record(p, '{"name": "不写"}')).* FROM person p WHERE person_id = 7401 ON CONFLICT DO NOTHING;
COMMIT;
-- not linked yet: nothing to tell; linked: each row once
SELECT * FROM check_registry();
SELECT kind, records FROM to_link ORDER BY note;
SELECT link_changes() AS linked, link_changes() AS again;
SELECT purpose, kind, past, rows FROM stretch ORDER BY number;
SELECT s.kind, s.past, l.record_id, count(*) FROM stretch s, lines_in(s.lines) l WHERE s.kind <> 'access_log' GROUP BY 1, 2, 3 HAVING count(*) > 1 AND s.kind <> 'change' ORDER BY 1, 2, 3;
SELECT * FROM check_registry();
CREATE FUNCTION public.plant(statement text) RETURNS TABLE (found text)
LANGUAGE plpgsql AS $$
DECLARE
  v_found text[];
BEGIN
  BEGIN
    EXECUTE statement;
    v_found := ARRAY(SELECT DISTINCT format('%s %s: %s%s', c.rule, c.target, regexp_replace(regexp_replace(c.what, '\d{4}-\d\d-\d\d \d\d:\d\d', 'then'), '_\d{4}_\d\d', '_YYYY_MM'),
      ' (' || CASE WHEN c.record_id >= 7300 THEN c.record_id::text ELSE 'n' END || ')') FROM ybss_registry.broken_chain() c ORDER BY 1);
    RAISE EXCEPTION USING ERRCODE = 'ZZZZZ';
  EXCEPTION WHEN SQLSTATE 'ZZZZZ' THEN
    NULL;
  WHEN OTHERS THEN
    v_found := ARRAY[SQLERRM];
  END;
  RETURN QUERY SELECT unnest(CASE v_found WHEN '{}' THEN '{-}' ELSE v_found END);
END $$;
CREATE TEMPORARY TABLE planted (n int GENERATED ALWAYS AS IDENTITY, statement text);
INSERT INTO planted (statement) VALUES
  -- the past and who made it
  ($$UPDATE history SET old = jsonb_set(old, '{former_name}', '"伪造"') WHERE kind = 'person' AND record_id = 7401 AND old->>'former_name' = '旧名'$$),
  ($$UPDATE change SET who = '别人', office = '别处', role_name = 'x'$$),
  ($$DELETE FROM change$$),
  ($$DELETE FROM history$$),
  ($$DELETE FROM history WHERE deleted$$),
  ($$INSERT INTO history SELECT district, kind, record_id, known_from, known_from - interval '1 s', grid, change_id, ended_by, false, false, '{"sex": "1"}' FROM history WHERE record_id = 7403$$),
  ($$DO $x$ BEGIN EXECUTE format('ALTER TABLE ybss_registry.history DETACH PARTITION ybss_registry.%I', 'history_' || to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY_MM')); END $x$ $$),
  -- rows changed, added, removed while the triggers slept
  ($$SET LOCAL session_replication_role = replica; UPDATE person SET name = '篡改', phone = NULL WHERE person_id = 7402$$),
  ($$SET LOCAL session_replication_role = replica; DELETE FROM residence WHERE residence_id = 7402$$),
  ($$SET LOCAL session_replication_role = replica; INSERT INTO person SELECT (jsonb_populate_record(p, '{"person_id": 7409}')).* FROM person p WHERE person_id = 7402$$),
  ($$ALTER TABLE person DISABLE TRIGGER keep_history; UPDATE person SET name = '改' WHERE person_id = 7402; SELECT ybss_registry.link_changes(); ALTER TABLE person ENABLE TRIGGER keep_history$$),
  ($$ALTER TABLE person DISABLE TRIGGER USER; UPDATE person SET items = items || '{"note": "乙"}' WHERE person_id = 7401; ALTER TABLE person ENABLE TRIGGER USER$$),
  -- the access log: a line, the last lines, all of them, other words
  ($$DELETE FROM access_log WHERE log_id = (SELECT min(log_id) FROM access_log)$$),
  ($$DELETE FROM access_log$$),
  ($$UPDATE access_log SET purpose = '改写'$$),
  ($$ALTER TABLE access_log DISABLE TRIGGER USER; INSERT INTO access_log (district, role_name, kind, record_id, item, purpose, outcome) VALUES (520399, 'x', 'person', 7401, 'name', '补写', 'shown'); ALTER TABLE access_log ENABLE TRIGGER USER$$),
  -- the chain itself
  ($$UPDATE stretch SET lines = lines || '\x00' WHERE kind = 'house'$$),
  ($$UPDATE stretch SET lines = (SELECT o.lines FROM stretch o WHERE o.kind = 'person' AND NOT o.past LIMIT 1) WHERE kind = 'house'$$),
  ($$DELETE FROM stretch WHERE kind = 'house'$$),
  ($$DELETE FROM stretch WHERE number = (SELECT max(number) FROM stretch)$$),
  ($$DELETE FROM stretch$$),
  ($$UPDATE stretch SET mac = sha256('x') WHERE kind = 'house'$$),
  -- what this transaction writes itself is nobody's fault
  ($$UPDATE person SET sex = '2' WHERE person_id = 7402; INSERT INTO access_log (district, role_name, kind, record_id, item, purpose, outcome) VALUES (520399, 'x', 'person', 7401, 'name', '自写', 'shown')$$);
SELECT p.n, f.found FROM planted p LEFT JOIN LATERAL public.plant(p.statement) f ON true ORDER BY 1, 2;
-- kept back from the chain
UPDATE person SET sex = '2' WHERE person_id = 7402;
SELECT * FROM check_registry();
CREATE TEMPORARY TABLE kept_back AS WITH taken AS (DELETE FROM to_link RETURNING *) SELECT * FROM taken;
SELECT rule, target, what FROM check_registry() ORDER BY 1, 2, 3;
INSERT INTO to_link SELECT * FROM kept_back;
SELECT link_changes() AS linked;
SELECT * FROM check_registry();
-- late: told after two minutes
BEGIN;
INSERT INTO to_link VALUES (520399, 0, 'person', NULL, now() - interval '3 minutes', now(), now(), '{1}');
SELECT rule, target, regexp_replace(what, '\d{4}-\d\d-\d\d \d\d:\d\d', 'then') AS what, chinese FROM check_registry();
ROLLBACK;
-- the same under another DateStyle and zone, with a column of the district's own, after a refiling
SET datestyle = 'German'; SET timezone = 'America/New_York'; SET intervalstyle = 'sql_standard'; SET extra_float_digits = 0; SET bytea_output = 'escape';
ALTER TABLE person ADD own_note text DEFAULT 'x';
SELECT * FROM check_registry();
UPDATE person SET own_note = 'y' WHERE person_id = 7402;
SELECT link_changes() AS linked;
SELECT * FROM check_registry();
SELECT n, found FROM (VALUES (1, $$SET LOCAL session_replication_role = replica; UPDATE person SET own_note = 'z' WHERE person_id = 7402$$)) v (n, statement), public.plant(statement) f (found);
RESET datestyle; RESET timezone; RESET intervalstyle; RESET extra_float_digits; RESET bytea_output;
-- a head that is kept elsewhere shows what was written anew
SELECT chain_head() AS kept \gset
SELECT * FROM check_head(:'kept');
BEGIN;
DELETE FROM stretch;
UPDATE person SET name = '全改' WHERE person_id = 7402;
SELECT link_anew('x') > 0 AS anew;
SELECT rule, target, record_id IS NOT NULL AS numbered, what, chinese FROM check_head(:'kept');
SELECT * FROM check_registry();
ROLLBACK;
BEGIN;
GRANT SELECT ON person TO PUBLIC;
SELECT seal_manifest();
SELECT rule, target, what FROM check_head(:'kept');
ROLLBACK;
SELECT * FROM check_head('ybss1 1 x y');
-- a purge closes its stretch: what it let go is accepted, and nothing else
INSERT INTO history SELECT district, 'person', 7499, '2020-03-01 00:00+08'::timestamptz + n * interval '1 day', '2020-02-01', grid, change_id, ended_by, true, true, old
FROM history, generate_series(1, 3) n WHERE record_id = 7404;
DO $$ BEGIN PERFORM link_anew('test'); END $$;
SELECT ybss.purge_log('history', '1 month', 'too soon');
SELECT ybss.purge_log('person', '1 year', 'other');
SELECT ybss.purge_log('history', '1 year', 'nothing so old has a month') AS purged;
CREATE TABLE ybss_registry.history_2020_03 (LIKE ybss_registry.history INCLUDING ALL);
WITH moved AS (DELETE FROM history_other WHERE known_until < '2020-04-01 00:00+08' RETURNING *) INSERT INTO history_2020_03 SELECT * FROM moved;
ALTER TABLE history ATTACH PARTITION history_2020_03 FOR VALUES FROM ('2020-03-01 00:00+08') TO ('2020-04-01 00:00+08');
ALTER TABLE history_2020_03 OWNER TO ybss_owner;
SELECT guard_as_parent('history_2020_03', 'history');
SELECT DISTINCT rule, target FROM check_registry();
SELECT ybss.purge_log('history', '1 year', '保存期限') AS purged;
SELECT purpose, kind, rows, last_at AT TIME ZONE 'Asia/Shanghai' AS until, reason FROM stretch ORDER BY number DESC LIMIT 1;
SELECT * FROM check_registry();
SELECT n, found FROM (VALUES (1, $$DELETE FROM history WHERE record_id = 7404$$), (2, $$UPDATE stretch SET last_at = now() WHERE purpose = 'purged'$$)) v (n, statement), public.plant(statement) f (found) ORDER BY 1, 2;
-- nobody but the owner's functions links, and nobody reads the key
CREATE ROLE regress_chain_op IN ROLE ybss_operator;
SET ROLE regress_chain_op;
SELECT ybss.lines_of('person', 'person_id', 'changed_at', '{name}', NULL, NULL, NULL, NULL, NULL, NULL);
SELECT ybss.digest_of(1, '{name}');
SELECT count(*) FROM stretch;
SELECT * FROM signing_key;
SET ROLE ybss_owner;
SELECT ybss.lines_of('pg_authid', 'oid', 'oid', '{name}', NULL, NULL, NULL, NULL, NULL, NULL);
RESET ROLE;
SELECT ybss.digest_of(1, '{name}');
SELECT ybss.digest_of('x'::text, '{name}');
SELECT ybss.digest_of(p, '{nothing}') FROM person p LIMIT 1;
SELECT ybss.lines_in('\x00');
