-- Scoring a set of records at once, as job score does: links are read once for the set
-- and joined, where score_records.sql looks them up for each of a few.

CREATE OR REPLACE FUNCTION ybss_registry.turning_of_set(p_kind text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN count(*) > 0 THEN format('LEFT JOIN (SELECT d.district, d.id, min(d.day) AS turns_on FROM (%s) d GROUP BY d.district, d.id) turning
          ON turning.district = r.district AND turning.id = r.%I', string_agg(format(
      'SELECT l.district, %1$s AS id, CASE WHEN pg_catalog.lower(l.valid) > v_today THEN pg_catalog.lower(l.valid) ELSE pg_catalog.upper(l.valid) END AS day
            FROM %2$s WHERE (v_most OR %1$s = ANY (p_ids)) AND l.district = ANY (v_districts)
              AND (pg_catalog.upper(l.valid) > v_today OR pg_catalog.lower(l.valid) > v_today)',
      ybss_registry.link_key(k), ybss_registry.link_source(k, format('ybss_registry.%I', k.link))), ' UNION ALL ' ORDER BY k.position), p_kind || '_id')
    ELSE 'CROSS JOIN (VALUES (NULL::date, v_today)) turning(turns_on, today)' END
  FROM ybss_registry.kind_link k
  JOIN pg_attribute a ON a.attrelid = format('ybss_registry.%I', k.link)::regclass AND a.attname = 'valid' AND NOT a.attisdropped
  WHERE k.kind = p_kind
$$;
COMMENT ON FUNCTION ybss_registry.turning_of_set(text) IS
'The join for the first day to come on which a link of a record begins or ends, for the records p_ids. Stable: reads kind_link and the catalogue. / 批量评分用的关联起止日期。';

CREATE OR REPLACE FUNCTION ybss_registry.make_set_function(p_kind text) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $make$
  -- Declared is what the links ask for: of a register by itself nothing is read.
  SELECT ybss_registry.make_function(format('score_set_of_%s(p_ids bigint[], p_as_of date)', p_kind), 'int', format($body$
DECLARE
  v_scored int;
  v_districts CONSTANT int4[] := ybss_registry.districts();
  v_today CONSTANT date := ybss.today(); -- a constant to the planner%s%s
BEGIN
  -- Nobody else scores them: who does holds the community's lock.
  %s
  RETURN v_scored;
END$body$,
    CASE WHEN q.query LIKE '%v_most%' THEN format('
  v_most CONSTANT boolean := EXISTS (SELECT FROM pg_catalog.pg_class c
    WHERE c.oid = ''ybss_registry.%s''::regclass AND c.reltuples BETWEEN 1 AND 2 * pg_catalog.cardinality(p_ids));', p_kind) END,
    CASE WHEN q.query LIKE '%v_read%' THEN format('
  v_read CONSTANT text[] := ARRAY(SELECT pg_catalog.unnest(ybss.items_read(k.kind)) FROM ybss_registry.record_kind k WHERE k.register = %L);', p_kind) END, q.query),
    format('Scores a set of records of register %s on a day and stores it; the caller holds the locks of their communities. Gives how many; %s. Volatile: writes scores. Security definer: people read scores and forge none. / 批量计算并保存评分。',
      p_kind, ybss_registry.made_from(p_kind, NULL)))
  FROM (SELECT format($query$SELECT ybss.store_scores(ROW(%2$s)::ybss_registry.%1$s_record, p_as_of, r.turns_on, r.stands) INTO v_scored
  FROM (SELECT %3$s, turning.turns_on, q.ctid AS stands
    FROM ybss_registry.%1$s r %4$s %5$s
    LEFT JOIN ybss_registry.quality q ON q.district = r.district AND q.kind = %6$s AND q.record_id = r.%1$s_id
    WHERE r.%1$s_id = ANY (p_ids) AND r.district = ANY (v_districts)) r;$query$, p_kind,
      (SELECT string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
       WHERE a.attrelid = format('ybss_registry.%I', p_kind || '_record')::regclass AND a.attnum > 0 AND NOT a.attisdropped),
      concat_ws(', ', 'r.*', string_agg(CASE WHEN k.set_joins IS NULL THEN k.items ELSE k.set_items END, ', ' ORDER BY k.position)),
      string_agg(coalesce(k.set_joins, k.joins), ' ' ORDER BY k.position), ybss_registry.turning_of_set(p_kind), ybss_registry.kind_column(p_kind, 'r')) AS query
    FROM ybss_registry.kind_link k WHERE k.kind = p_kind) q;
  SELECT ybss_registry.make_planned_anew(format('ybss_registry.score_set_of_%s(bigint[], date)', p_kind)::regprocedure);
$make$;
COMMENT ON FUNCTION ybss_registry.make_set_function(text) IS
'Makes score_set_of_<register>: the same as score_<register>, for many records. Volatile: makes a function. / 生成批量评分函数。';
REVOKE ALL ON FUNCTION ybss_registry.turning_of_set(text), ybss_registry.make_set_function(text) FROM PUBLIC;
