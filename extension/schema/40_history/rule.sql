-- The rules that no writer can break, by name. What each demands is kept by a
-- constraint of the same name; this table gives it words.

CREATE TABLE ybss_registry.rule (
  rule text PRIMARY KEY,
  target text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('refers', 'apart', 'once', 'history', 'lives', 'sums', 'guards', 'named', 'filed')),
  demands text NOT NULL,
  chinese text NOT NULL,
  remedy text NOT NULL,
  columns text[]
);
COMMENT ON TABLE ybss_registry.rule IS 'Rules of links with their words. / 关联规则及说明。';
COMMENT ON COLUMN ybss_registry.rule.rule IS
'The name in an error''s field CONSTRAINT and of the constraint that keeps it. / 规则名称，即约束名称。';
COMMENT ON COLUMN ybss_registry.rule.target IS 'Table that the rule binds. / 受约束的数据表。';
COMMENT ON COLUMN ybss_registry.rule.kind IS
'refers: what a row names must be there; apart: periods must not overlap; once: not twice; history: what the past must be like; told by views (ybss_registry.impossible_…): lives, days that a life can have had; sums, shares; guards, guardians; named, names and numbers; filed, grids. / 规则类别。';
COMMENT ON COLUMN ybss_registry.rule.demands IS 'What the rule demands. / 英文说明。';
COMMENT ON COLUMN ybss_registry.rule.chinese IS 'The same in Chinese. / 中文说明。';
COMMENT ON COLUMN ybss_registry.rule.remedy IS 'What to do. / 处理办法。';
COMMENT ON COLUMN ybss_registry.rule.columns IS
'The columns of the key or period that keeps it, in their order: by them and its table a rule is known where an engine calls the constraint otherwise. Of a rule that a view tells: table.column, of which an update can break it; of a period with < or > the bound that may reach too far. / 约束所含的列：分片上约束改名时据此辨认规则；由视图检查的规则则为可能违反规则的表和列。';
