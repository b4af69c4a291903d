-- Rules of lives, shares, guardians, names and grids: told by views, kept by triggers of what is written from now on.
-- What stands and breaks them stays: ybss.check_registry() lists it with what to do.
ALTER TABLE ybss_registry.rule DROP CONSTRAINT rule_kind_check;
ALTER TABLE ybss_registry.rule ADD CONSTRAINT rule_kind_check
  CHECK (kind IN ('refers', 'apart', 'once', 'history', 'lives', 'sums', 'guards', 'named', 'filed'));
COMMENT ON COLUMN ybss_registry.rule.kind IS
'refers: what a row names must be there; apart: periods must not overlap; once: not twice; history: what the past must be like; told by views (ybss_registry.impossible_…): lives, days that a life can have had; sums, shares; guards, guardians; named, names and numbers; filed, grids. / 规则类别。';
COMMENT ON COLUMN ybss_registry.rule.columns IS
'The columns of the key or period that keeps it, in their order: by them and its table a rule is known where an engine calls the constraint otherwise. Of a rule that a view tells: table.column, of which an update can break it; of a period with < or > the bound that may reach too far. / 约束所含的列：分片上约束改名时据此辨认规则；由视图检查的规则则为可能违反规则的表和列。';
