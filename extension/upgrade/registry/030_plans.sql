-- Who may be shown plans; in_scope in every policy of a table that lies in grids.

ALTER TABLE ybss_registry.member ADD COLUMN may_explain boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN ybss_registry.member.may_explain IS
'Whether EXPLAIN over the registry is shown to the member: it tells of rows and values of all districts. / 是否可查看执行计划（会透露全部区县的数据）。';

-- Partitions and tables of the district's own too: whatever has the policies of protect_table
-- by grid. Lists' names are read by all, which the policy "known" says of them from now on.
DO $$
DECLARE
  v_policy record;
BEGIN
  FOR v_policy IN
    SELECT p.polname, p.polcmd, c.oid::regclass AS name
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid AND pg_get_userbyid(c.relowner) = 'ybss_owner'
    WHERE p.polpermissive AND p.polname IN ('owner', 'readers', 'writers')
      AND EXISTS (SELECT FROM pg_policy r WHERE r.polrelid = c.oid AND NOT r.polpermissive AND r.polname IN ('scope', 'scope_of_update'))
  LOOP
    EXECUTE format('ALTER POLICY %I ON %s USING (ybss.in_scope(grid))', v_policy.polname, v_policy.name)
      || CASE v_policy.polcmd WHEN '*' THEN ' WITH CHECK (ybss.in_scope(grid))' ELSE '' END;
  END LOOP;
END
$$;
