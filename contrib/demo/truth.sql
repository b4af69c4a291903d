-- What the generator knows, beside the registry and never read by it: it only
-- measures what intake found. Needs the psql variable "lists".
CREATE SCHEMA demo_truth;
CREATE TABLE demo_truth.line (list text, line int, record_kind text, record text, address text,
  level text, anchor text, faults text);
\set copy_line '\\copy demo_truth.line FROM ''' :lists '/truth/line.csv'' WITH (FORMAT csv, HEADER)'
:copy_line
ANALYZE demo_truth.line;
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

-- Persons: over all pairs of lines, the pairs that were put together and the
-- pairs that belong together.
CREATE VIEW demo_truth.matching AS
WITH said AS (
  SELECT record, record_id FROM demo_truth.outcome WHERE record LIKE 'P%'
), cell AS (SELECT record, record_id, count(*) AS n FROM said GROUP BY 1, 2),
right_pair AS (SELECT sum(n * (n - 1) / 2) AS pairs FROM cell WHERE record_id IS NOT NULL),
found AS (SELECT sum(n * (n - 1) / 2) AS pairs FROM (SELECT count(*) AS n FROM said WHERE record_id IS NOT NULL GROUP BY record_id) x),
there AS (SELECT sum(n * (n - 1) / 2) AS pairs FROM (SELECT count(*) AS n FROM said GROUP BY record) x)
SELECT there.pairs AS pairs_there, found.pairs AS pairs_found, right_pair.pairs AS pairs_right,
  round(right_pair.pairs / found.pairs, 4) AS precision, round(right_pair.pairs / there.pairs, 4) AS recall
FROM right_pair, found, there;
