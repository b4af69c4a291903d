-- The district's own names: they widen the lexicon at once, and can be taken back.

CREATE TABLE ybss_registry.local_name (
  name text NOT NULL CHECK (length(name) BETWEEN 2 AND 40),
  kind text NOT NULL CHECK (kind IN ('road', 'compound', 'zone', 'alias')),
  stands_for text,
  division ybss.division_code,
  source text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name, kind),
  CHECK ((kind = 'alias') = (stands_for IS NOT NULL)),
  CHECK (length(stands_for) BETWEEN 2 AND 60)
);
COMMENT ON TABLE ybss_registry.local_name IS
'Streets, compounds and zones that the built-in lexicon cannot know, and aliases with the address text they stand for. Read by parse_local() from the next statement on; deleting a row takes it back. / 本区街路巷、小区、功能区名称及别名；增删后立即生效。';
COMMENT ON COLUMN ybss_registry.local_name.division IS
'Where the name lies: completes an address that names no division. / 名称所在区划，用于补全。';

CREATE TRIGGER local_name_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ybss_registry.local_name
FOR EACH STATEMENT EXECUTE FUNCTION ybss.local_names_changed();
