-- One maker of keys, and the first key of each use.

CREATE OR REPLACE FUNCTION ybss_registry.make_signing_key(p_use text) RETURNS int
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  -- Three random UUIDs hold 366 random bits of the server's strong source.
  INSERT INTO ybss_registry.signing_key (use, secret) SELECT p_use,
    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
  RETURNING key_id
$$;
COMMENT ON FUNCTION ybss_registry.make_signing_key(text) IS
'Makes a new key of a use and gives its id; it signs from now on. Volatile: writes. / 生成某用途的新签名密钥。';
REVOKE ALL ON FUNCTION ybss_registry.make_signing_key(text) FROM PUBLIC;

-- A key that comes or ends is told to every backend at once, as in member.sql.
CREATE OR REPLACE TRIGGER tell_changed AFTER INSERT OR UPDATE OR DELETE ON ybss_registry.signing_key
FOR EACH ROW EXECUTE FUNCTION ybss.tell_access_changed();
CREATE OR REPLACE TRIGGER tell_emptied AFTER TRUNCATE ON ybss_registry.signing_key
FOR EACH STATEMENT EXECUTE FUNCTION ybss.tell_access_changed();
ALTER TABLE ybss_registry.signing_key ENABLE ALWAYS TRIGGER tell_changed, ENABLE ALWAYS TRIGGER tell_emptied;
SELECT ybss.protect_table('ybss_registry.signing_key', '{}', '{}');
SELECT ybss_registry.make_signing_key(u.use) FROM unnest(ARRAY['ticket', 'code', 'chain']) u(use)
WHERE NOT EXISTS (SELECT FROM ybss_registry.signing_key k WHERE k.use = u.use);
