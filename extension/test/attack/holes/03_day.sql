-- kind 3: an answer that turns on a masked birth date and a day of the caller's choice
-- found by: harness
-- only: adult_on
CREATE FUNCTION ybss.adult_on(person bigint, as_of date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT p.birth_date <= as_of - 6574 FROM ybss_registry.person p WHERE p.person_id = person $$;
ALTER FUNCTION ybss.adult_on(bigint, date) OWNER TO ybss_owner;
REVOKE ALL ON FUNCTION ybss.adult_on(bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.adult_on(bigint, date) TO ybss_reader;
COMMENT ON FUNCTION ybss.adult_on(bigint, date) IS 'A stand-in. Stable. / 漏洞。';
