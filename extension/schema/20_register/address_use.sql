-- What stands on an address, and which office owns a step.

CREATE OR REPLACE FUNCTION ybss_registry.references_to(p_table regclass, p_columns int)
RETURNS TABLE (schema name, name name, column_name name)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT n.nspname, c.relname, a.attname FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[2]
  WHERE k.contype = 'f' AND k.confrelid = p_table AND cardinality(k.conkey) = p_columns
    AND k.conrelid <> k.confrelid AND k.conparentid = 0
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
$$;
COMMENT ON FUNCTION ybss_registry.references_to(regclass, int) IS
'Tables and columns that refer to a table by a foreign key of so many columns, district first. Stable: reads the catalogue. / 引用某表的外键列。';

CREATE OR REPLACE FUNCTION ybss_registry.uses_of(p_district int, p_address_id bigint, OUT what text, OUT many bigint)
RETURNS SETOF record
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_key record;
BEGIN
  -- Whatever refers to an address in use, tables of later parts and of the district too.
  FOR v_key IN SELECT * FROM ybss_registry.references_to('ybss_registry.address', 3)
  LOOP
    what := v_key.name;
    EXECUTE pg_catalog.format('SELECT count(*) FROM %I.%I t WHERE t.district = $1 AND t.%I = $2 AND t.habitable',
      v_key.schema, v_key.name, v_key.column_name) INTO many USING p_district, p_address_id;
    IF many > 0 THEN
      RETURN NEXT;
    END IF;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.uses_of(int, bigint) IS
'What stands on an address, by table, and how many: everything that refers to an address in use. Stable: reads the register. Security definer: what is out of the caller''s scope stands there too. / 地址上的房屋、楼栋、单位等。';

CREATE OR REPLACE FUNCTION ybss_registry.require_unused(p_district int, p_address_id bigint) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_uses text := (SELECT string_agg(u.many || ' ' || u.what, ', ') FROM ybss_registry.uses_of(p_district, p_address_id) u);
BEGIN
  IF v_uses IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA13', CONSTRAINT = 'retired_address_is_unused',
      MESSAGE = pg_catalog.format('the address is in use: %s', v_uses), DETAIL = '该地址上仍有房屋、楼栋或单位。',
      HINT = 'ybss.retire_address(address_id, successor => …) moves them; houses that are no more get ended_on first.';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.require_unused(int, bigint) IS
'Refuses (YBA13) where something stands on the address. Stable: reads the register. / 检查地址是否已无登记。';
CREATE OR REPLACE FUNCTION ybss_registry.owns_step(step text, office text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM ybss_registry.office_step s
    WHERE s.step = owns_step.step AND position(s.office IN owns_step.office) > 0)
$$;
COMMENT ON FUNCTION ybss_registry.owns_step(text, text) IS
'True when an office of that name owns the step: ybss_registry.office_step. Stable: reads that table. Security definer: it tells nothing else. / 该单位是否主管该环节。';

REVOKE ALL ON FUNCTION ybss_registry.references_to(regclass, int), ybss_registry.uses_of(int, bigint),
  ybss_registry.require_unused(int, bigint), ybss_registry.owns_step(text, text) FROM PUBLIC;
