-- A list is taken back in batches: how far it is.
ALTER TABLE ybss_registry.intake_file ADD COLUMN withdrawn_to int;
COMMENT ON COLUMN ybss_registry.intake_file.withdrawn_to IS
'While it is taken back: the last of its lines that was; null before and after. / 撤回进行到的行号。';
DROP FUNCTION IF EXISTS ybss_registry.take_lines_back(bigint);
DROP FUNCTION IF EXISTS ybss_registry.note_withdrawn(bigint);
