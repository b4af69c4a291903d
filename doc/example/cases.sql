-- Cases for the pages of questions (doc/en/09_questions.md, doc/zh/06_questions.md), in the
-- district of the quick start: a husband moves to his shop, which has no licence; his wife
-- rents a small room together with a man who is no kin and keeps a second home; a guest from
-- abroad stays on. The pages run it inside of a transaction and roll it back.
UPDATE ybss_registry.household SET address_id = (SELECT address_id FROM ybss.address_book WHERE address LIKE '%3栋2单元501室') WHERE number = '0001';
SELECT ybss.enter_tenant(w.person_id, h.house_id, '2026-11-01') IS NOT NULL
FROM ybss.where_lives('520399196203150111') w, ybss.house h WHERE h.address LIKE '%播州大道20号' \g /dev/null
SELECT ybss.enter_tenant(w.person_id, h.house_id, '2026-11-01') IS NOT NULL
FROM ybss.where_lives('520399196408210026') w, ybss.house h WHERE h.address LIKE '%3栋2单元502室' \g /dev/null
UPDATE ybss_registry.house SET area = 9, items = items || '{"rooms": 1}'
WHERE house_id = (SELECT house_id FROM ybss.house WHERE address LIKE '%3栋2单元502室');
UPDATE ybss_registry.unit SET credit_code = NULL, no_code_reason = '03';
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid, main)
SELECT 520371, h.grid, w.person_id, h.house_id, '[2026-11-01,)', false
FROM ybss.where_lives('520399198804300313') w, ybss.house h WHERE h.address LIKE '%大土组12号';
INSERT INTO ybss_registry.person (district, grid, name, nationality, document_kind, document_number, leaves_on)
VALUES (520371, '520371013001002', 'Anna Example', 'DEU', '414', 'E00000001', '2026-11-01') RETURNING person_id AS guest \gset
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid)
SELECT 520371, h.grid, :guest, h.house_id, '[2026-10-01,)' FROM ybss.house h WHERE h.address LIKE '%播州大道20号';
