-- What a full list no longer has: noted, and by the source's rule kept, asked about or ended.

CREATE OR REPLACE FUNCTION ybss_registry.note_left_out(p_file_id bigint, p_kind text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_left int;
BEGIN
  INSERT INTO ybss_registry.left_out (file_id, district, grid, origin_file, origin_line, day)
  SELECT f.file_id, l.district, l.grid, l.file_id, l.line, ybss.day_of(f.received_at)
  FROM ybss_registry.lost_lines(p_file_id) l JOIN ybss_registry.intake_file f ON f.file_id = p_file_id
  WHERE NOT EXISTS (SELECT FROM ybss_registry.intake_line x WHERE x.file_id = p_file_id AND x.district = l.district AND CASE
    WHEN p_kind IN ('house', 'address') THEN x.address_id = l.address_id AND (p_kind = 'address' OR x.record_id IS NOT DISTINCT FROM l.record_id)
    ELSE x.record_id = l.record_id END)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS v_left = ROW_COUNT;
  RETURN v_left;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_left_out(bigint, text) IS
'Notes what a full list no longer has: lines of its former delivery of whom or of what it says nothing more. Returns how many. Volatile: writes intake. / 登记全量清单不再列出的内容。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_left_out(p_file_id bigint, p_kind text, p_files bigint[], p_lines int[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_ended int;
BEGIN
  UPDATE ybss_registry.left_out x SET state = 'ended'
  FROM ROWS FROM (pg_catalog.unnest(p_files), pg_catalog.unnest(p_lines)) t(file_id, line)
  WHERE x.file_id = p_file_id AND x.origin_file = t.file_id AND x.origin_line = t.line AND x.state <> 'ended';
  GET DIAGNOSTICS v_ended = ROW_COUNT;
  PERFORM ybss_registry.begin_work_lines();
  INSERT INTO pg_temp.ybss_work_line (received_at, file_id, line, district, grid, raw, fields, state, said_on, name, citizen_id,
    document_number, birth_date, sex, phone, address, address_id, placed_by, record_id, match_weight)
  SELECT l.received_at, l.file_id, l.line, l.district, l.grid, '', l.fields, l.state, l.said_on, l.name, l.citizen_id,
    l.document_number, l.birth_date, l.sex, l.phone, l.address, l.address_id, l.placed_by, l.record_id, l.match_weight
  FROM ybss_registry.lines_at(p_files, p_lines) l;
  PERFORM ybss_registry.refresh_work_lines();
  PERFORM ybss_registry.settle_links(p_kind, p_file_id);
  -- A record of an added kind is no more, where no other list has it.
  UPDATE ybss_registry.thing t SET ended_on = greatest(ybss.day_of(f.received_at), t.began_on)
  FROM pg_temp.ybss_work_line l, ybss_registry.intake_file f
  WHERE f.file_id = p_file_id AND t.district = l.district AND t.thing_id = l.record_id AND t.kind = p_kind AND t.ended_on IS NULL
    AND NOT EXISTS (SELECT FROM ybss_registry.intake_line o JOIN ybss_registry.intake_file g USING (file_id)
      WHERE o.district = t.district AND o.record_id = t.thing_id AND o.state IN ('registered', 'merged') AND g.source <> f.source);
  RETURN v_ended;
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_left_out(bigint, text, bigint[], int[]) IS
'Ends what lines of former deliveries said that this one leaves out, and renews the links of those of whom they speak. Returns how many. Volatile: writes the register. / 终止清单不再列出的内容并更新关联。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_links(p_kind text, p_file_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  CASE p_kind
    WHEN 'person', 'declaration' THEN
      PERFORM ybss_registry.settle_file('residence', p_file_id);
      PERFORM ybss_registry.settle_file('household_member', p_file_id);
      PERFORM ybss_registry.settle_file('employment', p_file_id);
    WHEN 'house' THEN PERFORM ybss_registry.settle_file('ownership', p_file_id);
    WHEN 'unit' THEN PERFORM ybss_registry.settle_file('premises', p_file_id);
    ELSE NULL; -- address lists make no links
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_links(text, bigint) IS
'Renews the links of those of whom the lines in pg_temp.ybss_work_line speak; makes nothing else. Volatile: writes the register. / 更新所涉主体的各类关联。';

CREATE OR REPLACE FUNCTION ybss_registry.follow_left_out(p_file_id bigint, p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_rule text;
  v_cut boolean;
  v_files bigint[];
  v_lines int[];
BEGIN
  -- Of a list that has less than half of the former one's lines a part is missing, perhaps: a person decides first.
  SELECT s.left_out, f.lines < b.lines / 2 INTO v_rule, v_cut
  FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source) JOIN ybss_registry.intake_file b ON b.file_id = f.former_file
  WHERE f.file_id = p_file_id;
  IF v_rule = 'kept' THEN
    RETURN;
  END IF;
  SELECT pg_catalog.array_agg(x.origin_file ORDER BY x.origin_file, x.origin_line), pg_catalog.array_agg(x.origin_line ORDER BY x.origin_file, x.origin_line)
  INTO v_files, v_lines FROM ybss_registry.left_out x WHERE x.file_id = p_file_id;
  IF v_lines IS NULL THEN
    RETURN;
  ELSIF v_rule = 'ended' AND p_kind <> 'address' AND NOT v_cut THEN
    PERFORM ybss_registry.settle_left_out(p_file_id, p_kind, v_files, v_lines);
    RETURN;
  END IF;
  UPDATE ybss_registry.left_out x SET state = 'asked' WHERE x.file_id = p_file_id;
  IF v_cut THEN
    PERFORM ybss_registry.send_to_review(ARRAY[ybss_registry.finding_of_file(f, 1, NULL, 'list_cut_off', false,
      note => pg_catalog.format('%s of %s', f.lines, b.lines))])
    FROM ybss_registry.intake_file f JOIN ybss_registry.intake_file b ON b.file_id = f.former_file WHERE f.file_id = p_file_id;
  ELSE
    PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ROW(l.district, l.grid, l.received_at, l.file_id, l.line, NULL, 'left_out', false,
      NULL, NULL, NULL, f.name)::ybss_registry.finding ORDER BY l.file_id, l.line))
    FROM ybss_registry.lines_at(v_files, v_lines) l JOIN ybss_registry.intake_file f ON f.file_id = p_file_id;
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.follow_left_out(bigint, text) IS
'What becomes of what a full list leaves out, by its source''s rule: kept; asked about, a review for each; ended. A list that has less than half of the lines that the former one had ends nothing by itself: one review asks (list_cut_off), ybss.end_left_out carries it out. An address is asked about, never ended so. Volatile: writes the register. / 按来源规则处理不再列出的内容：保留、询问、终止；清单骤减过半时先询问。';

CREATE OR REPLACE FUNCTION ybss_registry.end_delivery(p_file_id bigint, p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id AND f.former_file IS NOT NULL) THEN
    RETURN;
  END IF;
  IF p_kind <> 'address' AND ybss_registry.fill_restated(p_file_id, p_kind) > 0 THEN
    PERFORM ybss_registry.store_work_lines();
    PERFORM ybss_registry.settle_lines(p_file_id, p_kind);
  END IF;
  PERFORM ybss_registry.note_left_out(p_file_id, p_kind);
  PERFORM ybss_registry.follow_left_out(p_file_id, p_kind);
END
$$;
COMMENT ON FUNCTION ybss_registry.end_delivery(bigint, text) IS
'What follows when a delivery''s new lines are worked: what it says again, and what it no longer has. Volatile: writes the register. / 清单新行处理完毕后的收尾。';
REVOKE ALL ON FUNCTION ybss_registry.note_left_out(bigint, text), ybss_registry.settle_left_out(bigint, text, bigint[], int[]), ybss_registry.settle_links(text, bigint),
  ybss_registry.follow_left_out(bigint, text), ybss_registry.end_delivery(bigint, text) FROM PUBLIC;
