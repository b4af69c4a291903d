-- The divisions in the library.
SELECT length(code) AS digits, count(*) FROM ybss.builtin_division() GROUP BY 1 ORDER BY 1;
SELECT count(*) AS of_guizhou_alone FROM ybss.builtin_division(52) WHERE length(code) = 12;
SELECT count(*) AS without_villages FROM ybss.builtin_division(-1);
SELECT * FROM ybss.builtin_division(52) WHERE code IN ('52', '5203', '520302', '520302109', '520302108210') ORDER BY code;
-- every division but a province has its parent, every code is unique and readable; towns of what only the statistics count as a county stand below their city
SELECT count(*) AS orphans FROM ybss.builtin_division() c
WHERE length(c.code) > 2 AND NOT EXISTS (SELECT FROM ybss.builtin_division(-1) p
  WHERE p.code = left(c.code, CASE length(c.code) WHEN 12 THEN 9 WHEN 9 THEN 6 WHEN 6 THEN 4 ELSE 2 END))
  AND NOT (length(c.code) = 9 AND (substr(c.code, 5, 1) = '7' OR left(c.code, 6) IN ('232761', '232762', '232763', '232764', '620201', '632857')));
SELECT count(*) = count(DISTINCT code::ybss.division_code::bigint) AS unique_codes, bool_and(name <> '') AS named FROM ybss.builtin_division();
-- no development zone stands as a county, and what was changed to the end of 2025 stands
SELECT code, name FROM ybss.builtin_division(-1) WHERE length(code) = 6
  AND (substr(code, 5, 1) = '7' OR left(code, 6) IN ('232761', '620201', '632857', '460321', '460322', '460323', '500105', '500112')
    OR code IN ('460302', '460303', '500157', '653228', '653229')) ORDER BY code;
SELECT code, name FROM ybss.builtin_division(-1)
WHERE name IN ('大湾镇', '金山街道', '水土街道', '昆岭镇', '红柳镇', '叶枝镇') AND left(code, 6) IN ('500109', '500112', '500157', '653221', '653228', '653229', '533422', '533423') ORDER BY code;
SELECT code, name FROM ybss.builtin_division(50) WHERE left(code, 9) = '500109126' ORDER BY code LIMIT 3;
