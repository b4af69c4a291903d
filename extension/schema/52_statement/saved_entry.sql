-- What the register had already, so that nobody had to enter it.

CREATE TABLE ybss_registry.saved_entry (
  district int4 NOT NULL,
  saved_id bigint GENERATED ALWAYS AS IDENTITY,
  saved_on date NOT NULL DEFAULT ybss.today(),
  kind text NOT NULL,
  item text NOT NULL,
  office text NOT NULL,
  road text NOT NULL CHECK (road IN ('refused', 'list', 'report')),
  report text,
  entries bigint NOT NULL CHECK (entries > 0),
  PRIMARY KEY (district, saved_id)
);
COMMENT ON TABLE ybss_registry.saved_entry IS
'Entries that nobody had to make, because the register had the value from the department that answers for it. / 减免填报记录。';
COMMENT ON COLUMN ybss_registry.saved_entry.office IS 'Who would have entered it. / 被减免的部门。';
COMMENT ON COLUMN ybss_registry.saved_entry.road IS
'refused at the keyboard, left out of a list, or filled into a report. / 减免途径。';
