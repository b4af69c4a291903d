-- What lists say of owners' shares, and where two lists name other owners.

CREATE OR REPLACE FUNCTION ybss_registry.share_of(written text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT CASE WHEN s.share > 0 AND s.share <= 1 THEN round(s.share, 8) END FROM (SELECT CASE
    WHEN w.text ~ '^[0-9]{1,4}/[1-9][0-9]{0,3}$' THEN split_part(w.text, '/', 1)::numeric / split_part(w.text, '/', 2)::numeric
    WHEN w.text ~ '^[1-9][0-9]{0,3}分之[0-9]{1,4}$' THEN split_part(w.text, '分之', 2)::numeric / split_part(w.text, '分之', 1)::numeric
    WHEN w.text ~ '^[0-9]{1,3}(\.[0-9]{1,8})?%$' THEN pg_catalog.rtrim(w.text, '%')::numeric / 100
    WHEN w.text ~ '^[01](\.[0-9]{1,8})?$' THEN w.text::numeric
    WHEN w.text IN ('全部', '单独所有') THEN 1 END AS share
    FROM (SELECT pg_catalog.translate(normalize(written, NFKC), ' 　', '') AS text) w) s
$$;
COMMENT ON FUNCTION ybss_registry.share_of(text) IS
'A share as a list writes it: 1/2, 二分之一 as 2分之1, 50%, 0.5, 全部, 单独所有; null for what is none. Immutable: depends on its argument only. / 读取份额。';

CREATE OR REPLACE FUNCTION ybss_registry.register_shares() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_many int;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_line l WHERE l.fields ? 'share') THEN
    RETURN 0;
  END IF;
  PERFORM ybss_registry.clear_work('share');
  CREATE TEMPORARY TABLE ybss_work_share ON COMMIT DROP AS
  SELECT DISTINCT ON (o.district, o.ownership_id) o.district, o.house_id, o.ownership_id, l.line, ybss_registry.share_of(l.fields->>'share') AS share
  FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id AND h.ended_on IS NULL
  JOIN ybss_registry.ownership o ON o.district = h.district AND o.house_id = h.house_id AND l.record_id IN (o.person_id, o.unit_id)
    AND o.valid @> coalesce(l.said_on, l.received_at::date) AND pg_catalog.upper_inf(o.valid)
  WHERE l.fields ? 'share' AND l.state IN ('registered', 'merged')
  ORDER BY o.district, o.ownership_id, coalesce(l.said_on, l.received_at::date) DESC, l.line DESC;
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, 'share', v.reason, false) ORDER BY l.line))
  FROM pg_temp.ybss_work_line l
  CROSS JOIN LATERAL (SELECT CASE
    WHEN EXISTS (SELECT FROM pg_temp.ybss_work_share s WHERE s.line = l.line AND ybss_registry.shares_with(s.district, s.house_id) > 1.000001) THEN 'shares_above_one' END) v(reason)
  WHERE l.fields ? 'share' AND l.state IN ('registered', 'merged') AND v.reason IS NOT NULL;
  UPDATE ybss_registry.ownership o SET share = s.share FROM pg_temp.ybss_work_share s
  WHERE o.district = s.district AND o.ownership_id = s.ownership_id AND s.share IS NOT NULL AND o.share IS DISTINCT FROM s.share
    AND ybss_registry.shares_with(s.district, s.house_id) <= 1.000001;
  GET DIAGNOSTICS v_many = ROW_COUNT;
  RETURN v_many;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_shares() IS
'Takes over the shares that the lines in pg_temp.ybss_work_line say of houses'' owners; of a house whose owners'' shares would be more than the whole none, and its lines go to review. Returns how many changed. Volatile: writes the register. / 登记清单所报份额；合计超过1的不登记，转入核查。';

CREATE OR REPLACE FUNCTION ybss_registry.shares_with(p_district int, p_house_id bigint) RETURNS numeric
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN (SELECT sum(coalesce(s.share, o.share)) FROM ybss_registry.ownership o
    LEFT JOIN pg_temp.ybss_work_share s ON s.district = o.district AND s.ownership_id = o.ownership_id
    WHERE o.district = p_district AND o.house_id = p_house_id AND pg_catalog.upper_inf(o.valid));
END
$$;
COMMENT ON FUNCTION ybss_registry.shares_with(int, bigint) IS
'What the shares of a house''s owners of today would sum to with those in pg_temp.ybss_work_share. Stable: reads the register. / 登记新份额后的合计。';

CREATE OR REPLACE VIEW ybss_registry.said_owner WITH (security_barrier) AS
SELECT q.district, q.address_id, q.source, q.office, q.trust, q.day, q.owners, q.grid, q.file_id, q.line, q.received_at
FROM (SELECT l.district, l.address_id, f.source, s.office, s.trust, l.grid, l.file_id, l.received_at, coalesce(l.said_on, l.received_at::date) AS day,
    pg_catalog.min(l.line) AS line, pg_catalog.array_agg(DISTINCT l.record_id ORDER BY l.record_id) AS owners,
    row_number() OVER (PARTITION BY l.district, l.address_id, f.source ORDER BY coalesce(l.said_on, l.received_at::date) DESC, l.file_id DESC) AS n
  FROM ybss_registry.intake_line l
  JOIN ybss_registry.intake_file f USING (file_id)
  JOIN ybss_registry.source s USING (source)
  WHERE s.record_kind = 'house' AND l.state IN ('registered', 'merged') AND l.address_id IS NOT NULL AND l.record_id IS NOT NULL AND l.name IS NOT NULL
  GROUP BY l.district, l.address_id, f.source, s.office, s.trust, l.grid, l.file_id, l.received_at, coalesce(l.said_on, l.received_at::date)) q
WHERE q.n = 1;
COMMENT ON VIEW ybss_registry.said_owner IS
'Whom each list of houses named last as owners of a house. / 各清单最近所报的权利人。';

CREATE OR REPLACE FUNCTION ybss_registry.ask_for_owners() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN ybss_registry.send_to_review((SELECT pg_catalog.array_agg(ybss_registry.finding_of(l, 'name', 'owner_disputed', false) ORDER BY l.line)
    FROM pg_temp.ybss_work_line l
    WHERE (l.district, l.address_id) IN (SELECT a.district, a.address_id FROM ybss_registry.said_owner a
        JOIN ybss_registry.said_owner b ON b.district = a.district AND b.address_id = a.address_id AND b.source <> a.source AND NOT a.owners && b.owners
        WHERE a.file_id = l.file_id AND a.line = l.line AND (a.district, a.address_id) IN (SELECT w.district, w.address_id FROM pg_temp.ybss_work_line w))
      AND NOT EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = l.file_id AND r.line = l.line AND r.reason = 'owner_disputed')));
END
$$;
COMMENT ON FUNCTION ybss_registry.ask_for_owners() IS
'Sends the lines in pg_temp.ybss_work_line that name an owner whom another list does not know to review, in the grid of the house. Returns how many. Volatile: writes review. / 两份清单所报权利人不同的，转入核查。';
REVOKE ALL ON FUNCTION ybss_registry.share_of(text), ybss_registry.register_shares(), ybss_registry.shares_with(int, bigint),
  ybss_registry.ask_for_owners() FROM PUBLIC;
