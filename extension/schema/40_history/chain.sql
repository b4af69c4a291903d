-- The chain of digests: what waits to be linked, and what was linked.

CREATE TABLE ybss_registry.to_link (
  district int4 NOT NULL,
  note bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  change_id bigint,
  noted_at timestamptz NOT NULL,
  first_at timestamptz,
  last_at timestamptz,
  records bigint[] NOT NULL,
  PRIMARY KEY (district, note)
);
COMMENT ON TABLE ybss_registry.to_link IS
'Records that committed transactions wrote and that are not linked yet: a row for a transaction, table and district, written with its commit by the library, gone when the worker has linked it. / 已提交、待写入摘要链的记录。';
COMMENT ON COLUMN ybss_registry.to_link.noted_at IS 'Just before the commit. / 提交前一刻。';

CREATE TABLE ybss_registry.stretch (
  number bigint PRIMARY KEY CHECK (number > 0),
  linked_at timestamptz NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('linked', 'anew', 'purged')),
  kind text COLLATE "C" NOT NULL,
  past boolean NOT NULL,
  columns text[] NOT NULL,
  districts int4[] NOT NULL,
  rows bigint NOT NULL,
  first_at timestamptz,
  last_at timestamptz,
  reason text,
  lines bytea NOT NULL,
  digest bytea NOT NULL,
  head bytea NOT NULL,
  mac bytea NOT NULL
);
ALTER TABLE ybss_registry.stretch ALTER lines SET STORAGE EXTERNAL;
COMMENT ON TABLE ybss_registry.stretch IS
'The chain: stretches of digests of rows of one table, each with the digest of all before it. / 摘要链：每段为同一数据表若干行的摘要，并含此前全部内容的摘要。';
COMMENT ON COLUMN ybss_registry.stretch.purpose IS
'linked: rows that were written since; anew: all rows of the table as they stood (after an upgrade or a copy), what came before counts no more; purged: rows until last_at may be gone. / 用途：新入链，整表重新入链，或已按期清除。';
COMMENT ON COLUMN ybss_registry.stretch.past IS
'Rows of history of that kind, not rows of the table itself. / 是否为该类记录的历史。';
COMMENT ON COLUMN ybss_registry.stretch.columns IS 'Columns that went into the digests, in their order. / 参与摘要的列。';
COMMENT ON COLUMN ybss_registry.stretch.districts IS
'Districts of the lines. What lies in a district that no stretch names came by replication from its own registry, and is linked there. / 涉及的区。';
COMMENT ON COLUMN ybss_registry.stretch.lines IS
'36 bytes a row: district, id, moment (changed_at, known_until, at, logged_at), 16 bytes of digest; ybss.lines_in takes them apart. / 逐行摘要。';
COMMENT ON COLUMN ybss_registry.stretch.digest IS 'SHA-256 of all columns before it. / 本段摘要。';
COMMENT ON COLUMN ybss_registry.stretch.head IS 'SHA-256 of the head before and this digest. / 链首摘要。';
COMMENT ON COLUMN ybss_registry.stretch.mac IS 'The head under the chain''s key. / 链首的密钥签名。';
