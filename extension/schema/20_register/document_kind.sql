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
  CONSTRAINT example_has_the_shape CHECK (example ~ ('^(' || shape || ')$'))
);
COMMENT ON TABLE ybss_registry.document_kind IS
'Kinds of identity documents (GA/T 517; codes that begin with L are local) and the shape that a number of each has. / 证件种类及号码格式。';
COMMENT ON COLUMN ybss_registry.document_kind.shape IS
'Regular expression that the whole number matches, in capitals without spaces. / 号码格式（正则表达式）。';
COMMENT ON COLUMN ybss_registry.document_kind.holder IS
'Whom the document is issued to: decides who is 境外. / 持证人类别。';

INSERT INTO ybss_registry.document_kind (code, chinese, english, shape, holder, example) VALUES
('111', '居民身份证', 'resident identity card', '[1-9][0-9]{16}[0-9X]', 'mainland', '11010519491231002X'),
('112', '临时居民身份证', 'temporary resident identity card', '[1-9][0-9]{16}[0-9X]', 'mainland', '11010519491231002X'),
('113', '户口簿', 'household register', '[0-9]{6,18}[0-9X]?', 'mainland', '520399000000001'),
('114', '中国人民解放军军官证', 'officer of the army', '[\u4e00-\u9fff]{0,4}第?[0-9]{6,9}号?', 'mainland', '军字第0100001号'),
('115', '中国人民武装警察部队警官证', 'officer of the armed police', '[\u4e00-\u9fff]{0,4}第?[0-9]{6,9}号?', 'mainland', '武字第0100001号'),
('335', '机动车驾驶证', 'driving licence', '[0-9]{15}([0-9]{2}[0-9X])?', 'anyone', '11010519491231002X'),
('411', '外交护照', 'diplomatic passport', '[A-Z0-9]{5,17}', 'anyone', 'DE0000001'),
('412', '公务护照', 'service passport', '[A-Z0-9]{5,17}', 'anyone', 'SE0000001'),
('414', '普通护照', 'ordinary passport', '[A-Z0-9]{5,17}', 'anyone', 'E00000001'),
('511', '台湾居民来往大陆通行证', 'travel permit of a Taiwan resident', '[0-9]{8}|[0-9]{10}[A-Z]', 'taiwan', '00000001'),
('516', '港澳居民来往内地通行证', 'travel permit of a Hong Kong or Macao resident', '[HM][0-9]{8}([0-9]{2})?', 'hong_kong_macao', 'H00000001'),
('553', '外国人永久居留身份证', 'permanent residence card of a foreigner: since 2023 18 digits, before 15 characters', '9[0-9]{16}[0-9X]|[A-Z]{3}[0-9]{12}', 'foreign', 'CAN110081010111'),
('554', '外国人居留证', 'residence permit of a foreigner', '[A-Z0-9]{6,15}', 'foreign', 'A0000001'),
('990', '其他证件', 'another document', '[0-9A-Z]{4,30}', 'anyone', '000001'),
('L01', '港澳居民居住证', 'residence permit of a Hong Kong or Macao resident', '8[12]0000[0-9]{11}[0-9X]', 'hong_kong_macao', '810000199001010019'),
('L02', '台湾居民居住证', 'residence permit of a Taiwan resident', '830000[0-9]{11}[0-9X]', 'taiwan', '830000199001010012'),
('L03', '出生医学证明', 'birth certificate', '[A-Z][0-9]{9}', 'mainland', 'A000000001');

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
