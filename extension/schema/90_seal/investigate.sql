-- Opening and closing investigations.

CREATE OR REPLACE FUNCTION ybss.investigate(kind text, record_id bigint, attribute text, reason text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_table regclass := to_regclass(pg_catalog.format('ybss_registry.%I', investigate.kind));
  v_district int;
  v_grid ybss.grid_code;
  v_known boolean;
  v_id bigint;
BEGIN
  PERFORM ybss.require_actor();
  -- A column of the table, or an item of its catalogue that the record has.
  IF EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = v_table AND t.tgname = 'keep_history') THEN
    EXECUTE pg_catalog.format('SELECT t.district, t.grid, v ? $3 OR coalesce(v->''items'' ? $3, false)
      FROM %s t CROSS JOIN LATERAL ybss.values_of(t) v WHERE t.district = ANY ($1) AND t.%I = $2', v_table, ybss_registry.id_column(v_table))
      INTO v_district, v_grid, v_known USING ybss_registry.districts_of(ARRAY[investigate.record_id]), investigate.record_id, investigate.attribute;
  END IF;
  IF v_known IS NOT TRUE OR investigate.attribute IN ('district', 'grid', 'recorded_at', 'changed_at', 'change_id') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH09', MESSAGE = 'there is no such record or attribute in scope', DETAIL = '没有该记录或信息项，或不在权限内。',
      HINT = 'Give the table (person, house, address, residence …), the record''s id and one of its columns or items.';
  END IF;
  INSERT INTO ybss_registry.investigation AS i (district, grid, kind, record_id, attribute, reason, opened_by)
  VALUES (v_district, v_grid, investigate.kind, investigate.record_id, investigate.attribute, ybss.stated_purpose(investigate.reason), coalesce((SELECT w.label FROM ybss.whoami() w), session_user))
  ON CONFLICT (district, kind, record_id, attribute) WHERE closed_at IS NULL DO NOTHING RETURNING i.investigation_id INTO v_id;
  IF v_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH09', MESSAGE = 'the attribute is under investigation already', DETAIL = '该信息项已标记为存疑。',
      HINT = 'SELECT * FROM ybss.under_investigation';
  END IF;
  RETURN v_id;
END
$$;
COMMENT ON FUNCTION ybss.investigate(text, bigint, text, text) IS
'Puts an attribute of a record under investigation, for a reason (2 to 200 characters, no personal data): dossiers and booklets show it as a flag until ybss.settle_investigation closes it. Returns the investigation''s id. Raises YBH09 for a record or attribute that is not there in scope, or that is under investigation already. Volatile: writes. Security definer as ybss_owner, whom row security binds by the caller''s scope. After inOnderzoek of the Dutch BAG. / 将某信息项标记为存疑。';

CREATE OR REPLACE FUNCTION ybss.settle_investigation(investigation_id bigint, outcome text, note text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss.require_actor();
  IF settle_investigation.outcome NOT IN ('confirmed', 'corrected', 'withdrawn') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH09', MESSAGE = 'there is no such outcome of an investigation', DETAIL = '没有这种结果。',
      HINT = 'confirmed, corrected or withdrawn';
  END IF;
  UPDATE ybss_registry.investigation i
  SET closed_at = now(), closed_by = coalesce((SELECT w.label FROM ybss.whoami() w), session_user),
    outcome = settle_investigation.outcome, note = settle_investigation.note
  WHERE i.district = (SELECT ybss_registry.district_of_record('investigation', settle_investigation.investigation_id)) AND i.investigation_id = settle_investigation.investigation_id AND i.closed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH09', MESSAGE = 'there is no such open investigation in scope', DETAIL = '该信息项没有未结的存疑，或不在权限内。',
      HINT = 'SELECT * FROM ybss.under_investigation';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss.settle_investigation(bigint, text, text) IS
'Closes an investigation with its outcome: confirmed, corrected (correct the value first) or withdrawn, and a note. Raises YBH09 where it is not open in scope, and for another outcome. Volatile: writes. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 了结存疑并记录结果。';

REVOKE ALL ON FUNCTION ybss.investigate(text, bigint, text, text), ybss.settle_investigation(bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.investigate(text, bigint, text, text), ybss.settle_investigation(bigint, text, text) TO ybss_operator;

-- Who doubted and who settled is the acting member: nobody else's name can be written there.
SELECT ybss.protect_table('ybss_registry.investigation', '{ybss_operator,ybss_auditor}', '{}');
