-- What the registry was when it was made or upgraded last, and what must hold of its rows.

CREATE TABLE ybss_registry.manifest (
  kind text COLLATE "C" NOT NULL,
  object text COLLATE "C" NOT NULL,
  target text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (kind, object)
);
COMMENT ON TABLE ybss_registry.manifest IS
'The sealed registry, a row for an object and what it was: written at the end of create_registry and upgrade_registry, compared by check_registry. Nothing in it depends on oids, search_path, DateStyle or time zone. / 登记库封存清单：建库或升级结束时写入，供检查比对。';
COMMENT ON COLUMN ybss_registry.manifest.kind IS
'table, column, constraint, index, trigger, policy, view, function, sequence, schema, grant, role, member, month, setting; key, check: a query that finds rows which break it; server: the major version that printed the definitions. / 类别。';
COMMENT ON COLUMN ybss_registry.manifest.target IS 'Table, view or function that a row of check_registry() names. / 检查结果中的对象。';
COMMENT ON COLUMN ybss_registry.manifest.value IS 'What it was; long texts as their SHA-256. / 封存时的取值，长文本存摘要。';
