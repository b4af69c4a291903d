-- Telephone numbers: the ways people write them, refusals, round trips.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT written, written::phone AS phone
  FROM unnest(ARRAY['13800138000', '138 0013 8000', '138-0013-8000', '+86 13800138000', '+86-138-0013-8000',
    '0086 13800138000', '8613800138000', '(+86)13800138000', '013800138000', '１３８００１３８０００', '13800138000-1234',
    '0851-28222222', '085128222222', '(0851)28222222', '（0851）28222222', '0851－28222222', '0851—28222222',
    '+86 851 28222222', '+86 (0)851 2822 2222', '86-0851-28222222', '0851-28222222-801', '0851-28222222转801',
    '0851-28222222 转分机 0801', '0851-28222222 ext. 801', '0851-28222222x801', '0851-28222222#801',
    '010-66666666', '021 6666 6666', '028-8522-1234', '28222222', '2822-2222', '28222222-801', '8222222',
    '400-123-4567', '4001-234-567', '400-1234-567', '800-810-1234', '95588', '95598-1', '96110',
    '+852 2123 4567', '+1 (212) 555-0100', '00852 21234567']) WITH ORDINALITY u (written, n) ORDER BY n;
-- refusals, one a line
SELECT ''::phone;
SELECT '1380013800'::phone;
SELECT '138001380000'::phone;
SELECT '12800138000'::phone;
SELECT '1203'::phone;
SELECT '101'::phone;
SELECT '无'::phone;
SELECT '13800138000/13900139000'::phone;
SELECT '13800138000、13900139000'::phone;
SELECT '1380013800O'::phone;
SELECT '0851-282222'::phone;
SELECT '0123-2822222'::phone;
SELECT '28222222转'::phone;
SELECT '28222222转1234567'::phone;
SELECT '转801'::phone;
SELECT '138+00138000'::phone;
SELECT '+86 1380013800'::phone;
SELECT '+1234567890123456'::phone;
SELECT repeat('1', 100000)::phone;
-- what is written reads back as the same
CREATE TEMP TABLE number AS
SELECT n.phone::phone FROM (
  SELECT (13000000000 + g * 6999983::bigint)::text FROM generate_series(0, 999) g UNION ALL
  SELECT '0' || (300 + g % 700)::text || '-' || (2000000 + g * 7919)::text || CASE WHEN g % 3 = 0 THEN '-0' || g ELSE '' END
    FROM generate_series(0, 999) g UNION ALL
  SELECT '02' || g % 10 || (20000000 + g * 7919)::text FROM generate_series(0, 999) g UNION ALL
  SELECT (2000000 + g * 1999)::text FROM generate_series(0, 999) g UNION ALL
  SELECT '+852' || (20000000 + g)::text FROM generate_series(0, 999) g) n (phone);
SELECT count(*), count(*) FILTER (WHERE phone::text::phone <> phone) AS differs,
       count(DISTINCT phone) = count(DISTINCT phone::text) AS one_text_each, max(pg_column_size(phone)) AS bytes
  FROM number;
SELECT current_setting('data_directory') || '/phone.binary' AS file \gset
CREATE TEMP TABLE copied (phone phone);
COPY (SELECT DISTINCT phone FROM number) TO :'file' WITH (FORMAT binary);
COPY copied FROM :'file' WITH (FORMAT binary);
SELECT count(*) - count(n.phone) AS lost FROM copied c LEFT JOIN (SELECT DISTINCT phone FROM number) n USING (phone);
CREATE FUNCTION pg_temp.binary_refused(stored bigint, file text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('COPY (SELECT %L::bigint) TO %L WITH (FORMAT binary)', stored, file);
  EXECUTE format('COPY pg_temp.copied FROM %L WITH (FORMAT binary)', file);
  RETURN 'taken';
EXCEPTION WHEN OTHERS THEN RETURN sqlstate;
END $$;
SELECT stored, pg_temp.binary_refused(stored, :'file')
  FROM unnest('{1138001380000000000,0,-1,1128001380000000000,1138001380000000005,2000000050000000000,6138001380000000000,
                5000000000000000000,5999999999999999999,9223372036854775807,-9223372036854775808}'::bigint[]) stored;
SELECT amname, amvalidate(c.oid) FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod
 WHERE opcintype = 'phone'::regtype ORDER BY amname;
-- soft errors, where the server has them
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE $q$
      SELECT 1 / (pg_input_is_valid('13800138000', 'ybss.phone')
                  AND NOT pg_input_is_valid('1380013800', 'ybss.phone')
                  AND (pg_input_error_info('1380013800', 'ybss.phone')).sql_error_code LIKE 'YBC%')::int $q$;
  END IF;
END $$;
