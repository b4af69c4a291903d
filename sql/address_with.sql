-- One element put, changed, taken away.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT given, name, value, address_text(address_with(parse(given), name, value)) AS now,
  address_with(parse(given), name, value) = parse(same_as) AS as_parsed
FROM (VALUES
  ('新蒲街道梧桐路12号3栋2单元501室', 'road', '青松路', '新蒲街道青松路12号3栋2单元501室'),
  ('新蒲街道梧桐路12号3栋2单元501室', 'number', '14号', '新蒲街道梧桐路14号3栋2单元501室'),
  ('新蒲街道梧桐路12号3栋2单元501室', 'number', '8号附1号', '新蒲街道梧桐路8号附1号3栋2单元501室'),
  ('新蒲街道梧桐路12号3栋501室', 'unit', '２单元', '新蒲街道梧桐路12号3栋2单元501室'),
  ('新蒲街道梧桐路12号3栋2单元501室', 'unit', '', '新蒲街道梧桐路12号3栋501室'),
  ('新蒲街道梧桐路12号', 'room', '501室', '新蒲街道梧桐路12号501室'),
  ('新蒲街道梧桐路12号', 'compound', '', '新蒲街道梧桐路12号'),
  ('梧桐路12号', 'town', '新蒲街道', NULL)) v (given, name, value, same_as);
-- what was changed is written so that it reads back
SELECT address_with(parse('新蒲街道梧桐路12号'), 'road', '滨河步道')::text::address = address_with(parse('新蒲街道梧桐路12号'), 'road', '滨河步道') AS reads_back;
SELECT address_with(parse('新蒲街道梧桐路12号'), 'strasse', 'x');
SELECT address_with(parse('新蒲街道梧桐路12号'), 'road', repeat('长', 9000));
-- more than an address holds: too long together, one element too many
SELECT address_with(address_with(parse('梧桐路12号'), 'road', repeat('a', 8000)), 'compound', repeat('b', 8000));
SELECT address_with((repeat('〔室〕1', 40) || '〔码〕0')::address, 'road', '滨河步道');
