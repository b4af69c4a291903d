-- What people who edit may touch of each table: never a value that the views mask,
-- never a stamp, an id or what lists alone write. Reading goes by ybss.* and
-- ybss.reveal; what somebody may write he need not be able to read.

CREATE OR REPLACE FUNCTION ybss.open_column(target regclass, readable name[], writable name[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_column name;
BEGIN
  FOREACH v_column IN ARRAY readable LOOP
    EXECUTE format('GRANT SELECT (%I) ON %s TO ybss_operator', v_column, target);
  END LOOP;
  FOREACH v_column IN ARRAY writable LOOP
    EXECUTE format('GRANT INSERT (%1$I), UPDATE (%1$I) ON %2$s TO ybss_operator', v_column, target);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss.open_column(regclass, name[], name[]) IS
'Lets ybss_operator read some columns of a table of the registry and write others, within scope. A column that a district adds is closed until this is called for it; one with personal values is opened for writing alone. Needs the rights of the table''s owner. Volatile: grants. / 为经办人开放数据表的列：可读列与可写列；新增列默认不开放，含个人信息的列只应开放写入。';
REVOKE ALL ON FUNCTION ybss.open_column(regclass, name[], name[]) FROM PUBLIC;

-- Lines as they came, decisions and door codes are written by functions alone.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{}', '{}') FROM unnest(ARRAY['intake_line', 'intake_piece', 'left_out', 'qr_code', 'quality', 'job_run']) t;
SELECT ybss.protect_table('ybss_registry.review', '{ybss_auditor}', '{}');

DO $$
DECLARE
  v_right record;
BEGIN
  FOR v_right IN SELECT format('ybss_registry.%I', t.name)::regclass AS target, t.* FROM (VALUES
    -- table, may a row be taken back, what is read beside district, grid and stamps, what is written beside grid
    ('address', true, 'address_id address level parent_id state habitable under_habitable position temporary',
      'address parent_id state position temporary'),
    ('entrance', true, 'entrance_id address_id habitable name way position', 'address_id name way position'),
    ('building', false, 'building_id address_id name storeys use_code structure built_in ended_on habitable',
      'address_id name storeys use_code structure built_in ended_on'),
    ('building_layout', true, 'layout_id building_id units floors doors door_digits without use_code',
      'building_id units floors doors door_digits without use_code'),
    ('house', false, 'house_id address_id building_id use_code area structure rent_state rent_use_code danger_codes ended_on habitable',
      'address_id building_id use_code area structure rent_state rent_use_code danger_codes ended_on'),
    ('acceptance', false, 'acceptance_id address_id habitable buildings entrances builder requested_on state accepted_on accepted_by document',
      'address_id buildings entrances builder requested_on state accepted_on accepted_by document'),
    ('street', true, 'street_id name state division line reason decided_by decided_on document signed_on successor_id',
      'name state division line reason decided_by decided_on document signed_on successor_id'),
    ('street_name', false, 'street_name_id street_id name ended_on document addresses_renewed', ''),
    ('plate_rule', true, 'rule_id street_id east_west_from north_south_from from_line_end odd_side numbers first_number metres_per_number suffix_form withheld basis valid',
      'street_id east_west_from north_south_from from_line_end odd_side numbers first_number metres_per_number suffix_form withheld basis valid'),
    ('person', false, 'person_id document_kind no_document_reason nationality sex died_on arrived_on leaves_on',
      'name former_name pinyin foreign_surname foreign_given_name citizen_id document_kind document_number no_document_reason nationality sex birth_date died_on phone registered_address arrived_on leaves_on'),
    ('unit', false, 'unit_id name credit_code no_code_reason kind address_id representative_id founded_on closed_on habitable',
      'name credit_code no_code_reason kind address_id representative representative_id phone founded_on closed_on'),
    ('thing', false, 'thing_id kind address_id position began_on ended_on habitable', 'kind name number address_id position began_on ended_on'),
    ('household', false, 'household_id number address_id collective valid', 'number address_id collective valid'),
    -- A tie that never was is taken back; its history keeps it, and who did it.
    ('document', true, 'document_id person_id kind_code issuer valid', 'person_id kind_code number issuer valid'),
    ('residence', true, 'residence_id person_id house_id main tenure_code valid habitable from_list', 'person_id house_id main tenure_code valid'),
    ('departure', true, 'departure_id person_id division reason_code valid from_list', 'person_id destination division reason_code valid'),
    ('ownership', true, 'ownership_id house_id person_id unit_id share valid from_list', 'house_id person_id unit_id share certificate valid'),
    ('tenancy', true, 'tenancy_id house_id person_id unit_id use_code agreed_until valid habitable from_list',
      'house_id person_id unit_id use_code filing agreed_until valid'),
    ('household_member', true, 'household_member_id household_id person_id relation_code valid from_list', 'household_id person_id relation_code valid'),
    ('premises', true, 'premises_id unit_id address_id main valid habitable from_list', 'unit_id address_id main valid'),
    ('employment', true, 'employment_id unit_id person_id post valid from_list', 'unit_id person_id post valid'),
    ('guardianship', true, 'guardianship_id ward_id person_id unit_id relation_code valid', 'ward_id person_id unit_id relation_code valid')
  ) t(name, taken_back, readable, writable) LOOP
    -- With the whole table's right goes what was granted by column: not a second time.
    IF has_table_privilege('ybss_operator', v_right.target, 'SELECT') THEN
      EXECUTE format('REVOKE ALL ON %s FROM ybss_operator', v_right.target);
    END IF;
    PERFORM ybss.open_column(v_right.target, string_to_array('district grid recorded_at changed_at change_id ' || v_right.readable, ' ')::name[],
      CASE WHEN v_right.writable <> '' THEN string_to_array('grid ' || v_right.writable, ' ')::name[] ELSE '{}' END);
    IF v_right.writable <> '' THEN
      EXECUTE format('GRANT INSERT (district) ON %s TO ybss_operator', v_right.target);
    END IF;
    IF v_right.taken_back THEN
      EXECUTE format('GRANT DELETE ON %s TO ybss_operator', v_right.target);
    END IF;
  END LOOP;
END
$$;

-- Read as far as they hold no value of a record.
DO $$
DECLARE
  v_right record;
BEGIN
  FOR v_right IN SELECT format('ybss_registry.%I', t.name)::regclass AS target, t.* FROM (VALUES
    ('history', 'ybss_operator, ybss_auditor', 'district, kind, record_id, known_until, known_from, grid, change_id, ended_by, deleted, whole'),
    ('intake_file', 'ybss_operator', 'file_id, source, name, encoding, grid, received_at, received_by, lines, step, failed_run'),
    ('source', 'ybss_operator', 'source, office, record_kind, grid, trust, encoding'),
    ('review', 'ybss_auditor', 'review_id, district, grid, file_id, line, field, reason, blocking, raised_at, decision, decided_by, decided_at')
  ) t(name, roles, readable) LOOP
    EXECUTE format('REVOKE ALL ON %s FROM ybss_operator, ybss_auditor', v_right.target);
    EXECUTE format('GRANT SELECT (%s) ON %s TO %s', v_right.readable, v_right.target, v_right.roles);
  END LOOP;
END
$$;

-- Read by views and functions alone.
DO $$
DECLARE
  v_right record;
BEGIN
  FOR v_right IN SELECT c.oid::regclass AS target FROM pg_catalog.pg_class c WHERE c.relnamespace = 'ybss_registry'::regnamespace
    AND (c.relispartition OR c.relkind = 'v' OR c.relname IN ('intake_line', 'qr_code', 'match_weight', 'quality', 'quality_sum', 'quality_item_sum',
      'score_queue', 'saved_entry', 'job', 'job_run', 'sensitive_item'))
    AND c.relkind IN ('r', 'p', 'v') AND c.relowner = current_user::regrole
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, ybss_reader, ybss_operator, ybss_job, ybss_auditor, ybss_sensitive', v_right.target);
  END LOOP;
END
$$;

-- Nothing that is inside is called from outside, but what stands in a view's query.
DO $$
DECLARE
  v_right record;
BEGIN
  FOR v_right IN SELECT p.oid::regprocedure AS target, p.proname IN ('item_names', 'is_foreign', 'lies_within', 'read_registered', 'shown_fields', 'decisions_for') AS asked_by_view
    FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'ybss_registry'::regnamespace AND p.proowner = current_user::regrole
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', v_right.target);
    IF v_right.asked_by_view THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ybss_reader, ybss_operator', v_right.target);
    END IF;
  END LOOP;
END
$$;
