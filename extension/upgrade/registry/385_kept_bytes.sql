-- A line's bytes stay in the piece in which its delivery keeps them.
ALTER TABLE ybss_registry.intake_line ALTER raw DROP NOT NULL;
COMMENT ON COLUMN ybss_registry.intake_line.raw IS
'Its bytes as they came; null where a piece of its delivery keeps them. / 原始字节，由存储片段保存时为空。';
COMMENT ON COLUMN ybss_registry.intake_piece.bytes IS
'The new lines'' bytes as they came. / 各新行的原始字节。';
DROP FUNCTION IF EXISTS ybss_registry.coded_lines(), ybss_registry.waiting_lines(bigint, int, int);
