-- A change of what a record's view shows beside the record scores it too: of its
-- links, its address, the head of its household.

CREATE OR REPLACE FUNCTION ybss_registry.rescore_linked(p_kind text, p_changed ybss_registry.score_queue[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_ids bigint[];
  v_places ybss.grid_code[];
  v_nodes ybss.grid_code[];
BEGIN
  SELECT pg_catalog.array_agg(c.record_id), pg_catalog.array_agg(c.place) INTO v_ids, v_places
  FROM (SELECT DISTINCT ON (u.record_id) u.record_id, u.place FROM pg_catalog.unnest(p_changed) u ORDER BY u.record_id, u.place) c;
  IF v_ids IS NULL THEN
    RETURN;
  END IF;
  EXECUTE pg_catalog.format('SELECT pg_catalog.array_agg(r.grid) FROM ybss_registry.%1$I r
    WHERE r.district = ANY (ybss_registry.districts()) AND r.%2$I = ANY ($1)', p_kind, p_kind || '_id')
  INTO v_nodes USING v_ids;
  -- A record that the writer does not see waits for somebody who does.
  PERFORM ybss_registry.rescore(p_kind, v_ids, v_places, coalesce(pg_catalog.cardinality(v_nodes), 0) = pg_catalog.cardinality(v_ids), v_nodes);
END
$$;
COMMENT ON FUNCTION ybss_registry.rescore_linked(text, ybss_registry.score_queue[]) IS
'Scores, or queues, the records of a kind whose links changed. Volatile: writes. Security definer: people read scores and forge none. / 关联变更后重新评分。';
REVOKE ALL ON FUNCTION ybss_registry.rescore_linked(text, ybss_registry.score_queue[]) FROM PUBLIC;

DO $do$
DECLARE
  v_link record;
  v_source text;
  v_event text;
  v_name text;
  v_branches text;
BEGIN
  FOR v_link IN SELECT * FROM (VALUES
    ('residence', 'person', 't.person_id FROM rows t', '{INSERT,UPDATE,DELETE}'::text[]),
    ('residence', 'house', 't.house_id FROM rows t', '{INSERT,UPDATE,DELETE}'),
    ('ownership', 'house', 't.house_id FROM rows t', '{INSERT,UPDATE,DELETE}'),
    ('household_member', 'person', 't.person_id FROM rows t', '{INSERT,UPDATE,DELETE}'),
    ('household_member', 'household', 't.household_id FROM rows t', '{INSERT,UPDATE,DELETE}'),
    ('house', 'building', 't.building_id FROM rows t WHERE t.building_id IS NOT NULL', '{INSERT,UPDATE,DELETE}'),
    ('address', 'house', 'r.house_id FROM rows t JOIN ybss_registry.house r ON r.district = t.district AND r.address_id = t.address_id', '{UPDATE}'),
    ('address', 'unit', 'r.unit_id FROM rows t JOIN ybss_registry.unit r ON r.district = t.district AND r.address_id = t.address_id', '{UPDATE}'),
    ('address', 'building', 'r.building_id FROM rows t JOIN ybss_registry.building r ON r.district = t.district AND r.address_id = t.address_id', '{UPDATE}'),
    ('person', 'household', 'r.household_id FROM rows t JOIN ybss_registry.household_member r ON r.district = t.district AND r.person_id = t.person_id AND r.relation_code IN (''0'', ''01'', ''02'')', '{UPDATE}')
  ) v(link, kind, source, events) LOOP
    v_name := pg_catalog.format('rescore_%s_by_%s', v_link.kind, v_link.link);
    v_branches := '';
    FOREACH v_event IN ARRAY v_link.events LOOP
      v_source := replace(v_link.source, 'rows t', CASE v_event WHEN 'INSERT' THEN 'new_rows t' WHEN 'DELETE' THEN 'old_rows t'
        ELSE '(SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows) t' END);
      v_branches := v_branches || pg_catalog.format($sql$
        IF TG_OP = %1$L THEN
          IF 101 = (SELECT count(*) FROM (SELECT %2$s LIMIT 101) many) THEN
            v_alone := ybss.try_lock('ybss_registry.quality', ybss_registry.score_lock(), true);
            INSERT INTO ybss_registry.score_queue (district, kind, record_id, place)
            SELECT DISTINCT s.district, %3$L, s.id, s.grid FROM (SELECT t.district, t.grid, %4$s) s
            WHERE NOT v_alone OR EXISTS (SELECT FROM ybss_registry.quality q
              WHERE q.district = s.district AND q.kind = %3$L AND q.record_id = s.id);
          ELSE
            PERFORM ybss_registry.rescore_linked(%3$L, ARRAY(
              SELECT ROW(s.district, 0, %3$L, s.id, s.grid, 1, now())::ybss_registry.score_queue FROM (SELECT t.district, t.grid, %4$s) s));
          END IF;
        END IF;
        $sql$, v_event, v_source, v_link.kind, regexp_replace(v_source, '^(\S+)', '\1 AS id'));
    END LOOP;
    EXECUTE pg_catalog.format('CREATE OR REPLACE FUNCTION ybss_registry.%I() RETURNS trigger LANGUAGE plpgsql VOLATILE SECURITY DEFINER '
      'SET search_path = pg_catalog, ybss, pg_temp AS %L', v_name, pg_catalog.format('DECLARE v_alone boolean; BEGIN %s RETURN NULL; END', v_branches));
    EXECUTE pg_catalog.format('COMMENT ON FUNCTION ybss_registry.%I() IS %L', v_name,
      'Trigger on what a record is tied to: scores the records whose ties a statement changed, many by the queue. Volatile: trigger. Security definer: people read scores and forge none. / 关联变更触发重新评分。');
    EXECUTE pg_catalog.format('REVOKE ALL ON FUNCTION ybss_registry.%I() FROM PUBLIC', v_name);
    FOREACH v_event IN ARRAY v_link.events LOOP
      EXECUTE pg_catalog.format('CREATE OR REPLACE TRIGGER z_rescore_%s_%s AFTER %s ON ybss_registry.%I REFERENCING %s %s '
        'FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.%I()', v_link.kind, pg_catalog.lower(v_event), v_event, v_link.link,
        CASE WHEN v_event <> 'DELETE' THEN 'NEW TABLE AS new_rows' END, CASE WHEN v_event <> 'INSERT' THEN 'OLD TABLE AS old_rows' END, v_name);
    END LOOP;
  END LOOP;
END
$do$;
