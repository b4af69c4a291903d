-- An engine keeps a table's rows in tables of other names, with the triggers, keys and periods of the one they stand
-- for: what is written there is history of the logical kind and breaks rules by their logical names.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
\set SHOW_CONTEXT never
-- two rules of one table bind different columns: else a key of another name could not be told
SELECT target, kind, columns, count(*) FROM ybss_registry.rule WHERE kind IN ('refers', 'apart') GROUP BY 1, 2, 3 HAVING count(*) > 1 OR columns IS NULL ORDER BY 1, 2, 3;

-- A part of a table as an engine makes it: the name with a number, also of every key, the triggers with their arguments.
CREATE FUNCTION public.make_part(logical text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  part text := logical || '_102008';
  statement text;
BEGIN
  EXECUTE format('CREATE TABLE ybss_registry.%I (LIKE ybss_registry.%I INCLUDING ALL)', part, logical);
  FOR statement IN
    SELECT format('ALTER TABLE ybss_registry.%I ADD CONSTRAINT %I %s', part, k.conname || '_102008',
      CASE WHEN p.relname IN ('house', 'person') THEN replace(pg_get_constraintdef(k.oid), p.relname || '(', p.relname || '_102008(') ELSE pg_get_constraintdef(k.oid) END)
    FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
    WHERE k.conrelid = ('ybss_registry.' || logical)::regclass AND k.contype = 'f'
    UNION ALL
    SELECT CASE WHEN n = 1 THEN replace(pg_get_triggerdef(t.oid), format('ON ybss_registry.%I ', logical), format('ON ybss_registry.%I ', part))
      ELSE format('ALTER TABLE ybss_registry.%I ENABLE ALWAYS TRIGGER %I', part, t.tgname) END
    FROM pg_trigger t CROSS JOIN generate_series(1, CASE t.tgenabled WHEN 'A' THEN 2 ELSE 1 END) n
    WHERE t.tgrelid = ('ybss_registry.' || logical)::regclass AND t.tgname ~ '^(z_stamp_change|keep_history|A_rule_(up|down)|y_rule_apart)'
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;
SET search_path = ybss_registry, public, ybss, pg_catalog;
SELECT public.make_part(t) FROM unnest('{person,house,residence}'::text[]) WITH ORDINALITY u (t, n) ORDER BY n;
BEGIN;
INSERT INTO grid (code, name) VALUES ('520399', '区'), ('520399078', '街道'), ('520399078001', '社区'), ('520399078001001', '网格一') ON CONFLICT DO NOTHING;
INSERT INTO address (district, address_id, grid, address, state) VALUES (520399, 7801, '520399078001001', parse('分片路1号'), 'confirmed');
INSERT INTO house_102008 (district, house_id, grid, address_id) VALUES (520399, 7801, '520399078001001', 7801);
INSERT INTO person_102008 (district, person_id, grid, name, no_document_reason) VALUES (520399, 7801, '520399078001001', '分片人', (SELECT min(code) FROM no_document_reason));
INSERT INTO residence_102008 (district, residence_id, grid, person_id, house_id, main, valid)
SELECT 520399, 7800 + n, '520399078001001', 7801, 7801, n = 1, '[2020-01-01,)' FROM generate_series(1, 2) n;
COMMIT;
-- history is of the kind, and so is what is noted for the chain
UPDATE house_102008 SET area = 60 WHERE house_id = 7801;
UPDATE person_102008 SET name = '分片改' WHERE person_id = 7801;
SELECT kind, old FROM history WHERE record_id = 7801 AND district = 520399 ORDER BY kind;
SELECT kind, records FROM to_link WHERE records <@ '{7801,7802}' AND district = 520399 GROUP BY 1, 2 ORDER BY 1, 2;

-- and the catalogue of the kind scores it
SELECT (score(p)).completeness > 0 AS scored FROM person_102008 p;

CREATE FUNCTION public.try(statement text) RETURNS TABLE (state text, rule text, target text, message text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE statement;
  SET CONSTRAINTS ALL IMMEDIATE;
  RAISE EXCEPTION 'nothing was refused';
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, rule = CONSTRAINT_NAME, target = TABLE_NAME, message = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT;
  RETURN NEXT;
END $$;
SELECT t.* FROM unnest(ARRAY[
  $$INSERT INTO house_102008 (district, grid, address_id) VALUES (520399, '520399078001001', 78)$$,
  $$INSERT INTO residence_102008 (district, grid, person_id, house_id, valid) VALUES (520399, '520399078001001', 7801, 78, '[2010-01-01,2011-01-01)')$$,
  $$INSERT INTO residence_102008 (district, grid, person_id, house_id, valid) VALUES (520399, '520399078001001', 78, 7801, '[2010-01-01,2011-01-01)')$$,
  $$INSERT INTO residence_102008 (district, grid, person_id, house_id, valid) VALUES (520399, '520399078001001', 7801, 7801, '[2021-01-01,)')$$,
  $$INSERT INTO residence_102008 (district, grid, person_id, house_id, main, valid) VALUES (520399, '520399078001001', 7801, 7801, false, '[2021-01-01,)')$$,
  $$DELETE FROM house_102008 WHERE house_id = 7801$$,
  $$DELETE FROM person_102008 WHERE person_id = 7801$$]) WITH ORDINALITY s (statement, n), public.try(s.statement) t ORDER BY n;

-- what is left is the past of records that are no more
DELETE FROM residence_102008;
DELETE FROM house_102008;
DELETE FROM person_102008;
SELECT kind, record_id, count(*), bool_or(deleted) AS deleted FROM history WHERE record_id IN (7801, 7802) AND district = 520399 GROUP BY 1, 2 ORDER BY 1, 2;
DROP TABLE residence_102008, house_102008, person_102008;
DROP FUNCTION public.make_part(text), public.try(text);
