-- The registry's roles, in one place: who owns it, and what people and services may be.

CREATE FUNCTION ybss.registry_roles() RETURNS name[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT '{ybss_owner,ybss_reader,ybss_operator,ybss_auditor,ybss_sensitive,ybss_job}'::name[]
$$;
COMMENT ON FUNCTION ybss.registry_roles() IS
'The roles of a registry: ybss_owner, whom nobody is and to whom everything belongs; ybss_reader asks; ybss_operator edits and decides; ybss_job runs jobs; ybss_auditor reads logs and rights; ybss_sensitive adds the second grant. Immutable: a list. / 登记库角色清单。';
REVOKE ALL ON FUNCTION ybss.registry_roles() FROM PUBLIC;

CREATE FUNCTION ybss.make_roles() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_role name;
BEGIN
  FOREACH v_role IN ARRAY ybss.registry_roles() LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = v_role) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', v_role);
    END IF;
  END LOOP;
  GRANT USAGE ON SCHEMA ybss TO ybss_owner;
  -- What the registry's functions work in; PUBLIC may have lost it.
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO ybss_owner', current_database());
END
$$;
COMMENT ON FUNCTION ybss.make_roles() IS
'Makes the registry''s roles that are missing, those that came with a newer version too, and gives ybss_owner what its functions work in. Called by create_registry_phase and upgrade_registry. Volatile: makes roles. / 创建缺少的登记库角色。';
REVOKE ALL ON FUNCTION ybss.make_roles() FROM PUBLIC;

CREATE FUNCTION ybss.open_schemas() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA ybss TO %s', (SELECT string_agg(format('%I', r), ', ') FROM unnest(ybss.registry_roles()) r));
  GRANT USAGE ON SCHEMA ybss_registry TO ybss_operator, ybss_auditor, ybss_job;
END
$$;
COMMENT ON FUNCTION ybss.open_schemas() IS
'Lets the registry''s roles look into schema ybss, and those that edit, audit or run jobs into ybss_registry. Called by create_registry_phase and upgrade_registry when row security and rights are about to be put on: before that nobody of them gets in. Volatile: grants. / 允许登记库角色访问模式。';
REVOKE ALL ON FUNCTION ybss.open_schemas() FROM PUBLIC;
