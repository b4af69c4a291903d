-- Hard cases of one city, in eleven kinds: extension/test/address_cases/KIND.tsv, a case a line:
-- the text as typed, the county it lies in (empty: none can be said), the other elements.
-- A case is right when every element is given and no division, zone or group besides.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
\set lines `cd "$PG_ABS_SRCDIR/extension/test/address_cases" && awk '{ sub(/.tsv$/, "", FILENAME); print FILENAME "\t" $0 }' *.tsv`
CREATE TEMPORARY TABLE hard_case AS
SELECT part[1] AS kind, part[2] AS typed, part[3] AS county, part[4] AS elements
FROM regexp_split_to_table(:'lines', E'\n') AS line, string_to_array(line, E'\t') AS part
WHERE line <> '';

-- class words that mean the same are no difference
CREATE FUNCTION pg_temp.without_class(element text, value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT regexp_replace(value, CASE element WHEN 'building' THEN '(栋|幢|座|橦|号楼|#)' WHEN 'unit' THEN '(单元|梯|门)$'
	WHEN 'floor' THEN '(层|楼|F)$' WHEN 'room' THEN '(室|号|房)$' ELSE '^$' END, '', 'g') $$;

CREATE TEMPORARY TABLE wanted AS
SELECT kind, typed, part[1] AS element, part[2] AS value
FROM hard_case, regexp_split_to_table(elements, ' ') AS element, string_to_array(element, '=') AS part
WHERE element <> ''
UNION ALL
SELECT kind, typed, level, CASE level WHEN 'province' THEN '贵州省' WHEN 'city' THEN '遵义市' ELSE county END
FROM hard_case, unnest(ARRAY['province', 'city', 'district']) AS level
WHERE county <> '';

CREATE TEMPORARY TABLE given AS
SELECT kind, typed, element, value
FROM hard_case, jsonb_each_text(parse(typed)::jsonb - '{candidates,confidence}'::text[]) AS got (element, value);

-- every row is a fault
CREATE TEMPORARY TABLE fault AS
SELECT kind, typed, element, wanted.value AS wanted, given.value AS given
FROM wanted FULL JOIN given USING (kind, typed, element)
WHERE CASE WHEN wanted.value IS NULL THEN element IN ('province', 'city', 'district', 'zone', 'town', 'community', 'group')
	ELSE pg_temp.without_class(element, wanted.value) IS DISTINCT FROM pg_temp.without_class(element, given.value) END;
SELECT * FROM fault ORDER BY kind COLLATE "C", typed COLLATE "C", element COLLATE "C";
SELECT kind, count(*) AS cases, count(*) FILTER (WHERE typed IN (SELECT typed FROM fault)) AS wrong
FROM hard_case GROUP BY kind ORDER BY kind COLLATE "C";

-- each is read the same once it is written
SELECT kind, typed FROM hard_case
WHERE parse(typed) IS DISTINCT FROM parse(typed)::text::address
	OR address_key(parse(typed)) IS DISTINCT FROM address_key(parse(parse(typed)::text)) ORDER BY kind COLLATE "C", typed COLLATE "C";
