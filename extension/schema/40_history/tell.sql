-- The past as people read it: masked, and only what lay in their scope.

CREATE OR REPLACE FUNCTION ybss.person_as_of(person_id bigint, as_known timestamptz)
RETURNS TABLE (grid ybss.grid_code, name text, citizen_id text, sex text, birth_year int, phone text, known_since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT p.grid, ybss.shown('person', 'name', p.name), ybss.shown('person', 'citizen_id', p.citizen_id::text), p.sex, extract(year FROM p.birth_date)::int,
    ybss.shown('person', 'phone', p.phone::text), p.changed_at
  FROM ybss_registry.as_of(NULL::ybss_registry.person, as_known, ARRAY[person_as_of.person_id]) p
$$;
COMMENT ON FUNCTION ybss.person_as_of(bigint, timestamptz) IS
'A person as the register knew them at an instant, masked, and since when it knew them so. No row where the person was unknown then or outside of the caller''s scope then. Stable: reads tables. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 某一时刻登记库中的人员信息（脱敏）。';

CREATE OR REPLACE FUNCTION ybss.who_lived(house bigint, on_day date, as_known timestamptz DEFAULT now())
RETURNS TABLE (person_id bigint, name text, main boolean, tenure_code text, since date, until date, residence_id bigint, known_since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_district int4;
  v_residences bigint[] := '{}';
BEGIN
  FOREACH v_district IN ARRAY ybss_registry.districts_of(ARRAY[who_lived.house]) LOOP
    -- Residences that are of the house, and those that were and are no more.
    v_residences := v_residences || ARRAY(
      SELECT n.residence_id FROM ybss_registry.residence n
      WHERE n.district = v_district AND n.house_id = who_lived.house
      UNION
      SELECT h.record_id FROM (
        SELECT a.record_id, a.kind, a.known_until FROM ybss_registry.history a
        WHERE a.district = v_district AND a.old ? 'house_id' AND (a.old->>'house_id')::bigint = who_lived.house OFFSET 0) h
      WHERE h.kind = 'residence' AND h.known_until > as_known);
  END LOOP;
  RETURN QUERY
  WITH lived AS MATERIALIZED (
    SELECT r.* FROM ybss_registry.as_of(NULL::ybss_registry.residence, as_known, v_residences) r
    WHERE r.house_id = who_lived.house AND r.valid @> on_day
  ), known AS MATERIALIZED (
    SELECT p.* FROM ybss_registry.as_of(NULL::ybss_registry.person, as_known, ARRAY(SELECT l.person_id FROM lived l)) p
  )
  SELECT l.person_id, ybss.shown('person', 'name', k.name), l.main, l.tenure_code, pg_catalog.lower(l.valid), pg_catalog.upper(l.valid), l.residence_id, l.changed_at
  FROM lived l LEFT JOIN known k ON k.district = l.district AND k.person_id = l.person_id
  ORDER BY pg_catalog.lower(l.valid), l.person_id;
END
$$;
COMMENT ON FUNCTION ybss.who_lived(bigint, date, timestamptz) IS
'Who lived in a house on a day, as the register knew it at an instant (now where none is given): person, name of then masked, main residence or not, from when until when it was believed, and since when. Only residences that lay in the caller''s scope then; the name is null where the person did not. Stable: reads tables. Security definer as ybss_owner, whom row security binds by the caller''s scope. Valid and recorded time after SQL:2011 and the Dutch BAG. / 某日居住在某房屋的人员，按某一时刻的登记情况。';

CREATE OR REPLACE FUNCTION ybss.history_of(kind text, record_id bigint)
RETURNS TABLE (at timestamptz, what text, attribute text, old_value text, new_value text, who text, office text, source text, purpose text, run_id bigint, refiled boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_table regclass := to_regclass(pg_catalog.format('ybss_registry.%I', history_of.kind));
  v_id name := ybss_registry.id_column(v_table);
  v_state jsonb;
  v_next jsonb;
  v_districts CONSTANT int4[] := ybss_registry.districts_of(ARRAY[history_of.record_id]);
  v_until timestamptz;
  v_change bigint;
  v_began bigint;
  v_began_at timestamptz;
  v_district int;
  v_past ybss_registry.history;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = v_table AND t.tgname = 'keep_history') THEN
    RAISE EXCEPTION USING ERRCODE = 'YBH04', MESSAGE = pg_catalog.format('%s keeps no history', history_of.kind),
      DETAIL = '该类型不是留存历史的数据表。', HINT = 'person, house, address, residence, … : the tables of ybss_registry.';
  END IF;
  EXECUTE pg_catalog.format('SELECT ybss.values_of(t), t.changed_at, t.change_id, t.district FROM %s t WHERE t.district = ANY ($1) AND t.%I = $2', v_table, v_id)
    INTO v_state, v_until, v_change, v_district USING v_districts, history_of.record_id;
  v_state := v_state - '{changed_at,change_id}'::text[];
  v_began := v_change;
  v_began_at := v_until;
  -- From now backwards: each row of history says how the state before was otherwise.
  FOR v_past IN SELECT h.* FROM ybss_registry.history h
    WHERE h.district = ANY (v_districts) AND h.kind = history_of.kind AND h.record_id = history_of.record_id
    ORDER BY h.known_until DESC
  LOOP
    -- What came next lay elsewhere, out of the caller's scope, or was a deletion.
    v_next := CASE WHEN v_past.known_until = v_until THEN v_state END;
    v_state := CASE WHEN v_past.whole THEN v_past.old ELSE v_next || v_past.old END;
    RETURN QUERY
    SELECT v_past.known_until, CASE WHEN v_past.deleted THEN 'deleted' WHEN v_next IS NULL THEN 'left' ELSE 'changed' END, d.key,
      ybss.shown('past ' || history_of.kind, d.key, d.value), ybss.shown('past ' || history_of.kind, d.key, v_next->>d.key),
      c.who, c.office, c.source, c.purpose, c.run_id, c.kind = 'refile' AND d.key = 'grid'
    FROM jsonb_each_text(v_past.old) d
    LEFT JOIN ybss_registry.change c ON c.district = v_past.district AND c.change_id = v_past.ended_by
    WHERE CASE WHEN v_next IS NOT NULL THEN d.value IS DISTINCT FROM v_next->>d.key
      WHEN v_past.deleted THEN d.value IS NOT NULL AND d.key NOT IN ('district', 'recorded_at', v_id)
      ELSE d.key = 'grid' END
      -- What the server works out of other columns tells nothing of its own.
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = v_table AND a.attname = d.key AND a.attgenerated <> '')
    ORDER BY d.key;
    v_until := v_past.known_from;
    v_began := v_past.change_id;
    v_began_at := v_past.known_from;
    v_district := v_past.district;
  END LOOP;
  -- The first state that the caller may see: registered, or come from elsewhere.
  RETURN QUERY
  SELECT v_began_at, CASE WHEN (v_state->>'recorded_at')::timestamptz < v_began_at THEN 'came' ELSE 'registered' END, NULL::text, NULL::text, NULL::text,
    c.who, c.office, c.source, c.purpose, c.run_id, c.kind = 'refile'
  FROM (SELECT) one LEFT JOIN ybss_registry.change c ON c.district = v_district AND c.change_id = v_began
  WHERE v_state IS NOT NULL;
END
$$;
COMMENT ON FUNCTION ybss.history_of(text, bigint) IS
'Every change of a record, newest first, a row for an attribute: when, what (changed, deleted, left the caller''s scope; last registered, or came into it), attribute, old and new value masked, who of which office, source, purpose, run of a job, and whether the record was only refiled because the management tree was redrawn. Raises YBH04 for a kind without history. Stable: reads tables. Security definer as ybss_owner, whom row security binds by the caller''s scope. / 一条记录的全部变更：何时、何人、何来源、为何目的、由何值改为何值（脱敏）。';
REVOKE ALL ON FUNCTION ybss.person_as_of(bigint, timestamptz), ybss.who_lived(bigint, date, timestamptz),
  ybss.history_of(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.person_as_of(bigint, timestamptz), ybss.who_lived(bigint, date, timestamptz),
  ybss.history_of(text, bigint) TO ybss_reader, ybss_operator;
