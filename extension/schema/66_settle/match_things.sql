-- Lists of the kinds that a district adds: what each line says of a record, and which record that is.

CREATE OR REPLACE FUNCTION ybss_registry.said_things(p_kind ybss_registry.record_kind) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
  PERFORM ybss_registry.clear_work('thing');
  CREATE TEMPORARY TABLE ybss_work_thing ON COMMIT DROP AS
  SELECT l.line, l.district, coalesce(l.said_on, ybss.day_of(l.received_at)) AS said_on, n.name,
    CASE WHEN n.number ~ ('^(' || coalesce(p_kind.number_shape, '.*') || ')$') THEN n.number END AS number, n.number AS written,
    a.address_id, p.position, coalesce(a.grid, o.code, g.code) AS found_grid, coalesce(a.grid, o.code, g.code, l.grid) AS grid,
    d.began_on, CASE WHEN d.ended_on >= coalesce(d.began_on, d.ended_on) THEN d.ended_on END AS ended_on,
    NULL::bigint AS thing_id, false AS chosen
  FROM pg_temp.ybss_work_line l
  CROSS JOIN LATERAL (SELECT nullif(left(btrim(l.fields->>'name', E' \t　'), 400), '') AS name,
    nullif(left(btrim(normalize(l.fields->>'number', NFKC)), 100), '') AS number) n
  CROSS JOIN LATERAL (SELECT ybss.try_date(l.fields->>'began_on') AS began_on, ybss.try_date(l.fields->>'ended_on') AS ended_on) d
  CROSS JOIN LATERAL (SELECT CASE WHEN l.fields->>'longitude' ~ '^[0-9]{1,3}(\.[0-9]{1,15})?$' AND l.fields->>'latitude' ~ '^[0-9]{1,2}(\.[0-9]{1,15})?$'
      AND (l.fields->>'longitude')::float8 <= 180 AND (l.fields->>'latitude')::float8 <= 90
    THEN @postgis@.st_setsrid(@postgis@.st_makepoint((l.fields->>'longitude')::float8, (l.fields->>'latitude')::float8), 4490) END AS position) p
  LEFT JOIN ybss_registry.address a ON a.district = l.district AND a.address_id = l.address_id AND a.habitable
  LEFT JOIN ybss_registry.grid g ON g.district = l.district AND g.code::text = l.fields->>'grid'
  -- A position lies where an outline holds it.
  LEFT JOIN LATERAL (SELECT pg_catalog.min(b.code::text)::ybss.grid_code AS code FROM ybss_registry.grid b
    WHERE a.address_id IS NULL AND p.position IS NOT NULL AND b.district = l.district AND b.level = 4 AND @postgis@.st_covers(b.shape, p.position)) o ON true
  WHERE l.state = 'placed';
  ANALYZE pg_temp.ybss_work_thing;
END
$$;
COMMENT ON FUNCTION ybss_registry.said_things(ybss_registry.record_kind) IS
'What the placed lines in pg_temp.ybss_work_line say of records of an added kind, into pg_temp.ybss_work_thing: name, number where it has the kind''s shape, place, grid, period. Volatile: makes a temporary table. / 读取清单行所述的记录。';

CREATE OR REPLACE FUNCTION ybss_registry.match_things(p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- By the number; one that ended is meant by who says so, or spoke before it did.
  UPDATE pg_temp.ybss_work_thing w SET thing_id = m.thing_id
  FROM (SELECT DISTINCT ON (w.line) w.line, t.thing_id FROM pg_temp.ybss_work_thing w
    JOIN ybss_registry.thing t ON t.district = w.district AND t.kind = p_kind AND t.number = w.number
      AND (t.ended_on IS NULL OR w.ended_on IS NOT NULL OR w.said_on < t.ended_on)
    WHERE w.thing_id IS NULL ORDER BY w.line, t.ended_on DESC NULLS FIRST, t.thing_id) m
  WHERE w.line = m.line;
  -- Else by the name at the same place; a record that has no number yet is given to one number only.
  UPDATE pg_temp.ybss_work_thing w SET thing_id = m.thing_id
  FROM (SELECT q.line, q.thing_id, q.number, row_number() OVER (PARTITION BY q.thing_id, q.number IS NOT NULL ORDER BY q.said_on DESC, q.line) AS position
    FROM (SELECT DISTINCT ON (w.line) w.line, w.said_on, w.number, t.thing_id FROM pg_temp.ybss_work_thing w
      JOIN ybss_registry.thing t ON t.district = w.district AND t.kind = p_kind AND t.name = w.name AND (t.number IS NULL OR w.number IS NULL)
        AND (t.ended_on IS NULL OR w.ended_on IS NOT NULL OR w.said_on < t.ended_on)
        AND CASE WHEN w.address_id IS NOT NULL THEN t.address_id = w.address_id
          ELSE t.address_id IS NULL AND t.grid OPERATOR(ybss.=) w.grid AND t.position::text IS NOT DISTINCT FROM w.position::text END
      WHERE w.thing_id IS NULL ORDER BY w.line, t.ended_on DESC NULLS FIRST, t.number IS NOT NULL, t.thing_id) q) m
  WHERE w.line = m.line AND (m.number IS NULL OR m.position = 1);
END
$$;
COMMENT ON FUNCTION ybss_registry.match_things(text) IS
'Finds the records that the lines in pg_temp.ybss_work_thing are about: by the number, else by the name at the same address, or at the same position where neither has one. Volatile: writes a temporary table. / 按编号，否则按同一位置的名称，匹配已有记录。';
REVOKE ALL ON FUNCTION ybss_registry.said_things(ybss_registry.record_kind), ybss_registry.match_things(text) FROM PUBLIC;
