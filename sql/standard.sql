-- What the registry holds of the standards is what data/standard says, row by row; and how far each list was confirmed.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
CREATE TABLE line (n serial, list text, line text);
CREATE TABLE listed (list text, field text[]);
\copy line (line) FROM PROGRAM 'for f in extension/data/standard/*.tsv; do b=${f##*/}; grep -v "^#" $f | sed "s/\\\\/\\\\\\\\/g; s/^/${b%.tsv}~/; s/\t/~/g"; done'
INSERT INTO listed SELECT split_part(line, '~', 1), (string_to_array(line, '~'))[2:] FROM line WHERE split_part(line, '~', 2) NOT IN ('code', 'code_table');
SELECT count(DISTINCT list) > 25 AS lists, count(*) > 1500 AS rows FROM listed;
-- a table that has another word, end, successor or count of copies than its list: nothing
SELECT l.list, l.field[1], l.field[2] AS listed, v.chinese FROM listed l
LEFT JOIN ybss_registry.code_value v ON v.code_table = l.list AND v.code = l.field[1]
WHERE l.list NOT IN ('tables', 'alias', 'document')
  AND (v.chinese, coalesce(v.english, ''), coalesce(v.parent, ''), v.valid_to, coalesce(v.successor, ''), coalesce(v.standard, ''), v.confirmed::text)
    IS DISTINCT FROM (l.field[2], l.field[3], l.field[4], coalesce(nullif(l.field[5], ''), 'infinity')::date, l.field[6], l.field[7], l.field[8]);
SELECT l.field[1], l.field[2] AS listed, k.chinese FROM listed l LEFT JOIN ybss_registry.document_kind k ON k.code = l.field[1]
WHERE l.list = 'document' AND (k.chinese, k.english, k.shape, k.holder, k.example, k.by_state, k.valid_to, coalesce(k.successor, ''), coalesce(k.standard, ''), k.confirmed::text)
  IS DISTINCT FROM (l.field[2], l.field[3], l.field[4], l.field[5], l.field[6], l.field[7]::boolean, coalesce(nullif(l.field[8], ''), 'infinity')::date, l.field[9], l.field[10], l.field[11]);
-- a value that no list has, a table without a list, a list without a table, a word without a row: nothing
SELECT v.code_table, v.code FROM ybss_registry.code_value v WHERE NOT EXISTS (SELECT FROM listed l WHERE l.list = v.code_table AND l.field[1] = v.code);
SELECT coalesce(t.code_table, l.list) FROM ybss_registry.code_table t FULL JOIN (SELECT DISTINCT list FROM listed WHERE list NOT IN ('tables', 'alias')) l ON l.list = t.code_table
WHERE t.code_table IS NULL OR l.list IS NULL OR t.own;
SELECT l.field[1], w FROM listed l CROSS JOIN LATERAL string_to_table(l.field[3], '|') w WHERE l.list = 'alias'
  AND NOT EXISTS (SELECT FROM ybss_registry.code_alias a WHERE a.code_table = l.field[1] AND a.code = l.field[2] AND a.alias = w AND NOT a.own);
-- the two tables of documents are one
SELECT count(*) FROM ybss_registry.document_kind k FULL JOIN (SELECT * FROM ybss_registry.code_value WHERE code_table = 'document') v USING (code)
WHERE (k.chinese, k.english, k.valid_to, k.successor) IS DISTINCT FROM (v.chinese, v.english, v.valid_to, v.successor);
-- how far each was confirmed: two copies, one, none
SELECT t.code_table, t.standard, t.edition_day, t.confirmed, t."values", t.ended, t.less_confirmed, t.own FROM ybss.code_table t ORDER BY t.code_table;
SELECT code_table, code, chinese, confirmed FROM ybss.code_value WHERE confirmed < 2 AND code_table NOT IN
  (SELECT code_table FROM ybss_registry.code_table WHERE confirmed < 2) ORDER BY code_table, code COLLATE "C";

-- EVERY LABEL AND EVERY WORD IS READ, AND SHOWN AS THE STANDARD'S
-- a label that is not read to its code, or to the successor of one that has ended: nothing
SELECT v.code_table, v.code, v.chinese, r.code AS got
FROM ybss_registry.read_codes((SELECT array_agg(code_table ORDER BY code_table, code) FROM ybss_registry.code_value), (SELECT array_agg(chinese ORDER BY code_table, code) FROM ybss_registry.code_value)) r
JOIN ybss_registry.code_value v ON v.code_table = r.code_table AND v.chinese = r.written
WHERE r.code IS DISTINCT FROM v.code AND (v.valid_to = 'infinity' OR r.code IS DISTINCT FROM v.successor);
-- a word that is not read to its code and has no other: nothing; and in how many ways it is written (width, blanks, brackets, capitals)
CREATE TABLE written AS SELECT DISTINCT a.code_table, a.alias, w.form, w.written FROM ybss_registry.code_alias a
CROSS JOIN LATERAL (VALUES ('as it is', a.alias), ('wide', translate(a.alias, '()0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/', '（）０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ／')),
  ('blanks', '　' || regexp_replace(a.alias, '(.)', '\1 ', 'g') || E'\u00a0\t'), ('small', lower(a.alias))) w(form, written);
CREATE TABLE got AS SELECT w.*, r.code FROM written w JOIN ybss_registry.read_codes((SELECT array_agg(code_table ORDER BY written, code_table) FROM written), (SELECT array_agg(written ORDER BY written, code_table) FROM written)) r USING (code_table, written);
SELECT g.form, count(*) > 1500 AS many, count(*) FILTER (WHERE g.code IS DISTINCT FROM a.code) AS otherwise
FROM got g JOIN (SELECT code_table, alias, min(code) AS code FROM ybss_registry.code_alias GROUP BY 1, 2 HAVING count(*) = 1) a USING (code_table, alias)
GROUP BY g.form ORDER BY g.form;
-- a word of several codes is read as none of them
SELECT g.code_table, string_agg(DISTINCT g.alias, ' ' ORDER BY g.alias) FROM got g WHERE g.code IS NULL GROUP BY 1 ORDER BY 1;
SELECT count(*) FROM got g JOIN (SELECT code_table, alias FROM ybss_registry.code_alias GROUP BY 1, 2 HAVING count(*) > 1) a USING (code_table, alias) WHERE g.code IS NOT NULL;
-- a code with its label, before and behind, in every current row: nothing is missed, and nothing is read that disagrees
CREATE TABLE paired AS SELECT v.code_table, v.code, w.written FROM ybss_registry.code_value v
CROSS JOIN LATERAL (VALUES (v.code || '-' || v.chinese), (v.code || v.chinese), (v.chinese || '（' || v.code || '）'), (v.code || '：' || v.chinese), ('(' || v.code || ')' || v.chinese)) w(written)
WHERE v.valid_to = 'infinity' AND v.code ~ '^[0-9A-Z]{1,4}$' AND v.chinese !~ '^[0-9A-Z]|[0-9A-Z]$';
SELECT count(*) > 3000 AS many, count(*) FILTER (WHERE r.code IS DISTINCT FROM p.code) AS otherwise
FROM paired p JOIN ybss_registry.read_codes((SELECT array_agg(code_table ORDER BY written) FROM paired), (SELECT array_agg(written ORDER BY written) FROM paired)) r USING (code_table, written);
SELECT w, ybss_registry.read_code('education', w) FROM unnest(ARRAY['21-大学专科毕业', '99-大学本科毕业', '21-本科', '21-大专', '(21)', '21-', '-大学本科毕业', '大学本科毕业(31)']) w;
