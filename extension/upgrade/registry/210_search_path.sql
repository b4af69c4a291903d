-- Whether the district wants schema ybss in the database's search_path: nobody was asked before.
ALTER TABLE ybss_registry.registry ADD COLUMN sets_search_path boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN ybss_registry.registry.sets_search_path IS
'False where the district declined that the database''s search_path holds schema ybss. / 是否将 ybss 加入数据库搜索路径。';
