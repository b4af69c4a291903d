-- QR codes as text, SVG and PNG: sizes, forms, refusals. Reading them back: extension/test/qr_read.sh
SET search_path = pg_catalog, ybss, pg_temp;
SELECT qr_text('YBSS', 'L');
-- version 5 has 37 modules and 4 on each side: 45 columns, 23 lines
CREATE TEMP TABLE payload AS
SELECT qr_seal('house', 1, 4242, '2030-01-01 00:00+08', 520371, '\x000102030405060708090a0b0c0d0e0f') AS content;
SELECT length(content) AS characters, array_length(string_to_array(qr_text(content), E'\n'), 1) AS lines,
       length(split_part(qr_text(content), E'\n', 1)) AS columns,
       translate(qr_text(content), ' ▀▄█' || E'\n', '') = '' AS blocks_only,
       left(qr_text(content, 'Q', true), 22 * 46) = translate(left(qr_text(content), 22 * 46), ' ▀▄█', '█▄▀ ') AS inverse
  FROM payload;
SELECT xml_is_well_formed_document(qr_svg(content)) AS well_formed,
       qr_svg(content) LIKE '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 45 45"%crispEdges%' AS head,
       regexp_count(svg, '<path') AS paths, length(svg) < 20000 AS small
  FROM payload, qr_svg(content) svg;
SELECT qr_svg('1', 'L', '礼仪街道<&">' || chr(7)) LIKE
         '<svg%viewBox="0 0 29 35"%<title>礼仪街道&lt;&amp;&quot;&gt; </title>%<text%>礼仪街道&lt;&amp;&quot;&gt; </text></svg>'
         AS caption, qr_svg(NULL) IS NULL AS null_in, qr_svg('1', 'L') NOT LIKE '%<text%' AS no_caption;
-- PNG: signature, width and height, one bit, grey
SELECT scale, level, substr(png, 1, 8) = '\x89504e470d0a1a0a' AS signature,
       ('x' || encode(substr(png, 17, 4), 'hex'))::bit(32)::int AS width,
       ('x' || encode(substr(png, 21, 4), 'hex'))::bit(32)::int AS height,
       get_byte(png, 24) AS bits, get_byte(png, 25) AS colour, substr(png, length(png) - 7) AS ends
  FROM payload, unnest('{1,4,8,32}'::int[]) scale, unnest('{L,M,Q,H}'::text[]) level, qr_png(content, scale, level) png
 ORDER BY scale, level;
SELECT length(qr_png(content)) BETWEEN 300 AND 3000 AS png_is_small FROM payload;
-- the most that a code holds
SELECT length(qr_png(repeat('7', 7089), 1, 'L')) > 0 AS digits, length(qr_text(repeat('x', 2953), 'L')) > 0 AS bytes,
       length(qr_png(repeat('7', 7089), 32, 'L')) > 0 AS large;
-- refusals, one a line
SELECT qr_text(repeat('7', 7090), 'L');
SELECT qr_text(repeat('x', 1664));
SELECT qr_text(repeat('x', 100000000));
SELECT qr_svg('');
SELECT qr_text('x', 'q');
SELECT qr_text('x', '');
SELECT qr_svg('x', 'QQ');
SELECT qr_png('x', 0);
SELECT qr_png('x', 33);
SELECT qr_png('x', -2147483648);
SELECT qr_png('x', 4, 'Z');
-- a thousand refusals and pictures leave nothing behind
CREATE FUNCTION pg_temp.again() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE made bigint := 0;
BEGIN
  FOR i IN 1 .. 1000 LOOP
    BEGIN
      made := made + (length(ybss.qr_png(repeat('x', 1500 + i), 1)) > 0)::int;
    EXCEPTION WHEN SQLSTATE 'YBQ01' THEN NULL;
    END;
  END LOOP;
  RETURN made;
END $$;
SELECT pg_temp.again();
