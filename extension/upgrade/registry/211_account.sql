-- What the sign-on service calls a member.
ALTER TABLE ybss_registry.member ADD COLUMN account text UNIQUE CHECK (char_length(account) BETWEEN 1 AND 200);
COMMENT ON COLUMN ybss_registry.member.account IS
'What the sign-on service calls the member, for ybss.member_of(); null for one who never comes by it. / 统一登录服务中的账号。';
