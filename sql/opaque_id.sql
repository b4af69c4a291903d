-- A permutation: no two numbers give one id, and neither order nor count shows.
SELECT ybss.permute_id(1, 42) AS first, ybss.permute_id(2, 42) AS second, ybss.permute_id(1, 43) AS other_key;
SELECT count(DISTINCT ybss.permute_id(n, 42)) AS ids, bool_and(ybss.permute_id(n, 42) BETWEEN 0 AND (1::bigint << 52) - 1) AS in_range
FROM generate_series(0, 99999) n;
-- about half of all neighbours come in the wrong order
SELECT abs(count(*) FILTER (WHERE ybss.permute_id(n, 42) > ybss.permute_id(n + 1, 42)) - 5000) < 300 AS unordered
FROM generate_series(1, 10000) n;
SELECT ybss.permute_id(-1, 42);
SELECT ybss.permute_id(1::bigint << 52, 42);
