-- A line of the access log, in a transaction of its own.

CREATE FUNCTION ybss.write_access_log(
  kind text, district integer, record_id bigint, item text, purpose text, outcome text) RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_write_access_log';
COMMENT ON FUNCTION ybss.write_access_log(text, integer, bigint, text, text, text) IS
'Writes a line of the access log for the member who acts, and commits it apart from the caller''s transaction: no rollback takes it back. Takes a background worker for a few milliseconds. Open to PUBLIC by its grant, but refuses (42501) whoever lacks the rights of the registry''s owner: reveal runs with them. Raises YBS10 where the line could not be written. Volatile: writes. / 以独立事务写访问日志，调用方回滚不影响（内部函数）。';
