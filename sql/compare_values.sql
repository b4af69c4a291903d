-- What each comparison says of two values, a pair of every kind; the same whichever comes first.
-- persons: by ear, by eye, in another order, called otherwise, hidden, in another script
SELECT a, b, ybss.compare_values('name', a, b) AS level, ybss.compare_values('name', a, b) IS NOT DISTINCT FROM ybss.compare_values('name', b, a) AS symmetric
FROM (VALUES
  ('李志强', '李志強'), ('李 志强', '李志强'), ('李志强', '李智强'), ('单雄信', '善雄信'), ('单小明', '丹小明'), ('李志强', '李志墙'), ('张桐', '张铜'),
  ('张静', '张净'), ('赵林', '赵宁'), ('周桐', '周铜'), ('王己', '王已'), ('李志强', '李强志'), ('李志强', '志强李'), ('李志强', '李强'), ('李志强', '志强'),
  ('古丽·买买提', '古丽买买提'), ('古丽·买买提', '买买提·古丽'), ('阿卜杜热合曼·买买提·艾力', '阿卜杜热合曼•买买提'), ('阿不都热合曼·买买提', '阿布都热合曼·麦麦提'),
  ('李志强', 'LI ZHIQIANG'), ('李志强', 'Zhiqiang Li'), ('吕布', 'Lyu Bu'), ('约翰·史密斯', 'John Smith'), ('彼得罗夫', 'PETROV'),
  ('迈克尔·彼得罗夫', 'Petrov Michael'), ('李*强', '李志强'), ('李**', '李志强'), ('李某某', '李志强'), ('*志强', '李志强'), ('*志强', '李志刚'),
  ('阿强', '李志强'), ('小强', '李志强'), ('强强', '李志强'), ('强哥', '李志强'), ('老李', '李志强'), ('胡师傅', '胡大海'), ('胡师傅', '胡师傅'),
  ('老胡', '吴大海'), ('欧阳老师', '欧阳修'), ('张伟先生', '张伟'), ('李志强', '李志明'), ('李强', '李明'), ('李强', '王明'), ('李志强（户主）', '李志强'),
  ('无', '李强'), ('JOHN SMITH', 'Smith, John'), ('José García', 'Jose Garcia'), ('Catherine Smith', 'Katherine Smith'),
  ('王小明', '玉小明'), ('刘洋', '刘样'), ('杨阳', '扬阳'), ('陈佳', '陈隹'), ('任丽', '仁丽'), ('欧阳修', '欧阳休'), ('李□强', '李志强'), ('王?', '王芳'),
  ('丰小丽', '凤小丽'), ('张　伟', '张伟'), ('慕容雪', '慕容学'), ('王晟', '王成'), ('朴俊', '飘俊'), ('买买提·艾力', '麦麦提·艾力'), ('𬭚永强', '𬭚永祥')) v(a, b);
-- ids: 15 digits, slips, masks, what a spreadsheet cut; two valid ones are two persons
SELECT a, b, ybss.compare_values('citizen_id', a, b) AS level, ybss.compare_values('citizen_id', a, b) IS NOT DISTINCT FROM ybss.compare_values('citizen_id', b, a) AS symmetric
FROM (VALUES
  ('520399199001011234', '520399199001011234'), ('52039919900101123X', '５２０３９９１９９００１０１１２３Ｘ'),
  ('520399900101123', '52039919900101123X'), ('52039919900101123X', '52039919900101124X'),
  ('52039919900101123X', '52039919900101132X'), ('52039919900101123X', '52039919900101123'),
  ('520399********123X', '52039919900101123X'), ('5203****123X', '52039919900101123X'),
  ('520399199001******', '52039919900101123X'), ('520399XXXXXXXX123X', '52039919900101123X'),
  ('520399************', '52039919900101123X'), ('520399********1237', '52039919900101123X'),
  ('520399********123X', '5203**********123X'), ('123X', '52039919900101123X'),
  ('520399199001011000', '52039919900101123X'), ('5.20399E+17', '52039919900101123X'), ('无', '52039919900101123X'),
  ('111111111111111111', '52039919900101123X'), ('H12345678', 'h12345678'), ('H12345678', 'H12345679'),
  ('52039919900101123X', '520399199001011256'), ('52039919900101123X', '52O39919900101123X')) v(a, b);
-- days of birth: slips, the lunar calendar, the year alone
SELECT a, b, ybss.compare_values('date', a, b) AS level, ybss.compare_values('date', a, b) IS NOT DISTINCT FROM ybss.compare_values('date', b, a) AS symmetric
FROM (VALUES
  ('1975-06-15', '1975年6月15日'), ('1975-06-15', '19750615'), ('1975-06-05', '1975-05-06'), ('1975-06-15', '1975-06-16'),
  ('1975-12-15', '1975-12-51'), ('1975-06-15', '1957-06-15'), ('1975-05-06', '1975-06-15'),
  ('1975-01-01', '1975-06-15'), ('1975', '1975-06-15'), ('1975年6月', '1975-06-15'), ('1900-01-01', '1975-06-15'),
  ('农历1975年五月初六', '1975-06-15'), ('1975年农历五月初六', '1975-06-15'), ('农历1976年闰八月初一', '1976-09-24'),
  ('1975-06-15', '1975-07-02'), ('1975-06-15', '1975-10-28'), ('1975-06-15', '1974-06-15'),
  ('1975-06-15', '1988-03-02')) v(a, b);
-- telephones
SELECT a, b, ybss.compare_values('phone', a, b) AS level, ybss.compare_values('phone', a, b) IS NOT DISTINCT FROM ybss.compare_values('phone', b, a) AS symmetric
FROM (VALUES
  ('13800138001', '138 0013 8001'), ('+86 13800138001', '13800138001'), ('13800138001/0851-28222222', '13800138001'),
  ('0851-28222222', '28222222'), ('0851-28222222-801', '0851-28222222'), ('13800138001', '13800138007'),
  ('13800138001', '13800183001'), ('13800138001', '1380013801'), ('138****8001', '13800138001'),
  ('138****8002', '13800138001'), ('13800000000', '13800138001'), ('无', '13800138001'), ('1.38E+10', '13800138001')) v(a, b);
-- addresses
SELECT a, b, ybss.compare_values('address', a, b) AS level, ybss.compare_values('address', a, b) IS NOT DISTINCT FROM ybss.compare_values('address', b, a) AS symmetric
FROM (VALUES
  ('贵州省遵义市红花岗区北京路12号锦绣花园3栋2单元501室', '遵义市红花岗区北京路十二号锦绣花园三号楼2-501'), ('红花岗区北京路12号锦绣花园3栋2单元501室', '锦绣花园3栋2单元501'),
  ('红花岗区北京路12号锦绣花园3栋2单元501室', '红花岗区北京路12号3栋2单元501室'), ('红花岗区北京路12号锦绣花园3栋2单元501室', '红花岗区背景路12号锦秀花园3栋2单元501室'),
  ('红花岗区北京路12号锦绣花园3栋2单元501室', '红花岗区北京路12号锦绣花园3栋2单元502室'), ('红花岗区北京路12号锦绣花园3栋2单元501室', '红花岗区北京路12号锦绣花园4栋2单元501室'),
  ('红花岗区北京路12号', '红花岗区北京路14号'), ('红花岗区北京路12号锦绣花园3栋2单元501室', '红花岗区北京路12号'), ('红花岗区深溪镇深溪村3组', '红花岗区深溪镇深溪村3组12号'),
  ('红花岗区深溪镇深溪村3组', '红花岗区深溪镇深溪村4组'), ('红花岗区深溪镇深溪村3组', '深溪村3组'), ('红花岗区深溪镇深溪村', '红花岗区深溪镇'), ('红花岗区北京路12号', '汇川区北京路12号'),
  ('红花岗区北京路12号', '红花岗区北京路12号对面'), ('无', '红花岗区北京路12号'), ('海淀区中关村大街1号', '红花岗区北京路12号')) v(a, b);
-- units
SELECT a, b, ybss.compare_values('unit_name', a, b) AS level, ybss.compare_values('unit_name', a, b) IS NOT DISTINCT FROM ybss.compare_values('unit_name', b, a) AS symmetric
FROM (VALUES
  ('贵州省遵义市红日商贸有限责任公司', '红日商贸有限公司'), ('遵义红日商贸有限公司', '贵州遵义红日商贸有限公司'), ('红日（贵州）商贸有限公司', '红日(贵州)商贸有限公司'),
  ('贵州红日商贸有限公司', '贵州红日商贸有限公司汇川分公司'), ('红日商贸有限公司', '洪日商贸有限公司'), ('红日商贸有限公司', '红月商贸有限公司'), ('贵州遵义红日商贸有限公司', '红日商贸'),
  ('老李牛肉粉店', '老李牛肉粉馆'), ('中国建设银行股份有限公司遵义分行', '建设银行遵义分行'), ('贵州红日商贸有限公司', '贵州蓝天科技有限公司'), ('无', '红日商贸有限公司')) v(a, b);
-- credit codes, and the organisation codes in them
SELECT a, b, ybss.compare_values('credit_code', a, b) AS level, ybss.compare_values('credit_code', a, b) IS NOT DISTINCT FROM ybss.compare_values('credit_code', b, a) AS symmetric
FROM (VALUES
  ('91520300MA6DL4QX1K', '91520300MA6DL4QX1k'), ('91520300MA6DL4QX1K', '91520300MA6DL4QX2K'),
  ('91520300MA6DL4QX1K', 'MA6DL4QX1'), ('91520300MA6DL4QX1K', 'MA6DL4QX-1')) v(a, b);
-- numbers
SELECT a, b, ybss.compare_values('number', a, b) AS level, ybss.compare_values('number', a, b) IS NOT DISTINCT FROM ybss.compare_values('number', b, a) AS symmetric
FROM (VALUES
  ('89.6', '89.57'), ('89.60', '89.6'), ('120平方米', '120'), ('1234', '1284')) v(a, b);
-- names in Latin letters
SELECT a, b, ybss.compare_values('latin_name', a, b) AS level, ybss.compare_values('latin_name', a, b) IS NOT DISTINCT FROM ybss.compare_values('latin_name', b, a) AS symmetric
FROM (VALUES
  ('O''Brien', 'obrien'), ('Smith', 'Smyth'), ('Robert', 'Rupert'), ('J', 'John'), ('Müller', 'Muller')) v(a, b);
-- plain text
SELECT a, b, ybss.compare_values('text', a, b) AS level, ybss.compare_values('text', a, b) IS NOT DISTINCT FROM ybss.compare_values('text', b, a) AS symmetric
FROM (VALUES
  ('stanley street', 'stanely street')) v(a, b);
SELECT a, b, ybss.compare_values('exact', a, b) AS level FROM (VALUES ('男', '男'), ('男', '女'), (' A-12 ', 'ａ-12'), ('', 'x')) v(a, b);
-- characters that look alike, as last one of a name: at least weakly
SELECT string_agg(pair || ' ' || ybss.compare_values('name', '王小' || left(pair, 1), '王小' || right(pair, 1)), ', ') AS lookalikes
FROM unnest(ARRAY['己已', '未末', '日曰', '戊戌', '宫官', '洒酒', '候侯', '晴睛', '桐铜', '旭旮', '彬杉', '玲铃', '苑范', '芳方', '颖颍', '拨拔', '析折', '茉荣', '杳香', '昊吴']) AS p(pair);
-- what is too long for anybody is told apart, and ends somewhere
SELECT c.comparison, ybss.compare_values(c.comparison, repeat('王', 100000) || '1', repeat('王', 100000) || '2') AS level,
  ybss.compare_values(c.comparison, repeat('1', 100000), repeat('1', 100000)) AS same
FROM ybss.comparisons() c;
SELECT ybss.compare_values('nobody', 'a', 'b');
SELECT comparison, array_to_string(levels, ' ') AS levels, array_to_string(keys, ' ') AS keys FROM ybss.comparisons();
