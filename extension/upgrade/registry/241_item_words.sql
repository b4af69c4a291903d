-- Conditions and rules of items have words, which is what people read.
ALTER TABLE ybss_registry.item
  ADD COLUMN required_words text CHECK (char_length(required_words) BETWEEN 2 AND 200),
  ADD COLUMN rule_words text CHECK (char_length(rule_words) BETWEEN 2 AND 200);
COMMENT ON COLUMN ybss_registry.item.required_words IS
'The condition required_if in words, Chinese / English: what people read, who never see the condition. / 必采条件的文字说明。';
COMMENT ON COLUMN ybss_registry.item.rule_words IS
'The rule in words, Chinese / English: what people read, who never see the rule. / 校验规则的文字说明。';
-- Words are no rules, which the trigger would try while functions of two versions stand.
-- A condition of the district's own gets none here; saving it anew asks for them.
ALTER TABLE ybss_registry.item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.item DISABLE TRIGGER items_updated;
UPDATE ybss_registry.item i SET required_words = w.words
FROM (VALUES
  ('nationality <> ''CHN''', '境外人员须填 / persons of another nationality have it'),
  ('document_number IS NULL', '没有其他证件号码的须填 / whoever has no other document has it'),
  ('citizen_id IS NULL', '没有公民身份号码的须填 / whoever has no citizen id has it'),
  ('extract(year FROM birth_date) < extract(year FROM as_of) - 22',
   '今年满 23 岁及以上的须填 / whoever turns 23 this year or is older has it'),
  ('extract(year FROM birth_date) < extract(year FROM as_of) - 18',
   '今年满 19 岁及以上的须填 / whoever turns 19 this year or is older has it'),
  ('extract(year FROM birth_date) < extract(year FROM as_of) - 18 AND extract(year FROM birth_date) > extract(year FROM as_of) - 60',
   '今年满 19 至 59 岁的须填 / whoever turns 19 to 59 this year has it'),
  ('occupation IS NOT NULL', '有职业的须填 / whoever has an occupation has it'),
  ('nationality = ''CHN''', '中国籍人员须填 / persons of Chinese nationality have it'),
  ('residence IS NOT NULL', '有现住地址的须填 / whoever lives in a house here has it'),
  ('same_residence = ''01''', '人户一致的须填 / whoever lives where registered has it'),
  ('same_residence = ''02''', '人户不一致的须填 / whoever lives elsewhere than registered has it'),
  ('household_number IS NOT NULL', '有户号的须填 / whoever has a household number has it'),
  ('permit_number IS NOT NULL', '有居住证号码的须填 / whoever has a permit''s number has it'),
  ('permit_kind IS NOT NULL', '填了办证类型的须填 / whoever has a kind of permit has it'),
  ('left_behind IS NOT NULL', '留守人员须填 / those left behind have it'),
  ('credit_code IS NULL', '没有统一社会信用代码的须填 / units without a credit code have it'),
  ('no_code_reason IS NULL', '没有说明无代码原因的须填 / units that give no reason for having none have it'),
  ('credit_code IS NULL OR "left"(credit_code::text, 1) = ''9''',
   '市场主体和没有代码的单位须填 / enterprises and units without a code have it'),
  ('"left"(credit_code::text, 1) = ''5''', '民政登记的单位须填 / units that civil affairs register have it'),
  ('social_organization IS NOT NULL', '社会组织须填 / social organisations have it'),
  ('representative_document IS NOT NULL',
   '填了法定代表人证件号码的须填 / where the representative''s document is known'),
  ('employees >= 50', '员工 50 人及以上的须填 / units of 50 employees and more have it'),
  ('security_officer IS NOT NULL', '有治保负责人的须填 / units with a head of security have it'),
  ('unit_class IN (''01'', ''02'', ''99'')', '内资、外资和其他企业须填 / domestic, foreign and other enterprises have it'),
  ('dangerous_chemicals', '危化企业须填 / units that deal with dangerous chemicals have it'),
  ('safety_hazard <> ''00''', '有安全隐患的须填 / units with hazards have it'),
  ('has_union', '有工会的须填 / units with a trade union have it'),
  ('school_code IS NOT NULL', '学校须填 / schools have it'),
  ('let_use IS NOT NULL', '出租房屋须填 / houses that are let have it'),
  ('use_code IS NULL OR use_code IN (''01'', ''06'')',
   '住宅、商住混用和未注明用途的须填 / homes, mixed use and unknown use have it'),
  ('chief_name IS NOT NULL', '有楼栋长的须填 / buildings with a caretaker have it')) w(condition, words)
WHERE i.required_if = w.condition;

UPDATE ybss_registry.item i SET rule_words = w.words
FROM (VALUES
  ('name !~ ''[0-9?？*]''', '姓名中没有数字、问号和星号 / no digits, question marks or asterisks in it'),
  ('former_name <> name', '与姓名不同 / another one than the name'),
  ('char_length(foreign_surname) <= 60', '不超过 60 个字符 / at most 60 characters'),
  ('nationality ~ ''^[A-Z]{3}$''', '三位大写字母代码 / three capital letters'),
  ('ybss.region_issued(citizen_id)', '前六位是颁发过号码的地区 / its first six digits are a region that issued ids'),
  ('CASE document_kind WHEN ''516'' THEN document_number ~ ''^[HM][0-9]{8}([0-9]{2})?$'' WHEN ''511'' THEN document_number ~ ''^([0-9]{8}|[0-9]{10}[A-Z]?)$'' WHEN ''414'' THEN document_number ~ ''^[A-Z0-9]{5,17}$'' END',
   '合乎该种证件的号码格式 / of the shape that its kind of document has'),
  ('document_expires >= as_of', '尚未过期 / not expired'),
  ('citizen_id IS NULL OR sex = ybss.sex(citizen_id)',
   '与公民身份号码第17位一致 / as the 17th digit of the citizen id says'),
  ('extract(year FROM birth_date) BETWEEN extract(year FROM as_of) - 130 AND extract(year FROM as_of) AND (citizen_id IS NULL OR birth_date = ybss.birth_date(citizen_id))',
   '130 年之内，且与公民身份号码一致 / of the last 130 years, and as the citizen id says'),
  ('marital_status = ''10'' OR extract(year FROM birth_date) <= extract(year FROM as_of) - 18',
   '今年不满 18 岁的为未婚 / whoever does not turn 18 this year is unmarried'),
  ('extract(year FROM birth_date) <= extract(year FROM as_of) - 12 OR education >= ''70''',
   '今年不满 12 岁的学历不高于初中 / whoever does not turn 12 this year has no more than junior school'),
  ('occupation_class ~ ''^[0-9A-Z]{1,6}$''', '1 至 6 位数字或大写字母 / one to six digits or capital letters'),
  ('ybss.phone_kind(phone) IN (''mobile'', ''fixed'')', '手机号码或固定电话号码 / a mobile or a fixed number'),
  ('char_length(registered_address) >= 4', '至少 4 个字 / at least four characters'),
  ('permit_number ~ ''^[0-9A-Z]{8,20}$''', '8 至 20 位数字或大写字母 / 8 to 20 digits or capital letters'),
  ('permit_issued <= as_of', '不晚于今天 / not later than today'),
  ('permit_expires > permit_issued', '晚于登记日期 / later than the day of issue'),
  ('arrived_on <= as_of', '不晚于今天 / not later than today'),
  ('leaves_on >= arrived_on', '不早于抵达日期 / not earlier than the arrival'),
  ('CASE left_behind WHEN ''03'' THEN extract(year FROM birth_date) >= extract(year FROM as_of) - 18 WHEN ''01'' THEN extract(year FROM birth_date) <= extract(year FROM as_of) - 60 END',
   '留守儿童今年不超过 18 岁，留守老人今年满 60 岁 / children do not turn 19 this year, the old are 60'),
  ('ybss.try_citizen_id(guardian_citizen_id) IS NOT NULL', '有效的公民身份号码 / a valid citizen id'),
  ('annual_income BETWEEN 0 AND 100000000', '0 至 1 亿元 / 0 to 100 million yuan'),
  ('family_income >= annual_income', '不低于个人年收入 / not less than the person''s own'),
  ('char_length(name) >= 2', '至少 2 个字 / at least two characters'),
  ('char_length(registration_number) <> 15 OR ybss.business_registration_valid(registration_number)',
   '15 位注册号的校验码正确 / a number of 15 digits has the right check digit'),
  ('founded_on <= as_of', '不晚于今天 / not later than today'),
  ('employees BETWEEN 0 AND 1000000', '0 至 100 万人 / 0 to a million people'),
  ('representative !~ ''[0-9?？*]''', '姓名中没有数字、问号和星号 / no digits, question marks or asterisks in it'),
  ('representative_document_kind <> ''111'' OR ybss.try_citizen_id(representative_document) IS NOT NULL',
   '居民身份证的号码有效 / valid where it is an identity card'),
  ('union_members BETWEEN 0 AND employees', '不超过员工数 / not more than the employees'),
  ('women BETWEEN 0 AND employees', '不超过员工数 / not more than the employees'),
  ('school_code ~ ''^[0-9A-Z]{6,12}$''', '6 至 12 位数字或大写字母 / 6 to 12 digits or capital letters'),
  ('students > 0', '至少 1 人 / at least one'),
  ('guards >= 0', '不为负数 / not negative'),
  ('area BETWEEN 5 AND 5000', '5 至 5000 平方米 / 5 to 5,000 square metres'),
  ('address_state IN (''confirmed'', ''installed'')',
   '标准地址已确认或已安装门牌 / the address is confirmed or has its plate'),
  ('ybss.try_citizen_id(tenant_citizen_id) IS NOT NULL', '有效的公民身份号码 / a valid citizen id'),
  ('area BETWEEN 10 AND 2000000', '10 至 200 万平方米 / 10 to 2,000,000 square metres'),
  ('storeys BETWEEN 1 AND 150', '1 至 150 层 / 1 to 150'),
  ('entrances BETWEEN 1 AND 60', '1 至 60 个 / 1 to 60'),
  ('houses > 0', '至少一套房屋 / at least one house'),
  ('ybss.phone_kind(chief_mobile) = ''mobile''', '手机号码 / a mobile number'),
  ('ybss.try_citizen_id(head_citizen_id) IS NOT NULL', '有效的公民身份号码 / a valid citizen id'),
  ('members BETWEEN 1 AND 60', '1 至 60 人 / 1 to 60')) w(condition, words)
WHERE i.rule = w.condition;
ALTER TABLE ybss_registry.item ENABLE TRIGGER items_updated;
ALTER TABLE ybss_registry.item FORCE ROW LEVEL SECURITY;
