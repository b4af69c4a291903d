-- Reading addresses with the district's own names, which are rows of ybss_registry.local_name.

CREATE FUNCTION ybss.parse_local(typed text) RETURNS ybss.address
AS 'MODULE_PATHNAME', 'ybss_parse_local' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION ybss.parse_local(text) IS
'As parse(), with the district''s own streets, compounds, zones and aliases, and the changes of divisions that it has loaded. Errors: YBA01 over 8192 bytes. Stable: reads ybss_registry.local_name and ybss_registry.division_step. / 同 parse()，并使用本区地名表（街路巷、小区、功能区、别名）和已载入的区划变更。';

CREATE FUNCTION ybss.explain_local(given text)
RETURNS TABLE (element text, start int, length int, typed text, value text, reason text)
AS 'MODULE_PATHNAME', 'ybss_explain_local' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 100 ROWS 10;
COMMENT ON FUNCTION ybss.explain_local(text) IS
'As explain(), with the district''s own names and the changes of divisions that it has loaded. Stable: as parse_local(). / 同 explain()，并使用本区地名表和已载入的区划变更。';

CREATE FUNCTION ybss.local_names_changed() RETURNS trigger
AS 'MODULE_PATHNAME', 'ybss_local_names_changed' LANGUAGE C VOLATILE;
COMMENT ON FUNCTION ybss.local_names_changed() IS
'Trigger function of ybss_registry.local_name: from the next statement on every session reads the names anew. Volatile: sends a message to all backends. / 触发器函数：地名变动后各会话立即生效。';
REVOKE ALL ON FUNCTION ybss.local_names_changed() FROM PUBLIC;

CREATE FUNCTION ybss.address_under(given ybss.address, division bigint) RETURNS ybss.address
AS 'MODULE_PATHNAME', 'ybss_address_under' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ybss.address_under(ybss.address, bigint) IS
'The same address with the divisions of another code (twelve digits) in the place of its own, as the built-in table and the loaded changes name them; null where they have no such division. Stable: as parse_local(). / 将地址的区划部分换为另一区划（12 位代码），其余要素不变。';

CREATE FUNCTION ybss.divisions_changed() RETURNS trigger
AS 'MODULE_PATHNAME', 'ybss_divisions_changed' LANGUAGE C VOLATILE;
COMMENT ON FUNCTION ybss.divisions_changed() IS
'Trigger function of the changes of divisions: from the next statement on every session reads addresses with them. Volatile: sends a message to all backends. / 触发器函数：区划变更载入或撤回后各会话立即生效。';
REVOKE ALL ON FUNCTION ybss.divisions_changed() FROM PUBLIC;
