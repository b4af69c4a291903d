#!/bin/bash
# short: ROWS=5000000
# codes_check.sh [URL]: how fast citizen ids are checked, beside a check in PL/pgSQL, and telephones
# asked of the lists.
#
# Prints one row a figure: figure, value, at least, ok. Without a URL it starts
# a throwaway cluster of its own. ROWS (10,000,000) sets the size.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${ROWS:-10000000}
sample=$((rows / 50))
name=bench_codes
psql="$(bash extension/tools/cluster.sh bin)/psql"
if [ $# = 0 ]; then
	trap 'bash extension/tools/cluster.sh discard $name' EXIT
	bash extension/tools/cluster.sh start $name
	url=$(bash extension/tools/cluster.sh url $name)
else
	url=$1
fi

"$psql" "$url" -X -q -A -t -F ', ' -v ON_ERROR_STOP=1 -v rows="$rows" -v sample="$sample" <<'SQL'
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS ybss CASCADE;
SET search_path = pg_catalog, ybss, pg_temp;
SET max_parallel_workers_per_gather = 0;
-- One in a hundred is wrong: its date, or its check digit.
CREATE TEMP TABLE id AS
SELECT CASE g % 200 WHEN 0 THEN overlay(written PLACING '13' FROM 11)
                    WHEN 1 THEN left(written, 17) || CASE right(written, 1) WHEN '0' THEN '1' ELSE '0' END
                    ELSE written END AS written
  FROM (SELECT g, ('520399' || to_char('1930-01-01'::date + (g / 500)::int, 'YYMMDD') || lpad((g % 1000)::text, 3, '0')
                  )::citizen_id::text AS written
          FROM generate_series(1, :rows) g) v;
CREATE TEMP TABLE few AS SELECT written FROM id LIMIT :sample;

-- Mobile numbers, and every second one fixed, of all area codes and some that are none.
CREATE TEMP TABLE phone AS SELECT CASE g % 2 WHEN 0 THEN '1' || (30 + g / 2 % 70) || lpad((g % 100000000)::text, 8, '0')
  ELSE '0' || (300 + g / 2 % 700) || lpad((2000000 + g % 7000000)::text, 7, '0') END::ybss.phone AS phone FROM generate_series(1, :sample) g;

-- What an analyst would write: the same rules, one by one.
CREATE FUNCTION pg_temp.check_by_hand(id text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  weight CONSTANT int[] := '{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}';
  total int := 0;
  born date;
BEGIN
  IF id !~ '^[1-9][0-9]{16}[0-9X]$' THEN RETURN false; END IF;
  IF left(id, 2) NOT IN ('11','12','13','14','15','21','22','23','31','32','33','34','35','36','37','41','42','43',
     '44','45','46','50','51','52','53','54','61','62','63','64','65','71','81','82','83') THEN RETURN false; END IF;
  BEGIN
    born := make_date(substr(id, 7, 4)::int, substr(id, 11, 2)::int, substr(id, 13, 2)::int);
  EXCEPTION WHEN datetime_field_overflow THEN RETURN false;
  END;
  IF born < '1800-01-01' OR born > '2099-12-31' THEN RETURN false; END IF;
  FOR i IN 1 .. 17 LOOP
    total := total + substr(id, i, 1)::int * weight[i];
  END LOOP;
  RETURN substr('10X98765432', total % 11 + 1, 1) = right(id, 1);
END $$;

-- Seconds of the second of two runs: the first one warms the caches.
CREATE FUNCTION pg_temp.seconds(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE began timestamptz; wrong bigint;
BEGIN
  EXECUTE query INTO wrong;
  began := clock_timestamp();
  EXECUTE query INTO wrong;
  RETURN extract(epoch FROM clock_timestamp() - began);
END $$;

CREATE TEMP TABLE figure AS
SELECT :rows / pg_temp.seconds('SELECT count(*) FROM id WHERE ybss.citizen_id_fault(written) IS NOT NULL') AS checked,
       :rows / pg_temp.seconds('SELECT count(ybss.try_citizen_id(written)) FROM id') AS converted,
       :sample / pg_temp.seconds('SELECT count(*) FROM few WHERE NOT pg_temp.check_by_hand(written)') AS by_hand,
       :sample / pg_temp.seconds('SELECT count(*) FROM phone WHERE ybss.phone_doubt(phone, ''2026-11-23'') IS NULL') AS phones;
SELECT 'ids checked a second, one core', round(checked), 5000000, checked >= 5000000 FROM figure
UNION ALL SELECT 'ids converted a second, one core', round(converted), 5000000, converted >= 5000000 FROM figure
UNION ALL SELECT 'times a check in PL/pgSQL', round(checked / by_hand), 10, checked / by_hand >= 10 FROM figure
UNION ALL SELECT 'telephones asked of the lists a second, one core', round(phones), 300000, phones >= 300000 FROM figure
UNION ALL SELECT 'both checks agree', (count(*) FILTER (WHERE (citizen_id_fault(written) IS NULL)
            = pg_temp.check_by_hand(written)))::float8 / count(*), 1,
         bool_and((citizen_id_fault(written) IS NULL) = pg_temp.check_by_hand(written)) FROM few;
SQL
