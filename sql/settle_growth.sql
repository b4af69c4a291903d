-- What renewing the links of some costs follows from what is said of them, not from how much is said of others:
-- rows read of lines are counted, for a plan that reads all lines of all lists is right as well, and slow.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
CREATE FUNCTION with_digit(digits text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT digits || substr('10X98765432', 1 + (sum(substr(digits, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
SELECT FROM load_list('book', 'b', convert_to(E'地址,网格\n' || (SELECT string_agg(format('贵州省遵义市红花岗区虾子镇米兰社区米兰路%s号,520371109002001', n), E'\n') FROM generate_series(1, 100) n) || E'\n', 'UTF8')) \g /dev/null
-- a list of 400 persons in 200 households, on a day; each list has others
CREATE FUNCTION persons_of(part int, day date) RETURNS bytea LANGUAGE sql AS $$
  SELECT convert_to(E'姓名,身份号,住址,户号,关系,日期\n' || string_agg(concat_ws(',', '张' || chr(20000 + n), with_digit('520399' || to_char(date '1960-01-01' + part * 1000 + n, 'YYYYMMDD') || '001'),
    '米兰路' || 1 + n % 100 || '号', format('P%sH%s', part, n / 2), CASE n % 2 WHEN 0 THEN '02' ELSE '10' END, day), E'\n' ORDER BY n) || E'\n', 'UTF8')
  FROM generate_series(0, 399) n $$;
SELECT FROM generate_series(1, 7) part, load_list('police', part || '.csv', persons_of(part, '2026-01-01')) \g /dev/null
CALL run_job('intake');
SELECT count(*) AS persons, (SELECT count(*) FROM ybss_registry.residence) AS residences, (SELECT count(*) FROM ybss_registry.household_member) AS members FROM ybss_registry.person;
-- links of the 400 of the last list are renewed, where lines of 2,800 stand
CREATE TABLE renewed AS SELECT l.record_id FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) WHERE f.name = '7.csv';
CREATE FUNCTION lines_read() RETURNS bigint LANGUAGE sql AS $$
  SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_xact_all_tables WHERE relid IN ('ybss_registry.intake_line'::regclass, 'ybss_registry.intake_line_default'::regclass) $$;
BEGIN;
SELECT lines_read() AS before \gset
SELECT ybss_registry.settle_link('residence', ARRAY(SELECT record_id FROM renewed)) AS new;
SELECT lines_read() - :before AS residence \gset
SELECT ybss_registry.settle_link('household_member', ARRAY(SELECT record_id FROM renewed)) AS new;
SELECT lines_read() - :before - :residence AS member \gset
-- each line of theirs once, and of a household those of whoever shares it
SELECT :residence <= 400 AS residence, :member <= 400 AS member;
ROLLBACK;
