-- Taking a list back, fourth: what it said of items, what other lists say instead, records that only it made.

CREATE OR REPLACE FUNCTION ybss_registry.forget_items(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_office CONSTANT text := ybss_registry.office_of_file(p_file_id);
  v_kind text;
BEGIN
  FOREACH v_kind IN ARRAY '{person,house,unit,household,thing}'::text[] LOOP
    EXECUTE pg_catalog.format('UPDATE ybss_registry.%1$I r SET stated = ybss.stated_together(ybss.stated_apart(r.stated) - k.items), items = r.items - k.items
      FROM (SELECT t.district, t.%2$I AS id, pg_catalog.array_agg(DISTINCT s.item) AS items
        FROM pg_temp.ybss_work_line l JOIN ybss_registry.%1$I t ON t.district = l.district AND %3$s
        CROSS JOIN LATERAL jsonb_each_text(ybss.stated_apart(t.stated)) s(item, said)
        WHERE l.file_id = $1 AND s.said = pg_catalog.to_char(coalesce(l.said_on, ybss.day_of(l.received_at)), ''YYYY-MM-DD '') || $2
        GROUP BY t.district, t.%2$I) k
      WHERE r.district = k.district AND r.%2$I = k.id', v_kind, v_kind || '_id',
      CASE v_kind WHEN 'house' THEN 't.address_id = l.address_id' WHEN 'household' THEN 't.number = l.fields->>''household_number'''
        ELSE pg_catalog.format('t.%I = l.record_id', v_kind || '_id') END) USING p_file_id, v_office;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.forget_items(bigint) IS
'Takes out of the records of pg_temp.ybss_work_line what a file stated of items. Volatile: writes the register. / 撤除清单申明的信息项。';

CREATE OR REPLACE FUNCTION ybss_registry.fill_from_others(p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_file bigint;
  v_kind text;
  v_lines int[];
BEGIN
  FOR v_file, v_kind, v_lines IN
    SELECT l.file_id, s.record_kind, pg_catalog.array_agg(DISTINCT l.line) AS lines
    -- Of a house only lists of houses say anything.
    FROM (SELECT w.district, w.record_id, NULL::bigint AS address_id FROM pg_temp.ybss_work_withdrawn w
      WHERE w.kind IN ('person', 'unit', 'thing')
        -- Whom somebody called otherwise since, lists would not find, and make once more.
        AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_entered_value e WHERE e.kind = w.kind AND e.district = w.district AND e.record_id = w.record_id
          AND CASE w.kind WHEN 'thing' THEN e.entered ?| '{name,number,address_id,position}' WHEN 'unit' THEN e.entered ? 'credit_code'
            OR e.entered ? 'name' AND EXISTS (SELECT FROM ybss_registry.unit u WHERE u.district = w.district AND u.unit_id = w.record_id AND u.credit_code IS NULL) END)
      UNION ALL SELECT w.district, NULL, h.address_id FROM pg_temp.ybss_work_withdrawn w
      JOIN ybss_registry.house h ON h.district = w.district AND h.house_id = w.record_id WHERE w.kind = 'house') w
    JOIN ybss_registry.intake_line l ON l.district = w.district AND l.record_id = w.record_id
      OR l.district = w.district AND l.address_id = w.address_id
    JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source s USING (source)
    WHERE l.state IN ('registered', 'merged') AND s.record_kind <> 'address' AND (w.address_id IS NULL OR s.record_kind = 'house') GROUP BY l.file_id, s.record_kind ORDER BY l.file_id
  LOOP
    -- As if somebody had decided about these lines: they are tied as they are, and read for what they say.
    UPDATE ybss_registry.intake_line l SET state = 'placed', record_id = CASE WHEN v_kind <> 'unit' AND ybss_registry.register_of(v_kind) <> 'thing' THEN l.record_id END
    WHERE l.file_id = v_file AND l.line = ANY (v_lines) AND l.state IN ('registered', 'merged');
    PERFORM ybss_registry.resume_lines(v_file, v_lines);
  END LOOP;
  -- That work was the withdrawal's.
  UPDATE ybss_registry.intake_file f SET worked_at = pg_catalog.array_remove(f.worked_at, now()) WHERE now() = ANY (f.worked_at) AND f.file_id <> p_file_id;
END
$$;
COMMENT ON FUNCTION ybss_registry.fill_from_others(bigint) IS
'Fills what a withdrawal left empty with what the other lists'' lines say of the same records, in the order of the lists. Volatile: writes the register. / 以其他清单的内容补全撤回后的空缺。';

CREATE OR REPLACE FUNCTION ybss_registry.not_referred_to(p_kind text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT coalesce(string_agg(pg_catalog.format(' AND NOT EXISTS (SELECT FROM %s x WHERE %s)', k.conrelid::regclass,
    (SELECT string_agg(pg_catalog.format('x.%I = t.%I', a.attname, b.attname), ' AND ')
     FROM ROWS FROM (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) u(here, there)
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.here JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.there)), ''), '')
  FROM pg_constraint k WHERE k.contype = 'f' AND k.confdeltype <> 'c' AND k.conrelid <> k.confrelid AND k.confrelid = pg_catalog.to_regclass('ybss_registry.' || p_kind)
$$;
COMMENT ON FUNCTION ybss_registry.not_referred_to(text) IS
'A condition, as SQL, under which no other table refers to a row t of a register by a foreign key. Stable: reads the catalogue. / 未被引用的条件。';

CREATE OR REPLACE FUNCTION ybss_registry.delete_made(p_kind text, p_said_else text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_made text := pg_catalog.format('t.district = v.district AND t.%1$I = v.record_id AND v.untouched AND NOT EXISTS (SELECT FROM ybss_registry.intake_line l
      JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source s USING (source)
      WHERE l.district = t.district AND l.state IN (''registered'', ''merged'') AND (%2$s))%3$s', p_kind || '_id', p_said_else, ybss_registry.not_referred_to(p_kind));
  v_gone int;
  v_all int := 0;
BEGIN
  PERFORM ybss_registry.gather_former_values(p_kind);
  IF p_kind <> 'address' THEN
    EXECUTE pg_catalog.format('DELETE FROM ybss_registry.%I t USING pg_temp.ybss_work_former_value v WHERE %s', p_kind, v_made);
    GET DIAGNOSTICS v_all = ROW_COUNT;
    RETURN v_all;
  END IF;
  LOOP
    -- An address that was ever confirmed stays, with its id, and is retired; behind those below it.
    EXECUTE 'UPDATE ybss_registry.address t SET state = ''retired'' FROM pg_temp.ybss_work_former_value v WHERE t.state <> ''retired'' AND ' || v_made
      || ' AND NOT EXISTS (SELECT FROM ybss_registry.address c WHERE c.district = t.district AND c.parent_id = t.address_id AND c.state <> ''retired'')';
    GET DIAGNOSTICS v_gone = ROW_COUNT;
    EXIT WHEN v_gone = 0;
    v_all := v_all + v_gone;
  END LOOP;
  RETURN v_all;
END
$$;
COMMENT ON FUNCTION ybss_registry.delete_made(text, text) IS
'Deletes the records of a kind (t) that only withdrawn lists made: no line (l of file f of source s) of another list says them (p_said_else), nobody changed a value of them, nothing refers to them. Addresses are retired: their ids are for ever. Returns how many. Volatile: writes the register. / 删除仅由撤回清单形成的记录。';
REVOKE ALL ON FUNCTION ybss_registry.forget_items(bigint), ybss_registry.fill_from_others(bigint), ybss_registry.not_referred_to(text),
  ybss_registry.delete_made(text, text) FROM PUBLIC;
