-- What a citizen id tells, and the checks that do not raise.
SET datestyle = 'ISO';
SET search_path = pg_catalog, ybss, pg_temp;
SELECT id, birth_date(id), sex(id), region(id), age(id, '2026-11-23')
  FROM (VALUES ('11010519491231002X'::citizen_id), ('440524188001010014'), (' １１０１０５１９４９１２３１００２ｘ　'),
        ('110105491231002'), ('520399200002290010'), ('810000199001010019'), ('931156199001010014')) v (id);
-- age counts full years, and is null where it cannot be
SELECT day, age('520399200002290010'::citizen_id, day)
  FROM unnest('{1999-12-31,2000-02-28,2000-02-29,2001-02-28,2001-03-01,2004-02-28,2004-02-29,2026-11-23,
                2151-02-01,infinity}'::date[]) day;
-- the region is judged by history: 遵义县 of 1982, 遵义县 of 1997, 播州区; never issued
SELECT left(id, 6) AS region, region_issued(id::citizen_id) FROM (
  SELECT region || '490101001' FROM unnest('{522121,520321,520304,520399,520371,441900,659012,110100,129999,650100}'::text[]) region) v (id);
SELECT region_issued('810000199001010019'), region_issued('931156199001010014');
-- the same as a line for a list, and null where a cast would raise
SELECT citizen_id_fault(id), try_citizen_id(id)
  FROM unnest('{11010519491231002x,11010519491231002,110105194912310021,110105194902300028,A10105194912310021,
                 张,000000000000000000}'::text[]) id;
SELECT citizen_id_fault(NULL) IS NULL AS null_in, length(citizen_id_fault(repeat('1', 1000000))) < 200 AS long;
-- ten thousand invented ids against their texts
CREATE TEMP TABLE id AS
SELECT ('520399' || to_char('1900-01-01'::date + g * 3, 'YYMMDD') || lpad((g * 7 % 1000)::text, 3, '0'))::citizen_id::text AS written
  FROM generate_series(0, 9999) g;
SELECT count(*),
       count(*) FILTER (WHERE birth_date(written::citizen_id) <> to_date(substr(written, 7, 8), 'YYYYMMDD')) AS birth,
       count(*) FILTER (WHERE (sex(written::citizen_id) = '1') <> (substr(written, 17, 1)::int % 2 = 1)) AS sex,
       count(*) FILTER (WHERE age(written::citizen_id, '2026-11-23') <>
         extract(year FROM pg_catalog.age('2026-11-23', to_date(substr(written, 7, 8), 'YYYYMMDD')))) AS age
  FROM id;
SELECT birth_date(NULL), sex(NULL), region(NULL::citizen_id), age(NULL::citizen_id, '2026-11-23'), region_issued(NULL);
