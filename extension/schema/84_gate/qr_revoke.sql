-- A code that is taken down counts no more, and never again.

CREATE OR REPLACE FUNCTION ybss.qr_revoke(kind text, record bigint, reason text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_revoked int;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  IF char_length(btrim(reason)) BETWEEN 2 AND 200 IS NOT TRUE OR reason !~ '[[:alpha:]]' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBQ05', MESSAGE = 'say why the codes are revoked, in 2 to 200 characters',
      DETAIL = '请说明撤销原因（2至200字）。', HINT = 'SELECT ybss.qr_revoke(''house'', house_id, ''门牌遗失'')';
  END IF;
  UPDATE ybss_registry.qr_code c SET revoked_at = now(), revoked_for = btrim(reason), revoked_by = (SELECT a.actor FROM ybss_registry.acting() a)
  WHERE c.district = ANY (ybss_registry.districts_of(ARRAY[record])) AND c.kind = qr_revoke.kind AND c.record_id = record AND c.revoked_at IS NULL;
  GET DIAGNOSTICS v_revoked = ROW_COUNT;
  RETURN v_revoked;
END
$$;
COMMENT ON FUNCTION ybss.qr_revoke(text, bigint, text) IS
'Revokes every code of a house or a building within the caller''s scope, for a reason in 2 to 200 characters; a new one is issued by ybss.qr_issue, a revoked one never holds again. Gives how many. Raises YBQ05 without a reason. Volatile: writes codes. Security definer: nobody writes codes by hand; row security binds by the caller''s scope. / 撤销房屋或楼栋的全部二维码，撤销后不可恢复。';
REVOKE ALL ON FUNCTION ybss.qr_revoke(text, bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.qr_revoke(text, bigint, text) TO ybss_operator;
