-- What a step of intake finds of lines goes to review as a set of these.
CREATE TYPE ybss_registry.finding AS (
  district int4,
  grid ybss.grid_code,
  received_at timestamptz,
  file_id bigint,
  line int,
  field text,
  reason text,
  blocking boolean,
  candidates jsonb,
  field_number int,
  byte_number int,
  note text
);
COMMENT ON TYPE ybss_registry.finding IS
'A row of ybss_registry.review as a step of intake finds it; ybss_registry.send_to_review takes sets of them. / 待核查事项。';
