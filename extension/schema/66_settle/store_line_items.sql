-- What lists say of items: the values that have no column of their own, and for
-- every item who stated it and when. What its own department has stated is not
-- taken from others (一点采集、全网应用).

CREATE OR REPLACE FUNCTION ybss_registry.said_items(p_file_id bigint, p_kind text)
RETURNS TABLE (district int4, record_id bigint, item text, number int2, owner text, office text, said_on date, has_column boolean, value jsonb, fresh_for interval,
  received_at timestamptz, line int, field text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH said AS MATERIALIZED (
    SELECT DISTINCT ON (l.district, r.id, i.item) l.district, r.id AS record_id, i.item, i.number, i.office AS owner, s.office,
      coalesce(l.said_on, l.received_at::date) AS said_on, c.attname IS NOT NULL AS has_column, i.fresh_for, l.received_at, l.line, x.field,
      x.value, i.value_type, i.code_table, v.code
    FROM pg_temp.ybss_work_line l
    JOIN ybss_registry.intake_file f USING (file_id)
    JOIN ybss_registry.source s USING (source)
    -- A housing list is about houses, though its lines became their owners.
    LEFT JOIN ybss_registry.house h ON p_kind = 'house' AND h.district = l.district AND h.address_id = l.address_id AND h.ended_on IS NULL
    -- A list of persons says what kind of household theirs is.
    LEFT JOIN ybss_registry.household b ON p_kind = 'household' AND b.district = l.district AND b.number = l.fields->>'household_number'
    CROSS JOIN LATERAL (SELECT CASE p_kind WHEN 'house' THEN h.house_id WHEN 'household' THEN b.household_id ELSE l.record_id END AS id) r
    CROSS JOIN LATERAL jsonb_each_text(l.fields) x(field, value)
    JOIN ybss_registry.item i ON i.kind = p_kind AND i.active
      AND i.item = CASE p_kind || ' ' || x.field
        WHEN 'person address' THEN 'residence' WHEN 'person tenure' THEN 'dwelling' WHEN 'person relation' THEN 'relation_to_head'
        WHEN 'person employer' THEN 'workplace' WHEN 'house house_use' THEN 'use_code' WHEN 'house name' THEN 'owner'
        WHEN 'unit unit_name' THEN 'name' WHEN 'unit address' THEN 'premises' ELSE x.field END
    LEFT JOIN ybss_registry.code_value v ON v.code_table = i.code_table AND v.code = x.value
    LEFT JOIN pg_attribute c ON c.attrelid = to_regclass('ybss_registry.' || p_kind || '_record') AND c.attname = i.item AND NOT c.attisdropped
    WHERE l.state IN ('registered', 'merged') AND r.id IS NOT NULL
      AND (i.sensitivity < 3 OR c.attname IS NOT NULL) AND (i.item NOT IN ('residence', 'premises') OR l.address_id IS NOT NULL)
      AND (i.item <> 'citizen_id' OR l.citizen_id IS NOT NULL) AND (i.item <> 'phone' OR l.phone IS NOT NULL OR p_kind = 'unit')
    ORDER BY l.district, r.id, i.item, coalesce(l.said_on, l.received_at::date) DESC, l.line DESC
  ), word AS MATERIALIZED ( -- words that were no code when the line was read: once each
    SELECT DISTINCT s.code_table, s.value FROM said s WHERE s.code_table IS NOT NULL AND s.code IS NULL
  ), read AS MATERIALIZED (
    SELECT c.* FROM ybss_registry.read_codes((SELECT pg_catalog.array_agg(w.code_table) FROM word w), (SELECT pg_catalog.array_agg(w.value) FROM word w)) c
  )
  SELECT s.district, s.record_id, s.item, s.number, s.owner, s.office, s.said_on, s.has_column,
    -- Texts and codes are most of what lists say: read here, without a call for each.
    CASE WHEN s.code_table IS NOT NULL AND coalesce(s.code, c.code) IS NULL
        -- GB/T 4761 joins its codes: 1 to 4 digits are one, whether or not the table has it.
        AND NOT (s.item = 'relation_to_head' AND s.value ~ '^[0-9]{1,4}$') THEN NULL
      WHEN s.has_column THEN 'true'
      WHEN s.code_table IS NOT NULL THEN pg_catalog.to_jsonb(coalesce(s.code, c.code))
      WHEN s.value_type = 'text' AND char_length(s.value) <= 1000 THEN pg_catalog.to_jsonb(s.value)
      ELSE ybss_registry.item_json(s.value, s.value_type, s.code_table) END, s.fresh_for, s.received_at, s.line, s.field
  FROM said s LEFT JOIN read c ON c.code_table = s.code_table AND c.written = s.value;
END
$$;
COMMENT ON FUNCTION ybss_registry.said_items(bigint, text) IS
'What a list''s lines say of items of a kind of record: the newest value of each, as it is stored; null where it is no value of the item. Stable: reads the work table and the catalogue. / 清单中各记录的信息项取值。';

CREATE OR REPLACE FUNCTION ybss_registry.store_line_items(p_file_id bigint, p_kind text) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_stored bigint;
BEGIN
  PERFORM ybss_registry.clear_work('said_item');
  CREATE TEMPORARY TABLE ybss_work_said_item ON COMMIT DROP AS
  SELECT s.*, false AS saved FROM ybss_registry.said_items(p_file_id, p_kind) s;
  -- What is no value of its item is left out, and a person looks at it.
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, s.field, 'item_value', false) ORDER BY l.line, s.field))
  FROM pg_temp.ybss_work_said_item s
  JOIN pg_temp.ybss_work_line l ON l.line = s.line
  WHERE coalesce(s.value, 'null') = 'null'
    AND NOT EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = p_file_id AND r.line = s.line AND r.field = s.field AND r.reason = 'item_value');
  DELETE FROM pg_temp.ybss_work_said_item s WHERE coalesce(s.value, 'null') = 'null';
  -- Known from its own department, within its term, and this list is another's.
  EXECUTE pg_catalog.format('UPDATE pg_temp.ybss_work_said_item s SET saved = true FROM ybss_registry.%1$I r
    WHERE r.district = s.district AND r.%2$I = s.record_id AND strpos(s.office, s.owner) = 0
      AND strpos(substr(r.stated->>s.item, 12), s.owner) > 0
      AND (s.fresh_for IS NULL OR substr(r.stated->>s.item, 1, 10)::date + s.fresh_for >= current_date)', p_kind, p_kind || '_id');
  PERFORM ybss_registry.count_saved(s.district, p_kind, s.item, s.office, 'list', NULL, count(*))
  FROM pg_temp.ybss_work_said_item s WHERE s.saved GROUP BY s.district, s.item, s.office;
  EXECUTE pg_catalog.format('UPDATE ybss_registry.%1$I r SET items = r.items || n.items, stated = r.stated || n.stated
    FROM (SELECT s.district, s.record_id,
            coalesce(pg_catalog.jsonb_object_agg(s.item, s.value) FILTER (WHERE NOT s.has_column), ''{}'') AS items,
            pg_catalog.jsonb_object_agg(s.item, pg_catalog.to_char(s.said_on, ''YYYY-MM-DD '') || s.office) AS stated
          FROM pg_temp.ybss_work_said_item s JOIN ybss_registry.%1$I r ON r.district = s.district AND r.%2$I = s.record_id
          WHERE NOT s.saved AND coalesce(substr(r.stated->>s.item, 1, 10)::date <= s.said_on, true)
          GROUP BY s.district, s.record_id) n
    WHERE r.district = n.district AND r.%2$I = n.record_id AND NOT (r.items @> n.items AND r.stated @> n.stated)', p_kind, p_kind || '_id');
  GET DIAGNOSTICS v_stored = ROW_COUNT;
  DROP TABLE pg_temp.ybss_work_said_item;
  RETURN v_stored;
END
$$;
COMMENT ON FUNCTION ybss_registry.store_line_items(bigint, text) IS
'Stores what a list''s lines say of items, and who stated them when; an older statement changes nothing, and what an item''s own department has stated within its term is left out and counted as an entry saved; what is no value of its item goes to review. Gives how many records changed. Volatile: writes the register. / 保存清单中的信息项及其申明信息。';

REVOKE ALL ON FUNCTION ybss_registry.said_items(bigint, text), ybss_registry.store_line_items(bigint, text) FROM PUBLIC;
