-- Match models as rows, and what their runs find.

CREATE TABLE ybss_registry.match_model (
  model text PRIMARY KEY CHECK (model ~ '^[a-z][a-z0-9_]{0,62}$'),
  version int NOT NULL DEFAULT 1,
  kind text NOT NULL DEFAULT 'table' CHECK (kind IN ('person', 'unit', 'house', 'address', 'table')),
  key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 4000),
  prior double precision CHECK (prior > 0 AND prior < 1),
  accept double precision NOT NULL DEFAULT 10,
  refuse double precision NOT NULL DEFAULT 0,
  most_in_block int NOT NULL DEFAULT 1000 CHECK (most_in_block BETWEEN 2 AND 1000000),
  one_to_one boolean NOT NULL DEFAULT false,
  estimate boolean NOT NULL DEFAULT false,
  seed bigint NOT NULL DEFAULT 1,
  remark text CHECK (char_length(remark) <= 400),
  declared_role name NOT NULL DEFAULT session_user,
  declared_member bigint,
  declared_by text NOT NULL DEFAULT session_user,
  declared_at timestamptz NOT NULL DEFAULT now(),
  CHECK (refuse <= accept)
);
COMMENT ON TABLE ybss_registry.match_model IS
'Match models as they stand: what is compared and how is in match_field, what brings two records together in match_rule, what each agreement weighs in match_level, what never is one in match_veto. / 匹配模型。';
COMMENT ON COLUMN ybss_registry.match_model.kind IS
'The register whose records it compares; table: any table that has its columns. / 适用的登记种类，table 为任意数据表。';
COMMENT ON COLUMN ybss_registry.match_model.key IS 'The expression that names a record. / 记录标识表达式。';
COMMENT ON COLUMN ybss_registry.match_model.prior IS
'How likely two records drawn at random are one; null: from the numbers of records, one partner each. / 任取两条记录为同一对象的先验概率。';
COMMENT ON COLUMN ybss_registry.match_model.accept IS
'Weight, log2 odds, from which on two records are one (自动); from refuse up to it a person looks (人工). / 自动归并阈值。';
COMMENT ON COLUMN ybss_registry.match_model.refuse IS 'Weight below which a pair is not kept (拒绝). / 拒绝阈值，低于此值不留存。';
COMMENT ON COLUMN ybss_registry.match_model.most_in_block IS
'A value that more records carry than this makes no block: it would bring everybody together. / 分块上限。';
COMMENT ON COLUMN ybss_registry.match_model.one_to_one IS
'Records of one of two tables are different ones: each has at most one partner in the other. / 同一来源内不重复，一对一匹配。';
COMMENT ON COLUMN ybss_registry.match_model.estimate IS
'A run takes m and u from its own records (expectation maximisation) instead of match_level. / 运行时由数据估计参数。';
COMMENT ON COLUMN ybss_registry.match_model.seed IS 'The same seed draws the same pairs to estimate by. / 随机种子。';

CREATE TABLE ybss_registry.match_field (
  model text NOT NULL REFERENCES ybss_registry.match_model ON DELETE CASCADE,
  field text NOT NULL CHECK (field ~ '^[a-z][a-z0-9_]{0,62}$'),
  position int NOT NULL CHECK (position BETWEEN 1 AND 12),
  expression text NOT NULL CHECK (char_length(expression) BETWEEN 1 AND 4000),
  comparison text NOT NULL,
  frequency boolean NOT NULL DEFAULT false,
  common_above bigint NOT NULL DEFAULT 0 CHECK (common_above >= 0),
  PRIMARY KEY (model, field),
  UNIQUE (model, position)
);
COMMENT ON TABLE ybss_registry.match_field IS
'What a model compares: a column or an expression over the row, and the comparison of its values. / 匹配字段。';
COMMENT ON COLUMN ybss_registry.match_field.frequency IS
'Where two values are the same, a rare one weighs more and a common one less. / 是否按取值频率调整权重。';
COMMENT ON COLUMN ybss_registry.match_field.common_above IS
'A value that more records carry than this says nothing at all (the telephone of a village); 0: no such bound. / 超过此次数的取值视为未填，0 为不限。';

CREATE TABLE ybss_registry.match_level (
  model text NOT NULL,
  field text NOT NULL,
  level int NOT NULL CHECK (level BETWEEN 0 AND 30),
  name text NOT NULL,
  m double precision NOT NULL CHECK (m > 0 AND m <= 1),
  u double precision NOT NULL CHECK (u > 0 AND u <= 1),
  weight double precision NOT NULL GENERATED ALWAYS AS (ln(m / u) / ln(2)) STORED,
  PRIMARY KEY (model, field, level),
  FOREIGN KEY (model, field) REFERENCES ybss_registry.match_field ON DELETE CASCADE
);
COMMENT ON TABLE ybss_registry.match_level IS
'How often a field agrees in this way between two records of one (m) and of two (u); the weight is log2 of m over u (Fellegi and Sunter 1969). Level 0 is the same, the last is different. / 各一致程度的概率与权重。';

CREATE TABLE ybss_registry.match_rule (
  model text NOT NULL REFERENCES ybss_registry.match_model ON DELETE CASCADE,
  rule int NOT NULL CHECK (rule BETWEEN 1 AND 32),
  position int NOT NULL CHECK (position BETWEEN 1 AND 6),
  field text NOT NULL,
  key text NOT NULL,
  PRIMARY KEY (model, rule, position),
  FOREIGN KEY (model, field) REFERENCES ybss_registry.match_field ON DELETE CASCADE
);
COMMENT ON TABLE ybss_registry.match_rule IS
'What brings two records together: they share all keys of one rule. / 分块规则：同一规则的各键全部相同才比较。';

CREATE TABLE ybss_registry.match_veto (
  model text NOT NULL REFERENCES ybss_registry.match_model ON DELETE CASCADE,
  veto int NOT NULL CHECK (veto BETWEEN 1 AND 32),
  position int NOT NULL CHECK (position BETWEEN 1 AND 6),
  field text NOT NULL,
  levels int[] NOT NULL CHECK (cardinality(levels) BETWEEN 1 AND 31),
  outcome text NOT NULL CHECK (outcome IN ('refuse', 'review')),
  PRIMARY KEY (model, veto, position),
  FOREIGN KEY (model, field) REFERENCES ybss_registry.match_field ON DELETE CASCADE
);
COMMENT ON TABLE ybss_registry.match_veto IS
'What outvotes every weight: where all fields of a veto agree in one of these levels, the pair is two (refuse) or a person looks (review). / 否决规则。';

CREATE TABLE ybss_registry.match_dependence (
  model text NOT NULL REFERENCES ybss_registry.match_model ON DELETE CASCADE,
  dependence int NOT NULL CHECK (dependence BETWEEN 1 AND 32),
  field text NOT NULL,
  given text NOT NULL,
  given_level int NOT NULL CHECK (given_level BETWEEN 0 AND 30),
  m double precision[] NOT NULL,
  u double precision[] NOT NULL,
  PRIMARY KEY (model, dependence),
  CHECK (field <> given),
  CHECK (cardinality(m) = cardinality(u)),
  FOREIGN KEY (model, field) REFERENCES ybss_registry.match_field ON DELETE CASCADE,
  FOREIGN KEY (model, given) REFERENCES ybss_registry.match_field (model, field) ON DELETE CASCADE
);
COMMENT ON TABLE ybss_registry.match_dependence IS
'Fields that agree together for another reason than that two records are one (the telephone of people of one house): where "given" agrees on a level up to given_level, "field" has these m and u, level by level, instead of its own. / 相依字段：另一字段一致时改用的概率，避免同一证据重复计权。';

CREATE TABLE ybss_registry.match_model_version (
  model text NOT NULL,
  version int NOT NULL,
  definition jsonb NOT NULL,
  declared_by text NOT NULL,
  declared_at timestamptz NOT NULL,
  PRIMARY KEY (model, version)
);
COMMENT ON TABLE ybss_registry.match_model_version IS
'What a model was, version by version: a run names the one that it followed. / 匹配模型的历次版本。';

CREATE TABLE ybss_registry.match_run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  model text NOT NULL,
  version int NOT NULL,
  definition jsonb NOT NULL,
  kind text NOT NULL,
  relation text NOT NULL,
  other text,
  started_role name NOT NULL,
  started_member bigint,
  started_by text NOT NULL,
  node ybss.grid_code,
  job_run bigint,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'scored', 'finished')),
  records bigint,
  records_other bigint,
  pairs_told bigint,
  pairs bigint,
  edges bigint,
  clusters bigint,
  notes jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE ybss_registry.match_run IS
'Runs of match models: the version as it was then, what was read, how many pairs were told beforehand and scored, what is kept. / 匹配运行。';
COMMENT ON COLUMN ybss_registry.match_run.definition IS
'The model as the run followed it, with the weights that it took or estimated. / 运行所用的模型定义（含权重）。';
COMMENT ON COLUMN ybss_registry.match_run.notes IS 'Blocks that were capped, and what else the run has to tell. / 运行备注。';

CREATE TABLE ybss_registry.match_edge (
  district int4 NOT NULL DEFAULT 0,
  run_id bigint NOT NULL REFERENCES ybss_registry.match_run ON DELETE CASCADE,
  a text NOT NULL,
  b text NOT NULL,
  weight real NOT NULL,
  rule int NOT NULL,
  band text NOT NULL CHECK (band IN ('accept', 'review')),
  levels bigint NOT NULL,
  PRIMARY KEY (district, run_id, a, b)
);
COMMENT ON TABLE ybss_registry.match_edge IS
'Pairs at or above the refuse band, with their weight, log2 odds: another threshold takes no new run. / 候选记录对及其权重。';
COMMENT ON COLUMN ybss_registry.match_edge.levels IS
'How each field of the model agrees: five bits a field, the first lowest, 31 where a record says nothing. / 各字段的一致程度（每字段五位）。';
CREATE INDEX match_edge_weight ON ybss_registry.match_edge (run_id, weight);

CREATE TABLE ybss_registry.match_member (
  district int4 NOT NULL DEFAULT 0,
  run_id bigint NOT NULL REFERENCES ybss_registry.match_run ON DELETE CASCADE,
  side int2 NOT NULL DEFAULT 0,
  key text NOT NULL,
  cluster bigint NOT NULL,
  PRIMARY KEY (district, run_id, side, key)
);
COMMENT ON TABLE ybss_registry.match_member IS
'Records that a run puts together: those of one cluster are one. Clusters are numbered in the order of their first records, by table and key; a record that stands alone has no row. / 匹配聚类结果。';
CREATE INDEX match_member_cluster ON ybss_registry.match_member (run_id, cluster);

CREATE TABLE ybss_registry.match_value (
  district int4 NOT NULL DEFAULT 0,
  run_id bigint NOT NULL REFERENCES ybss_registry.match_run ON DELETE CASCADE,
  field int NOT NULL,
  first bigint NOT NULL,
  hashes bigint[] NOT NULL,
  carriers bigint[] NOT NULL,
  PRIMARY KEY (district, run_id, field, first),
  CHECK (cardinality(hashes) = cardinality(carriers))
);
COMMENT ON TABLE ybss_registry.match_value IS
'How many records carry a value, for all values that two or more carry, a thousand a row in the order of their hashes; by the hash of the coded value, never the value. What a run weighed is so known afterwards, to the last bit. / 取值频次（只存散列值，每行一千个）。';

CREATE TABLE ybss_registry.match_sample (
  district int4 NOT NULL DEFAULT 0,
  run_id bigint NOT NULL REFERENCES ybss_registry.match_run ON DELETE CASCADE,
  a text NOT NULL,
  b text NOT NULL,
  weight real NOT NULL,
  stratum int NOT NULL,
  stands_for bigint NOT NULL CHECK (stands_for > 0),
  drawn_at timestamptz NOT NULL DEFAULT now(),
  verdict text CHECK (verdict IN ('same', 'different', 'unclear')),
  decided_by text,
  decided_at timestamptz,
  PRIMARY KEY (district, run_id, a, b)
);
COMMENT ON TABLE ybss_registry.match_sample IS
'Pairs drawn to be looked at, by strata of their weight: thresholds for a precision follow from what people say of them. / 抽样核查的记录对。';
