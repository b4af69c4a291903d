-- Kinds of documents with the shapes of their numbers, and why a record may be
-- without what it should have: rows, because they differ by office and year.

CREATE TABLE ybss_registry.document_kind (
  code text PRIMARY KEY CHECK (code ~ '^[0-9A-Z]{2,4}$'),
  chinese text NOT NULL,
  english text NOT NULL,
  shape text NOT NULL DEFAULT '[0-9A-Z]{4,30}',
  holder text NOT NULL DEFAULT 'anyone'
    CHECK (holder IN ('anyone', 'mainland', 'hong_kong_macao', 'taiwan', 'foreign')),
  example text,
  by_state boolean NOT NULL DEFAULT false,
  valid_to date NOT NULL DEFAULT 'infinity',
  successor text,
  standard text,
  confirmed smallint NOT NULL DEFAULT 0 CHECK (confirmed BETWEEN 0 AND 2),
  CONSTRAINT example_has_the_shape CHECK (example ~ ('^(' || shape || ')$'))
);
COMMENT ON TABLE ybss_registry.document_kind IS
'Kinds of identity documents (GA/T 2000.156-2016; codes that begin with L are local) and the shape that a number of each has. Code table document is made of them; what is shipped: 50_item/standard_document.sql. / 证件种类及号码格式。';
COMMENT ON COLUMN ybss_registry.document_kind.shape IS
'Regular expression that the whole number matches, in capitals without spaces. / 号码格式（正则表达式）。';
COMMENT ON COLUMN ybss_registry.document_kind.holder IS
'Whom the document is issued to: decides who is 境外. / 持证人类别。';
COMMENT ON COLUMN ybss_registry.document_kind.by_state IS
'Whether every state issues it, as passports: numbers of two states may be equal, the nationality tells them apart. / 各国均签发，号码须与国籍一并区分。';
COMMENT ON COLUMN ybss_registry.document_kind.valid_to IS
'First day on which the kind is no longer used for new entries; documents that have it stay. / 停用日期，已有证件保留。';
COMMENT ON COLUMN ybss_registry.document_kind.successor IS 'The kind that is used instead since then. / 停用后改用的种类。';
COMMENT ON COLUMN ybss_registry.document_kind.standard IS 'Where the kind comes from, if not from GA/T 2000.156. / 与标准不同的，注明出处。';
COMMENT ON COLUMN ybss_registry.document_kind.confirmed IS
'How many public copies of the standard have the code with this name. / 经几份公开副本核对一致。';

CREATE TABLE ybss_registry.no_document_reason (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{2}$'),
  chinese text NOT NULL,
  english text NOT NULL
);
COMMENT ON TABLE ybss_registry.no_document_reason IS 'Why a person has no document. / 人员无证件的原因。';
INSERT INTO ybss_registry.no_document_reason (code, chinese, english) VALUES
('01', '新生儿尚未申报户口', 'a newborn not yet registered'),
('02', '户口未落', 'registered in no household'),
('03', '证件遗失或正在补办', 'lost, or being issued again'),
('04', '本人拒绝出示', 'the person would not show one'),
('05', '无国籍', 'without nationality'),
('06', '无法表明身份', 'cannot say who they are'),
('90', '来源清单未提供', 'the list did not say'),
('99', '其他', 'another');

CREATE TABLE ybss_registry.no_code_reason (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{2}$'),
  chinese text NOT NULL,
  english text NOT NULL,
  unlicensed boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE ybss_registry.no_code_reason IS
'Why a unit has no credit code: one of these, never a made-up number instead. / 单位无统一社会信用代码的原因。';
COMMENT ON COLUMN ybss_registry.no_code_reason.unlicensed IS
'True where the reason makes the unit one that works without a licence. / 是否属无证经营。';
INSERT INTO ybss_registry.no_code_reason (code, chinese, english, unlicensed) VALUES
('01', '依法无需登记', 'needs no registration by law', false),
('02', '正在办理登记', 'registration is under way', false),
('03', '无证经营', 'does business without registration', true),
('04', '分支或内设机构，使用上级代码', 'a branch that works under the code of the unit above', false),
('05', '涉密单位不公开代码', 'a unit whose code is not open', false),
('06', '境外机构驻点', 'a post of an institution abroad', false),
('07', '旧注册号尚未换发', 'still has a registration number of before 2015', false),
('90', '来源清单未提供', 'the list did not say', false),
('99', '其他', 'another', false);
