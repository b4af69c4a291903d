-- Who stated what of a record, and when, as it is kept and as it is read.

CREATE FUNCTION ybss.stated_together(stated jsonb) RETURNS jsonb
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_stated_together';
COMMENT ON FUNCTION ybss.stated_together(jsonb) IS
'A record''s statements as its column stated keeps them: of one item {"phone": "2026-03-01 公安"}, of several {"2026-03-01 公安": ["sex", "name"]}, in whichever form they are given. Immutable: depends on its argument only. / 申明信息的存储形式：同日同部门的各项合并记录。';
REVOKE ALL ON FUNCTION ybss.stated_together(jsonb) FROM PUBLIC;

CREATE FUNCTION ybss.stated_apart(stated jsonb) RETURNS jsonb
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_stated_apart';
COMMENT ON FUNCTION ybss.stated_apart(jsonb) IS
'A record''s statements, each item by itself: {"sex": "2026-03-01 公安", "name": "2026-03-01 公安"}, in whichever form the column stated keeps them. Immutable: depends on its argument only. / 申明信息按信息项逐项展开。';
