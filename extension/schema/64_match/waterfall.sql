-- An explanation as a picture: a bar for each part, from what stood to what stands.

CREATE FUNCTION ybss.waterfall_bar(p_row int, p_name text, p_words text, p_from float8, p_to float8, p_least float8, p_scale float8, p_colour text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT format('<text x="8" y="%s">%s</text><rect x="%s" y="%s" width="%s" height="16" fill="%s"/><text x="%s" y="%s">%s</text>',
    26 * p_row + 21, replace(replace(p_name, '&', '&amp;'), '<', '&lt;'), round((220 + (least(p_from, p_to) - p_least) * p_scale)::numeric, 1), 26 * p_row + 8,
    round(greatest(abs(p_to - p_from) * p_scale, 1)::numeric, 1), p_colour, 630, 26 * p_row + 21, replace(replace(p_words, '&', '&amp;'), '<', '&lt;'))
$$;
COMMENT ON FUNCTION ybss.waterfall_bar(int, text, text, float8, float8, float8, float8, text) IS
'One bar of a waterfall. Immutable: depends on its arguments only. / 瀑布图的一条。';

CREATE FUNCTION ybss.waterfall(p_parts jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  WITH part AS (
    SELECT (e.value->>'step')::int AS step, e.value->>'part' AS part, e.value->>'name' AS name, e.value->>'agreement' AS agreement,
      coalesce((e.value->>'added')::float8, 0) AS added, (e.value->>'total')::float8 AS total
    FROM jsonb_array_elements(p_parts) e WHERE e.value->>'part' IN ('prior', 'field', 'sum')
  ), bar AS (
    SELECT p.*, row_number() OVER (ORDER BY p.step)::int - 1 AS n, CASE WHEN p.part = 'field' THEN p.total - p.added ELSE 0 END AS low, p.total AS high FROM part p WHERE p.total IS NOT NULL
  ), frame AS (
    SELECT least(min(b.low), min(b.high), 0) AS least, 400 / greatest(max(greatest(b.low, b.high, 0)) - least(min(b.low), min(b.high), 0), 1) AS scale, count(*)::int AS bars FROM bar b
  )
  SELECT format('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="%1$s" viewBox="0 0 800 %1$s" font-family="sans-serif" font-size="13">', 26 * f.bars + 12)
    || format('<line x1="%1$s" y1="0" x2="%1$s" y2="%2$s" stroke="#888"/>', round((220 - f.least * f.scale)::numeric, 1), 26 * f.bars + 12)
    || string_agg(ybss.waterfall_bar(b.n, coalesce(b.name || '  ' || b.agreement, CASE b.part WHEN 'prior' THEN '先验 prior' ELSE '合计 ' || b.agreement END),
        to_char(CASE b.part WHEN 'field' THEN b.added ELSE b.high END, 'SG990.00'), b.low, b.high, f.least, f.scale,
        CASE WHEN b.part = 'sum' THEN '#444' WHEN b.high >= b.low THEN '#2a7' ELSE '#c43' END), '' ORDER BY b.n) || '</svg>'
  FROM bar b CROSS JOIN frame f GROUP BY f.least, f.scale, f.bars
$$;
COMMENT ON FUNCTION ybss.waterfall(jsonb) IS
'The parts of an explanation as a waterfall in SVG; null where there is no total to draw. Immutable: depends on its arguments only. / 匹配说明瀑布图。';
