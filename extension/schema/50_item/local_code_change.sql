-- A row of the lists of codes may make right what was doubted: scores that asked are stale.

CREATE OR REPLACE FUNCTION ybss_registry.take_local_codes() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.renew_catalogue(ARRAY(SELECT DISTINCT i.kind FROM ybss_registry.item i
    WHERE i.active AND pg_catalog.concat_ws(' ', i.required_if, i.formula, i.rule) ~ '(credit_code_doubt|phone_doubt|phone_successor|region_doubt)\('));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_local_codes() IS
'Trigger on the district''s listed codes: kinds of records whose items ask the lists get a new version of their catalogue, so that their scores are stale and job score makes them anew. Volatile: trigger. Security definer: the catalogue is the owner''s. / 代码列表变更：相关记录的评分失效，由评分作业重新计算。';
CREATE OR REPLACE TRIGGER codes_taken AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ybss_registry.local_code
FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_local_codes();
REVOKE ALL ON FUNCTION ybss_registry.take_local_codes() FROM PUBLIC;
