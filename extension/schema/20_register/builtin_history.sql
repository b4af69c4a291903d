-- The history of divisions that travels in the library.

CREATE FUNCTION ybss.builtin_table(table_name text, holding text DEFAULT '') RETURNS SETOF text[]
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 5000
AS 'MODULE_PATHNAME', 'ybss_builtin_table';
COMMENT ON FUNCTION ybss.builtin_table(text, text) IS
'The lines of a table of the library that hold a text (all hold the empty one) as arrays of their columns: division_history, succession; no lines for any other name. Immutable: the tables are part of the library. / 内置数据表的原始行。';

CREATE FUNCTION ybss.builtin_division_history(of_code text DEFAULT '')
RETURNS TABLE (code text, province text, city text, name text, first_year int, end_year int, successors text[])
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 7000
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.regexp_replace(t[1], '(00)+$', ''), t[2], t[3], t[4], t[5]::int, t[6]::int,
    -- 520303[2003]: a part that had gone there before.
    CASE WHEN t[7] IS NOT NULL THEN ARRAY(SELECT pg_catalog.regexp_replace(left(s, 6), '(00)+$', '') || CASE WHEN length(s) > 6 THEN '*' ELSE '' END
      FROM pg_catalog.string_to_table(t[7], ';') WITH ORDINALITY c(s, n) ORDER BY length(s), n) END
  FROM ybss.builtin_table('division_history', of_code) t
  WHERE of_code = '' OR t[1] = rpad(of_code, 6, '0')
$$;
COMMENT ON FUNCTION ybss.builtin_division_history(text) IS
'Codes, or one code, of provinces, cities and counties since 1981 (GB/T 2260): the city a county stood in, the first year that has the code, the first that has it no more, and the codes that hold its ground since (* a part that had gone there before). Immutable: part of the library. / 1981 年以来县级以上行政区划代码的沿革。';

CREATE FUNCTION ybss.builtin_succession(about text DEFAULT '')
RETURNS TABLE (level text, name text, province text, city text, within text[], successors text[], first_year int, last_year int, day date, document text, what text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 3500
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT t[1], t[2], t[3], t[4], pg_catalog.string_to_array(t[5], ','), pg_catalog.string_to_array(t[6], ','), t[7]::int, t[8]::int,
    CASE WHEN t[9] ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN pg_catalog.make_date(left(t[9], 4)::int, substr(t[9], 6, 2)::int, substr(t[9], 9, 2)::int) END, t[10], t[11]
  FROM ybss.builtin_table('succession', about) t
  WHERE about = '' OR t[2] = about OR about = ANY (pg_catalog.string_to_array(pg_catalog.replace(t[6], '*', ''), ','))
$$;
COMMENT ON FUNCTION ybss.builtin_succession(text) IS
'Names, or those that are one name or whose ground one code holds, of cities (C), counties (D) and towns (T) that are written no more: what each stood in, the codes of today that hold its ground (* a part only), the years of the tables, the day and document of the decision. Immutable: part of the library. / 已停用的市、县、镇街名称及其现属区划、批准日期和文号。';
