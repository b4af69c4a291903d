-- The rows of one day become steps: what they say, and what follows for all that lies below.

CREATE OR REPLACE FUNCTION ybss_registry.write_division_steps(p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- A division that is there and goes on has its own ground, written or not.
  WITH row_of_day AS (
    SELECT r.*, CASE WHEN w.name IS NOT NULL AND NOT r.code = ANY (r.froms) AND NOT r.code || '*' = ANY (r.froms) THEN r.code || r.froms ELSE r.froms END AS all_froms
    FROM pg_temp.ybss_work_division_row r LEFT JOIN pg_temp.ybss_work_standing w ON w.code = r.code
    WHERE r.day = p_day AND r.fault IS NULL AND NOT r.known
  ), step AS (
    SELECT r.*, f.n, rtrim(f.code, '*') AS old_code, coalesce(f.code LIKE '%*', false) AND rtrim(f.code, '*') <> r.code AS part
    FROM row_of_day r LEFT JOIN LATERAL unnest(r.all_froms) WITH ORDINALITY f(code, n) ON true
  )
  INSERT INTO pg_temp.ybss_work_division_step (line, day, code, parent, name, old_code, old_name, part, keeps, written, document, source)
  SELECT s.line, s.day, s.code, left(s.code, CASE length(s.code) WHEN 9 THEN 6 WHEN 6 THEN 4 ELSE 2 END), s.name, s.old_code, w.name, s.part,
    coalesce(NOT s.part AND length(s.old_code) = length(s.code) AND row_number() OVER (PARTITION BY s.code, s.part OR length(s.old_code) <> length(s.code)
      ORDER BY (s.old_code = s.code) DESC, s.n) = 1, false), true, s.document, s.source
  FROM step s LEFT JOIN pg_temp.ybss_work_standing w ON w.code = s.old_code
  ORDER BY length(s.code), s.line, s.n;
END
$$;
COMMENT ON FUNCTION ybss_registry.write_division_steps(date) IS
'Makes the steps that the rows of a day say. Volatile: writes the work table. / 生成某日变更的明细。';

CREATE OR REPLACE FUNCTION ybss_registry.take_along(p_day date, p_digits int) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- What lies below a division that ends, and has no row of its own, goes with the whole of it.
  WITH ended AS (
    SELECT s.old_code, s.code AS heir, s.line, s.document, s.source, s.keeps, s.step FROM pg_temp.ybss_work_division_step s
    WHERE s.day = p_day AND NOT s.part AND length(s.old_code) = p_digits AND length(s.code) = p_digits AND s.old_code <> s.code
      AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_division_step o WHERE o.day = p_day AND o.code = s.old_code)
  ), child AS (
    SELECT e.*, w.code AS was, w.name, e.heir || substr(w.code, p_digits + 1) AS code FROM ended e
    JOIN pg_temp.ybss_work_standing w ON left(w.code, p_digits) = e.old_code AND length(w.code) = CASE p_digits WHEN 4 THEN 6 ELSE 9 END
    WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_division_step o WHERE o.day = p_day AND o.old_code = w.code AND NOT o.part)
  ), numbered AS (
    SELECT c.*, EXISTS (SELECT FROM pg_temp.ybss_work_standing w WHERE w.code = c.code)
        OR EXISTS (SELECT FROM pg_temp.ybss_work_division_step o WHERE o.day = p_day AND o.code = c.code)
        OR row_number() OVER (PARTITION BY c.code ORDER BY c.keeps DESC, c.step) > 1 AS taken
    FROM child c
  )
  INSERT INTO pg_temp.ybss_work_division_step (line, day, code, parent, name, old_code, old_name, part, keeps, written, document, source)
  SELECT n.line, p_day, CASE WHEN NOT n.taken THEN n.code END, n.heir, n.name, n.was, n.name, false, NOT n.taken, false, n.document, n.source
  FROM numbered n ORDER BY n.step, n.was;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_along(date, int) IS
'Makes the steps of what lies below divisions of so many digits that end on a day: it keeps the last digits of its code, or has none yet where another has that number. Volatile: writes the work table. / 生成随上级改隶的下级区划明细。';

CREATE OR REPLACE FUNCTION ybss_registry.mark_homeless(p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  WITH gone AS (
    SELECT s.old_code, min(s.line) AS line FROM pg_temp.ybss_work_division_step s
    WHERE s.day = p_day AND NOT s.part AND length(s.old_code) IN (4, 6)
      AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_division_step o WHERE o.day = p_day AND o.code = s.old_code)
    GROUP BY s.old_code
  ), homeless AS (
    SELECT g.line, w.code, w.name, g.old_code
    FROM (SELECT w.code, w.name, left(w.code, CASE length(w.code) WHEN 6 THEN 4 ELSE 6 END) AS above FROM pg_temp.ybss_work_standing w WHERE length(w.code) IN (6, 9)) w
    JOIN gone g ON g.old_code = w.above
    WHERE NOT EXISTS (SELECT FROM pg_temp.ybss_work_division_step o WHERE o.day = p_day AND o.old_code = w.code AND NOT o.part)
  ), said AS (
    SELECT h.line, format('%s 撤销后，%s 个下级区划没有去处，如 %s（%s）：每个写一行，或写明整体划入哪里', min(h.old_code), count(*),
      (array_agg(h.name ORDER BY h.code))[1], min(h.code)) AS fault
    FROM homeless h GROUP BY h.line
    UNION ALL
    SELECT s.line, format('%s（%s）的号码在新上级已被使用，须另写一行给出新代码', (array_agg(s.name ORDER BY s.old_code))[1], min(s.old_code))
    FROM pg_temp.ybss_work_division_step s
    WHERE s.day = p_day AND s.code IS NULL AND length(s.old_code) < 9 GROUP BY s.line
  )
  UPDATE pg_temp.ybss_work_division_row r SET fault = s.fault FROM said s WHERE r.line = s.line AND r.fault IS NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.mark_homeless(date) IS
'Notes as faults what lies below an ended division and has nowhere to go, and counties without a number of their own. Volatile: writes the work table. / 标出没有去处的下级区划。';

CREATE OR REPLACE FUNCTION ybss_registry.resolve_division_rows(p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.write_division_steps(p_day);
  ANALYZE pg_temp.ybss_work_division_step;
  PERFORM ybss_registry.take_along(p_day, 4);
  PERFORM ybss_registry.take_along(p_day, 6);
  PERFORM ybss_registry.mark_homeless(p_day);
  PERFORM ybss_registry.say_division_effects(p_day);
  -- From here on the divisions are those after the day.
  DELETE FROM pg_temp.ybss_work_standing w USING pg_temp.ybss_work_division_step s
  WHERE s.day = p_day AND NOT s.part AND w.code = s.old_code AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_division_step o WHERE o.day = p_day AND o.code = s.old_code);
  INSERT INTO pg_temp.ybss_work_standing (code, name, since) SELECT DISTINCT ON (s.code) s.code, s.name, s.day FROM pg_temp.ybss_work_division_step s
  WHERE s.day = p_day AND s.code IS NOT NULL ORDER BY s.code, s.step
  ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, since = EXCLUDED.since;
END
$$;
COMMENT ON FUNCTION ybss_registry.resolve_division_rows(date) IS
'Makes the steps of a day and takes the divisions on to it. Volatile: writes the work tables. / 生成某日的明细并推进现行区划。';

CREATE OR REPLACE FUNCTION ybss_registry.examine_division_file(p_file bytea) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
SET datestyle = 'ISO, YMD'
AS $$
DECLARE
  v_day date;
BEGIN
  PERFORM ybss_registry.read_division_file(p_file), ybss_registry.clear_work('division_step'), ybss_registry.clear_work('taken_ground');
  CREATE TEMPORARY TABLE ybss_work_division_step (step int PRIMARY KEY GENERATED ALWAYS AS IDENTITY, line int NOT NULL, day date NOT NULL, code text, parent text,
    name text, old_code text, old_name text, part boolean, keeps boolean, written boolean, document text, source text) ON COMMIT DROP;
  CREATE INDEX ON pg_temp.ybss_work_division_step (day, old_code);
  CREATE INDEX ON pg_temp.ybss_work_division_step (day, code);
  CREATE INDEX ON pg_temp.ybss_work_division_step (day, line);
  UPDATE pg_temp.ybss_work_division_row r SET fault = ybss_registry.division_shape_fault(r);
  -- Forty thousand divisions are laid out for a row that may stand, not for a file without one.
  IF EXISTS (SELECT FROM pg_temp.ybss_work_division_row r WHERE r.fault IS NULL) THEN
    PERFORM ybss_registry.take_divisions();
  END IF;
  CREATE TEMPORARY TABLE ybss_work_taken_ground ON COMMIT DROP AS
  SELECT r.day, rtrim(f.code, '*') AS ground, r.line, r.code FROM pg_temp.ybss_work_division_row r CROSS JOIN LATERAL unnest(r.froms) f(code)
  WHERE r.fault IS NULL AND f.code NOT LIKE '%*';
  CREATE INDEX ON pg_temp.ybss_work_taken_ground (day, ground);
  CREATE INDEX ON pg_temp.ybss_work_division_row (day, code);
  ANALYZE pg_temp.ybss_work_taken_ground;
  ANALYZE pg_temp.ybss_work_division_row;
  FOR v_day IN SELECT DISTINCT r.day FROM pg_temp.ybss_work_division_row r WHERE r.fault IS NULL ORDER BY 1 LOOP
    PERFORM ybss_registry.check_division_rows(v_day), ybss_registry.resolve_division_rows(v_day);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.examine_division_file(bytea) IS
'Reads, checks and resolves a file of changes of divisions into work tables, day by day. Raises YBD02. Volatile: makes work tables. / 读取、检查并解析区划变更文件。';
REVOKE ALL ON FUNCTION ybss_registry.write_division_steps(date), ybss_registry.take_along(date, int), ybss_registry.mark_homeless(date),
  ybss_registry.resolve_division_rows(date), ybss_registry.examine_division_file(bytea) FROM PUBLIC;
