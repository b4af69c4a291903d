-- Attributes under investigation, with a history of their own, as flags in the dossiers.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = ybss_registry, ybss, public, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO address (district, address_id, grid, address, state) VALUES (520399, 1, '520399076001', parse('存疑路1号'), 'confirmed');
INSERT INTO house (district, house_id, grid, address_id, area, items) VALUES (520399, 1, '520399076001', 1, 80, '{"电表号": "1"}');
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, 1, '520399076001', '张三', min(code) FROM no_document_reason;
CREATE ROLE regress_doubt_one IN ROLE ybss_operator;
CREATE ROLE regress_doubt_other IN ROLE ybss_operator;
INSERT INTO member (member_id, role_name, label, office) VALUES (1, 'regress_doubt_one', '网格员', '社区'), (2, 'regress_doubt_other', '邻区', '社区');
INSERT INTO scope_grant (member_id, grid) VALUES (1, '520399076'), (2, '520399077');
SET ROLE regress_doubt_one;
SELECT investigate('house', 1, 'area', '与不动产登记不符') AS area \gset
SELECT investigate('house', 1, '电表号', '抄表不符') AS meter \gset
SELECT investigate('person', 1, 'phone', '空号') AS phone \gset
SELECT kind, record_id, attribute, reason, opened_by FROM under_investigation ORDER BY 1, 3;
SELECT (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(dossier(1)->'under_investigation') k) AS house, booklet(1)->'under_investigation'->'phone'->>'reason' AS person;
-- what cannot be doubted: twice, what is not there, what is not an attribute, what lies elsewhere
SELECT investigate('house', 1, 'area', '再次');
SELECT investigate('house', 2, 'area', 'x');
SELECT investigate('house', 1, 'colour', 'x');
SELECT investigate('house', 1, 'grid', 'x');
SELECT investigate('grid', 1, 'name', 'x');
SET ROLE regress_doubt_other;
SELECT investigate('house', 1, 'structure', 'x');
SELECT settle_investigation(:area, 'confirmed');
SELECT count(*) FROM under_investigation;
SET ROLE regress_doubt_one;
-- settled: confirmed, corrected, withdrawn, and nothing else
SELECT settle_investigation(:area, 'maybe');
UPDATE house SET area = 82 WHERE house_id = 1;
SELECT settle_investigation(:area, 'corrected', '按不动产证更正');
SELECT settle_investigation(:area, 'corrected');
SELECT settle_investigation(:meter, 'withdrawn');
SELECT dossier(1)->'under_investigation' AS house;
SELECT investigate('house', 1, 'area', '又不符') > 0 AS again;
-- and what was under investigation when
RESET ROLE;
SELECT attribute, reason, closed_at IS NULL AS open, outcome FROM was_investigated('house', 1);
SELECT attribute, reason, outcome FROM was_investigated('house', 1, (SELECT max(opened_at) FROM investigation WHERE attribute = '电表号')) ORDER BY 1;
SELECT what, attribute, CASE WHEN attribute NOT LIKE '%\_at' THEN old_value END AS old_value, CASE WHEN attribute NOT LIKE '%\_at' THEN new_value END AS new_value, who FROM history_of('investigation', :area);
SELECT * FROM check_registry();
