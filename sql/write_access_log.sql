-- What is a purpose: a table of texts, and what is kept of each.
CREATE FUNCTION pg_temp.kept(written text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  RETURN '"' || ybss.stated_purpose(written) || '"';
EXCEPTION WHEN SQLSTATE 'YBS08' THEN RETURN SQLSTATE;
END $$;
SELECT v.what, pg_temp.kept(v.written) AS kept FROM (VALUES
  (1, 'nothing', NULL), (2, 'empty', ''), (3, 'blanks', '   '), (4, 'dots', '..'), (5, 'full-width blanks', '　　　'), (6, 'full-width dots', '．．．'), (7, 'Chinese marks', '。，、；：？！……——'),
  (8, 'digits', '12345'), (9, 'full-width digits', '１２３'), (10, 'circled digits', '①②③'), (11, 'zero width', E'\u200b\u200c\u200d\ufeff'), (12, 'soft hyphens', E'\u00ad\u00ad\u00ad'),
  (13, 'no-break and thin blanks', E'\u00a0\u2009\u202f\u3000'), (14, 'Hangul fillers, letters that are drawn as nothing', E'\u3164\u115f\u1160\uffa0'), (15, 'blank Braille', E'\u2800\u2800'),
  (16, 'marks without a letter', E'\u0301\u0302\u20dd'), (17, 'emoji', '🙂🙂'), (18, 'marks of repetition and length', '々々ーー'), (19, 'controls', E'\u0001\u0002\u007f\u0085'), (20, 'line ends', E'\n\r\t'),
  (21, 'private characters', E'\ue000\ue001'), (22, 'marks of direction', E'\u202e\u202d\u2066'), (23, 'one letter', 'x'), (24, 'one Han character', '查'), (25, 'one among blanks', E'　查\u200b　'), (26, 'tags', E'\U000E0041\U000E0042'),
  (27, 'two Han characters', '查房'), (28, 'a rare Han character', '𠮷房'), (29, 'a letter and a mark', 'x!'), (30, 'full-width letters', 'ＡＢ'), (31, 'blanks around', E'　 \u00a0核实租户\t\n'), (32, 'blanks within', E'核实　\u200b  租户'),
  (33, 'line ends within', E'核实\n\n租户'), (34, 'turned around', E'核实\u202e租户'), (35, 'Tibetan', 'བོད'), (36, 'Uyghur', 'ئۇيغۇر')) v(n, what, written) ORDER BY v.n;
SELECT length(ybss.stated_purpose(repeat('查', 200) || E'　\u200b')), pg_temp.kept(repeat('查', 201)), pg_temp.kept(repeat('查', 100000));
SELECT ybss.stated_purpose('……');
