-- Lists as bytes: RFC 4180, broken lines, encodings, dates as written.
CREATE FUNCTION pg_temp.show(list bytea, encoding text DEFAULT 'auto')
RETURNS TABLE (line int, fields text[], fault text, field int, byte int) LANGUAGE sql AS
'SELECT line, fields, fault, fault_field, fault_byte FROM ybss.read_list(list, encoding) ORDER BY line';
-- quotes, doubled quotes, line breaks inside quotes, empty fields, CRLF, a last line without end
SELECT * FROM pg_temp.show(convert_to(E'a,b,c\r\n"q""r","two\nlines",3\r\n,,\r\n1,2,3', 'UTF8'));
-- each broken line costs itself alone
SELECT * FROM pg_temp.show(convert_to(E'a,b,c\n1,"open,3\n4,5,6\n1,2\n1,2,3,4\n"a"b,2,3\n7,8,9\n', 'UTF8'));
-- the original bytes stay
SELECT encode(raw, 'escape') FROM ybss.read_list(convert_to(E'a,b\n1,"open\n', 'UTF8')) WHERE line = 2;
-- one line of other bytes in a UTF-8 list: field and byte are told, the rest is read
SELECT * FROM pg_temp.show(convert_to(E'姓名,b\n张,1\n', 'UTF8') || '\xd5c52c320a'::bytea || convert_to(E'王,3\n', 'UTF8'));
-- a list in GB 18030 is found out, rare characters included; naming the encoding gives the same
SELECT * FROM pg_temp.show(convert_to(E'姓名,b\n𠮷野,1\n㛃,2\n', 'GB18030'));
SELECT count(*) = 0 AS same FROM (
  SELECT * FROM pg_temp.show(convert_to(E'姓名,b\n𠮷野,1\n', 'GB18030'), 'GBK')
  EXCEPT SELECT * FROM pg_temp.show(convert_to(E'姓名,b\n𠮷野,1\n', 'GB18030'))) d;
-- byte order mark, tab and semicolon
SELECT * FROM pg_temp.show('\xefbbbf'::bytea || convert_to(E'a\tb\n1\t2,3\n', 'UTF8'));
SELECT * FROM pg_temp.show(convert_to(E'a;b\n1;2\n', 'UTF8'));
-- nothing, and nothing but a header
SELECT count(*) FROM ybss.read_list('');
SELECT * FROM pg_temp.show(convert_to('a,b', 'UTF8'));
-- NUL is no character of a list
SELECT * FROM pg_temp.show('\x612c620a31002c320a'::bytea);
-- a quote that is never closed in a long list does not swallow it
SELECT count(*), count(*) FILTER (WHERE fault IS NOT NULL) AS broken
FROM ybss.read_list(convert_to(E'a,b\n"x,1\n' || repeat(E'1,2\n', 5000), 'UTF8'));
-- more fields than any list has
SELECT line, cardinality(fields), fault, fault_field FROM ybss.read_list(convert_to(E'a,b\n' || repeat('1,', 600) || E'\n1,2\n', 'UTF8')) ORDER BY line;
SELECT * FROM ybss.read_list('', 'KOI8R');
-- dates
SELECT w AS written, ybss.try_date(w), ybss.date_fault(w) FROM unnest(ARRAY['1985-03-07', '1985.3.7', '1985/3/7', '19850307',
  '1985年3月7日', '85年3月7日', '１９８５年３月７日', ' 1985-03-07 ', '1985-03-07 12:30:00', '26年1月1日', '27年1月1日',
  '2000-02-29', '1900-02-29', '1985-02-30', '1985-13-01', '1985-00-10', '07/03/1985', '1985', '昨天', '', '1985-03-07x',
  '99999999', '1985--07', '1799-01-01']) w;
