-- Which addresses, houses, persons and units one list has and another has not.
SET client_min_messages = warning;
SET search_path = public, ybss;
\set SHOW_CONTEXT never
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
SELECT message FROM load_list('book', 'book.csv', convert_to($$地址,网格
贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋2单元501室,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋2单元502室,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区米兰路66号幸福小区3栋2单元503室,520371109002001
贵州省遵义市红花岗区虾子镇米兰社区米兰路8号,520371109002002
贵州省遵义市红花岗区虾子镇乐安社区乐安路1号,520371109003001
$$, 'UTF8'));
CALL run_job('intake');
-- an older list of the police, which its last one stands for
SELECT message FROM load_list('police', 'police_2023.csv', convert_to($$姓名,身份号,住址,日期
吴大江,520399197001010035,幸福小区3栋2单元503室,2023-01-01
$$, 'UTF8'));
CALL run_job('intake');
-- the same door in two forms, three lines on one address, an address that no list can place
SELECT message FROM load_list('police', 'police.csv', convert_to($$姓名,身份号,住址,日期
周小明,520399198503070016,虾子镇米兰社区幸福小区3-2-501,2024-05-01
周小红,520399198703070029,幸福小区3栋2单元501,2024-05-01
郑一人,520399199001010042,米兰路8号,2024-05-01
王对面,520399199101010058,米兰路8号对面,2024-05-01
冯二,520399199201010063,幸福小区3栋2单元502室,2024-05-01
$$, 'UTF8'));
SELECT message FROM load_list('health', 'health.csv', convert_to($$姓名,身份号,住址,日期
周小明,520399198503070016,米兰路66号幸福小区三幢二单元五零一,2024-06-01
钱别人,520399199301010070,乐安社区乐安路1号,2024-06-01
冯二,520399199201010063,幸福小区3栋2单元502室,2024-06-01
$$, 'UTF8'));
SELECT message FROM load_list('housing', 'housing.csv', convert_to($$坐落,面积,权利人,证件
幸福小区3栋2单元501室,88.50,周小明,520399198503070016
幸福小区3栋2单元503室,90.00,某某,
$$, 'UTF8'));
SELECT message FROM load_list('market', 'market.csv', convert_to($$代码,名称,场所
91350100M000100Y43,虾子某辣椒行,米兰路8号
$$, 'UTF8'));
CALL run_job('intake');
-- addresses: who alone has them, and what both have and write otherwise; 502 is written alike
SELECT side, chinese, grid_text, address_key(name::address), count_a, count_b, cardinality(lines_a) AS shown_a, written_a, written_b FROM list_difference('police', 'health');
-- the other way round is the same, told from the other side
SELECT side, count(*) FROM list_difference('health', 'police') GROUP BY 1 ORDER BY 1;
-- all lists of the police: 503 comes in
SELECT side, address_key(name::address), count_a FROM list_difference('police', 'health', all_files => true) WHERE side = 'only a';
-- lists of two kinds meet on addresses and houses
SELECT side, address_key(name::address), count_a, count_b FROM list_difference('police', 'housing');
SELECT side, address_key(d.name::address), d.record_id = h.house_id AS is_house FROM list_difference('police', 'housing', 'house') d JOIN ybss_registry.house h ON h.house_id = d.record_id;
SELECT side, chinese, address_key(name::address) FROM list_difference('market', 'housing');
-- persons and units, masked; owners are persons
SELECT side, chinese, name, count_a, count_b, written_a FROM list_difference('police', 'health', 'person') ORDER BY name;
SELECT side, name FROM list_difference('health', 'housing', 'person') ORDER BY name;
SELECT side, name FROM list_difference('market', 'housing', 'unit');
-- by grid, community and district; the columns add up to what is listed
SELECT grid_text, name, both_have, differ, only_a, only_b FROM list_difference_grid('police', 'health');
SELECT grid_text, name, both_have, differ, only_a, only_b FROM list_difference_grid('police', 'health', level => 3);
SELECT level, sum(n.both_have), sum(n.differ), sum(n.only_a), sum(n.only_b) FROM generate_series(1, 4) level, list_difference_grid('police', 'health', level => level) n GROUP BY 1 ORDER BY 1;
-- below a node, given as a type or as text
SELECT side, count(*) FROM list_difference('police', 'health', within => '520371109003'::grid_code) GROUP BY 1;
SELECT side, count(*) FROM list_difference('police', 'health', within => '520371110'::text) GROUP BY 1;
-- what cannot be asked, each with its state, words and hint
DO $$
DECLARE
  q text; state text; words text; detail text;
BEGIN
  FOREACH q IN ARRAY ARRAY[$q$'police', 'nobody'$q$, $q$'nobody', 'police'$q$, $q$NULL, 'police'$q$, $q$'police', NULL$q$, $q$'police', 'police'$q$, $q$'police', 'health', 'building'$q$,
    $q$'police', 'health', NULL$q$, $q$'police', 'market', 'person'$q$, $q$'police', 'health', 'unit'$q$, $q$'property', 'police'$q$, $q$'police', 'health', 'address', '12'$q$,
    $q$'police', 'health', 'address', '520399'$q$, $q$'', ''$q$] LOOP
    BEGIN
      EXECUTE format('SELECT count(*) FROM ybss.list_difference(%s)', q) INTO words;
      RAISE WARNING '%: % rows', q, words;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, words = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
      RAISE WARNING '%: % % · %', q, state, words, detail;
    END;
  END LOOP;
END $$;
SELECT count(*) FROM list_difference_grid('police', 'police');
-- a reader of one community is told of that community; a reader without a grant of nothing; nobody else may ask
CREATE ROLE regress_one LOGIN IN ROLE ybss_reader;
CREATE ROLE regress_none LOGIN IN ROLE ybss_reader;
CREATE ROLE regress_stranger LOGIN;
GRANT USAGE ON SCHEMA ybss TO regress_stranger;
INSERT INTO ybss_registry.member (member_id, role_name, label, office, grade) VALUES (9901, 'regress_one', '社区小李', '乐安社区', 1), (9902, 'regress_none', '新人', '民政局', 1);
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (9901, '520371109003');
SET ROLE regress_one;
SELECT side, grid_text, address_key(name::address) FROM list_difference('police', 'health');
SELECT grid_text, both_have, differ, only_a, only_b FROM list_difference_grid('police', 'health', level => 1);
SELECT side, name FROM list_difference('police', 'health', 'person');
SET ROLE regress_none;
SELECT count(*) FROM list_difference('police', 'health');
SET ROLE regress_stranger;
SELECT count(*) FROM ybss.list_difference('police', 'health');
RESET ROLE;
