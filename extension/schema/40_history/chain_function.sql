-- What the chain of digests needs of C.

CREATE FUNCTION ybss.note_original() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_note_original';
COMMENT ON FUNCTION ybss.note_original() IS
'Trigger AFTER INSERT of a table of the registry without stamps (the access log); its arguments name the table and its columns of id and moment. Notes the row for the worker that links what was written; versioned tables note theirs as they are stamped. Raises YBH04 for other tables. Volatile: a trigger. / 插入后登记该行，待写入摘要链。';

CREATE FUNCTION ybss.digest_of(record anyelement, columns text[]) RETURNS bytea
LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_digest_of';
COMMENT ON FUNCTION ybss.digest_of(anyelement, text[]) IS
'The first 16 bytes of the SHA-256 over the named columns of a row that are not null, each by name and value in the order given; the same before and after a dump, under any DateStyle and on any server. Raises YBR10 for what is no row, 42703 for a column that the row has not. Stable: prints values by their types. / 一行中所列各列的摘要（SHA-256 前 16 字节）。';

CREATE FUNCTION ybss.own_notes(OUT kind text, OUT district integer, OUT change_id bigint, OUT record_id bigint) RETURNS SETOF record
LANGUAGE c VOLATILE PARALLEL RESTRICTED AS 'MODULE_PATHNAME', 'ybss_own_notes';
COMMENT ON FUNCTION ybss.own_notes() IS
'What this transaction wrote so far and will note for the chain when it commits: so that check_registry() takes nothing of it for a stranger''s. Volatile: tells the state of the transaction. / 本事务已写入、提交时才登记的记录。';

CREATE FUNCTION ybss.lines_in(lines bytea, OUT district integer, OUT record_id bigint, OUT moment timestamptz, OUT digest bytea) RETURNS SETOF record
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_lines_in';
COMMENT ON FUNCTION ybss.lines_in(bytea) IS
'Takes the lines of a stretch of the chain apart, 36 bytes each. Raises 22P03 for another length. Immutable: depends on its argument only. / 拆分摘要链区段中的各行。';

CREATE FUNCTION ybss.lines_of(relation text, id text, moment text, columns text[], district integer, records bigint[], changes bigint[],
  kind text, first_at timestamptz, last_at timestamptz) RETURNS bytea
LANGUAGE c STABLE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_lines_of';
COMMENT ON FUNCTION ybss.lines_of(text, text, text, text[], integer, bigint[], bigint[], text, timestamptz, timestamptz) IS
'Lines of digests of a table''s rows, past row security: the table, its columns of id and moment, the columns that count; then what bounds the rows, each as null for all: district, ids, changes, kind, moments. Null where there is no row. Raises 42501 for whoever lacks the rights of the registry''s owner, YBR01 for what is no table of it. Stable: reads a table. / 读取若干行并逐行给出摘要，不受行级安全限制。';

CREATE FUNCTION ybss.link_at_once() RETURNS boolean
LANGUAGE c VOLATILE PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_link_at_once';
COMMENT ON FUNCTION ybss.link_at_once() IS
'Has a background worker link what was committed and noted for the chain, and waits for its end: some milliseconds, two seconds where the caller holds a table locked. False where none can be had, on a standby, and where ybss.link_after is 0. Volatile: the chain grows. / 由后台进程立即将已提交的内容纳入摘要链。';

REVOKE ALL ON FUNCTION ybss.note_original(), ybss.digest_of(anyelement, text[]), ybss.own_notes(), ybss.link_at_once(), ybss.lines_in(bytea),
  ybss.lines_of(text, text, text, text[], integer, bigint[], bigint[], text, timestamptz, timestamptz) FROM PUBLIC;
