-- Who said what of a record, and when: beside the values.

ALTER TABLE ybss_registry.household ADD COLUMN items jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(items) = 'object');
COMMENT ON COLUMN ybss_registry.household.items IS
'Values of catalogue items that have no column of their own, by the item''s name. / 其他信息项取值。';

DO $$
DECLARE
  v_kind text;
BEGIN
  FOR v_kind IN SELECT k.kind FROM ybss_registry.record_kind k LOOP
    EXECUTE format('ALTER TABLE ybss_registry.%I ADD COLUMN stated jsonb NOT NULL DEFAULT ''{}'' CHECK (jsonb_typeof(stated) = ''object'')', v_kind);
    EXECUTE format('COMMENT ON COLUMN ybss_registry.%I.stated IS %L', v_kind,
      'By item, the day of its newest statement and who made it, {"phone": "2026-03-01 公安"}; what several have in common stands once, {"2026-03-01 公安": ["sex", "name"]} (ybss.stated_apart gives each by itself); what is missing here was stated when the row changed. / 各信息项最近一次申明的日期和部门，同日同部门的合并记录。');
  END LOOP;
END
$$;
