-- What a list is made of: titles, headers in every spelling, lines, totals; encodings and line ends as offices send them.
SET client_min_messages = warning;
SET search_path = public, ybss;
CREATE FUNCTION pg_temp.show(list bytea, encoding text DEFAULT 'auto', known text[] DEFAULT '{姓名,身份证号,地址,联系电话}')
RETURNS TABLE (line int, lines int, part text, fields text[], fault text, notes text) LANGUAGE sql AS
$$SELECT line, lines, part, fields, fault || ' ' || fault_field, array_to_string(notes, ' ') FROM ybss.read_list(list, encoding, NULL, known)$$;
-- one name, however it is written
SELECT written, header_form(written) AS form, header_form(written, true) AS core FROM unnest(ARRAY['姓名', ' 姓 名 ', E'姓\n名', '*姓名', '姓名*', '★姓名（必填）',
  '1.姓名', '1、姓名', '（1）姓名', '①姓名', '三、姓名', 'A姓名', '姓名：', 'ＮＡＭＥ', 'Name', E'\ufeff姓名', '“姓名”', '【姓名】', '姓　　名', '建筑面积（㎡）', '面积(平方米)',
  '出生日期(yyyy-mm-dd)', '证件号码（18位）', '地址（现住）', '地址（户籍）', '2楼号', '3-1', '12', '', '***', '2024年人数', '姓名（请填全名）', '7．联系电话', '(必填)']) written;
-- a title above, a header with marks, an empty line, `,,,`, a total, signatures
SELECT * FROM pg_temp.show(convert_to(E'某街道流动人口登记表,,,\n填报单位：某派出所,,填报日期：2024年3月1日,\n*姓 名（必填）,身份证号,地址,1.联系电话\n张三,520399196203150111,某路1号,15400000001\n\n,,,\n李四,520399196203150112,某路2号,15400000002,,\n合计,2人,,\n制表人：王五,,审核：赵六,\n', 'UTF8'));
-- no title: a line with a known word in it is no header, and lines above a header would be lines
SELECT * FROM pg_temp.show(convert_to(E'张三,520399196203150111,某路1号,15400000001\n李四,520399196203150112,姓名,15400000002\n', 'UTF8'));
-- a header of two rows: groups, and names that stand under each of them
SELECT * FROM pg_temp.show(convert_to(E'序号,姓名,身份证号,住址,,联系方式,\n,,,街道,地址,联系电话,微信\n1,张三,520399196203150111,甲街道,某路1号,15400000001,a\n', 'UTF8'));
SELECT * FROM pg_temp.show(convert_to(E'房屋情况,,户主,,承租人,\n地址,面积,姓名,身份证号,姓名,身份证号\n某路1号,90,张三,520399196203150111,李四,520399196203150112\n', 'UTF8'),
  'auto', '{地址,户主姓名,户主身份证号,承租人姓名,承租人身份证号}');
-- groups without names of their own beneath them; a title of two cells is none
SELECT * FROM pg_temp.show(convert_to(E'表一,表二\n姓名,地址\n张三,某路1号\n', 'UTF8'));
-- columns without a name: what stands in them is no fault, and neither is nothing
SELECT * FROM pg_temp.show(convert_to(E'姓名,身份证号,,\n张三,520399196203150111,x,\n李四,520399196203150112\n王五\n赵六,1,2,3,4\n', 'UTF8'));
-- the header again, a page's total, and the mark of a second file in the middle
SELECT * FROM pg_temp.show(convert_to(E'姓名,地址\n张三,某路1号\n本页小计：1人,\n\ufeff姓名,地址\n李四,某路2号\n第1页 共2页,\n以上共2人,\n', 'UTF8'));
-- what only looks like a total: a person, a road, a house, a remark
SELECT part, fields FROM pg_temp.show(convert_to(E'姓名,地址,联系电话\n共和国,某路1号,\n总计,520399196203150111,\n合计有,某路2号,15400000001\n,共和路1号,\n第3栋,某路,\n注意,甲,乙\n审核,甲,乙\n备注：甲,乙,\n合计,某路,甲\n', 'UTF8'));
-- every delimiter; the one that the header names; one that Excel was told
SELECT fields FROM pg_temp.show(convert_to(E'一、表,头\n姓名;地址\n张三;某路1号,2号,3号\n', 'UTF8'));
SELECT fields FROM pg_temp.show(convert_to(E'姓名\t地址\n张三\t某路1号,2号\n', 'UTF8'));
SELECT line, fields FROM pg_temp.show(convert_to(E'sep=;\r\n姓名;地址\r\n张三;某路1号,2号\r\n', 'UTF8'));
SELECT line, fields FROM pg_temp.show(convert_to(E'姓名,地址\n="0123",="520399196203150111"\n', 'UTF8'));
-- line ends: carriage returns alone, mixed ones, one within a quoted cell
SELECT line, part, fields, fault FROM pg_temp.show(convert_to(E'姓名,地址\r张三,某路1号\r\r"李\r四",某路2号\r', 'UTF8'));
SELECT line, part, fields, fault FROM pg_temp.show(convert_to(E'姓名,地址\r\n张三,某路1号\r李四,某路2号\n"王\r五",某路3号\n', 'UTF8'));
-- one list in every encoding and with every line end gives the same lines
CREATE TEMP TABLE made AS
SELECT e.encoding, n.name, CASE e.encoding WHEN 'UTF8' THEN convert_to(t, 'UTF8') WHEN 'UTF8 mark' THEN '\xefbbbf'::bytea || convert_to(t, 'UTF8')
    WHEN 'GB18030' THEN convert_to(t, 'GB18030')
    ELSE (SELECT string_agg(CASE WHEN e.encoding LIKE 'UTF16LE%' THEN set_byte(set_byte('\x0000', 0, u & 255), 1, u >> 8)
            ELSE set_byte(set_byte('\x0000', 0, u >> 8), 1, u & 255) END, '' ORDER BY i, part)
          FROM (SELECT i, part, CASE WHEN c < 65536 THEN c WHEN part = 1 THEN 55296 + ((c - 65536) >> 10) ELSE 56320 + ((c - 65536) & 1023) END AS u
                FROM (SELECT i, ascii(substr(CASE WHEN e.encoding LIKE '%mark' THEN U&'\FEFF' ELSE '' END || t, i, 1)) AS c FROM generate_series(1, length(t) + 1) i) s,
                  generate_series(1, 2) part WHERE c > 0 AND (part = 1 OR c >= 65536)) w) END AS list
FROM (VALUES (E'\n', 'LF'), (E'\r\n', 'CRLF'), (E'\r', 'CR')) n(line_end, name),
  (VALUES ('UTF8'), ('UTF8 mark'), ('GB18030'), ('UTF16LE'), ('UTF16BE'), ('UTF16LE mark'), ('UTF16BE mark')) e(encoding),
  LATERAL (SELECT array_to_string(ARRAY['姓名,身份证号,地址,联系电话', '张三,520399196203150111,某路1号,15400000001', '𠮷野,,"a ""b"", c",', '李四,520399196203150112,某路2号,', ''], line_end)) x(t);
SELECT count(*) AS lists, count(DISTINCT (SELECT array_agg(r ORDER BY r.line) FROM pg_temp.show(m.list) r)) AS readings FROM made m;
SELECT r.* FROM made m, pg_temp.show(m.list) r WHERE encoding = 'UTF16BE' AND name = 'CR';
-- two encodings in one list: each line by its own, the odd ones told; what is neither stays a fault
SELECT line, fields, fault, notes FROM pg_temp.show(convert_to(E'姓名,地址\n张三,某路1号\n', 'UTF8') || convert_to(E'李四,某路2号\n', 'GB18030') || convert_to(E'王五,某路3号\n', 'UTF8')
  || '\xe5bca0e4b89a2ce69f90e8b7af31e58f0a'::bytea);
SELECT line, fields, fault, notes FROM pg_temp.show(convert_to(E'姓名,地址\n张三,某路1号\n王五,某路3号\n', 'GB18030') || convert_to(E'李四,某路2号\n', 'UTF8'));
SELECT line, fields, fault, notes FROM pg_temp.show(convert_to(E'姓名,地址\n张三,某路1号\n', 'GB18030'), 'UTF8');
-- zeros: a cell with one is broken, a tail of them is nothing
SELECT line, part, fields, fault FROM pg_temp.show(convert_to(E'姓名,地址\n张', 'UTF8') || '\x002c610a'::bytea || decode(repeat('00', 40), 'hex'));
-- hostile: nothing but marks, one line of delimiters, ten thousand carriage returns, a header of 600 columns
SELECT part, lines FROM pg_temp.show('\xefbbbfefbbbf');
SELECT part, lines, cardinality(fields) FROM pg_temp.show(convert_to(repeat(',', 100000), 'UTF8'));
SELECT part, lines FROM pg_temp.show(convert_to('姓名' || repeat(E'\r', 10000), 'UTF8'));
SELECT part, lines, cardinality(fields), fault FROM pg_temp.show(convert_to('姓名,' || repeat('x,', 600) || E'\n1,2\n', 'UTF8'));
SELECT count(*) FROM ybss.read_list(NULL, NULL, NULL, NULL);
SELECT part, fields FROM ybss.read_list(convert_to(E'a,b\n1,2\n', 'UTF8'), NULL, NULL, NULL);
SELECT part, fields FROM ybss.read_list(convert_to(E'a,b\n1,2\n', 'UTF8'), NULL, NULL, ARRAY[NULL, '', '*']);
