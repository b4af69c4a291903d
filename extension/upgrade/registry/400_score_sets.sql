-- Texts that only count as there are not written for sets of records.
COMMENT ON COLUMN ybss_registry.kind_link.set_items IS
'The same items out of set_joins; v_read has the items whose value a rule, formula, condition or code table reads (ybss.items_read): of the others any text stands for what is there. Null: items does. / 批量评分用的信息项；不需读取取值的信息项只判断有无。';
