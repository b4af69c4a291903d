-- Code tables with their standard and its edition, words that offices use, one table of documents.
-- What stands is compared with what the versions before shipped, so that rows of the district's own are known.
CREATE TABLE ybss_registry.shipped_row (
  relation text NOT NULL,
  key text NOT NULL,
  "row" jsonb,
  next jsonb,
  PRIMARY KEY (relation, key)
);
COMMENT ON TABLE ybss_registry.shipped_row IS
'Rows of code tables, their values, words and kinds of documents as this version ships them. What stands otherwise in the tables themselves is the district''s own and stays when another version comes. / 随版本发布的代码表内容，用于升级时保留本区自行修改的部分。';
COMMENT ON COLUMN ybss_registry.shipped_row."row" IS 'As it was shipped last. / 上一次发布的内容。';
COMMENT ON COLUMN ybss_registry.shipped_row.next IS 'As the version being installed ships it; taken over at once. / 本次发布的内容，随即生效。';
ALTER TABLE ybss_registry.code_table ADD COLUMN edition text, ADD COLUMN edition_day date, ADD COLUMN source text,
  ADD COLUMN confirmed smallint NOT NULL DEFAULT 0 CHECK (confirmed BETWEEN 0 AND 2), ADD COLUMN own boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN ybss_registry.code_table.edition IS 'The edition of the standard, by its year. / 标准版本（年号）。';
COMMENT ON COLUMN ybss_registry.code_table.edition_day IS 'When that edition came into force; null where no copy says so. / 该版本的实施日期。';
COMMENT ON COLUMN ybss_registry.code_table.source IS 'The copies of the standard with which it was compared. / 核对所用的公开副本。';
COMMENT ON COLUMN ybss_registry.code_table.confirmed IS
'How many public copies of the standard confirm it: two, one or none; none of them is the official text. / 经几份公开副本核对一致。';
COMMENT ON COLUMN ybss_registry.code_table.own IS 'True for a table of the district''s own. / 是否本区自建。';
ALTER TABLE ybss_registry.code_value ADD COLUMN successor text, ADD COLUMN standard text,
  ADD COLUMN confirmed smallint NOT NULL DEFAULT 0 CHECK (confirmed BETWEEN 0 AND 2);
COMMENT ON COLUMN ybss_registry.code_value.successor IS 'The code that is used instead since then. / 停用后改用的代码。';
COMMENT ON COLUMN ybss_registry.code_value.standard IS
'Where the value comes from, if from elsewhere than its table: an older edition, another system. / 与代码表来源不同的，注明出处。';
COMMENT ON COLUMN ybss_registry.code_value.confirmed IS
'How many public copies of the standard have the code with this word. / 经几份公开副本核对一致。';
CREATE TABLE ybss_registry.code_alias (
  code_table text NOT NULL,
  alias text NOT NULL CHECK (char_length(alias) BETWEEN 1 AND 100),
  code text NOT NULL,
  source text NOT NULL DEFAULT '本区',
  own boolean NOT NULL DEFAULT true,
  PRIMARY KEY (code_table, alias, code),
  FOREIGN KEY (code_table, code) REFERENCES ybss_registry.code_value ON UPDATE CASCADE ON DELETE CASCADE
);
COMMENT ON TABLE ybss_registry.code_alias IS
'Words that offices write for a code beside its label: 本科, 大专, 姐姐, 身份证. They are read to the code and shown as its label. A word with several codes of one table is read as none of them. A district adds its own, which go before those that are shipped. / 代码别名：办公用语与标准代码的对应，一词多码的不予识别。';
COMMENT ON COLUMN ybss_registry.code_alias.alias IS
'As it is written; width, blanks, brackets and capitals make no difference. / 别名，全半角、空格、括号、大小写不影响识别。';
COMMENT ON COLUMN ybss_registry.code_alias.own IS 'True for a word that the district added. / 是否本区增加。';
ALTER TABLE ybss_registry.document_kind ADD COLUMN by_state boolean NOT NULL DEFAULT false, ADD COLUMN valid_to date NOT NULL DEFAULT 'infinity',
  ADD COLUMN successor text, ADD COLUMN standard text, ADD COLUMN confirmed smallint NOT NULL DEFAULT 0 CHECK (confirmed BETWEEN 0 AND 2);
COMMENT ON TABLE ybss_registry.document_kind IS
'Kinds of identity documents (GA/T 2000.156-2016; codes that begin with L are local) and the shape that a number of each has. Code table document is made of them; what is shipped: 50_item/standard_document.sql. / 证件种类及号码格式。';
COMMENT ON COLUMN ybss_registry.document_kind.by_state IS
'Whether every state issues it, as passports: numbers of two states may be equal, the nationality tells them apart. / 各国均签发，号码须与国籍一并区分。';
COMMENT ON COLUMN ybss_registry.document_kind.valid_to IS
'First day on which the kind is no longer used for new entries; documents that have it stay. / 停用日期，已有证件保留。';
COMMENT ON COLUMN ybss_registry.document_kind.successor IS 'The kind that is used instead since then. / 停用后改用的种类。';
COMMENT ON COLUMN ybss_registry.document_kind.standard IS 'Where the kind comes from, if not from GA/T 2000.156. / 与标准不同的，注明出处。';
COMMENT ON COLUMN ybss_registry.document_kind.confirmed IS
'How many public copies of the standard have the code with this name. / 经几份公开副本核对一致。';
COMMENT ON COLUMN ybss_registry.building.structure IS
'房屋结构 of the title registers: 1 钢结构 … 6 其他结构; 01 to 06 of earlier versions stay. / 建筑结构代码。';
ALTER TABLE ybss_registry.item DROP CONSTRAINT item_rule_check, ADD CONSTRAINT item_rule_check CHECK (char_length(rule) <= 4000);

-- As it was shipped: the tables, their values, the kinds of documents.
INSERT INTO ybss_registry.shipped_row (relation, key, "row")
SELECT 'code_table', t.code_table, jsonb_build_object('code_table', t.code_table, 'chinese', t.chinese, 'standard', t.standard, 'confirmed', 0, 'own', false)
FROM (VALUES
('sex', '性别', 'GB/T 2261.1'),
('marital_status', '婚姻状况', 'GB/T 2261.2'),
('education', '学历', 'GB/T 4658-2006'),
('relation_short', '家庭关系（一位）', 'GB/T 4761-2008'),
('relation', '家庭关系（两位）', 'GB/T 4761-2008'),
('document', '证件种类', 'GA/T 517'),
('household_kind', '户口类别', '公安业务代码'),
('structure', '建筑结构', '公安业务代码'),
('event', '事件类型', 'GB/T 31000-2015'),
('event_scale', '事件规模', 'GB/T 31000-2015'),
('same_residence', '人户一致标识', 'GB/T 31000-2015'),
('enterprise', '企业类别', 'GB/T 31000-2015'),
('dwelling', '住所类型', 'GB/T 31000-2015'),
('attention', '关注程度', 'GB/T 31000-2015'),
('let_use', '出租用途', 'GB/T 31000-2015'),
('permit', '办证类型', 'GB/T 31000-2015'),
('safety_hazard', '安全隐患类型', 'GB/T 31000-2015'),
('economy', '家庭经济情况', 'GB/T 31000-2015'),
('building_use', '建筑用途', 'GB/T 31000-2015'),
('visit_purpose', '来华目的', 'GB/T 31000-2015'),
('inflow_reason', '流入原因', 'GB/T 31000-2015'),
('left_behind', '留守人员类型', 'GB/T 31000-2015'),
('registration_type', '登记注册类型', 'GB/T 31000-2015'),
('social_organization', '社会组织类型', 'GB/T 31000-2015'),
('house_hazard', '隐患类型', 'GB/T 31000-2015')) t(code_table, chinese, standard);
UPDATE ybss_registry.code_table t SET own = false FROM ybss_registry.shipped_row s WHERE s.relation = 'code_table' AND s.key = t.code_table;
INSERT INTO ybss_registry.code_table (code_table, chinese, standard, own) VALUES ('nationality', 'nationality', '', false), ('statistical_type', 'statistical_type', '', false)
ON CONFLICT DO NOTHING;
INSERT INTO ybss_registry.shipped_row (relation, key, "row")
SELECT 'code_table', t.code_table, to_jsonb(t) FROM ybss_registry.code_table t
WHERE t.code_table IN ('nationality', 'statistical_type') AND (t.standard, t.own) = ('', false);
INSERT INTO ybss_registry.shipped_row (relation, key, "row")
SELECT 'code_value', t.code_table || ' ' || split_part(v, '=', 1), jsonb_build_object('code_table', t.code_table, 'code', split_part(v, '=', 1),
  'chinese', split_part(v, '=', 2), 'parent', CASE WHEN t.code_table = 'event' AND v ~ '^[0-9]{4}' THEN left(v, 2) END, 'valid_to', 'infinity', 'confirmed', 0)
FROM (VALUES
('sex', '0=未知 1=男 2=女 9=未说明'),
('marital_status', '10=未婚 20=已婚 21=初婚 22=再婚 23=复婚 30=丧偶 40=离婚 90=未说明'),
('education', '10=研究生 11=博士毕业 12=博士结业 13=博士肄业 14=硕士毕业 15=硕士结业 16=硕士肄业 17=研究生班毕业 18=研究生班结业 19=研究生班肄业 20=大学本科 21=大学毕业 22=大学结业 23=大学肄业 28=大学普通班 30=大学专科 31=专科毕业 32=专科结业 33=专科肄业 40=中等职业 41=中专毕业 42=中专结业 43=中专肄业 44=职高毕业 45=职高结业 46=职高肄业 47=技校毕业 48=技校结业 49=技校肄业 60=普通高中 61=高中毕业 62=高中结业 63=高中肄业 70=初中 71=初中毕业 73=初中肄业 80=小学 81=小学毕业 83=小学肄业 90=其他'),
('relation_short', '0=本人或户主 1=配偶 2=子 3=女 4=孙辈 5=父母 6=祖辈 7=兄弟姐妹 8=其他'),
('document', '111=居民身份证 112=临时居民身份证 113=户口簿 114=军官证 115=武警警官证 335=机动车驾驶证 411=外交护照 412=公务护照 414=普通护照 511=台湾居民来往大陆通行证 516=港澳居民来往内地通行证 553=外国人永久居留证 554=外国人居留证 990=其他证件 L01=港澳居民居住证 L02=台湾居民居住证 L03=出生医学证明'),
('household_kind', '0=未落常住户口 1=非农业家庭户 2=农业家庭户 3=非农业集体户 4=农业集体户 6=寄住 7=暂住 8=其他'),
('structure', '01=土木 02=砖木 03=砖混 04=框架 05=剪力墙 06=钢结构'),
('event_scale', '01=个体性事件 02=一般群体性事件 03=重大群体性事件'),
('same_residence', '01=一致 02=不一致'),
('enterprise', '01=内资企业 02=外资企业 03=个体工商户 04=农民专业合作社 99=其他企业'),
('dwelling', '01=自购房屋 02=租赁房屋 03=寄宿 04=借住 05=单位宿舍 06=临时性宿舍 07=农民工公寓 99=其他'),
('attention', '01=高 02=中 03=低'),
('let_use', '01=宿舍 02=住房 03=商铺 04=办公 05=仓库 06=厂房 99=其他'),
('permit', '01=居住证 02=暂住证 99=其他'),
('safety_hazard', '00=无 01=治安隐患 02=消防隐患 03=矛盾纠纷隐患 04=劳资纠纷隐患 99=其他'),
('economy', '01=无固定经济来源 02=有固定经济来源 03=低收入家庭 04=贫困 99=其他'),
('building_use', '01=住宅 02=商业 03=办公 04=工业 05=仓储 06=商住混用 99=其他'),
('visit_purpose', '01=商务 02=就业 03=学习 04=定居 05=探亲 99=其他'),
('inflow_reason', '01=务工 02=务农 03=经商 04=学习培训 05=婚嫁 06=随迁 08=投亲靠友 09=工作调动 99=其他'),
('left_behind', '01=留守老人 02=留守妇女 03=留守儿童'),
('registration_type', '110=国有 120=集体 130=股份合作 140=联营 150=有限责任公司 160=股份有限公司 170=私营 190=其他内资企业 200=港澳台商投资企业 300=外商投资企业'),
('social_organization', '01=社会团体 02=民办非企业单位 03=基金会 99=其他'),
('house_hazard', '00=无 01=火灾隐患 02=治安隐患 03=矛盾纠纷隐患 04=危化物品隐患 99=其他'),
('relation', '01=本人 02=户主 10=配偶 11=夫 12=妻 20=子 21=独生子 22=长子 23=次子 24=三子 25=四子 26=五子 27=养子或继子 28=女婿 29=其他儿子 30=女 31=独生女 32=长女 33=次女 34=三女 35=四女 36=五女 37=养女或继女 38=儿媳 39=其他女儿 40=孙子、孙女或外孙子、外孙女 41=孙子 42=孙女 43=外孙子 44=外孙女 45=孙媳妇或外孙媳妇 46=孙女婿或外孙女婿 47=曾孙子或外曾孙子 48=曾孙女或外曾孙女 49=其他孙辈 50=父母 51=父亲 52=母亲 53=公公 54=婆婆 55=岳父 56=岳母 57=继父或养父 58=继母或养母 59=其他父母关系 60=祖父母或外祖父母 61=祖父 62=祖母 63=外祖父 64=外祖母 65=配偶的祖辈 66=曾祖父 67=曾祖母 68=配偶的曾祖辈 69=其他祖辈 70=兄弟姐妹 71=兄 72=嫂 73=弟 74=弟媳 75=姐 76=姐夫 77=妹 78=妹夫 79=其他兄弟姐妹 80=其他 81=伯父 82=伯母 83=叔父 84=婶母 85=舅父 86=舅母 87=姨父 88=姨母 89=姑父 90=姑母 91=堂兄弟姐妹 92=表兄弟姐妹 93=侄子 94=侄女 95=外甥 96=外甥女 97=其他亲属 99=非亲属'),
('event', '01=婚恋家庭纠纷 02=邻里纠纷 03=人格权纠纷 04=物权相关纠纷 05=侵权相关纠纷 06=合同及相关纠纷 07=劳动人事争议 08=金融借贷纠纷 09=土地及资源权属纠纷 10=其他民商事纠纷 11=城乡建设发展纠纷 12=涉民政纠纷 13=其他行政执法纠纷 14=涉法涉诉纠纷 15=涉组织涉纪检纠纷 99=其他 0101=恋爱及婚姻 0102=抚养赡养监护 0103=分家与继承 0199=婚恋家庭其他 0201=用水排水通行通风采光 0202=相邻土地建筑利用 0203=相邻污染损害防止 0299=邻里其他 0301=姓名肖像 0302=名誉隐私 0303=身体健康及人身自由 0399=人格权其他 0401=财物返还及损害赔偿 0402=物业及其管理 0403=房屋等不动产登记 0499=物权其他 0501=教育机构 0502=医疗损害 0503=交通事故 0504=环境污染 0505=产品责任 0506=网络侵权 0507=劳务损害 0599=侵权其他 0601=消费及服务 0602=房产买卖租赁 0603=交易贸易 0604=运输仓储 0699=合同其他 0701=劳动合同、劳务派遣 0702=社会保险 0703=福利待遇 0704=人事争议 0799=劳动人事其他 0801=证券基金期货 0802=投资信托理财 0803=保险 0804=借贷及担保 0899=金融借贷其他 0901=土地承包经营 0902=宅基地使用 0903=山林矿产 0904=水域水利 0999=土地及资源其他 1001=知识产权 1002=公司企业设立解散 1003=海事海商 1004=竞争纠纷 1005=票据与信用证 1006=无因管理与不当得利 1099=其他民商事 1101=国有土地上房屋征收 1102=农村集体土地征用 1103=城乡规划及拆违 1104=基础设施建设及市政市容 1105=移民安置 1199=城乡建设其他 1201=村（社区）选举和管理 1202=优抚救助 1203=区划边界 1299=涉民政其他 1301=城市管理 1302=教育文体管理 1303=工商税务管理 1304=安全生产管理 1305=交通运输管理 1306=海事渔事管理 1307=计划生育管理 1399=行政执法其他 1401=涉公安 1402=涉检察院 1403=涉法院 1404=涉司法行政机关 1501=组织人事 1502=干部作风 1599=组织纪检其他')
) t(code_table, list), regexp_split_to_table(t.list, ' ') v WHERE t.code_table <> 'document';
INSERT INTO ybss_registry.shipped_row (relation, key, "row")
SELECT 'document_kind', k.code, jsonb_build_object('code', k.code, 'chinese', k.chinese, 'english', k.english, 'shape', k.shape, 'holder', k.holder, 'example', k.example,
  'by_state', false, 'valid_to', 'infinity', 'confirmed', 0)
FROM (VALUES
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
('L03', '出生医学证明', 'birth certificate', '[A-Z][0-9]{9}', 'mainland', 'A000000001')) k(code, chinese, english, shape, holder, example);

-- Kinds that a district had in the code table alone, and labels of its own there, are kinds of documents now.
INSERT INTO ybss_registry.document_kind (code, chinese, english)
SELECT v.code, v.chinese, coalesce(v.english, v.chinese) FROM ybss_registry.code_value v
WHERE v.code_table = 'document' AND v.code ~ '^[0-9A-Z]{2,4}$' ON CONFLICT DO NOTHING;
-- The others cannot be kinds: no document has them.
DELETE FROM ybss_registry.code_value v WHERE v.code_table = 'document' AND NOT EXISTS (SELECT FROM ybss_registry.document_kind k WHERE k.code = v.code);

-- The birth certificate has its code in the standard: documents under the invented one are renewed, where nobody has it twice.
INSERT INTO ybss_registry.document_kind (code, chinese, english, shape, holder, example, confirmed)
VALUES ('117', '出生医学证明', 'birth certificate', '[A-Z][0-9]{9}', 'mainland', 'A000000001', 2) ON CONFLICT DO NOTHING;
ALTER TABLE ybss_registry.document NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.person NO FORCE ROW LEVEL SECURITY;
UPDATE ybss_registry.document d SET kind_code = '117' WHERE d.kind_code = 'L03' AND NOT EXISTS (
  SELECT FROM ybss_registry.document o WHERE (o.district, o.kind_code, o.number) = (d.district, '117', d.number));
UPDATE ybss_registry.person p SET document_kind = '117' WHERE p.document_kind = 'L03' AND EXISTS (
  SELECT FROM ybss_registry.document d WHERE (d.district, d.person_id, d.kind_code, d.number) = (p.district, p.person_id, '117', p.document_number));
ALTER TABLE ybss_registry.person FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.document FORCE ROW LEVEL SECURITY;

-- The catalogue: what nobody has changed follows. Triggers would try rules while functions of two versions stand.
ALTER TABLE ybss_registry.item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.item DISABLE TRIGGER items_updated, DISABLE TRIGGER items_inserted;
UPDATE ybss_registry.item i SET value_type = 'code', code_table = 'nationality', basis = '国籍法；GB/T 2659.1-2022',
  remedy = '填写 GB/T 2659.1 的代码或名称，如 CHN、中国 / a code or name of GB/T 2659.1'
WHERE i.kind = 'person' AND i.item = 'nationality' AND i.value_type = 'text' AND i.rule = 'nationality ~ ''^[A-Z]{3}$''';
UPDATE ybss_registry.item i SET rule = 'CASE WHEN document_kind IN ('''') THEN true END',
  rule_words = '号码合乎其证件种类的格式 / as numbers of its kind of document are'
WHERE i.kind = 'person' AND i.item = 'document_number'
  AND i.rule = 'CASE document_kind WHEN ''516'' THEN document_number ~ ''^[HM][0-9]{8}([0-9]{2})?$'' WHEN ''511'' THEN document_number ~ ''^([0-9]{8}|[0-9]{10}[A-Z]?)$'' WHEN ''414'' THEN document_number ~ ''^[A-Z0-9]{5,17}$'' END';
UPDATE ybss_registry.item i SET basis = b.basis FROM (VALUES
  ('person', 'document_kind', '出境入境管理法；GA/T 517', '出境入境管理法；GA/T 2000.156-2016'),
  ('unit', 'representative_document_kind', '市场主体登记管理条例；GA/T 517', '市场主体登记管理条例；GA/T 2000.156-2016'),
  ('unit', 'registration_type', '市场主体登记管理条例；GB/T 31000-2015', '市场主体登记管理条例；代码用 GB/T 31000-2015'),
  ('house', 'structure', 'GB/T 31000-2015', '不动产登记暂行条例；不动产登记数据库标准'),
  ('building', 'structure', 'GB/T 31000-2015', '不动产登记暂行条例；不动产登记数据库标准'),
  ('building', 'use_code', 'GB/T 31000-2015', '不动产登记暂行条例；代码用 GB/T 31000-2015 出租房'),
  ('household', 'household_kind', '户口登记条例', '户口登记条例；GA/T 2000.27'),
  ('household', 'economy', '社会救助暂行办法；GB/T 31000-2015', '社会救助暂行办法；代码用 GB/T 31000-2015 特殊人群')) b(kind, item, was, basis)
WHERE i.kind = b.kind AND i.item = b.item AND i.basis = b.was;
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, sensitivity, value_type, code_table, weight, required_if)
VALUES ('unit', 'statistical_type', '登记注册统计类别', 'type of registration since 2023', '市监', '市场主体登记管理条例；国统字〔2023〕14号', 0, 'code', 'statistical_type', 0.5, 'false')
ON CONFLICT DO NOTHING;
ALTER TABLE ybss_registry.item ENABLE TRIGGER items_updated, ENABLE TRIGGER items_inserted;
ALTER TABLE ybss_registry.item FORCE ROW LEVEL SECURITY;
UPDATE ybss_registry.record_kind SET version = version + 1, changed_at = now() WHERE kind IN ('person', 'unit');
