-- The divisions in the library.
SELECT length(code) AS digits, count(*) FROM ybss.builtin_division() GROUP BY 1 ORDER BY 1;
SELECT count(*) AS of_guizhou_alone FROM ybss.builtin_division(52) WHERE length(code) = 12;
SELECT count(*) AS without_villages FROM ybss.builtin_division(-1);
SELECT * FROM ybss.builtin_division(52) WHERE code IN ('52', '5203', '520302', '520302109', '520302108210') ORDER BY code;
-- every division but a province has its parent, every code is unique and readable
SELECT count(*) AS orphans FROM ybss.builtin_division() c
WHERE length(c.code) > 2 AND NOT EXISTS (SELECT FROM ybss.builtin_division(-1) p
  WHERE p.code = left(c.code, CASE length(c.code) WHEN 12 THEN 9 WHEN 9 THEN 6 WHEN 6 THEN 4 ELSE 2 END));
SELECT count(*) = count(DISTINCT code::ybss.division_code::bigint) AS unique_codes, bool_and(name <> '') AS named FROM ybss.builtin_division();
