-- Locks that only the registry's own functions take (src/identity/lock.c).

CREATE FUNCTION ybss.wait_for_lock(subject regclass, key bigint, alone boolean) RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_wait_for_lock';
COMMENT ON FUNCTION ybss.wait_for_lock(regclass, bigint, boolean) IS
'Takes, until the transaction ends, the lock that stands for a key of a table, alone or shared with others who share it; waits at most as long as setting ybss.lock_patience says. Raises YBJ04, which names the holder, when that is over. For the registry''s own functions. Volatile: takes a lock. / 等待并占用登记库内部锁（内部函数）。';

CREATE FUNCTION ybss.wait_for_table(target regclass) RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_wait_for_table';
COMMENT ON FUNCTION ybss.wait_for_table(regclass) IS
'Takes a table alone until the transaction ends, before it is altered: waits at most as long as setting ybss.lock_patience says, and in no queue, so that nobody waits behind who only reads. Raises YBJ04, which names one who uses the table, when that is over. For the registry''s own functions. Volatile: takes a lock. / 变更数据表前独占该表，等待有上限且不阻塞他人（内部函数）。';

CREATE FUNCTION ybss.try_lock(subject regclass, key bigint, alone boolean) RETURNS boolean
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_try_lock';
COMMENT ON FUNCTION ybss.try_lock(regclass, bigint, boolean) IS
'The same without waiting: true where the lock was taken. Volatile: takes a lock. / 尝试占用登记库内部锁，不等待（内部函数）。';

CREATE FUNCTION ybss.hold_lock(subject regclass, key bigint) RETURNS boolean
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_hold_lock';
COMMENT ON FUNCTION ybss.hold_lock(regclass, bigint) IS
'Takes the lock alone, without waiting, over the commits of the statement that runs: true where it was taken. It goes back when that statement ends. Volatile: takes a lock. / 占用登记库内部锁，跨越过程内的提交（内部函数）。';

CREATE FUNCTION ybss.holds_lock(subject regclass, key bigint) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_holds_lock';
COMMENT ON FUNCTION ybss.holds_lock(regclass, bigint) IS
'Does the statement that runs hold the lock, taken with hold_lock? Stable: a state of the session. / 当前是否占用该锁。';

CREATE FUNCTION ybss.is_locked(subject regclass, key bigint) RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_is_locked';
COMMENT ON FUNCTION ybss.is_locked(regclass, bigint) IS
'Does any session hold the lock? Stable: looks at the server''s table of locks. For the registry''s own functions. / 该锁当前是否被占用（内部函数）。';

CREATE FUNCTION ybss.drop_lock(subject regclass, key bigint) RETURNS boolean
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_drop_lock';
COMMENT ON FUNCTION ybss.drop_lock(regclass, bigint) IS
'Gives back a lock taken with hold_lock; false where there was none. Volatile: gives a lock back. / 释放 hold_lock 占用的锁（内部函数）。';

REVOKE ALL ON FUNCTION ybss.wait_for_lock(regclass, bigint, boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION ybss.wait_for_table(regclass) FROM PUBLIC;
REVOKE ALL ON FUNCTION ybss.try_lock(regclass, bigint, boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION ybss.hold_lock(regclass, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION ybss.holds_lock(regclass, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION ybss.is_locked(regclass, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION ybss.drop_lock(regclass, bigint) FROM PUBLIC;

