-- Kinds of records that have items, and what a record must reach to count as done.

CREATE TABLE ybss_registry.record_kind (
  kind text PRIMARY KEY CHECK (kind ~ '^[a-z][a-z_]{1,30}$'),
  english text NOT NULL,
  chinese text NOT NULL,
  pass_completeness real NOT NULL DEFAULT 60 CHECK (pass_completeness BETWEEN 0 AND 100),
  pass_accuracy real NOT NULL DEFAULT 100 CHECK (pass_accuracy BETWEEN 0 AND 100),
  pass_freshness real NOT NULL DEFAULT 50 CHECK (pass_freshness BETWEEN 0 AND 100),
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE ybss_registry.record_kind IS
'Kinds of records with items: each has a register of that name with the key <kind>_id, and a view <kind>_record with what its links say beside it. / 记录种类。';
COMMENT ON COLUMN ybss_registry.record_kind.pass_completeness IS
'Least scores, 0 to 100, with which a record counts as progress (进度服从质量). / 计入进度的最低完整度。';
COMMENT ON COLUMN ybss_registry.record_kind.version IS
'Counts the changes of the kind''s catalogue; a score made under another one is stale. / 目录版本，评分须与之一致。';

INSERT INTO ybss_registry.record_kind (kind, english, chinese) VALUES
('person', 'person', '人员'),
('house', 'house', '房屋'),
('unit', 'unit', '单位'),
('building', 'building', '楼栋'),
('household', 'household', '户');
