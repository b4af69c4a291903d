-- Tickets: an identity on a connection that many people share.

CREATE FUNCTION ybss.login(ticket text) RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_login';
COMMENT ON FUNCTION ybss.login(text) IS
'Binds this session to a login ticket''s member, from the commit of the transaction on; a rolled-back login gave no right. Works once for each ticket. Ends with logout, RESET ybss.ticket, RESET ALL, DISCARD ALL, the ticket''s expiry or the retirement of its key. For connections that one person keeps; behind a pool that gives a connection to another client after each transaction use transaction tickets. Raises YBS01 forged, YBS02 expired, YBS03 another role''s, YBS04 used before, YBS05 not a login ticket. Volatile: writes down the use. / 凭登录票据登录，事务提交后生效；每张票据只能使用一次。';

CREATE FUNCTION ybss.logout() RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_logout';
COMMENT ON FUNCTION ybss.logout() IS
'Ends the session''s login at once; a rollback does not bring it back. Volatile: changes the session. / 退出登录，立即生效。';

CREATE FUNCTION ybss.sign_ticket(member_id bigint, presented_by name, expires_at timestamptz, for_login boolean)
RETURNS text
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_sign_ticket';
COMMENT ON FUNCTION ybss.sign_ticket(bigint, name, timestamptz, boolean) IS
'Signs a ticket with the newest key (HMAC-SHA256), without any check of its terms. Open to PUBLIC by its grant, but refuses (42501) whoever lacks the rights of the keys'' owner: issue_ticket runs with them. Raises YBR01 without a registry, YBS06 without a key. Volatile: draws random bytes. / 用最新密钥签发票据（内部函数，仅登记库所有者可用）。';

CREATE FUNCTION ybss.tell_access_changed() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_tell_access_changed';
COMMENT ON FUNCTION ybss.tell_access_changed() IS
'Trigger on the tables of members, grants, keys and pools: every backend works its identity out anew before its next statement. Volatile: sends an invalidation with the commit. / 成员、授权、密钥变更触发器：通知所有会话立即重新判定身份。';
REVOKE ALL ON FUNCTION ybss.tell_access_changed() FROM PUBLIC;
