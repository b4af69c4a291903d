-- What follows from a link follows from its row in kind_link: what the record's view shows,
-- until when a score holds, what scores it anew, and who does not see all of it.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = public, ybss, pg_catalog;
-- the remark of the generator names all that it makes, and nothing else
CREATE VIEW made AS
SELECT c.relname::text AS name, obj_description(c.oid) AS said FROM pg_class c WHERE c.relnamespace = 'ybss_registry'::regnamespace
UNION ALL SELECT p.proname, obj_description(p.oid) FROM pg_proc p WHERE p.pronamespace = 'ybss_registry'::regnamespace;
WITH listed AS (
  SELECT w AS name FROM ybss.registry_script() s, regexp_split_to_table(s.script, E'\n') line, regexp_split_to_table(substr(line, 4), ' +') w
  WHERE s.part LIKE '%make_link_functions%' AND line LIKE '--   %' AND w <> '')
SELECT coalesce(l.name, m.name) AS name, CASE WHEN m.name IS NULL THEN 'is listed, and not made' ELSE 'is made, and not listed' END AS fault
FROM listed l FULL JOIN (SELECT * FROM made WHERE said LIKE '%made by ybss_registry.make_link_functions()%') m USING (name)
WHERE l.name IS NULL OR m.name IS NULL ORDER BY 1;
-- and their comments name the rows from which
SELECT name, substring(said FROM 'from [^;.]*') AS rows FROM made WHERE said LIKE '%made by ybss_registry.make_link_functions()%' ORDER BY 1;
-- a link more: what houses a unit owns
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES
  (520371, 1, '520371013001001', '贵州省遵义市红花岗区新蒲街道人民路1号', 'confirmed'), (520371, 2, '520371013001002', '贵州省遵义市红花岗区新蒲街道人民路2号', 'confirmed');
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) VALUES (520371, 12, '520371013001002', 2);
INSERT INTO ybss_registry.unit (district, unit_id, grid, name, no_code_reason, address_id) VALUES (520371, 21, '520371013001001', '某店', '99', 1);
INSERT INTO ybss_registry.kind_link (kind, position, link, rescores, elsewhere, other_ends, items) VALUES
  ('unit', 2, 'ownership', '{INSERT,DELETE}', true, '{house}',
   '(SELECT count(*)::int FROM ybss_registry.ownership l WHERE l.district = r.district AND l.unit_id = r.unit_id AND l.valid @> ybss.today()) AS houses_owned');
SELECT ybss_registry.make_link_functions();
SELECT position, houses_owned FROM ybss_registry.unit_record;
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, required_if, value_type) VALUES ('unit', 'houses_owned', '自有房屋数', 'houses owned', '住建', '试验', 'false', 'integer');
CALL ybss.run_job('score');
CREATE TEMP TABLE before AS SELECT scored_at FROM ybss_registry.quality WHERE kind = 'unit';
INSERT INTO ybss_registry.ownership (district, ownership_id, grid, house_id, unit_id, valid) VALUES (520371, 31, '520371013001002', 12, 21, daterange(ybss.today() - 10, ybss.today() + 20));
SELECT u.houses_owned, q.scored_at > b.scored_at AS scored_anew, q.falls_on - ybss.today() AS holds_for
FROM ybss_registry.quality q CROSS JOIN before b JOIN ybss_registry.unit_record u ON u.unit_id = q.record_id WHERE q.kind = 'unit';
-- whoever sees the unit's grid alone does not score it
CREATE ROLE regress_link_writer LOGIN IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_link_writer', '网格员', '社区');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520371013001001');
SET SESSION AUTHORIZATION regress_link_writer;
UPDATE ybss_registry.unit SET kind = '3' WHERE unit_id = 21;
RESET SESSION AUTHORIZATION;
SELECT kind, record_id FROM ybss_registry.score_queue WHERE record_id = 21;
-- whoever sees the house, too, does
DELETE FROM ybss_registry.score_queue;
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520371013001002');
SET SESSION AUTHORIZATION regress_link_writer;
UPDATE ybss_registry.unit SET kind = '2' WHERE unit_id = 21;
RESET SESSION AUTHORIZATION;
SELECT kind, record_id FROM ybss_registry.score_queue WHERE record_id = 21;
