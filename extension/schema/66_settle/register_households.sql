-- Households out of the numbers that lists of persons give.

CREATE OR REPLACE FUNCTION ybss_registry.gather_households() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('household', '{district,grid,number,address_id,standing}', '{int4,ybss.grid_code,text,int8,bool}');
  -- Registered where the head is registered, if the book has that. Whose address is known is not asked about.
  INSERT INTO pg_temp.ybss_work_household
  WITH first AS (
    SELECT DISTINCT ON (l.district, l.fields->>'household_number') l.district, p.grid,
      l.fields->>'household_number' AS number, coalesce(l.fields->>'registered_address', p.registered_address) AS registered
    FROM pg_temp.ybss_work_line l
    JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
    WHERE l.state IN ('registered', 'merged') AND char_length(l.fields->>'household_number') <= 60
    ORDER BY l.district, l.fields->>'household_number', (l.fields->>'relation') IN ('0', '01', '02') DESC NULLS LAST, l.line
  ), open AS MATERIALIZED (
    SELECT f.district, f.grid, f.number, ybss.parse_local(f.registered) AS registered, d.household_id IS NOT NULL AS standing
    FROM first f LEFT JOIN ybss_registry.household d ON d.district = f.district AND d.number = f.number
    WHERE d.address_id IS NULL
  )
  SELECT o.district, coalesce(a.grid, o.grid), o.number, a.address_id, o.standing FROM open o
  LEFT JOIN ybss_registry.address a ON a.district = o.district AND a.address = o.registered AND a.state <> 'retired';
END
$$;
COMMENT ON FUNCTION ybss_registry.gather_households() IS
'Leaves in pg_temp.ybss_work_household the households that the lines in pg_temp.ybss_work_line number and that are new, or stand without an address. Volatile: fills a temporary table. / 汇总清单所述的户。';

CREATE OR REPLACE FUNCTION ybss_registry.register_households(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_made bigint;
  v_renewed bigint;
BEGIN
  PERFORM ybss_registry.gather_households();
  IF (SELECT count(*) FROM pg_temp.ybss_work_household w WHERE NOT w.standing) > 100 THEN
    v_made := ybss.write_set('INSERT INTO ybss_registry.household (district, grid, number, address_id)
      SELECT w.district, w.grid, w.number, w.address_id FROM pg_temp.ybss_work_household w WHERE NOT w.standing ORDER BY w.number
      ON CONFLICT (district, number) DO NOTHING');
  ELSE
    INSERT INTO ybss_registry.household (district, grid, number, address_id)
    SELECT w.district, w.grid, w.number, w.address_id FROM pg_temp.ybss_work_household w WHERE NOT w.standing ORDER BY w.number
    ON CONFLICT (district, number) DO NOTHING;
    GET DIAGNOSTICS v_made = ROW_COUNT;
  END IF;
  -- Those too that another session made meanwhile.
  UPDATE ybss_registry.household d SET address_id = w.address_id FROM pg_temp.ybss_work_household w
  WHERE w.address_id IS NOT NULL AND d.district = w.district AND d.number = w.number AND d.address_id IS NULL;
  GET DIAGNOSTICS v_renewed = ROW_COUNT;
  RETURN v_made + v_renewed;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_households(bigint) IS
'Makes the households that a file''s lines number, at the address where the head is registered if the book has it. Returns how many were made or got their address. Volatile: writes the register. / 登记清单中的户。';

CREATE OR REPLACE FUNCTION ybss_registry.link_households(p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.register_households(p_file_id);
  -- Of two heads on one day the first is it; somebody should ask which.
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(q.l, 'relation', 'two_heads', false) ORDER BY (q.l).line))
  FROM (SELECT i AS l, pg_catalog.first_value(i.record_id) OVER (PARTITION BY i.district, i.fields->>'household_number', coalesce(i.said_on, ybss.day_of(i.received_at))
          ORDER BY i.line) AS head
        FROM pg_temp.ybss_work_line i
        WHERE i.state IN ('registered', 'merged') AND i.fields->>'relation' IN ('0', '01', '02')) q
  WHERE (q.l).record_id <> q.head
    AND NOT EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = p_file_id AND r.line = (q.l).line AND r.reason = 'two_heads');
  RETURN ybss_registry.settle_file('household_member', p_file_id);
END
$$;
COMMENT ON FUNCTION ybss_registry.link_households(bigint) IS
'Makes the households that a list numbers and ties its persons to them. Returns how many ties are new. Volatile: writes the register. / 登记户及户成员。';
REVOKE ALL ON FUNCTION ybss_registry.gather_households(), ybss_registry.register_households(bigint), ybss_registry.link_households(bigint) FROM PUBLIC;
