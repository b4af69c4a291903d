-- The keys that sign: tickets, door codes, the chain of digests.

CREATE TABLE ybss_registry.signing_key (
  use text COLLATE "C" NOT NULL CHECK (use ~ '^[a-z_]{1,30}$'),
  key_id int GENERATED ALWAYS AS IDENTITY CHECK (key_id > 0),
  secret bytea NOT NULL CHECK (octet_length(secret) BETWEEN 32 AND 64),
  valid_from timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz,
  PRIMARY KEY (use, key_id),
  CONSTRAINT key_fits_code CHECK (use <> 'code' OR (key_id <= 65535 AND octet_length(secret) = 32))
);
COMMENT ON TABLE ybss_registry.signing_key IS
'Secrets that sign, by what they sign; the newest of a use signs, all that are not retired verify. A dump holds them: renew those of tickets after a restore elsewhere. / 签名密钥，按用途区分。';
COMMENT ON COLUMN ybss_registry.signing_key.use IS
'ticket, code (on doors), chain (of digests). / 用途：票据、二维码、摘要链。';
COMMENT ON COLUMN ybss_registry.signing_key.key_id IS
'Names the key in what it signed; one of a door code fits the 16 bits that its payload has. / 密钥编号，写入所签内容。';
COMMENT ON COLUMN ybss_registry.signing_key.retired_at IS
'From here on nothing that this key signed holds, no ticket, login or code. / 停用时间。';
