-- The rule of a document's number is made of the kinds' shapes: one source.

CREATE OR REPLACE FUNCTION ybss_registry.document_rule() RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT 'CASE WHEN document_kind IN ('''') THEN true '
    || coalesce(string_agg(pg_catalog.format('WHEN document_kind IN (%s) THEN document_number ~ %L', q.codes, '^(' || q.shape || ')$'), ' ' ORDER BY q.codes), '') || ' END'
  FROM (SELECT string_agg(pg_catalog.quote_literal(k.code), ', ' ORDER BY k.code) AS codes, k.shape FROM ybss_registry.document_kind k GROUP BY k.shape) q
$$;
COMMENT ON FUNCTION ybss_registry.document_rule() IS
'The rule that a person''s document number has the shape of its kind. Stable: reads the kinds. / 由证件种类生成的证件号码校验规则。';

CREATE OR REPLACE FUNCTION ybss_registry.keep_document_rule() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- A rule that somebody wrote himself stays; another rule comes with other words, which say the same.
  UPDATE ybss_registry.item i SET rule = ybss_registry.document_rule(), rule_words = CASE i.rule_words
    WHEN '合乎该种证件的号码格式 / of the shape that its kind of document has' THEN '号码合乎其证件种类的格式 / as numbers of its kind of document are'
    ELSE '合乎该种证件的号码格式 / of the shape that its kind of document has' END
  WHERE i.kind = 'person' AND i.item = 'document_number' AND i.rule LIKE 'CASE WHEN document_kind IN (%'
    AND i.rule <> ybss_registry.document_rule() AND char_length(ybss_registry.document_rule()) <= 4000;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_document_rule() IS
'Trigger on kinds of documents: the rule of a document''s number follows their shapes. Volatile: trigger. Security definer: the catalogue is the owner''s. / 证件种类变更时更新号码校验规则。';
CREATE OR REPLACE TRIGGER keep_document_rule AFTER INSERT OR UPDATE OR DELETE ON ybss_registry.document_kind
FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.keep_document_rule();
REVOKE ALL ON FUNCTION ybss_registry.document_rule(), ybss_registry.keep_document_rule() FROM PUBLIC;
-- The statement alone fires the trigger: the rule is made of what is shipped.
UPDATE ybss_registry.document_kind SET shape = shape WHERE false;
