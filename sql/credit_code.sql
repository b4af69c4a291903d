-- Credit codes: the published example, refusals, a slow check beside the fast one, order.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT '91350100M000100Y43'::credit_code, ' ９１３５０１００m000100y43　'::credit_code AS full_width,
       pg_column_size('91350100M000100Y43'::credit_code) AS bytes;
-- refusals, one a line
SELECT ''::credit_code;
SELECT '91350100M000100Y4'::credit_code;
SELECT '91350100M000100Y433'::credit_code;
SELECT '000000000000000000'::credit_code;
SELECT '9I350100M000100Y43'::credit_code;
SELECT '9135O100M000100Y43'::credit_code;
SELECT '91350100M00010OY43'::credit_code;
SELECT '91350100M000100Y4Z'::credit_code;
SELECT '91350100M000100Y44'::credit_code;
-- five thousand invented codes against the standard's formula in SQL
CREATE FUNCTION pg_temp.with_check(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT body || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + ((31 - sum(
           (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(body, i, 1)) - 1)
           * ('{1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28}'::int[])[i]) % 31) % 31)::int, 1)
    FROM generate_series(1, 17) i $$;
CREATE TEMP TABLE code AS
SELECT pg_temp.with_check(substr('123456789AGJNQYB', 1 + g % 16, 1) || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + g % 31, 1)
         || lpad((g * 7919 % 1000000)::text, 6, '0')
         || (SELECT string_agg(substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + abs(hashint4(g * 9 + i)) % 31, 1), '' ORDER BY i)
               FROM generate_series(1, 9) i)) AS written
  FROM generate_series(1, 5000) g;
SELECT count(*), count(try_credit_code(written)) AS taken,
       count(*) FILTER (WHERE written::credit_code::text <> written) AS text_differs,
       count(*) FILTER (WHERE replace(organization_code(written::credit_code), '-', '') <> substr(written, 9, 9)) AS organization
  FROM code;
SELECT count(*) FILTER (WHERE try_credit_code(left(written, 17) || c) IS NOT NULL) AS last
  FROM (SELECT * FROM code LIMIT 1000) code, regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ', '') c
 WHERE right(written, 1) <> c;
SELECT count(*) AS pairs, count(*) FILTER (WHERE (a.code < b.code) <> (a.written COLLATE "C" < b.written)
         OR (a.code = b.code) <> (a.written = b.written)
         OR (a.code <= b.code) <> (a.written COLLATE "C" <= b.written)
         OR (a.code <> b.code) <> (a.written <> b.written)
         OR (a.code >= b.code) <> (a.written COLLATE "C" >= b.written)
         OR (a.code > b.code) <> (a.written COLLATE "C" > b.written)) AS differs
  FROM (SELECT written, written::credit_code AS code FROM code LIMIT 300) a,
       (SELECT written, written::credit_code AS code FROM code LIMIT 300) b;
-- binary round trip, and stored values that no text gives
SELECT current_setting('data_directory') || '/credit_code.binary' AS file \gset
CREATE TEMP TABLE copied (code credit_code);
COPY (SELECT written::credit_code FROM code) TO :'file' WITH (FORMAT binary);
COPY copied FROM :'file' WITH (FORMAT binary);
SELECT count(*) FROM copied JOIN code ON written::credit_code = copied.code;
CREATE FUNCTION pg_temp.binary_refused(stored bytea, file text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('COPY (SELECT %L::bytea) TO %L WITH (FORMAT binary)', stored, file);
  EXECUTE format('COPY pg_temp.copied FROM %L WITH (FORMAT binary)', file);
  RETURN 'taken';
EXCEPTION WHEN OTHERS THEN RETURN sqlstate;
END $$;
SELECT stored, pg_temp.binary_refused(stored, :'file')
  FROM (VALUES (credit_code_send('91350100M000100Y43')), ('\x'), (decode(repeat('00', 11), 'hex')),
        (decode(repeat('ff', 11), 'hex')), (set_byte(credit_code_send('91350100M000100Y43'), 10, 255)),
        (credit_code_send('91350100M000100Y43') || '\x00')) v (stored);
-- index, hash join, classes
CREATE UNIQUE INDEX copied_code ON copied (code);
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT * FROM copied WHERE code = '91350100M000100Y43';
-- a table in parts by its hash
CREATE TEMP TABLE parted (code credit_code) PARTITION BY HASH (code);
CREATE TEMP TABLE parted_even PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TEMP TABLE parted_odd PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO parted SELECT code FROM copied WHERE code IS NOT NULL;
SELECT min(n) > 0 AS both_have_some FROM (SELECT count(*) AS n FROM parted_even UNION ALL SELECT count(*) FROM parted_odd) p;
DROP TABLE parted;
SELECT amname, amvalidate(c.oid) FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod
 WHERE opcintype = 'credit_code'::regtype ORDER BY amname;
-- soft errors, where the server has them
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE $q$
      SELECT 1 / (pg_input_is_valid('91350100M000100Y43', 'ybss.credit_code')
                  AND NOT pg_input_is_valid('91350100M000100Y44', 'ybss.credit_code')
                  AND (pg_input_error_info('91350100M000100Y44', 'ybss.credit_code')).sql_error_code LIKE 'YBC%')::int $q$;
  END IF;
END $$;
