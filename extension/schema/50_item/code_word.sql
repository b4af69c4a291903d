-- Words to codes: one reading for lists, forms and programs, over sets.

-- A word of a code table is short; what is longer is none, and costs nothing.
CREATE OR REPLACE FUNCTION ybss_registry.folded_word(written text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN octet_length(written) <= 400 THEN nullif(translate(
  regexp_replace(upper(normalize(written, NFKC) COLLATE "C"), '[ \x01-\x1f\x7f\u200b-\u200f\ufeff]+', '', 'g'),
  ',/|' || chr(59) || '—–−‐〔〕[]【】', '、、、、' || repeat('-', 4) || '()()()'), '') END;
COMMENT ON FUNCTION ybss_registry.folded_word(text) IS
'A word as it is compared: half-width, without blanks and control characters, in capitals, one kind of bracket, dash and comma; null for more than 400 bytes. Immutable: NFKC is stable by Unicode''s policy. / 用于比较的词形：统一全半角、空格、大小写、括号。';

CREATE OR REPLACE VIEW ybss_registry.code_word WITH (security_barrier) AS
WITH today AS (SELECT ybss.today() AS day), said AS (
  SELECT v.code_table, ybss_registry.folded_word(v.code) AS word, v.code, CASE WHEN v.valid_to > t.day THEN 1 ELSE 5 END AS rank
  FROM ybss_registry.code_value v CROSS JOIN today t
  UNION ALL
  SELECT v.code_table, ybss_registry.folded_word(v.chinese) AS word, v.code, CASE WHEN v.valid_to > t.day THEN 2 ELSE 6 END
  FROM ybss_registry.code_value v CROSS JOIN today t
  UNION ALL
  SELECT a.code_table, ybss_registry.folded_word(a.alias), a.code, CASE WHEN a.own THEN 3 ELSE 4 END FROM ybss_registry.code_alias a
  UNION ALL -- the standard's label where the district has another; asked in the join, else all that was shipped would be folded
  SELECT v.code_table, CASE WHEN s."row"->>'chinese' <> v.chinese THEN ybss_registry.folded_word(s."row"->>'chinese') END, v.code, 4
  FROM ybss_registry.code_value v JOIN ybss_registry.shipped_row s ON s.relation = 'code_value' AND s.key = v.code_table || ' ' || v.code
  WHERE s."row"->>'chinese' <> v.chinese
  UNION ALL -- spreadsheets take a zero away, others add one
  SELECT v.code_table, CASE WHEN v.code LIKE '0%' THEN substr(v.code, 2) ELSE '0' || v.code END, v.code, 7
  FROM ybss_registry.code_value v CROSS JOIN today t WHERE v.valid_to > t.day AND v.code ~ '^(0[0-9]|[0-9])$'
  UNION ALL
  SELECT a.code_table, ltrim(a.alias, '0'), a.code, 7 FROM ybss_registry.code_alias a WHERE a.alias ~ '^0[0-9]{2}$'
  UNION ALL
  SELECT 'no_document_reason' AS code_table, ybss_registry.folded_word(w) AS word, r.code, 2 AS rank FROM ybss_registry.no_document_reason r, unnest(ARRAY[r.code, r.chinese]) w
  UNION ALL
  SELECT 'no_code_reason' AS code_table, ybss_registry.folded_word(w) AS word, r.code, 2 AS rank FROM ybss_registry.no_code_reason r, unnest(ARRAY[r.code, r.chinese]) w
)
SELECT s.code_table, s.word, min(s.code) AS code FROM (
  SELECT q.*, min(q.rank) OVER (PARTITION BY q.code_table, q.word) AS best FROM said q WHERE q.word IS NOT NULL) s
WHERE s.rank = s.best GROUP BY s.code_table, s.word HAVING count(DISTINCT s.code) = 1;
COMMENT ON VIEW ybss_registry.code_word IS
'Every word that is read, folded, with its code: codes that hold, their labels, the district''s words, those that are shipped, codes and labels of the past, codes with a zero more or less, the first that applies. A word of several codes is not here. / 可识别的词与代码。';

-- A list may be of a hundred thousand words that nobody knows: joined by hash, whatever is thought of their number.
CREATE OR REPLACE FUNCTION ybss_registry.read_codes(p_tables text[], p_words text[])
RETURNS TABLE (code_table text, written text, code text)
-- PL/pgSQL: planned once a session, not for each word.
LANGUAGE plpgsql STABLE ROWS 10000
SET search_path = pg_catalog, ybss, pg_temp
SET enable_nestloop = off
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH asked AS MATERIALIZED ( -- 21-大学本科毕业, (21)大学本科毕业, 大学本科毕业(21)
    SELECT a.*, coalesce(m.part[1], m.part[4]) AS number, ltrim(coalesce(m.part[2], m.part[3]), '-.:、_=') AS label
    FROM (SELECT DISTINCT u.code_table, u.written, ybss_registry.folded_word(u.written) AS word
      FROM ROWS FROM (pg_catalog.unnest(p_tables), pg_catalog.unnest(p_words)) u(code_table, written)) a
    CROSS JOIN LATERAL (SELECT regexp_match(a.word, '^\(?([0-9A-Z]{1,4})\)?[-.:、_=]?([^0-9A-Z].*)$|^(.*[^0-9A-Z(])\(?([0-9A-Z]{1,4})\)?$')) m(part)
  ), known AS MATERIALIZED (SELECT w.* FROM ybss_registry.code_word w WHERE w.code_table = ANY (p_tables))
  SELECT a.code_table, a.written, coalesce(k.code, n.code) FROM asked a
  LEFT JOIN known k ON k.code_table = a.code_table AND k.word = a.word
  LEFT JOIN known l ON l.code_table = a.code_table AND l.word = a.label
  -- Both say the same, or the word says what the code is a part of.
  LEFT JOIN ybss_registry.code_value n ON n.code_table = a.code_table AND n.code = a.number AND l.code IN (n.code, n.parent);
END
$$;
COMMENT ON FUNCTION ybss_registry.read_codes(text[], text[]) IS
'The codes of words, each of the table beside it: a code, its label, another word for it, or code and word together where they agree; null where the table has no such word or the word means several codes. Stable: reads the code tables. / 将用语批量转换为代码，有歧义的不予转换。';

CREATE OR REPLACE FUNCTION ybss_registry.read_code(p_table text, p_written text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$ SELECT c.code FROM ybss_registry.read_codes(ARRAY[p_table], ARRAY[p_written]) c $$;
COMMENT ON FUNCTION ybss_registry.read_code(text, text) IS 'As read_codes, of one word. Stable: reads the code tables. / 将一个用语转换为代码。';
REVOKE ALL ON FUNCTION ybss_registry.folded_word(text), ybss_registry.read_codes(text[], text[]), ybss_registry.read_code(text, text) FROM PUBLIC;
