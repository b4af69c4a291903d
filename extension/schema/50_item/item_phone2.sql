-- A second telephone, which lists write into the cell of the first.

INSERT INTO ybss_registry.item
  (kind, item, chinese, english, office, basis, sensitivity, value_type, weight, fresh_for, required_if, rule, remedy, rule_words) VALUES
('person', 'phone2', '联系方式二', 'second telephone', '公安', '居住证暂行条例；GB/T 31000-2015', 2, 'phone', 0.5, '2 years', 'false', 'ybss.phone_doubt(phone2, as_of) IS NULL',
  '核对区号、号段和位数 / look at the area code, the prefix and the digits', '号码的区号、号段有效，位数相符 / a number whose area code or prefix holds, of the right length'),
('unit', 'phone2', '联系方式二', 'second telephone', '市监', '企业信息公示暂行条例；GB/T 31000-2015', 1, 'phone', 0.5, '2 years', 'false', 'ybss.phone_doubt(phone2, as_of) IS NULL',
  '核对区号、号段和位数 / look at the area code, the prefix and the digits', '号码的区号、号段有效，位数相符 / a number whose area code or prefix holds, of the right length');
