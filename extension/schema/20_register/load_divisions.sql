-- Filling the table of divisions from the library.

CREATE OR REPLACE FUNCTION ybss.load_divisions(villages_of int DEFAULT 0) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_loaded int;
BEGIN
  INSERT INTO ybss_registry.division (code, name)
  SELECT b.code::ybss.division_code, b.name FROM ybss.builtin_division(villages_of) b
  -- of whatever period: what a change has ended or begun is not there a second time
  WHERE NOT EXISTS (SELECT FROM ybss_registry.division d WHERE d.code = b.code::ybss.division_code);
  GET DIAGNOSTICS v_loaded = ROW_COUNT;
  RETURN v_loaded;
END
$$;
COMMENT ON FUNCTION ybss.load_divisions(int) IS
'Loads the divisions of the built-in lexicon into the registry: all down to the town, and the villages of one province, of all (0) or of none (-1). What is there stays, of whatever period. Returns how many are new. Volatile: writes divisions. Security definer: operators read divisions, the owner writes them. / 载入内置行政区划。';
REVOKE ALL ON FUNCTION ybss.load_divisions(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.load_divisions(int) TO ybss_operator;
