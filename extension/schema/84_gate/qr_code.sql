-- Codes on doors: which were issued for what, and whether one that is shown is real.

CREATE TABLE ybss_registry.qr_code (
  district int4 NOT NULL,
  code_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  kind text NOT NULL CHECK (kind IN ('house', 'building')),
  record_id bigint NOT NULL,
  key_id int NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  issued_by text,
  revoked_by text,
  revoked_for text CHECK (char_length(revoked_for) BETWEEN 2 AND 200),
  key_use text COLLATE "C" NOT NULL GENERATED ALWAYS AS ('code') STORED,
  FOREIGN KEY (key_use, key_id) REFERENCES ybss_registry.signing_key,
  PRIMARY KEY (district, code_id),
  CHECK (district = ybss.district_of(grid)),
  CHECK (expires_at > issued_at)
);
COMMENT ON TABLE ybss_registry.qr_code IS
'Codes that were issued: a random id on the door, the house only here. / 已签发二维码。';
COMMENT ON COLUMN ybss_registry.qr_code.key_use IS 'Always code: by it the key is found. / 密钥用途，恒为 code。';
CREATE TRIGGER give_id BEFORE INSERT ON ybss_registry.qr_code FOR EACH ROW EXECUTE FUNCTION ybss.give_id('code_id');
CREATE INDEX qr_code_record ON ybss_registry.qr_code (district, kind, record_id);
CREATE INDEX qr_code_grid ON ybss_registry.qr_code (grid);
