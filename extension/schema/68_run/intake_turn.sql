-- Which batch a session of job intake takes, and when it is its turn.

CREATE OR REPLACE FUNCTION ybss_registry.claim_links(p_run_id bigint, p_source text, OUT file_id bigint, OUT kind text, OUT lines int4range)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_key bigint;
BEGIN
  FOR file_id, kind, lines IN SELECT f.file_id, f.kind, u.lines FROM ybss_registry.open_files(p_run_id, p_source) f, pg_catalog.unnest(f.unlinked) u(lines) LOOP
    v_key := ybss_registry.batch_key(file_id, pg_catalog.lower(lines), true);
    IF ybss_registry.hold_batch(v_key) THEN
      PERFORM ybss_registry.wait_for_batch(file_id);
      -- What another one made of it meanwhile counts.
      IF EXISTS (SELECT FROM ybss_registry.open_files(p_run_id, p_source) f WHERE f.file_id = claim_links.file_id AND claim_links.lines = ANY (f.unlinked)) THEN
        RETURN;
      END IF;
      PERFORM ybss.drop_lock('ybss_registry.intake_file', v_key);
    END IF;
  END LOOP;
  file_id := NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.claim_links(bigint, text) IS
'The next batch whose links are to be renewed and that no other session renews; it is the session''s until give_batch_back, or its statement''s end. Null where there is none. Volatile: takes a lock. / 领取待更新关联的批次。';

CREATE OR REPLACE FUNCTION ybss_registry.claim_lines(p_run_id bigint, p_source text, OUT file_id bigint, OUT kind text, OUT delivery text,
  OUT first_line int, OUT last_line int, OUT behind bigint[])
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_file record;
  v_key bigint;
BEGIN
  behind := '{}';
  FOR v_file IN SELECT f.* FROM ybss_registry.open_files(p_run_id, p_source) f LOOP
    last_line := 0;
    LOOP
      SELECT b.first_line, b.last_line INTO first_line, last_line
      FROM ybss_registry.next_batch(v_file.file_id, v_file.kind, v_file.step, last_line) b;
      EXIT WHEN first_line IS NULL;
      v_key := ybss_registry.batch_key(v_file.file_id, first_line, false);
      IF ybss_registry.hold_batch(v_key) THEN
        PERFORM ybss_registry.wait_for_batch(v_file.file_id); -- till the transaction ends nobody withdraws it
        file_id := v_file.file_id; kind := v_file.kind; delivery := v_file.delivery;
        RETURN;
      ELSIF v_file.kind = 'address' THEN
        behind := behind || v_key;
      END IF;
      EXIT WHEN last_line IN (0, 2147483647);
    END LOOP;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.claim_lines(bigint, text) IS
'The next batch of lines that no other session works, and behind: the keys of the address lists that others work and that are to be in the book before its lines are placed. It is the session''s until give_batch_back, or its statement''s end. Null where none is left. Volatile: takes a lock. / 领取下一批待入库行。';

CREATE OR REPLACE FUNCTION ybss_registry.wait_for_turn(p_run_id bigint, p_source text, p_file_id bigint, p_first int) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_next record;
  v_key bigint;
  v_before bigint;
BEGIN
  LOOP
    SELECT f.file_id, b.first_line INTO v_next
    FROM ybss_registry.open_files(p_run_id, p_source) WITH ORDINALITY f(file_id, kind, step, delivery, unlinked, place)
    CROSS JOIN LATERAL ybss_registry.next_batch(f.file_id, f.kind, f.step, 0) b WHERE b.first_line IS NOT NULL ORDER BY f.place LIMIT 1;
    EXIT WHEN v_next.file_id = p_file_id AND v_next.first_line = p_first;
    v_key := ybss_registry.batch_key(v_next.file_id, v_next.first_line, false);
    -- Whoever had it is gone without it, or it came meanwhile: it is to be taken before this one.
    IF v_next.file_id IS NULL OR v_key = v_before OR NOT ybss.is_locked('ybss_registry.intake_file', v_key) THEN
      RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'another batch is first';
    END IF;
    PERFORM ybss_registry.wait_for_batch(v_key);
    v_before := v_key;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.wait_for_turn(bigint, text, bigint, int) IS
'Waits until all batches of lines before this one are in the registers. Raises 40001 where one of them is nobody''s: it is to be taken first. Volatile: takes locks. / 等待排在前面的批次入库完毕。';

CREATE OR REPLACE FUNCTION ybss_registry.wait_for_links(p_run_id bigint, p_source text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.wait_for_batch(ybss_registry.batch_key(f.file_id, pg_catalog.lower(u.lines), true))
  FROM ybss_registry.open_files(p_run_id, p_source) f, pg_catalog.unnest(f.unlinked) u(lines);
  IF EXISTS (SELECT FROM ybss_registry.open_files(p_run_id, p_source) f WHERE f.unlinked <> '{}') THEN
    RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'the links of another batch are first';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.wait_for_links(bigint, text) IS
'Waits until the links of all batches that are in the registers are renewed. Raises 40001 where nobody renews those of one: they are to be renewed first. Volatile: takes locks. / 等待已入库批次的关联更新完毕。';
REVOKE ALL ON FUNCTION ybss_registry.claim_links(bigint, text), ybss_registry.claim_lines(bigint, text),
  ybss_registry.wait_for_turn(bigint, text, bigint, int), ybss_registry.wait_for_links(bigint, text) FROM PUBLIC;
