-- Rights apart: what is inside is nobody's but the owner's. Jobs are run by ybss_job,
-- people edit as ybss_operator; which columns, parts of folder 90_seal say.
DO $$
DECLARE
  v_function regprocedure;
BEGIN
  FOR v_function IN SELECT p.oid FROM pg_proc p
    WHERE p.pronamespace = 'ybss_registry'::regnamespace AND p.proowner = 'ybss_owner'::regrole
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC, ybss_reader, ybss_operator, ybss_auditor, ybss_sensitive', v_function);
  END LOOP;
END
$$;
REVOKE ALL ON PROCEDURE ybss.run_job(text, jsonb) FROM ybss_operator;
REVOKE ALL ON FUNCTION ybss.note_progress(bigint, text, bigint, bigint), ybss.cancel_job(bigint) FROM ybss_operator;
GRANT USAGE ON SCHEMA ybss_registry TO ybss_job;
REVOKE USAGE ON SCHEMA ybss_registry FROM ybss_sensitive;
