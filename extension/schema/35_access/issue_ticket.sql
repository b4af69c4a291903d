-- Issue of tickets and renewal of the keys that sign them.

CREATE OR REPLACE FUNCTION ybss.issue_ticket(
  member_id bigint, presented_by name, valid_for interval DEFAULT '5 minutes') RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_pooling text := (SELECT p.pooling FROM ybss_registry.pool_role p WHERE p.role_name = presented_by);
  v_longest text := CASE v_pooling WHEN 'session' THEN '12 hours' ELSE '10 minutes' END;
BEGIN
  IF v_pooling IS NULL OR EXISTS (SELECT FROM pg_roles r WHERE r.rolname = presented_by
                                  AND (r.rolsuper OR r.rolbypassrls)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBS07',
      MESSAGE = format('role "%s" may not present tickets', presented_by),
      DETAIL = '该数据库角色未登记为连接池角色，或不受行级安全约束。',
      HINT = 'Roles of shared connections are rows of ybss_registry.pool_role; superusers and BYPASSRLS roles cannot be.';
  END IF;
  IF valid_for IS NULL OR valid_for <= interval '0' OR valid_for > v_longest::interval THEN
    RAISE EXCEPTION USING ERRCODE = 'YBS07',
      MESSAGE = format('a ticket for this role is valid for %s at most', v_longest),
      DETAIL = '票据有效期超出允许范围。',
      HINT = 'Login tickets: up to 12 hours, the time of the session. Transaction tickets: up to 10 minutes.';
  END IF;
  IF NOT EXISTS (SELECT FROM ybss_registry.member m WHERE m.member_id = issue_ticket.member_id AND m.active
                 AND m.valid_from <= now() AND (m.valid_until IS NULL OR m.valid_until > now())) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBS07', MESSAGE = 'there is no such active member',
      DETAIL = '没有这个有效的操作人员。', HINT = 'SELECT * FROM ybss_registry.member';
  END IF;
  RETURN ybss.sign_ticket(member_id, presented_by, clock_timestamp() + valid_for, v_pooling = 'session');
END
$$;
COMMENT ON FUNCTION ybss.issue_ticket(bigint, name, interval) IS
'A signed ticket with which a member acts on a shared connection of the role presented_by. For a role in session pooling it is a login ticket (once, up to 12 hours); for one in transaction pooling a transaction ticket (SET LOCAL ybss.ticket, many times, up to 10 minutes). Whoever may call this can act as anybody: grant EXECUTE to the sign-on service alone. Raises YBS07 for a role, a time or a member that does not fit, YBS06 without a key. Volatile: signs with the time. Security definer: reads the key. / 签发票据，仅授予统一登录服务。';
REVOKE ALL ON FUNCTION ybss.issue_ticket(bigint, name, interval) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.member_of(account text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT m.member_id FROM ybss_registry.member m WHERE m.account = member_of.account AND m.active
    AND m.valid_from <= statement_timestamp() AND (m.valid_until IS NULL OR m.valid_until > statement_timestamp())
$$;
COMMENT ON FUNCTION ybss.member_of(text) IS
'Id of the active member with this account (ybss_registry.member.account), as the sign-on service knows it; null for nobody and for one whose time is over. For the sign-on service, beside issue_ticket: it learns the id and nothing else of the member. Stable: follows members. Security definer: the service has no right to the table. / 按统一登录账号查操作人员编号，仅授予统一登录服务。';
REVOKE ALL ON FUNCTION ybss.member_of(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.renew_ticket_key(keep_old_for interval DEFAULT '12 hours') RETURNS int
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE ybss_registry.signing_key SET retired_at = now() + greatest(keep_old_for, interval '0')
  WHERE use = 'ticket' AND (retired_at IS NULL OR retired_at > now() + greatest(keep_old_for, interval '0'));
  SELECT ybss_registry.make_signing_key('ticket')
$$;
COMMENT ON FUNCTION ybss.renew_ticket_key(interval) IS
'Makes a new key to sign tickets and retires the old ones after a time; 0 ends every ticket and login at once. Returns the new key''s id. Volatile: writes. Security definer: keys are the owner''s. / 更换票据签名密钥。';
REVOKE ALL ON FUNCTION ybss.renew_ticket_key(interval) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.forget_used_tickets() RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  WITH gone AS (DELETE FROM ybss_registry.ticket_use WHERE expires_at < now() - interval '1 day' RETURNING 1)
  SELECT count(*) FROM gone
$$;
COMMENT ON FUNCTION ybss.forget_used_tickets() IS
'Deletes the notes of login tickets that expired over a day ago; an expired ticket is refused without them. Returns how many. Volatile: deletes. Security definer: the notes are the owner''s. / 清理已过期登录票据的使用记录。';
REVOKE ALL ON FUNCTION ybss.forget_used_tickets() FROM PUBLIC;
