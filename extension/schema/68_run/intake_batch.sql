-- Sessions that run job intake at once share the lines of every list. Each takes a batch of lines and
-- reads and places it beside the others; batches go into the registers one after the other, in the order
-- of the lists, and while one goes in the links of the one before are renewed. What comes out is what
-- one session would have made.

CREATE OR REPLACE FUNCTION ybss_registry.batch_key(p_file_id bigint, p_first int, p_links boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN pg_catalog.hashtextextended(p_file_id::text || CASE WHEN p_links THEN ' links ' ELSE ' lines ' END || p_first::text, 0);
COMMENT ON FUNCTION ybss_registry.batch_key(bigint, int, boolean) IS
'The key by which a session holds a batch of a file, from its first line: its lines until they are in the registers, or its links until they are renewed. Immutable: depends on its arguments only. / 批次锁键。';

CREATE OR REPLACE FUNCTION ybss_registry.open_files(p_run_id bigint, p_source text)
RETURNS TABLE (file_id bigint, kind text, step text, delivery text, unlinked int4range[])
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT f.file_id, s.record_kind, f.step, f.delivery,
    -- An earlier version noted of a whole list that its links are to be renewed.
    CASE WHEN f.step = 'matched' AND f.unlinked = '{}' THEN ARRAY[int4range(1, nullif(f.worked, 0), '[]')] ELSE f.unlinked END
  FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
  WHERE f.step <> 'linked' AND ybss.in_scope(f.grid) AND (p_source IS NULL OR f.source = p_source)
    -- A file that failed is tried by a run that began when none of these ran.
    AND coalesce(f.failed_run < (SELECT pg_catalog.min(r.run_id) FROM ybss_registry.job_run r JOIN ybss_registry.job_run o USING (job)
      WHERE o.run_id = p_run_id AND r.state = 'running' AND ybss_registry.state_of_run(r.state, r.job, r.seat) = 'running'), true)
  ORDER BY s.record_kind <> 'address', s.trust DESC, f.file_id
$$;
COMMENT ON FUNCTION ybss_registry.open_files(bigint, text) IS
'The files that a run of job intake works, in this order: address lists first, then by trust; none that failed since the oldest run began that runs now. unlinked: of which lines the links are to be renewed. Stable: reads intake and the locks of the moment. / 作业待处理的清单，按处理顺序。';

CREATE OR REPLACE FUNCTION ybss_registry.next_batch(p_file_id bigint, p_kind text, p_step text, p_after int, OUT first_line int, OUT last_line int)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_batch CONSTANT int := 25000; -- few enough that sessions take turns and none holds much, enough to be worked as a set
BEGIN
  IF p_step = 'new' THEN
    -- Of addresses each has its parents' grids from all of its list.
    SELECT w.first_line, w.last_line INTO first_line, last_line
    FROM ybss_registry.next_waiting(p_file_id, CASE p_kind WHEN 'address' THEN 2147483647 ELSE v_batch END, p_after) w;
    IF first_line IS NULL AND p_after = 0 THEN
      first_line := 0; last_line := 0; -- nothing waits: its end is left
    END IF;
  ELSIF p_step <> 'matched' AND p_after = 0 THEN
    first_line := 1; last_line := 2147483647; -- left in the midst of its steps by an earlier version: as a whole
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.next_batch(bigint, text, text, int) IS
'The next batch of lines of a file behind p_after that is to go into the registers: 25,000, or a whole list of addresses; 0 to 0 where only the end of the file is left; null where nothing is. Stable: reads intake. / 清单的下一批待入库行。';

CREATE OR REPLACE FUNCTION ybss_registry.hold_batch(p_key bigint) RETURNS boolean
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.holds_lock('ybss_registry.intake_file', p_key) OR ybss.hold_lock('ybss_registry.intake_file', p_key)
$$;
COMMENT ON FUNCTION ybss_registry.hold_batch(bigint) IS
'Holds a batch over the commits of the run; false where another session does. Volatile: takes a lock. / 占用批次。';

CREATE OR REPLACE FUNCTION ybss_registry.give_batch_back(p_key bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Held by the transaction instead: whoever waits for the batch goes on when what was made of it is there.
  PERFORM ybss.wait_for_lock('ybss_registry.intake_file', p_key, true);
  PERFORM ybss.drop_lock('ybss_registry.intake_file', p_key);
END
$$;
COMMENT ON FUNCTION ybss_registry.give_batch_back(bigint) IS
'Gives a batch that this session holds to others when the transaction ends. Volatile: changes locks. / 事务结束时释放批次。';

CREATE OR REPLACE FUNCTION ybss_registry.wait_for_batch(p_key bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET ybss.lock_patience = 2147483647 -- as long as the other session works; a cancellation ends it
AS $$
BEGIN
  PERFORM ybss.wait_for_lock('ybss_registry.intake_file', p_key, false);
END
$$;
COMMENT ON FUNCTION ybss_registry.wait_for_batch(bigint) IS
'Waits until the session that holds a batch, by its key, or a whole file, by its id, to withdraw it, has done with it and ended its transaction, or is gone. Volatile: takes a lock. / 等待其他会话完成批次。';

REVOKE ALL ON FUNCTION ybss_registry.batch_key(bigint, int, boolean), ybss_registry.open_files(bigint, text), ybss_registry.next_batch(bigint, text, text, int),
  ybss_registry.hold_batch(bigint), ybss_registry.give_batch_back(bigint), ybss_registry.wait_for_batch(bigint) FROM PUBLIC;
