-- When a delivery was worked: what its transactions wrote is what a withdrawal takes back.
ALTER TABLE ybss_registry.intake_file ADD COLUMN worked_at timestamptz[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN ybss_registry.intake_file.worked_at IS
'The transactions that worked its lines or what was decided of them, by their beginning, as ybss_registry.change has it. / 处理本清单的各事务的开始时间。';
