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
  SELECT DISTINCT ON (o.district, o.ownership_id) o.district, o.house_id, o.ownership_id, l.line, ybss_registry.share_of(l.fields->>'share') AS share, NULL::numeric AS total
  FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id AND h.ended_on IS NULL
  JOIN ybss_registry.ownership o ON o.district = h.district AND o.house_id = h.house_id AND l.record_id IN (o.person_id, o.unit_id)
    AND o.valid @> coalesce(l.said_on, ybss.day_of(l.received_at)) AND pg_catalog.upper_inf(o.valid)
  WHERE l.fields ? 'share' AND l.state IN ('registered', 'merged')
  ORDER BY o.district, o.ownership_id, coalesce(l.said_on, ybss.day_of(l.received_at)) DESC, l.line DESC;
  -- With those of the house's other owners of today.
  UPDATE pg_temp.ybss_work_share s SET total = t.total
  FROM (SELECT o.district, o.house_id, sum(coalesce(n.share, o.share)) AS total
    FROM (SELECT DISTINCT h.district, h.house_id FROM pg_temp.ybss_work_share h) h
    JOIN ybss_registry.ownership o ON o.district = h.district AND o.house_id = h.house_id AND pg_catalog.upper_inf(o.valid)
    LEFT JOIN pg_temp.ybss_work_share n ON n.district = o.district AND n.ownership_id = o.ownership_id
    GROUP BY o.district, o.house_id) t
  WHERE s.district = t.district AND s.house_id = t.house_id;
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(ybss_registry.finding_of(l, 'share', 'shares_above_one', false) ORDER BY l.line))
  FROM pg_temp.ybss_work_share s JOIN pg_temp.ybss_work_line l USING (line) WHERE s.total > 1.000001;
  UPDATE ybss_registry.ownership o SET share = s.share FROM pg_temp.ybss_work_share s
  WHERE o.district = s.district AND o.ownership_id = s.ownership_id AND s.share IS NOT NULL AND o.share IS DISTINCT FROM s.share
    AND s.total <= 1.000001;
  GET DIAGNOSTICS v_many = ROW_COUNT;
  RETURN v_many;
END
$$;
COMMENT ON FUNCTION ybss_registry.register_shares() IS
'Takes over the shares that the lines in pg_temp.ybss_work_line say of houses'' owners; of a house whose owners'' shares would be more than the whole none, and its lines go to review. Returns how many changed. Volatile: writes the register. / 登记清单所报份额；合计超过1的不登记，转入核查。';

CREATE OR REPLACE VIEW ybss_registry.said_owner WITH (security_barrier) AS
SELECT q.district, q.address_id, q.source, q.office, q.trust, q.day, q.owners, q.grid, q.file_id, q.line, q.received_at
FROM (SELECT l.district, l.address_id, f.source, s.office, s.trust, l.grid, l.file_id, l.received_at, coalesce(l.said_on, ybss.day_of(l.received_at)) AS day,
    pg_catalog.min(l.line) AS line, pg_catalog.array_agg(DISTINCT l.record_id ORDER BY l.record_id) AS owners,
    row_number() OVER (PARTITION BY l.district, l.address_id, f.source ORDER BY coalesce(l.said_on, ybss.day_of(l.received_at)) DESC, l.file_id DESC) AS n
  FROM ybss_registry.intake_line l
  JOIN ybss_registry.intake_file f USING (file_id)
  JOIN ybss_registry.source s USING (source)
  WHERE s.record_kind = 'house' AND l.state IN ('registered', 'merged') AND l.address_id IS NOT NULL AND l.record_id IS NOT NULL AND l.name IS NOT NULL
  GROUP BY l.district, l.address_id, f.source, s.office, s.trust, l.grid, l.file_id, l.received_at, coalesce(l.said_on, ybss.day_of(l.received_at))) q
WHERE q.n = 1;
COMMENT ON VIEW ybss_registry.said_owner IS
'Whom each list of houses named last as owners of a house. / 各清单最近所报的权利人。';

CREATE OR REPLACE VIEW ybss.disputed_owner WITH (security_barrier) AS
SELECT h.house_id, h.grid, d.address::text AS address, a.source, a.office, a.day AS said_on, b.source AS other_source, b.office AS other_office,
  b.day AS other_said_on, h.grid::text AS grid_text
FROM ybss_registry.said_owner a
JOIN ybss_registry.said_owner b ON b.district = a.district AND b.address_id = a.address_id AND b.source <> a.source AND NOT a.owners && b.owners
  AND (a.trust, a.source) > (b.trust, b.source)
JOIN ybss_registry.house h ON h.district = a.district AND h.address_id = a.address_id AND h.ended_on IS NULL
JOIN ybss_registry.address d ON d.district = a.district AND d.address_id = a.address_id;
COMMENT ON VIEW ybss.disputed_owner IS
'Houses of which two lists name no owner in common, by what each said last: the more trusted list first. The housing office settles it; the later line waits in the review queue with reason owner_disputed. / 权属有争议的房屋：两份清单所报权利人完全不同，由住建部门核定。';
GRANT SELECT ON ybss.disputed_owner TO ybss_reader, ybss_operator;

CREATE OR REPLACE FUNCTION ybss_registry.ask_for_owners() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF (SELECT count(*) FROM ybss_registry.source s WHERE s.record_kind = 'house') < 2 THEN
    RETURN 0;
  END IF;
  RETURN ybss_registry.send_to_review((
    WITH place AS MATERIALIZED (
      SELECT DISTINCT l.district, l.address_id FROM pg_temp.ybss_work_line l WHERE l.state IN ('registered', 'merged') AND l.address_id IS NOT NULL
    ), statement AS MATERIALIZED (
      SELECT l.district, l.address_id, f.source, l.file_id, coalesce(l.said_on, ybss.day_of(l.received_at)) AS day, l.line, l.record_id
      FROM place p JOIN ybss_registry.intake_line l ON l.district = p.district AND l.address_id = p.address_id
      JOIN ybss_registry.intake_file f USING (file_id) JOIN ybss_registry.source s USING (source)
      WHERE s.record_kind = 'house' AND l.state IN ('registered', 'merged') AND l.record_id IS NOT NULL AND l.name IS NOT NULL
    ), last AS (
      SELECT DISTINCT ON (t.district, t.address_id, t.source) t.district, t.address_id, t.source, t.file_id, t.day
      FROM statement t ORDER BY t.district, t.address_id, t.source, t.day DESC, t.file_id DESC
    ), named AS MATERIALIZED (
      SELECT t.district, t.address_id, t.source, t.file_id, pg_catalog.min(t.line) AS line, pg_catalog.array_agg(t.record_id) AS owners
      FROM last n JOIN statement t USING (district, address_id, source, file_id, day) GROUP BY t.district, t.address_id, t.source, t.file_id
    ), disputed AS (
      SELECT DISTINCT a.file_id, a.line FROM named a JOIN named b USING (district, address_id)
      WHERE b.source <> a.source AND NOT a.owners && b.owners
    )
    SELECT pg_catalog.array_agg(ybss_registry.finding_of(l, 'name', 'owner_disputed', false) ORDER BY l.line)
    FROM disputed d JOIN pg_temp.ybss_work_line l USING (file_id, line)
    WHERE NOT EXISTS (SELECT FROM ybss_registry.review r WHERE r.file_id = l.file_id AND r.line = l.line AND r.reason = 'owner_disputed')));
END
$$;
COMMENT ON FUNCTION ybss_registry.ask_for_owners() IS
'Sends the lines in pg_temp.ybss_work_line that name an owner whom another list does not know to review, in the grid of the house. Returns how many. Volatile: writes review. / 两份清单所报权利人不同的，转入核查。';
REVOKE ALL ON FUNCTION ybss_registry.share_of(text), ybss_registry.register_shares(), ybss_registry.ask_for_owners() FROM PUBLIC;
