-- The records of a register with one another: who may stand twice, why, and who sees it.
SET client_min_messages = warning;
SET search_path = public, ybss;
\set SHOW_CONTEXT never
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
-- two communities; the same persons come to some doors twice, without ids, by hand
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, 700 + n, ('52039900100' || (1 + n % 2) || '001')::grid_code, parse('隔离路' || n || '号'), 'confirmed' FROM generate_series(1, 8) n;
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) SELECT 520399, 700 + n, ('52039900100' || (1 + n % 2) || '001')::grid_code, 700 + n FROM generate_series(1, 8) n;
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, no_document_reason, birth_date, sex, phone) VALUES
  (520399, 801, '520399001001001', '周小明', '520399198503070016', NULL, '1985-03-07', '1', '15400000001'),
  (520399, 802, '520399001001001', '周晓明', NULL, '01', '1985-03-07', '1', '15400000001'),
  (520399, 803, '520399001002001', '吴大江', NULL, '01', '1971-01-01', '1', '15400000002'),
  (520399, 804, '520399001001001', '吴大江', NULL, '01', '1971-01-01', '1', '15400000002'),
  -- twins, who share all but a character
  (520399, 805, '520399001001001', '郑小红', NULL, '01', '2010-05-04', '2', '15400000003'),
  (520399, 806, '520399001001001', '郑小花', NULL, '01', '2010-05-04', '2', '15400000003'),
  -- two valid ids are two persons, however alike the rest is
  (520399, 807, '520399001002001', '冯二', '520399199201010063', NULL, '1992-01-01', '2', '15400000004'),
  (520399, 808, '520399001002001', '冯二', '52039919920101008X', NULL, '1992-01-01', '2', '15400000004'),
  (520399, 809, '520399002001001', '褚新来', NULL, '01', '2001-01-01', '1', NULL);
INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, main, valid)
SELECT 520399, 900 + n, p.grid, p.person_id, CASE WHEN p.grid = '520399001001001' THEN 702 ELSE 701 END, true, '[2020-01-01,)'
FROM ybss_registry.person p, generate_series(1, 9) n WHERE p.person_id = 800 + n AND n < 9;
SELECT model, kind, version, declared_by FROM match_model ORDER BY model;
CALL run_job('match', '{"model": "person"}');
SELECT state, step, done = total AS whole FROM job_run WHERE job = 'match';
SELECT kind, relation, state, records, edges, clusters FROM match_run;
SELECT a, b, name_a, name_b, band, probability > 0.9 AS likely FROM duplicate ORDER BY a, b;
-- why; the sum is what is stored
SELECT step, part, name, agreement, note, chinese FROM explain_match(801, 802);
SELECT abs(sum(added) FILTER (WHERE part = 'sum') - sum(added) FILTER (WHERE part = 'stored')) < 0.001 AS is_stored FROM explain_match(801, 802);
-- why not: a veto, and no rule
SELECT part, name, agreement, chinese FROM explain_match(807, 808) WHERE part IN ('sum', 'veto', 'stored');
SELECT part, name, agreement, note FROM explain_match(801, 809) WHERE part IN ('sum', 'rule') ORDER BY step LIMIT 4;
SELECT explain_match_svg(803, 804) LIKE '<svg%</svg>' AS drawn;
-- jobs that name nothing
CALL run_job('match', '{"model": "nobody"}');
-- a table's model is no register's, and a register's may serve a table that has its columns
SELECT declare_match_model('{"model": "own", "key": "id", "fields": [{"field": "name", "comparison": "name"}], "rules": [["name whole"]]}');
CALL run_job('match', '{"model": "own"}');
SELECT explain_match(801, 802, 'own');
-- who sees less sees less: an operator of the town both communities, a clerk of one community only what lies in it
SET SESSION AUTHORIZATION regress_operator;
SELECT a, b, weight, probability, band FROM duplicate ORDER BY a, b;
-- a grade that does not reach birth date and id is told nothing of them, and no total that would tell
SELECT part, name, agreement, m, added, total, chinese FROM explain_match(801, 802) WHERE part IN ('prior', 'field', 'sum', 'stored');
SELECT explain_match_svg(801, 802) IS NULL AS nothing_to_draw;
-- not a set of them in one statement; not out of scope; and a line for each of the two
SELECT e.part FROM (VALUES (801, 802), (803, 804)) v(a, b), explain_match(v.a, v.b) e;
SELECT part FROM explain_match(801, 809);
SELECT count(*) AS sampled, count(weight) AS weights FROM review_sample(10);
SELECT count(*) AS strata FROM match_precision();
RESET SESSION AUTHORIZATION;
SELECT who, what, what_english FROM who_viewed(802) LIMIT 1;
SELECT outcome, count(*) FROM ybss_registry.access_log WHERE item = 'look_up:match' AND member_id = 9005 GROUP BY 1;
UPDATE ybss_registry.look_up_limit SET most = 3 WHERE name = 'asked';
SET SESSION AUTHORIZATION regress_operator;
SELECT part FROM explain_match(801, 802) LIMIT 1;
SELECT declare_match_model(match_definition('person'));
SELECT set_match_bands('person', 3, 0);
-- a reader of one community: no duplicates to read, and only models
SET SESSION AUTHORIZATION regress_clerk;
SELECT count(*) FROM duplicate;
SELECT count(*) FROM match_run;
SELECT count(*) FROM match_pair;
RESET SESSION AUTHORIZATION;
-- an operator's run looks at his town alone, and does not stand for what others see
SET SESSION AUTHORIZATION regress_operator;
CALL run_job('match', '{"model": "person"}');
RESET SESSION AUTHORIZATION;
GRANT ybss_job TO regress_operator;
SET SESSION AUTHORIZATION regress_operator;
CALL run_job('match', '{"model": "person"}');
SELECT kind, records, edges FROM match_run;
SELECT a, b FROM duplicate ORDER BY a, b;
RESET SESSION AUTHORIZATION;
SELECT count(*) AS of_all FROM duplicate;
-- weights of the district's own, by an administrator
SELECT set_match_bands('person', 9, 1);
SELECT version, accept, refuse FROM match_model WHERE model = 'person';
SELECT drop_match_model('person');
