-- Code tables of the standards, as rows.

CREATE TABLE ybss_registry.code_table (
  code_table text PRIMARY KEY CHECK (code_table ~ '^[a-z][a-z0-9_]{0,59}$'),
  chinese text NOT NULL,
  standard text NOT NULL
);
COMMENT ON TABLE ybss_registry.code_table IS
'Tables of codes that items take their values from. Ethnicity, religion, politics, health and special care are not among them. / 代码表。';

CREATE TABLE ybss_registry.code_value (
  code_table text NOT NULL REFERENCES ybss_registry.code_table ON UPDATE CASCADE ON DELETE CASCADE,
  code text NOT NULL CHECK (char_length(code) BETWEEN 1 AND 20),
  chinese text NOT NULL,
  english text,
  parent text,
  valid_to date NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (code_table, code),
  FOREIGN KEY (code_table, parent) REFERENCES ybss_registry.code_value (code_table, code)
);
COMMENT ON TABLE ybss_registry.code_value IS 'Values of code tables. / 代码值。';
COMMENT ON COLUMN ybss_registry.code_value.parent IS 'The code of which this one is a part. / 上级代码。';
COMMENT ON COLUMN ybss_registry.code_value.valid_to IS
'First day on which the code is no longer to be used for new entries; records that have it stay right. / 停用日期，已有记录仍视为正确。';

INSERT INTO ybss_registry.code_table (code_table, chinese, standard) VALUES
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
('house_hazard', '隐患类型', 'GB/T 31000-2015');

-- Out of 流入原因 07 治病疗养 and out of 隐患类型 05 疾病传染隐患 are left: they tell of
-- illness; out of 事件类型 16, which tells of ethnic and religious matters.
INSERT INTO ybss_registry.code_value (code_table, code, chinese)
SELECT t.code_table, split_part(v, '=', 1), split_part(v, '=', 2)
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
('relation', '01=本人 02=户主 10=配偶 11=夫 12=妻 20=子 21=独生子 22=长子 23=次子 24=三子 25=四子 26=五子 27=养子或继子 28=女婿 29=其他儿子 30=女 31=独生女 32=长女 33=次女 34=三女 35=四女 36=五女 37=养女或继女 38=儿媳 39=其他女儿 40=孙子、孙女或外孙子、外孙女 41=孙子 42=孙女 43=外孙子 44=外孙女 45=孙媳妇或外孙媳妇 46=孙女婿或外孙女婿 47=曾孙子或外曾孙子 48=曾孙女或外曾孙女 49=其他孙辈 50=父母 51=父亲 52=母亲 53=公公 54=婆婆 55=岳父 56=岳母 57=继父或养父 58=继母或养母 59=其他父母关系 60=祖父母或外祖父母 61=祖父 62=祖母 63=外祖父 64=外祖母 65=配偶的祖辈 66=曾祖父 67=曾祖母 68=配偶的曾祖辈 69=其他祖辈 70=兄弟姐妹 71=兄 72=嫂 73=弟 74=弟媳 75=姐 76=姐夫 77=妹 78=妹夫 79=其他兄弟姐妹 80=其他 81=伯父 82=伯母 83=叔父 84=婶母 85=舅父 86=舅母 87=姨父 88=姨母 89=姑父 90=姑母 91=堂兄弟姐妹 92=表兄弟姐妹 93=侄子 94=侄女 95=外甥 96=外甥女 97=其他亲属 99=非亲属')
) t(code_table, list), regexp_split_to_table(t.list, ' ') v;
