-- What is told of a whole list: columns that say nothing, and columns that are not taken.

CREATE OR REPLACE FUNCTION ybss_registry.untaken_fields(p_kind text) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.array_agg(f.field) FROM pg_catalog.unnest(ybss_registry.list_fields(p_kind)) f(field)
  WHERE p_kind IN ('person', 'declaration', 'house', 'unit')
    AND f.field <> ALL ('{address,building,unit,floor,room,said_on,number_at_office}'::text[] || CASE p_kind
      WHEN 'unit' THEN '{unit_name,credit_code,no_code_reason,unit_kind,representative,representative_citizen_id,phone,phone2,founded_on,closed_on}'
      ELSE '{name,former_name,pinyin,foreign_surname,foreign_given_name,citizen_id,document_kind,document_number,no_document_reason,nationality,birth_date,
        sex,phone,registered_address,arrived_on,leaves_on,died_on}' END::text[] || CASE p_kind
      WHEN 'house' THEN '{share,record_type,storeys,area,house_use,structure,rent_state,rent_use,dangers}'
      WHEN 'unit' THEN '{}' ELSE '{phone2,tenure,household_number,relation,employer,employer_code,post}' END::text[])
    -- Of items those are taken that lie among a record's items; the others have a column, which a field of another name fills.
    AND NOT EXISTS (SELECT FROM ybss_registry.item i WHERE i.item = f.field AND i.active
      AND i.kind = ANY (CASE p_kind WHEN 'house' THEN '{house}' WHEN 'unit' THEN '{unit}' ELSE '{person,household}' END::text[])
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass('ybss_registry.' || i.kind || '_record') AND a.attname = i.item AND NOT a.attisdropped))
$$;
COMMENT ON FUNCTION ybss_registry.untaken_fields(text) IS
'Fields that a column of a list of this kind may be mapped to and that nothing is made of. Stable: reads the catalogue. / 可以对应但不登记的栏目。';

CREATE OR REPLACE FUNCTION ybss_registry.note_list_of_fillers(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_findings ybss_registry.finding[];
BEGIN
  SELECT pg_catalog.array_agg(pg_catalog.jsonb_populate_record(ybss_registry.finding_of_file(f, 1, q.field, 'list_of_fillers', false),
    pg_catalog.jsonb_build_object('candidates', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('reason', q.reason, 'lines', q.lines, 'of', f.lines))))
    ORDER BY q.field, q.reason) INTO v_findings
  FROM ybss_registry.intake_file f
  CROSS JOIN LATERAL (SELECT r.field, r.reason, pg_catalog.count(DISTINCT r.line) AS lines FROM ybss_registry.review r
    WHERE r.file_id = f.file_id AND r.decision IS NULL AND r.field IS NOT NULL
      AND r.reason IN ('default_value', 'digits_lost', 'value_masked', 'id_copied_down', 'date_without_day', 'not_a_phone', 'not_a_date')
    GROUP BY r.field, r.reason HAVING pg_catalog.count(DISTINCT r.line) >= greatest(5, f.lines / 10)) q
  WHERE f.file_id = p_file_id
    AND NOT EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = f.file_id AND r.line = 1 AND r.decision IS NULL AND r.reason = 'list_of_fillers' AND r.field = q.field);
  RETURN ybss_registry.send_to_review(v_findings);
END
$$;
COMMENT ON FUNCTION ybss_registry.note_list_of_fillers(bigint) IS
'Tells of a list, once, which of its columns say nothing in a tenth of the lines and five at least, with the reason and how many lines, for its sender. Returns how many columns. Volatile: writes review. / 清单某栏大量为填充值或残缺值时，对整份清单提示一次。';

CREATE OR REPLACE FUNCTION ybss_registry.note_untaken_columns(p_file_id bigint) RETURNS int
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss_registry.send_to_review((SELECT pg_catalog.array_agg(ybss_registry.finding_of_file(f, 1, c.field, 'column_not_taken', false) ORDER BY c.field)
    FROM ybss_registry.intake_file f JOIN ybss_registry.source s USING (source)
    CROSS JOIN LATERAL (SELECT ybss_registry.untaken_fields(s.record_kind) AS untaken OFFSET 0) u -- asked once, not for each column
    JOIN ybss_registry.source_column c ON c.source = s.source AND c.field = ANY (u.untaken) AND coalesce(c.header = ANY (f.header), true)
    WHERE f.file_id = p_file_id
      AND NOT EXISTS (SELECT FROM ybss_registry.review r JOIN ybss_registry.intake_file o USING (file_id)
        WHERE o.source = f.source AND r.line = 1 AND r.decision IS NULL AND r.reason = 'column_not_taken' AND r.field = c.field)))
$$;
COMMENT ON FUNCTION ybss_registry.note_untaken_columns(bigint) IS
'Tells of a list which of its columns are mapped to a field of which nothing is made, where this does not wait for somebody already. Returns how many. Volatile: writes review. / 清单栏目已对应但不登记的，对该来源提示。';
CREATE OR REPLACE FUNCTION ybss_registry.note_columns(p_file_id bigint) RETURNS int
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- A few lines tell nothing of a column.
  SELECT ybss_registry.note_list_of_fillers(f.file_id) + ybss_registry.note_untaken_columns(f.file_id)
  FROM ybss_registry.intake_file f WHERE f.file_id = p_file_id AND f.lines >= 5
$$;
COMMENT ON FUNCTION ybss_registry.note_columns(bigint) IS
'Tells of a list of five lines or more what note_list_of_fillers and note_untaken_columns find. Returns how many columns. Volatile: writes review. / 对整份清单的栏目给出提示。';
REVOKE ALL ON FUNCTION ybss_registry.untaken_fields(text), ybss_registry.note_list_of_fillers(bigint), ybss_registry.note_untaken_columns(bigint),
  ybss_registry.note_columns(bigint) FROM PUBLIC;
