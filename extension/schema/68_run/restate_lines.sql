-- What a full list says again of those of whom it says something new.

CREATE OR REPLACE FUNCTION ybss_registry.lines_at(p_files bigint[], p_lines int[]) RETURNS SETOF ybss_registry.intake_line
LANGUAGE sql STABLE ROWS 1000
SET search_path = pg_catalog, ybss, pg_temp
SET enable_bitmapscan = off
AS $$
  -- One look-up for each: what the planner thinks of so many lines of so many files is a join of all.
  SELECT l.* FROM ROWS FROM (pg_catalog.unnest(p_files), pg_catalog.unnest(p_lines)) t(file_id, line)
  JOIN ybss_registry.intake_file f ON f.file_id = t.file_id
  CROSS JOIN LATERAL (SELECT i.* FROM ybss_registry.intake_line i
    WHERE i.received_at = f.received_at AND i.file_id = f.file_id AND i.line = t.line OFFSET 0) l
$$;
COMMENT ON FUNCTION ybss_registry.lines_at(bigint[], int[]) IS
'Lines by file and number. Stable: reads intake. / 按清单与行号取行。';

CREATE OR REPLACE FUNCTION ybss_registry.lost_lines(p_file_id bigint) RETURNS SETOF ybss_registry.intake_line
LANGUAGE sql STABLE ROWS 1000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT l.* FROM ybss_registry.intake_piece p CROSS JOIN LATERAL ybss_registry.lines_at(p.lost_file, p.lost_line) l
  WHERE p.file_id = p_file_id AND l.state IN ('registered', 'merged')
$$;
COMMENT ON FUNCTION ybss_registry.lost_lines(bigint) IS
'The worked lines that the former delivery had and this one has not as they were. Stable: reads intake. / 上一期有而本期没有的行。';

CREATE OR REPLACE FUNCTION ybss_registry.fill_restated(p_file_id bigint, p_kind text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET enable_nestloop = on
AS $$
DECLARE
  v_lines int;
BEGIN
  PERFORM ybss_registry.begin_work_lines();
  -- Runs meet lines by bands of 1,024 lines, as in known_lines.
  INSERT INTO pg_temp.ybss_work_line (received_at, file_id, line, district, grid, raw, fields, state, said_on, name, citizen_id,
    document_number, birth_date, sex, phone, address, address_id, placed_by, record_id, match_weight)
  WITH subject AS MATERIALIZED (
    SELECT l.district, CASE WHEN p_kind <> 'house' THEN l.record_id END AS record_id, CASE WHEN p_kind = 'house' THEN l.address_id END AS address_id
    FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged', 'review')
    UNION SELECT l.district, CASE WHEN p_kind <> 'house' THEN l.record_id END, CASE WHEN p_kind = 'house' THEN l.address_id END
    FROM ybss_registry.lost_lines(p_file_id) l
  ), candidate AS MATERIALIZED (
    SELECT l.* FROM subject s JOIN ybss_registry.intake_line l ON l.district = s.district AND l.record_id = s.record_id
    WHERE l.state IN ('registered', 'merged') AND l.file_id <> p_file_id
    UNION ALL
    SELECT l.* FROM subject s JOIN ybss_registry.intake_line l ON l.district = s.district AND l.address_id = s.address_id
    WHERE l.state IN ('registered', 'merged') AND l.file_id <> p_file_id
  ), run AS MATERIALIZED (
    SELECT r.first, r.n, r.file, r.line, b AS band FROM ybss_registry.intake_piece p
    CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.same_first), pg_catalog.unnest(p.same_count), pg_catalog.unnest(p.same_file),
      pg_catalog.unnest(p.same_line)) r(first, n, file, line)
    CROSS JOIN LATERAL pg_catalog.generate_series(r.line / 1024, (r.line + r.n - 1) / 1024) b
    WHERE p.file_id = p_file_id AND EXISTS (SELECT FROM candidate)
  )
  SELECT DISTINCT ON (r.first + l.line - r.line) f.received_at, f.file_id, r.first + l.line - r.line, l.district, l.grid, NULL::bytea, l.fields, 'merged', l.said_on, l.name, l.citizen_id,
    l.document_number, l.birth_date, l.sex, l.phone, l.address, l.address_id, l.placed_by, l.record_id, l.match_weight
  FROM candidate l JOIN run r ON r.file = l.file_id AND r.band = l.line / 1024 AND l.line >= r.line AND l.line < r.line + r.n
  JOIN ybss_registry.intake_file f ON f.file_id = p_file_id
  WHERE NOT EXISTS (SELECT FROM ybss_registry.intake_line x WHERE x.file_id = p_file_id AND x.received_at = f.received_at AND x.line = r.first + l.line - r.line);
  GET DIAGNOSTICS v_lines = ROW_COUNT;
  RETURN v_lines;
END
$$;
COMMENT ON FUNCTION ybss_registry.fill_restated(bigint, text) IS
'Puts those lines of a full list that are as in a former delivery into pg_temp.ybss_work_line where something else is new or gone of whom they speak of (of a list of houses: of the house): what a list says of somebody on a day is one set, and counts as a whole. Returns how many. Volatile: fills a temporary table. / 同一主体有变动时，将清单中未变动的行一并重述。';

REVOKE ALL ON FUNCTION ybss_registry.lines_at(bigint[], int[]), ybss_registry.lost_lines(bigint), ybss_registry.fill_restated(bigint, text) FROM PUBLIC;
