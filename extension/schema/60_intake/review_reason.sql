-- Why a line or a value goes to review. A replay part: upgrades renew the words.

INSERT INTO ybss_registry.review_reason (reason, english, chinese, remedy) VALUES
('missing_column', 'the list lacks a column', '清单缺少栏目', '请来源部门补充该栏目后重新报送 / ask the office for the column'),
('open_quote', 'a quotation mark is never closed', '引号未闭合', '按原始字节修正该行后重新提交 / mend the line and send it again'),
('text_after_quote', 'text stands behind a closing quotation mark', '引号后有多余内容', '按原始字节修正该行后重新提交 / mend the line and send it again'),
('too_many_fields', 'more fields than the header has', '栏数多于表头', '检查是否缺少引号 / look for a missing quotation mark'),
('too_few_fields', 'fewer fields than the header has', '栏数少于表头', '检查该行是否被截断 / look whether the line was cut'),
('encoding', 'bytes that are not of the list''s encoding', '编码错误', '由来源部门以 UTF-8 或 GB 18030 重新导出该行 / export the line again'),
('not_a_date', 'not written as a date', '日期无法识别', '补正日期 / give the date'),
('impossible_date', 'a day that does not exist', '日期不存在', '补正日期 / give the date'),
('YBC01', 'a code of the wrong length', '证件或代码位数错误', '核对原证 / look at the document'),
('YBC02', 'a character that the code cannot have', '证件或代码含非法字符', '核对原证 / look at the document'),
('YBC03', 'a code with a date that does not exist', '证件号码中的日期不存在', '核对原证 / look at the document'),
('YBC04', 'a code whose check digit is wrong', '证件或代码校验位错误', '核对原证 / look at the document'),
('YBC05', 'a code of a region that never was', '证件号码中的地区不存在', '核对原证 / look at the document'),
('no_address', 'no address was written', '未填写地址', '补充地址 / give the address'),
('address_outside', 'the address lies in another district', '地址不在本区', '确认去向 / note where the person went'),
('address_unknown', 'no standard address fits', '标准地址库中没有对应地址', '新增标准地址或指定地址 / propose the address or name the right one'),
('address_ambiguous', 'several standard addresses fit', '对应多个标准地址', '在候选地址中选定 / choose one of the candidates'),
('address_is_relative', 'the address says beside or opposite of another', '地址为相对位置', '核实准确门牌 / find the door itself'),
('address_not_a_house', 'the address stops above the house', '地址未详细到户', '补充楼栋、单元、室号 / add building, unit and room'),
('nobody_named', 'no name was written', '未填写姓名', '补充姓名 / give the name'),
('id_of_another', 'the citizen id belongs to a person of another name', '公民身份号码与他人重复', '核对双方原证 / look at both documents'),
('match_uncertain', 'may be one of these persons, or not', '疑似同一人', '选择同一人或不同人 / decide same or different'),
('not_identifiable', 'too little is said to tell who it is', '信息不足，无法认定身份', '补充证件号码或出生日期 / give the id or the birth date'),
('owned_by_unit', 'the owner is a unit, which no register of persons holds', '权利人为单位', '在单位库中登记权属 / note it with the unit'),
('no_credit_code', 'a unit without a valid credit code', '无有效统一社会信用代码', '核对执照或注明无代码原因 / look at the licence or state the reason'),
('unit_without_premises', 'a unit without a standard address', '单位无标准地址', '核实经营场所 / visit the premises')
ON CONFLICT (reason) DO UPDATE
SET english = EXCLUDED.english, chinese = EXCLUDED.chinese, remedy = EXCLUDED.remedy;
