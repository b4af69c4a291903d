-- Which office acts, and whether the step is its own.

CREATE OR REPLACE FUNCTION ybss_registry.acting(OUT actor text, OUT office text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(m.label, ybss.acting_role()::text), coalesce(m.office, '—')
  FROM (SELECT) nobody LEFT JOIN ybss_registry.member m ON m.member_id = ybss.current_member()
$$;
COMMENT ON FUNCTION ybss_registry.acting() IS
'Who acts and for which office, as step logs write it: the member''s label and office, or the database role and a dash. Stable: follows members. Security definer: people have no right to members. / 当前操作人员和部门。';

CREATE OR REPLACE FUNCTION ybss_registry.require_step(step text) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_office text;
BEGIN
  -- Administrators, who act for no office, are bound by the order of steps only; nobody is none of them.
  PERFORM ybss.require_actor();
  IF ybss.current_member() IS NULL THEN
    RETURN;
  END IF;
  v_office := (SELECT a.office FROM ybss_registry.acting() a);
  IF NOT ybss_registry.owns_step(step, v_office) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA10', CONSTRAINT = 'office_owns_step',
      MESSAGE = format('step "%s" belongs to another office', step),
      DETAIL = format('本环节由%s办理。', coalesce((SELECT string_agg(s.office, '、' ORDER BY s.office)
        FROM ybss_registry.office_step s WHERE s.step = require_step.step), '管理员')),
      HINT = 'SELECT * FROM ybss.office_step; an administrator changes ybss_registry.office_step.';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.require_step(text) IS
'Refuses (YBA10) a step that the acting member''s office does not own, and (YBS20) where nobody acts; administrators pass. Stable: reads offices. Security definer: people have no right to members. / 检查当前部门是否主管该环节。';
REVOKE ALL ON FUNCTION ybss_registry.acting(), ybss_registry.require_step(text) FROM PUBLIC;

-- What was done is only added to, by the registry's own functions.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{ybss_operator,ybss_auditor}', '{}')
FROM unnest(ARRAY['address_step', 'street_step', 'address_lineage']) t;
