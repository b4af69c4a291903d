-- A run of a job belongs to whoever runs it.
ALTER TABLE ybss_registry.job_run ADD COLUMN member_id bigint, ADD COLUMN actor text, ADD COLUMN node ybss.grid_code;
COMMENT ON COLUMN ybss_registry.job_run.member_id IS 'The member who runs it; null for an administrator. / 运行人员编号。';
COMMENT ON COLUMN ybss_registry.job_run.actor IS 'Who runs it: the member''s label, or the database role. / 运行人。';
COMMENT ON COLUMN ybss_registry.job_run.node IS
'The lowest node of the management tree that holds all that the member was granted: who sees it whole sees the run and may cancel it. Null for administrators, who run over everything. / 运行范围所在的管理节点。';
