-- Where the record of an id lies: an id holds its district (design D10), so that a
-- look-up names one district and partitions or an engine of many servers are asked
-- for that alone. An id below 2^32, which its writer chose, holds none: it is looked
-- for in every district of the registry.

CREATE OR REPLACE FUNCTION ybss_registry.districts() RETURNS int4[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- From one to the next by the index of keys: a grid has a hundred thousand nodes, a registry few districts.
  RETURN (WITH RECURSIVE d AS (
    SELECT pg_catalog.min(g.district) AS district FROM ybss_registry.grid g
    UNION ALL
    SELECT (SELECT pg_catalog.min(g.district) FROM ybss_registry.grid g WHERE g.district > d.district)
    FROM d WHERE d.district IS NOT NULL
  )
  SELECT coalesce(pg_catalog.array_agg(d.district) FILTER (WHERE d.district IS NOT NULL), '{}') FROM d);
END
$$;
COMMENT ON FUNCTION ybss_registry.districts() IS
'The districts of this registry: who looks for a record by an id that holds none names them, because every key begins with the district. PL/pgSQL, since its plan is kept for the session. Stable: reads the grids. / 本登记库的区划列表。';

CREATE OR REPLACE FUNCTION ybss_registry.districts_of(p_ids bigint[]) RETURNS int4[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_districts CONSTANT int4[] := ARRAY(SELECT DISTINCT ybss.district_of_id(i) FROM pg_catalog.unnest(p_ids) i);
BEGIN
  RETURN CASE WHEN pg_catalog.array_position(v_districts, NULL) IS NULL THEN v_districts ELSE ybss_registry.districts() END;
END
$$;
COMMENT ON FUNCTION ybss_registry.districts_of(bigint[]) IS
'The districts in which records of these ids, and their past, can lie: those that the ids hold, all of this registry where one holds none. Stable: may read the grids. / 这些编号的记录所在区划。';

CREATE OR REPLACE FUNCTION ybss_registry.district_of_record(p_kind text, p_id bigint) RETURNS int4
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_district int4 := ybss.district_of_id(p_id);
BEGIN
  IF v_district IS NULL THEN
    EXECUTE pg_catalog.format('SELECT pg_catalog.min(r.district) FROM ybss_registry.%I r WHERE r.district = ANY ($1) AND r.%I = $2', p_kind, p_kind || '_id')
    INTO v_district USING ybss_registry.districts(), p_id;
  END IF;
  RETURN v_district;
END
$$;
COMMENT ON FUNCTION ybss_registry.district_of_record(text, bigint) IS
'The district of a record, by its kind (a table with the column kind_id) and id: the one that the id holds, whether there is such a record or not; where it holds none, the one in which the caller''s scope has it. Stable: may read the register. / 按编号得出记录所在区划。';
REVOKE ALL ON FUNCTION ybss_registry.districts(), ybss_registry.districts_of(bigint[]), ybss_registry.district_of_record(text, bigint) FROM PUBLIC;
