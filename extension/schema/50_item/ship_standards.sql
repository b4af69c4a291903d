-- Takes over what the parts before this one ship, and holds code table document to the kinds of documents.

SELECT ybss_registry.take_shipped('code_table', '{code_table}'), ybss_registry.take_shipped('code_value', '{code_table,code}'),
  ybss_registry.take_shipped('document_kind', '{code}');

-- One source: the kinds of documents. What items take from code table document is what stands there.
CREATE OR REPLACE FUNCTION ybss_registry.keep_document_value() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND OLD.code IS DISTINCT FROM NEW.code THEN
    DELETE FROM ybss_registry.code_value v WHERE v.code_table = 'document' AND v.code = OLD.code;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO ybss_registry.code_value (code_table, code, chinese, english, valid_to, successor, standard, confirmed)
    VALUES ('document', NEW.code, NEW.chinese, NEW.english, NEW.valid_to, NEW.successor, NEW.standard, NEW.confirmed)
    ON CONFLICT (code_table, code) DO UPDATE SET chinese = EXCLUDED.chinese, english = EXCLUDED.english, valid_to = EXCLUDED.valid_to,
      successor = EXCLUDED.successor, standard = EXCLUDED.standard, confirmed = EXCLUDED.confirmed;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_document_value() IS
'Trigger on kinds of documents: code table document has each as a value. Volatile: trigger. Security definer: the code tables are the owner''s. / 证件种类变更时同步证件代码表。';

CREATE OR REPLACE FUNCTION ybss_registry.check_document_value() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM ybss_registry.document_kind k WHERE k.code = OLD.code)
    OR TG_OP <> 'DELETE' AND NOT EXISTS (SELECT FROM ybss_registry.document_kind k
      WHERE (k.code, k.chinese, k.valid_to) = (NEW.code, NEW.chinese, NEW.valid_to)) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV18', TABLE = 'code_value', SCHEMA = 'ybss_registry',
      MESSAGE = 'code table document is made of the kinds of documents', DETAIL = '证件代码表由证件种类表生成，请修改证件种类。',
      HINT = 'Write ybss_registry.document_kind: code, chinese, english, shape, holder.';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
COMMENT ON FUNCTION ybss_registry.check_document_value() IS
'Trigger on code values: those of table document follow the kinds of documents, and are refused otherwise (YBV18). Volatile: trigger. Security definer: people who write have no right to what it reads. / 证件代码须在证件种类表中维护。';
REVOKE ALL ON FUNCTION ybss_registry.keep_document_value(), ybss_registry.check_document_value() FROM PUBLIC;

INSERT INTO ybss_registry.code_value AS v (code_table, code, chinese, english, valid_to, successor, standard, confirmed)
SELECT 'document', k.code, k.chinese, k.english, k.valid_to, k.successor, k.standard, k.confirmed FROM ybss_registry.document_kind k ORDER BY k.code
ON CONFLICT (code_table, code) DO UPDATE SET chinese = EXCLUDED.chinese, english = EXCLUDED.english, valid_to = EXCLUDED.valid_to,
  successor = EXCLUDED.successor, standard = EXCLUDED.standard, confirmed = EXCLUDED.confirmed
WHERE (v.chinese, v.english, v.valid_to, v.successor, v.standard, v.confirmed)
  IS DISTINCT FROM (EXCLUDED.chinese, EXCLUDED.english, EXCLUDED.valid_to, EXCLUDED.successor, EXCLUDED.standard, EXCLUDED.confirmed);
CREATE OR REPLACE TRIGGER keep_document_value AFTER INSERT OR UPDATE OR DELETE ON ybss_registry.document_kind
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_document_value();
CREATE OR REPLACE TRIGGER check_document_value BEFORE INSERT OR UPDATE ON ybss_registry.code_value
FOR EACH ROW WHEN (NEW.code_table = 'document') EXECUTE FUNCTION ybss_registry.check_document_value();
CREATE OR REPLACE TRIGGER check_document_value_gone BEFORE DELETE ON ybss_registry.code_value
FOR EACH ROW WHEN (OLD.code_table = 'document') EXECUTE FUNCTION ybss_registry.check_document_value();

SELECT ybss_registry.take_shipped('code_alias', '{code_table,alias,code}');
