-- Ids of rows: one that the writer leaves out is filled in, one of another district refused.
SET client_min_messages = warning;
SELECT nextval('ybss_registry.identity') > 0 AS counts;
INSERT INTO ybss_registry.grid (code, name) VALUES ('520398', '编号区'), ('520398001', '编号镇');
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason) VALUES (520398, '520398001', '编甲', '90')
RETURNING ybss.district_of_id(person_id);
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) VALUES (520398, ybss_registry.new_id(520398), '520398001', '编乙', '90')
RETURNING ybss.district_of_id(person_id);
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) VALUES (520398, NULL, '520398001', '编丙', '90')
RETURNING ybss.district_of_id(person_id);
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) VALUES (520398, 17, '520398001', '编丁', '90')
RETURNING person_id;
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) VALUES (520398, ybss.opaque_id(520302, 1, 1), '520398001', '编戊', '90');
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) VALUES (520398, -5, '520398001', '编己', '90');
-- every table whose rows are known by an id gets it by trigger; ids of other records and changes come otherwise
SELECT c.relname FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND pg_get_expr(d.adbin, d.adrelid) LIKE '%new_id%';
SELECT c.relname AS table_without_its_trigger FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey) AND a.attname LIKE '%\_id' AND a.atttypid = 'int8'::regtype AND a.attidentity = ''
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition AND NOT a.atthasdef
  AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY (f.conkey))
  AND a.attname <> ALL ('{record_id,change_id,file_id}')
  AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname IN ('z_stamp_change', 'give_id')) ORDER BY 1;
-- the last number: an error that says so, never an id given twice
BEGIN;
SELECT setval('ybss_registry.identity', 4294967295) > 0 AS at_the_end;
SELECT ybss_registry.new_id(520398);
ROLLBACK;
