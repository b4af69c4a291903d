-- Whose a run of a job is: who sees it, and who may stop it.

CREATE OR REPLACE FUNCTION ybss_registry.node_of_scope() RETURNS ybss.grid_code
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT left(pg_catalog.min(s.grid::text), l.digits)::ybss.grid_code
  FROM ybss_registry.scope_grant s, pg_catalog.unnest(ARRAY[15, 12, 9, 6]) l(digits)
  WHERE s.member_id = ybss.current_member() AND s.valid_from <= now() AND (s.valid_until IS NULL OR s.valid_until > now())
  GROUP BY l.digits
  HAVING pg_catalog.min(length(s.grid::text)) >= l.digits AND pg_catalog.min(left(s.grid::text, l.digits)) = pg_catalog.max(left(s.grid::text, l.digits))
  ORDER BY l.digits DESC LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.node_of_scope() IS
'The lowest node that holds all grids of the member who acts; null where there is none, as for an administrator. Stable: reads grants. Security definer: people have no right to grants. / 当前操作人员全部权限的最小上级节点。';

CREATE OR REPLACE FUNCTION ybss_registry.sees_run(p_node ybss.grid_code, p_member_id bigint, p_started_by text) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- Where no member acts the session's role counts: an administrator sees every run.
  SELECT coalesce(ybss.in_scope(p_node), false)
    OR CASE WHEN ybss.current_member() IS NOT NULL THEN coalesce(p_member_id = ybss.current_member(), false)
       ELSE p_member_id IS NULL AND p_started_by = session_user
         OR EXISTS (SELECT FROM pg_roles r WHERE r.rolname = ybss.acting_role() AND (r.rolsuper OR r.rolbypassrls)) END
$$;
COMMENT ON FUNCTION ybss_registry.sees_run(ybss.grid_code, bigint, text) IS
'May who acts see a run and cancel it: it is the own one, or lies within the scope, or an administrator asks. Stable: follows members. / 当前人员能否查看和取消该作业运行。';

REVOKE ALL ON FUNCTION ybss_registry.node_of_scope(), ybss_registry.sees_run(ybss.grid_code, bigint, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.cancel_job(run_id bigint) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.job_run r SET cancel_requested = true, cancelled_by = (SELECT a.actor FROM ybss_registry.acting() a)
  WHERE r.run_id = cancel_job.run_id AND r.state = 'running' AND ybss_registry.sees_run(r.node, r.member_id, r.started_by)
  RETURNING true
$$;
COMMENT ON FUNCTION ybss.cancel_job(bigint) IS
'Asks a run to stop after its current step; true when it was running and is the caller''s own or lies within the scope, else null. What it did stays, and the next run goes on from there. Volatile: writes the run''s row. Security definer: operators read runs and forge none. / 请求取消正在运行的作业。';
REVOKE ALL ON FUNCTION ybss.cancel_job(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.cancel_job(bigint) TO ybss_job;

CREATE OR REPLACE FUNCTION ybss_registry.seat_of_job(p_job text, p_seat int) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtext(p_job)::bigint # (p_seat::bigint << 32);
COMMENT ON FUNCTION ybss_registry.seat_of_job(text, int) IS
'The key that a run of a job holds, by its seat; the first one''s is the job''s own. Immutable: depends on its arguments only. / 作业运行所占用的锁键。';
REVOKE ALL ON FUNCTION ybss_registry.seat_of_job(text, int) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.state_of_run(p_state text, p_job text, p_seat int) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- A standby has the rows and not the locks of its primary.
  SELECT CASE WHEN p_state <> 'running' OR pg_catalog.pg_is_in_recovery() OR ybss.is_locked('ybss_registry.job', ybss_registry.seat_of_job(p_job, p_seat)) THEN p_state ELSE 'interrupted' END
$$;
COMMENT ON FUNCTION ybss_registry.state_of_run(text, text, int) IS
'The state of a run as it is: one that is noted as running, while nobody holds its seat, was interrupted. Stable: looks at the locks of the moment. Security definer: locks are asked by the registry''s owner. / 作业运行的实际状态。';
REVOKE ALL ON FUNCTION ybss_registry.state_of_run(text, text, int) FROM PUBLIC;

-- Runs are read through the view alone, which asks for each whether its reader may.
SELECT ybss.protect_table('ybss_registry.job_run', '{}', '{}');
CREATE OR REPLACE VIEW ybss.job_run WITH (security_barrier) AS
SELECT r.run_id, r.job, r.arguments, r.started_by, r.started_at, r.finished_at,
  ybss_registry.state_of_run(r.state, r.job, r.seat) AS state, r.step, r.done, r.total, r.message, r.actor, r.node,
  r.node::text AS node_text
FROM ybss_registry.job_run r
WHERE ybss_registry.sees_run(r.node, r.member_id, r.started_by) OR pg_catalog.pg_has_role(ybss.acting_role(), 'ybss_auditor', 'member');
COMMENT ON VIEW ybss.job_run IS
'Runs of jobs and how far they are: running, finished, cancelled, interrupted (its session ended, or statement_timeout) or failed (message: the SQLSTATE); one''s own and those within one''s scope; all for auditors and administrators. / 本人及权限范围内的作业运行情况：运行中、完成、取消、中断、失败。';
GRANT EXECUTE ON FUNCTION ybss_registry.sees_run(ybss.grid_code, bigint, text), ybss_registry.state_of_run(text, text, int) TO ybss_operator, ybss_auditor, ybss_job;
GRANT SELECT ON ybss.job_run TO ybss_operator, ybss_auditor, ybss_job;
