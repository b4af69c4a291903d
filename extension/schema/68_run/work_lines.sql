-- The road of a set of lines, each station met once: read, place, register, settle.

CREATE OR REPLACE FUNCTION ybss_registry.find_records(p_file_id bigint, p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lines CONSTANT bigint := ybss_registry.count_work_lines();
BEGIN
  CASE p_kind
    WHEN 'person', 'declaration' THEN
      PERFORM ybss_registry.register_houses(p_file_id);
      PERFORM ybss_registry.refresh_statistics('{house}', v_lines);
      PERFORM ybss_registry.find_persons(p_file_id);
    WHEN 'house' THEN
      -- A house that stands is written once, with the items that lines say whose owners are known.
      PERFORM ybss_registry.set_aside_no_houses(p_file_id), ybss_registry.gather_houses(), ybss_registry.write_new_houses();
      PERFORM ybss_registry.refresh_statistics('{house}', v_lines);
      PERFORM ybss_registry.find_persons(p_file_id);
    ELSE NULL; -- lists of other kinds do in one what they do
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.find_records(bigint, text) IS
'Finds or makes the houses and persons of the placed lines in pg_temp.ybss_work_line, without looking at links of persons or writing to who is known: that is renew_records, and the links of other lines may be renewed beside. Volatile: writes the register. / 查找或新增清单行所述房屋、人员。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_records(p_file_id bigint, p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lines CONSTANT bigint := ybss_registry.count_work_lines();
BEGIN
  CASE p_kind
    WHEN 'address' THEN
      PERFORM ybss_registry.register_addresses(p_file_id);
      PERFORM ybss_registry.register_buildings(v_lines > 100);
    WHEN 'person', 'declaration', 'house' THEN
      PERFORM ybss_registry.renew_found_persons(p_file_id);
      PERFORM ybss_registry.refresh_statistics('{person,document}', v_lines);
      PERFORM ybss_registry.store_line_items(p_file_id, 'house') WHERE p_kind = 'house';
    WHEN 'unit' THEN
      PERFORM ybss_registry.register_houses(p_file_id);
      PERFORM ybss_registry.register_units(p_file_id);
      PERFORM ybss_registry.refresh_statistics('{house,unit}', v_lines);
      PERFORM ybss_registry.refresh_work_lines();
    ELSE -- a kind that the district added
      PERFORM ybss_registry.register_things(p_kind);
      PERFORM ybss_registry.refresh_statistics('{thing}', v_lines);
      PERFORM ybss_registry.refresh_work_lines();
      PERFORM ybss_registry.store_line_items(p_file_id, p_kind);
  END CASE;
  -- What no step took on would wait for ever.
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, NULL, 'left_open') ORDER BY l.line))
  FROM pg_temp.ybss_work_line l WHERE l.state IN ('new', 'read', 'placed');
  UPDATE pg_temp.ybss_work_line l SET state = 'review' WHERE l.state IN ('new', 'read', 'placed');
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_records(bigint, text) IS
'Takes the lines in pg_temp.ybss_work_line, behind find_records, into the registers: addresses; what they say of persons and houses; units; records of an added kind; with their items. Volatile: writes the register. / 将清单行登记入库。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_lines(p_file_id bigint, p_kind text, p_alone boolean DEFAULT true) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_lines CONSTANT bigint := ybss_registry.count_work_lines();
BEGIN
  PERFORM ybss_registry.note_work(ARRAY[p_file_id]);
  -- Who lives, owns and works where is found out by one at a time: of one person two lists may say it.
  PERFORM ybss.wait_for_lock('ybss_registry.residence', 0, p_alone);
  PERFORM ybss_registry.lock_holders() WHERE NOT p_alone;
  CASE p_kind
    WHEN 'person', 'declaration' THEN
      PERFORM ybss_registry.settle_file('residence', p_file_id);
      PERFORM ybss_registry.link_households(p_file_id);
      IF EXISTS (SELECT FROM ybss_registry.intake_file f JOIN ybss_registry.source_column c USING (source)
          JOIN ybss_registry.item i ON i.kind = 'household' AND i.active AND i.item = c.field WHERE f.file_id = p_file_id) THEN
        PERFORM ybss_registry.store_line_items(p_file_id, 'household');
      END IF;
      PERFORM ybss_registry.settle_file('employment', p_file_id);
    WHEN 'house' THEN
      PERFORM ybss_registry.settle_file('ownership', p_file_id);
      PERFORM ybss_registry.register_shares();
      PERFORM ybss_registry.ask_for_owners();
    WHEN 'unit' THEN
      -- In the transaction that registers it: a unit has premises when it is there.
      PERFORM ybss_registry.settle_file('premises', p_file_id);
      PERFORM ybss_registry.store_line_items(p_file_id, 'unit');
    ELSE NULL; -- lists of addresses and of added kinds make no links
  END CASE;
  PERFORM ybss_registry.refresh_statistics((CASE p_kind WHEN 'house' THEN '{ownership}' WHEN 'unit' THEN '{premises}'
    ELSE '{residence,departure,tenancy,household,household_member}' END)::text[], v_lines);
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_lines(bigint, text, boolean) IS
'Renews the links that follow from the lines in pg_temp.ybss_work_line, which stand in intake by now. Volatile: writes the register. / 更新清单行涉及的各类关联。';

CREATE OR REPLACE FUNCTION ybss_registry.lock_holders() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- In one order, and until the transaction ends.
  PERFORM ybss.wait_for_lock('ybss_registry.residence', q.key, true) FROM (
    SELECT DISTINCT k.key FROM pg_temp.ybss_work_line l CROSS JOIN LATERAL (VALUES (l.record_id), (l.address_id),
      (hashtextextended('household ' || (l.fields->>'household_number'), l.district))) k(key) WHERE k.key <> 0 ORDER BY k.key) q;
END
$$;
COMMENT ON FUNCTION ybss_registry.lock_holders() IS
'Waits for whoever renews links of the same persons, addresses or households as the lines in pg_temp.ybss_work_line, and lets others wait. Volatile: takes locks. / 锁定清单行涉及的关联主体。';

CREATE OR REPLACE FUNCTION ybss_registry.walk_lines(p_file_id bigint, p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.read_lines();
  PERFORM ybss_registry.refresh_work_lines();
  IF p_kind <> 'address' THEN
    PERFORM ybss_registry.place_lines();
    PERFORM ybss_registry.refresh_work_lines();
  END IF;
  -- Beside other single lines, but for two of one name and birthday; behind a batch of the job.
  -- Who needs locks of persons and of links takes them in this order.
  PERFORM ybss.wait_for_lock('ybss_registry.person', 0, false), ybss.wait_for_lock('ybss_registry.residence', 0, false);
  PERFORM ybss.wait_for_lock('ybss_registry.person', hashtextextended(pg_catalog.concat(l.name, l.birth_date), l.district), true)
  FROM pg_temp.ybss_work_line l;
  -- Rows that are judged as a set fire no trigger (hold_numbers).
  PERFORM ybss.wait_for_lock('ybss_registry.document', 0, false) WHERE p_kind NOT IN ('address', 'unit');
  PERFORM ybss_registry.find_records(p_file_id, p_kind), ybss_registry.renew_records(p_file_id, p_kind);
  PERFORM ybss_registry.store_work_lines();
END
$$;
COMMENT ON FUNCTION ybss_registry.walk_lines(bigint, text) IS
'Takes the new lines in pg_temp.ybss_work_line, single ones of a file of this record kind, into the registers: read, place, match, register; each line is written once, with its end. Volatile: writes the register. / 工作表中少量清单行的处理：读取、落址、匹配、登记。';
REVOKE ALL ON FUNCTION ybss_registry.find_records(bigint, text), ybss_registry.renew_records(bigint, text), ybss_registry.settle_lines(bigint, text, boolean),
  ybss_registry.lock_holders(), ybss_registry.walk_lines(bigint, text) FROM PUBLIC;
