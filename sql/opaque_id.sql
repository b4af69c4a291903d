-- Ids hold their district; behind it a permutation: no two numbers give one id,
-- and neither order nor count shows.
SELECT ybss.district_of_id(ybss.opaque_id(520302, 7, 42)) AS district, ybss.opaque_id(520302, 7, 42) >> 32 AS high_bits,
  ybss.opaque_id(520302, 1, 42) <> ybss.opaque_id(520302, 1, 43) AS other_key, ybss.opaque_id(520302, 7, 42) < 1::bigint << 52 AS fits;
SELECT count(DISTINCT ybss.opaque_id(0, n, 42)) AS ids, bool_and(ybss.opaque_id(0, n, 42) BETWEEN 0 AND (1::bigint << 32) - 1) AS in_range
FROM generate_series(0, 99999) n;
-- the ends of the range
SELECT d, ybss.district_of_id(ybss.opaque_id(d, n, 42)) AS held, ybss.opaque_id(d, n, 42)::float8::bigint = ybss.opaque_id(d, n, 42) AS whole_as_double
FROM unnest('{1,110101,999999}'::int[]) d, unnest('{0,4294967295}'::bigint[]) n;
-- about half of all neighbours come in the wrong order
SELECT abs(count(*) FILTER (WHERE ybss.opaque_id(0, n, 42) > ybss.opaque_id(0, n + 1, 42)) - 5000) < 300 AS unordered
FROM generate_series(1, 10000) n;
SELECT ybss.opaque_id(520302, -1, 42);
SELECT ybss.opaque_id(520302, 1::bigint << 32, 42);
SELECT ybss.opaque_id(1000000, 1, 42);
SELECT ybss.opaque_id(-1, 1, 42);
-- what is no id, and what its writer chose
SELECT id, ybss.district_of_id(id) FROM unnest('{0,987654,4294967295,4294967296,-1,9223372036854775807}'::bigint[]) id;
