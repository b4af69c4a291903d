-- kind 3: a look-up by number that leaves no line and takes a set
-- found by: harness
-- only: lives_where
CREATE FUNCTION ybss.lives_where(citizen_id ybss.citizen_id) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT p.person_id FROM ybss_registry.person p WHERE p.citizen_id OPERATOR(ybss.=) lives_where.citizen_id $$;
ALTER FUNCTION ybss.lives_where(ybss.citizen_id) OWNER TO ybss_owner;
REVOKE ALL ON FUNCTION ybss.lives_where(ybss.citizen_id) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.lives_where(ybss.citizen_id) TO ybss_reader;
COMMENT ON FUNCTION ybss.lives_where(ybss.citizen_id) IS 'A stand-in. Stable. / 漏洞。';
