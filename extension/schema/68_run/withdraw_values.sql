-- Taking a list back, second: the values that it brought, out of history.

CREATE OR REPLACE FUNCTION ybss_registry.note_withdrawn(p_file_id bigint) RETURNS void
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
      FROM (SELECT t.district, t.%2$I AS id, t.change_id FROM pg_temp.ybss_work_withdrawn_change w JOIN ybss_registry.%1$I t USING (district, change_id) WHERE w.own
        UNION SELECT t.district, t.%2$I, t.change_id FROM pg_temp.ybss_work_withdrawn_change w
        JOIN ybss_registry.history h ON h.district = w.district AND h.kind = %1$L AND (h.ended_by = w.change_id OR h.change_id = w.change_id)
        JOIN ybss_registry.%1$I t ON t.district = h.district AND t.%2$I = h.record_id WHERE w.own
        UNION SELECT t.district, t.%2$I, t.change_id FROM pg_temp.ybss_work_line l JOIN ybss_registry.%1$I t ON t.district = l.district AND %3$s) q',
      v_kind, v_kind || '_id', v_tied);
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_withdrawn(bigint) IS
'Leaves in pg_temp.ybss_work_withdrawn the records that the work on a file wrote, and whether it made them; in pg_temp.ybss_work_withdrawn_change the changes. Volatile: fills temporary tables. / 找出清单写入过的记录。';

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

CREATE OR REPLACE FUNCTION ybss_registry.gather_former_values(p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('former_value', '{district,record_id,made,now,former,untouched}', '{int4,int8,bool,jsonb,jsonb,bool}');
  EXECUTE pg_catalog.format('INSERT INTO pg_temp.ybss_work_former_value
    WITH standing AS (
      SELECT w.district, w.record_id, w.made, ybss.values_of(t) AS now FROM pg_temp.ybss_work_withdrawn w
      JOIN ybss_registry.%1$I t ON t.district = w.district AND t.%2$I = w.record_id WHERE w.kind = %1$L
    ), past AS (
      SELECT s.district, s.record_id, k.key, h.known_until, k.value,
        coalesce(pg_catalog.lead(k.value) OVER (PARTITION BY s.district, s.record_id, k.key ORDER BY h.known_until), s.now->k.key, ''null'') AS next,
        EXISTS (SELECT FROM pg_temp.ybss_work_withdrawn_change w WHERE w.change_id = h.ended_by) AS ours
      FROM standing s JOIN ybss_registry.history h ON h.district = s.district AND h.kind = %1$L AND h.record_id = s.record_id
      CROSS JOIN LATERAL jsonb_each(h.old) k WHERE k.key = ANY ($1)
    ), step AS (
      SELECT p.*, pg_catalog.max(p.known_until) FILTER (WHERE NOT p.ours) OVER (PARTITION BY p.district, p.record_id, p.key) AS others_at
      FROM past p WHERE p.value IS DISTINCT FROM p.next
    ), back AS ( -- what it was before the list changed it, where nobody did since
      SELECT DISTINCT ON (district, record_id, key) district, record_id, key, value FROM step
      WHERE ours AND known_until > coalesce(others_at, ''-infinity'') ORDER BY district, record_id, key, known_until
    )
    SELECT s.district, s.record_id, s.made, s.now,
      -- Of what the list made: nothing, but what somebody wrote since.
      CASE WHEN s.made THEN coalesce((SELECT pg_catalog.jsonb_object_agg(c, null::text) FROM pg_catalog.unnest($1) c
        WHERE NOT EXISTS (SELECT FROM step p WHERE p.district = s.district AND p.record_id = s.record_id AND p.key = c AND NOT p.ours)), ''{}'')
      ELSE coalesce((SELECT pg_catalog.jsonb_object_agg(b.key, b.value) FROM back b WHERE b.district = s.district AND b.record_id = s.record_id), ''{}'') END,
      s.made AND NOT EXISTS (SELECT FROM step p WHERE p.district = s.district AND p.record_id = s.record_id AND NOT p.ours)
    FROM standing s', p_kind, p_kind || '_id') USING ybss_registry.withdrawn_columns(p_kind);
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_former_values(text) IS
'Leaves in pg_temp.ybss_work_former_value, for each record of a kind that the withdrawn list wrote, what its values were before, of those columns that nobody changed since. Volatile: fills a temporary table. / 由历史找出撤回前的取值。';

CREATE OR REPLACE FUNCTION ybss_registry.give_back_values(p_kind text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_columns CONSTANT text[] := ybss_registry.withdrawn_columns(p_kind);
BEGIN
  PERFORM ybss_registry.gather_former_values(p_kind);
  IF p_kind = 'house' THEN
    UPDATE pg_temp.ybss_work_former_value v SET former = v.former || '{"danger_codes": "{}"}' WHERE v.former->'danger_codes' = 'null';
  ELSIF p_kind = 'unit' THEN
    UPDATE pg_temp.ybss_work_former_value v SET former = v.former - '{name,credit_code,no_code_reason}'::text[] WHERE v.made;
  ELSIF p_kind = 'thing' THEN -- what it is called and where it stands it must have
    UPDATE pg_temp.ybss_work_former_value v SET former = v.former - '{name,number,address_id,position}'::text[] WHERE v.made;
  ELSIF p_kind = 'person' THEN
    PERFORM ybss_registry.name_former_persons();
  ELSIF p_kind = 'address' THEN
    UPDATE pg_temp.ybss_work_former_value v SET former = v.former - 'state' WHERE v.made;
  END IF;
  EXECUTE pg_catalog.format('UPDATE ybss_registry.%1$I t SET (%3$s) = ROW(%4$s)
    FROM pg_temp.ybss_work_former_value v CROSS JOIN LATERAL pg_catalog.jsonb_populate_record(NULL::ybss_registry.%1$I, v.now || v.former) r
    WHERE t.district = v.district AND t.%2$I = v.record_id AND NOT v.now @> v.former', p_kind, p_kind || '_id',
    (SELECT string_agg(pg_catalog.quote_ident(c), ', ') FROM pg_catalog.unnest(v_columns) c),
    (SELECT string_agg('r.' || pg_catalog.quote_ident(c), ', ') FROM pg_catalog.unnest(v_columns) c));
END
$$;
COMMENT ON FUNCTION ybss_registry.give_back_values(text) IS
'Gives records of a kind that the withdrawn list wrote the values that they had before, of those columns that nobody changed since. Volatile: writes the register. / 恢复撤回前的取值。';

CREATE OR REPLACE FUNCTION ybss_registry.name_former_persons() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Who is left with lines of other lists has the name and the numbers that they say.
  UPDATE pg_temp.ybss_work_former_value v SET former = v.former || coalesce(CASE WHEN v.former ? 'name' THEN (
      SELECT pg_catalog.jsonb_build_object('name', coalesce(l.name, v.now->>'name'), 'sex', l.sex, 'birth_date', l.birth_date)
      FROM ybss_registry.intake_line l WHERE l.district = v.district AND l.record_id = v.record_id AND l.state IN ('registered', 'merged')
      ORDER BY l.file_id, l.name IS NULL, l.said_on DESC NULLS LAST, l.line LIMIT 1) END, pg_catalog.jsonb_build_object('name', v.now->'name'))
  WHERE v.made;
  UPDATE pg_temp.ybss_work_former_value v SET former = v.former - 'citizen_id'
  WHERE v.former ? 'citizen_id' AND EXISTS (SELECT FROM ybss_registry.intake_line l WHERE l.district = v.district AND l.record_id = v.record_id
    AND l.state IN ('registered', 'merged') AND l.citizen_id::text = v.now->>'citizen_id');
  UPDATE pg_temp.ybss_work_former_value v SET former = v.former - '{document_kind,document_number}'::text[]
  WHERE v.former ? 'document_number' AND EXISTS (SELECT FROM ybss_registry.intake_line l WHERE l.district = v.district AND l.record_id = v.record_id
    AND l.state IN ('registered', 'merged') AND l.document_number = v.now->>'document_number');
  -- Exactly who has no number at all has a reason.
  UPDATE pg_temp.ybss_work_former_value v SET former = v.former || pg_catalog.jsonb_build_object('no_document_reason',
    CASE WHEN coalesce((v.now || v.former)->>'citizen_id', (v.now || v.former)->>'document_number') IS NULL
         THEN coalesce((v.now || v.former)->>'no_document_reason', v.now->>'no_document_reason', '90') END)
  WHERE v.former <> '{}';
END
$$;
COMMENT ON FUNCTION ybss_registry.name_former_persons() IS
'Completes what pg_temp.ybss_work_former_value says of persons: their name, and a number or the reason why there is none. Volatile: changes a temporary table. / 补全撤回后人员的姓名与证件信息。';
REVOKE ALL ON FUNCTION ybss_registry.note_withdrawn(bigint), ybss_registry.withdrawn_columns(text), ybss_registry.gather_former_values(text),
  ybss_registry.give_back_values(text), ybss_registry.name_former_persons() FROM PUBLIC;
