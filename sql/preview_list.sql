-- A list looked at before it is taken: columns proposed, what lacks, first lines, unknown words; nothing is written.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.source (source, office, record_kind, grid) VALUES ('new_list', '某所', 'person', '520371'), ('new_units', '某局', 'unit', '520371');
CREATE TEMP TABLE list AS SELECT convert_to(E'某街道人员表,,,,,,,,\n序号,姓 名（必填）,性别,证件号码,手机,电话,现居住地址,登记日期,说明\n1,张三,男,520399196203150111,15400000001,,某路1号,2024年3月1日,x\n2,李四,女,520399199001010026,,15400000002,某路2号,2024-02-30,\n3,王五,不明人,52039919870307002X,15400000003,15400000009,某路3号,,\n\n4,赵六,不明人,E12345678,无,,某路4号,2024.5.1,\n合计,4人\n', 'UTF8') AS bytes;
-- a source without columns: what they may be
SELECT part, number, header, field, state, note, value, lines FROM list, preview_list('new_list', bytes) WHERE part <> 'line';
SELECT number AS line, header, field, value, note FROM list, preview_list('new_list', bytes, first_lines => 2) WHERE part = 'line';
-- the proposal is taken; what is left is unknown still
INSERT INTO ybss_registry.source_column (source, header, field) SELECT 'new_list', header, field FROM list, preview_list('new_list', bytes) WHERE part = 'column' AND state = 'proposed';
SELECT header, field, state, note FROM list, preview_list('new_list', bytes) WHERE part = 'column';
UPDATE ybss_registry.source_column SET required = true WHERE source = 'new_list' AND field = 'name';
INSERT INTO ybss_registry.source_value (source, field, written, value) VALUES ('new_list', 'sex', '不明人', '9');
SELECT part, value, lines FROM list, preview_list('new_list', bytes) WHERE part = 'word';
-- required columns that lack, and an ambiguous column decided by what stands in it
SELECT part, header, field, state, note FROM preview_list('new_list', convert_to(E'性别,证件号码,现居住地址\n男,520399196203150111,某路1号\n女,520399199001010026,某路2号\n男,52039919870307002X,某路3号\n', 'UTF8')) WHERE part IN ('column', 'lacking');
SELECT header, field, state, note FROM preview_list('new_units', convert_to(E'单位全称,代码,法人,号码,日期\n某公司,91520399MA6AA00029,张三,15400000001,2020-01-01\n某店,91520399MA6AA00029,李四,15400000002,2020-01-01\n某厂,91520399MA6AA00029,王五,15400000003,2020-01-01\n', 'UTF8')) WHERE part = 'column';
SELECT header, field, state, note FROM preview_list('new_units', convert_to(E'名称,统一社会信用代码,经营场所,联系电话,法定代表人\n某公司,15400000001,某路1号,91520399MA6AA00029,张三\n某店,15400000002,某路2号,,李四\n某厂,15400000003,某路3号,,王五\n', 'UTF8')) WHERE part = 'column';
-- a workbook, its sheets, a sheet by name; what is none
\set made `python3 :source/extension/test/workbook.py excel`
\set pdf `python3 :source/extension/test/workbook.py pdf`
SELECT part, number, value, state, lines FROM preview_list('health', decode(:'made', 'hex')) WHERE part = 'file';
SELECT part, number, header, field, value, note FROM preview_list('health', decode(:'made', 'hex')) WHERE part IN ('column', 'line');
SELECT part, number, value, state, lines FROM preview_list('health', decode(:'made', 'hex'), '另表') WHERE part = 'file';
SELECT * FROM preview_list('health', decode(:'pdf', 'hex'));
SELECT * FROM preview_list('nobody', 'a');
-- nothing was written; who may not load may not look
SELECT count(*) FROM ybss_registry.intake_file;
SET ROLE ybss_reader;
SELECT * FROM preview_list('health', 'a');
RESET ROLE;
BEGIN READ ONLY;
SELECT count(*) FROM list, preview_list('new_list', bytes);
COMMIT;
