-- What two lists say of the same addresses, houses, persons and units: by the standard
-- addresses and records that their lines were settled on, not by their texts.

-- The files of a source that are compared: the last that is settled, or all of them.
CREATE OR REPLACE FUNCTION ybss_registry.compared_files(p_source text, p_kind text, p_all_files boolean) RETURNS bigint[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text := (SELECT s.record_kind FROM ybss_registry.source s WHERE s.source = p_source);
  v_files bigint[];
BEGIN
  IF v_kind IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI04', MESSAGE = pg_catalog.format('there is no source "%s"', p_source),
      DETAIL = '未登记的数据来源。', HINT = 'SELECT source, office FROM ybss.source';
  ELSIF p_kind = 'person' AND v_kind NOT IN ('person', 'declaration', 'house') OR p_kind = 'unit' AND v_kind NOT IN ('unit', 'house') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI11', MESSAGE = pg_catalog.format('the lists of source "%s" tell of no %s', p_source, p_kind),
      DETAIL = CASE p_kind WHEN 'person' THEN '该来源的清单不含人员。' ELSE '该来源的清单不含单位。' END,
      HINT = 'Compare its addresses or houses.';
  END IF;
  SELECT pg_catalog.array_agg(f.file_id) INTO v_files FROM (
    SELECT f.file_id FROM ybss_registry.intake_file f WHERE f.source = p_source AND f.step = 'linked'
    ORDER BY f.received_at DESC, f.file_id DESC LIMIT CASE WHEN p_all_files THEN NULL ELSE 1 END) f;
  IF v_files IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI11', MESSAGE = pg_catalog.format('no list of source "%s" has been worked to its end', p_source),
      DETAIL = '该来源还没有处理完的清单。', HINT = 'CALL ybss.run_job(''intake'')';
  END IF;
  RETURN v_files;
END
$$;
COMMENT ON FUNCTION ybss_registry.compared_files(text, text, boolean) IS
'The files of a source whose lines are compared with another list''s: the last one that is settled, or all. Raises YBI04 for an unknown source, YBI11 for one that tells of no such thing or of which nothing is settled. Stable: reads intake. / 参与比较的清单文件。';

-- What the two lists say of each address.
CREATE OR REPLACE FUNCTION ybss_registry.compared_places(p_a bigint[], p_b bigint[], p_houses boolean, p_within ybss.grid_code)
RETURNS TABLE (record_id bigint, grid ybss.grid_code, name text, lines_a text[], lines_b text[], written_a ybss.address, written_b ybss.address)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT q.record_id, q.grid, q.name, q.lines_a, q.lines_b, ybss_registry.written_address((q.last_a).address, (q.last_a).fields),
    ybss_registry.written_address((q.last_b).address, (q.last_b).fields)
  FROM (SELECT coalesce(h.house_id, a.address_id) AS record_id, a.grid, a.address::text AS name,
    coalesce(pg_catalog.array_agg(l.file_id || ':' || l.line ORDER BY l.file_id, l.line) FILTER (WHERE l.file_id = ANY (p_a)), '{}') AS lines_a,
    coalesce(pg_catalog.array_agg(l.file_id || ':' || l.line ORDER BY l.file_id, l.line) FILTER (WHERE l.file_id = ANY (p_b)), '{}') AS lines_b,
    -- How each wrote it last, as it was read: without what does not belong to an address.
    (pg_catalog.array_agg(l ORDER BY l.said_on DESC NULLS LAST, l.file_id DESC, l.line DESC) FILTER (WHERE l.file_id = ANY (p_a)))[1] AS last_a,
    (pg_catalog.array_agg(l ORDER BY l.said_on DESC NULLS LAST, l.file_id DESC, l.line DESC) FILTER (WHERE l.file_id = ANY (p_b)))[1] AS last_b
  FROM ybss_registry.address a
  JOIN ybss_registry.intake_line l ON l.district = a.district AND l.address_id = a.address_id
  LEFT JOIN ybss_registry.house h ON h.district = a.district AND h.address_id = a.address_id AND h.ended_on IS NULL AND p_houses
  WHERE (p_within IS NULL OR a.grid OPERATOR(ybss.<@) p_within)
    AND l.file_id = ANY (p_a || p_b) AND l.state IN ('placed', 'registered', 'merged', 'review')
    AND (NOT p_houses OR h.house_id IS NOT NULL)
  GROUP BY a.address_id, a.grid, a.address, h.house_id) q;
END
$$;
COMMENT ON FUNCTION ybss_registry.compared_places(bigint[], bigint[], boolean, ybss.grid_code) IS
'Each standard address, or house on one, that lines of either set of files lie on, with the lines of both and how each wrote it last. Stable: reads intake and the registers. / 两份清单各自落在的标准地址。';

CREATE OR REPLACE FUNCTION ybss_registry.compared_records(p_a bigint[], p_b bigint[], p_kind text, p_within ybss.grid_code)
RETURNS TABLE (record_id bigint, grid ybss.grid_code, name text, lines_a text[], lines_b text[], written_a ybss.address, written_b ybss.address)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT r.record_id, r.grid, CASE p_kind WHEN 'person' THEN ybss.shown('person', 'name', r.name) ELSE r.name END,
    coalesce(pg_catalog.array_agg(l.file_id || ':' || l.line ORDER BY l.file_id, l.line) FILTER (WHERE l.file_id = ANY (p_a)), '{}'),
    coalesce(pg_catalog.array_agg(l.file_id || ':' || l.line ORDER BY l.file_id, l.line) FILTER (WHERE l.file_id = ANY (p_b)), '{}'),
    NULL::ybss.address, NULL::ybss.address
  FROM (
    SELECT p.district, p.person_id AS record_id, p.grid, p.name FROM ybss_registry.person p
    WHERE p_kind = 'person' AND (p_within IS NULL OR p.grid OPERATOR(ybss.<@) p_within)
    UNION ALL SELECT u.district, u.unit_id, u.grid, u.name FROM ybss_registry.unit u
    WHERE p_kind = 'unit' AND (p_within IS NULL OR u.grid OPERATOR(ybss.<@) p_within)
  ) r
  JOIN ybss_registry.intake_line l ON l.district = r.district AND l.record_id = r.record_id
  WHERE l.file_id = ANY (p_a || p_b) AND l.state IN ('registered', 'merged')
    -- A list of houses tells of owners too; its buildings are no persons.
    AND coalesce(l.fields->>'record_type', '') <> 'building'
  GROUP BY r.record_id, r.grid, r.name;
END
$$;
COMMENT ON FUNCTION ybss_registry.compared_records(bigint[], bigint[], text, ybss.grid_code) IS
'Each person or unit that lines of either set of files are about, with the lines of both; names are masked. Stable: reads intake and the registers. / 两份清单各自所述的人员或单位。';
REVOKE ALL ON FUNCTION ybss_registry.compared_files(text, text, boolean), ybss_registry.compared_places(bigint[], bigint[], boolean, ybss.grid_code),
  ybss_registry.compared_records(bigint[], bigint[], text, ybss.grid_code) FROM PUBLIC;
