-- A table of one's own, matched by a model of one's own: pairs, clusters, why, and who may.
SET client_min_messages = warning;
SET search_path = public, ybss;
\set SHOW_CONTEXT never
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE ROLE regress_analyst LOGIN IN ROLE ybss_reader;
CREATE ROLE regress_other LOGIN IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (member_id, role_name, label, office, grade) VALUES (9101, 'regress_analyst', '分析员', '测试区', 1), (9102, 'regress_other', '他人', '测试区', 1);
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (9101, '520399'), (9102, '520399');
GRANT CREATE ON SCHEMA public TO regress_analyst, regress_other;
SET SESSION AUTHORIZATION regress_analyst;
-- forty invented guests: each third one stands twice, with a slip
CREATE TABLE guest (rec text PRIMARY KEY, given text, family text, born text, town text);
INSERT INTO guest SELECT format('g%s-a', n), (ARRAY['mavis','tobin','orla','perrin','sable','quill','wendel','ione'])[1 + n % 8],
  (ARRAY['harrow','tamsin','oakley','brindle','carrow'])[1 + n / 8], format('19%s%s%s', 50 + n, to_char(1 + n % 12, 'FM00'), to_char(1 + n % 28, 'FM00')), (ARRAY['northby','southam','westerly'])[1 + n % 3]
FROM generate_series(0, 39) n;
INSERT INTO guest SELECT replace(rec, '-a', '-b'), CASE WHEN right(born, 1) < '5' THEN left(given, -1) ELSE given END, family || CASE WHEN right(born, 1) >= '5' THEN 'e' ELSE '' END, born, town
FROM guest WHERE substr(rec, 2, length(rec) - 3)::int % 3 = 0;
SELECT declare_match_model('{"model": "guest", "key": "rec", "remark": "客人", "accept": 8, "refuse": 0,
  "fields": [{"field": "given", "comparison": "text"}, {"field": "family", "comparison": "text", "frequency": true},
    {"field": "born", "comparison": "exact"}, {"field": "town", "expression": "upper(town)", "comparison": "exact", "frequency": true}],
  "rules": [["born whole"], ["family whole", "given first"]]}');
SELECT model, version, kind, accept, refuse, remark, declared_by FROM match_model WHERE model = 'guest';
SELECT field, level, name, round(weight::numeric, 2) AS weight FROM match_level WHERE model = 'guest' AND field IN ('given', 'town') ORDER BY position, level;
SELECT * FROM match_rule WHERE model = 'guest' ORDER BY rule;
SELECT match_table('guest', 'guest') AS run \gset
SELECT state, records, records_other, pairs_told, pairs, edges, clusters FROM match_run WHERE run_id = :run;
-- all 14 that stand twice, and nobody else
SELECT count(*) AS pairs, count(*) FILTER (WHERE left(a, -2) = left(b, -2)) AS right_ones, min(band) FROM match_pair WHERE run_id = :run AND weight >= 8;
SELECT count(DISTINCT cluster) AS clusters, count(*) AS records, max(cluster) FROM match_member WHERE run_id = :run;
-- why: the sum is the stored weight
SELECT step, part, name, agreement, round(m::numeric, 4) AS m, round(u::numeric, 4) AS u, round(added::numeric, 3) AS added, round(total::numeric, 3) AS total, note, chinese
FROM explain_pair(:run, 'g0-a', 'g0-b');
SELECT max(abs(e.added - p.weight)) < 0.001 AS sums_are_stored FROM match_pair p CROSS JOIN LATERAL explain_pair(p.run_id, p.a, p.b) e WHERE p.run_id = :run AND e.part = 'sum';
-- why not: no block held them
SELECT part, name, agreement, round(added::numeric, 2) AS added, note, chinese FROM explain_pair(:run, 'g0-a', 'g1-a') WHERE part IN ('sum', 'rule', 'stored', 'block');
SELECT svg LIKE '<svg %</svg>' AS is_svg, xpath('count(//*[local-name()="rect"])', svg::xml) AS bars FROM explain_pair_svg(:run, 'g0-a', 'g0-b') svg;
-- the order of rows, and what stands beside them, change nothing
CREATE TABLE guest2 AS SELECT * FROM guest ORDER BY md5(rec);
SELECT match_table('guest', 'guest2') AS again \gset
SELECT count(*) AS differ FROM (SELECT a, b, weight, band, rule FROM match_pair WHERE run_id = :run) x FULL JOIN (SELECT a, b, weight, band, rule FROM match_pair WHERE run_id = :again) y USING (a, b, weight, band, rule) WHERE x.a IS NULL OR y.a IS NULL;
SELECT count(*) AS differ FROM (SELECT cluster, key FROM match_member WHERE run_id = :run) x FULL JOIN (SELECT cluster, key FROM match_member WHERE run_id = :again) y USING (cluster, key) WHERE x.key IS NULL OR y.key IS NULL;
-- two tables, keys that are numbers, one partner each
CREATE TABLE left_list (id int PRIMARY KEY, name text, born text);
CREATE TABLE right_list (LIKE left_list);
INSERT INTO left_list VALUES (1, 'mavis harrow', '19500101'), (2, 'tobin harrow', '19510202'), (3, 'orla oakley', '19520303');
INSERT INTO right_list VALUES (1, 'mavis harow', '19500101'), (2, 'mavis harrow', '19500101'), (7, 'orla oakley', '19520303');
SELECT declare_match_model('{"model": "list", "key": "id", "accept": 5, "refuse": -5, "one_to_one": true, "fields": [{"field": "name", "comparison": "text"}, {"field": "born", "comparison": "exact"}], "rules": [["born whole"]]}');
SELECT match_table('list', 'left_list', 'right_list') AS run2 \gset
SELECT a, b, round(weight::numeric, 1) AS weight, round(probability::numeric, 3) AS probability, band, rule FROM match_pair WHERE run_id = :run2 ORDER BY weight DESC;
SELECT * FROM match_member WHERE run_id = :run2 ORDER BY cluster, side;
-- weights out of the records themselves, and taken into the model
SELECT declare_match_model(match_definition('guest') - 'fields' || '{"estimate": true, "fields": [{"field": "given", "comparison": "text"}, {"field": "family", "comparison": "text"}, {"field": "born", "comparison": "exact"}]}'
  || '{"rules": [["born whole"], ["family whole"]]}');
SELECT match_table('guest', 'guest') AS run3 \gset
SELECT take_match_weights(:run3);
SELECT version, estimate FROM match_model WHERE model = 'guest';
SELECT set_match_bands('guest', 6, -2);
SELECT take_match_weights(:run3);
-- samples: where it is least sure; what people say moves the threshold
SELECT count(*) AS drawn, count(DISTINCT (a, b)) AS pairs, bool_and(stands_for >= 1) FROM review_sample(6, :run);
SELECT count(*) AS drawn_again FROM review_sample(1000, :run);
SELECT count(*) AS still FROM review_sample(1000, :run);
SELECT judge_pair(p.run_id, p.a, p.b, 'same') FROM match_pair p WHERE p.run_id = :run \g /dev/null
SELECT from_weight > 0 AS above, pairs, judged, precision, round(low::numeric, 2) AS low, round(high::numeric, 2) AS high, recall FROM match_precision(:run) ORDER BY from_weight LIMIT 1;
SELECT precision FROM match_threshold(0.99, :run);
SELECT judge_pair(:run, 'g0-a', 'g1-a', 'same');
SELECT judge_pair(:run, 'g0-a', 'g0-b', 'perhaps');
-- what is wrong is said
SELECT match_table('nobody', 'guest');
SELECT declare_match_model('[1]');
SELECT declare_match_model('{"model": "bad", "key": "rec", "fields": []}');
SELECT declare_match_model('{"model": "bad", "key": "rec", "fields": [], "rules": [], "weight": 3}');
SELECT declare_match_model('{"model": "Bad", "key": "rec", "fields": [{"field": "given", "comparison": "text"}], "rules": [["given whole"]]}');
SELECT declare_match_model('{"model": "bad", "key": "rec", "fields": [{"field": "given", "comparison": "sounds"}], "rules": [["given whole"]]}');
SELECT declare_match_model('{"model": "bad", "key": "rec", "fields": [{"field": "given", "comparison": "text"}], "rules": [["given nose"]]}');
SELECT declare_match_model('{"model": "bad", "key": "rec", "fields": [{"field": "given", "comparison": "text"}], "rules": [["taken whole"]]}');
SELECT declare_match_model('{"model": "bad", "key": "rec", "fields": [{"field": "given", "comparison": "text"}], "rules": [["given whole"]], "vetoes": [{"when": [{"field": "given", "levels": ["very"]}]}]}');
SELECT declare_match_model('{"model": "bad", "key": "rec", "fields": [{"field": "given", "comparison": "text", "m": {"same": 7}}], "rules": [["given whole"]]}');
SELECT declare_match_model('{"model": "bad", "key": "rec", "accept": 1, "refuse": 2, "fields": [{"field": "given", "comparison": "text"}], "rules": [["given whole"]]}');
SELECT declare_match_model('{"model": "bad", "key": "rec", "accept": "much", "fields": [{"field": "given", "comparison": "text"}], "rules": [["given whole"]]}');
SELECT count(*) FROM match_model WHERE model = 'bad';
SELECT explain_pair(:run, 'g0-a', 'nobody');
SELECT explain_pair(999999, 'g0-a', 'g0-b');
-- expressions: one, over one row, that neither writes nor looks elsewhere
SELECT match_expression('guest', 'given || '' '' || family -- both') AS allowed;
SELECT match_expression('guest', 'nothing');
SELECT match_expression('guest', '(SELECT max(rec) FROM guest)');
SELECT match_expression('guest', 'max(rec)');
SELECT match_expression('guest', 'rec) FROM guest; DROP TABLE guest; --');
SELECT match_expression('guest', '*');
SELECT match_expression('guest', 'rec AS x');
SELECT match_expression('guest', 'random()');
SELECT match_expression('guest', 'set_config(''ybss.purpose'', ''x'', false)');
SELECT match_expression('guest', 'unnest(ARRAY[1])');
SELECT match_expression('guest', '');
SELECT match_expression('ybss_registry.person', 'name');
-- a key that is not one; a table that one may not read; the register by its views only
SELECT declare_match_model('{"model": "town", "key": "town", "fields": [{"field": "given", "comparison": "text"}], "rules": [["given whole"]]}');
SELECT match_table('town', 'guest');
SELECT declare_match_model('{"model": "town", "key": "length(town)", "fields": [{"field": "given", "comparison": "text"}], "rules": [["given whole"]]}');
SELECT match_table('town', 'guest');
CREATE TABLE keyless AS SELECT NULL::int AS rec, given, family, born, town FROM guest LIMIT 1;
SELECT match_table('guest', 'keyless');
SELECT match_table('guest', 'guest', 'left_list');
SELECT match_table('town', NULL);
SELECT match_table('guest', 'guest', 'guest');
SELECT match_table('list', 'ybss_registry.person');
SELECT match_register('guest', 'guest', 1);
-- everything with everything: left out by its size and told, or refused
CREATE TABLE crowd AS SELECT n AS id, 'x' AS name FROM generate_series(1, 8000) n;
SELECT declare_match_model('{"model": "crowd", "key": "id", "most_in_block": 100, "refuse": -20, "fields": [{"field": "name", "comparison": "text"}], "rules": [["name whole"]]}');
SELECT match_table('crowd', 'crowd') AS crowd \gset
SELECT pairs_told, edges, notes->'rules'->0->>'blocks_left' AS blocks_left, notes->'rules'->0->>'records_left' AS records_left, notes->'rules'->0->>'largest_left' AS largest FROM match_run WHERE run_id = :crowd;
SELECT part, agreement, chinese FROM explain_pair(:crowd, '1', '2') WHERE part IN ('sum', 'rule', 'block', 'stored');
SELECT declare_match_model(match_definition('crowd') || '{"most_in_block": 1000000}');
SELECT match_table('crowd', 'crowd');
-- a run is stopped in the middle, and does not take more memory than it may
CREATE TABLE crowd2 AS SELECT n AS id, 'x' || n % 3 AS name FROM generate_series(1, 9000) n;
SELECT declare_match_model(match_definition('crowd') || '{"most_in_block": 1000000, "rules": [{"terms": [{"field": "name", "key": "whole"}]}]}');
SET statement_timeout = '100ms';
SELECT match_table('crowd', 'crowd2');
RESET statement_timeout;
SET ybss.match_memory = '1MB';
SELECT match_table('crowd', 'crowd2');
RESET ybss.match_memory;
SELECT count(*) AS no_run_is_left FROM match_run WHERE relation = 'public.crowd2';
-- rows that row security hides are not there
ALTER TABLE guest2 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY northern ON guest2 USING (town = 'northby');
SELECT match_table('guest', 'guest2') AS hidden \gset
SELECT records = (SELECT count(*) FROM guest WHERE town = 'northby') AS only_these FROM match_run WHERE run_id = :hidden;
-- others see neither the runs nor the table, and do not change the model; they may use it with their own
SET SESSION AUTHORIZATION regress_other;
SELECT count(*) FROM match_run;
SELECT count(*) FROM match_pair;
SELECT count(*) FROM match_member;
SELECT match_table('guest', 'guest');
SELECT explain_pair(:run, 'g0-a', 'g0-b');
SELECT review_sample(5, :run);
SELECT match_precision(:run);
SELECT declare_match_model(match_definition('guest'));
SELECT drop_match_model('guest');
SELECT declare_match_model(match_definition('guest') || '{"model": "mine", "kind": "person"}');
CREATE TABLE my_guest (rec text, given text, family text, born text, town text);
SELECT match_table('guest', 'my_guest') AS mine \gset
SELECT state, records, edges, clusters FROM match_run WHERE run_id = :mine;
-- a model's function runs with the rights of whoever runs the model: only his own or the server's
CREATE FUNCTION public.peep(text) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1';
SELECT declare_match_model('{"model": "trap", "key": "rec", "fields": [{"field": "given", "expression": "public.peep(given)", "comparison": "text"}], "rules": [["given whole"]]}');
SELECT match_table('trap', 'my_guest') > 0 AS own_function;
SET SESSION AUTHORIZATION regress_analyst;
SELECT match_table('trap', 'guest');
-- taken away; the runs stay
SELECT drop_match_model('guest');
SELECT drop_match_model('guest');
SELECT count(*) > 0 AS stays FROM match_pair WHERE run_id = :run;
-- nobody acts
RESET SESSION AUTHORIZATION;
CREATE ROLE regress_nobody LOGIN IN ROLE ybss_reader;
GRANT SELECT ON guest TO regress_nobody;
SET SESSION AUTHORIZATION regress_nobody;
SELECT match_table('list', 'left_list');
SELECT match_table('crowd', 'guest');
