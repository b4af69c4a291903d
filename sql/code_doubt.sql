-- What the lists say against codes that are rightly made: nothing is refused for want of a row.
SET search_path = pg_catalog, ybss, pg_temp;
-- codes of departments that were refused: public security, housing, returned overseas Chinese
SELECT code, credit_code_fault(code), credit_code_doubt(try_credit_code(code), '2026-11-23')
  FROM unnest(ARRAY['J1520302ME12345712', 'G1520302ME12345714', 'Q1520302ME1234571U', '91350100M000100Y43', '92520399MA6YB5500J']) code;
CREATE FUNCTION pg_temp.with_check(body text) RETURNS credit_code LANGUAGE sql IMMUTABLE AS $$
  SELECT (body || substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + ((31 - sum(
           (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(body, i, 1)) - 1)
           * ('{1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28}'::int[])[i]) % 31) % 31)::int, 1))::credit_code
    FROM generate_series(1, 17) i $$;
-- the second character is judged with the first
SELECT class, credit_code_doubt(pg_temp.with_check(class || '520302ME1234571'), '2026-11-23')
  FROM unnest(ARRAY['97', '1A', '5X', '54', '55', '99', 'A1', 'N2', 'B1', 'M1', '01', 'YX']) class;
-- what lists write where a unit has no code is none, in text and in binary form
SELECT credit_code_fault('000000000000000000'), try_credit_code('０００００００００００００００００0') IS NULL AS full_width;
-- telephones: what can be a number at all, and what is said against it
SELECT written, phone, phone_kind(phone) AS kind, phone_doubt(phone, '2026-11-23') AS doubt, phone_successor(phone, '2026-11-23') AS now
  FROM unnest(ARRAY['110', '119', '12345', '12315', '10086', '118114', '114', '125', '12999', '12358', '116000', '95588', '9512345', '96110', '400-123-4567',
    '0852-2823456', '0852-2823456-801', '0852-22823456', '0853-33334444', '0732-8288888', '0733-2345678', '0565-2345678', '0899-8888888', '0910-3333333',
    '0410-2345678', '0852-12345', '0851-2345678', '010-2345678', '0755-2345678', '0851-22345678', '0854-8234567', '0854-82345678',
    '0300-2345678', '0400-2345678', '0800-2345678', '0800-23456789', '0851-12345', '0851-12358', '0571-96371', '0999-2345678', '026-23456789',
    '16100000000', '16000000000', '15400000001', '19400000000', '13800138000', '14500000000', '17400000000', '19200000000', '16200000000',
    '2822222', '28222222', '+852 2123 4567']) WITH ORDINALITY u (written, n), try_phone(written) phone ORDER BY n;
-- rooms, ages, floors, postcodes, years and days are no numbers
SELECT written, try_phone(written) FROM unnest(ARRAY['1', '12', '100', '101', '109', '130', '1203', '3-2-501', '999', '010110', '563000', '100000', '130101',
    '1985', '19850307', '0110', '010086', '0851-110', '01011', '1008611', '12345678', '012345']) written;
-- a dash leads to an extension only behind a whole number, short or long
SELECT written, written::phone FROM unnest(ARRAY['12345-1', '10086转3', '118114-01', '+86-10-823-45678', '+86 10 82345678', '0086-10-8234-5678', '138-0013-8000',
    '0851-12345-6', '010-8234-5678']) written;
-- a closed number by the day
SELECT day, phone_doubt('0852-2823456', day), phone_successor('0852-2823456', day)
  FROM unnest('{2014-12-19,2014-12-20,infinity,-infinity}'::date[]) day;
-- regions
CREATE FUNCTION pg_temp.with_digit(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT body || substr('10X98765432', 1 + (sum(substr(body, i, 1)::int * ('{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}'::int[])[i]) % 11)::int, 1) FROM generate_series(1, 17) i $$;
SELECT id, region_issued(id), region_doubt(id)
  FROM unnest('{520399196203150111,110101199003070003,421302200501010018,130171200001010013}'::citizen_id[]) id;
-- as the region's function says, of ids over all regions and years
SELECT count(*) > 6000 AS many, count(*) FILTER (WHERE region_issued(id) <> (region_doubt(id) IS NULL)) AS differs, count(DISTINCT split_part(region_doubt(id), ' ', 1)) AS words
  FROM (SELECT (code || (1930 + n * 7919 % 95) || '0315' || lpad((n % 1000)::text, 3, '0'))::text AS body FROM builtin_code() WITH ORDINALITY b(list, code, c3, c4, c5, c6, c7, c8, c9, n) WHERE list = 'region'
    UNION ALL SELECT (110000 + g * 197) || '199003150' || lpad((g % 100)::text, 2, '0') FROM generate_series(0, 2800) g) b,
    pg_temp.with_digit(body) w, try_citizen_id(w) id WHERE id IS NOT NULL;
-- whoever asks without a day asks for today
SELECT phone_doubt('0852-2823456') = phone_doubt('0852-2823456', ybss.today()) AS today, phone_doubt(NULL), credit_code_doubt(NULL), region_doubt(NULL);
-- no words hold a telephone number or an id
SELECT count(*) FROM (SELECT '1' || lpad(abs(hashint8(g)::bigint % 10000000000)::text, 10, '3') AS written FROM generate_series(1, 5000) g UNION ALL
    SELECT '0' || (300 + g % 700) || (20000000 + abs(hashint8(g)) % 70000000) FROM generate_series(1, 5000) g) w, try_phone(written) phone
  WHERE phone_doubt(phone, '2026-11-23') LIKE '%' || right(written, 6) || '%';

-- against the lists as people read them, in plain SQL, slowly; without a district's rows
CREATE TEMP TABLE listed AS SELECT *, split_part(digits, '-', 1)::int AS least, reverse(split_part(reverse(digits), '-', 1))::int AS most,
  coalesce(date '2026-11-23' < valid_to, true) AS holds FROM builtin_code() WHERE list <> 'region';
CREATE FUNCTION pg_temp.slow_service(number text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT coalesce((SELECT l.holds FROM listed l WHERE l.list = 'service_number' AND starts_with(number, l.code)
    AND length(number) BETWEEN l.least AND l.most ORDER BY length(l.code) DESC LIMIT 1), false) $$;
CREATE FUNCTION pg_temp.slow_phone(phone phone) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE phone_kind(phone) WHEN 'mobile' THEN NOT EXISTS (SELECT FROM listed l WHERE l.list = 'mobile_prefix' AND starts_with(phone::text, l.code) AND l.holds)
    WHEN 'service' THEN pg_temp.slow_service(phone::text)
    WHEN 'fixed' THEN coalesce((SELECT NOT l.holds OR CASE WHEN n.number ~ '^(1[0-2]...|9[56].{3,6})$' THEN pg_temp.slow_service(n.number)
        ELSE coalesce(length(n.number) < l.least, false) END FROM listed l WHERE l.list = 'area_code' AND l.code = phone_area(phone)), true)
    ELSE false END FROM split_part(phone::text, '-', 2) n(number) $$;
CREATE TEMP TABLE tried AS SELECT DISTINCT phone FROM (
  SELECT '1' || (30 + g % 70) || lpad((g * 7919 % 100000000)::text, 9, '0') FROM generate_series(1, 2000) g UNION ALL
  SELECT '0' || area || left((2 + g % 8) || lpad((g * 104729 % 10000000)::text, 7, '0'), 7 + g % 2) FROM generate_series(300, 999) area, generate_series(1, 4) g UNION ALL
  SELECT a || (20000000 + g * 7919) FROM unnest('{010,020,021,022,023,024,025,026,027,028,029}'::text[]) a, generate_series(1, 3) g UNION ALL
  SELECT '0' || area || n FROM generate_series(300, 999, 7) area, unnest('{12345,12358,12399,96110,95123}'::text[]) n UNION ALL
  SELECT g::text FROM generate_series(100, 200) g UNION ALL SELECT g::text FROM generate_series(10000, 13000) g UNION ALL SELECT g::text FROM generate_series(95000, 97000) g UNION ALL
  SELECT g::text FROM generate_series(116000, 119000, 3) g) t(written), try_phone(written) phone WHERE phone IS NOT NULL;
SELECT count(*) > 8000 AS many, count(*) FILTER (WHERE phone_doubt(phone, '2026-11-23') IS NULL) > 1000 AS many_pass,
       count(*) FILTER (WHERE (phone_doubt(phone, '2026-11-23') IS NOT NULL) <> pg_temp.slow_phone(phone)) AS differs FROM tried;
SELECT count(*), count(*) FILTER (WHERE (credit_code_doubt(made, '2026-11-23') IS NULL)
    <> EXISTS (SELECT FROM listed l WHERE l.list = 'credit_class' AND l.code = registration_department(made) AND l.holds)) AS differs
  FROM regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY', '') a, regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY', '') b, pg_temp.with_check(a || b || '520302ME1234571') made;
-- a successor is a number against which nothing is said
SELECT count(phone_successor(phone, '2026-11-23')) > 50 AS some, count(phone_doubt(phone_successor(phone, '2026-11-23'), '2026-11-23')) AS doubted FROM tried;
-- each code of the tables has a source, and days in their order
SELECT list, count(*) FILTER (WHERE source IS NULL OR copies IS NULL OR name IS NULL) AS no_source, count(*) FILTER (WHERE valid_to <= valid_from AND valid_to <> '-infinity') AS no_order,
       count(*) FILTER (WHERE replacement IS NOT NULL AND valid_to IS NULL) AS replaced_and_open FROM builtin_code() WHERE list <> 'region' GROUP BY 1 ORDER BY 1;
