-- Taking a list back, second: which records it wrote, and what of them.

CREATE OR REPLACE FUNCTION ybss_registry.note_withdrawn(p_file_id bigint, p_of_lines boolean) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
  v_tied text;
BEGIN
  -- What lists wrote that were withdrawn before counts for nothing either.
  PERFORM ybss_registry.begin_work('withdrawn_change', '{district,change_id,own}', '{int4,int8,bool}');
  INSERT INTO pg_temp.ybss_work_withdrawn_change SELECT c.district, c.change_id, bool_or(g.file_id = p_file_id) FROM ybss_registry.intake_file f
  JOIN ybss_registry.intake_file g ON (g.file_id = p_file_id OR g.withdrawn_at IS NOT NULL) AND ybss.district_of(g.grid) = ybss.district_of(f.grid)
  JOIN ybss_registry.change c ON c.district = ybss.district_of(f.grid) AND c.at = ANY (g.worked_at) WHERE f.file_id = p_file_id GROUP BY 1, 2;
  PERFORM ybss_registry.begin_work('withdrawn', '{kind,district,record_id,made}', '{text,int4,int8,bool}');
  FOREACH v_kind IN ARRAY '{address,building,house,person,document,unit,household,thing}'::text[] LOOP
    v_tied := CASE v_kind WHEN 'house' THEN 't.address_id = l.address_id' WHEN 'address' THEN 't.address_id = l.address_id'
      WHEN 'household' THEN 't.number = l.fields->>''household_number''' WHEN 'document' THEN 't.person_id = l.record_id AND t.number = l.document_number'
      ELSE pg_catalog.format('t.%I = l.record_id', v_kind || '_id') END;
    EXECUTE pg_catalog.format('INSERT INTO pg_temp.ybss_work_withdrawn
      SELECT %1$L, q.district, q.id, EXISTS (SELECT FROM pg_temp.ybss_work_withdrawn_change w WHERE w.change_id = coalesce(
        (SELECT h.change_id FROM ybss_registry.history h WHERE h.district = q.district AND h.kind = %1$L AND h.record_id = q.id ORDER BY h.known_until LIMIT 1), q.change_id))
      FROM (%3$s) q', v_kind, v_kind || '_id', pg_catalog.format(CASE WHEN p_of_lines
        THEN 'SELECT DISTINCT t.district, t.%2$I AS id, t.change_id FROM pg_temp.ybss_work_line l JOIN ybss_registry.%1$I t ON t.district = l.district AND %3$s'
        -- What it wrote and no line of it names: parents of addresses, whom a decision took a line from.
        ELSE 'SELECT w.* FROM (SELECT t.district, t.%2$I AS id, t.change_id FROM pg_temp.ybss_work_withdrawn_change w JOIN ybss_registry.%1$I t USING (district, change_id) WHERE w.own
          UNION SELECT t.district, t.%2$I, t.change_id FROM pg_temp.ybss_work_withdrawn_change w
          JOIN ybss_registry.history h ON h.district = w.district AND h.kind = %1$L AND (h.ended_by = w.change_id OR h.change_id = w.change_id)
          JOIN ybss_registry.%1$I t ON t.district = h.district AND t.%2$I = h.record_id WHERE w.own) w
          WHERE NOT EXISTS (SELECT FROM ybss_registry.%1$I t JOIN ybss_registry.intake_line l ON l.district = t.district AND %3$s
            WHERE l.file_id = $1 AND t.district = w.district AND t.%2$I = w.id)' END, v_kind, v_kind || '_id', v_tied)) USING p_file_id;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_withdrawn(bigint, boolean) IS
'Leaves in pg_temp.ybss_work_withdrawn the records of the lines in pg_temp.ybss_work_line (p_of_lines), or those that the work on a file wrote and none of its lines names, and whether that work made them; in pg_temp.ybss_work_withdrawn_change the changes. Volatile: fills temporary tables. / 找出清单写入过的记录。';

CREATE OR REPLACE FUNCTION ybss_registry.withdrawn_columns(p_kind text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT CASE p_kind WHEN 'address' THEN '{state,position}' WHEN 'building' THEN '{storeys,use_code,structure,built_in}'
    WHEN 'house' THEN '{use_code,area,structure,rent_state,rent_use_code,danger_codes}' WHEN 'household' THEN '{address_id}'
    WHEN 'thing' THEN '{name,number,address_id,position,began_on,ended_on}'
    WHEN 'unit' THEN '{name,credit_code,no_code_reason,kind,representative,representative_id,phone,founded_on,closed_on}'
    WHEN 'person' THEN '{name,former_name,pinyin,foreign_surname,foreign_given_name,citizen_id,document_kind,document_number,no_document_reason,nationality,sex,birth_date,died_on,phone,registered_address,arrived_on,leaves_on}' END::text[]
$$;
COMMENT ON FUNCTION ybss_registry.withdrawn_columns(text) IS
'The columns of a register that lists fill. Immutable: code, no data. / 清单填写的登记栏目。';
REVOKE ALL ON FUNCTION ybss_registry.note_withdrawn(bigint, boolean), ybss_registry.withdrawn_columns(text) FROM PUBLIC;
