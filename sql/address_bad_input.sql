-- Hostile text through every door: a value or a clear error, and nothing is dropped unsaid.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
\set VERBOSITY terse
\pset null '(none)'
CREATE TEMPORARY TABLE hostile (what text, typed text);
INSERT INTO hostile VALUES
	('nothing', ''), ('blanks', E' \t\r\n　'), ('punctuation', repeat('。，！？', 600)), ('brackets', repeat('(', 3000) || repeat(')', 3000)),
	('10,000 digits', repeat('1234567890', 1000)), ('8,000 digits', repeat('1234567890', 800)), ('1 MB', repeat('新蒲街道', 87382)),
	('one byte too many', repeat('1', 8193)), ('ligatures that spell 18 letters', repeat(E'\uFDFA', 2700)),
	('private use', repeat(E'\uE000', 2000)), ('private use, plane 16', repeat(E'\U0010FFFD', 2000)), ('no characters', repeat(E'\uFFFE\uFFFF', 1000)),
	('extension B', repeat(E'\U00020BB7', 2000)), ('extension G', repeat(E'\U00030EDE', 2000)), ('extension H', repeat(E'\U00031350', 2000)),
	('right to left', repeat(E'\u202E\u200F\u2066新', 600)), ('zero width', repeat(E'\u200B\u200C\u200D\u2060\uFEFF', 500)),
	('a letter with 4,000 marks', 'a' || repeat(E'\u0301\u0316', 2000)), ('marks without a letter', repeat(E'\u0301', 4000)),
	('Hangul in pieces', repeat(E'\u1100\u1161\u11A8', 900)), ('faces', repeat(E'\U0001F469\u200D\U0001F467', 500)), ('control', repeat(E'\x01\x02\x7F', 2700)),
	('replacement', repeat(E'\uFFFD', 2000)), ('1栋 over and over', repeat('1栋', 2000)), ('provinces', repeat('贵州省', 900)), ('1-1-1', repeat('1-', 4000)),
	('phones', repeat('13900000000 ', 600)), ('open marks', '〔省〕' || repeat('〔', 2600)), ('forged marks', '〔省〕贵州省〔码〕520302109203〔疑〕1'),
	('too long once completed', '虾子镇' || repeat('甲', 2727));
\set old_names `awk -F'\t' '$1 == "D" && n++ < 300 { printf "%s", $2 }' "$PG_ABS_SRCDIR/extension/data/succession.tsv"`
INSERT INTO hostile VALUES
	('300 old names', :'old_names'), ('old names in each other', repeat('四川省万县地区万县市万县天城区', 180)),
	('old cities short', repeat('襄樊涪陵万县', 450)), ('a name of many cities', repeat('郊区矿区鼓楼区', 380)),
	('one old name after the other''s city', repeat('贵州省铜仁地区铜仁市安徽省巢湖市庐江县', 140));
CREATE FUNCTION pg_temp.outcome(door text, typed text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE result text;
BEGIN
	EXECUTE door INTO result USING typed;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
CREATE TEMPORARY TABLE door (name text, call text);
INSERT INTO door VALUES
	('parse', 'SELECT (address_send(parse($1)::text::address) = address_send(parse($1)))::text'),
	('cast', 'SELECT (address_send($1::address::text::address) = address_send($1::address))::text'),
	('normalize', 'SELECT (ybss.normalize(ybss.normalize($1)) = ybss.normalize($1))::text'),
	('compare', 'SELECT (compare(parse($1), parse(reverse($1))) IS NOT NULL)::text'),
	('similarity', 'SELECT (similarity(parse($1), parse(reverse($1))) BETWEEN 0 AND 1)::text'),
	('features', 'SELECT (address_features(parse($1)) IS NOT NULL)::text'),
	('jsonb', 'SELECT (jsonb_typeof(parse($1)::jsonb) = ''object'')::text'),
	('parse_local', 'SELECT (parse_local($1) = parse($1))::text'),
	('explain', 'SELECT (coalesce(sum(length), 0) = char_length($1) AND coalesce(bool_and(substring($1, start, length) IS NOT DISTINCT FROM typed), true))::text FROM explain($1)'),
	('explain_local', 'SELECT (coalesce(sum(length), 0) = char_length($1))::text FROM explain_local($1)'),
	('find_address', 'SELECT (count(*) <= 3)::text FROM find_address($1, 3)');
SELECT what, outcome, count(*) AS doors, CASE WHEN count(*) < 11 THEN string_agg(name, ' ' ORDER BY name) END AS which
FROM hostile, door, pg_temp.outcome(call, typed) AS outcome
GROUP BY what, outcome ORDER BY what COLLATE "C", outcome COLLATE "C";

-- rare characters are kept
SELECT address_text(parse(typed)), ybss.normalize(typed) = typed AS kept
FROM (VALUES (E'\U00020BB7野家大厦3楼'), (E'\U0002CEB0\U0002EBE0路5号'), (E'\U00030EDE\U00031350大厦'), (E'\uE815家园1栋'), (E'\U000F0000里2单元')) AS given (typed);
-- what has no shape is no difference, and two scripts are one
SELECT parse(E'新\u200B蒲\u202E街\uFEFF道梧\uFE00桐路5号') = parse('新蒲街道梧桐路5号'), parse(E'梧\u0301桐路') = parse('梧桐路');

-- what no text of this database can hold is refused before it is read
SELECT parse(E'\uD800');
SELECT parse(U&'\D800\0061');
SELECT parse(convert_from('\xeda080', 'UTF8'));
SELECT parse(convert_from('\xc0af', 'UTF8'));
SELECT parse(convert_from('\xe6', 'UTF8'));
SELECT parse(convert_from('\x61006200', 'UTF8'));
SELECT parse('"\ud800"'::jsonb #>> '{}');
SELECT parse(repeat(E'\uFDFA', 2700));
SELECT parse(repeat('1', 8193));
-- many of the longest that is read: each can be cancelled
SET statement_timeout = 100;
SELECT count(parse(repeat('遵义县新蒲街道1-2-3', 300) || a || b)) FROM generate_series(1, 1000) AS a, generate_series(1, 1000) AS b;
SELECT count(similarity(parse(repeat('梧桐里3栋', 400) || a), parse(repeat('梧桐里5栋', 400) || b)))
FROM generate_series(1, 1000) AS a, generate_series(1, 1000) AS b;
SELECT count(e) FROM generate_series(1, 1000) AS a, generate_series(1, 1000) AS b, explain(repeat('1-', 4000) || a || b) AS e;
SELECT count(parse(repeat('新蒲街道', 87382) || a)) FROM generate_series(1, 10) AS a;
RESET statement_timeout;
