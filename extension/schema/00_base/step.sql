-- Numbered steps that bring the tables of an older registry up, each run once.

CREATE FUNCTION ybss.pending_steps() RETURNS integer[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_known CONSTANT integer[] := ARRAY(SELECT s.position FROM ybss.registry_script() s WHERE s.class = 'step' ORDER BY s.position);
  v_done integer[] := '{}';
BEGIN
  -- A registry of 0.1.0 has no such table: it has seen none.
  IF to_regclass('ybss_registry.step') IS NOT NULL THEN
    v_done := ARRAY(SELECT number FROM ybss_registry.step);
  END IF;
  IF NOT v_done <@ v_known
     OR string_to_array(ybss.registry_version(), '.')::int[] > string_to_array(ybss.version(), '.')::int[] THEN
    RAISE EXCEPTION USING ERRCODE = 'YBR05',
      MESSAGE = format('the registry (%s) is newer than the extension (%s)', ybss.registry_version(), ybss.version()),
      DETAIL = '登记库比扩展新，不能降级。',
      HINT = 'Install the newer files and ALTER EXTENSION ybss UPDATE; a registry is never taken back to an older version.';
  END IF;
  RETURN ARRAY(SELECT n FROM unnest(v_known) n WHERE n <> ALL (v_done) ORDER BY n);
END
$$;
COMMENT ON FUNCTION ybss.pending_steps() IS
'Numbers of the steps that this registry has not seen, in order. Raises YBR01 without a registry, YBR05 where it has seen steps that this version does not know. Stable: reads tables. / 尚未执行的升级步骤。';
REVOKE ALL ON FUNCTION ybss.pending_steps() FROM PUBLIC;

CREATE FUNCTION ybss.sealed_elsewhere() RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- A registry of 0.1.0 was never sealed.
  IF to_regclass('ybss_registry.manifest') IS NULL THEN
    RETURN false;
  END IF;
  RETURN EXISTS (SELECT FROM ybss_registry.manifest m WHERE m.kind = 'server' AND m.value <> (current_setting('server_version_num')::int / 10000)::text);
END
$$;
COMMENT ON FUNCTION ybss.sealed_elsewhere() IS
'Was the registry sealed on another major version of the server, as after a restore or pg_upgrade to a newer one? Stable: reads a table. / 登记库是否由其他大版本的服务器封存。';
REVOKE ALL ON FUNCTION ybss.sealed_elsewhere() FROM PUBLIC;

CREATE FUNCTION ybss.run_step(number integer) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_step record;
BEGIN
  SELECT s.part, s.script INTO STRICT v_step FROM ybss.registry_script() s WHERE s.class = 'step' AND s.position = number;
  SET LOCAL ROLE ybss_owner;
  BEGIN
    EXECUTE replace(v_step.script, '@postgis@', (SELECT quote_ident(n.nspname) FROM pg_extension e
      JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'));
  EXCEPTION WHEN OTHERS THEN
    RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = format('registry step %s: %s', v_step.part, SQLERRM);
  END;
  RESET ROLE;
  INSERT INTO ybss_registry.step (number, name, version, fresh) VALUES (run_step.number, v_step.part, ybss.version(), false);
END
$$;
COMMENT ON FUNCTION ybss.run_step(integer) IS
'Runs one step as ybss_owner and notes it. Called by upgrade_registry. Raises what the step raises, with its name. Volatile: changes tables. / 执行一个升级步骤并记录。';
REVOKE ALL ON FUNCTION ybss.run_step(integer) FROM PUBLIC;

CREATE FUNCTION ybss.lock_registry(wait interval) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_until CONSTANT timestamptz := clock_timestamp() + coalesce(wait, '0');
  v_tables CONSTANT text := (SELECT string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname) FROM pg_class c
    WHERE c.relnamespace = to_regnamespace('ybss_registry') AND c.relkind IN ('r', 'p') AND NOT c.relispartition);
BEGIN
  LOOP
    -- All or none: who waits here holds nothing that others could wait for.
    BEGIN
      EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE NOWAIT', v_tables);
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      IF clock_timestamp() >= v_until THEN
        RAISE EXCEPTION USING ERRCODE = 'YBR06',
          MESSAGE = format('others are at work in the registry: %s', coalesce((
            SELECT string_agg(DISTINCT format('process %s of role %s, since %s', l.pid, a.usename, to_char(a.xact_start, 'HH24:MI:SS')), '; ')
            FROM pg_locks l JOIN pg_class c ON c.oid = l.relation AND c.relnamespace = to_regnamespace('ybss_registry')
            JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.pid <> pg_backend_pid() AND l.granted), 'they just ended')),
          DETAIL = '登记库正被他人使用，无法加锁。',
          HINT = 'Try again when they have ended, or wait longer: SELECT ybss.upgrade_registry(interval ''5 minutes''). Nothing was changed.';
      END IF;
    END;
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss.lock_registry(interval) IS
'Locks every table of the registry for this transaction, all at once, trying for so long. Raises YBR06 naming who is at work there. Volatile: locks. / 锁定登记库全部数据表。';
REVOKE ALL ON FUNCTION ybss.lock_registry(interval) FROM PUBLIC;
