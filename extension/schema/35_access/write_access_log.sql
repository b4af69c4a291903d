-- Lines of the access log, in transactions of their own, and the purpose that stands in them.

CREATE FUNCTION ybss.write_access_log(
  kind text, district integer, record_id bigint, item text, purpose text, outcome text) RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_write_access_log';
COMMENT ON FUNCTION ybss.write_access_log(text, integer, bigint, text, text, text) IS
'Writes a line of the access log for the member who acts, and commits it apart from the caller''s transaction: no rollback takes it back. Takes a background worker for a few milliseconds. Open to PUBLIC by its grant, but refuses (42501) whoever lacks the rights of the registry''s owner: reveal runs with them. Raises YBS10 where the line could not be written. Volatile: writes. / 以独立事务写访问日志，调用方回滚不影响（内部函数）。';

CREATE FUNCTION ybss.write_look_up(
  kind text, district integer, record_id bigint, item text, purpose text, outcome text) RETURNS boolean
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_write_look_up';
COMMENT ON FUNCTION ybss.write_look_up(text, integer, bigint, text, text, text) IS
'As write_access_log, for a look-up by number (item look_up:…) or a value that is entered (any other item): counts it for the member''s day, and gives false, with a line that says so, where it is one too many. Raises as write_access_log, YBS12 when a number is looked up a second time within one statement of the client''s, be it from a join, a loop or a procedure, and YBS13 where another session of the member is being logged for over ten seconds. Administrators, whom row security does not bind, are logged and never refused. Open to PUBLIC by its grant, but refuses (42501) as write_access_log does. Volatile: writes, and remembers the statement whatever is rolled back. / 登记一次按号码查询并计入当日次数，超限返回假（内部函数）。';

CREATE FUNCTION ybss.write_search(kind text, districts integer[], records bigint[], purpose text) RETURNS boolean
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_write_search';
COMMENT ON FUNCTION ybss.write_search(text, integer[], bigint[], text) IS
'As write_look_up, for a look-up by what somebody has in hand: one counts for the day, however many records it found, and each of them has its line. Open to PUBLIC by its grant, but refuses (42501) as write_access_log does. Volatile: writes, and remembers the statement whatever is rolled back. / 登记一次按线索查找及其查到的各条记录（内部函数）。';

CREATE FUNCTION ybss.stated_purpose(written text) RETURNS text
LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_stated_purpose';
COMMENT ON FUNCTION ybss.stated_purpose(text) IS
'A purpose as it is kept: without what nobody sees (zero-width marks, marks of direction, private characters), one blank for any number of any width, none at the ends. Raises YBS08 for what is left with fewer than 2 or more than 200 characters or without a letter or a Han character, and for null. Everything that takes a purpose or a reason takes it through this. Stable: follows the server''s ICU. / 规范并校验用途说明。';
