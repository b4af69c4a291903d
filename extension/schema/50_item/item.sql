-- What is collected is data (design D7): the catalogue of items.

CREATE TABLE ybss_registry.item (
  kind text NOT NULL REFERENCES ybss_registry.record_kind,
  item text NOT NULL CHECK (item ~ '^[a-z][a-z0-9_]{0,59}$' AND item <> 'as_of'),
  number smallint GENERATED ALWAYS AS IDENTITY UNIQUE,
  chinese text NOT NULL CHECK (char_length(chinese) BETWEEN 1 AND 60),
  english text NOT NULL CHECK (char_length(english) BETWEEN 1 AND 120),
  office text NOT NULL CHECK (char_length(office) BETWEEN 1 AND 60),
  basis text NOT NULL CHECK (char_length(basis) BETWEEN 2 AND 200),
  sensitivity smallint NOT NULL DEFAULT 1 CHECK (sensitivity BETWEEN 0 AND 3),
  value_type text NOT NULL DEFAULT 'text' CHECK (value_type IN ('text', 'code', 'integer', 'number', 'date',
    'boolean', 'citizen_id', 'credit_code', 'phone', 'division_code')),
  code_table text REFERENCES ybss_registry.code_table ON UPDATE CASCADE,
  weight real NOT NULL DEFAULT 1 CHECK (weight BETWEEN 0.01 AND 1000),
  fresh_for interval CHECK (fresh_for BETWEEN '10 days' AND '100 years'),
  required_if text CHECK (char_length(required_if) <= 1000),
  formula text CHECK (char_length(formula) <= 1000),
  rule text CHECK (char_length(rule) <= 4000),
  remedy text CHECK (char_length(remedy) <= 400),
  active boolean NOT NULL DEFAULT true,
  required_words text CHECK (char_length(required_words) BETWEEN 2 AND 200),
  rule_words text CHECK (char_length(rule_words) BETWEEN 2 AND 200),
  PRIMARY KEY (kind, item),
  CHECK ((value_type = 'code') = (code_table IS NOT NULL))
);
COMMENT ON TABLE ybss_registry.item IS
'Items of information: what is collected of each kind of record, by which office, on what basis, how sensitive, of what weight, how long it stays fresh. Where the register has a column of the item''s name the value is there, else it is a key of the record''s items; that of a sensitive item a district adds lies in sensitive_item. / 信息项目录。';
COMMENT ON COLUMN ybss_registry.item.number IS 'Short name of the item in stored scores. / 评分中使用的序号。';
COMMENT ON COLUMN ybss_registry.item.office IS
'Department that answers for the item (归口部门): an office whose name contains this word. / 归口部门。';
COMMENT ON COLUMN ybss_registry.item.basis IS 'Law and standard on which it is collected. / 采集依据。';
COMMENT ON COLUMN ybss_registry.item.sensitivity IS '0 open, 1 internal, 2 personal, 3 sensitive personal. / 敏感级别。';
COMMENT ON COLUMN ybss_registry.item.fresh_for IS
'How long a statement holds; beyond it the item''s freshness falls by a tenth for each tenth of the term. Null: it does not age. / 保鲜期。';
COMMENT ON COLUMN ybss_registry.item.required_if IS
'Condition over other items under which the item must be there; null always, false never. / 应采条件，空为必采。';
COMMENT ON COLUMN ybss_registry.item.formula IS
'What the item is, by other items, where nobody has stated it: the entry that need not be made. / 可由其他信息项推得时的算式，免于填报。';
COMMENT ON COLUMN ybss_registry.item.rule IS
'Condition over the record''s items that a right value meets; unknown counts as met. / 校验规则，结果为空视为通过。';
COMMENT ON COLUMN ybss_registry.item.remedy IS 'What mends a value that breaks the rule. / 不符合规则时的处理办法。';
COMMENT ON COLUMN ybss_registry.item.active IS 'False: no longer collected; values stay. / 是否仍在采集。';
COMMENT ON COLUMN ybss_registry.item.required_words IS
'The condition required_if in words, Chinese / English: what people read, who never see the condition. / 必采条件的文字说明。';
COMMENT ON COLUMN ybss_registry.item.rule_words IS
'The rule in words, Chinese / English: what people read, who never see the rule. / 校验规则的文字说明。';

CREATE TABLE ybss_registry.suspended_rule (
  kind text NOT NULL,
  item text NOT NULL,
  part text NOT NULL CHECK (part IN ('required_if', 'formula', 'rule')),
  sqlstate text NOT NULL,
  suspended_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, item, part),
  FOREIGN KEY (kind, item) REFERENCES ybss_registry.item ON UPDATE CASCADE ON DELETE CASCADE
);
COMMENT ON TABLE ybss_registry.suspended_rule IS
'Rules that failed while records were scored. They count for nothing until the item is written anew: a bad rule stops no load. / 因执行出错而暂停的规则。';
COMMENT ON COLUMN ybss_registry.suspended_rule.sqlstate IS
'What it failed with: 22012 division by zero, YBV04 took over a second … / 出错代码。';

CREATE TABLE ybss_registry.sensitive_item (
  district int4 NOT NULL,
  kind text NOT NULL REFERENCES ybss_registry.record_kind,
  record_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  items jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(items) = 'object'),
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, kind, record_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.sensitive_item IS
'Values of items of sensitivity 3 that a district adds, apart from the registers: read and written only by members of role ybss_sensitive, within their scope. Scores know that such a value is there, never what it is. / 敏感信息项，须另行授权。';
CREATE INDEX sensitive_item_grid ON ybss_registry.sensitive_item (grid);
