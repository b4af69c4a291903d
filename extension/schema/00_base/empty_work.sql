-- The session's work tables, emptied without a query.

CREATE FUNCTION ybss.empty_work(name text, columns name[], types regtype[]) RETURNS boolean
LANGUAGE c VOLATILE STRICT
AS 'MODULE_PATHNAME', 'ybss_empty_work';
COMMENT ON FUNCTION ybss.empty_work(text, name[], regtype[]) IS
'True where the session has the work table pg_temp.ybss_work_<name>, of the role at work, without triggers and with just these columns of these types: then it is empty now, and plans that read it stay. Null where it has so many pages that it is to be cut off (TRUNCATE); false where it is to be made. Volatile: deletes rows of a temporary table. / 清空会话内的工作表（结构相同且属当前角色时）。';
REVOKE ALL ON FUNCTION ybss.empty_work(text, name[], regtype[]) FROM PUBLIC;
