-- What is under investigation, and what was.

CREATE OR REPLACE VIEW ybss.under_investigation WITH (security_barrier) AS
SELECT i.investigation_id, i.grid, i.kind, i.record_id, i.attribute, i.reason, i.opened_at, i.opened_by,
  i.grid::text AS grid_text
FROM ybss_registry.investigation i WHERE i.closed_at IS NULL;
COMMENT ON VIEW ybss.under_investigation IS 'Attributes whose value is doubted now. / 存疑的信息项。';

CREATE OR REPLACE FUNCTION ybss_registry.investigation_flags(p_kind text, p_district int4, p_record_id bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- PL/pgSQL: planned once a session, not at every call.
  RETURN (SELECT coalesce(pg_catalog.jsonb_object_agg(i.attribute, pg_catalog.jsonb_build_object('reason', i.reason, 'since', ybss.day_of(i.opened_at)) ORDER BY i.attribute), '{}')
    FROM ybss_registry.investigation i
    WHERE i.district = p_district AND i.kind = p_kind AND i.record_id = p_record_id AND i.closed_at IS NULL);
END
$$;
COMMENT ON FUNCTION ybss_registry.investigation_flags(text, int4, bigint) IS
'The flags of a record: attributes under investigation with reason and since when, {} where there is none. For dossiers. Stable: reads a table. / 记录的存疑标记。';

CREATE OR REPLACE FUNCTION ybss.was_investigated(kind text, record_id bigint, at timestamptz DEFAULT now())
RETURNS TABLE (attribute text, reason text, opened_at timestamptz, closed_at timestamptz, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT i.attribute, i.reason, i.opened_at, i.closed_at, i.outcome
  FROM ybss_registry.investigation i
  WHERE i.district = ANY (ybss_registry.districts_of(ARRAY[was_investigated.record_id])) AND i.kind = was_investigated.kind AND i.record_id = was_investigated.record_id
    AND i.opened_at <= was_investigated.at AND (i.closed_at IS NULL OR i.closed_at > was_investigated.at)
  ORDER BY i.attribute
$$;
COMMENT ON FUNCTION ybss.was_investigated(text, bigint, timestamptz) IS
'Attributes of a record that were under investigation at an instant, and how that ended if it has. Every change of an investigation is told by ybss.history_of(''investigation'', id). Stable: reads a table. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 某一时刻存疑的信息项。';
REVOKE ALL ON FUNCTION ybss_registry.investigation_flags(text, int4, bigint), ybss.was_investigated(text, bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.was_investigated(text, bigint, timestamptz) TO ybss_reader, ybss_operator;
GRANT SELECT ON ybss.under_investigation TO ybss_reader, ybss_operator;
