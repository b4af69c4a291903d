-- What a record of a kind is tied to: one row a link, from which all that follows links is made.

CREATE TABLE ybss_registry.kind_link (
  kind text NOT NULL,
  link text NOT NULL,
  position int NOT NULL,
  through text,
  joined_by text,
  only_if text,
  rescores text[] NOT NULL DEFAULT '{}' CHECK (rescores <@ '{INSERT,UPDATE,DELETE}'),
  elsewhere boolean NOT NULL DEFAULT false,
  other_ends text[] NOT NULL DEFAULT '{}',
  joins text,
  items text,
  set_joins text,
  set_items text,
  PRIMARY KEY (kind, link),
  CHECK ((through IS NULL) = (joined_by IS NULL)),
  CHECK (elsewhere OR other_ends = '{}')
);
COMMENT ON TABLE ybss_registry.kind_link IS
'What a record is tied to and what its view says of that: make_link_functions() makes views, scores and triggers from these rows, partly_seen reads them. Its texts are SQL, run as ybss_owner. / 各类记录的关联及由关联得出的信息项，据此生成视图、评分函数与触发器。';
COMMENT ON COLUMN ybss_registry.kind_link.kind IS
'Register whose records these are: a kind of that name, or thing, which has the records of all kinds that a district adds. / 登记表。';
COMMENT ON COLUMN ybss_registry.kind_link.link IS
'Table in ybss_registry whose rows (l in what follows) a record is tied to; where it has a column valid, the first and last day of a row end a score. / 关联表。';
COMMENT ON COLUMN ybss_registry.kind_link.position IS 'Order of what the view of the kind shows. / 视图中的顺序。';
COMMENT ON COLUMN ybss_registry.kind_link.through IS
'Table (t) by which a row of the link leads to the record, by the column joined_by that both have; null where the row itself has <kind>_id. / 经由的表，空为直接关联。';
COMMENT ON COLUMN ybss_registry.kind_link.only_if IS
'Condition over l and t under which a row that changes scores its record anew. / 触发重新评分的条件。';
COMMENT ON COLUMN ybss_registry.kind_link.rescores IS 'Events of the link that score its records anew. / 触发重新评分的事件。';
COMMENT ON COLUMN ybss_registry.kind_link.elsewhere IS
'Whether its rows may lie in other grids than the record: who does not see them does not score it. / 关联是否可能位于其他网格。';
COMMENT ON COLUMN ybss_registry.kind_link.other_ends IS
'Registers of which a row names one by <register>_id, whose grid is asked for, too. / 关联另一端的登记表。';
COMMENT ON COLUMN ybss_registry.kind_link.joins IS 'Joins of the record''s view beside the record (r). / 视图的连接子句。';
COMMENT ON COLUMN ybss_registry.kind_link.items IS 'Items of the view, as a select list. / 视图给出的信息项。';
COMMENT ON COLUMN ybss_registry.kind_link.set_joins IS
'The same joins for a whole set of records, whose ids are p_ids and whose districts v_districts, on the day v_today: rows of the link are read once and joined, not looked up for each record. Null: joins does. / 批量评分用的连接子句。';
COMMENT ON COLUMN ybss_registry.kind_link.set_items IS 'The same items out of set_joins; v_read has the items whose value a rule, formula, condition or code table reads (ybss.items_read): of the others any text stands for what is there. Null: items does. / 批量评分用的信息项；不需读取取值的信息项只判断有无。';
