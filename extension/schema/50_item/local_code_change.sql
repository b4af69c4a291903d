-- A row of the lists of codes may make right what was doubted: scores that asked are stale.

CREATE OR REPLACE FUNCTION ybss_registry.take_local_codes() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lists text[];
BEGIN
  -- What only changes words, or nothing, makes no million records stale.
  IF TG_OP = 'INSERT' THEN
    v_lists := ARRAY(SELECT DISTINCT n.list FROM new_rows n);
  ELSIF TG_OP = 'DELETE' THEN
    v_lists := ARRAY(SELECT DISTINCT o.list FROM old_rows o);
  ELSIF TG_OP = 'UPDATE' THEN
    v_lists := ARRAY(SELECT DISTINCT d.list FROM (
      (SELECT n.list, n.code, n.valid_from, n.valid_to, n.digits FROM new_rows n EXCEPT SELECT o.list, o.code, o.valid_from, o.valid_to, o.digits FROM old_rows o)
      UNION ALL (SELECT o.list, o.code, o.valid_from, o.valid_to, o.digits FROM old_rows o EXCEPT SELECT n.list, n.code, n.valid_from, n.valid_to, n.digits FROM new_rows n)) d);
  ELSE
    v_lists := ARRAY['area_code', 'credit_class', 'mobile_prefix', 'region', 'service_number'];
  END IF;
  PERFORM ybss_registry.renew_catalogue(ARRAY(SELECT DISTINCT i.kind FROM ybss_registry.item i
    WHERE i.active AND EXISTS (SELECT FROM pg_catalog.unnest(v_lists) l(list) WHERE pg_catalog.concat_ws(' ', i.required_if, i.formula, i.rule)
      ~ CASE l.list WHEN 'credit_class' THEN 'credit_code_doubt\(' WHEN 'region' THEN 'region_doubt\(' ELSE 'phone_(doubt|successor)\(' END)));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_local_codes() IS
'Trigger on the district''s listed codes: kinds of records whose items ask the list get a new version of their catalogue, so that their scores are stale and job score makes them anew. Volatile: trigger. Security definer: the catalogue is the owner''s. / 代码列表变更：相关记录的评分失效，由评分作业重新计算。';
CREATE OR REPLACE TRIGGER codes_inserted AFTER INSERT ON ybss_registry.local_code
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_local_codes();
CREATE OR REPLACE TRIGGER codes_updated AFTER UPDATE ON ybss_registry.local_code
REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_local_codes();
CREATE OR REPLACE TRIGGER codes_deleted AFTER DELETE ON ybss_registry.local_code
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_local_codes();
CREATE OR REPLACE TRIGGER codes_emptied AFTER TRUNCATE ON ybss_registry.local_code
FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_local_codes();
REVOKE ALL ON FUNCTION ybss_registry.take_local_codes() FROM PUBLIC;
