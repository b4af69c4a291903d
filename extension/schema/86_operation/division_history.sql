-- What a division was on a day, and what became of an old one.

CREATE OR REPLACE FUNCTION ybss_registry.own_periods(p_code text)
RETURNS TABLE (code text, name text, valid_from date, valid_to date, successor text, begun_by bigint, ended_by bigint, document text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT d.code::text, d.name, d.valid_from, d.valid_to, d.successor::text, d.begun_by, d.ended_by,
    CASE WHEN d.begun_by IS NOT NULL OR d.ended_by IS NOT NULL THEN (SELECT pg_catalog.min(s.document) FROM ybss_registry.division_step s
      WHERE s.change_id = coalesce(d.ended_by, d.begun_by) AND d.code::text IN (s.code::text, s.old_code::text)) END
  -- One of the two is never run: a code is found by the key.
  FROM (SELECT * FROM ybss_registry.division a WHERE p_code = ''
    UNION ALL SELECT * FROM ybss_registry.division o WHERE p_code <> '' AND o.code = CASE WHEN p_code ~ '^[1-9]([0-9]|[0-9]{3}|[0-9]{5}|[0-9]{8}|[0-9]{11})$' THEN p_code::ybss.division_code END) d
$$;
COMMENT ON FUNCTION ybss_registry.own_periods(text) IS
'The periods of the registry''s table of divisions, of one code or of all, with the document that began or ended them. Stable: reads the divisions. / 本库区划表中的有效期。';

CREATE OR REPLACE FUNCTION ybss.division_periods(of_code text DEFAULT '')
RETURNS TABLE (code text, name text, province text, city text, valid_from date, valid_to date, successors text[], document text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 7000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH history AS MATERIALIZED (
    SELECT h.* FROM ybss.builtin_division_history(of_code) h
  ), moved AS MATERIALIZED (
    SELECT DISTINCT s.*, extract(year FROM s.day)::int AS year FROM (SELECT of_code AS about UNION SELECT h.name FROM history h WHERE of_code <> '') w
    CROSS JOIN LATERAL ybss.builtin_succession(w.about) s WHERE s.day IS NOT NULL
  ), begun AS (
    SELECT rtrim(c.code, '*') AS code, m.year, pg_catalog.min(m.day) AS day FROM moved m CROSS JOIN LATERAL pg_catalog.unnest(m.successors) c(code) GROUP BY 1, 2
  ), ended AS (
    SELECT DISTINCT ON (m.name, m.province, m.city, m.last_year) m.name, m.province, m.city, m.last_year, m.day, m.document FROM moved m
    ORDER BY m.name, m.province, m.city, m.last_year, m.day DESC
  ), built AS (
    SELECT h.code, h.name, h.province, h.city,
      CASE WHEN h.first_year = 1981 THEN date '-infinity' ELSE coalesce(b.day, pg_catalog.make_date(h.first_year, 1, 1)) END AS valid_from,
      CASE WHEN h.end_year IS NULL THEN date 'infinity' ELSE coalesce(e.day, pg_catalog.make_date(h.end_year, 1, 1)) END AS valid_to, h.successors, e.document
    FROM history h
    LEFT JOIN begun b ON b.code = h.code AND b.year = h.first_year
    LEFT JOIN ended e ON e.name = h.name AND e.province = h.province AND e.city IS NOT DISTINCT FROM h.city AND e.last_year = h.end_year - 1
  ), own AS MATERIALIZED (
    SELECT o.* FROM ybss_registry.own_periods(of_code) o
  )
  SELECT b.code, b.name, b.province, b.city, b.valid_from, coalesce(o.valid_to, b.valid_to),
    CASE WHEN o.successor IS NULL THEN b.successors ELSE ARRAY[o.successor] END, coalesce(o.document, b.document)
  FROM built b LEFT JOIN own o ON o.code = b.code AND o.name = b.name AND o.ended_by IS NOT NULL AND b.valid_to = 'infinity'
  UNION ALL
  SELECT o.code, o.name, NULL, NULL, o.valid_from, o.valid_to, CASE WHEN o.successor IS NOT NULL THEN ARRAY[o.successor] END, o.document FROM own o
  WHERE o.begun_by IS NOT NULL OR length(o.code) > 6
$$;
COMMENT ON FUNCTION ybss.division_periods(text) IS
'What division_history shows, of one code (digits) or of all: found in milliseconds where all take a tenth of a second. Stable: reads the divisions. Security definer: what divisions are called is no secret. / 某一区划代码或全部代码的沿革。';

CREATE OR REPLACE VIEW ybss.division_history WITH (security_barrier) AS SELECT p.* FROM ybss.division_periods() p;
COMMENT ON VIEW ybss.division_history IS
'Divisions by day: provinces, cities and counties since 1981 as the library knows them (from the day of the decision, or the first of the year where no day is known), with the changes that the district has loaded, and the towns and villages of its table of divisions. / 行政区划沿革：代码、名称、有效期、承接区划和文号。';
GRANT SELECT ON ybss.division_history TO ybss_reader, ybss_operator, ybss_auditor;

CREATE OR REPLACE FUNCTION ybss.division_on(code text, on_day date DEFAULT ybss.today())
RETURNS TABLE (division text, name text, province text, city text, valid_from date, valid_to date, successors text[], document text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT h.code, h.name, h.province, h.city, h.valid_from, h.valid_to, h.successors, h.document FROM ybss.division_periods(ybss_registry.division_digits(division_on.code)) h
  WHERE division_on.code <> '' AND h.valid_from <= on_day AND h.valid_to > on_day
  ORDER BY h.valid_from DESC
$$;
COMMENT ON FUNCTION ybss.division_on(text, date) IS
'What a code of a division stood for on a day, from when until when, and what took its place: by the library and the loaded changes. Stable: reads the divisions. Security definer: what divisions are called is no secret. / 某日某区划代码的名称、有效期和承接区划。';

CREATE OR REPLACE FUNCTION ybss.division_successor(given text, in_city text DEFAULT NULL, on_day date DEFAULT NULL)
RETURNS TABLE (old_name text, old_city text, ended_on date, division text, name text, part boolean, document text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 3
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  WITH was AS (
    SELECT s.name AS old_name, coalesce(s.city, s.province) AS old_city, s.day AS ended_on, s.successors, s.document FROM ybss.builtin_succession(given) s
    WHERE s.name = given AND (in_city IS NULL OR in_city IN (s.city, s.province, s.province || s.city) OR (SELECT bool_or(h.name = in_city) FROM ybss.local_division() h WHERE h.code = ANY (s.within)))
      AND (on_day IS NULL OR s.first_year <= extract(year FROM on_day) + 1 AND coalesce(s.day, pg_catalog.make_date(s.last_year + 1, 12, 31)) > on_day)
    UNION ALL
    SELECT h.name, coalesce(h.city, h.province), h.valid_to, coalesce(s.successors, h.successors), h.document
    FROM ybss.division_periods(ybss_registry.division_digits(given)) h
    LEFT JOIN LATERAL (SELECT s.successors FROM ybss.builtin_succession(h.name) s WHERE s.name = h.name AND s.province = h.province AND s.city IS NOT DISTINCT FROM h.city
      AND s.day = h.valid_to LIMIT 1) s ON true
    WHERE given <> '' AND h.valid_to < 'infinity' AND (on_day IS NULL OR h.valid_from <= on_day AND h.valid_to > on_day)
      AND (in_city IS NULL OR in_city IN (h.city, h.province))
    UNION ALL
    SELECT s.old_name, (SELECT d.name FROM ybss.local_division() d WHERE d.code = left(s.old_code::text, length(s.old_code::text) - 2)), s.day,
      ARRAY[coalesce(s.code, s.parent)::text || CASE WHEN s.part THEN '*' ELSE '' END], s.document
    FROM ybss_registry.division_step s JOIN ybss_registry.division_change c ON c.change_id = s.change_id AND c.withdrawn_at IS NULL
    WHERE s.old_name = given AND s.written AND (s.name <> s.old_name OR s.code <> s.old_code) AND s.day <= ybss.today() AND (on_day IS NULL OR s.day > on_day)
      AND (in_city IS NULL OR EXISTS (SELECT FROM ybss.local_division() d WHERE d.name = in_city AND d.code IN (left(s.old_code::text, 2), left(s.old_code::text, 4))))
  ), became AS (
    SELECT w.*, ybss_registry.code_today(rtrim(c.code, '*')) AS code, c.code LIKE '%*' AS part, c.n FROM was w CROSS JOIN LATERAL pg_catalog.unnest(w.successors) WITH ORDINALITY c(code, n)
  )
  SELECT b.old_name, b.old_city, b.ended_on, b.code, d.name, b.part, b.document FROM became b LEFT JOIN ybss.local_division() d ON d.code = b.code
  ORDER BY b.ended_on DESC NULLS LAST, b.old_city, b.n
$$;
COMMENT ON FUNCTION ybss.division_successor(text, text, date) IS
'What became of an old division, by its code or its name, perhaps with the city or province that it stood in and a day on which it was in use: the divisions of today that hold its ground, the usual one first, whether only a part went there, and by which document. Stable: reads the divisions. Security definer: as division_on. / 旧区划（代码或名称，可限定所属市和日期）现由哪些区划承接。';
REVOKE ALL ON FUNCTION ybss_registry.own_periods(text) FROM PUBLIC;
REVOKE ALL ON FUNCTION ybss.division_periods(text), ybss.division_on(text, date), ybss.division_successor(text, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.division_periods(text), ybss.division_on(text, date), ybss.division_successor(text, text, date) TO ybss_reader, ybss_operator, ybss_auditor;
