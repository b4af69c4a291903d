-- Lists as bytes, dates as written.

CREATE FUNCTION ybss.read_list(
  content bytea, encoding text DEFAULT 'auto',
  OUT line int, OUT raw bytea, OUT fields text[],
  OUT fault text, OUT fault_field int, OUT fault_byte int)
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 10000
AS 'MODULE_PATHNAME', 'ybss_read_list';
COMMENT ON FUNCTION ybss.read_list(bytea, text) IS
'Lines of a delimited list (RFC 4180; comma, tab or semicolon), the header as line first, blank rows left out. encoding: auto, UTF8, GBK, GB18030 or UTF16. Each row has the line number, the original bytes, the fields, and what is broken (open_quote, text_after_quote, too_many_fields, too_few_fields, encoding) at which field and byte, from 1. Raises YBI01 for an unknown encoding. Immutable: depends on its arguments only. / 逐行读取分隔清单：行号、原始字节、各栏内容、错误及其位置；坏行不丢失。';

CREATE FUNCTION ybss.read_list(
  content bytea, encoding text, sheet text, headers text[],
  OUT line int, OUT raw bytea, OUT fields text[],
  OUT fault text, OUT fault_field int, OUT fault_byte int,
  OUT part text, OUT lines int, OUT notes text[], OUT note_fields int[])
RETURNS SETOF record
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000 ROWS 10000
AS 'MODULE_PATHNAME', 'ybss_read_list_parts';
COMMENT ON FUNCTION ybss.read_list(bytea, text, text, text[]) IS
'Rows of a list, each told as what it is (part): sheet (of a workbook: its name, and read or left), title (what stands above the header), header (the names of the columns, those of two rows put together; lines says of how many), again (the header once more), line, total (totals, signatures), blank (rows without anything, counted in lines). The header is the row of the first 20 that holds most of the names in headers, compared by ybss.header_form; where headers is null the first row of several cells. encoding: auto (also null), UTF8, GBK, GB18030 or UTF16; a line that is surely of the other encoding is read by it and noted. sheet: name or number of a workbook''s sheet, null for the first visible one with rows. raw is the line as it came, of UTF-16 and of workbooks in UTF-8, of workbooks as RFC 4180. notes and note_fields: what was lost or odd before it came here, by field (0: the line). Raises YBI01 for an unknown encoding, YBI30 for what is no list, YBI31 for a workbook that is damaged or beyond the limits, YBI32 for a sheet that it has not. Immutable: depends on its arguments only. / 逐行读取清单（文本或工作簿）并说明每行是什么：标题、表头、数据行、合计、空行等。';

CREATE FUNCTION ybss.header_form(name text, core boolean DEFAULT false) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_header_form_of';
COMMENT ON FUNCTION ybss.header_form(text, boolean) IS
'The form in which two ways of writing a column''s name are the same: usual width, small letters, without blanks, line breaks, stars, numbering in front (1. 2、 ③) and brackets that only tell how to fill it in (必填, 格式, ㎡); with core without any brackets. Immutable: depends on its arguments only. / 栏目名的比较形式：全角转半角、去空格、换行、星号、序号及填写说明。';

CREATE FUNCTION ybss.list_head(
  content bytea, encoding text, sheet text, headers text[], rows int,
  OUT line int, OUT raw bytea, OUT fields text[],
  OUT fault text, OUT fault_field int, OUT fault_byte int,
  OUT part text, OUT lines int, OUT notes text[], OUT note_fields int[])
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 10
AS 'MODULE_PATHNAME', 'ybss_list_head';
COMMENT ON FUNCTION ybss.list_head(bytea, text, text, text[], int) IS
'The first rows of a list, as ybss.read_list(content, encoding, sheet, headers) gives them; sheet is empty for the first one. Raises what it raises. Immutable: depends on its arguments only. / 读取清单的前若干行。';

CREATE FUNCTION ybss.list_pieces(
  content bytea, encoding text, sheet text, headers text[], columns text[],
  word_fields text[], word_written text[], word_values text[],
  known_digests bytea, known_files bigint[], known_lines int[], known_counts int[],
  OUT first_line int, OUT last_line int, OUT own_first int[], OUT own_count int[], OUT bytes bytea, OUT digests bytea,
  OUT same_first int[], OUT same_count int[], OUT same_file bigint[], OUT same_line int[],
  OUT kept_line int[], OUT kept bytea,
  OUT broken_line int[], OUT broken_raw bytea[], OUT broken_fault text[], OUT broken_field int[], OUT broken_byte int[],
  OUT note_line int[], OUT note_field int[], OUT note text[],
  OUT aside_line int[], OUT aside_part text[], OUT aside_raw bytea[], OUT blank int, OUT again int,
  OUT form text, OUT lost_file bigint[], OUT lost_line int[])
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 100
AS 'MODULE_PATHNAME', 'ybss_list_pieces';
COMMENT ON FUNCTION ybss.list_pieces(bytea, text, text, text[], text[], text[], text[], text[], bytea, bigint[], int[], int[]) IS
'A list in pieces as the registry keeps it. Takes the bytes, the encoding, the sheet of a workbook (empty for the first one), names of columns by which the header is found, the field of each column (a question mark before those that the source does not name), the office''s words with their values, and the lines that are known: runs of a file, a first line and a count, their digests one behind the other. Gives of each piece the lines that are new (runs, their bytes, digests of 16 bytes), those that mean what a known line means (runs, where that stands; their bytes where they differ), broken lines with fault, field and byte, what was odd about new lines and their cells, what is no line (titles and totals with their bytes, sheets that are not read by name; how many blank rows and repeated headers), how lines are cut (form), and known lines that the list has no more. Raises YBI01 for an unknown encoding, YBI20 where known lines and digests do not fit. Immutable: depends on its arguments only. / 将清单切分为存储片段，并找出与上一期相同的行。';

CREATE FUNCTION ybss.piece_lines(
  bytes bytea, own_first int[], own_count int[], form text, columns text[],
  word_fields text[], word_written text[], word_values text[], from_line int, to_line int,
  OUT line int, OUT raw bytea, OUT fields jsonb)
RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 5000
AS 'MODULE_PATHNAME', 'ybss_piece_lines';
COMMENT ON FUNCTION ybss.piece_lines(bytea, int[], int[], text, text[], text[], text[], text[], int, int) IS
'The lines of a piece that ybss.list_pieces gave, from one number to another: as they came and as fields. Raises YBI20 for bytes or a form that it did not give. Immutable: depends on its arguments only. / 从存储片段中取出清单行。';

CREATE FUNCTION ybss.try_date(written text, pivot_year int DEFAULT extract(year FROM now())::int) RETURNS date
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_try_date';
COMMENT ON FUNCTION ybss.try_date(text, int) IS
'Date that a text says, in the order year, month, day (GB/T 7408) or where only one order is possible: 1985-03-07, 1985.3.7, 19850307, 85年3月7日, 一九八五年三月七日, 民国74年3月7日, 7-Mar-85, a spreadsheet''s 31113, with a time or weekday behind it; null when it says no day, or two, or one of the lunar calendar. A two-digit year is the last such year not after pivot_year, by default this year. Immutable: depends on its arguments only; the default is the caller''s. / 识别常见写法的日期，无法识别时返回空。';

CREATE FUNCTION ybss.try_date_on(written text, day date) RETURNS date
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_try_date_on';
COMMENT ON FUNCTION ybss.try_date_on(text, date) IS
'As try_date, of a text that was written on a day: a two-digit year is the last such year not after that of the day; null where the day is infinite. Immutable: depends on its arguments only. / 同 try_date，两位年份按书写之日判断。';

CREATE FUNCTION ybss.date_fault(written text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_date_fault';
COMMENT ON FUNCTION ybss.date_fault(text) IS
'What is wrong with a written date: not_a_date, impossible_date, date_without_day (a month or a year), several_dates, lunar_date, date_open (长期, 至今), date_order (3/7/1985), or null when nothing is. Immutable: depends on its argument only. / 日期写法的错误：无法识别、不存在、缺日、多个日期、农历、长期、日月不分；正确时返回空。';
