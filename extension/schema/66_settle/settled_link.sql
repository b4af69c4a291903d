-- How the links that follow from lists differ: a row each, read by settle_link and apply_runs.

CREATE OR REPLACE FUNCTION ybss_registry.settled_link(p_link text,
  OUT link text, OUT holder text, OUT in_turn boolean, OUT sole_marks text[], OUT member text, OUT mark text, OUT last_day boolean,
  OUT only_if text, OUT cut boolean, OUT apart boolean, OUT others text, OUT said text, OUT renewed text, OUT renewal text, OUT sorted text)
-- PL/pgSQL: planned once a session, and asked some twenty times for a line.
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  SELECT v.* INTO link, holder, in_turn, sole_marks, member, mark, last_day, only_if, cut, apart, others, said, renewed, renewal, sorted FROM (VALUES
    ('residence', 'person_id', true, NULL::text[], 'e.house_id', NULL, false,
      'e.main', NULL, false, 'house_id, tenure_code', 'r.member_id, r.beside', 'tenure_code', 'coalesce(r.beside, e.tenure_code)',
      'r.holder_id, r.valid'),
    ('departure', 'person_id', true, NULL, NULL, 'e.destination', true,
      NULL, NULL, true, 'destination', 'r.mark', NULL, NULL, 'r.holder_id, r.valid'),
    ('tenancy', 'person_id', true, NULL, 'e.house_id', NULL, false,
      NULL, NULL, false, 'house_id, use_code', 'r.member_id, r.beside', NULL, NULL, 'r.holder_id, r.valid'),
    ('household_member', 'person_id', true, '{0,01,02}', 'e.household_id', 'e.relation_code', false,
      NULL, NULL, true, 'household_id, relation_code', 'r.member_id, r.mark', 'relation_code', 'r.mark',
      'r.member_id, r.holder_id, r.valid'),
    ('employment', 'person_id', false, NULL, 'e.unit_id', 'e.post', false,
      NULL, false, false, 'unit_id, post', 'r.member_id, r.mark', NULL, NULL, 'r.holder_id, r.member_id, r.valid'),
    ('ownership', 'house_id', false, NULL, 'coalesce(e.person_id, -e.unit_id)', NULL, false,
      NULL, true, false, 'person_id, unit_id', 'CASE WHEN r.member_id > 0 THEN r.member_id END, CASE WHEN r.member_id < 0 THEN -r.member_id END',
      NULL, NULL, 'r.holder_id, r.member_id, r.valid'),
    ('premises', 'unit_id', false, '{main}', 'e.address_id', 'CASE WHEN e.main THEN ''main'' END', false,
      NULL, true, false, 'address_id, main', 'r.member_id, r.mark IS NOT NULL', NULL, NULL, 'r.holder_id, r.member_id, r.valid'))
    v(link, holder, in_turn, sole_marks, member, mark, last_day, only_if, cut, apart, others, said, renewed, renewal, sorted)
  WHERE v.link = p_link;
END
$$;
COMMENT ON FUNCTION ybss_registry.settled_link(text) IS
'How a link (a table e of ybss_registry) follows from runs (r of pg_temp.ybss_work_run). holder: its column of who has members; in_turn: one member at a time, else a set of them; sole_marks: marks that one has at a time, of the holders of a member (in_turn), else of the members of a holder; member, mark, and the last day where last_day says so: what tells one period from the next beside its first day; only_if: which rows are renewed; cut: what lists said before somebody entered the same is cut there, else left out (null: what is entered takes its turn); apart: no two periods of a holder overlap, else none of a holder and a member; others, said: further columns and what a run says of them; renewed, renewal: a column that a standing row takes anew; sorted: the order in which rows are made. Immutable: code, no data. / 各类关联由清单推算的规则。';

CREATE OR REPLACE FUNCTION ybss_registry.few_holders() RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN 10 >= (SELECT count(*) FROM (SELECT FROM pg_temp.ybss_work_holder LIMIT 11) t);
END
$$;
COMMENT ON FUNCTION ybss_registry.few_holders() IS
'Whether pg_temp.ybss_work_holder has so few that what serves a set costs more than it saves. Stable: reads the work table. / 所涉主体是否很少。';

CREATE OR REPLACE FUNCTION ybss_registry.link_stands(p_link text) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Of many holders somebody has a row; of a single line's person, new in the register, nobody.
  IF NOT ybss_registry.few_holders() THEN
    RETURN true;
  END IF;
  CASE p_link
    WHEN 'residence' THEN RETURN EXISTS (SELECT FROM pg_temp.ybss_work_holder t JOIN ybss_registry.residence e ON e.district = t.district AND e.person_id = t.holder_id);
    WHEN 'departure' THEN RETURN EXISTS (SELECT FROM pg_temp.ybss_work_holder t JOIN ybss_registry.departure e ON e.district = t.district AND e.person_id = t.holder_id);
    WHEN 'tenancy' THEN RETURN EXISTS (SELECT FROM pg_temp.ybss_work_holder t JOIN ybss_registry.tenancy e ON e.district = t.district AND e.person_id = t.holder_id);
    WHEN 'household_member' THEN RETURN EXISTS (SELECT FROM pg_temp.ybss_work_holder t JOIN ybss_registry.household_member e ON e.district = t.district AND e.person_id = t.holder_id);
    ELSE RETURN true;
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.link_stands(text) IS
'Whether a link has rows of the holders in pg_temp.ybss_work_holder: where it has none, none is to be ended or renewed; true for many holders. Stable: reads the register. / 所涉主体是否已有该类关联。';
REVOKE ALL ON FUNCTION ybss_registry.settled_link(text), ybss_registry.few_holders(), ybss_registry.link_stands(text) FROM PUBLIC;
