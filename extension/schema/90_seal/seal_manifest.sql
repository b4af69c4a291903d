-- Sealing: the last thing that create_registry and upgrade_registry do.

CREATE OR REPLACE FUNCTION ybss_registry.seal_manifest() RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  DELETE FROM ybss_registry.manifest;
  INSERT INTO ybss_registry.manifest SELECT * FROM ybss_registry.sealed_now() UNION ALL SELECT * FROM ybss_registry.sealed_keys();
$$;
COMMENT ON FUNCTION ybss_registry.seal_manifest() IS
'Writes the manifest anew from what is there. For the end of create_registry and upgrade_registry, and for the district''s owner after a change that is meant: look at check_registry() first, since what is there is taken for right. Volatile: writes the manifest. / 按现状重写封存清单。';
REVOKE ALL ON FUNCTION ybss_registry.seal_manifest() FROM PUBLIC;
SELECT ybss_registry.seal_manifest();
