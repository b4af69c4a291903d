-- One table of keys that sign, by their use. Tickets, door codes and the chain name a
-- key by its id: all keep theirs.
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

INSERT INTO ybss_registry.signing_key (use, key_id, secret, valid_from, retired_at) OVERRIDING SYSTEM VALUE
SELECT 'ticket', key_id, secret, valid_from, retired_at FROM ybss_registry.ticket_key
UNION ALL
SELECT 'code', key_id, secret, valid_from, retired_at FROM ybss_registry.qr_key
UNION ALL
SELECT 'chain', 1, secret, now(), NULL FROM ybss_registry.chain_key;
-- An id that was given before, also of a key that is gone, is not given again.
SELECT setval(pg_get_serial_sequence('ybss_registry.signing_key', 'key_id'), greatest(t.last_value, q.last_value))
FROM ybss_registry.ticket_key_key_id_seq t, ybss_registry.qr_key_key_id_seq q;

-- Row security would hide the codes from the key that is checked.
ALTER TABLE ybss_registry.qr_code NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.qr_code DROP CONSTRAINT qr_code_key_id_fkey,
  ADD COLUMN key_use text COLLATE "C" NOT NULL GENERATED ALWAYS AS ('code') STORED,
  ADD FOREIGN KEY (key_use, key_id) REFERENCES ybss_registry.signing_key;
ALTER TABLE ybss_registry.qr_code FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN ybss_registry.qr_code.key_use IS 'Always code: by it the key is found. / 密钥用途，恒为 code。';
DROP TABLE ybss_registry.ticket_key, ybss_registry.qr_key, ybss_registry.chain_key;
