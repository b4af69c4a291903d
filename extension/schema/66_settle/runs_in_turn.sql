-- The same where a holder has one member at a time: who lives where, who belongs to which household.

CREATE OR REPLACE FUNCTION ybss_registry.runs_in_turn(p_sole_marks text[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  INSERT INTO pg_temp.ybss_work_run
  WITH one_a_day AS MATERIALIZED (
    SELECT d.*, count(*) OVER (PARTITION BY d.district, d.holder_id) AS said FROM (
      SELECT DISTINCT ON (district, holder_id, day) * FROM pg_temp.ybss_work_said
      ORDER BY district, holder_id, day, trust DESC, file_id DESC, rank) d
  ), named AS (
    -- Named head again after another was.
    SELECT district, holder_id, day,
      pg_catalog.lag(holder_id) OVER (PARTITION BY district, member_id ORDER BY day, trust, rank DESC) <> holder_id AS anew
    FROM one_a_day WHERE mark = ANY (p_sole_marks)
  ), change AS (
    SELECT o.*, o.link_id IS NOT NULL OR o.member_id IS DISTINCT FROM pg_catalog.lag(o.member_id) OVER w
      OR o.mark IS NOT NULL AND o.mark IS DISTINCT FROM pg_catalog.lag(o.mark) OVER w
      OR coalesce(pg_catalog.lag(o.until) OVER w <= o.day, false) OR coalesce(n.anew, false) AS begins
    FROM one_a_day o LEFT JOIN named n ON n.district = o.district AND n.holder_id = o.holder_id AND n.day = o.day
    WHERE o.said > 1 WINDOW w AS (PARTITION BY o.district, o.holder_id ORDER BY o.day)
  ), numbered AS (
    SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY district, holder_id ORDER BY day) AS n FROM change
  ), run AS (
    SELECT district, holder_id, n, pg_catalog.min(member_id) AS member_id, pg_catalog.min(mark) AS mark,
      (pg_catalog.array_agg(beside ORDER BY day DESC) FILTER (WHERE beside IS NOT NULL))[1] AS beside,
      (pg_catalog.array_agg(grid ORDER BY day))[1] AS grid, pg_catalog.min(link_id) AS link_id,
      pg_catalog.min(day) AS first, pg_catalog.min(until) AS until,
      (pg_catalog.array_agg(trust ORDER BY day))[1] AS trust, (pg_catalog.array_agg(rank ORDER BY day))[1] AS rank
    FROM numbered GROUP BY district, holder_id, n
  )
  -- Of most one thing is said, and that is it.
  SELECT district, holder_id, member_id, mark, beside, grid, link_id, daterange(nullif(day, '-infinity'), until), trust, rank
  FROM one_a_day WHERE said = 1
  UNION ALL
  SELECT district, holder_id, member_id, mark, beside, grid, link_id,
    daterange(nullif(first, '-infinity'), least(until, pg_catalog.lead(first) OVER (PARTITION BY district, holder_id ORDER BY first))),
    trust, rank
  FROM run;
END
$$;
COMMENT ON FUNCTION ybss_registry.runs_in_turn(text[]) IS
'Turns pg_temp.ybss_work_said into pg_temp.ybss_work_run: which one member a holder had from when to when; the later statement ends the earlier; on one day what somebody entered counts, then the more trusted list. A mark of p_sole_marks begins a new run where another holder had it in between. Volatile: writes a temporary table. / 推算各时期唯一对象：后述终止前述。';

CREATE OR REPLACE FUNCTION ybss_registry.keep_sole_marks(p_marks text[], p_in_turn boolean) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- The later one ends the earlier, who stays without the mark; of two on one day
  -- the one entered or of the more trusted list is it.
  WITH marked AS (
    SELECT r.ctid AS at, coalesce(pg_catalog.lower(r.valid), '-infinity') AS first, coalesce(pg_catalog.upper(r.valid), 'infinity') AS last,
      pg_catalog.lead(coalesce(pg_catalog.lower(r.valid), '-infinity')) OVER (
        PARTITION BY r.district, CASE WHEN p_in_turn THEN r.member_id ELSE r.holder_id END
        ORDER BY coalesce(pg_catalog.lower(r.valid), '-infinity'), r.trust, r.rank DESC, r.holder_id DESC) AS next
    FROM pg_temp.ybss_work_run r WHERE r.mark = ANY (p_marks)
  ), clipped AS (
    SELECT m.at, m.first, m.next FROM marked m WHERE m.next < m.last
  ), rest AS (
    INSERT INTO pg_temp.ybss_work_run (district, holder_id, member_id, grid, trust, rank, valid)
    SELECT r.district, r.holder_id, r.member_id, r.grid, r.trust, r.rank, daterange(c.next, pg_catalog.upper(r.valid))
    FROM clipped c JOIN pg_temp.ybss_work_run r ON r.ctid = c.at WHERE c.next > c.first
  )
  UPDATE pg_temp.ybss_work_run r
  SET valid = CASE WHEN c.next > c.first THEN daterange(pg_catalog.lower(r.valid), c.next) ELSE r.valid END,
    mark = CASE WHEN c.next > c.first THEN r.mark END
  FROM clipped c WHERE r.ctid = c.at;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_sole_marks(text[], boolean) IS
'Leaves the marks to one at a time in pg_temp.ybss_work_run: of the holders of a member where they have members in turn (a household''s head), else of the members of a holder (a unit''s main premises). Volatile: changes a temporary table. / 同一时间只留一名户主、一处主要场所。';
REVOKE ALL ON FUNCTION ybss_registry.runs_in_turn(text[]), ybss_registry.keep_sole_marks(text[], boolean) FROM PUBLIC;
