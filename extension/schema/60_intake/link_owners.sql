-- Whose a house is, out of lists.

CREATE OR REPLACE FUNCTION ybss_registry.link_owners(p_file_id bigint) RETURNS int
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH linked AS (
    INSERT INTO ybss_registry.ownership (district, grid, house_id, person_id, valid, from_list)
    SELECT DISTINCT ON (l.district, h.house_id, l.record_id) l.district, h.grid, h.house_id, l.record_id,
      daterange(l.said_on, NULL), true
    FROM ybss_registry.intake_line l
    JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id AND h.ended_on IS NULL
    JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
    WHERE l.file_id = p_file_id AND l.state IN ('registered', 'merged')
    ORDER BY l.district, h.house_id, l.record_id, l.said_on DESC NULLS LAST
    ON CONFLICT ON CONSTRAINT one_ownership_at_a_time DO NOTHING
    RETURNING 1)
  SELECT count(*)::int FROM linked
$$;
COMMENT ON FUNCTION ybss_registry.link_owners(bigint) IS
'Ties the owners that a housing list names to their houses. Returns how many ties are new. Volatile: writes the register. / 登记房屋权属。';

REVOKE ALL ON FUNCTION ybss_registry.link_owners(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss_registry.link_owners(bigint) TO ybss_operator;
