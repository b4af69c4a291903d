-- Which mask an item has is said in one place, and all that shows the item follows it.
\getenv source PG_ABS_SRCDIR
\set setup :source '/extension/test/access_setup.psql'
\i :setup
\set VERBOSITY terse
\pset null '-'
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', '测试区'), ('520399001', '测试镇'), ('520399001001', '测试社区'), ('520399001001001', '测试网格') ON CONFLICT DO NOTHING;
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, birth_date, phone) VALUES (520399, 9701, '520399001001001', '张小三', '520399199001010018', '1990-01-01', '13812345678');
-- every mask there is; what is no mask hides
SELECT m AS mask, array_agg(coalesce(ybss.masked(v, m), '-') ORDER BY n) AS shown
FROM unnest(ARRAY['whole', 'name', 'citizen_id', 'phone', 'document', 'date', 'year', 'code', 'hidden', 'nothing', '']) m,
  unnest(ARRAY['', '张', '张三', '张小三', '买买提·阿卜杜拉', '𠮷野家', '520399199001010018', '13812345678', '0851-28220000', 'E12345678', '1990-01-01', '1990/1/1', '2990', NULL]) WITH ORDINALITY v (v, n)
GROUP BY m ORDER BY min(array_position(ARRAY['whole', 'name', 'citizen_id', 'phone', 'document', 'date', 'year', 'code', 'hidden', 'nothing', ''], m));
-- by the catalogue, by column, of a list's line, of the past; what nobody knows is hidden
SELECT k AS kind, i AS item, ybss_registry.mask_of(k, i) AS mask, ybss.shown(k, i, v) AS shown FROM (VALUES
  ('person', 'name', '张小三'), ('person', 'citizen_id', '520399199001010018'), ('person', 'phone', '13812345678'), ('person', 'birth_date', '1990-01-01'), ('person', 'sex', '1'), ('person', 'education', '21'), ('person', 'document_number', 'E12345678'),
  ('unit', 'name', '某店'), ('unit', 'representative', '张小三'), ('unit', 'phone', '13812345678'), ('document', 'number', 'E12345678'),
  ('line', 'name', '张小三'), ('line', 'birth_date', '1990.1.1'), ('line', 'address', '米兰路8号'), ('line', 'citizen_id', '520399199001010018'), ('line', '?', '张小三'),
  ('past person', 'name', '张小三'), ('past person', 'phone', '13812345678'), ('past person', 'registered_address', '某村'), ('past person', 'person_id', '7'), ('past person', 'citizen_id', '520399199001010018'),
  ('past document', 'number', 'E12345678'), ('past departure', 'destination', '贵阳'), ('past unit', 'name', '某店'), ('past unit', 'representative', '张小三'), ('past house', 'items', '{}'), ('past house', 'area', '80'),
  ('person', 'nothing', 'x'), ('nothing', 'name', 'x'), ('person', repeat('x', 70), 'x'), ('person', 'name', NULL), (NULL, 'name', 'x')) t(k, i, v);
-- what the catalogue hides is hidden everywhere, at once, and shown again when that is taken back
CREATE FUNCTION public.telephones() RETURNS text[] LANGUAGE sql AS $$
  SELECT ARRAY[(SELECT phone FROM ybss.person WHERE person_id = 9701), ybss.booklet(9701)->>'phone', (SELECT phone FROM ybss.person_as_of(9701, now())), (SELECT value FROM ybss.items_of('person', 9701) WHERE item = 'phone')]
$$;
SELECT public.telephones();
BEGIN;
UPDATE ybss_registry.item SET sensitivity = 3 WHERE kind = 'person' AND item = 'phone';
SELECT public.telephones();
ROLLBACK;
SELECT public.telephones();
-- nothing that the catalogue says shows more of a column than its own mask
BEGIN;
DELETE FROM ybss_registry.reveal_item WHERE kind = 'person' AND item IN ('phone', 'occupation');
UPDATE ybss_registry.item SET sensitivity = 0 WHERE kind = 'person' AND item IN ('phone', 'occupation');
SELECT public.telephones(), ybss.shown('person', 'occupation', '厨师长') AS occupation;
-- a grade that is asked for it masks an item
INSERT INTO ybss_registry.reveal_item VALUES ('person', 'occupation', 1, 'occupation', '职业');
SELECT ybss.shown('person', 'occupation', '厨师长') AS occupation;
ROLLBACK;
-- of names that are no items no more than so many are kept
SELECT count(*) AS asked, array_agg(DISTINCT ybss.shown('nothing', 'item' || n, 'x')) AS shown, array_agg(DISTINCT ybss.shown('person', 'sex', '1')) AS sex FROM generate_series(1, 2100) n;
-- whoever may call it learns of the own text alone
SET ROLE ybss_reader;
SELECT ybss.shown('person', 'citizen_id', '520399199001010018');
SELECT ybss_registry.mask_of('person', 'citizen_id');
RESET ROLE;
DROP FUNCTION public.telephones();
DELETE FROM ybss_registry.person WHERE person_id = 9701;
