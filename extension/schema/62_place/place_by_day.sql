-- A line is judged as of the day it speaks of: what its text meant then, where that is
-- another address than the one that bears the text today.

CREATE OR REPLACE FUNCTION ybss_registry.place_by_day() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_first CONSTANT date := (SELECT pg_catalog.min(coalesce(l.said_on, ybss.day_of(l.received_at))) FROM pg_temp.ybss_work_line l WHERE l.state = 'read');
BEGIN
  -- Most lists speak of days after every change, most books have none.
  IF NOT EXISTS (SELECT FROM ybss_registry.address_lineage a WHERE a.changed_on > v_first) THEN
    RETURN;
  END IF;
  WITH line AS MATERIALIZED (
    SELECT w.line, w.district, w.address, coalesce(l.said_on, ybss.day_of(l.received_at)) AS day
    FROM pg_temp.ybss_work_wanted w JOIN pg_temp.ybss_work_line l USING (line)
    WHERE coalesce(l.said_on, ybss.day_of(l.received_at)) < (SELECT pg_catalog.max(a.changed_on) FROM ybss_registry.address_lineage a)
  ), change AS MATERIALIZED ( -- each with the one before it: between the two the text was this one's
    SELECT a.district, a.address_id, a.successor_id, a.address, a.keys, a.changed_on,
      pg_catalog.max(a.changed_on) OVER (PARTITION BY a.district, a.address_id ORDER BY a.changed_on
        RANGE BETWEEN UNBOUNDED PRECEDING AND interval '1 day' PRECEDING) AS since
    FROM ybss_registry.address_lineage a WHERE a.changed_on > v_first
  ), written AS MATERIALIZED (
    SELECT l.line, l.district, l.day, u.key, ybss.address_element(l.address, 'town') AS town, ybss.address_element(l.address, 'community') AS community
    FROM line l CROSS JOIN LATERAL pg_catalog.unnest(ybss.lookup_keys(l.address)) u(key)
  ), was AS (
    SELECT l.line, c.successor_id AS id, 2 AS fit FROM line l
    JOIN change c ON c.district = l.district AND c.address = l.address AND l.day < c.changed_on AND (c.since IS NULL OR l.day >= c.since)
    UNION
    SELECT t.line, c.successor_id, 1 FROM written t
    JOIN (SELECT c.*, k.key FROM change c CROSS JOIN LATERAL pg_catalog.unnest(c.keys) k(key)) c
      ON c.district = t.district AND c.key = t.key AND t.day < c.changed_on AND (c.since IS NULL OR t.day >= c.since)
    WHERE coalesce(ybss.address_element(c.address, 'town') = t.town, true) AND coalesce(ybss.address_element(c.address, 'community') = t.community, true)
  ), meant AS (
    SELECT w.line, s.successor_id AS id, w.fit FROM was w CROSS JOIN LATERAL ybss.successor(w.id) s WHERE s.state IN ('confirmed', 'installed', 'suspended')
    UNION
    -- Another one that bore the text then and bears it still.
    SELECT t.line, k.address_id, 1 FROM written t
    JOIN ybss_registry.address_lookup k ON k.district = t.district AND k.key = t.key
    WHERE t.line IN (SELECT w.line FROM was w) AND k.town = t.town IS NOT FALSE AND k.community = t.community IS NOT FALSE
      AND NOT EXISTS (SELECT FROM change c WHERE c.district = k.district AND c.successor_id = k.address_id AND c.changed_on > t.day)
  ), best AS (
    SELECT m.line, m.fit, count(*) AS many, (pg_catalog.array_agg(m.id ORDER BY m.id))[1:5] AS ids,
      row_number() OVER (PARTITION BY m.line ORDER BY m.fit DESC) AS position
    FROM meant m GROUP BY m.line, m.fit
  )
  INSERT INTO pg_temp.ybss_work_place (line, address_id, placed_by, candidates)
  SELECT b.line, CASE WHEN b.many = 1 THEN b.ids[1] END, CASE WHEN b.many = 1 THEN 'former' END, CASE WHEN b.many > 1 THEN pg_catalog.to_jsonb(b.ids) END
  FROM best b WHERE b.position = 1;
END
$$;
COMMENT ON FUNCTION ybss_registry.place_by_day() IS
'Places the lines in pg_temp.ybss_work_wanted that speak of a day before an address changed its text or went over into others, by what the text meant on that day: numbers that changed, changed places or were used again, streets renamed, towns merged. Where it meant several, their candidates go to review. Does nothing where no change is younger than the lines. Volatile: fills a temporary table. / 按清单行所述日期落址：日期在改号、更名之前的按当时地址认定，不清的转入核查。';
REVOKE ALL ON FUNCTION ybss_registry.place_by_day() FROM PUBLIC;
