-- Making a function from a text.

CREATE OR REPLACE FUNCTION ybss_registry.make_function(p_signature text, p_result text, p_body text, p_comment text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE pg_catalog.format('CREATE OR REPLACE FUNCTION ybss_registry.%s RETURNS %s LANGUAGE plpgsql VOLATILE SECURITY DEFINER '
    'SET search_path = pg_catalog, ybss, pg_temp AS %L', p_signature, p_result, p_body);
  EXECUTE pg_catalog.format('COMMENT ON FUNCTION ybss_registry.%s IS %L', p_signature, p_comment);
  EXECUTE pg_catalog.format('REVOKE ALL ON FUNCTION ybss_registry.%s FROM PUBLIC', p_signature);
END
$$;
COMMENT ON FUNCTION ybss_registry.make_function(text, text, text, text) IS
'Makes a function of the registry''s owner in PL/pgSQL, called by nobody else. Volatile: makes a function. / 生成函数。';
REVOKE ALL ON FUNCTION ybss_registry.make_function(text, text, text, text) FROM PUBLIC;
