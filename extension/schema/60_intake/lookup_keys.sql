-- The keys by which an address is looked up, kept by a trigger.

CREATE OR REPLACE FUNCTION ybss_registry.lookup_keys(a ybss.address) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH e AS (
    SELECT j->>'community' AS community, j->>'group' AS village_group, j->>'road' AS road, j->>'number' AS number,
      j->>'compound' AS compound, j->>'phase' AS phase,
      regexp_replace(j->>'building', '(栋|幢|座|号楼|#)$', '') AS building,
      regexp_replace(j->>'unit', '(单元|梯|门)$', '') AS unit,
      regexp_replace(j->>'floor', '(层|楼)$', '') AS floor,
      regexp_replace(j->>'room', '(室|号|房)$', '') AS room
    FROM (SELECT a::jsonb) x(j)
  ), tail AS (
    SELECT *, concat_ws('|', coalesce(phase, ''), coalesce(building, ''), coalesce(unit, ''),
      -- 3层2号 is another room than 2号 on another floor; 302 says its floor itself.
      CASE WHEN char_length(room) <= 2 THEN floor END, coalesce(room, '')) AS inside FROM e
  )
  SELECT array_remove(ARRAY[
    CASE WHEN compound IS NOT NULL AND (building IS NOT NULL OR room IS NOT NULL OR road IS NULL AND village_group IS NULL AND number IS NULL)
         THEN concat_ws('|', 'compound', compound, inside) END,
    CASE WHEN compound IS NOT NULL AND number IS NOT NULL
         THEN concat_ws('|', 'compound number', compound, number, inside) END,
    CASE WHEN road IS NOT NULL AND number IS NOT NULL
         THEN concat_ws('|', 'road', road, number, inside) END,
    CASE WHEN village_group IS NOT NULL AND number IS NOT NULL
         THEN concat_ws('|', 'group', coalesce(community, ''), village_group, number, inside) END,
    CASE WHEN road IS NULL AND compound IS NULL AND village_group IS NULL AND community IS NOT NULL AND number IS NOT NULL
         THEN concat_ws('|', 'community', community, number, inside) END
  ], NULL) FROM tail
$$;
COMMENT ON FUNCTION ybss_registry.lookup_keys(ybss.address) IS
'The keys by which an address is looked up: what is inside the compound, on the road, in the group; class words folded. Immutable: depends on its argument only. / 地址查找键。';

GRANT EXECUTE ON FUNCTION ybss_registry.lookup_keys(ybss.address) TO ybss_operator;

CREATE OR REPLACE FUNCTION ybss_registry.keep_lookup() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Only what changed its address or its life: a new parent changes no key.
    DELETE FROM ybss_registry.address_lookup k USING old_row o, new_row n
    WHERE k.district = o.district AND k.address_id = o.address_id
      AND n.district = o.district AND n.address_id = o.address_id
      AND (n.address <> o.address OR n.state <> o.state);
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO ybss_registry.address_lookup (district, key, address_id, town, community)
  SELECT n.district, k.key, n.address_id,
    ybss.address_element(n.address, 'town'), ybss.address_element(n.address, 'community')
  FROM new_row n CROSS JOIN LATERAL unnest(ybss_registry.lookup_keys(n.address)) k(key)
  WHERE n.state <> 'retired'
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_lookup() IS
'Keeps the look-up keys of addresses as the addresses change. Volatile: trigger. Security definer: whoever may write an address need not know its keys. / 维护标准地址查找键。';
CREATE OR REPLACE TRIGGER keep_lookup_on_insert AFTER INSERT ON ybss_registry.address
REFERENCING NEW TABLE AS new_row FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.keep_lookup();
CREATE OR REPLACE TRIGGER keep_lookup_on_update AFTER UPDATE ON ybss_registry.address
REFERENCING OLD TABLE AS old_row NEW TABLE AS new_row FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.keep_lookup();
