-- Nothing that a reader may call answers differently by a masked value that he
-- guessed: days, zones, orders, numbers; and what there is to call is written down.
-- (names are shown with their schema)
SET search_path = public;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
\set VERBOSITY terse
SET datestyle = 'ISO';
INSERT INTO ybss_registry.address (district, address_id, grid, address, state) VALUES (520399, 7301, '520399001001001', '贵州省遵义市红花岗区测试镇测试社区面具路1号', 'confirmed');
INSERT INTO ybss_registry.house (district, house_id, grid, address_id) VALUES (520399, 7401, '520399001001001', 7301);
-- twenty persons, each of a birthday of its own; numbers are given in the order of the ids
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, birth_date, sex, phone)
SELECT 520399, 7500 + n, '520399001001001', '人' || chr(19968 + n * 7) || chr(20000 + n), i.id, ybss.birth_date(i.id), ybss.sex(i.id), ('1380000' || lpad((n * 137)::text, 4, '0'))::ybss.phone
FROM generate_series(1, 20) n
CROSS JOIN LATERAL (SELECT ybss.try_citizen_id('520399' || to_char(date '1990-12-30' - n * 17, 'YYYYMMDD') || lpad((n * 43 % 1000)::text, 3, '0') || c) AS id
  FROM unnest('{0,1,2,3,4,5,6,7,8,9,X}'::text[]) c) i WHERE i.id IS NOT NULL;
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid)
SELECT 520399, grid, person_id, 7401, '[2020-01-01,)' FROM ybss_registry.person WHERE district = 520399 AND person_id BETWEEN 7501 AND 7520;
-- one who turns eighteen, twenty-two and sixty on each of the next days
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason, birth_date)
SELECT 520399, 7600 + a * 20 + d, '520399001001001', '寿星', '99', (ybss.today() - make_interval(years => (ARRAY[12, 18, 22, 60])[a]))::date + d - 8 FROM generate_series(1, 4) a, generate_series(1, 16) d;
UPDATE ybss_registry.member SET grade = 0 WHERE member_id = 9004;
SET ROLE regress_district;
-- WHAT IS SHOWN: one and one of eighteen
SELECT count(*), count(*) FILTER (WHERE citizen_id ~ '^[0-9][*]{16}[0-9X]$') AS one_and_one, count(DISTINCT birth_year) AS years FROM ybss.person WHERE person_id BETWEEN 7501 AND 7520;
SELECT DISTINCT ybss.booklet(7501)->>'citizen_id' = p.citizen_id AND i.value = p.citizen_id AND a.citizen_id = p.citizen_id AS same_mask
FROM ybss.person p, ybss.items_of('person', 7501) i, ybss.person_as_of(7501, now()) a WHERE p.person_id = 7501 AND i.item = 'citizen_id';
-- DAYS: no score of a day of one's own, and none by a clock that is set a week off
SELECT count(*) FROM ybss.score_lost('person', 7501, '2008-01-01');
CREATE TEMP TABLE today AS SELECT p.person_id, array_agg(l.item || l.score ORDER BY 1) AS lost FROM ybss.person p, ybss.score_lost('person', p.person_id) l WHERE p.person_id BETWEEN 7600 AND 7700 GROUP BY 1;
SET timezone = 'AHEAD-167';
SELECT count(*) AS differ FROM (SELECT p.person_id, array_agg(l.item || l.score ORDER BY 1) AS lost FROM ybss.person p, ybss.score_lost('person', p.person_id) l WHERE p.person_id BETWEEN 7600 AND 7700 GROUP BY 1) n JOIN today t USING (person_id) WHERE n.lost <> t.lost;
SET timezone = 'BEHIND+167';
SELECT count(*) AS differ FROM (SELECT p.person_id, array_agg(l.item || l.score ORDER BY 1) AS lost FROM ybss.person p, ybss.score_lost('person', p.person_id) l WHERE p.person_id BETWEEN 7600 AND 7700 GROUP BY 1) n JOIN today t USING (person_id) WHERE n.lost <> t.lost;
RESET timezone;
-- nor does the day itself tell: who is born in the same year lacks the same
SELECT count(*) > 60 AS scored FROM today;
SELECT count(*) AS differ FROM (SELECT p.birth_year, count(DISTINCT t.lost) AS kinds FROM today t JOIN ybss.person p USING (person_id) GROUP BY 1) k WHERE kinds > 1;
-- ORDERS: who lives in a house stands in the order of what is shown
SELECT array_agg((r->>'person_id')::bigint ORDER BY n) = array_agg((r->>'person_id')::bigint ORDER BY (r->>'birth_year')::int, r->>'name' COLLATE "C", (r->>'person_id')::bigint) AS by_what_is_shown
FROM jsonb_array_elements(ybss.dossier(7401)->'residents') WITH ORDINALITY e(r, n);
-- NUMBERS: whoever knows the first, the last and the year tries what is left, without a
-- limit, as fast as statements go; here three numbers for each of the twenty, all of the right year and county
RESET ROLE;
UPDATE ybss_registry.look_up_limit SET most = NULL WHERE name IN ('asked', 'not_found');
SET ROLE regress_district;
CREATE TEMP TABLE recovered (person_id bigint, citizen_id text);
SELECT format('INSERT INTO recovered SELECT l.person_id, %L FROM ybss.where_lives(%L, ''猜号码'') l WHERE l.person_id = %s', g.id, g.id, g.person_id)
FROM (SELECT p.person_id, i.id, row_number() OVER (PARTITION BY p.person_id ORDER BY md5(i.id::text || p.person_id)) AS n
  FROM ybss.person p CROSS JOIN LATERAL (SELECT ybss.try_citizen_id('520399' || to_char(make_date(p.birth_year, 1, 1) + d, 'YYYYMMDD') || lpad((s * 2 + p.sex::int % 2)::text, 3, '0') || right(p.citizen_id, 1)) AS id
    FROM generate_series(0, 364, 7) d, generate_series(0, 499, 41) s) i
  WHERE p.person_id BETWEEN 7501 AND 7520 AND i.id IS NOT NULL AND left(i.id::text, 1) = left(p.citizen_id, 1)) g
WHERE g.n <= 3 ORDER BY 1 \gexec
SELECT count(*) AS recovered FROM recovered;
-- the arithmetic of what is left: with the county known, of the year and of the day; and of a passport
SELECT p.persons, p.year_left, p.day_left FROM (SELECT count(*) AS persons, round(avg(y.n)) BETWEEN 16000 AND 17200 AS year_left, round(avg(d.n)) BETWEEN 40 AND 50 AS day_left
  FROM ybss.person p
  CROSS JOIN LATERAL (SELECT count(*) AS n FROM generate_series(0, 364) d, generate_series(0, 499) s
    WHERE ybss.try_citizen_id('520399' || to_char(make_date(p.birth_year, 1, 1) + d, 'YYYYMMDD') || lpad((s * 2 + p.sex::int % 2)::text, 3, '0') || right(p.citizen_id, 1)) IS NOT NULL) y
  CROSS JOIN LATERAL (SELECT count(*) AS n FROM generate_series(0, 499) s
    WHERE ybss.try_citizen_id('520399' || p.birth_year || '0101' || lpad((s * 2 + p.sex::int % 2)::text, 3, '0') || right(p.citizen_id, 1)) IS NOT NULL) d
  WHERE p.person_id BETWEEN 7501 AND 7503) p;
RESET ROLE;
SELECT count(*) AS lines FROM ybss_registry.access_log WHERE purpose = '猜号码';
-- WHAT THERE IS TO CALL: every function that runs with other rights than the caller's and that a
-- reader or an operator may execute, and every hidden column that a view of theirs reads, with the
-- reason why it tells nothing that was guessed. A row that comes out is new: write down why, or mend it.
CREATE TEMP TABLE called (name text PRIMARY KEY, why text);
INSERT INTO called VALUES
  -- takes an id that the views show, gives what they show
  ('booklet', 'masked'), ('dossier', 'masked, in the order of what is shown'), ('items_of', 'masked by sensitivity'), ('history_of', 'masked'), ('person_as_of', 'masked; the instant is recorded time'),
  ('who_lived', 'masked; the days are of residences, which are shown'), ('person_class', 'of today, of links that are shown'), ('was_investigated', 'flags, no values'), ('who_viewed', 'log lines, no values'),
  ('score_lost', 'of today in China; conditions look at the year of birth'), ('fill_report', 'masked; conditions are the catalogue''s, of today in China'),
  -- the number is a guess: logged, limited, never a set
  ('where_lives', 'a line for each'), ('where_lives_by_document', 'a line for each'), ('reveal', 'a line for each, against grade'),
  ('find_person', 'a line for each; compares what the views show, and of hidden characters of a name the sound'), ('find_unit', 'as find_person'),
  -- of addresses, streets, counts of what is not masked, and of the caller
  ('acceptance_lacks', 'addresses'), ('building_rooms', 'addresses'), ('check_number', 'addresses'), ('check_street_name', 'streets'), ('coverage', 'counts by node'), ('find_address', 'addresses'), ('find_defects', 'addresses'), ('list_difference', 'addresses, masked names in their order; which list tells of a record, as booklet does'), ('list_difference_grid', 'counts by node'),
  ('former_addresses', 'addresses'), ('local_names', 'names of places'), ('plate_faults', 'addresses'), ('propose_number', 'addresses'), ('successor', 'addresses'), ('qr_verify', 'codes'), ('document_fault', 'the text itself'),
  ('item_names', 'names of items'), ('registry_version', 'a version'), ('whoami', 'the caller'), ('districts', 'districts'),
  -- matching: models, and runs of one's own tables; of a register classes of agreement against grade, logged and counted
  ('match_definition', 'a model'), ('declare_match_model', 'a model'), ('drop_match_model', 'a model'), ('set_match_bands', 'a model'), ('take_match_weights', 'a model'), ('explain_values', 'runs over one''s own tables'),
  ('explain_match', 'a line for each of the two, counted; nothing of a field that the grade does not reach'), ('explain_match_svg', 'the same'), ('review_sample', 'ids and weights of runs in scope'), ('judge_pair', 'by id'), ('match_precision', 'counts'), ('match_threshold', 'counts'), ('identity_change', 'ids'), ('identity_now', 'ids'),
  -- of operators: writes by id in scope
  ('confirm_address', 'addresses'), ('install_plate', 'addresses'), ('make_rooms', 'addresses'), ('merge_addresses', 'addresses'), ('name_street', 'streets'), ('propose_address', 'addresses'), ('propose_street', 'streets'),
  ('rename_street', 'streets'), ('renumber_addresses', 'addresses'), ('resume_address', 'addresses'), ('retire_address', 'addresses'), ('retire_street', 'streets'), ('withdraw_change', 'addresses'), ('sign_street', 'streets'), ('split_address', 'addresses'), ('suspend_address', 'addresses'),
  ('draw_sample', 'a hash of ids'), ('note_check', 'by id'), ('investigate', 'names of attributes, no values'), ('settle_investigation', 'by id'), ('load_divisions', 'divisions'), ('division_steps', 'divisions'), ('preview_division_change', 'divisions'), ('load_division_change', 'divisions'), ('withdraw_division_change', 'divisions'),
  ('division_on', 'divisions'), ('division_periods', 'divisions'), ('division_successor', 'divisions'), ('move_node', 'the tree'), ('redraw_node', 'the tree'),
  ('qr_issue', 'by id'), ('qr_revoke', 'by id'), ('reveal_line', 'a line for each, against grade'), ('delivered_lines', 'lines in scope, masked'), ('end_left_out', 'by number'), ('withdraw_list', 'by number'), ('request_acceptance', 'addresses'), ('accept_compound', 'addresses'), ('enter_tenant', 'by id'), ('unmerge', 'by id'), ('decide', 'by id, of lines whose originals are kept'), ('decide_all', 'as decide, counts'),
  -- what is entered is a guess: a line for each, or the list that holds it is kept
  ('said', 'masked; whether a list says otherwise where the grade reaches the value, and the list is kept'),
  ('set_item', 'a line for each masked value'), ('load_list', 'the list is kept, with who handed it in'), ('preview_list', 'what the caller hands in, and no register'), ('take_line', 'a line in the log for each, which no rollback takes back');
SELECT p.oid::regprocedure AS not_written_down FROM pg_proc p
WHERE p.pronamespace = 'ybss'::regnamespace AND p.prosecdef AND (has_function_privilege('ybss_reader', p.oid, 'EXECUTE') OR has_function_privilege('ybss_operator', p.oid, 'EXECUTE'))
  AND NOT EXISTS (SELECT FROM called c WHERE c.name = p.proname) ORDER BY 1;
-- names, numbers and telephones stand there masked, of a birth date the year; of a number
-- whether it is one of abroad, of a registered address whether it lies in the district and
-- its community; disagreement counts the lists that say otherwise, of items that the grade reaches
WITH RECURSIVE below AS (
  SELECT v.oid AS view, v.oid AS at FROM pg_class v WHERE v.relnamespace = 'ybss'::regnamespace AND v.relkind = 'v'
    AND (has_table_privilege('ybss_reader', v.oid, 'SELECT') OR has_table_privilege('ybss_operator', v.oid, 'SELECT'))
  UNION SELECT b.view, d.refobjid FROM below b JOIN pg_rewrite w ON w.ev_class = b.at JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
    AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> b.at)
SELECT DISTINCT c.relname AS relation, a.attname AS field, string_agg(DISTINCT b.view::regclass::text, ', ') AS read_by
FROM below b JOIN pg_rewrite w ON w.ev_class = b.at JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
JOIN pg_class c ON c.oid = d.refobjid AND c.relkind IN ('r', 'p') JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
WHERE (c.relname = 'person' AND a.attname IN ('name', 'former_name', 'pinyin', 'foreign_surname', 'foreign_given_name', 'citizen_id', 'document_number', 'birth_date', 'phone', 'registered_address', 'items')
    OR c.relname = 'document' AND a.attname = 'number' OR c.relname = 'unit' AND a.attname IN ('representative', 'phone', 'items') OR c.relname = 'sensitive_item')
GROUP BY 1, 2 ORDER BY 1, 2;
UPDATE ybss_registry.look_up_limit SET most = CASE name WHEN 'asked' THEN 200 ELSE 50 END WHERE name IN ('asked', 'not_found');
UPDATE ybss_registry.member SET grade = 3 WHERE member_id = 9004;
DELETE FROM ybss_registry.residence WHERE district = 520399;
DELETE FROM ybss_registry.house WHERE district = 520399 AND house_id = 7401;
SET session_replication_role = replica;
DELETE FROM ybss_registry.address WHERE district = 520399 AND address_id = 7301;
RESET session_replication_role;
DELETE FROM ybss_registry.grid WHERE district = 520399;
