-- How often each item stands in the lists of many stored scores, counted in C.

CREATE FUNCTION ybss.add_points(counts bigint[], lacks int2[], faults int2[], aged int2[], exempt int2[], times int) RETURNS bigint[]
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_add_points';
COMMENT ON FUNCTION ybss.add_points(bigint[], int2[], int2[], int2[], int2[], int) IS
'Adds the lists of one stored score, so many times, to counts as ybss.sum_points gives them. Raises 2202E for arrays with nulls or of several dimensions, 22003 for a number below 0. Immutable: depends on its arguments only. / 累加一条评分的各清单。';
CREATE AGGREGATE ybss.sum_points(lacks int2[], faults int2[], aged int2[], exempt int2[], times int) (
  SFUNC = ybss.add_points, STYPE = bigint[], INITCOND = '{}', PARALLEL = SAFE);
COMMENT ON AGGREGATE ybss.sum_points(int2[], int2[], int2[], int2[], int) IS
'How often each item stands in the four lists of stored scores, each score counted so many times: elements 4 n + 1 to 4 n + 4 are of item number n, how often it lacks, is wrong, aged, exempt. / 按信息项序号统计缺项、错项、过期项、免采项的次数。';
REVOKE ALL ON FUNCTION ybss.add_points(bigint[], int2[], int2[], int2[], int2[], int), ybss.sum_points(int2[], int2[], int2[], int2[], int) FROM PUBLIC;
