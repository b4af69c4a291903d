-- Citizen ids: the standard's examples, every refusal, a slow check beside the fast one, order.
SET datestyle = 'ISO';
SET search_path = pg_catalog, ybss, pg_temp;
SELECT '11010519491231002X'::citizen_id, '440524188001010014'::citizen_id,
       ' １１０１０５１９４９１２３１００２ｘ　'::citizen_id AS full_width, '110105491231002'::citizen_id AS old,
       '810000199001010019'::citizen_id AS residence_permit, '931156199001010014'::citizen_id AS foreign_card;
-- refusals, one a line
SELECT ''::citizen_id;
SELECT '1101051949123100'::citizen_id;
SELECT '11010519491231002X0'::citizen_id;
SELECT '11010519491231002Y'::citizen_id;
SELECT '1101051949123100XX'::citizen_id;
SELECT '11010519491231 02X'::citizen_id;
SELECT '11010549123100X'::citizen_id;
SELECT '190105194912310026'::citizen_id;
SELECT '991156199001010014'::citizen_id;
SELECT '110105194913310027'::citizen_id;
SELECT '520399190002290018'::citizen_id;
SELECT '110105491331002'::citizen_id;
SELECT '110105179912310020'::citizen_id;
SELECT '110105194912310021'::citizen_id;
SELECT '440524188001010013'::citizen_id;
-- ten thousand invented ids against the standard's formula in SQL
CREATE TEMP TABLE body AS
SELECT '520399' || to_char('1900-01-01'::date + g * 5, 'YYYYMMDD') || lpad((g * 7 % 1000)::text, 3, '0') AS digits
  FROM generate_series(0, 9999) g;
CREATE TEMP TABLE id AS
SELECT digits || substr('10X98765432', 1 + (SELECT sum(substr(digits, i, 1)::int *
         ('{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}'::int[])[i]) FROM generate_series(1, 17) i)::int % 11, 1) AS written
  FROM body;
SELECT count(*), count(try_citizen_id(written)) AS taken,
       count(*) FILTER (WHERE written::citizen_id::text <> written) AS text_differs
  FROM id;
-- every other last character, every digit one too high, neighbours swapped: never taken
SELECT count(*) FILTER (WHERE try_citizen_id(left(written, 17) || c) IS NOT NULL) AS last
  FROM id, unnest('{0,1,2,3,4,5,6,7,8,9,X}'::text[]) c WHERE right(written, 1) <> c;
SELECT count(*) FILTER (WHERE try_citizen_id(overlay(written PLACING ((substr(written, i, 1)::int + 1) % 10)::text
         FROM i)) IS NOT NULL) AS one_wrong
  FROM (SELECT * FROM id LIMIT 1000) id, generate_series(1, 17) i;
SELECT count(*) FILTER (WHERE try_citizen_id(overlay(written PLACING substr(written, i + 1, 1) || substr(written, i, 1)
         FROM i)) IS NOT NULL) AS swapped
  FROM (SELECT * FROM id LIMIT 1000) id, generate_series(1, 16) i WHERE substr(written, i, 1) <> substr(written, i + 1, 1);
-- dates against the server's calendar
SELECT count(*) FILTER (WHERE (citizen_id_fault('520399' || y || m || d || '0010') LIKE 'YBC03%')
         = (d::int <= extract(day FROM (y || '-' || m || '-01')::date + interval '1 month - 1 day'))) AS differs
  FROM unnest('{1800,1900,1904,1999,2000,2023,2024,2099}'::text[]) y,
       (SELECT lpad(m::text, 2, '0') FROM generate_series(1, 12) m) v (m),
       (SELECT lpad(d::text, 2, '0') FROM generate_series(1, 31) d) w (d);
-- order and equality are those of the texts
CREATE TEMP TABLE few AS SELECT written, written::citizen_id AS id FROM id WHERE written LIKE '%5';
SELECT count(*) AS pairs, count(*) FILTER (WHERE (a.id < b.id) <> (a.written COLLATE "C" < b.written)
         OR (a.id = b.id) <> (a.written = b.written)) AS differs
  FROM (SELECT * FROM few LIMIT 200) a, few b;
-- binary round trip, and stored values that no text gives
SELECT current_setting('data_directory') || '/citizen_id.binary' AS file \gset
CREATE TEMP TABLE copied (id citizen_id);
COPY (SELECT written::citizen_id FROM id) TO :'file' WITH (FORMAT binary);
COPY copied FROM :'file' WITH (FORMAT binary);
SELECT count(*) FROM copied JOIN id ON written::citizen_id = copied.id;
CREATE FUNCTION pg_temp.binary_refused(stored bigint, file text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('COPY (SELECT %L::bigint) TO %L WITH (FORMAT binary)', stored, file);
  EXECUTE format('COPY pg_temp.copied FROM %L WITH (FORMAT binary)', file);
  RETURN 'taken';
EXCEPTION WHEN OTHERS THEN RETURN sqlstate;
END $$;
SELECT stored, pg_temp.binary_refused(stored, :'file')
  FROM unnest('{0,-1,11010519491231002,11010519491331002,9223372036854775807,-9223372036854775808,
                19010519491231002,110105194912310021}'::bigint[]) stored;
-- unique index, hash join
CREATE UNIQUE INDEX ON few (id);
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT * FROM few WHERE id = '11010519491231002X';
SELECT amname, amvalidate(c.oid) FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod
 WHERE opcintype = 'citizen_id'::regtype ORDER BY amname;
-- soft errors, where the server has them
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE $q$
      SELECT 1 / (pg_input_is_valid('11010519491231002X', 'ybss.citizen_id')
                  AND NOT pg_input_is_valid('110105194912310021', 'ybss.citizen_id')
                  AND (pg_input_error_info('110105194912310021', 'ybss.citizen_id')).sql_error_code LIKE 'YBC%')::int $q$;
  END IF;
END $$;
