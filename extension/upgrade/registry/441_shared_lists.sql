-- Sessions of job intake share the lines of a list: which lines stand in the registers without their links is noted.
ALTER TABLE ybss_registry.intake_file ADD COLUMN unlinked int4range[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN ybss_registry.intake_file.unlinked IS
'Which of its lines stand in the registers while their links are still to be renewed: a range of lines a batch. / 已入库但尚未更新关联的行段。';
DROP FUNCTION IF EXISTS ybss_registry.claim_file(bigint, text);
DROP FUNCTION IF EXISTS ybss_registry.work_file(ybss_registry.intake_file, text);
DROP FUNCTION IF EXISTS ybss_registry.work_lines(bigint, text, int, int);
DROP FUNCTION IF EXISTS ybss_registry.walk_lines(bigint, text, boolean);
DROP FUNCTION IF EXISTS ybss_registry.register_lines(bigint, text);
DROP FUNCTION IF EXISTS ybss_registry.register_persons(bigint);
DROP FUNCTION IF EXISTS ybss_registry.holds_work_lines(bigint);
DROP FUNCTION IF EXISTS ybss_registry.next_waiting(bigint, int);
