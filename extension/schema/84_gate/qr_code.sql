-- Codes on doors: which were issued for what, and whether one that is shown is real.

CREATE TABLE ybss_registry.qr_key (
  key_id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY CHECK (key_id BETWEEN 1 AND 65535),
  secret bytea NOT NULL CHECK (octet_length(secret) = 32),
  valid_from timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);
COMMENT ON TABLE ybss_registry.qr_key IS
'Secrets under which codes are sealed; the newest that is not retired seals. / 二维码签名密钥。';
INSERT INTO ybss_registry.qr_key (secret) SELECT
  sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

CREATE TABLE ybss_registry.qr_code (
  district int4 NOT NULL,
  code_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL CHECK (kind IN ('house', 'building')),
  record_id bigint NOT NULL,
  key_id int NOT NULL REFERENCES ybss_registry.qr_key,
  issued_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  issued_by text,
  revoked_by text,
  revoked_for text CHECK (char_length(revoked_for) BETWEEN 2 AND 200),
  PRIMARY KEY (district, code_id),
  CHECK (district = ybss.district_of(grid)),
  CHECK (expires_at > issued_at)
);
COMMENT ON TABLE ybss_registry.qr_code IS
'Codes that were issued: a random id on the door, the house only here. / 已签发二维码。';
CREATE TRIGGER give_id BEFORE INSERT ON ybss_registry.qr_code FOR EACH ROW EXECUTE FUNCTION ybss.give_id('code_id');
CREATE INDEX qr_code_record ON ybss_registry.qr_code (district, kind, record_id);
CREATE INDEX qr_code_grid ON ybss_registry.qr_code (grid);
