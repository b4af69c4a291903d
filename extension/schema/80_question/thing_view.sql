-- Records of the kinds that a district added, as people read them.

CREATE OR REPLACE FUNCTION ybss_registry.shown_items(p_kind text, p_items jsonb) RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- A value that is shown whole keeps its type.
  SELECT coalesce(pg_catalog.jsonb_object_agg(e.key, CASE WHEN ybss.shown(p_kind, e.key, e.value#>>'{}') IS NOT DISTINCT FROM e.value#>>'{}' THEN e.value
    ELSE pg_catalog.to_jsonb(ybss.shown(p_kind, e.key, e.value#>>'{}')) END), '{}')
  FROM jsonb_each(p_items) e
$$;
COMMENT ON FUNCTION ybss_registry.shown_items(text, jsonb) IS
'The items of a record as people may see them, each under its mask. Stable: reads the catalogue. / 脱敏后的信息项。';
REVOKE ALL ON FUNCTION ybss_registry.shown_items(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.shown_items(text, jsonb) TO ybss_reader, ybss_operator;

CREATE OR REPLACE VIEW ybss.thing WITH (security_barrier) AS
SELECT t.thing_id, t.grid, t.kind, k.class, k.chinese AS kind_name, ybss.shown(t.kind, 'name', t.name) AS name, ybss.shown(t.kind, 'number', t.number) AS number,
  t.address_id, a.address::text AS address, t.position, t.began_on, t.ended_on, ybss_registry.shown_items(t.kind, t.items) AS items,
  t.grid::text AS grid_text, @postgis@.st_astext(t.position) AS position_text, @postgis@.st_x(t.position) AS longitude, @postgis@.st_y(t.position) AS latitude
FROM ybss_registry.thing t
JOIN ybss_registry.record_kind k USING (kind)
LEFT JOIN ybss_registry.address a ON a.district = t.district AND a.address_id = t.address_id;
COMMENT ON VIEW ybss.thing IS
'Records of the kinds that the district added (ybss.record_kind WHERE added), masked: what it is, where it stands, from when to when, and its items; items->>''brand'' reads one as a column. ended_on is null while it stands. / 本区增加的各类记录（脱敏）。';
GRANT SELECT ON ybss.thing TO ybss_reader, ybss_operator;
