-- A line's fields as values, in one pass of C.

CREATE FUNCTION ybss.line_values(fields jsonb, delivered_on date, record_kind text,
  OUT fields jsonb, OUT said_on date, OUT name text, OUT citizen_id ybss.citizen_id, OUT document_number text,
  OUT birth_date date, OUT sex text, OUT phone ybss.phone, OUT address ybss.address,
  OUT note_fields text[], OUT note_reasons text[])
LANGUAGE c STABLE STRICT PARALLEL SAFE COST 100
AS 'MODULE_PATHNAME', 'ybss_line_values';
COMMENT ON FUNCTION ybss.line_values(jsonb, date, text) IS
'What the fields of a line say (field to text, words of code tables as codes already), in a list about a kind of record that came on a day: the fields as they are read (dates in ISO form, numbers in plain digits, names and telephones as the register keeps them; words for nothing are gone), the columns of a line, and which fields were left out or are doubtful with their reasons (ybss_registry.review_reason), two arrays of one length. document_number has not been held against the shape of its kind. Null where fields is no object. Stable: reads the catalogue, the district''s words for nothing, its names and divisions. / 一次读取清单行的各栏：规范后的取值、各列及需核查的栏目与原因。';
REVOKE ALL ON FUNCTION ybss.line_values(jsonb, date, text) FROM PUBLIC;

CREATE FUNCTION ybss.line_values(fields jsonb, delivered_on date, record_kind text, codes jsonb,
  OUT fields jsonb, OUT said_on date, OUT name text, OUT citizen_id ybss.citizen_id, OUT document_number text,
  OUT birth_date date, OUT sex text, OUT phone ybss.phone, OUT address ybss.address,
  OUT note_fields text[], OUT note_reasons text[])
LANGUAGE c STABLE STRICT PARALLEL SAFE COST 100
AS 'MODULE_PATHNAME', 'ybss_line_values';
COMMENT ON FUNCTION ybss.line_values(jsonb, date, text, jsonb) IS
'As ybss.line_values(fields, delivered_on, record_kind), of fields whose words are no codes yet: codes has, by field, an object of the words that mean a code. What is not in it stays as it is. Stable: reads the catalogue, the district''s words for nothing, its names and divisions. / 同上，并按给定的用语代码对照先行转换。';
REVOKE ALL ON FUNCTION ybss.line_values(jsonb, date, text, jsonb) FROM PUBLIC;

CREATE FUNCTION ybss.kept_line(file_id bigint, line int) RETURNS bytea
LANGUAGE c STABLE STRICT
AS 'MODULE_PATHNAME', 'ybss_kept_line';
COMMENT ON FUNCTION ybss.kept_line(bigint, int) IS
'The bytes of one line as it came (ybss_registry.bytes_of_line), past row security: they are kept in pieces of the delivery, which lie in the grid of the whole list. For functions of the registry that have seen the line itself, and nobody else. Stable: reads intake. / 某行的原始字节，供已核对权限的登记库函数使用。';
REVOKE ALL ON FUNCTION ybss.kept_line(bigint, int) FROM PUBLIC;

CREATE FUNCTION ybss.says_nothing(written text) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_says_nothing';
COMMENT ON FUNCTION ybss.says_nothing(text) IS
'Is a text one of the words for nothing, built in or the district''s own: 无, 不详, /, NULL, #N/A, 0, 同上? As a whole, in any width. Stable: reads ybss_registry.no_value. / 文本整体是否为空值用语。';

CREATE FUNCTION ybss.no_values_changed() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_no_values_changed';
COMMENT ON FUNCTION ybss.no_values_changed() IS
'Trigger function of ybss_registry.no_value: from the next statement on every session reads lists with the changed words. Volatile: sends a message to all backends. / 触发器函数：空值用语变更后各会话立即生效。';
REVOKE ALL ON FUNCTION ybss.no_values_changed() FROM PUBLIC;
