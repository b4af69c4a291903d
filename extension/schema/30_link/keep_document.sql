-- A document has the shape of its kind, and the one by which a person is known is
-- among the person's documents, whoever writes.

CREATE OR REPLACE FUNCTION ybss.document_fault(kind text, number text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT CASE
    WHEN number IS NULL OR kind IS NULL THEN NULL
    WHEN k.code IS NULL THEN 'document_kind'
    WHEN number !~ ('^(' || k.shape || ')$') THEN 'document_shape'
    -- Eighteen digits of these kinds carry a check digit.
    WHEN kind IN ('111', '112', '553', 'L01', 'L02') AND char_length(number) = 18
      AND ybss.try_citizen_id(number) IS NULL THEN 'document_shape' END
  FROM (SELECT) q LEFT JOIN ybss_registry.document_kind k ON k.code = kind
$$;
COMMENT ON FUNCTION ybss.document_fault(text, text) IS
'What is wrong with a document''s number: document_kind (no such kind), document_shape (not as numbers of the kind are), null when nothing is. Stable: reads the kinds. Security definer: the kinds are no secret. / 证件号码校验：种类不存在或格式不符，正确时返回空。';
REVOKE ALL ON FUNCTION ybss.document_fault(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.document_fault(text, text) TO ybss_reader, ybss_operator;

CREATE OR REPLACE FUNCTION ybss_registry.check_document() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_fault text := ybss.document_fault(NEW.kind_code, NEW.number);
BEGIN
  IF v_fault IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBL05', CONSTRAINT = 'document_has_the_shape_of_its_kind',
      TABLE = 'document', SCHEMA = 'ybss_registry',
      MESSAGE = CASE v_fault WHEN 'document_kind' THEN 'there is no such kind of document' ELSE 'not a number of that kind of document' END,
      DETAIL = CASE v_fault WHEN 'document_kind' THEN '证件种类不存在。' ELSE '证件号码与证件种类不符。' END,
      HINT = 'SELECT code, chinese, shape FROM ybss.document_kind';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.check_document() IS
'Refuses (YBL05) a document whose number has not the shape of its kind. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 校验证件号码格式。';
CREATE OR REPLACE TRIGGER check_document BEFORE INSERT OR UPDATE OF kind_code, number ON ybss_registry.document
FOR EACH ROW EXECUTE FUNCTION ybss_registry.check_document();

CREATE OR REPLACE FUNCTION ybss_registry.keep_document() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_issuer text := CASE WHEN (SELECT k.by_state FROM ybss_registry.document_kind k WHERE k.code = NEW.document_kind) THEN coalesce(NEW.nationality, '') ELSE '' END;
BEGIN
  INSERT INTO ybss_registry.document (district, grid, person_id, kind_code, number, issuer)
  VALUES (NEW.district, NEW.grid, NEW.person_id, NEW.document_kind, NEW.document_number, v_issuer)
  ON CONFLICT (district, kind_code, number, issuer) DO NOTHING;
  IF NOT FOUND AND NOT EXISTS (SELECT FROM ybss_registry.document d WHERE d.district = NEW.district
      AND d.kind_code = NEW.document_kind AND d.number = NEW.document_number AND d.person_id = NEW.person_id) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBL06', CONSTRAINT = 'one_row_per_document', TABLE = 'document', SCHEMA = 'ybss_registry',
      MESSAGE = 'the document is another person''s', DETAIL = '该证件已登记在他人名下。',
      HINT = 'Look at both documents; a passport needs its nationality.';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.keep_document() IS
'Puts the document by which a person is known among the person''s documents; refuses (YBL06) one that is another person''s. Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 将据以登记的证件记入人员证件表。';
CREATE OR REPLACE TRIGGER keep_document AFTER INSERT OR UPDATE OF document_kind, document_number ON ybss_registry.person
FOR EACH ROW WHEN (NEW.document_number IS NOT NULL) EXECUTE FUNCTION ybss_registry.keep_document();
