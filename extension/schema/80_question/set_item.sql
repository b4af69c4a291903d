-- Entering an item: checked, stored where it belongs, and not asked for again
-- where its own department has said it (一点采集、全网应用).

CREATE OR REPLACE FUNCTION ybss_registry.require_unknown(p_item ybss_registry.item, p_record jsonb, p_office text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_stated text := p_record->'stated'->>p_item.item;
  v_since date := substr(v_stated, 1, 10)::date;
BEGIN
  -- Who owns an item may always state it; what grew old may be stated by anybody.
  IF v_stated IS NULL OR strpos(p_office, p_item.office) > 0 OR strpos(substr(v_stated, 12), p_item.office) = 0
    OR v_since + p_item.fresh_for < ybss.today()
    OR (p_record->>p_item.item IS NULL AND NOT p_record->'items' ? p_item.item AND p_item.sensitivity < 3) THEN
    RETURN;
  END IF;
  PERFORM ybss.note_saved_entry(p_item.number, (p_record->>'district')::int4, p_office);
  RAISE EXCEPTION USING ERRCODE = 'YBV09', CONSTRAINT = 'entered_once',
    MESSAGE = pg_catalog.format('item "%s" is known from its own department since %s, and need not be entered again', p_item.item, pg_catalog.to_char(v_since, 'YYYY-MM-DD')),
    DETAIL = pg_catalog.format('“%s”由%s归口，%s 已采集，无需重复填报。', p_item.chinese, p_item.office, pg_catalog.to_char(v_since, 'YYYY-MM-DD')),
    HINT = 'ybss.items_of shows it. Where it is wrong, tell the department that answers for it.';
END
$$;
COMMENT ON FUNCTION ybss_registry.require_unknown(ybss_registry.item, jsonb, text) IS
'Refuses (YBV09) to enter an item that its own department has stated within its term, and counts the entry that was saved in a transaction of its own. Volatile: writes the count. Security definer: counts are the owner''s. / 归口部门已采集的信息项拒绝重复填报并计数。';

CREATE OR REPLACE FUNCTION ybss.set_item(kind text, id bigint, item text, value text, said_on date DEFAULT ybss.today()) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_item ybss_registry.item := (SELECT i FROM ybss_registry.item i WHERE i.kind = set_item.kind AND i.item = set_item.item AND i.active);
  v_record jsonb := ybss_registry.record_values(kind, id);
  v_office text := ybss_registry.entering_office();
  v_storage text := (SELECT c.storage FROM ybss.item c WHERE c.kind = set_item.kind AND c.item = set_item.item);
  v_value jsonb;
BEGIN
  PERFORM ybss.require_registry(), ybss.require_actor();
  IF v_item IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV02', MESSAGE = pg_catalog.format('the catalogue of %s has no item "%s"', kind, item),
      DETAIL = '信息项目录中没有这一项，或已停用。', HINT = 'SELECT item, storage FROM ybss.item';
  END IF;
  IF v_record IS NULL OR v_storage = 'link' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV10',
      MESSAGE = CASE WHEN v_record IS NULL THEN 'there is no such record within your scope' ELSE pg_catalog.format('item "%s" follows from the record''s links', item) END,
      DETAIL = CASE WHEN v_record IS NULL THEN '没有这条记录，或不在权限范围内。' ELSE '该信息项由关联关系得出，请登记关联。' END,
      HINT = 'SELECT item, storage FROM ybss.item';
  END IF;
  IF v_storage = 'sensitive' AND NOT pg_has_role(ybss.acting_role(), 'ybss_sensitive', 'usage') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV15', MESSAGE = pg_catalog.format('item "%s" is sensitive: to enter it takes the second grant', item),
      DETAIL = '敏感信息项须另行授权方可填报。', HINT = 'Members of ybss_sensitive enter and see it.';
  END IF;
  IF v_item.sensitivity >= 2 THEN
    PERFORM ybss_registry.log_entry(kind, (v_record->>'district')::int4, id, item);
  END IF;
  PERFORM ybss_registry.require_unknown(v_item, v_record, v_office);
  v_value := ybss_registry.item_json(nullif(btrim(value), ''), v_item.value_type, v_item.code_table);
  IF said_on > ybss.today() OR (nullif(btrim(value), '') IS NOT NULL AND coalesce(v_value, 'null') = 'null') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV11', CONSTRAINT = 'value_of_its_type',
      MESSAGE = CASE WHEN said_on > ybss.today() THEN 'a statement cannot be of a day to come'
        ELSE pg_catalog.format('the value is no %s of item "%s"', pg_catalog.concat_ws(' ', v_item.value_type, v_item.code_table), item) END,
      DETAIL = CASE WHEN said_on > ybss.today() THEN '申明日期晚于今天。' ELSE pg_catalog.format('“%s”的取值不符合类型或代码表。', v_item.chinese) END,
      HINT = 'SELECT code, chinese FROM ybss.code_value WHERE code_table = …; dates as 2026-11-23.';
  END IF;
  PERFORM ybss_registry.store_item(v_item, v_storage, id, v_record, v_value, pg_catalog.to_char(said_on, 'YYYY-MM-DD ') || v_office);
  RETURN (SELECT string_agg(l.mends, '；') FROM ybss.score_lost(kind, id) l WHERE l.item = set_item.item AND l.score = 'accuracy');
END
$$;
COMMENT ON FUNCTION ybss.set_item(text, bigint, text, text, date) IS
'Enters an item of a record: kind, id, item of ybss.item, the value as written (an empty one takes it away), the day of the statement. Gives null, or what would mend a value that breaks the item''s rule and was stored all the same. Raises YBV01 for an unknown kind, YBV02 for an unknown item, YBV09 where the item''s own department has stated it, YBV10 for a record out of scope or an item that follows from links, YBV11 for a value of another type or code table, YBV15 for a sensitive item without the second grant. Volatile: writes the register. Security definer: people have no right to what it reads; row security binds by the caller''s scope. / 填报一条记录的一个信息项。';
REVOKE ALL ON FUNCTION ybss.set_item(text, bigint, text, text, date),
  ybss_registry.require_unknown(ybss_registry.item, jsonb, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.set_item(text, bigint, text, text, date) TO ybss_operator;
