-- Whatever writes says first that nobody acts, whoever calls it and with what.
SET client_min_messages = warning;
SET search_path = public, ybss;
\set SHOW_CONTEXT never
CREATE ROLE regress_actor_none IN ROLE ybss_operator, ybss_job, ybss_sensitive;
CREATE FUNCTION public.answer_to(p_function regprocedure) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT %s(%s)', (SELECT format('%I.%I', p.pronamespace::regnamespace::text, p.proname) FROM pg_proc p WHERE p.oid = p_function),
    (SELECT string_agg(format('NULL::%s', t::regtype), ', ' ORDER BY n) FROM pg_proc p, unnest(p.proargtypes) WITH ORDINALITY u(t, n) WHERE p.oid = p_function));
  RETURN 'done';
EXCEPTION WHEN OTHERS THEN
  RETURN SQLSTATE;
END $$;
GRANT EXECUTE ON FUNCTION public.answer_to(regprocedure) TO PUBLIC;
SET ROLE regress_actor_none;
-- all that a person may call and that writes, but what logs, counts or reads by itself; no row is an answer
SELECT f.oid::regprocedure, public.answer_to(f.oid) AS answer FROM pg_proc f
WHERE f.pronamespace = 'ybss'::regnamespace AND f.provolatile = 'v' AND f.prokind = 'f' AND f.prorettype <> 'trigger'::regtype
  AND has_function_privilege(f.oid, 'EXECUTE')
  AND f.proname NOT IN ('login', 'logout', 'sign_ticket', 'write_access_log', 'reveal', 'where_lives', 'where_lives_by_document', 'find_person', 'find_unit', 'write_look_up', 'write_search', 'fill_report', 'load_divisions', 'cancel_job', 'set_item', 'investigate')
  AND public.answer_to(f.oid) <> 'YBS20' ORDER BY 1;
SELECT ybss.set_item('person', 1, 'phone', '13900000001');
\set VERBOSITY sqlstate
SELECT ybss.investigate('person', 1, 'phone', '核对');
INSERT INTO ybss.intake (source, line, fields) VALUES ('nobody', 1, '{}');
CALL run_job('score');
\set VERBOSITY default
RESET ROLE;
-- a superuser acts for no office and may
SELECT ybss.require_actor();
DROP FUNCTION public.answer_to(regprocedure);
