-- Lists as bytes, dates as written.

CREATE FUNCTION ybss.read_list(
  content bytea, encoding text DEFAULT 'auto',
  OUT line int, OUT raw bytea, OUT fields text[],
  OUT fault text, OUT fault_field int, OUT fault_byte int)
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 10000
AS 'MODULE_PATHNAME', 'ybss_read_list';
COMMENT ON FUNCTION ybss.read_list(bytea, text) IS
'Lines of a delimited list (RFC 4180; comma, tab or semicolon), the header as line first. encoding: auto, UTF8, GBK or GB18030. Each row has the line number, the original bytes, the fields, and what is broken (open_quote, text_after_quote, too_many_fields, too_few_fields, encoding) at which field and byte, from 1. Raises YBI01 for an unknown encoding. Immutable: depends on its arguments only. / 逐行读取分隔清单：行号、原始字节、各栏内容、错误及其位置；坏行不丢失。';

CREATE FUNCTION ybss.try_date(written text, pivot_year int DEFAULT 2026) RETURNS date
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_try_date';
COMMENT ON FUNCTION ybss.try_date(text, int) IS
'Date that a text says, in the order year, month, day (GB/T 7408): 1985-03-07, 1985.3.7, 19850307, 85年3月7日; null when it says none. A two-digit year is the last such year not after pivot_year. Immutable: depends on its arguments only. / 识别常见写法的日期，无法识别时返回空。';

CREATE FUNCTION ybss.date_fault(written text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_date_fault';
COMMENT ON FUNCTION ybss.date_fault(text) IS
'What is wrong with a written date: not_a_date, impossible_date, or null when nothing is. Immutable: depends on its argument only. / 日期写法的错误：无法识别、不存在的日期；正确时返回空。';
