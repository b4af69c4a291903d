-- The district's own words for nothing.
CREATE TABLE ybss_registry.no_value (
  word text PRIMARY KEY CHECK (char_length(word) BETWEEN 1 AND 60),
  meaning text NOT NULL DEFAULT 'nothing' CHECK (meaning IN ('nothing', 'default', 'value')),
  remark text CHECK (char_length(remark) <= 200),
  recorded_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE ybss_registry.no_value IS
'Words that say nothing where a list has them as a whole cell (无, 不详 and their like are built in), however wide or small they are written. Followed by every session from the next statement on; deleting a row takes it back. / 本区补充的空值用语：清单单元格整格为该词时视为未填，增删后立即生效。';
COMMENT ON COLUMN ybss_registry.no_value.meaning IS
'nothing: as if the cell were empty; default: a value that is written where there is none (13800138000), noted for review; value: it is a value here, whatever the built-in words say. / 含义：nothing 视为未填，default 默认填充值（提示核查），value 按正常取值处理。';
COMMENT ON COLUMN ybss_registry.no_value.remark IS 'Who writes it so, and why. / 备注。';
