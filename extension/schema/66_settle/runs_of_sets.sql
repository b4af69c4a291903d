-- From what lists say of a thing on a day to how long it was so, where a list names a
-- whole set on a day and the next one replaces it: who owns a house, where a unit works.

CREATE OR REPLACE FUNCTION ybss_registry.begin_runs() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('run', '{district,holder_id,member_id,mark,beside,grid,link_id,valid,trust,rank}',
    '{int4,int8,int8,text,text,ybss.grid_code,int8,daterange,int4,int4}');
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_runs() IS
'Leaves pg_temp.ybss_work_run empty: of a holder, from when to when it had a member, its mark, what is said beside it, the grid, the id of a link that somebody entered, the trust and the rank of who said it first. Volatile: makes a temporary table. / 准备起止时间工作表。';

CREATE OR REPLACE FUNCTION ybss_registry.begin_said() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('said', '{district,holder_id,member_id,mark,beside,grid,link_id,day,until,trust,file_id,rank}',
    '{int4,int8,int8,text,text,ybss.grid_code,int8,date,date,int4,int8,int4}');
  PERFORM ybss_registry.begin_runs();
  PERFORM ybss_registry.begin_work('whole_set', '{district,holder_id,day,member_ids}', '{int4,int8,date,int8[]}');
  CREATE INDEX IF NOT EXISTS ybss_work_whole_set_holder ON pg_temp.ybss_work_whole_set (holder_id, day);
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_said() IS
'Makes pg_temp.ybss_work_said, which a said_… function fills with statements: a holder, one of its members or null where the line is not settled, a mark such as "main", what is said beside it, the grid, the id of a link that somebody entered, the day, the day from which it cannot be so any more, the list''s trust, its file, and the rank by which the lower one of a day counts; and the tables that runs are made in. Volatile: makes temporary tables. / 准备各期清单所列各方的临时表。';

CREATE OR REPLACE FUNCTION ybss_registry.runs_of_sets() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- On one day the more trusted list counts, of one list the later delivery.
  DELETE FROM pg_temp.ybss_work_said s USING (
    SELECT DISTINCT ON (district, holder_id, day) district, holder_id, day, file_id FROM pg_temp.ybss_work_said
    ORDER BY district, holder_id, day, trust DESC, file_id DESC) b
  WHERE s.district = b.district AND s.holder_id = b.holder_id AND s.day = b.day AND s.file_id <> b.file_id;

  -- A set with an unsettled line may add members, but ends nobody.
  INSERT INTO pg_temp.ybss_work_whole_set
  SELECT district, holder_id, day, pg_catalog.array_agg(member_id) FROM pg_temp.ybss_work_said
  GROUP BY district, holder_id, day HAVING bool_and(member_id IS NOT NULL);
  PERFORM ybss_registry.refresh_work('whole_set');

  INSERT INTO pg_temp.ybss_work_run (district, holder_id, member_id, mark, grid, valid)
  WITH mention AS (
    SELECT DISTINCT ON (district, holder_id, member_id, day) district, holder_id, member_id, mark, grid, day, until
    FROM pg_temp.ybss_work_said WHERE member_id IS NOT NULL AND (until > day OR until IS NULL)
    ORDER BY district, holder_id, member_id, day, mark NULLS LAST, rank
  ), ended AS (
    SELECT m.district, m.holder_id, m.member_id, m.mark, m.grid, m.day, least(m.until, (SELECT pg_catalog.min(w.day) FROM pg_temp.ybss_work_whole_set w
      WHERE w.district = m.district AND w.holder_id = m.holder_id AND w.day > m.day AND m.member_id <> ALL (w.member_ids))) AS until
    FROM mention m
  ), marked AS (
    -- Another mark, or a whole set without the member in between, begins a new run.
    SELECT *, pg_catalog.lag(day) OVER w IS NULL OR mark IS DISTINCT FROM pg_catalog.lag(mark) OVER w OR pg_catalog.lag(until) OVER w <= day AS begins
    FROM ended WINDOW w AS (PARTITION BY district, holder_id, member_id ORDER BY day)
  ), numbered AS (
    SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY district, holder_id, member_id ORDER BY day) AS n
    FROM marked
  ), run AS (
    SELECT district, holder_id, member_id, n, pg_catalog.min(mark) AS mark, (pg_catalog.array_agg(grid ORDER BY day))[1] AS grid,
      pg_catalog.min(day) AS first, pg_catalog.min(until) AS until
    FROM numbered GROUP BY district, holder_id, member_id, n
  )
  SELECT district, holder_id, member_id, mark, grid,
    daterange(first, least(until, pg_catalog.lead(first) OVER (PARTITION BY district, holder_id, member_id ORDER BY first)))
  FROM run;
END
$$;
COMMENT ON FUNCTION ybss_registry.runs_of_sets() IS
'Turns pg_temp.ybss_work_said into pg_temp.ybss_work_run: from when to when a holder had each member, and pg_temp.ybss_work_whole_set: the days on which a list named all of them. The later list ends who it no longer names. Volatile: writes temporary tables. / 由各期清单推算起止时间：后期清单终止前期。';
REVOKE ALL ON FUNCTION ybss_registry.begin_runs(), ybss_registry.begin_said(), ybss_registry.runs_of_sets() FROM PUBLIC;
