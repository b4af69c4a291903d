-- What a credit code tells, older numbers of units, checks that do not raise.

CREATE FUNCTION ybss.credit_code_fault(code text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_fault';
COMMENT ON FUNCTION ybss.credit_code_fault(text) IS
'What is wrong with a credit code: SQLSTATE, English, Chinese; null when it is right. Immutable: arithmetic (GB 32100-2015). / 统一社会信用代码的错误说明，正确时返回空。';

CREATE FUNCTION ybss.try_credit_code(code text) RETURNS ybss.credit_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_try';
COMMENT ON FUNCTION ybss.try_credit_code(text) IS
'The credit code that a text is, null when it is none. Immutable: arithmetic. / 文本转统一社会信用代码，无效时返回空。';

CREATE FUNCTION ybss.registration_department(code ybss.credit_code) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_credit_code_department';
COMMENT ON FUNCTION ybss.registration_department(ybss.credit_code) IS
'First two characters: department of registration and class of unit (91 enterprise, 92 individual business, 52 private non-enterprise unit ...). Immutable: arithmetic (GB 32100-2015). / 前两位：登记管理部门与机构类别（91企业、92个体工商户、52民办非企业等）。';

CREATE FUNCTION ybss.region(code ybss.credit_code) RETURNS ybss.division_code
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_credit_code_region';
COMMENT ON FUNCTION ybss.region(ybss.credit_code) IS
'Division of the authority that registered the unit (10 the State); null when it begins with 0. Immutable: arithmetic. / 登记管理机关行政区划（10为国家级）；以0开头时返回空。';

CREATE FUNCTION ybss.organization_code(code ybss.credit_code) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_credit_code_organization';
COMMENT ON FUNCTION ybss.organization_code(ybss.credit_code) IS
'Organisation code inside a credit code, as printed: M000100Y-4 (GB 11714-1997). Immutable: arithmetic. / 统一社会信用代码中的组织机构代码，如 M000100Y-4。';

CREATE FUNCTION ybss.organization_code_fault(code text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_organization_code_fault';
COMMENT ON FUNCTION ybss.organization_code_fault(text) IS
'What is wrong with an organisation code, with or without its dash; null when it is right. Immutable: arithmetic (GB 11714-1997). / 组织机构代码的错误说明，正确时返回空。';

CREATE FUNCTION ybss.organization_code_valid(code text) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_organization_code_valid';
COMMENT ON FUNCTION ybss.organization_code_valid(text) IS
'Is it a right organisation code, with or without its dash? Immutable: arithmetic (GB 11714-1997). / 组织机构代码是否正确。';

CREATE FUNCTION ybss.business_registration_fault(number text) RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_business_registration_fault';
COMMENT ON FUNCTION ybss.business_registration_fault(text) IS
'What is wrong with an old business registration number of 15 digits; null when it is right. Immutable: arithmetic (GS 15-2006, MOD 11,10). / 工商注册号（15位）的错误说明，正确时返回空。';

CREATE FUNCTION ybss.business_registration_valid(number text) RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'ybss_business_registration_valid';
COMMENT ON FUNCTION ybss.business_registration_valid(text) IS
'Is it a right old business registration number of 15 digits? Immutable: arithmetic (GS 15-2006, MOD 11,10). / 工商注册号（15位）是否正确。';
