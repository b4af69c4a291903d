-- Persons: names, documents of every kind, people without one, classes.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\set VERBOSITY terse
-- NAMES: the separator however it was written, never dropped; stops of other scripts stay
SELECT written, ybss_registry.plain_name(written) AS plain, ybss_registry.plain_name(written) = '买买提·艾力' AS one_name
FROM unnest(ARRAY['买买提•艾力', '买买提・艾力', '买买提·艾力', '买买提.艾力', '买买提．艾力', '买买提 · 艾力', '买买提･艾力', '买买提‧艾力', '买买提⋅艾力', '买买提﹒艾力',
  'John F. Kennedy', ' John   Smith ', '张 三', '张　三', 'Ng.李', '·', '  ', 'A.B', '𠮷野家·子', '㐂', '', '阿卜杜热合曼·阿卜杜热西提·买买提艾力·伊敏江·阿不都克里木·托合提·吐尔逊·热合曼·艾尔肯·玉素甫·卡德尔']) written;
SELECT bool_and(ybss_registry.plain_name(ybss_registry.plain_name(w)) = ybss_registry.plain_name(w)) AS settled
FROM unnest(ARRAY['买买提 • 艾力', 'a . b', '张 三 . 李', ' . ']) w;
INSERT INTO ybss_registry.grid (code, name, division) VALUES ('520371', '新蒲新区', '520302'), ('520371109', '虾子镇', '520302109'), ('520371110', '三渡镇', '520302110'),
  ('520371109002', '米兰社区', '520302109002'), ('520371109002001', '第一网格', NULL);
INSERT INTO ybss_registry.person (district, grid, name, former_name, citizen_id) VALUES
  (520371, '520371', repeat('阿卜杜·', 20) || '买', repeat('旧', 60), '520399198503070016');
INSERT INTO ybss_registry.person (district, grid, name, citizen_id) VALUES (520371, '520371', '', '520399198703070029');
INSERT INTO ybss_registry.person (district, grid, name, citizen_id) VALUES (520371, '520371', repeat('长', 201), '520399198703070029');

-- DOCUMENTS: every kind takes its example; what is not a number of the kind is refused
SELECT code, chinese, holder, document_fault(code, example) AS fault FROM ybss_registry.document_kind ORDER BY code;
SELECT kind, number, document_fault(kind, number) FROM (VALUES
  ('516', 'H01234567'), ('516', 'M0123456701'), ('516', 'X01234567'), ('516', 'H0123456'), ('516', 'H012345670'),
  ('511', '01234567'), ('511', '0123456789A'), ('511', '012345678'), ('414', 'E12345678'), ('414', 'E1234'), ('414', 'E123'), ('414', 'e12345678'), ('414', 'E 1234567'),
  ('553', 'CAN110081010111'), ('553', '931156199001010014'), ('553', '931156199001010015'), ('553', '110105194912310021'), ('553', 'CA1110081010111'),
  ('L01', '810000199001010019'), ('L01', '830000199001010012'), ('L02', '830000199001010012'), ('L01', '810000199001010010'),
  ('111', '11010519491231002X'), ('111', '110105194912310021'), ('888', 'X'), ('414', E'E1234567\n8'), ('414', ''), (NULL, 'x'), ('414', NULL)) v(kind, number);
-- the document by which a person is known is among the documents; several with their validity
INSERT INTO ybss_registry.person (district, person_id, grid, name, foreign_surname, foreign_given_name, document_kind, document_number, nationality, birth_date, arrived_on, leaves_on)
VALUES (520371, 101, '520371', '金民俊', 'KIM', 'MIN JUN', '414', 'M12345678', 'KOR', '1990-01-01', '2026-01-01', '2026-12-31');
INSERT INTO ybss_registry.document (district, grid, person_id, kind_code, number, valid) VALUES (520371, '520371', 101, '554', 'A1234567', '[2026-02-01,2027-02-01)');
SELECT kind_code, number, issuer, valid FROM ybss_registry.document ORDER BY kind_code;
-- renewed: the old one stays
UPDATE ybss_registry.person SET document_number = 'M87654321' WHERE person_id = 101;
SELECT kind_code, number, issuer FROM ybss_registry.document ORDER BY kind_code, number;
-- another's document, a wrong one, a kind that is not, one without its number, dates the wrong way round
INSERT INTO ybss_registry.person (district, grid, name, document_kind, document_number, nationality) VALUES (520371, '520371', '别人', '414', 'M87654321', 'KOR');
INSERT INTO ybss_registry.person (district, grid, name, document_kind, document_number, nationality) VALUES (520371, '520371', '别人', '414', 'M12345678', 'KOR');
INSERT INTO ybss_registry.person (district, grid, name, document_kind, document_number) VALUES (520371, '520371', '别人', '516', 'M8765432');
INSERT INTO ybss_registry.person (district, grid, name, document_kind, document_number) VALUES (520371, '520371', '别人', '777', 'M8765432');
INSERT INTO ybss_registry.person (district, grid, name, document_kind) VALUES (520371, '520371', '别人', '414');
INSERT INTO ybss_registry.person (district, grid, name, citizen_id, arrived_on, leaves_on) VALUES (520371, '520371', '别人', '520399199001010042', '2026-02-01', '2026-01-01');
UPDATE ybss_registry.document SET number = '??' WHERE kind_code = '554';
-- the same number of another state's passport is another document
INSERT INTO ybss_registry.person (district, person_id, grid, name, document_kind, document_number, nationality) VALUES (520371, 102, '520371', 'PARK', '414', 'M87654321', 'PRK');

-- WITHOUT A DOCUMENT: with the reason, and only then
INSERT INTO ybss_registry.person (district, grid, name) VALUES (520371, '520371', '无证');
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason) VALUES (520371, '520371', '无证', '55');
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason, citizen_id) VALUES (520371, '520371', '无证', '01', '520399199001010042');
INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason) VALUES (520371, 103, '520371', '新生', '01');
INSERT INTO ybss_registry.person (district, grid, name, no_document_reason, items) VALUES (520371, '520371', '清单', '90', '[]');

-- OUT OF LISTS
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('book', '民政', 'address', '520371', 95), ('police', '公安', 'person', '520371', 90), ('port', '出入境', 'person', '520371', 80);
INSERT INTO ybss_registry.source_column (source, header, field)
SELECT s.source, c.header, c.field FROM (VALUES ('police'), ('port')) s(source), (VALUES ('姓名', 'name'), ('外文姓', 'foreign_surname'), ('外文名', 'foreign_given_name'), ('曾用名', 'former_name'),
  ('证件种类', 'document_kind'), ('证件号码', 'document_number'), ('身份证', 'citizen_id'), ('国籍', 'nationality'), ('生日', 'birth_date'), ('住址', 'address'), ('户籍地', 'registered_address'), ('户号', 'household_number'), ('日期', 'said_on'),
  ('抵达', 'arrived_on'), ('离开', 'leaves_on'), ('电话', 'phone'), ('无证原因', 'no_document_reason')) c(header, field)
UNION ALL VALUES ('book', '地址', 'address'), ('book', '网格', 'grid');
SELECT load_list('book', 'b', convert_to(E'地址,网格\n' || string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号,520371109002001', n), E'\n') || E'\n', 'UTF8')) FROM generate_series(1, 9) n \g /dev/null
SELECT message FROM load_list('port', 'p', convert_to('姓名,外文姓,外文名,证件种类,证件号码,国籍,生日,住址,日期,抵达,离开,电话
,SMITH,JOHN F.,414,e 1234-5678,USA,1980-01-01,米兰路1号,2026-01-01,2026-01-01,2026-06-30,
陈港,,,516,H01234567,HKG,1981-01-01,米兰路1号,2026-01-01,2026-01-01,2025-06-30,
陈澳,,,L01,820000199001010010,MAC,,米兰路1号,2026-01-01,,,
林台,,,511,01234567,TWN,1982-01-01,米兰路1号,2026-01-01,,,
新永居,,,553,931156199001010014,CAN,,米兰路1号,2026-01-01,,,
旧永居,,,553,CAN110081010111,CAN,1983-01-01,米兰路1号,2026-01-01,,,
错护照,,,414,E1,FRA,1984-01-01,米兰路1号,2026-01-01,,,15400000001
无此种,,,999,E22345678,FRA,1985-01-01,米兰路1号,2026-01-01,,,
冒名,,,414,E12345678,USA,1970-01-01,米兰路1号,2026-01-01,,,
', 'UTF8')) \g /dev/null
SELECT message FROM load_list('police', 'q', convert_to('姓名,曾用名,证件种类,证件号码,身份证,生日,住址,户籍地,户号,日期,电话,无证原因
常一,常旧,,,520399199101010058,,米兰路2号,遵义市红花岗区虾子镇米兰社区米兰路二号,H1,2026-01-01,,
寄二,,,,520399199201010063,,米兰路2号,遵义市红花岗区三渡镇水洋村1组1号,H2,2026-01-01,,
流三,,,,520399199301010079,,米兰路2号,四川省泸州市叙永县叙永镇九组19号,,2026-01-01,,
出四,,,,520399196001010014,,浙江省杭州市西湖区文三路1号,虾子镇米兰社区米兰路3号,H3,2026-01-01,,
婴五,,,,,2026-01-05,米兰路2号,,,2026-01-10,15400000002,01
不六,,,,520399198001010013,,米兰路2号,不详,,2026-01-01,,
同七,,,,520399198201010018,,米兰路3号,同现住址,H7,2026-01-01,,
写八,,,,520399198301010015,,米兰路4号,贵州省遵义县虾子镇米兰路四号,,2026-01-01,,
常一,,414,E99999999,520399199101010058,,米兰路2号,,,2026-02-01,15400000003,
', 'UTF8')) \g /dev/null
CALL run_job('intake');
SELECT name, coalesce(foreign_surname || '/' || foreign_given_name, '') AS foreign, citizen_id, document_kind AS kind, document_number AS number, no_document_reason AS none, nationality AS nation, arrived_on, leaves_on, former_name, phone
FROM ybss_registry.person WHERE person_id > 1000 ORDER BY name COLLATE "C";
SELECT line, field, reason, blocking FROM review_queue ORDER BY source, line, field;
SELECT p.name, d.kind_code, d.number, d.issuer FROM ybss_registry.document d JOIN ybss_registry.person p USING (district, person_id) WHERE p.name IN ('常一', '旧永居') ORDER BY 1;
-- CLASSES, computed
SELECT p.name, c.class, c.registered_in_district, c.same_home, c.away FROM person_class c JOIN ybss_registry.person p USING (person_id) ORDER BY p.name COLLATE "C";
SELECT person_class(person_id) FROM ybss_registry.person WHERE name = '寄二';
-- asked of one and asked of all, the same
SELECT count(*) AS otherwise FROM person_class c WHERE c.class IS DISTINCT FROM person_class(c.person_id);
-- and by parallel workers, who read the district's names for themselves
BEGIN;
SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0; SET LOCAL min_parallel_table_scan_size = 0;
SELECT count(ybss.parse_local(registered_address)) FROM ybss_registry.person;
SELECT count(class) = (SELECT count(person_class(person_id)) FROM ybss_registry.person) AS same FROM person_class;
COMMIT;
-- every combination, by the plain words of the rules
SELECT class_of(f, r, l, s, a, u) AS class, count(*) FROM unnest('{t,f}'::bool[]) f, unnest('{t,f,null}'::bool[]) r, unnest('{t,f}'::bool[]) l, unnest('{t,f,null}'::bool[]) s, unnest('{t,f}'::bool[]) a, unnest('{t,f}'::bool[]) u
GROUP BY 1 ORDER BY 1;
