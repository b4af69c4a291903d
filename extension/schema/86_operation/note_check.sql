-- What was found at a record of a sample.

CREATE OR REPLACE FUNCTION ybss.note_check(verification bigint, record bigint, outcome text, wrong text[] DEFAULT '{}', "right" text[] DEFAULT '{}', note text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_record ybss_registry.verification_record;
  v_kind text := (SELECT v.kind FROM ybss_registry.verification v WHERE v.verification_id = verification AND v.closed_at IS NULL);
BEGIN
  PERFORM ybss.require_actor();
  UPDATE ybss_registry.verification_record r
  SET outcome = note_check.outcome, checked_on = ybss.today(), checked_by = ybss_registry.entering_office(), note = note_check.note
  WHERE r.verification_id = verification AND r.record_id = record AND v_kind IS NOT NULL RETURNING r.* INTO v_record;
  IF v_record IS NULL OR outcome IS NULL OR (outcome = 'right' AND pg_catalog.cardinality(wrong) > 0)
    OR EXISTS (SELECT FROM pg_catalog.unnest(wrong || "right") u WHERE NOT EXISTS (SELECT FROM ybss_registry.item i WHERE i.kind = v_kind AND i.item = u)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV14', MESSAGE = 'that record is not in an open sample within your scope, or its outcome and items do not fit',
      DETAIL = '该记录不在权限范围内的未结样本中，或核验结果与信息项不符。', HINT = 'outcome: right, wrong, not found, not reached; items of ybss.item; a right record has no wrong item.';
  END IF;
  DELETE FROM ybss_registry.verification_item i
  WHERE i.district = v_record.district AND i.verification_id = verification AND i.record_id = record;
  INSERT INTO ybss_registry.verification_item (district, verification_id, record_id, grid, kind, item, "right")
  SELECT v_record.district, verification, record, v_record.grid, v_kind, u.item, bool_and(u.ok)
  FROM (SELECT pg_catalog.unnest(wrong), false UNION ALL SELECT pg_catalog.unnest("right"), true) u(item, ok) GROUP BY u.item;
END
$$;
COMMENT ON FUNCTION ybss.note_check(bigint, bigint, text, text[], text[], text) IS
'Notes what was found at a record of a sample: right, wrong, not found or not reached, and which items were wrong or right. May be noted again until the round is closed. Raises YBV14 for a record that is not in an open sample, or a finding that does not fit. Volatile: writes. Security definer as draw_sample. / 登记一条样本记录的核验结果。';
REVOKE ALL ON FUNCTION ybss.note_check(bigint, bigint, text, text[], text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.note_check(bigint, bigint, text, text[], text[], text) TO ybss_operator;
