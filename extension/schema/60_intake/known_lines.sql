-- The lines of the delivery before, with which a full one is compared.

CREATE OR REPLACE FUNCTION ybss_registry.former_delivery(p_source text, p_received_at timestamptz) RETURNS bigint
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT f.file_id FROM ybss_registry.intake_file f
  WHERE f.source = p_source AND f.received_at <= p_received_at AND f.delivery = 'full' AND f.form IS NOT NULL
    AND NOT f.refused AND f.withdrawn_at IS NULL
  ORDER BY f.received_at DESC, f.file_id DESC LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.former_delivery(text, timestamptz) IS
'The latest full delivery of a source that counts on a day: taken, not withdrawn. Stable: reads intake. / 某来源截至某日的上一期全量清单。';

CREATE OR REPLACE FUNCTION ybss_registry.delivered_runs(p_file_id bigint) RETURNS TABLE (file bigint, first int, lines int)
LANGUAGE sql STABLE ROWS 1000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT p.file_id, r.first, r.n FROM ybss_registry.intake_piece p CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.own_first), pg_catalog.unnest(p.own_count)) r(first, n)
  WHERE p.file_id = p_file_id
  UNION ALL
  SELECT r.file, r.first, r.n FROM ybss_registry.intake_piece p CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.same_file), pg_catalog.unnest(p.same_line), pg_catalog.unnest(p.same_count)) r(file, first, n)
  WHERE p.file_id = p_file_id
$$;
COMMENT ON FUNCTION ybss_registry.delivered_runs(bigint) IS
'What a delivery says, as runs of lines where they stand: its own, and those of former deliveries that it says again. Stable: reads intake. / 一期清单所含各行的实际存放区间。';

CREATE OR REPLACE FUNCTION ybss_registry.known_runs(p_file_id bigint) RETURNS TABLE (file bigint, first int, lines int)
LANGUAGE plpgsql STABLE ROWS 1000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.intake_file f JOIN ybss_registry.intake_file b USING (source)
    WHERE b.file_id = p_file_id AND f.file_id > b.file_id AND f.delivery <> 'full' AND NOT f.refused AND f.withdrawn_at IS NULL) THEN
    RETURN QUERY SELECT * FROM ybss_registry.delivered_runs(p_file_id);
    RETURN;
  END IF;
  -- Of whom changes or deletions spoke since, what was said before is no longer the latest.
  RETURN QUERY
  WITH since AS (
    SELECT f.file_id, f.delivery FROM ybss_registry.intake_file f JOIN ybss_registry.intake_file b USING (source)
    WHERE b.file_id = p_file_id AND f.file_id > b.file_id AND f.delivery <> 'full' AND NOT f.refused AND f.withdrawn_at IS NULL
  ), subject AS (
    SELECT DISTINCT l.district, l.record_id, l.address_id FROM since s JOIN ybss_registry.intake_line l USING (file_id)
  ), said AS MATERIALIZED (
    SELECT r.file, r.first + o AS line FROM ybss_registry.delivered_runs(p_file_id) r CROSS JOIN LATERAL pg_catalog.generate_series(0, r.lines - 1) o
  )
  SELECT s.file, s.line, 1 FROM said s WHERE NOT EXISTS (SELECT FROM ybss_registry.intake_line l JOIN subject j
    ON j.district = l.district AND (j.record_id = l.record_id OR j.record_id IS NULL AND j.address_id = l.address_id)
    WHERE l.file_id = s.file AND l.line = s.line)
  UNION ALL
  SELECT r.* FROM since s CROSS JOIN LATERAL ybss_registry.delivered_runs(s.file_id) r WHERE s.delivery = 'changes';
END
$$;
COMMENT ON FUNCTION ybss_registry.known_runs(bigint) IS
'What a source says as of now, as runs of lines where they stand: its latest full delivery, without those of whom changes or deletions have spoken since, and the changes. Stable: reads intake. / 某来源目前所述各行的存放区间。';

CREATE OR REPLACE FUNCTION ybss_registry.known_lines(p_file_id bigint,
  OUT digests bytea, OUT files bigint[], OUT lines int[], OUT counts int[])
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Runs meet the pieces that hold their digests by bands of 1,024 lines: each band has few.
  WITH run AS MATERIALIZED (
    SELECT r.file, greatest(r.first, b * 1024) AS first, least(r.first + r.lines, (b + 1) * 1024) AS behind, b AS band
    FROM ybss_registry.known_runs(p_file_id) r
    CROSS JOIN LATERAL pg_catalog.generate_series(r.first / 1024, (r.first + r.lines - 1) / 1024) b
  ), place AS (
    SELECT p.file_id AS file, r.first, r.first + r.n AS behind,
      sum(r.n) OVER (PARTITION BY p.file_id, p.piece ORDER BY r.o) - r.n - r.first AS skip, p.digests
    FROM ybss_registry.intake_piece p CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(p.own_first), pg_catalog.unnest(p.own_count)) WITH ORDINALITY r(first, n, o)
    WHERE p.file_id IN (SELECT DISTINCT r.file FROM run r)
  ), banded AS (
    SELECT p.*, b AS band FROM place p CROSS JOIN LATERAL pg_catalog.generate_series(p.first / 1024, (p.behind - 1) / 1024) b
  ), cut AS (
    SELECT r.file, greatest(r.first, p.first) AS first, least(r.behind, p.behind) AS behind, p.skip, p.digests
    FROM run r JOIN banded p USING (file, band) WHERE p.first < r.behind AND r.first < p.behind
  )
  SELECT coalesce(string_agg(substring(c.digests FROM ((c.skip + c.first) * 16 + 1)::int FOR (c.behind - c.first) * 16), '' ORDER BY c.file, c.first), ''),
    coalesce(pg_catalog.array_agg(c.file ORDER BY c.file, c.first), '{}'), coalesce(pg_catalog.array_agg(c.first ORDER BY c.file, c.first), '{}'),
    coalesce(pg_catalog.array_agg(c.behind - c.first ORDER BY c.file, c.first), '{}')
  FROM cut c
$$;
COMMENT ON FUNCTION ybss_registry.known_lines(bigint) IS
'What ybss.list_pieces compares a delivery with: the digests of what the former delivery and changes since say, and where each line stands; nothing for null. Stable: reads intake. / 供比对的上一期清单行摘要。';
REVOKE ALL ON FUNCTION ybss_registry.former_delivery(text, timestamptz), ybss_registry.delivered_runs(bigint),
  ybss_registry.known_runs(bigint), ybss_registry.known_lines(bigint) FROM PUBLIC;
