-- What a row of kind_link says, as SQL that generated functions hold.

CREATE OR REPLACE FUNCTION ybss_registry.link_source(p_link ybss_registry.kind_link, p_rows text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT concat(p_rows, ' l', CASE WHEN p_link.through IS NOT NULL
    THEN format(' JOIN ybss_registry.%1$I t ON t.district = l.district AND t.%2$I = l.%2$I', p_link.through, p_link.joined_by) END)
$$;
COMMENT ON FUNCTION ybss_registry.link_source(ybss_registry.kind_link, text) IS
'Rows of a link, from the given table or query, with the table through which they lead to their records: l and t of a FROM. Immutable: depends on its arguments only. / 关联行的 FROM 子句。';

CREATE OR REPLACE FUNCTION ybss_registry.link_key(p_link ybss_registry.kind_link) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT format('%s.%I', CASE WHEN p_link.through IS NULL THEN 'l' ELSE 't' END, p_link.kind || '_id')
$$;
COMMENT ON FUNCTION ybss_registry.link_key(ybss_registry.kind_link) IS
'The id of the record to which a row of link_source leads. Immutable: depends on its argument only. / 关联行所指记录的编号。';

CREATE OR REPLACE FUNCTION ybss_registry.kind_column(p_register text, p_row text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE p_register WHEN 'thing' THEN p_row || '.kind' ELSE quote_literal(p_register) END
$$;
COMMENT ON FUNCTION ybss_registry.kind_column(text, text) IS
'The kind of a record of a register, as SQL over a row of it: the register''s name, or what a row of ybss_registry.thing says. Immutable: depends on its arguments only. / 记录种类的 SQL 表达式。';

CREATE OR REPLACE FUNCTION ybss_registry.score_registers() RETURNS TABLE (register text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT k.kind, k.chinese FROM ybss_registry.record_kind k WHERE k.register = k.kind UNION ALL SELECT 'thing', '本区增加的各类记录' ORDER BY 1
$$;
COMMENT ON FUNCTION ybss_registry.score_registers() IS
'The registers whose records are scored: one for each shipped kind, and one for all kinds that a district adds. Stable: reads the catalogue. / 参与评分的登记表。';

CREATE OR REPLACE FUNCTION ybss_registry.made_from(p_kind text, p_link text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT format('made by ybss_registry.make_link_functions() (55_score/make_link_functions.sql) from %s',
    coalesce((SELECT 'kind_link ' || string_agg(format('(%s, %s)', k.kind, k.link), ' ' ORDER BY k.position) FROM ybss_registry.kind_link k
      WHERE k.kind = p_kind AND (p_link IS NULL OR k.link = p_link)), format('record_kind (%s)', p_kind)))
$$;
COMMENT ON FUNCTION ybss_registry.made_from(text, text) IS
'For comments of what is generated: the generator, and the rows from which. Stable: reads kind_link. / 生成来源说明。';
REVOKE ALL ON FUNCTION ybss_registry.link_source(ybss_registry.kind_link, text), ybss_registry.link_key(ybss_registry.kind_link),
  ybss_registry.kind_column(text, text), ybss_registry.score_registers(), ybss_registry.made_from(text, text) FROM PUBLIC;
