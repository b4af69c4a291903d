-- What an older version of the normaliser wrote, as this one reads it.

CREATE OR REPLACE FUNCTION ybss_registry.address_read_anew(p_address ybss.address) RETURNS ybss.address
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- What reads as another division, or as several, keeps the elements that somebody once saw to.
  SELECT CASE WHEN ybss.division(r.address) IS NOT DISTINCT FROM ybss.division(p_address) AND ybss.address_level(r.address) IS NOT NULL
    THEN r.address ELSE p_address::text::ybss.address END
  FROM (SELECT ybss.parse_local(ybss.address_text(p_address)) OFFSET 0) r (address)
$$;
COMMENT ON FUNCTION ybss_registry.address_read_anew(ybss.address) IS
'The text of an address as it is read today where that lies in the same division; else its elements, with today''s key. Stable: as parse_local(). / 按现行规则重新读取的地址。';

CREATE OR REPLACE FUNCTION ybss_registry.fits_below(p_district int, p_address_id bigint, p_address ybss.address) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- A parent that is read otherwise alone would leave its children behind.
  WITH RECURSIVE below AS (
    SELECT a.address_id, a.address FROM ybss_registry.address a
    WHERE a.district = p_district AND a.parent_id = p_address_id AND a.state <> 'retired'
    UNION
    SELECT a.address_id, a.address FROM below b
    JOIN ybss_registry.address a ON a.district = p_district AND a.parent_id = b.address_id AND a.state <> 'retired'
  )
  SELECT NOT EXISTS (SELECT FROM below b CROSS JOIN LATERAL (SELECT ybss_registry.address_read_anew(b.address) OFFSET 0) r (address)
    WHERE ybss.address_truncate(r.address, ybss.address_level(p_address)) <> p_address)
$$;
COMMENT ON FUNCTION ybss_registry.fits_below(int, bigint, ybss.address) IS
'Would all that lies below an address still lie below it, read anew, if it had this value? Stable: reads the book. / 改写后下级地址是否仍在其下。';

CREATE OR REPLACE FUNCTION ybss_registry.address_renewed(p_district int, p_address_id bigint, p_address ybss.address) RETURNS ybss.address
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT CASE WHEN r.address = k.address AND ybss.address_text(r.address) = ybss.address_text(k.address)
    OR ybss_registry.fits_below(p_district, p_address_id, r.address) THEN r.address ELSE k.address END
  FROM (SELECT ybss_registry.address_read_anew(p_address) OFFSET 0) r (address), (SELECT p_address::text::ybss.address OFFSET 0) k (address)
$$;
COMMENT ON FUNCTION ybss_registry.address_renewed(int, bigint, ybss.address) IS
'An address of the book as this version of the normaliser writes it: read anew where all below it goes along, else its elements with today''s key. Stable: reads the book. / 按现行规则更新的标准地址。';

CREATE OR REPLACE FUNCTION ybss_registry.renew_lineage(p_district int, p_rows int) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_version CONSTANT int := ybss.address_version(ybss.parse(''));
  v_renewed bigint;
BEGIN
  -- What it tells stays; only by which keys it is found follows.
  WITH old AS MATERIALIZED (
    SELECT l.lineage_id, l.address FROM ybss_registry.address_lineage l
    WHERE l.district = p_district AND ybss.address_version(l.address) < v_version LIMIT p_rows
  )
  UPDATE ybss_registry.address_lineage l
  SET address = CASE WHEN ybss.address_text(r.address) = ybss.address_text(o.address) THEN r.address ELSE o.address::text::ybss.address END
  FROM old o CROSS JOIN LATERAL (SELECT ybss_registry.address_read_anew(o.address) OFFSET 0) r (address)
  WHERE l.district = p_district AND l.lineage_id = o.lineage_id;
  GET DIAGNOSTICS v_renewed = ROW_COUNT;
  RETURN v_renewed;
END
$$;
COMMENT ON FUNCTION ybss_registry.renew_lineage(int, int) IS
'Gives so many former addresses of a district the keys by which they are looked for today; their texts stay. Returns how many. Volatile: writes lineage. / 更新历史地址的查找键。';
CREATE OR REPLACE FUNCTION ybss_registry.keep_below_parent(p_district int) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  LOOP
    UPDATE pg_temp.ybss_work_stale s SET today = k.today
    FROM pg_temp.ybss_work_stale c
    JOIN ybss_registry.address p ON p.district = p_district AND p.address_id = c.parent_id
    LEFT JOIN pg_temp.ybss_work_stale u ON u.address_id = p.address_id
    CROSS JOIN LATERAL (SELECT c.address::text::ybss.address, coalesce(u.today, p.address)) k(today, above)
    WHERE s.address_id = c.address_id AND ybss.address_version(c.address) < ybss.address_version(ybss.parse(''))
      AND ybss.address_truncate(c.today, ybss.address_level(k.above)) <> k.above
      AND ybss.address_truncate(k.today, ybss.address_level(k.above)) = k.above;
    EXIT WHEN NOT FOUND;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_below_parent(int) IS
'Addresses of the work table that, read anew, would leave a parent that keeps its elements keep theirs, too. Volatile: writes a temporary table. / 重读后不在上级地址之下的，保留原有要素。';
REVOKE ALL ON FUNCTION ybss_registry.address_read_anew(ybss.address), ybss_registry.fits_below(int, bigint, ybss.address),
  ybss_registry.address_renewed(int, bigint, ybss.address), ybss_registry.renew_lineage(int, int),
  ybss_registry.keep_below_parent(int) FROM PUBLIC;
