-- Writers of the address tree wait for each other: a child below a text that
-- changes in the same moment would lie nowhere.

CREATE OR REPLACE FUNCTION ybss_registry.lock_address_tree(alone boolean) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF alone AND current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
    RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = 'addresses get new texts under READ COMMITTED only',
      DETAIL = '改写地址须在 READ COMMITTED 隔离级别下进行。', HINT = 'An older snapshot does not see what others have written below them.';
  END IF;
  PERFORM ybss.wait_for_lock('ybss_registry.address', 0, alone);
END
$$;
COMMENT ON FUNCTION ybss_registry.lock_address_tree(boolean) IS
'Until the transaction ends: new addresses share it, a new text of one that may have children takes it alone, under READ COMMITTED only (0A000). Waits at most ybss.lock_patience (YBJ04 names who holds it). Volatile: takes a lock. / 地址树锁。';

CREATE OR REPLACE FUNCTION ybss_registry.lock_before() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.lock_address_tree(TG_ARGV[0]::boolean);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.lock_before() IS
'Takes the lock of the tree before a statement touches a row, so that nobody waits in a circle. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 语句执行前加锁。';
CREATE OR REPLACE TRIGGER lock_new BEFORE INSERT ON ybss_registry.address
FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.lock_before('false');
CREATE OR REPLACE TRIGGER lock_parent BEFORE UPDATE OF parent_id ON ybss_registry.address
FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.lock_before('false');
CREATE OR REPLACE TRIGGER lock_text BEFORE UPDATE OF address ON ybss_registry.address
FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.lock_before('true');
REVOKE ALL ON FUNCTION ybss_registry.lock_address_tree(boolean) FROM PUBLIC;
