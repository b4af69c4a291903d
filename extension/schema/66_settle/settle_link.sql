-- The one road of a link: what lists and people said, how long it was so, the rows of the register.

CREATE OR REPLACE FUNCTION ybss_registry.follow_link(p_link text) RETURNS void
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
      PERFORM ybss_registry.runs_of_tenancies();
      PERFORM ybss_registry.apply_runs('tenancy');
    WHEN 'premises' THEN
      UPDATE ybss_registry.unit u SET address_id = p.address_id, grid = p.grid
      FROM ybss_registry.premises p, pg_temp.ybss_work_holder t
      WHERE u.district = t.district AND u.unit_id = t.holder_id AND p.district = u.district AND p.unit_id = u.unit_id AND p.main AND pg_catalog.upper_inf(p.valid)
        AND (u.address_id, u.grid) <> (p.address_id, p.grid);
    ELSE NULL; -- nothing else hangs on the other links
  END CASE;
END
$$;
COMMENT ON FUNCTION ybss_registry.follow_link(text) IS
'What hangs on a link: of residences tenancies and the persons'' grids; of premises the units'' own address. Volatile: writes the register. / 随关联更新的其他登记内容。';

CREATE OR REPLACE FUNCTION ybss_registry.begin_holders() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('holder', '{district,holder_id,sharer}', '{int4,int8,boolean}');
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_holders() IS
'Leaves pg_temp.ybss_work_holder empty: the persons, houses or units of whom a link is to be renewed, each once, and whether it is there for a household that it shares. Volatile: makes a temporary table. / 准备关联主体工作表。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_holders(p_link text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_link record;
  v_linked int;
BEGIN
  SELECT * INTO v_link FROM ybss_registry.settled_link(p_link);
  -- Before: what was planned for the few of another link would be done with many.
  PERFORM ybss_registry.refresh_work('holder');
  PERFORM ybss_registry.begin_said();
  CASE p_link
    WHEN 'residence' THEN PERFORM ybss_registry.said_residences();
    WHEN 'household_member' THEN PERFORM ybss_registry.said_members(false), ybss_registry.add_sharers();
    WHEN 'employment' THEN PERFORM ybss_registry.said_employers();
    WHEN 'ownership' THEN PERFORM ybss_registry.said_owners();
    WHEN 'premises' THEN PERFORM ybss_registry.said_premises();
  END CASE;
  PERFORM ybss_registry.end_said();
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
    WHEN 'ownership' THEN PERFORM ybss_registry.end_entered_owners();
    WHEN 'premises' THEN PERFORM ybss_registry.end_entered_premises();
    ELSE NULL; -- nothing that lists say ends an employment that somebody entered
  END CASE;
  PERFORM ybss_registry.yield_to_entered(p_link) WHERE NOT v_link.in_turn;
  IF p_link = 'residence' THEN
    -- Where persons went, before where they live: nobody is at home and away. What ends by it ends as
    -- a set, before a departure would end it row by row.
    PERFORM ybss_registry.end_unsaid('residence'), ybss_registry.renew_said('residence', true);
    PERFORM ybss_registry.apply_runs('departure');
  END IF;
  v_linked := ybss_registry.apply_runs(p_link);
  PERFORM ybss_registry.follow_link(p_link);
  RETURN v_linked;
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_holders(text) IS
'Renews a link of the holders in pg_temp.ybss_work_holder from all that lists have said, as settle_link says. Returns how many rows were added. Volatile: writes the register. / 更新工作表中各主体的关联。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_link(p_link text, p_holders bigint[]) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF coalesce(pg_catalog.cardinality(p_holders), 0) = 0 THEN
    RETURN 0;
  END IF;
  PERFORM ybss_registry.begin_holders();
  -- An id that holds no district may be of any.
  INSERT INTO pg_temp.ybss_work_holder (district, holder_id, sharer)
  SELECT coalesce(t.district, d.district), t.id, false
  FROM (SELECT DISTINCT ybss.district_of_id(i) AS district, i AS id FROM pg_catalog.unnest(p_holders) i) t
  LEFT JOIN pg_catalog.unnest(ybss_registry.districts()) d(district) ON t.district IS NULL;
  RETURN ybss_registry.settle_holders(p_link);
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_link(text, bigint[]) IS
'Renews a link (residence, household_member, employment, ownership, premises) of these holders (persons, houses, units) from all that lists have said: a later list ends what it no longer names, on one day the more trusted list counts; what somebody entered stays. Of households whoever shares one is renewed too, with residences go departures and tenancies. Returns how many rows were added. Volatile: writes the register. / 根据各期清单更新关联。';

REVOKE ALL ON FUNCTION ybss_registry.follow_link(text), ybss_registry.begin_holders(), ybss_registry.settle_holders(text),
  ybss_registry.settle_link(text, bigint[]) FROM PUBLIC;
