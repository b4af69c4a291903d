-- Code tables of the standards, as rows. What is shipped in them: the parts standard_*.sql and alias_*.sql.

CREATE TABLE ybss_registry.code_table (
  code_table text PRIMARY KEY CHECK (code_table ~ '^[a-z][a-z0-9_]{0,59}$'),
  chinese text NOT NULL,
  standard text NOT NULL,
  edition text,
  edition_day date,
  source text,
  confirmed smallint NOT NULL DEFAULT 0 CHECK (confirmed BETWEEN 0 AND 2),
  own boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE ybss_registry.code_table IS
'Tables of codes that items take their values from. Ethnicity, religion, politics, health and special care are not among them. / 代码表。';
COMMENT ON COLUMN ybss_registry.code_table.edition IS 'The edition of the standard, by its year. / 标准版本（年号）。';
COMMENT ON COLUMN ybss_registry.code_table.edition_day IS 'When that edition came into force; null where no copy says so. / 该版本的实施日期。';
COMMENT ON COLUMN ybss_registry.code_table.source IS 'The copies of the standard with which it was compared. / 核对所用的公开副本。';
COMMENT ON COLUMN ybss_registry.code_table.confirmed IS
'How many public copies of the standard confirm it: two, one or none; none of them is the official text. / 经几份公开副本核对一致。';
COMMENT ON COLUMN ybss_registry.code_table.own IS 'True for a table of the district''s own. / 是否本区自建。';

CREATE TABLE ybss_registry.code_value (
  code_table text NOT NULL REFERENCES ybss_registry.code_table ON UPDATE CASCADE ON DELETE CASCADE,
  code text NOT NULL CHECK (char_length(code) BETWEEN 1 AND 20),
  chinese text NOT NULL,
  english text,
  parent text,
  valid_to date NOT NULL DEFAULT 'infinity',
  successor text,
  standard text,
  confirmed smallint NOT NULL DEFAULT 0 CHECK (confirmed BETWEEN 0 AND 2),
  PRIMARY KEY (code_table, code),
  FOREIGN KEY (code_table, parent) REFERENCES ybss_registry.code_value (code_table, code)
);
COMMENT ON TABLE ybss_registry.code_value IS 'Values of code tables. / 代码值。';
COMMENT ON COLUMN ybss_registry.code_value.parent IS 'The code of which this one is a part. / 上级代码。';
COMMENT ON COLUMN ybss_registry.code_value.valid_to IS
'First day on which the code is no longer to be used for new entries; records that have it stay right. / 停用日期，已有记录仍视为正确。';
COMMENT ON COLUMN ybss_registry.code_value.successor IS 'The code that is used instead since then. / 停用后改用的代码。';
COMMENT ON COLUMN ybss_registry.code_value.standard IS
'Where the value comes from, if from elsewhere than its table: an older edition, another system. / 与代码表来源不同的，注明出处。';
COMMENT ON COLUMN ybss_registry.code_value.confirmed IS
'How many public copies of the standard have the code with this word. / 经几份公开副本核对一致。';

CREATE TABLE ybss_registry.code_alias (
  code_table text NOT NULL,
  alias text NOT NULL CHECK (char_length(alias) BETWEEN 1 AND 100),
  code text NOT NULL,
  source text NOT NULL DEFAULT '本区',
  own boolean NOT NULL DEFAULT true,
  PRIMARY KEY (code_table, alias, code),
  FOREIGN KEY (code_table, code) REFERENCES ybss_registry.code_value ON UPDATE CASCADE ON DELETE CASCADE
);
COMMENT ON TABLE ybss_registry.code_alias IS
'Words that offices write for a code beside its label: 本科, 大专, 姐姐, 身份证. They are read to the code and shown as its label. A word with several codes of one table is read as none of them. A district adds its own, which go before those that are shipped. / 代码别名：办公用语与标准代码的对应，一词多码的不予识别。';
COMMENT ON COLUMN ybss_registry.code_alias.alias IS
'As it is written; width, blanks, brackets and capitals make no difference. / 别名，全半角、空格、括号、大小写不影响识别。';
COMMENT ON COLUMN ybss_registry.code_alias.own IS 'True for a word that the district added. / 是否本区增加。';

-- Items name the tables; the rest of them is taken over when the functions are made.
INSERT INTO ybss_registry.code_table (code_table, chinese, standard, own)
SELECT t, t, '', false FROM unnest(ARRAY['sex', 'marital_status', 'education', 'relation_short', 'relation', 'document', 'household_kind',
  'structure', 'event', 'event_scale', 'same_residence', 'enterprise', 'dwelling', 'attention', 'let_use', 'permit', 'safety_hazard',
  'economy', 'building_use', 'visit_purpose', 'inflow_reason', 'left_behind', 'registration_type', 'statistical_type',
  'social_organization', 'house_hazard', 'nationality']) t;
INSERT INTO ybss_registry.shipped_row (relation, key, "row") SELECT 'code_table', t.code_table, to_jsonb(t) FROM ybss_registry.code_table t;
