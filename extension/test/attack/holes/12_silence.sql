-- kind 12: a job that nobody called is noted as done
-- found by: harness, check
DO $$ DECLARE p regprocedure; BEGIN
  FOR p IN SELECT oid FROM pg_proc WHERE proname = 'run_job' AND pronamespace = 'ybss'::regnamespace LOOP EXECUTE format('DROP PROCEDURE %s CASCADE', p); END LOOP;
END $$;
CREATE PROCEDURE ybss.run_job(name text, args jsonb DEFAULT '{}') LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'finished, 90 of 90'; END $$;
