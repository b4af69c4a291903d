-- A change of a record scores that record: at once where few change, by the
-- queue and job score where many do, or where somebody else scores beside.
-- A plan is kept for the rest of a session, also one that a statement of a million rows
-- left: rows of a statement are joined with tables by nothing that is kept.

CREATE OR REPLACE FUNCTION ybss_registry.rescore(p_kind text, p_ids bigint[], p_places ybss.grid_code[], p_few boolean, p_nodes ybss.grid_code[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lock bigint;
  v_before int;
BEGIN
  IF p_ids IS NULL OR p_few AND ybss_registry.noted_for_scoring(p_kind, p_ids, p_places, p_nodes) THEN
    RETURN;
  END IF;
  IF p_few THEN
    BEGIN
      -- A transaction of thousands of single rows is a load, too; and each of these
      -- blocks is a subtransaction.
      v_before := coalesce(nullif(current_setting('ybss.scored_here', true), ''), '0')::int;
      PERFORM set_config('ybss.scored_here', (v_before + 1)::text, true);
      p_few := v_before < 100 AND ybss.try_lock('ybss_registry.quality', ybss_registry.score_lock(), false);
      FOR v_lock IN SELECT DISTINCT ybss_registry.score_lock(p_kind, n) FROM pg_catalog.unnest(p_nodes) n ORDER BY 1 LOOP
        p_few := p_few AND ybss.try_lock('ybss_registry.quality', v_lock, true);
      END LOOP;
      -- Who sees only a part of what a record is tied to would store another score than who sees all.
      p_few := p_few AND pg_catalog.cardinality(ybss.partly_seen(p_kind, p_ids)) = 0;
      IF p_few THEN
        EXECUTE pg_catalog.format('SELECT ybss_registry.%I($1, ybss.today())', 'score_' || p_kind) USING p_ids;
        RETURN;
      END IF;
    EXCEPTION WHEN OTHERS THEN
      -- No score stops a load: the record waits, and says that it does.
      RAISE WARNING USING ERRCODE = 'YBV08', MESSAGE = pg_catalog.format('a record could not be scored (%s) and waits', SQLSTATE),
        DETAIL = '评分未成功，已转入待评分队列，数据已保存。';
    END;
  END IF;
  INSERT INTO ybss_registry.score_queue (district, kind, record_id, place)
  SELECT ybss.district_of(u.place), k.kind, u.id, u.place FROM unnest(p_ids, p_places) u(id, place)
  CROSS JOIN LATERAL (SELECT CASE p_kind WHEN 'thing' THEN (SELECT t.kind FROM ybss_registry.thing t
    WHERE t.district = ybss.district_of(u.place) AND t.thing_id = u.id) ELSE p_kind END AS kind) k WHERE k.kind IS NOT NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.rescore(text, bigint[], ybss.grid_code[], boolean, ybss.grid_code[]) IS
'Scores changed records of a register, or queues them: where they are many, where another transaction scores in one of the communities, where the writer does not see all that a record is tied to, or where scoring fails (warning YBV08). Volatile: writes. Security definer: people read scores and forge none. / 变更记录重新评分或进入队列。';
REVOKE ALL ON FUNCTION ybss_registry.rescore(text, bigint[], ybss.grid_code[], boolean, ybss.grid_code[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.forget_scores(p_register text, p_ids bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET enable_seqscan = off
SET enable_hashjoin = off
AS $$
DECLARE
  v_districts CONSTANT int4[] := ybss_registry.districts();
  v_kinds CONSTANT text[] := ARRAY(SELECT k.kind FROM ybss_registry.record_kind k WHERE k.register = p_register);
BEGIN
  DELETE FROM ybss_registry.quality q USING pg_catalog.unnest(p_ids) i(id)
  WHERE q.district = ANY (v_districts) AND q.kind = ANY (v_kinds) AND q.record_id = i.id;
  DELETE FROM ybss_registry.score_queue q USING pg_catalog.unnest(p_ids) i(id)
  WHERE q.district = ANY (v_districts) AND q.kind = ANY (v_kinds) AND q.record_id = i.id;
END
$$;
COMMENT ON FUNCTION ybss_registry.forget_scores(text, bigint[]) IS
'Takes the scores of records that are gone, found by their keys however many went before. Volatile: writes. Security definer: scores are the owner''s. / 删除已注销记录的评分。';
REVOKE ALL ON FUNCTION ybss_registry.forget_scores(text, bigint[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.make_rescore_trigger(p_table text, p_name text, p_function text, p_events text[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_event text;
BEGIN
  FOREACH v_event IN ARRAY p_events LOOP
    EXECUTE pg_catalog.format('CREATE OR REPLACE TRIGGER %I AFTER %s ON ybss_registry.%I REFERENCING %s %s FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.%I()',
      p_name || '_' || pg_catalog.lower(v_event), v_event, p_table, CASE WHEN v_event <> 'DELETE' THEN 'NEW TABLE AS new_rows' END,
      CASE WHEN v_event <> 'INSERT' THEN 'OLD TABLE AS old_rows' END, p_function);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.make_rescore_trigger(text, text, text, text[]) IS
'Puts a function on a table for each event, with the rows that a statement wrote as new_rows and old_rows. Volatile: makes triggers. / 为数据表安装语句级触发器。';

-- The same for each register, from one pattern.
CREATE OR REPLACE FUNCTION ybss_registry.make_rescore_function(p_kind text) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $make$
  SELECT ybss_registry.make_function(format('rescore_%s()', p_kind), 'trigger', format($body$
DECLARE
  v_ids bigint[];
  v_places ybss.grid_code[];
  v_nodes ybss.grid_code[];
  v_alone boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM ybss_registry.forget_scores('%1$s', ARRAY(SELECT o.%1$s_id FROM old_rows o));
    RETURN NULL;
  END IF;
  IF 101 = (SELECT count(*) FROM (SELECT FROM new_rows LIMIT 101) many) THEN
    IF TG_OP = 'INSERT' THEN
      -- New ones are found by having no score: one row tells how many there are.
      INSERT INTO ybss_registry.score_queue (district, kind, record_id, place, records)
      SELECT n.district, %2$s, 0, n.grid, count(*) FROM new_rows n GROUP BY 1, 2, n.grid;
    ELSE
      -- Nor do others wait in a row of their own that have none yet, as long as nobody scores beside.
      v_alone := ybss.try_lock('ybss_registry.quality', ybss_registry.score_lock(), true);
      IF NOT v_alone OR EXISTS (SELECT FROM ybss_registry.quality) THEN
        INSERT INTO ybss_registry.score_queue (district, kind, record_id, place)
        SELECT n.district, %2$s, n.%1$s_id, n.grid FROM new_rows n
        WHERE NOT v_alone OR EXISTS (SELECT FROM ybss_registry.quality q
          WHERE q.district = n.district AND q.kind = %2$s AND q.record_id = n.%1$s_id);
      END IF;
    END IF;
    RETURN NULL;
  END IF;
  SELECT pg_catalog.array_agg(n.%1$s_id), pg_catalog.array_agg(n.grid) INTO v_ids, v_places FROM new_rows n;
  v_nodes := v_places;
  IF TG_OP = 'UPDATE' THEN
    v_nodes := v_nodes || ARRAY(SELECT o.grid FROM old_rows o);
  END IF;
  PERFORM ybss_registry.rescore('%1$s', v_ids, v_places, true, v_nodes);
  RETURN NULL;
END$body$, p_kind, ybss_registry.kind_column(p_kind, 'n')), format('Trigger on a register: scores the records that a statement changed, up to a hundred at once, more by the queue; %s. Volatile: trigger. Security definer: people read scores and forge none. / 登记变更触发重新评分。',
    ybss_registry.made_from(p_kind, '')));
  SELECT ybss_registry.make_rescore_trigger(p_kind, 'z_rescore', format('rescore_%s', p_kind), '{INSERT,UPDATE,DELETE}');
$make$;
COMMENT ON FUNCTION ybss_registry.make_rescore_function(text) IS
'Makes rescore_<kind> and puts it on the register. Volatile: makes a function and triggers. / 生成登记表的重新评分触发器。';
REVOKE ALL ON FUNCTION ybss_registry.make_rescore_trigger(text, text, text, text[]), ybss_registry.make_rescore_function(text) FROM PUBLIC;
