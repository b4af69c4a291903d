-- Why a text is read as it is: places count the characters as typed, from 1.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT * FROM explain('播州区虾子镇梧桐路１８号附1号');
SELECT * FROM explain('遵义县南白镇');
SELECT * FROM explain('新舟镇杨绿村五组');
SELECT * FROM explain('新蒲新区群乐村');
SELECT * FROM explain('遵义市遵义市新蒲街道（西门）梧桐里3-2-501');
SELECT * FROM explain('王某某 遵义市新蒲街道梧桐路5号 13900000000 收');
SELECT * FROM explain('');

-- every character is in one row, and what stands there is what the row says: no row may come
CREATE TEMPORARY TABLE explained AS
SELECT given.typed AS whole, e.* FROM (VALUES
	('新蒲街道梧桐路与白杨大道交叉口'), ('收件人：王某某，电话：13900000000，地址：新蒲街道梧桐路66号'),
	('中国贵州省遵义市，新舟镇；沙滩村。'), ('  新蒲街道　梧桐路  ５号  '), (E'新蒲街道\u200B梧桐路\u200F5号\uFEFF'),
	(E'新蒲街道梧\u0301桐路5号'), (E'\u0301\u0302路'), ('梧桐路№5，½㎞'), (E'\uFDFA路5号\uFDFA'), ('㍿⑿栋㈢单元'),
	(E'\U00020BB7野家\U0002F800大厦\uE000栋'), (E'\U0001F600梧桐里\U0001F6003栋'), ('！？……——'), (''), (E'\u200B'),
	(repeat('梧桐里3栋，', 60)), (repeat('与', 100)), ('余杭去仁和镇仁河大道50号柯力达综合产业园'), ('㈠㈡㈢㈣⑴⒇'), (E'e\u0301\u0301路１\u03013号')
) AS given (typed), explain(given.typed) AS e;
SELECT whole, element, start FROM explained
WHERE start IS NOT NULL AND (substring(whole, start, length) IS DISTINCT FROM typed OR length < 1);
SELECT whole, place, told FROM (SELECT DISTINCT whole FROM explained) AS text,
	generate_series(1, char_length(whole)) AS place,
	LATERAL (SELECT count(*) AS told FROM explained AS e
		WHERE e.whole = text.whole AND place >= start AND place < start + length) AS t
WHERE told <> 1;
-- (psql before 17 takes a character without width for a column)
\pset format unaligned
SELECT element, start, length, typed, reason FROM explained
WHERE element IN ('mark', 'joint', 'label', 'country', 'unread') AND char_length(whole) < 20
ORDER BY whole COLLATE "C", start;
\pset format aligned
