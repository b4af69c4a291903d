-- What is sealed of views, functions and sequences.

CREATE OR REPLACE FUNCTION ybss_registry.sealed_code() RETURNS TABLE (kind text, object text, target text, value text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD'
SET intervalstyle = 'postgres'
SET quote_all_identifiers = off
SET timezone = 'UTC'
AS $$
  SELECT 'view', c.oid::regclass::text, c.relname::text, concat_ws(' ', pg_get_userbyid(c.relowner),
    (SELECT string_agg(o, ' ' ORDER BY o) FROM unnest(c.reloptions) o), encode(sha256(convert_to(pg_get_viewdef(c.oid), 'UTF8')), 'hex'))
  FROM pg_class c WHERE c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND c.relkind IN ('v', 'm')
  UNION ALL
  -- The library's path is the server's affair; a C function is known by its symbol.
  SELECT 'function', p.oid::regprocedure::text, p.proname::text, concat_ws(' ',
    CASE WHEN p.pronamespace = 'ybss_registry'::regnamespace OR NOT r.rolsuper THEN r.rolname ELSE 'a superuser' END, l.lanname,
    CASE WHEN p.prosecdef THEN 'security definer' END, CASE WHEN p.proleakproof THEN 'leakproof' END, CASE WHEN p.proisstrict THEN 'strict' END,
    p.provolatile, p.proparallel, p.prokind, pg_get_function_result(p.oid), (SELECT string_agg(s, ' ' ORDER BY s) FROM unnest(p.proconfig) s),
    CASE WHEN l.lanname IN ('c', 'internal') THEN p.prosrc ELSE encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex') END)
  FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang JOIN pg_roles r ON r.oid = p.proowner
  WHERE p.pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace)
  UNION ALL
  SELECT 'sequence', c.oid::regclass::text, c.relname::text, concat_ws(' ', pg_get_userbyid(c.relowner), s.seqincrement, s.seqmin, s.seqmax, CASE WHEN s.seqcycle THEN 'cycles' END)
  FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid WHERE c.relnamespace = 'ybss_registry'::regnamespace
$$;
COMMENT ON FUNCTION ybss_registry.sealed_code() IS
'Views, functions and sequences now, in the form of ybss_registry.manifest: owner, options, what they declare, SHA-256 of their source. Stable: reads the catalogue. / 视图、函数与序列现状，格式同封存清单。';
REVOKE ALL ON FUNCTION ybss_registry.sealed_code() FROM PUBLIC;
