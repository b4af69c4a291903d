-- The payload of door codes: every field comes back, nothing forged is authentic.
SET search_path = pg_catalog, ybss, pg_temp;
SET timezone = 'Asia/Shanghai';
SET datestyle = 'ISO';
\set secret '''\\x000102030405060708090a0b0c0d0e0f'''
\set other '''\\x0f0e0d0c0b0a09080706050403020100'''
SELECT qr_seal('house', 1, 4242, '2030-01-01 00:00+08', 520371, :secret);
SELECT (qr_open(qr_seal(kind, 65535, code_id, expires, 16777215, :secret), :secret)).*
  FROM unnest('{house,building,compound,unit,person,pass}'::text[]) kind,
       (VALUES (4242::bigint, '2030-01-01 00:00:59+08'::timestamptz), (9223372036854775807, NULL),
               (-9223372036854775808, 'infinity'), (0, '2020-01-01 00:01+00'), (1, '2051-11-24 20:15+00')) v (code_id, expires);
-- another secret, another prefix, a blank behind: only the secret decides
CREATE TEMP TABLE sealed AS SELECT qr_seal('pass', 7, 99, '2027-01-01', 3, :secret, 'https://x.example/') AS payload;
SELECT (qr_open(payload, :other)).*, qr_key_id(payload) FROM sealed;
SELECT (qr_open('evil:' || right(payload, 68) || E' \n', :secret)).authentic FROM sealed;
-- every other digit at every place: not authentic, or not of the form
SELECT count(*) AS tried, count(*) FILTER (WHERE (qr_open(forged, :secret)).authentic) AS believed
  FROM sealed, generate_series(19, 86) place, generate_series(0, 9) digit,
       LATERAL (SELECT overlay(payload PLACING digit::text FROM place) AS forged) f
 WHERE forged <> payload;
-- the digits say nothing of another form
SELECT payload, qr_key_id(payload), (qr_open(payload, :secret)).*
  FROM unnest(ARRAY['', 'x', repeat('0', 68), repeat('9', 68), repeat('1', 67), repeat('1', 69), repeat('1', 10000),
                    '１' || repeat('1', 67), repeat('1', 68) || 'x', repeat('1', 68) || E'\n\n']) WITH ORDINALITY u (payload, n)
 WHERE length(payload) < 100 OR qr_key_id(payload) IS NOT NULL ORDER BY n;
-- no two codes alike, sealing is repeatable, the longest fits version 5 at level Q
SELECT count(DISTINCT qr_seal('house', 1, g, NULL, 0, :secret)) = 1000 AS differ,
       count(*) FILTER (WHERE qr_seal('house', 1, g, NULL, 0, :secret) = qr_seal('house', 1, g, NULL, 0, :secret)) AS repeat,
       max(length(split_part(qr_text(qr_seal('pass', 65535, -g, NULL, 16777215, :secret)), E'\n', 1))) AS columns
  FROM generate_series(1, 1000) g;
SELECT length(split_part(qr_text(qr_seal('pass', 65535, -1, NULL, 16777215, :secret, rpad('https://', 27, 'x') || '/')), E'\n', 1)) AS columns;
SELECT qr_seal(NULL, 1, 1, NULL, 1, :secret) IS NULL AS kind, qr_seal('house', 1, 1, NULL, 1, NULL) IS NULL AS secret;
-- refusals, one a line
SELECT qr_seal('flat', 1, 1, NULL, 1, :secret);
SELECT qr_seal('', 1, 1, NULL, 1, :secret);
SELECT qr_seal('house', -1, 1, NULL, 1, :secret);
SELECT qr_seal('house', 65536, 1, NULL, 1, :secret);
SELECT qr_seal('house', 1, 1, NULL, 16777216, :secret);
SELECT qr_seal('house', 1, 1, NULL, -1, :secret);
SELECT qr_seal('house', 1, 1, '2019-12-31', 1, :secret);
SELECT qr_seal('house', 1, 1, '2052-01-01', 1, :secret);
SELECT qr_seal('house', 1, 1, '-infinity', 1, :secret);
SELECT qr_seal('house', 1, 1, NULL, 1, '\x0011223344556677889900aabbccdd');
SELECT qr_seal('house', 1, 1, NULL, 1, :secret, 'https://x/1');
SELECT qr_seal('house', 1, 1, NULL, 1, :secret, '门牌/');
SELECT qr_open('x', '\x00');
-- nobody seals or opens but who was granted it
SELECT proname, has_function_privilege('public', oid, 'EXECUTE') AS public
  FROM pg_proc WHERE pronamespace = 'ybss'::regnamespace AND proname IN ('qr_seal', 'qr_open', 'qr_key_id') ORDER BY proname;
