-- Rules of items are tried before they count, and every session hears of a change.

CREATE FUNCTION ybss.try_items(kind text, items text[]) RETURNS int
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_try_items';
COMMENT ON FUNCTION ybss.try_items(text, text[]) IS
'Compiles a kind''s catalogue and tries the conditions, formulas and rules of the named items on samples; gives how many items. Raises YBV02 for an unknown item, YBV03 for one that does not compile, calls what it may not or fails on a sample, YBV04 for one that takes over a second, YBV05 for formulas in a circle. Volatile: takes time on purpose. / 试运行信息项的条件、算式和规则。';
CREATE FUNCTION ybss.try_items(kind text, items text[], reshaped text[]) RETURNS int
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_try_items';
COMMENT ON FUNCTION ybss.try_items(text, text[], text[]) IS
'The same, where only the named items are reshaped, for others that read them: gone, of another type, or sensitive. What others say is refused (YBV02, YBV03) where it reads one of those and no longer compiles; an item that was broken before stops no trial. Without the third argument all that are tried count as reshaped. Volatile: takes time on purpose. / 同上；仅所列信息项的变化会影响其他信息项，早已出错的其他信息项不影响试运行。';
REVOKE ALL ON FUNCTION ybss.try_items(text, text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION ybss.try_items(text, text[], text[]) FROM PUBLIC;

CREATE FUNCTION ybss.try_condition(kind text, condition text) RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_try_condition';
COMMENT ON FUNCTION ybss.try_condition(text, text) IS
'Tries a condition over a kind''s items as try_items tries rules; raises YBV02, YBV03 or YBV04. Volatile: takes time on purpose. / 试运行一个条件表达式。';
REVOKE ALL ON FUNCTION ybss.try_condition(text, text) FROM PUBLIC;

CREATE FUNCTION ybss.tell_catalogue_changed() RETURNS trigger
LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'ybss_tell_catalogue_changed';
COMMENT ON FUNCTION ybss.tell_catalogue_changed() IS
'Trigger on the catalogue''s tables: every session compiles it anew before its next statement. Volatile: sends an invalidation with the commit. / 目录变更触发器：通知所有会话重新编译。';
REVOKE ALL ON FUNCTION ybss.tell_catalogue_changed() FROM PUBLIC;
