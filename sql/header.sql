-- Which field each column of a list is, however the office writes its name.
SET client_min_messages = warning;
SET search_path = public, ybss, ybss_registry;
INSERT INTO source (source, office, record_kind, grid) SELECT s, s, 'person', '520371' FROM unnest(ARRAY['plain', 'brackets', 'twice']) s;
INSERT INTO source_column (source, header, field) VALUES ('plain', '姓名', 'name'), ('plain', '身份证号', 'citizen_id'), ('plain', '地址', 'address'), ('plain', '联系电话', 'phone'),
  ('brackets', '地址（现住）', 'address'), ('brackets', '地址（户籍）', 'registered_address'), ('brackets', '姓名', 'name'),
  ('twice', '电话', 'phone'), ('twice', '*电话', 'guardian_phone'), ('twice', '电话（家）', 'phone');
SELECT known_headers(s) FROM unnest(ARRAY['plain', 'nothing']) s;
SELECT source, header, fields_of_header(source, header) FROM (VALUES
  ('plain', ARRAY['序号', '姓名', '身份证号', '地址', '联系电话']),
  ('plain', ARRAY['*姓 名', '2、身份证号（18位）', E'地\n址', '联系电话（手机）']),
  ('plain', ARRAY['姓名', '地址（现住）', '地址（户籍）']),
  ('plain', ARRAY['姓名', '联系电话', '联系电话', '', ' ']),
  ('brackets', ARRAY['姓名', '地址(现住)', '地址']),
  ('brackets', ARRAY['姓名', '地址 （户籍）', '地址（现住）（必填）']),
  ('twice', ARRAY['电话', '*电话', '★电话']),
  ('nothing', ARRAY['姓名'])) v (source, header);
