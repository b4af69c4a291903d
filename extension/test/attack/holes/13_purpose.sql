-- kind 13: a purpose of dots is taken
-- found by: harness
CREATE OR REPLACE FUNCTION ybss.stated_purpose(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$ SELECT btrim(written) $$;
