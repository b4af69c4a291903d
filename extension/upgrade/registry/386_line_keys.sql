-- The key of a line is found by its file; what is written of every line is less.
ALTER TABLE ybss_registry.intake_line DROP CONSTRAINT intake_line_pkey, ADD PRIMARY KEY (file_id, line, received_at, district);
DROP INDEX ybss_registry.intake_line_file;
CREATE INDEX intake_line_open ON ybss_registry.intake_line (file_id, line) WHERE state IN ('new', 'review');
COMMENT ON COLUMN ybss_registry.intake_line.address IS
'What its text says of a place where no standard address was found; else it is read out of fields (ybss_registry.written_address). / 未落址时所读出的地址。';
