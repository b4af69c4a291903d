-- Of lines that come one by one each is a file of its own: those at work are found among them.
CREATE INDEX intake_file_open ON ybss_registry.intake_file (file_id) WHERE step <> 'linked';
