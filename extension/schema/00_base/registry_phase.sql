-- The registry made in four phases, each of which may be run again: between the
-- tables and their keys an engine of many servers can distribute the tables.

CREATE FUNCTION ybss.create_registry_phase(phase text, adopt_roles boolean DEFAULT false, set_search_path boolean DEFAULT true) RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_phases CONSTANT text[] := ARRAY['tables', 'keys', 'functions', 'grants'];
  v_wanted CONSTANT int := array_position(v_phases, phase);
  v_done int := 0;
BEGIN
  IF to_regclass('ybss_registry.registry') IS NOT NULL THEN
    PERFORM ybss.require_registry();
    v_done := array_position(v_phases, (SELECT r.phase FROM ybss_registry.registry r));
  END IF;
  IF v_wanted IS NULL OR v_wanted > v_done + 1 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR15', MESSAGE = format('a registry is made in the phases %s, in this order', array_to_string(v_phases, ', ')),
      DETAIL = '建库阶段须依次执行：数据表、键、函数、授权。',
      HINT = format('SELECT ybss.create_registry_phase(%L)', v_phases[least(v_done + 1, 4)]);
  END IF;
  -- Tables and keys are made once: whatever bears their names now is what was made then.
  IF v_wanted <= least(v_done, 2) THEN
    RETURN format('%s of registry %s stand already', phase, ybss.version());
  END IF;
  PERFORM ybss.refuse_strange_objects(v_done = 0);
  PERFORM ybss.refuse_strange_rights(v_done = 0, adopt_roles OR v_done > 0);
  IF v_wanted = 1 THEN
    PERFORM ybss.make_roles();
    CREATE SCHEMA ybss_registry AUTHORIZATION ybss_owner;
  ELSIF v_wanted = 4 THEN
    PERFORM ybss.open_schemas();
  END IF;
  -- Some functions' tables get their first rights with them: on a registry that is whole, grants follow.
  PERFORM ybss.run_registry_parts((ARRAY['once', 'key', 'replay', 'grant'])[v_wanted:greatest(v_wanted, v_done)]);
  IF v_wanted > v_done THEN
    UPDATE ybss_registry.registry r SET phase = create_registry_phase.phase, sets_search_path = r.sets_search_path AND set_search_path;
  END IF;
  IF v_wanted = 1 THEN
    INSERT INTO ybss_registry.step (number, name, version, fresh)
    SELECT s.position, s.part, ybss.version(), true FROM ybss.registry_script() s WHERE s.class = 'step';
  ELSIF v_wanted = 4 THEN
    PERFORM ybss.guard_plans();
    PERFORM ybss.set_search_path() FROM ybss_registry.registry r WHERE r.sets_search_path;
  END IF;
  RETURN format('%s of registry %s made', phase, ybss.version());
END
$$;
COMMENT ON FUNCTION ybss.create_registry_phase(text, boolean, boolean) IS
'Makes one phase of the registry: tables, then keys (foreign keys between tables that hold their district), functions (views and triggers with them), grants (row security, rights, the seal; the search_path of the database, unless declined in any phase). create_registry() makes all four in one transaction. Before grants none of the registry''s roles gets into its schemas. Any phase may be run again: tables and keys that stand are left alone, functions and grants are made anew as an upgrade does; what somebody else made there is refused each time. Needs a superuser. Returns a sentence. Raises YBR15 for a phase whose turn has not come, YBR02 for a registry of another version, YBR12 to YBR14 as create_registry. Volatile: makes objects. / 分阶段建库：数据表、键、函数、授权；各阶段可重复执行，表与键之间可由分布式引擎分布数据表。';
REVOKE ALL ON FUNCTION ybss.create_registry_phase(text, boolean, boolean) FROM PUBLIC;
