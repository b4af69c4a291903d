-- What cells of lists say: forms of dates, telephones, numbers, ids and names, and words for nothing.
\pset null '·'
CREATE FUNCTION cell(field text, written text, kind text DEFAULT 'person') RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(v.fields->>field, '') || coalesce(' (' || array_to_string(v.note_reasons, ', ') || ')', '')
  FROM ybss.line_values(jsonb_build_object(field, written, 'household_number', 'H1'), '2026-11-27', kind) v $$;
-- the check digit behind 17 digits
CREATE FUNCTION with_digit(digits text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT digits || substr('10X98765432', 1 + (sum(substr(digits, i, 1)::int * (ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;

-- DATES, as a day on which something was said
SELECT written, cell('said_on', written) AS read FROM unnest(ARRAY['1985-03-07', '1985.3.7', '1985/3/7', '19850307', '85年3月7日', '1985年3月7日', '1985年3月7号',
  '一九八五年三月七日', '二〇二四年十二月三十一日', '二○二四年一月五日', '二O二四年一月五日', '二零二四年元月五日', '一九八五年三月廿三日', '二千零八年八月八日',
  '民国七十四年3月7日', '民国74年3月7日', '民国74.3.7', '公元1985年3月7日', '１９８５年３月７日', '1985－03－07', '1985 年 3 月 7 日', E'1985\u00a0-\u00a003-07', E'\u200e1985-03-07\u200f',
  '1985 3 7', '1985、3、7', '1985,3,7', '1985_03_07', '1985-0307', '''1985-03-07', '="1985-03-07"', '1985.3.7起', '1985年3月7日生', '1985.03.07.',
  '1985-03-07 00:00:00', '1985-03-07T00:00:00', '1985-03-07 00:00:00.000', '20240301103000', '202403011030', '2024-3-7 8:05', '2024年3月7日上午10:30', '2024年3月7日10时30分20秒', '2024/3/7 10:30:00 PM',
  '2024年3月7日 星期四', '2024-03-07（四）', '2024-03-07 周四', '1985-03-07T00:00:00+08:00', '1985-03-06T16:00:00.000Z', '1987-06-30T15:00:00.000Z',
  '7-Mar-85', '07-Mar-1985', '7 March 1985', 'Mar 7, 1985', 'Thu Mar 07 00:00:00 CST 1985', 'Thu Mar 07 1985 00:00:00 GMT+0800 (中国标准时间)',
  '13/7/1985', '7/13/1985', '3/3/1985', '3/7/1985', '3/7/85', '07/03/15', '01-10-23', '21/7/1', '21-7-1', '25/3/85', '43867', '43867.5', '31113', '1709222400', '1709222400000', '1709222401',
  '850307', '198503', '201203', '99年12月31日', '85-3-7', '85/03/07']) WITH ORDINALITY d(written, n) ORDER BY n;
SELECT written, cell('said_on', written) AS said_on, cell('birth_date', written) AS birth_date, cell('leaves_on', written) AS leaves_on
FROM unnest(ARRAY['1985年3月', '1985.03', '1985-03-00', '1985年3月底', '二〇二四年十二月', '1985', '1985年', '85年3月', '85.3', '1985-13-01', '1985-02-30', '1985-00-10', '3月7日',
  '1985年3月7日（农历）', '农历1985年三月初七', '长期', '至今', '2020-01-01至今', '9999-12-31', '1985-03-07至2005-03-07', '2020.1.1-2025.1.1',
  '2027-01-01', '27年3月1日', '1900-01-01', '1899-12-30', '0000-00-00', '0', '不详', '约1985年', '80年代', '昨天', '13800138000']) WITH ORDINALITY d(written, n) ORDER BY n;
-- two digits of a year by the day of the delivery, and by the field
SELECT day, v.said_on, v.fields->>'leaves_on' AS leaves_on FROM unnest('{2026-12-31,2027-03-02,2031-01-01}'::date[]) day,
  ybss.line_values('{"said_on": "27年3月1日", "leaves_on": "31年3月1日"}', day, 'person') v;
SELECT ybss.try_date('27年3月1日', 2026), ybss.try_date('27年3月1日', 2027), ybss.try_date_on('27年3月1日', '2027-03-02'), ybss.try_date_on('27年3月1日', '-infinity') IS NULL AS never;

-- TELEPHONES: the first, the second, and what is noted
SELECT written, v.phone, v.fields->>'phone2' AS phone2, v.fields->>'phone' IS DISTINCT FROM v.phone::text AS as_it_came, v.note_reasons
FROM unnest(ARRAY['15400000001', ' 15400000001 ', '154 0000 0001', '154-0000-0001', '154.0000.0001', '１５４０００００００１', E'\u202d15400000001\u202c', E'154\u200b0000\u200b0001', E'15400000001\u00a0',
  '''15400000001', '="15400000001"', '15400000001.0', '1.5400000001E+10', '+86 154 0000 0001', '008615400000001', '86-15400000001',
  '(0851)2822 1234', '0851-28221234转8001', '0851-28221234-8001', '0851-28221234 ext 8001', '+852 9123 4567', '400-123-4567',
  '15400000001/15400000002', '15400000001、15400000002', '15400000001；15400000002', '15400000001;15400000002', '15400000001 15400000002', '15400000001或15400000002', E'15400000001\n15400000002', '0851 28221234 154 0000 0001',
  '15400000001/15400000001', '15400000001,15400000002,15400000003', '0851-28221234/28225678', '0851-28221234/35',
  '15400000001（妻）', '妻15400000001', '手机：15400000001', 'Tel:0851-28221234', '家：0851-28221234 手机15400000001', '15400000001(本人)/15400000002(儿子)', '座机0851-28221234转801，手机15400000001',
  '1.38E+10', '154****0001', '13800000000', '13800138000', '11111111111', '12345678901', '88888888', '1540000000', '154000000012', '15400000001张三', '12345', '无', '电话无', '/', '0', '无手机']) WITH ORDINALITY d(written, n),
  ybss.line_values(jsonb_build_object('phone', written), '2026-11-27', 'person') v ORDER BY n;
-- in two columns, and where a list has no place for a second
SELECT v.phone, v.fields->>'phone2' AS phone2, v.note_fields, v.note_reasons FROM (VALUES
  ('person', '{"phone": "无", "phone2": "15400000002"}'), ('person', '{"phone": "15400000001", "phone2": "15400000001/15400000002"}'), ('person', '{"phone": "15400000001/15400000003", "phone2": "15400000002"}'),
  ('unit', '{"phone": "15400000001/15400000002"}'), ('house', '{"phone": "15400000001/15400000002"}')) f(kind, fields), ybss.line_values(fields::jsonb, '2026-11-27', kind) v;
SELECT cell('head_teacher_phone', '15400000001/15400000002', 'unit');

-- NUMBERS
SELECT written, cell('area', written, 'house') AS area FROM unnest(ARRAY['120.5', '1,234.50', '1，234.50', '120.5㎡', '120.5 平方米', '120.5平米', '120.5m2', '120.5 m²', '１２０．５', '1.2万㎡', '0.50', '120.555', '120.50㎡（建筑面积）',
  '0', '0.00', '-5', '0.001', '120-130', '约120', '12,34', '120,5', '2亩', '1234567', '无', '不详', '一百二十', '1.2E+2', '1.2E+6']) WITH ORDINALITY d(written, n) ORDER BY n;
SELECT written, cell('storeys', written, 'house') AS storeys FROM unnest(ARRAY['6', '6层', '六层', '共十二层', '6F', '3.0', '3.5', '0', '120', '6/18', '-1', '６', '无']) WITH ORDINALITY d(written, n) ORDER BY n;
SELECT field, written, cell(field, written, 'address') AS read FROM (VALUES ('longitude', '107.04'), ('longitude', '107.04°'), ('longitude', 'E107.04'), ('longitude', '东经107°2′24″'), ('longitude', '107°2''24"'), ('longitude', '107.04°E'), ('longitude', '东经107°2212400'), ('longitude', '999'), ('latitude', '27.73N'),
  ('latitude', '107.04'), ('latitude', '0'), ('latitude', '北'), ('share', '0.5'), ('share', '50%'), ('share', '1/2'), ('share', '100%'), ('share', '二分之一')) f(field, written);
SELECT written, cell('annual_income', written) AS income, cell('employees', written, 'unit') AS employees FROM unnest(ARRAY['50000', '5万元', '50,000元', '¥50000', '12人', '0', '五六个', '1.5']) WITH ORDINALITY d(written, n) ORDER BY n;

-- WORDS FOR NOTHING, in every kind of field; what only looks like one
SELECT word, bool_and(v.fields = '{}' AND v.note_fields IS NULL) AS nothing FROM unnest(ARRAY['无', '無', '无此项', '不详', '未知', '不清楚', '/', '\', '-', '--', '—', '——', 'NULL', 'null', 'N/A', '#N/A', '#REF!', '0', '00', '同上', '〃', '空', '暂无', '待补', '无身份证', '…', '？？？', '　', E'\ufeff无', ' 无 ', '（无）', '/ /']) WITH ORDINALITY w(word, n),
  unnest(ARRAY['name', 'citizen_id', 'document_number', 'phone', 'household_number', 'registered_address', 'birth_date', 'said_on', 'address', 'former_name', 'employer_code', 'post', 'area', 'nationality', 'occupation']) f(field),
  ybss.line_values(jsonb_build_object(f.field, w.word), '2026-11-27', 'person') v GROUP BY word, n ORDER BY n;
SELECT field, written, cell(field, written) AS read FROM (VALUES ('name', '无名氏'), ('name', '吴'), ('name', '无锡'), ('name', '无疑'), ('foreign_surname', 'Null'), ('foreign_surname', 'NA'), ('foreign_surname', '无'), ('name', '123'), ('name', '***'), ('sex', '0'), ('household_number', '0851'),
  ('registered_address', '同现住址'), ('registered_address', '无锡市梁溪区'), ('elderly_care', '无')) f(field, written);

-- IDS: what a spreadsheet or a sender took away, what is none of somebody's, and what the columns beside say
SELECT written, v.citizen_id, v.document_number, v.fields ? 'citizen_id' AS kept, v.note_reasons FROM unnest(ARRAY[with_digit('52039919850307001'), lower(with_digit('52039919850307011')), '520399 19850307 ' || right(with_digit('52039919850307001'), 4), '''' || with_digit('52039919850307001'),
  E'\u202a' || with_digit('52039919850307001') || E'\u202c', '520399850307001', '5.20399E+17', '520399198503070000', '520399********0011', '111111111111111111', '123456789012345678', '000000000000000000', '52039919850307001', '520399198502300011', 'E12345678', 'H12345678', '身份证丢失', '无'])
  WITH ORDINALITY d(written, n), ybss.line_values(jsonb_build_object('citizen_id', written), '2026-11-27', 'person') v ORDER BY n;
SELECT v.citizen_id, v.birth_date, v.sex, v.fields, v.note_fields, v.note_reasons FROM (VALUES (NULL, NULL), ('1985-03-07', '1'), ('1985年3月8日', '2'), ('1900-01-01', '0'), ('31113', '1')) c(birth, sex),
  ybss.line_values(jsonb_strip_nulls(jsonb_build_object('citizen_id', with_digit('52039919850307001'), 'birth_date', birth, 'sex', sex)), '2026-11-27', 'person') v;
SELECT v.fields, v.note_fields, v.note_reasons FROM ybss.line_values(jsonb_build_object('credit_code', with_digit('52039919850307001')), '2026-11-27', 'unit') v;
SELECT v.fields, v.note_fields, v.note_reasons FROM ybss.line_values(jsonb_build_object('employer_code', with_digit('52039919850307001')), '2026-11-27', 'person') v;

-- NAMES without marks that only look; scripts keep what joins their letters
SELECT v.name, length(v.name) FROM unnest(ARRAY['张 三', '张　三', E'张\u200b三', E'\u202a张三\u202c', E'\ufeff张三', E'张\u00ad三', E'张三\u2066\u2069', '阿依古丽.买买提', '阿依古丽 • 买买提', 'JOHN  SMITH', 'John A. Smith', E'ئابدۇ\u200cللا', E'ᠪᠠᠶᠠᠷ\u180e\u200f', E'J\u200dohn']) WITH ORDINALITY d(written, n),
  ybss.line_values(jsonb_build_object('name', written), '2026-11-27', 'person') v ORDER BY n;

-- CODES that are none, and what needs a household
SELECT v.fields, v.note_fields, v.note_reasons FROM (VALUES ('person', '{"sex": "女人", "nationality": "火星", "tenure": "洞穴", "relation": "1234", "household_number": "无"}'), ('house', '{"house_use": "空中花园", "structure": "水晶", "dangers": "01、鬼", "rent_use": "x"}'),
  ('unit', '{"unit_class": "奇怪", "phone": "无"}'), ('elevator', '{"phone": "15400000001", "name": "一号梯"}')) f(kind, fields), ybss.line_values(fields::jsonb, '2026-11-27', kind) v;

-- THE DISTRICT'S OWN words, from the next statement on
INSERT INTO ybss_registry.no_value (word, meaning, remark) VALUES ('查无下落', 'nothing', '某街道'), ('15412345678', 'default', '某公司前台'), ('保密', 'value', '某村名');
SELECT field, written, cell(field, written) AS read FROM (VALUES ('name', '查无下落'), ('phone', '154 1234 5678'), ('registered_address', '保密'), ('registered_address', '无')) f(field, written);
DELETE FROM ybss_registry.no_value;
SELECT cell('name', '查无下落'), cell('phone', '15412345678'), cell('registered_address', '保密');
\set VERBOSITY terse
INSERT INTO ybss_registry.no_value (word, meaning) VALUES ('x', 'maybe');

-- what is no object has no values; values that are no texts stay
SELECT ybss.line_values('[1]', '2026-11-27', 'person') IS NULL AS none;
SELECT v.fields, v.note_fields FROM ybss.line_values('{"name": {"a": [1]}, "phone": 15400000001, "?x": "无"}', 'infinity', 'person') v;
