-- What the generator knows, beside the registry and never read by it: it only
-- measures what intake found. Needs the psql variable "lists".
CREATE SCHEMA demo_truth;
CREATE TABLE demo_truth.line (list text, line int, record_kind text, record text, address text,
  level text, anchor text, faults text);
\set copy_line '\\copy demo_truth.line FROM ''' :lists '/truth/line.csv'' WITH (FORMAT csv, HEADER)'
:copy_line
ANALYZE demo_truth.line;
CREATE TABLE demo_truth.known_case (question text, record text, since date);
\set copy_case '\\copy demo_truth.known_case FROM ''' :lists '/truth/case.csv'' WITH (FORMAT csv, HEADER)'
:copy_case
CREATE TABLE demo_truth.grid (grid ybss.grid_code, filled real, phoned real, visited real, "right" real, vague real,
  visitors real, declared real, housed real, shops real, watched real);
\set copy_grid '\\copy demo_truth.grid FROM ''' :lists '/truth/grid.csv'' WITH (FORMAT csv, HEADER)'
:copy_grid
CREATE TABLE demo_truth.address AS
SELECT l.fields->>'number_at_office' AS address, l.district, l.address_id
FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id)
WHERE f.source = 'standard_address';
ANALYZE demo_truth.address;

-- Each line: what it means, and what intake made of it.
CREATE VIEW demo_truth.outcome AS
SELECT t.list, t.line, t.record_kind, t.record, t.level, t.faults, l.state, l.record_id, l.address_id, l.placed_by,
  a.address_id AS true_address_id,
  -- The text names a house: an address of the book that nothing stands under.
  t.level IN ('room', 'number') AND NOT EXISTS (SELECT FROM ybss_registry.address c
    WHERE c.district = a.district AND c.parent_id = a.address_id) AS placeable
FROM demo_truth.line t
JOIN ybss_registry.intake_file f ON f.source = t.list
JOIN ybss_registry.intake_line l ON l.file_id = f.file_id AND l.line = t.line
LEFT JOIN demo_truth.address a ON a.address = t.address;

-- Placement: of the lines that were placed, how many rightly; of those whose
-- text names a house, how many were.
CREATE VIEW demo_truth.placement AS
SELECT coalesce(list, 'all') AS list, count(*) AS lines,
  count(*) FILTER (WHERE placeable) AS placeable,
  count(*) FILTER (WHERE address_id IS NOT NULL) AS placed,
  count(*) FILTER (WHERE address_id = true_address_id) AS right,
  round(count(*) FILTER (WHERE address_id = true_address_id)::numeric
    / nullif(count(*) FILTER (WHERE address_id IS NOT NULL), 0), 4) AS precision,
  round(count(*) FILTER (WHERE address_id = true_address_id AND placeable)::numeric
    / nullif(count(*) FILTER (WHERE placeable), 0), 4) AS recall
FROM demo_truth.outcome WHERE record_kind <> 'building'
GROUP BY ROLLUP (list);

-- Lines that no life can have had, and entries by hand: which reason was to be found of each, by
-- which rule each was to be refused, and whether it was; and who died, whether the register
-- knows it.
CREATE TABLE demo_truth.entry (line int PRIMARY KEY, rule text);
\set copy_entry '\\copy demo_truth.entry FROM ''' :lists '/truth/entry.csv'' WITH (FORMAT csv, HEADER)'
:copy_entry
CREATE VIEW demo_truth.planted AS
SELECT 'line' AS road, t.reason, string_agg(DISTINCT t.list, ', ') AS lists, count(*) AS planted,
  count(*) FILTER (WHERE EXISTS (SELECT FROM ybss_registry.review r
    WHERE r.file_id = f.file_id AND r.line = t.line AND r.reason = t.reason)) AS found
FROM (SELECT l.list, l.line, substring(l.faults FROM 'impossible:([a-z_]+)') AS reason FROM demo_truth.line l
  WHERE l.faults LIKE '%impossible:%') t
JOIN ybss_registry.intake_file f ON f.source = t.list GROUP BY t.reason
UNION ALL
SELECT 'line', 'died', string_agg(DISTINCT l.list, ', '), count(*), count(*) FILTER (WHERE p.died_on = ybss.try_date(i.fields->>'died_on'))
FROM demo_truth.line l JOIN ybss_registry.intake_file f ON f.source = l.list
JOIN ybss_registry.intake_line i ON i.file_id = f.file_id AND i.line = l.line
LEFT JOIN ybss_registry.person p ON p.district = i.district AND p.person_id = i.record_id
WHERE ';' || l.faults || ';' LIKE '%;died;%'
UNION ALL
SELECT 'entry', e.rule, 'entries', count(*), count(*) FILTER (WHERE r.rule = e.rule)
FROM demo_truth.entry e LEFT JOIN demo_entry.refused r USING (line) GROUP BY e.rule;

-- Persons: over all pairs of lines, the pairs that were put together and the
-- pairs that belong together. Not of what was planted: such a line waits in review, rightly.
CREATE VIEW demo_truth.matching AS
WITH said AS (
  SELECT record, record_id FROM demo_truth.outcome WHERE record LIKE 'P%' AND coalesce(faults, '') NOT LIKE '%impossible:%'
), cell AS (SELECT record, record_id, count(*) AS n FROM said GROUP BY 1, 2),
right_pair AS (SELECT sum(n * (n - 1) / 2) AS pairs FROM cell WHERE record_id IS NOT NULL),
found AS (SELECT sum(n * (n - 1) / 2) AS pairs FROM (SELECT count(*) AS n FROM said WHERE record_id IS NOT NULL GROUP BY record_id) x),
there AS (SELECT sum(n * (n - 1) / 2) AS pairs FROM (SELECT count(*) AS n FROM said GROUP BY record) x)
SELECT there.pairs AS pairs_there, found.pairs AS pairs_found, right_pair.pairs AS pairs_right,
  round(right_pair.pairs / found.pairs, 4) AS precision, round(right_pair.pairs / there.pairs, 4) AS recall
FROM right_pair, found, there;

-- What the registry made of the generator's persons, units, houses and households: its
-- record is where most of the lines went.
CREATE TABLE demo_truth.record AS
SELECT record, record_id AS id FROM (
  SELECT record, record_id, row_number() OVER (PARTITION BY record ORDER BY count(*) DESC, record_id) AS n
  FROM demo_truth.outcome WHERE record_id IS NOT NULL AND record ~ '^[PU]'
  GROUP BY record, record_id) l WHERE n = 1
UNION ALL
SELECT a.address, h.house_id FROM demo_truth.address a
JOIN ybss_registry.house h ON h.district = a.district AND h.address_id = a.address_id AND h.ended_on IS NULL
UNION ALL
SELECT h.number, h.household_id FROM ybss_registry.household h;
CREATE UNIQUE INDEX ON demo_truth.record (record);
ANALYZE demo_truth.record, demo_truth.known_case;
CREATE TABLE demo_truth.house_built (address text, built date);
\set copy_built '\\copy demo_truth.house_built FROM ''' :lists '/truth/house.csv'' WITH (FORMAT csv, HEADER)'
:copy_built
CREATE TABLE demo_truth.built AS
SELECT h.district, h.house_id, b.built FROM demo_truth.house_built b JOIN demo_truth.address a USING (address)
JOIN ybss_registry.house h ON h.district = a.district AND h.address_id = a.address_id;
\ir lives.sql

-- Which town is worst at what: as the generator made it, and as the registry shows it.
CREATE VIEW demo_truth.town AS
WITH made AS (
  SELECT ybss.grid_truncate(grid, 2) AS town, avg(filled) AS filled, avg(visited) AS visited, avg("right") AS "right",
    avg(visitors) AS visitors, avg(housed) AS housed, avg(shops) AS shops
  FROM demo_truth.grid GROUP BY 1
), quality AS (
  SELECT grid AS town, name, completeness, accuracy, freshness FROM ybss.quality_grid WHERE kind = 'person' AND level = 2
), measure AS (
  SELECT 1 AS n, '完整' AS chinese, 'completeness' AS english, m.town, -m.filled AS made, -q.completeness AS shown FROM made m JOIN quality q USING (town)
  UNION ALL SELECT 2, '准确', 'accuracy', m.town, -m."right", -q.accuracy FROM made m JOIN quality q USING (town)
  UNION ALL SELECT 3, '鲜活', 'freshness', m.town, -m.visited, -q.freshness FROM made m JOIN quality q USING (town)
  UNION ALL SELECT 4, '租住人口占比', 'tenants among residents', m.town, m.visitors, r.share FROM made m
    JOIN (SELECT ybss.grid_truncate(grid, 2) AS town, (100.0 * count(*) FILTER (WHERE tenure_code = '02') / nullif(count(tenure_code), 0))::real AS share
      FROM ybss_registry.residence WHERE main AND valid @> current_date GROUP BY 1) r USING (town)
  UNION ALL SELECT 5, '无证单位占比', 'units without a licence', m.town, m.shops, u.share FROM made m
    JOIN (SELECT ybss.grid_truncate(grid, 2) AS town, (100.0 * count(*) FILTER (WHERE no_code_reason = '03') / count(*))::real AS share
      FROM ybss_registry.unit WHERE closed_on IS NULL GROUP BY 1) u USING (town)
  UNION ALL SELECT 6, '无房地址占比', 'addresses without a house', m.town, -m.housed, g.share FROM made m
    JOIN (SELECT ybss.grid_truncate(a.grid, 2) AS town, (100.0 * count(*) FILTER (WHERE h.house_id IS NULL) / count(*))::real AS share
      FROM ybss_registry.address a LEFT JOIN ybss_registry.house h ON h.district = a.district AND h.address_id = a.address_id
      WHERE a.level IN ('number', 'room') AND a.habitable
        AND NOT EXISTS (SELECT FROM ybss_registry.address c WHERE c.district = a.district AND c.parent_id = a.address_id)
      GROUP BY 1) g USING (town)
)
SELECT n, chinese, english, (array_agg(w.name ORDER BY m.made DESC))[1] AS made_worst, (array_agg(w.name ORDER BY m.shown DESC))[1] AS shown_worst,
  round(abs(max(m.shown))::numeric, 1) AS worst, (array_agg(w.name ORDER BY m.shown))[1] AS shown_best, round(abs(min(m.shown))::numeric, 1) AS best
FROM measure m JOIN ybss_registry.grid w ON w.code = m.town GROUP BY n, chinese, english;
