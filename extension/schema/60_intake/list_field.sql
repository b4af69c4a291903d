-- Which fields a list may have: a column or a word of a list that is none of them would be lost without a word.

CREATE OR REPLACE FUNCTION ybss_registry.list_fields(p_record_kind text) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- What the road reads, by kind of list; beside it every item of the kind, the district's own as well.
  SELECT pg_catalog.array_agg(DISTINCT q.field ORDER BY q.field) FROM (
    SELECT pg_catalog.unnest('{address,building,unit,floor,room,said_on,number_at_office}'::text[]) AS field
    UNION ALL SELECT pg_catalog.unnest(CASE p_record_kind
      WHEN 'address' THEN '{grid,state,longitude,latitude,record_type,storeys,area,house_use,structure}'
      WHEN 'house' THEN '{share,record_type,area,storeys,house_use,structure,rent_state,rent_use,dangers,grid}'
      WHEN 'unit' THEN '{unit_name,credit_code,no_code_reason,unit_kind,representative,representative_citizen_id,phone,founded_on,closed_on,grid}'
      ELSE '{grid}' END::text[])
    -- A list of houses says of its owners what a list of persons says.
    UNION ALL SELECT pg_catalog.unnest('{name,former_name,pinyin,foreign_surname,foreign_given_name,citizen_id,document_kind,document_number,
      no_document_reason,nationality,birth_date,sex,phone,registered_address,tenure,household_number,relation,employer,employer_code,post,
      arrived_on,leaves_on,died_on}'::text[]) WHERE p_record_kind IN ('person', 'declaration', 'house')
    UNION ALL SELECT pg_catalog.unnest('{name,number,longitude,latitude,began_on,ended_on}'::text[])
      WHERE ybss_registry.register_of(p_record_kind) = 'thing'
    UNION ALL SELECT i.item FROM ybss_registry.item i WHERE i.active
      AND i.kind = ANY (CASE p_record_kind WHEN 'address' THEN '{building,house}' WHEN 'house' THEN '{house,building,person}'
        WHEN 'unit' THEN '{unit}' WHEN 'person' THEN '{person,household}' WHEN 'declaration' THEN '{person,household}' ELSE ARRAY[p_record_kind] END)) q
$$;
COMMENT ON FUNCTION ybss_registry.list_fields(text) IS
'The fields that the columns of a list of this record kind may be. Stable: reads the catalogue. / 某类清单可用的栏目。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_field() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text := (SELECT s.record_kind FROM ybss_registry.source s WHERE s.source = NEW.source);
BEGIN
  -- Of an unknown source the foreign key speaks.
  IF v_kind IS NOT NULL AND NEW.field <> ALL (ybss_registry.list_fields(v_kind)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBI21', MESSAGE = pg_catalog.format('a list of kind %s has no field "%s"', v_kind, NEW.field),
      DETAIL = '该类清单没有这个栏目。', HINT = 'Fields: ' || pg_catalog.array_to_string(ybss_registry.list_fields(v_kind), ', ')
        || '. A district adds others as rows of ybss_registry.item';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_field() IS
'Refuses (YBI21) a column or a word of a list for a field that lists of its kind do not have: what it holds would be lost without a word. Volatile: trigger. Security definer: who writes columns need not read the catalogue. / 拒绝未知的清单栏目。';
CREATE OR REPLACE TRIGGER guard_field BEFORE INSERT OR UPDATE OF source, field ON ybss_registry.source_column
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_field();
CREATE OR REPLACE TRIGGER guard_field BEFORE INSERT OR UPDATE OF source, field ON ybss_registry.source_value
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_field();
REVOKE ALL ON FUNCTION ybss_registry.list_fields(text), ybss_registry.guard_field() FROM PUBLIC;
