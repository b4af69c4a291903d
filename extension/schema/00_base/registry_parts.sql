-- The registry's parts, made or renewed.

CREATE FUNCTION ybss.run_registry_parts(classes text[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_part record;
  v_postgis text;
BEGIN
  SELECT quote_ident(n.nspname) INTO v_postgis
  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname = 'postgis';
  -- What the registry's own functions call, those that an upgrade added too;
  -- PUBLIC has lost some of it.
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ybss TO ybss_owner;
  GRANT EXECUTE ON FUNCTION ybss.require_registry(), ybss.registry_version() TO ybss_operator, ybss_reader, ybss_job, ybss_auditor;
  -- Only now: whoever could always create here could put a function before the server's own.
  GRANT CREATE ON SCHEMA ybss TO ybss_owner;
  SET LOCAL ROLE ybss_owner;
  FOR v_part IN
    SELECT s.part, s.script FROM ybss.registry_script() s
    WHERE s.class = ANY (classes) ORDER BY array_position(classes, s.class), s.position
  LOOP
    BEGIN
      EXECUTE replace(v_part.script, '@postgis@', v_postgis);
    EXCEPTION WHEN OTHERS THEN
      RAISE EXCEPTION USING ERRCODE = SQLSTATE,
        MESSAGE = format('registry part %s: %s', v_part.part, SQLERRM);
    END;
  END LOOP;
  UPDATE ybss_registry.registry SET version = ybss.version(), changed_at = now();
  RESET ROLE;
  REVOKE CREATE ON SCHEMA ybss FROM ybss_owner;
END
$$;
COMMENT ON FUNCTION ybss.run_registry_parts(text[]) IS
'Runs the parts of the given classes (once, key, replay, grant), class by class, as ybss_owner and notes the version. Called by create_registry_phase and upgrade_registry. Volatile: makes objects. / 以 ybss_owner 身份执行建库脚本。';
REVOKE ALL ON FUNCTION ybss.run_registry_parts(text[]) FROM PUBLIC;
