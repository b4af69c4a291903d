-- A list is taken back as if it had not been sent: after (load A, load B, withdraw B) the registers are
-- what they are after load A alone, whatever B said; and after withdrawing A what B alone makes.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION take(source text, name text, body text, day date DEFAULT '2025-01-01') RETURNS bigint LANGUAGE sql AS $$
  SELECT l.file_id FROM load_list(source, name, convert_to(body, 'UTF8'), day::timestamptz) l $$;
-- Every row of the registers and of what hangs on them, without ids, stamps and changes; other records by their names.
CREATE FUNCTION named(kind text, id bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v text; BEGIN
  CASE kind WHEN 'person' THEN SELECT format('%s %s', name, citizen_id) INTO v FROM ybss_registry.person WHERE person_id = id;
    WHEN 'unit' THEN SELECT name INTO v FROM ybss_registry.unit WHERE unit_id = id;
    WHEN 'address' THEN SELECT ybss.address_key(address) INTO v FROM ybss_registry.address WHERE address_id = id;
    WHEN 'house' THEN SELECT ybss.address_key(a.address) INTO v FROM ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id) WHERE house_id = id;
    WHEN 'building' THEN SELECT ybss.address_key(a.address) INTO v FROM ybss_registry.building b JOIN ybss_registry.address a USING (district, address_id) WHERE building_id = id;
    WHEN 'household' THEN SELECT number INTO v FROM ybss_registry.household WHERE household_id = id; END CASE;
  RETURN v; END $$;
CREATE FUNCTION registers() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE t text; BEGIN
  FOREACH t IN ARRAY '{address,building,house,unit,person,document,household,household_member,residence,departure,tenancy,ownership,premises,employment,quality}'::text[] LOOP
    RETURN QUERY EXECUTE format('SELECT %L || '' '' || (SELECT string_agg(k || ''='' || CASE
        WHEN k IN (''person_id'', ''unit_id'', ''address_id'', ''house_id'', ''building_id'', ''household_id'') AND v ~ ''^[0-9]+$'' THEN coalesce(named(left(k, -3), v::bigint), ''-'')
        WHEN k = ''parent_id'' THEN coalesce(named(''address'', v::bigint), ''-'') WHEN k = ''representative_id'' THEN coalesce(named(''person'', v::bigint), ''-'')
        WHEN k = ''record_id'' THEN named(to_jsonb(t)->>''kind'', v::bigint)
        ELSE coalesce(v, ''-'') END, '' '' ORDER BY k)
      FROM jsonb_each_text(to_jsonb(t)) e(k, v) WHERE k <> ALL (''{recorded_at,changed_at,change_id,scored_at,computed_at,address%s}''::text[])) FROM ybss_registry.%I t WHERE to_jsonb(t)->>''state'' IS DISTINCT FROM ''retired''',
      t, CASE WHEN t NOT IN ('address', 'building', 'house', 'unit', 'person', 'household') THEN ',' || t || '_id' ELSE '' END, t, CASE t WHEN 'address' THEN ' WHERE state <> ''retired''' END);
  END LOOP; END $$;
CREATE TABLE world (stage text, content text, n bigint);
CREATE FUNCTION keep(p_stage text) RETURNS void LANGUAGE sql AS $$ INSERT INTO world SELECT p_stage, r, count(*) FROM registers() r GROUP BY r $$;
CREATE FUNCTION differs(p_stage text) RETURNS TABLE (side text, content text) LANGUAGE sql AS $$
  WITH now AS (SELECT r, count(*) AS n FROM registers() r GROUP BY r)
  SELECT CASE WHEN n.r IS NULL THEN 'lost' ELSE 'left' END, coalesce(n.r, w.content) FROM (SELECT * FROM world WHERE stage = p_stage) w FULL JOIN now n ON n.r = w.content AND n.n = w.n
  WHERE n.r IS NULL OR w.content IS NULL ORDER BY 2, 1 $$;
SELECT take('book', 'book', E'地址,网格\n' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋1单元%s室,520371109002001', r), E'\n')) > 0 FROM generate_series(101, 109) r;
CALL run_job('intake');
SELECT take('police', 'A', E'姓名,证件,住址,电话,户号,关系\n冯一,520399198503070016,幸福小区3栋1单元101室,15400000001,H1,01\n冯二,520399198703070029,幸福小区3栋1单元102室,,H1,20\n冯三,520399197001010035,幸福小区3栋1单元103室,15400000003,,\n', '2025-02-01') AS a \gset
SELECT take('housing', 'AH', E'权利人,证件,坐落,面积\n冯一,520399198503070016,幸福小区3栋1单元101室,80\n冯三,520399197001010035,幸福小区3栋1单元103室,70\n', '2025-02-01') AS ah \gset
SELECT take('market', 'AM', E'代码,名称,场所\n91350100M000100Y43,遵义某某置业有限公司,幸福小区3栋1单元109室\n', '2025-02-01') AS am \gset
CALL run_job('intake');
SELECT keep('A');
-- PERSONS: new ones, values of known ones, who moves, another household, another employer
SELECT take('health', 'B', E'姓名,证件,住址,电话,户号,关系,单位代码,户籍地\n冯一,520399198503070016,幸福小区3栋1单元104室,15400000009,H2,01,91350100M000100Y43,某省某市\n冯二,520399198703070029,幸福小区3栋1单元102室,15400000002,H1,10,,\n钱六,520399199201010063,幸福小区3栋1单元105室,15400000006,H2,20,,\n谁人,,不知道什么地方,,,,,\n', '2025-03-01') AS b \gset
CALL run_job('intake');
SELECT count(*) > 0 AS changed FROM differs('A');
SELECT lines, records, message FROM withdraw_list(:b);
SELECT * FROM differs('A');
SELECT count(*) AS lines_left FROM ybss_registry.intake_line WHERE file_id = :b;
SELECT count(*) AS asked FROM ybss_registry.review WHERE file_id = :b;
-- HOUSES, UNITS, ADDRESSES
SELECT take('housing', 'BH', E'权利人,证件,坐落,面积\n冯一,520399198503070016,幸福小区3栋1单元101室,99\n孙七,520399199101010058,幸福小区3栋1单元101室,99\n孙七,520399199101010058,幸福小区3栋1单元106室,50\n', '2025-03-02') AS bh \gset
CALL run_job('intake');
SELECT lines, records FROM withdraw_list(:bh);
SELECT * FROM differs('A');
SELECT take('market', 'BM', E'代码,名称,场所\n91350100M000100Y43,遵义某某置业公司,幸福小区3栋1单元108室\n91520302MA6DXXXX0A,某店,幸福小区3栋1单元107室\n', '2025-03-03') AS bm \gset
CALL run_job('intake');
SELECT lines, records FROM withdraw_list(:bm);
SELECT * FROM differs('A');
SELECT take('book', 'BB', E'地址,网格\n贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区5栋1单元101室,520371109002001\n贵州省遵义市红花岗区虾子镇米兰社区米兰路70号,520371109002002\n', '2025-03-04') AS bb \gset
CALL run_job('intake');
SELECT lines, records FROM withdraw_list(:bb);
SELECT * FROM differs('A');

-- THE SAME BYTES may be sent again, and do again what they did
SELECT keep('before B again');
SELECT take('health', 'B', E'姓名,证件,住址,电话\n冯一,520399198503070016,幸福小区3栋1单元104室,15400000009\n钱六,520399199201010063,幸福小区3栋1单元105室,15400000006\n', '2025-03-01') AS b \gset
CALL run_job('intake');
SELECT keep('with B');
SELECT records FROM withdraw_list(:b);
SELECT * FROM differs('before B again');
SELECT take('health', 'B', E'姓名,证件,住址,电话\n冯一,520399198503070016,幸福小区3栋1单元104室,15400000009\n钱六,520399199201010063,幸福小区3栋1单元105室,15400000006\n', '2025-03-01') AS b \gset
CALL run_job('intake');
SELECT * FROM differs('with B');
-- CORRECTIONS between stay: a value and a residence that somebody entered, of a person that only B made
UPDATE ybss_registry.person SET phone = '15400000077' WHERE name = '冯一';
UPDATE ybss_registry.person SET former_name = '钱大六' WHERE name = '钱六';
SELECT records FROM withdraw_list(:b);
SELECT name, former_name, phone FROM ybss_registry.person WHERE name IN ('冯一', '钱六') ORDER BY 1;
-- A WITHDRAWN, B STAYS: what B alone would have made, but ids
SELECT take('police', 'C1', E'姓名,证件,住址,电话,户籍地\n周七,520399199501010073,幸福小区3栋1单元107室,15400000071,甲地\n周八,520399199601010089,幸福小区3栋1单元107室,15400000081,乙地\n', '2025-04-01') AS c \gset
SELECT take('health', 'C2', E'姓名,证件,住址,电话\n周七,520399199501010073,幸福小区3栋1单元108室,15400000072\n', '2025-05-01') AS c2 \gset
CALL run_job('intake');
SELECT records FROM withdraw_list(:c);
SELECT p.name, p.phone, p.registered_address, substring(ybss.address_key(a.address) from '室.*') AS house, r.valid FROM ybss_registry.person p
LEFT JOIN ybss_registry.residence r USING (district, person_id) LEFT JOIN ybss_registry.house h USING (district, house_id) LEFT JOIN ybss_registry.address a USING (district, address_id)
WHERE p.name ~ '^周' ORDER BY 1, 5;
-- and then nobody says it any more
SELECT records FROM withdraw_list(:c2);
SELECT count(*) AS persons FROM ybss_registry.person WHERE name ~ '^周';
-- A DELIVERY THAT A LATER ONE REFERS TO: its unchanged lines are the later one's, of its day
SELECT take('property', 'D1', E'姓名,证件,住址\n吴一,520399199701010094,幸福小区3栋1单元105室\n吴二,520399199801010104,幸福小区3栋1单元106室\n', '2025-06-01') AS d1 \gset
CALL run_job('intake');
SELECT take('property', 'D2', E'姓名,证件,住址\n吴一,520399199701010094,幸福小区3栋1单元105室\n吴三,52039919990101011X,幸福小区3栋1单元107室\n', '2025-07-01') AS d2 \gset
CALL run_job('intake');
SELECT lines, records FROM withdraw_list(:d1);
SELECT p.name, o.valid FROM ybss_registry.ownership o JOIN ybss_registry.person p USING (district, person_id) WHERE p.name ~ '^吴' ORDER BY 1;
SELECT count(*) AS lines_of_d2 FROM delivered_lines(:d2);
SELECT state, unchanged, gone FROM load_list('property', 'D3', convert_to(E'姓名,证件,住址\n吴一,520399199701010094,幸福小区3栋1单元105室\n', 'UTF8'), '2025-08-01');
-- REFUSED: twice, what is not there, what waits to be referred to, out of scope
\set VERBOSITY sqlstate
SELECT withdraw_list(:d1);
SELECT withdraw_list(0);
\set VERBOSITY default
SELECT lines, records FROM withdraw_list((SELECT max(file_id) FROM ybss_registry.intake_file));
CREATE ROLE regress_withdraw IN ROLE ybss_operator, ybss_job;
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_withdraw', '录入员', '虾子镇');
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371109' FROM ybss_registry.member WHERE role_name = 'regress_withdraw';
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('town', '虾子镇', 'person', '520371109', 60);
INSERT INTO ybss_registry.source_column (source, header, field) VALUES ('town', '姓名', 'name'), ('town', '证件', 'citizen_id'), ('town', '住址', 'address');
SELECT take('book', 'other town', E'地址,网格\n贵州省遵义市红花岗区新蒲街道新华社区长青路1号,520371013001002\n') > 0;
CALL run_job('intake');
SELECT take('town', 'far', E'姓名,证件,住址\n郑一,520399197001010115,幸福小区3栋1单元108室\n郑二,520399197001010123,新蒲街道新华社区长青路1号\n', '2025-08-01') AS far \gset
SELECT take('town', 'near', E'姓名,证件,住址\n郑三,520399197001010131,幸福小区3栋1单元108室\n', '2025-08-02') AS near \gset
CALL run_job('intake');
-- a list of another's area is none of theirs (YBI23), one that reaches out of the town is not theirs alone (YBI25)
SET ROLE regress_withdraw;
\set VERBOSITY sqlstate
SELECT withdraw_list(:a);
SELECT withdraw_list(:far);
CALL run_job('withdraw', format('{"file": %s}', :far)::jsonb);
\set VERBOSITY default
SELECT lines, records FROM withdraw_list(:near);
RESET ROLE;
-- what one who sees all began, he who sees a part does not end
SELECT more FROM ybss_registry.withdraw_next(:far, 1);
SET ROLE regress_withdraw;
\set VERBOSITY sqlstate
SELECT withdraw_list(:far);
RESET ROLE;
\set VERBOSITY default
SELECT lines, records FROM withdraw_list(:far);
SELECT count(*) AS persons FROM ybss_registry.person WHERE name ~ '^郑';
-- IN BATCHES, stopped and gone on with, it is the same
SELECT keep('before batches');
SELECT take('health', 'E', E'姓名,证件,住址,电话,户号,关系\n冯一,520399198503070016,幸福小区3栋1单元104室,15400000009,H2,01\n冯二,520399198703070029,幸福小区3栋1单元102室,15400000002,H1,10\n冯二,520399198703070029,幸福小区3栋1单元103室,15400000003,H1,10\n钱六,520399199201010063,幸福小区3栋1单元105室,15400000006,H2,20\n谁人,,不知道什么地方,,,\n冯一,520399198503070016,幸福小区3栋1单元105室,15400000008,H2,01\n', '2025-09-01') AS e \gset
CALL run_job('intake');
SELECT count(*) > 0 AS changed FROM differs('before batches');
SELECT upto, more FROM ybss_registry.withdraw_next(:e, 2);
-- it counts no more from its beginning on: what comes meanwhile is not compared with it, and the same bytes may come
SELECT state, unchanged FROM load_list('health', 'E2', convert_to(E'姓名,证件,住址\n钱六,520399199201010063,幸福小区3栋1单元105室\n', 'UTF8'), '2025-09-02');
SELECT lines, records FROM withdraw_list((SELECT file_id FROM ybss_registry.intake_file WHERE name = 'E2'));
CALL run_job('withdraw', format('{"file": %s, "lines": 1}', :e)::jsonb);
SELECT state, step, done, total FROM job_run WHERE job = 'withdraw' ORDER BY run_id DESC LIMIT 1;
SELECT * FROM differs('before batches');
\set VERBOSITY sqlstate
CALL run_job('withdraw', format('{"file": %s}', :e)::jsonb);
CALL run_job('withdraw');
\set VERBOSITY default
SELECT * FROM check_registry();
SELECT count(*) > 0 AS history_keeps_it FROM ybss_registry.history h WHERE h.kind = 'person' AND h.deleted;
