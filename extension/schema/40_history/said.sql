-- What is said of the change under way: by the registry's own functions, in one
-- transaction, by no setting (src/history/said.c).

CREATE FUNCTION ybss.say_change(source text DEFAULT NULL, run bigint DEFAULT NULL, refiles boolean DEFAULT NULL, purpose text DEFAULT NULL) RETURNS void
LANGUAGE c VOLATILE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_say_change';
COMMENT ON FUNCTION ybss.say_change(text, bigint, boolean, text) IS
'Says, until the transaction ends, from which source, in which run and for which purpose rows are written from here on, and whether they are merely refiled; null leaves what was said, an empty text, 0 or false takes it back. Raises YBH20 for whoever lacks the rights of the registry''s owner. Volatile: begins another change. / 标记后续变更的来源、作业和目的（内部函数）。';

CREATE FUNCTION ybss.said_source() RETURNS text
LANGUAGE c STABLE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_said_source';
COMMENT ON FUNCTION ybss.said_source() IS
'The source that the change under way comes from; null outside of an intake. Stable: a state of the transaction. / 当前变更的数据来源。';

CREATE FUNCTION ybss.said_run() RETURNS bigint
LANGUAGE c STABLE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_said_run';
COMMENT ON FUNCTION ybss.said_run() IS
'The run of a job that the change under way belongs to; null outside of a job. Stable: a state of the transaction. / 当前变更所属的作业运行。';

CREATE FUNCTION ybss.said_refiles() RETURNS boolean
LANGUAGE c STABLE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_said_refiles';
COMMENT ON FUNCTION ybss.said_refiles() IS
'Does the change under way merely refile rows? Stable: a state of the transaction. / 当前变更是否仅为重新归档。';
REVOKE ALL ON FUNCTION ybss.say_change(text, bigint, boolean, text) FROM PUBLIC;
