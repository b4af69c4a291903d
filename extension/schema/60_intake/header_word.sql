-- What offices call the columns of their lists.

CREATE TABLE ybss_registry.header_word (
  record_kind text NOT NULL,
  header text NOT NULL,
  field text NOT NULL,
  PRIMARY KEY (record_kind, header, field)
);
COMMENT ON TABLE ybss_registry.header_word IS
'What offices call the columns of their lists, by kind of list: from these words ybss.preview_list proposes which field a column is. A word of several fields is decided by the values. A district adds its own rows. / 各类清单栏目的常见叫法，用于预览清单时提出对应关系，可自行增补。';
INSERT INTO ybss_registry.header_word (record_kind, header, field)
SELECT w.record_kind, h.header, w.field FROM (VALUES
('address', 'address', '{标准地址,地址,地址全称,标准地址全称,门牌地址,详细地址,地址名称}'), ('address', 'grid', '{网格编码,网格编号,网格代码,所属网格}'),
('address', 'longitude', '{经度,东经,lng,lon,longitude}'), ('address', 'latitude', '{纬度,北纬,lat,latitude}'),
('address', 'state', '{状态,地址状态,门牌状态}'), ('address', 'said_on', '{登记日期,更新日期}'),
('house', 'address', '{房屋地址,地址,坐落,房屋坐落,坐落位置,详细地址,标准地址,小区地址}'), ('house', 'building', '{楼栋,楼栋号,幢号,栋号,楼号}'),
('house', 'unit', '{单元,单元号}'), ('house', 'floor', '{楼层,所在层}'), ('house', 'room', '{室号,房号,房间号,门牌号}'),
('house', 'area', '{建筑面积,面积,房屋面积,产权面积}'), ('house', 'storeys', '{总层数,层数}'),
('house', 'house_use', '{房屋用途,用途,规划用途,使用性质}'), ('house', 'structure', '{建筑结构,房屋结构,结构,结构类型}'),
('house', 'name', '{权利人,产权人,业主,业主姓名,房主,房主姓名,房东,房东姓名,户主,所有权人,姓名}'),
('house', 'citizen_id', '{身份证号,身份证号码,证件号码,公民身份号码,业主身份证号,产权人身份证号,权利人证件号,房东身份证号}'),
('house', 'phone', '{联系电话,电话,业主电话,手机号,房东电话}'), ('house', 'share', '{共有份额,份额,权属份额}'),
('house', 'rent_state', '{出租状态,是否出租}'), ('house', 'rent_use', '{出租用途}'), ('house', 'dangers', '{安全隐患}'),
('house', 'said_on', '{登记日期,登记时间,采集日期}'), ('house', 'grid', '{网格编码,所属网格}'),
('person', 'name', '{姓名,人员姓名,公民姓名,居民姓名,名字,户主姓名,租客姓名,承租人姓名,业主姓名,申报人,登记人员,被登记人,name}'),
('person', 'former_name', '{曾用名,别名}'),
('person', 'citizen_id', '{身份证号,身份证号码,身份证,公民身份号码,公民身份证号码,居民身份证号,居民身份证号码,二代身份证号,身份号码,身份证件号码,sfzh,gmsfhm,idcard,证件号码,证件号,证件编号,有效证件号码}'),
('person', 'document_number', '{证件号码,证件号,证件编号,护照号,护照号码,通行证号}'), ('person', 'document_kind', '{证件类型,证件种类,证件名称}'),
('person', 'sex', '{性别,xb}'), ('person', 'birth_date', '{出生日期,出生年月,出生年月日,出生时间,生日,csrq}'),
('person', 'nationality', '{国籍,国籍或地区,国别}'),
('person', 'phone', '{联系电话,联系方式,电话,电话号码,手机,手机号,手机号码,移动电话,本人电话,联系号码,联系手机,lxdh}'),
('person', 'address', '{现住址,现居住地址,居住地址,现住地址,常住地址,住址,家庭住址,居住地,现居住地,详细地址,地址,家庭地址,居住详址,暂住地址,实际居住地址,申报住址,现居住地详址}'),
('person', 'registered_address', '{户籍地址,户籍地,户口所在地,户籍所在地,户籍详址,户口地址,户籍地详址}'),
('person', 'household_number', '{户号,户编号,户口簿号,家庭编号}'), ('person', 'relation', '{与户主关系,户主关系,与户主的关系,家庭关系,成员关系}'),
('person', 'said_on', '{登记日期,登记时间,采集日期,采集时间,填报日期,填表日期,核查日期,走访日期,更新日期,更新时间,提交时间,申报日期}'),
('person', 'employer', '{工作单位,单位名称,就业单位,服务处所,从业单位}'), ('person', 'post', '{岗位,职务}'),
('person', 'tenure', '{与房屋关系,住所类型,居住方式}'), ('person', 'arrived_on', '{来华日期,入境日期}'), ('person', 'leaves_on', '{拟离日期}'),
('person', 'died_on', '{死亡日期}'), ('person', 'grid', '{所属网格,网格编码,网格编号}'),
('unit', 'unit_name', '{单位名称,企业名称,名称,机构名称,公司名称,商户名称,店铺名称,场所名称,市场主体名称,字号名称}'),
('unit', 'credit_code', '{统一社会信用代码,社会信用代码,信用代码,统一代码,机构代码,注册号,营业执照号}'), ('unit', 'no_code_reason', '{无代码原因}'),
('unit', 'unit_kind', '{单位类型,单位类别,主体类型,企业类型,机构类型}'),
('unit', 'representative', '{法定代表人,法人,法人代表,负责人,经营者,主要负责人,法定代表人姓名}'),
('unit', 'representative_citizen_id', '{法人身份证号,法定代表人身份证号,法定代表人证件号码,经营者身份证号}'),
('unit', 'address', '{经营场所,注册地址,住所,地址,经营地址,单位地址,详细地址,生产经营地址,营业地址,办公地址}'), ('unit', 'phone', '{联系电话,电话,手机号,单位电话,联系方式}'),
('unit', 'founded_on', '{成立日期,成立时间,注册日期,开业日期}'), ('unit', 'closed_on', '{注销日期,停业日期,吊销日期}'),
('unit', 'said_on', '{登记日期,核准日期,采集日期}'), ('unit', 'grid', '{网格编码,所属网格}')) w(record_kind, field, headers), unnest(w.headers::text[]) h(header);
INSERT INTO ybss_registry.header_word (record_kind, header, field)
SELECT 'declaration', h.header, h.field FROM ybss_registry.header_word h WHERE h.record_kind = 'person';
