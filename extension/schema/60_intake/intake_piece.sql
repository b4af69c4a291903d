-- A delivery in pieces: lines that wait, with their bytes; lines that the former delivery had, as references.

CREATE TABLE ybss_registry.intake_piece (
  file_id bigint NOT NULL,
  piece int NOT NULL,
  district int4 NOT NULL,
  grid ybss.grid_code NOT NULL,
  first_line int,
  last_line int,
  own_first int[] NOT NULL,
  own_count int[] NOT NULL,
  bytes bytea,
  digests bytea NOT NULL,
  same_first int[] NOT NULL,
  same_count int[] NOT NULL,
  same_file bigint[] NOT NULL,
  same_line int[] NOT NULL,
  kept_line int[] NOT NULL,
  kept bytea NOT NULL,
  lost_file bigint[] NOT NULL,
  lost_line int[] NOT NULL,
  PRIMARY KEY (file_id, piece, district),
  CHECK (district = ybss.district_of(grid))
);
-- Digests do not get smaller.
ALTER TABLE ybss_registry.intake_piece ALTER COLUMN digests SET STORAGE EXTERNAL;
COMMENT ON TABLE ybss_registry.intake_piece IS
'Deliveries in pieces of some thousand lines, as ybss.list_pieces gives them. / 清单存储片段。';
COMMENT ON COLUMN ybss_registry.intake_piece.own_first IS
'First lines of the runs of lines whose bytes and meaning are new. / 新行所在区间的首行号。';
COMMENT ON COLUMN ybss_registry.intake_piece.own_count IS 'How many lines each of these runs has. / 各区间行数。';
COMMENT ON COLUMN ybss_registry.intake_piece.bytes IS
'The new lines'' bytes as they came. / 各新行的原始字节。';
COMMENT ON COLUMN ybss_registry.intake_piece.digests IS
'Of each new line 16 bytes: what it means (mapped fields), its bytes. / 各新行的摘要。';
COMMENT ON COLUMN ybss_registry.intake_piece.same_first IS
'First lines of the runs that say what a former delivery said. / 与以前相同的行所在区间的首行号。';
COMMENT ON COLUMN ybss_registry.intake_piece.same_file IS 'The file in which each run''s lines stand. / 所在的原清单。';
COMMENT ON COLUMN ybss_registry.intake_piece.same_line IS 'The number that each run''s first line has there. / 在原清单中的行号。';
COMMENT ON COLUMN ybss_registry.intake_piece.kept_line IS
'Those of them whose bytes differ though they mean the same: their bytes are kept. / 含义相同而字节不同的行。';
COMMENT ON COLUMN ybss_registry.intake_piece.lost_file IS
'Where lines stand that the former delivery had and this one has not. / 上一期有而本期没有的行所在清单。';

CREATE TABLE ybss_registry.left_out (
  file_id bigint NOT NULL,
  district int4 NOT NULL,
  grid ybss.grid_code NOT NULL,
  origin_file bigint NOT NULL,
  origin_line int NOT NULL,
  day date NOT NULL,
  state text NOT NULL DEFAULT 'kept' CHECK (state IN ('kept', 'asked', 'ended')),
  PRIMARY KEY (file_id, origin_file, origin_line, district),
  CHECK (district = ybss.district_of(grid))
);
CREATE INDEX left_out_origin ON ybss_registry.left_out (origin_file, origin_line) WHERE state = 'ended';
COMMENT ON TABLE ybss_registry.left_out IS
'What a full list no longer has, or a list of deletions names: a line of a former delivery, and what became of it. / 全量清单不再列出或删除清单所列的内容。';
COMMENT ON COLUMN ybss_registry.left_out.day IS 'From which day it is not so any more, where it is ended. / 终止日期。';
COMMENT ON COLUMN ybss_registry.left_out.state IS
'kept: nothing followed; asked: a person decides; ended: what only this list said ended on the day. / 保留、询问、终止。';
