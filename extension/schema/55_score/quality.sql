-- Stored scores, their sums by grid, and what waits to be scored anew.

CREATE TABLE ybss_registry.quality (
  district int4 NOT NULL,
  kind text NOT NULL,
  record_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  completeness int2 NOT NULL CHECK (completeness BETWEEN 0 AND 10000),
  accuracy int2 NOT NULL CHECK (accuracy BETWEEN 0 AND 10000),
  freshness int2 NOT NULL CHECK (freshness BETWEEN 0 AND 10000),
  passes boolean NOT NULL,
  lacks int2[] NOT NULL DEFAULT '{}',
  faults int2[] NOT NULL DEFAULT '{}',
  aged int2[] NOT NULL DEFAULT '{}',
  exempt int2[] NOT NULL DEFAULT '{}',
  version int NOT NULL,
  as_of date NOT NULL,
  falls_on date NOT NULL,
  scored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (district, kind, record_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.quality IS
'Three scores of every record, in hundredths of a point, with the numbers of the items behind each point lost. / 记录质量评分：完整、准确、鲜活。';
COMMENT ON COLUMN ybss_registry.quality.kind IS
'Of ybss_registry.record_kind. Written by functions that read the kind there: no key is asked for each of a million scores. / 记录种类。';
COMMENT ON COLUMN ybss_registry.quality.lacks IS 'Items that must be there and are not. / 缺项。';
COMMENT ON COLUMN ybss_registry.quality.faults IS 'Items whose value breaks its type, code table or rule. / 错项。';
COMMENT ON COLUMN ybss_registry.quality.aged IS 'Items stated longer ago than their term. / 过期项。';
COMMENT ON COLUMN ybss_registry.quality.exempt IS 'Items that this record need not have. / 免采项。';
COMMENT ON COLUMN ybss_registry.quality.version IS 'Version of the kind''s catalogue that it was scored by. / 评分所用目录版本。';
COMMENT ON COLUMN ybss_registry.quality.falls_on IS
'First day on which the freshness is another one, if nothing is stated till then. / 鲜活分下一次变化的日期。';
CREATE INDEX quality_grid ON ybss_registry.quality (grid, kind);

CREATE TABLE ybss_registry.score_queue (
  district int4 NOT NULL,
  queue_id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  record_id bigint NOT NULL,
  place ybss.grid_code NOT NULL,
  records bigint NOT NULL DEFAULT 1 CHECK (records > 0),
  queued_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, kind, record_id, queue_id)
);
COMMENT ON TABLE ybss_registry.score_queue IS
'Records that changed since they were scored: bulk loads and changes of links leave them here for job score. / 待重新评分的记录。';
COMMENT ON COLUMN ybss_registry.score_queue.record_id IS
'The record that changed; 0 for so many new ones of a bulk load, which have no score yet. / 记录编号，0 表示批量新增。';
COMMENT ON COLUMN ybss_registry.score_queue.place IS
'Grid that the change was about; the record itself may lie elsewhere. / 变更所在网格。';

CREATE TABLE ybss_registry.quality_sum (
  district int4 NOT NULL,
  sum_id bigint GENERATED ALWAYS AS IDENTITY,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL,
  version int NOT NULL,
  records bigint NOT NULL,
  passing bigint NOT NULL,
  completeness bigint NOT NULL,
  accuracy bigint NOT NULL,
  freshness bigint NOT NULL,
  PRIMARY KEY (district, sum_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.quality_sum IS
'Sums of the scores by grid, as additions: every statement that scores adds rows with what it changed and waits for nobody; job score folds them. The sum of the rows is always the sum of quality. / 按网格累计的评分增量。';
CREATE INDEX quality_sum_grid ON ybss_registry.quality_sum (grid);

CREATE TABLE ybss_registry.quality_item_sum (
  district int4 NOT NULL,
  sum_id bigint GENERATED ALWAYS AS IDENTITY,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL,
  version int NOT NULL,
  number int2 NOT NULL,
  lacks bigint NOT NULL,
  faults bigint NOT NULL,
  aged bigint NOT NULL,
  exempt bigint NOT NULL,
  PRIMARY KEY (district, sum_id),
  CHECK (district = ybss.district_of(grid))
);
COMMENT ON TABLE ybss_registry.quality_item_sum IS
'The same for each item: how many records lack it, have it wrong, too old, or need not have it. / 按网格和信息项累计的问题数增量。';
CREATE INDEX quality_item_sum_grid ON ybss_registry.quality_item_sum (grid);
