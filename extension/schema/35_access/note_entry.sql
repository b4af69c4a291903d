-- What a member enters in a place that the views mask is a guess, too: a stamp that does
-- not move, a rule that holds and a number that is taken tell whether it was right, and a
-- rollback takes the attempt back. So it leaves a line first, and there are so many a day.

CREATE OR REPLACE FUNCTION ybss_registry.log_entry(p_kind text, p_district int4, p_record_id bigint, p_item text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_written CONSTANT text := nullif(current_setting('ybss.purpose', true), '');
BEGIN
  -- Whom row security does not bind reads what he writes over.
  IF ybss.current_member() IS NOT NULL AND NOT ybss.write_look_up(p_kind, coalesce(p_district, 0), coalesce(p_record_id, 0), 'enter:' || p_item,
      CASE WHEN v_written IS NULL THEN '登记' ELSE ybss.stated_purpose(v_written) END, 'entered') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBS11', MESSAGE = 'no more values that are masked can be entered today',
      DETAIL = '今日手工填报脱敏信息的次数已达上限。', HINT = 'SELECT * FROM ybss.look_up_limit; whoever has many hands them in as a list.';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.log_entry(text, int4, bigint, text) IS
'Has the entry of a masked value logged and counted for the member who acts, before it is written: kind, district and id of the record (null for a new one), and what is entered. Raises YBS08, YBS10, YBS11, YBS13. Volatile: writes the log. / 填报脱敏信息：先留痕计数，后写入。';

CREATE OR REPLACE FUNCTION ybss_registry.note_entry() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.log_entry(TG_TABLE_NAME, NEW.district, CASE WHEN TG_OP = 'UPDATE' THEN (pg_catalog.to_jsonb(OLD)->>(TG_TABLE_NAME || '_id'))::bigint END, TG_TABLE_NAME);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_entry() IS
'Logs and counts what a member writes by hand into columns that the views mask; lists and jobs are written by the registry''s functions, and keep their originals. Volatile: trigger. Security definer: people have no right to the log. / 手工写入脱敏列时留痕计数。';
REVOKE ALL ON FUNCTION ybss_registry.log_entry(text, int4, bigint, text), ybss_registry.note_entry() FROM PUBLIC;

CREATE OR REPLACE TRIGGER note_entry BEFORE INSERT OR UPDATE OF name, former_name, pinyin, foreign_surname, foreign_given_name, citizen_id,
  document_number, birth_date, phone, registered_address ON ybss_registry.person
FOR EACH ROW WHEN (current_user <> 'ybss_owner' AND ybss.current_member() IS NOT NULL) EXECUTE FUNCTION ybss_registry.note_entry();
CREATE OR REPLACE TRIGGER note_entry BEFORE INSERT OR UPDATE OF number ON ybss_registry.document
FOR EACH ROW WHEN (current_user <> 'ybss_owner' AND ybss.current_member() IS NOT NULL) EXECUTE FUNCTION ybss_registry.note_entry();
CREATE OR REPLACE TRIGGER note_entry BEFORE INSERT OR UPDATE OF representative, phone ON ybss_registry.unit
FOR EACH ROW WHEN (current_user <> 'ybss_owner' AND ybss.current_member() IS NOT NULL) EXECUTE FUNCTION ybss_registry.note_entry();
CREATE OR REPLACE TRIGGER note_entry BEFORE UPDATE OF certificate ON ybss_registry.ownership
FOR EACH ROW WHEN (current_user <> 'ybss_owner' AND ybss.current_member() IS NOT NULL) EXECUTE FUNCTION ybss_registry.note_entry();
