-- A change of what a record's view shows beside the record scores it too: of its
-- links, its address, the head of its household.

CREATE OR REPLACE FUNCTION ybss_registry.rescore_seen(p_kind text, p_ids bigint[], p_places ybss.grid_code[], p_nodes ybss.grid_code[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_nodes ybss.grid_code[];
BEGIN
  EXECUTE pg_catalog.format('SELECT pg_catalog.array_agg(r.grid) FROM ybss_registry.%1$I r WHERE r.district = ANY ($2) AND r.%2$I = ANY ($1)', p_kind, p_kind || '_id')
  INTO v_nodes USING p_ids, ybss_registry.districts_of(p_ids);
  -- A record that the writer does not see waits for somebody who does.
  PERFORM ybss_registry.rescore(p_kind, p_ids, p_places,
    pg_catalog.cardinality(p_ids) <= 100 AND coalesce(pg_catalog.cardinality(v_nodes), 0) = pg_catalog.cardinality(p_ids), v_nodes || p_nodes);
END
$$;
COMMENT ON FUNCTION ybss_registry.rescore_seen(text, bigint[], ybss.grid_code[], ybss.grid_code[]) IS
'Scores, or queues, records of a register: where the caller sees them all, and they are few. p_nodes: places beside their own. Volatile: writes. Security definer: people read scores and forge none. / 对可见的记录重新评分，其余进入队列。';

CREATE OR REPLACE FUNCTION ybss_registry.rescore_linked(p_kind text, p_changed ybss_registry.score_queue[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_ids bigint[];
  v_places ybss.grid_code[];
BEGIN
  SELECT pg_catalog.array_agg(c.record_id), pg_catalog.array_agg(c.place) INTO v_ids, v_places
  FROM (SELECT DISTINCT ON (u.record_id) u.record_id, u.place FROM pg_catalog.unnest(p_changed) u ORDER BY u.record_id, u.place) c;
  IF v_ids IS NULL OR ybss_registry.noted_for_scoring(p_kind, v_ids, v_places, NULL) THEN
    RETURN;
  END IF;
  PERFORM ybss_registry.rescore_seen(p_kind, v_ids, v_places, NULL);
END
$$;
COMMENT ON FUNCTION ybss_registry.rescore_linked(text, ybss_registry.score_queue[]) IS
'Scores, or queues, the records of a kind whose links changed. Volatile: writes. Security definer: people read scores and forge none. / 关联变更后重新评分。';
REVOKE ALL ON FUNCTION ybss_registry.rescore_seen(text, bigint[], ybss.grid_code[], ybss.grid_code[]),
  ybss_registry.rescore_linked(text, ybss_registry.score_queue[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.make_link_trigger(p_link ybss_registry.kind_link) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $make$
  SELECT ybss_registry.make_function(format('rescore_%s_by_%s()', p_link.kind, p_link.link), 'trigger',
    E'DECLARE\n  v_many int;\n  v_alone boolean;\n  v_changed ybss_registry.score_queue[];\nBEGIN' || string_agg(format($body$
  IF TG_OP = %1$L THEN
    -- Most statements of a single line change nothing.
    v_many := (SELECT count(*) FROM (SELECT FROM %5$s LIMIT 101) changed);
    IF v_many = 0 THEN
      RETURN NULL;
    ELSIF v_many = 101 AND 101 = (SELECT count(*) FROM (SELECT %2$s FROM %3$s LIMIT 101) many) THEN
      v_alone := ybss.try_lock('ybss_registry.quality', ybss_registry.score_lock(), true);
      -- Where nothing has been scored yet nothing is looked for.
      IF NOT v_alone OR EXISTS (SELECT FROM ybss_registry.quality) THEN
        INSERT INTO ybss_registry.score_queue (district, kind, record_id, place)
        SELECT DISTINCT s.district, s.kind, s.id, s.grid FROM (SELECT l.district, l.grid, %2$s AS id, %7$s AS kind FROM %3$s) s
        WHERE NOT v_alone OR EXISTS (SELECT FROM ybss_registry.quality q
          WHERE q.district = s.district AND q.kind = s.kind AND q.record_id = s.id);
      END IF;
    ELSE
      -- Planned anew: the statement before may have been of a million rows.
      EXECUTE %6$L INTO v_changed;
      PERFORM ybss_registry.rescore_linked(%4$L, v_changed);
    END IF;
  END IF;$body$, e.event, ybss_registry.link_key(p_link), concat(ybss_registry.link_source(p_link, e.rows), ' WHERE ' || p_link.only_if), p_link.kind, e.counted,
      format('SELECT ARRAY(SELECT ROW(s.district, 0, %L, s.id, s.grid, 1, now())::ybss_registry.score_queue FROM (SELECT l.district, l.grid, %s AS id FROM %s) s)',
        p_link.kind, ybss_registry.link_key(p_link), concat(ybss_registry.link_source(p_link, e.rows), ' WHERE ' || p_link.only_if)),
      ybss_registry.kind_column(p_link.kind, CASE WHEN p_link.through IS NULL THEN 'l' ELSE 't' END)), '' ORDER BY e.event)
      || E'\n  RETURN NULL;\nEND',
    format('Trigger on what a record is tied to: scores the records whose ties a statement changed, many by the queue; %s. Volatile: trigger. Security definer: people read scores and forge none. / 关联变更触发重新评分。',
      ybss_registry.made_from(p_link.kind, p_link.link)))
  FROM (VALUES ('INSERT', 'new_rows', 'new_rows'), ('UPDATE', '(SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows)', 'new_rows'),
    ('DELETE', 'old_rows', 'old_rows')) e(event, rows, counted)
  WHERE e.event = ANY (p_link.rescores);
  SELECT ybss_registry.make_rescore_trigger(p_link.link, 'z_rescore_' || p_link.kind, format('rescore_%s_by_%s', p_link.kind, p_link.link), p_link.rescores);
$make$;
COMMENT ON FUNCTION ybss_registry.make_link_trigger(ybss_registry.kind_link) IS
'Makes rescore_<kind>_by_<link> and puts it on the link. Volatile: makes a function and triggers. / 生成关联表的重新评分触发器。';
REVOKE ALL ON FUNCTION ybss_registry.make_link_trigger(ybss_registry.kind_link) FROM PUBLIC;
