-- The registry's own row, the steps it has seen, and where opaque ids come from.

CREATE TABLE ybss_registry.registry (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  id_key bigint NOT NULL,
  phase text NOT NULL DEFAULT 'tables' CHECK (phase IN ('tables', 'keys', 'functions', 'grants')),
  sets_search_path boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE ybss_registry.registry IS
'One row: which version made this registry, and the key that makes its ids opaque. / 登记库版本与编号密钥。';
COMMENT ON COLUMN ybss_registry.registry.phase IS
'How far it was made: tables, keys, functions, grants; with the last it is whole. / 建库阶段，grants 为建成。';
COMMENT ON COLUMN ybss_registry.registry.sets_search_path IS
'False where the district declined that the database''s search_path holds schema ybss. / 是否将 ybss 加入数据库搜索路径。';
INSERT INTO ybss_registry.registry (version, id_key)
SELECT ybss.version(), ('x' || left(replace(gen_random_uuid()::text, '-', ''), 16))::bit(64)::bigint;

CREATE TABLE ybss_registry.step (
  number int PRIMARY KEY CHECK (number BETWEEN 1 AND 999),
  name text NOT NULL,
  version text NOT NULL,
  fresh boolean NOT NULL,
  done_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE ybss_registry.step IS
'Numbered steps that brought this registry''s tables to their version, each once. / 登记库升级步骤记录。';
COMMENT ON COLUMN ybss_registry.step.version IS 'Version of the extension that ran it. / 执行时的扩展版本。';
COMMENT ON COLUMN ybss_registry.step.fresh IS
'True where the registry was made with what the step does. / 建库时已包含，无须执行。';

CREATE SEQUENCE ybss_registry.identity MAXVALUE 4294967295;
COMMENT ON SEQUENCE ybss_registry.identity IS
'Counts every id given out, 32 bits of them; what people see is the district and a permutation of it (ybss.opaque_id). / 编号计数器。';

CREATE FUNCTION ybss_registry.new_id(district integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.opaque_id(district, nextval('ybss_registry.identity'), id_key) FROM ybss_registry.registry
$$;
COMMENT ON FUNCTION ybss_registry.new_id(integer) IS
'A new opaque id of a district, never given before or again: the district, and the sequence''s next number under a keyed permutation, so that neither order nor gaps tell how many rows there are. Rows that leave their id out get theirs by trigger, in the same way. Raises 2200H after 2^32 - 1 ids, 22003 for what is no district. Volatile: draws from a sequence. Security definer: the key is the owner''s. / 生成含区划、不透明且不重复的编号。';
REVOKE ALL ON FUNCTION ybss_registry.new_id(integer) FROM PUBLIC;
