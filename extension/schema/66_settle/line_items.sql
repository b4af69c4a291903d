-- A list's line taken apart into items, all its fields at once.

CREATE FUNCTION ybss.items_of_fields(fields jsonb, said text, placed boolean, identified boolean, called boolean, plan jsonb,
  OUT items jsonb, OUT stated jsonb, OUT unread jsonb)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_items_of_fields';
COMMENT ON FUNCTION ybss.items_of_fields(jsonb, text, boolean, boolean, boolean, jsonb) IS
'What a line''s fields say of items, by a plan that ybss_registry.item_plan makes out of the catalogue: items, the values as they are stored; stated, for every item what is given as said (the day and the office); unread, the fields whose value the caller must read: words that are no codes yet, numbers, dates. placed, identified and called say whether the line has an address, a citizen id and a telephone, without which what depends on them is left out. Raises 22023 where the plan is none. Immutable: depends on its arguments only. / 按方案将一行清单拆分为各信息项取值。';
REVOKE ALL ON FUNCTION ybss.items_of_fields(jsonb, text, boolean, boolean, boolean, jsonb) FROM PUBLIC;

CREATE FUNCTION ybss.items_to_take(known jsonb, items jsonb, stated jsonb, plan jsonb,
  OUT news jsonb, OUT said jsonb, OUT saved text[])
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_items_to_take';
COMMENT ON FUNCTION ybss.items_to_take(jsonb, jsonb, jsonb, jsonb) IS
'Of what lists said of a record''s items, what is taken: not what its own department has stated within its term (saved names these, null where there are none), nor what is from an earlier day than what is known. known is the record''s column stated. Immutable: depends on its arguments only. / 从清单所述信息项中选出应采纳的部分。';
REVOKE ALL ON FUNCTION ybss.items_to_take(jsonb, jsonb, jsonb, jsonb) FROM PUBLIC;
