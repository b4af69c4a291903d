-- Ranges as people write them.
SET search_path = pg_catalog, ybss, pg_temp;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT written, read_ranges(written), ARRAY(SELECT range_numbers(read_ranges(written))) AS numbers
FROM unnest(ARRAY['1-12层、15-16层', '１至３层', '一到六单元', '1单元、3单元', '负1-3层', '地下二层', 'B2-B1', '十二', '1,3,5', '二十三层', '5—7；9', '-1', '1-3、2-5', '一百零五']) AS t (written);
-- refused, with the place
SELECT read_ranges('1-12层、十五层半');
SELECT read_ranges('5-3层');
SELECT read_ranges('0层');
SELECT read_ranges('1-3、');
SELECT read_ranges('');
SELECT read_ranges('1-301');
SELECT read_ranges('1--');
SELECT read_ranges(repeat('1、', 5000));
SELECT read_ranges('999999999999');
SELECT read_doors('1-4', 2), read_doors('1、3', 1), read_doors('a-D', 2), read_doors('A、C', 2), read_doors('98-101', 2);
SELECT read_doors('A-', 2);
-- every number up to 199 in Chinese numerals reads as itself
SELECT count(*) FROM generate_series(1, 199) n CROSS JOIN LATERAL (SELECT
  concat(CASE WHEN n >= 100 THEN '一百' END, CASE WHEN n > 100 AND n % 100 < 10 THEN '零' END,
    CASE WHEN n % 100 >= 10 THEN CASE WHEN n % 100 / 10 > 1 OR n > 100 THEN substr('一二三四五六七八九', n % 100 / 10, 1) END || '十' END,
    CASE WHEN n % 100 BETWEEN 10 AND 19 AND n < 100 AND n % 100 / 10 = 1 THEN '十' END,
    CASE WHEN n % 10 > 0 THEN substr('一二三四五六七八九', n % 10, 1) END) AS written) w
WHERE small_numeral(w.written) IS DISTINCT FROM n;
