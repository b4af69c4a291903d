-- What two addresses differ in, in words.

CREATE FUNCTION ybss.difference(a ybss.address, b ybss.address) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT coalesce(string_agg(CASE
      WHEN q IS NULL THEN format('%s：补为%s', label, p)
      WHEN p IS NULL THEN format('%s：多出%s', label, q)
      ELSE format('%s：%s改为%s', label, q, p) END, '；' ORDER BY n), '完全一致')
  FROM (VALUES (1, 'town', '乡镇'), (2, 'community', '村社区'), (3, 'group', '组'), (4, 'road', '道路'), (5, 'number', '门牌'),
      (6, 'compound', '小区'), (7, 'phase', '期区'), (8, 'building', '楼栋'), (9, 'unit', '单元'), (10, 'floor', '楼层'),
      (11, 'room', '房号')) AS kind (n, name, label),
    LATERAL (SELECT ybss.address_element(a, name) AS p, ybss.address_element(b, name) AS q) AS e
  WHERE p IS DISTINCT FROM q AND NOT (regexp_replace(coalesce(p, ''), '(号楼|[栋幢座室号层楼])$', '') =
    regexp_replace(coalesce(q, ''), '(号楼|[栋幢座室号层楼])$', ''))
$$;
COMMENT ON FUNCTION ybss.difference(ybss.address, ybss.address) IS
'What the first address has that the second lacks or writes otherwise, in Chinese. Immutable. / 两个地址的差异说明。';
