-- Where the code tables come from, as people read it.

CREATE OR REPLACE VIEW ybss.code_table WITH (security_barrier) AS
SELECT t.code_table, t.chinese, t.standard, t.edition, t.edition_day,
  CASE WHEN t.own THEN '本区自建 / the district''s own' WHEN t.confirmed = 0 THEN '未经核对 / not compared'
    WHEN t.confirmed = 1 THEN '与一份公开副本核对 / compared with one public copy' ELSE '与两份公开副本核对 / compared with two public copies' END AS confirmed,
  t.source, t.own, count(v.code) AS "values", count(v.code) FILTER (WHERE v.valid_to <= ybss.today()) AS ended,
  count(v.code) FILTER (WHERE v.confirmed < 2 AND NOT t.own) AS less_confirmed,
  count(v.code) FILTER (WHERE s.key IS NULL) AS own_values, count(v.code) FILTER (WHERE s."row"->>'chinese' <> v.chinese) AS own_labels,
  (SELECT count(*) FROM ybss_registry.code_alias a WHERE a.code_table = t.code_table) AS words
FROM ybss_registry.code_table t LEFT JOIN ybss_registry.code_value v USING (code_table)
LEFT JOIN ybss_registry.shipped_row s ON CASE v.code_table WHEN 'document' THEN (s.relation, s.key) = ('document_kind', v.code)
  ELSE (s.relation, s.key) = ('code_value', v.code_table || ' ' || v.code) END
GROUP BY t.code_table;
COMMENT ON VIEW ybss.code_table IS
'Each code table with its standard, the edition and its day, how many public copies of the standard confirm it and which, whether it is the district''s own; how many values it has, how many of them have ended, are confirmed by less than two copies, are the district''s own or have a label of the district; and how many words are read beside the labels. / 各代码表的标准、版本、实施日期和核对情况。';

CREATE OR REPLACE VIEW ybss.code_alias WITH (security_barrier) AS
SELECT a.code_table, a.alias, a.code, v.chinese, a.source, a.own,
  w.code IS NULL AS not_read
FROM ybss_registry.code_alias a JOIN ybss_registry.code_value v USING (code_table, code)
LEFT JOIN ybss_registry.code_word w ON w.code_table = a.code_table AND w.word = ybss_registry.folded_word(a.alias) AND w.code = a.code;
COMMENT ON VIEW ybss.code_alias IS
'Words that offices write for a code beside its label, with the label that is shown. not_read: the word means several codes, or another row goes before this one. / 代码别名；not_read 表示有歧义而不予识别。';
GRANT SELECT ON ybss.code_table, ybss.code_alias TO ybss_reader, ybss_operator, ybss_auditor;
-- A view's reader calls its functions: this one folds a word that the caller gives, and tells nothing.
GRANT EXECUTE ON FUNCTION ybss_registry.folded_word(text) TO ybss_reader, ybss_operator, ybss_auditor;
