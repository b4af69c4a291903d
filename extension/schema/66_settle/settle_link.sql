-- The one road of a link: what lists and people said, how long it was so, the rows of the register.

CREATE OR REPLACE FUNCTION ybss_registry.follow_link(p_link text, p_holders bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  CASE p_link
    WHEN 'residence' THEN
      UPDATE ybss_registry.person p SET grid = r.grid
      FROM pg_temp.ybss_work_run r
      WHERE p.district = r.district AND p.person_id = r.holder_id AND r.member_id IS NOT NULL
        AND pg_catalog.upper_inf(r.valid) AND p.grid <> r.grid;
      PERFORM ybss_registry.runs_of_tenancies(p_holders);
      PERFORM ybss_registry.apply_runs('tenancy', p_holders);
    WHEN 'premises' THEN
      UPDATE ybss_registry.unit u SET address_id = p.address_id, grid = p.grid
      FROM ybss_registry.premises p, pg_catalog.unnest(p_holders) t(unit_id)
      WHERE u.unit_id = t.unit_id AND p.district = u.district AND p.unit_id = u.unit_id AND p.main AND pg_catalog.upper_inf(p.valid)
        AND (u.address_id, u.grid) <> (p.address_id, p.grid);
    ELSE NULL; -- nothing else hangs on the other links
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.follow_link(text, bigint[]) IS
'What hangs on a link: of residences tenancies and the persons'' grids; of premises the units'' own address. Volatile: writes the register. / 随关联更新的其他登记内容。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_link(p_link text, p_holders bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
  v_holders bigint[] := p_holders;
  v_linked int;
BEGIN
  IF coalesce(pg_catalog.cardinality(v_holders), 0) = 0 THEN
    RETURN 0;
  END IF;
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  PERFORM ybss_registry.begin_said();
  CASE p_link
    WHEN 'residence' THEN PERFORM ybss_registry.said_residences(v_holders);
    WHEN 'household_member' THEN
      v_holders := ybss_registry.sharing_household(v_holders);
      PERFORM ybss_registry.said_members(v_holders);
    WHEN 'employment' THEN PERFORM ybss_registry.said_employers(v_holders);
    WHEN 'ownership' THEN PERFORM ybss_registry.said_owners(v_holders);
    WHEN 'premises' THEN PERFORM ybss_registry.said_premises(v_holders);
  END CASE;
  PERFORM ybss_registry.end_said();
  -- Before: what was planned for the few of another link would be done with many.
  PERFORM ybss_registry.refresh_work('said');
  IF v_link.in_turn THEN
    PERFORM ybss_registry.runs_in_turn(v_link.sole_marks);
  ELSE
    PERFORM ybss_registry.runs_of_sets();
  END IF;
  PERFORM ybss_registry.keep_sole_marks(v_link.sole_marks, v_link.in_turn) WHERE v_link.sole_marks IS NOT NULL;
  PERFORM ybss_registry.refresh_work('run');
  -- What somebody entered stays; in turn it stands among the runs, else it is not said twice.
  CASE p_link
    WHEN 'ownership' THEN PERFORM ybss_registry.end_entered_owners(v_holders);
    WHEN 'premises' THEN PERFORM ybss_registry.end_entered_premises(v_holders);
    ELSE NULL; -- nothing that lists say ends an employment that somebody entered
  END CASE;
  PERFORM ybss_registry.yield_to_entered(p_link) WHERE NOT v_link.in_turn;
  -- Where persons went, before where they live: nobody is at home and away.
  PERFORM ybss_registry.apply_runs('departure', v_holders) WHERE p_link = 'residence';
  v_linked := ybss_registry.apply_runs(p_link, v_holders);
  PERFORM ybss_registry.follow_link(p_link, v_holders);
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_link(text, bigint[]) IS
'Renews a link (residence, household_member, employment, ownership, premises) of these holders (persons, houses, units) from all that lists have said: a later list ends what it no longer names, on one day the more trusted list counts; what somebody entered stays. Of households whoever shares one is renewed too, with residences go departures and tenancies. Returns how many rows were added. Volatile: writes the register. / 根据各期清单更新关联。';

CREATE OR REPLACE FUNCTION ybss_registry.holders_of_file(p_link text, p_file_id bigint) RETURNS bigint[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN (SELECT pg_catalog.array_remove(pg_catalog.array_agg(DISTINCT CASE WHEN p_link = 'ownership' THEN h.house_id ELSE l.record_id END), NULL)
    FROM pg_temp.ybss_work_line l
    LEFT JOIN ybss_registry.house h ON p_link = 'ownership' AND h.district = l.district AND h.address_id = l.address_id
    WHERE l.state IN ('registered', 'merged') AND CASE p_link
      WHEN 'residence' THEN l.address IS NOT NULL WHEN 'household_member' THEN l.fields ? 'household_number'
      WHEN 'employment' THEN l.fields ? 'employer_code' ELSE true END);
END
$$;
COMMENT ON FUNCTION ybss_registry.holders_of_file(text, bigint) IS
'The persons, houses or units of the lines in pg_temp.ybss_work_line of whom a link is to be renewed. Stable: reads the work table. / 清单所涉的关联主体。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_file(p_link text, p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_holders bigint[] := ybss_registry.holders_of_file(p_link, p_file_id);
BEGIN
  IF p_link = 'premises' THEN
    -- Lists of houses and persons named these units before the register had them.
    PERFORM ybss_registry.link_unit_owners(v_holders);
    PERFORM ybss_registry.settle_link('employment', ybss_registry.named_as_employer(v_holders));
  END IF;
  RETURN ybss_registry.settle_link(p_link, v_holders);
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_file(text, bigint) IS
'Renews a link of everything that the lines in pg_temp.ybss_work_line name, and ties to its units the houses that they own and the persons who work for them. Returns how many rows of the link are new. Volatile: writes the register. / 更新清单所涉的关联。';
REVOKE ALL ON FUNCTION ybss_registry.follow_link(text, bigint[]), ybss_registry.settle_link(text, bigint[]),
  ybss_registry.holders_of_file(text, bigint), ybss_registry.settle_file(text, bigint) FROM PUBLIC;
