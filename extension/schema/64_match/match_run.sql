-- What runs of match models found: pairs with their weights, and what belongs together.

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
