-- Deliveries: lines wait as the file's bytes, what the former delivery said is a reference to it.
ALTER TABLE ybss_registry.source
  ADD COLUMN delivery text NOT NULL DEFAULT 'full' CHECK (delivery IN ('full', 'changes', 'deletions')),
  ADD COLUMN left_out text NOT NULL DEFAULT 'kept' CHECK (left_out IN ('kept', 'asked', 'ended'));
COMMENT ON COLUMN ybss_registry.source.delivery IS
'How the list is delivered where load_list is not told: full, changes or deletions. / 默认报送方式：全量、变更、删除。';
COMMENT ON COLUMN ybss_registry.source.left_out IS
'What becomes of what a full list no longer has: kept; asked, a person decides; ended on the day of the delivery. / 全量清单不再列出的内容：保留、询问或终止。';
ALTER TABLE ybss_registry.intake_file
  ADD COLUMN delivery text NOT NULL DEFAULT 'full' CHECK (delivery IN ('full', 'changes', 'deletions')),
  ADD COLUMN former_file bigint,
  ADD COLUMN form text,
  ADD COLUMN columns text[],
  ADD COLUMN worked int NOT NULL DEFAULT 0,
  ADD COLUMN unchanged int NOT NULL DEFAULT 0,
  ADD COLUMN refused boolean NOT NULL DEFAULT false,
  ADD COLUMN withdrawn_at timestamptz,
  ADD COLUMN withdrawn_by text,
  DROP CONSTRAINT intake_file_source_digest_key;
CREATE UNIQUE INDEX intake_file_digest ON ybss_registry.intake_file (source, digest) WHERE NOT refused AND withdrawn_at IS NULL;
COMMENT ON INDEX ybss_registry.intake_file_digest IS
'The same bytes are taken once, unless they were refused or withdrawn. / 同一内容只接收一次，被退回或已撤回的除外。';
CREATE INDEX intake_file_source ON ybss_registry.intake_file (source, received_at);
COMMENT ON COLUMN ybss_registry.intake_file.delivery IS
'full: the whole list as it stands; changes: lines that are new or other; deletions: lines that are no more. / 报送方式：全量、变更、删除。';
COMMENT ON COLUMN ybss_registry.intake_file.former_file IS
'The delivery that a full one was compared with. / 所比对的上一期清单。';
COMMENT ON COLUMN ybss_registry.intake_file.form IS
'How its lines are cut: encoding, delimiter, cells of a line, as ybss.list_pieces tells it. / 行的切分格式。';
COMMENT ON COLUMN ybss_registry.intake_file.columns IS
'The field of each of its columns, a question mark before those that the source does not name. / 各列对应的栏目。';
COMMENT ON COLUMN ybss_registry.intake_file.worked IS 'The last of its lines that was worked. / 已处理到的行号。';
COMMENT ON COLUMN ybss_registry.intake_file.unchanged IS
'How many of its lines say what the former delivery said: they refer to where it stands. / 与上一期相同的行数。';
COMMENT ON COLUMN ybss_registry.intake_file.refused IS
'Nothing of it was taken, for a column is missing that it must have. / 因缺少必需栏目被退回。';
COMMENT ON COLUMN ybss_registry.intake_file.withdrawn_at IS 'When ybss.withdraw_list took it back. / 撤回时间。';
COMMENT ON COLUMN ybss_registry.intake_file.withdrawn_by IS 'Who took it back. / 撤回人。';
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
'The new lines'' bytes while they wait to be worked; afterwards each line has its own in intake_line. / 待处理行的原始字节。';
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
-- Taking a list has one more argument and tells more: who might call it may still.
CREATE FUNCTION ybss.load_list(
  source text, file_name text, content bytea, received_at timestamptz DEFAULT now(), delivery text DEFAULT NULL,
  OUT file_id bigint, OUT lines int, OUT broken int, OUT message text, OUT state text, OUT unchanged int, OUT gone int)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$ BEGIN END $$;
REVOKE ALL ON FUNCTION ybss.load_list(text, text, bytea, timestamptz, text) FROM PUBLIC;
DO $$
DECLARE
  v_right record;
BEGIN
  FOR v_right IN SELECT a.grantee, a.is_grantable FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) a
    WHERE p.oid = 'ybss.load_list(text, text, bytea, timestamptz)'::regprocedure AND a.grantee <> p.proowner LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION ybss.load_list(text, text, bytea, timestamptz, text) TO %s%s',
      CASE v_right.grantee WHEN 0 THEN 'PUBLIC' ELSE v_right.grantee::regrole::text END, CASE WHEN v_right.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
  END LOOP;
END
$$;
DROP FUNCTION ybss.load_list(text, text, bytea, timestamptz);
DROP FUNCTION IF EXISTS ybss_registry.waiting_from(bigint);
DROP FUNCTION IF EXISTS ybss_registry.is_header(text, text[]), ybss_registry.trimmed(text[]);
