-- What ybss ships of tables that a district changes too: so that an upgrade tells its rows from ours.

CREATE TABLE ybss_registry.shipped_row (
  relation text NOT NULL,
  key text NOT NULL,
  "row" jsonb,
  next jsonb,
  PRIMARY KEY (relation, key)
);
COMMENT ON TABLE ybss_registry.shipped_row IS
'Rows of code tables, their values, words and kinds of documents as this version ships them. What stands otherwise in the tables themselves is the district''s own and stays when another version comes. / 随版本发布的代码表内容，用于升级时保留本区自行修改的部分。';
COMMENT ON COLUMN ybss_registry.shipped_row."row" IS 'As it was shipped last. / 上一次发布的内容。';
COMMENT ON COLUMN ybss_registry.shipped_row.next IS 'As the version being installed ships it; taken over at once. / 本次发布的内容，随即生效。';
