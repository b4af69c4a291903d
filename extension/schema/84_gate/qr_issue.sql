-- Issuing and verifying door codes.

CREATE OR REPLACE FUNCTION ybss.qr_issue(kind text, record bigint, valid_for interval DEFAULT '10 years') RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_grid ybss.grid_code;
  v_key ybss_registry.signing_key%ROWTYPE;
  v_code ybss_registry.qr_code%ROWTYPE;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  IF kind = 'house' THEN
    SELECT h.grid INTO v_grid FROM ybss_registry.house h WHERE h.district = (SELECT ybss_registry.district_of_record(kind, record)) AND h.house_id = record;
  ELSIF kind = 'building' THEN
    SELECT b.grid INTO v_grid FROM ybss_registry.building b WHERE b.district = (SELECT ybss_registry.district_of_record(kind, record)) AND b.building_id = record;
  END IF;
  IF v_grid IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBQ04', MESSAGE = 'there is no such house or building',
      DETAIL = '没有这个房屋或楼栋，或不在权限范围内。', HINT = 'kind is house or building, record its id in ybss.house or ybss.building.';
  END IF;
  SELECT * INTO STRICT v_key FROM ybss_registry.signing_key k WHERE k.use = 'code' AND k.retired_at IS NULL ORDER BY k.key_id DESC LIMIT 1;
  INSERT INTO ybss_registry.qr_code (district, grid, kind, record_id, key_id, expires_at, issued_by)
  VALUES (ybss.district_of(v_grid), v_grid, kind, record, v_key.key_id, pg_catalog.date_trunc('day', now() + valid_for), (SELECT a.actor FROM ybss_registry.acting() a))
  RETURNING * INTO v_code;
  RETURN ybss.qr_seal(kind, v_key.key_id, v_code.code_id, v_code.expires_at, v_code.district, v_key.secret);
END
$$;
COMMENT ON FUNCTION ybss.qr_issue(text, bigint, interval) IS
'Issues the code of a house or a building: a payload with key, random id, expiry and seal, no personal data and no address. Raises YBQ04 when the caller''s scope has no such record. Volatile: writes the code. Security definer: the seal''s secret is the owner''s; row security still binds by the caller''s scope. / 签发房屋或楼栋二维码内容，不含个人信息。';
REVOKE ALL ON FUNCTION ybss.qr_issue(text, bigint, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.qr_issue(text, bigint, interval) TO ybss_operator;

CREATE OR REPLACE FUNCTION ybss.qr_verify(payload text)
RETURNS TABLE (verdict text, kind text, record_id bigint, grid ybss.grid_code, expires_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_open record;
  v_code ybss_registry.qr_code%ROWTYPE;
BEGIN
  PERFORM ybss.require_registry();
  -- A row whatever is shown: a text of another form and a key that is retired open nothing.
  SELECT o.* INTO v_open FROM (SELECT) shown
  LEFT JOIN ybss_registry.signing_key k ON k.use = 'code' AND k.key_id = ybss.qr_key_id(payload) AND k.retired_at IS NULL
  LEFT JOIN LATERAL ybss.qr_open(payload, k.secret) o ON true;
  IF v_open.authentic IS NOT TRUE THEN
    RETURN QUERY SELECT 'forged', NULL::text, NULL::bigint, NULL::ybss.grid_code, NULL::timestamptz;
    RETURN;
  END IF;
  SELECT * INTO v_code FROM ybss_registry.qr_code c WHERE c.district = v_open.audience AND c.code_id = v_open.code_id;
  RETURN QUERY SELECT CASE
      WHEN v_code.code_id IS NULL THEN 'out of scope'
      WHEN v_code.revoked_at IS NOT NULL THEN 'revoked'
      WHEN v_open.expires <= now() THEN 'expired'
      ELSE 'valid' END,
    v_open.kind::text, v_code.record_id, v_code.grid, v_open.expires::timestamptz;
END
$$;
COMMENT ON FUNCTION ybss.qr_verify(text) IS
'What a shown code is worth: valid, expired, revoked, forged (also junk, null, and what a retired key sealed), or out of scope (sealed here, but for a record outside of the caller''s scope), with its record. Stable: reads codes and keys. Security definer: the secret is the owner''s; row security binds by the caller''s scope. / 验证二维码：有效、过期、撤销、伪造或超出权限。';
REVOKE ALL ON FUNCTION ybss.qr_verify(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.qr_verify(text) TO ybss_reader, ybss_operator;
