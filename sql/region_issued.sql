-- Ten thousand made ids over all regions and years, judged as the history says: a plain slow version beside the library's.
SET search_path = pg_catalog, ybss, pg_temp;
\set history `grep -v '^#' "$PG_ABS_SRCDIR/extension/data/division_history.tsv"`
\set other `grep -v '^#' "$PG_ABS_SRCDIR/extension/data/region_other.tsv"`
\set changes `cat "$PG_ABS_SRCDIR"/extension/data/change/2025.tsv | grep -v '^#' | awk -F'\t' 'length($1) == 6'`
CREATE TEMP TABLE history AS
SELECT f[1] AS code, f[5]::int AS first, nullif(f[6], '')::int AS ended
FROM regexp_split_to_table(:'history', E'\n') line, regexp_split_to_array(line, E'\t') f WHERE f[1] NOT LIKE '____00' AND f[1] !~ '^71';
CREATE TEMP TABLE other AS
SELECT f[1] AS code, nullif(f[4], '')::int AS last FROM regexp_split_to_table(:'other', E'\n') line, regexp_split_to_array(line, E'\t') f;
CREATE TEMP TABLE change AS
SELECT f[1] AS code, f[3] AS taken FROM regexp_split_to_table(:'changes', E'\n') line, regexp_split_to_array(line, E'\t') f;
-- the last year of every code, the year 9999 where it stands or where the year is not known
CREATE TEMP TABLE stood AS
SELECT code, max(CASE WHEN ended IS NULL THEN 9999 ELSE ended - 1 END) AS last FROM history GROUP BY code
UNION ALL SELECT code, coalesce(last, 9999) FROM other WHERE code NOT IN (SELECT code FROM history);
UPDATE stood s SET last = 2024 FROM change c, regexp_split_to_table(c.taken, ',') old
WHERE s.code = old AND old NOT IN (SELECT code FROM change);
INSERT INTO stood SELECT code, 9999 FROM change WHERE code NOT IN (SELECT code FROM stood);
-- cities without counties, whose own codes ids carry, and residents of Hong Kong and Macao
INSERT INTO stood SELECT code, 9999 FROM unnest('{441900,442000,460400,620200,810000,820000}'::text[]) code;
-- every code once, every code that is no more again within ten years of its end, and codes that never were
CREATE TEMP TABLE drawn AS
SELECT code, 1900 + ('x' || substr(md5(code), 1, 6))::bit(24)::int % 127 AS born FROM stood
UNION ALL SELECT code, last - 2 + ('x' || substr(md5(code || 'end'), 1, 6))::bit(24)::int % 12 FROM stood WHERE last < 9999
UNION ALL SELECT code, 1950 + ('x' || substr(md5(code || 'never'), 1, 6))::bit(24)::int % 77
FROM (SELECT lpad((110000 + ('x' || substr(md5(g::text), 1, 6))::bit(24)::int % 550000)::text, 6, '0') AS code FROM generate_series(1, 4000) g) c
WHERE left(code, 2) IN (SELECT left(code, 2) FROM stood) AND code NOT IN (SELECT code FROM stood);
CREATE TEMP TABLE made AS
SELECT code, born, id::citizen_id AS id FROM drawn d, LATERAL (
  SELECT digits || last AS id FROM (SELECT d.code || d.born || '0615' || lpad((d.born % 900 + 11)::text, 3, '0') AS digits) b,
    unnest('{0,1,2,3,4,5,6,7,8,9,X}'::text[]) last WHERE try_citizen_id(digits || last) IS NOT NULL) x;
SELECT count(*) >= 10000 AS ten_thousand, count(DISTINCT code) FILTER (WHERE code IN (SELECT code FROM stood)) = (SELECT count(DISTINCT code) FROM stood) AS all_regions,
  min(born) AS from_year, max(born) AS to_year FROM made;
CREATE TEMP TABLE judged AS
SELECT m.*, region_issued(id) AS got, EXISTS (SELECT FROM stood s WHERE s.code = m.code AND m.born <= s.last + 5) AS plain FROM made m;
SELECT count(*) FILTER (WHERE plain) > 7000 AS can, count(*) FILTER (WHERE NOT plain) > 2000 AS cannot, count(*) FILTER (WHERE got <> plain) AS wrong FROM judged;
SELECT code, born, got, plain FROM judged WHERE got <> plain ORDER BY code, born LIMIT 5;
-- the codes that were lacking; what was never a region; births behind the last year; what a counter kept
SELECT code, bool_and(region_issued(id)) AS issued FROM judged
WHERE code IN ('421302', '320212', '420605', '653228', '653229', '460302', '460303', '500157', '320219') AND born < 2000 OR code = '500157' GROUP BY code ORDER BY code;
SELECT region || born AS id, region_issued(id::citizen_id) FROM (VALUES ('130171', '20000101'), ('522121', '19980101'), ('522121', '20011231'), ('522121', '20020101'),
  ('500105', '20291231'), ('500105', '20300101'), ('653229', '19480101')) v (region, born),
  LATERAL (SELECT region || born || '011' || last AS id FROM unnest('{0,1,2,3,4,5,6,7,8,9,X}'::text[]) last WHERE try_citizen_id(region || born || '011' || last) IS NOT NULL) x
ORDER BY 1;
