#!/bin/bash
# short: GUESTS=20000
# match_table.sh: a table of one's own matched by a declared model in one call, from the
# loaded table to pairs and clusters: GUESTS invented persons of plain columns, 80 in 100
# twice with a slip, and FEBRL 3 and 4 where FEBRL names a folder with febrl3.csv, febrl4a.csv
# and febrl4b.csv (they are not ours to ship). Processor seconds of the backend, since
# others' work is on the clock; F1 of the pairs of its clusters.
#
# GUESTS (100,000), FEBRL (a folder; else its rows are left out).
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster="bash extension/tools/cluster.sh"
name=bench_match_table
guests=${GUESTS:-100000}
make --no-print-directory -s stage
trap '$cluster discard $name' EXIT
$cluster ready $name
url=$($cluster url $name ybss)
bin=$($cluster bin)
sql() { PGOPTIONS='-c client_min_messages=warning' "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 "$url" "$@"; }
row() { awk -v figure="$1" -v value="$2" -v required="$3" 'BEGIN {
	printf "%s  %s  %s  %s\n", figure, value, required == "" ? "at least 0" : "at least " required, (required == "" || value >= required) ? "ok" : "MISSED" }'; }

sql -o /dev/null -v guests="$guests" << 'SQL'
CREATE FUNCTION public.spent() RETURNS float8 LANGUAGE sql AS $$
  SELECT (split_part(s, ' ', 14)::int + split_part(s, ' ', 15)::int) / 100.0 FROM pg_read_file('/proc/' || pg_backend_pid() || '/stat') s $$;
-- Columns as FEBRL's; a record's name says whom it is of.
CREATE TABLE public.guest (rec_id text, given_name text, surname text, street_number text, address_1 text, address_2 text, suburb text, postcode text,
  state text, date_of_birth text, soc_sec_id text);
CREATE FUNCTION public.syllables(n bigint, most int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg((ARRAY['ma','ri','to','len','da','sor','vi','ka','bel','nu','gra','fin','ol','shu','per','wy'])[1 + (hashint8extended(n, i) & 15)::int], '')
  FROM generate_series(1, 2 + (hashint8extended(n, 99) & 1)::int) i WHERE most > 0 $$;
CREATE FUNCTION public.thrown(n bigint, field int, most int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT abs(hashint8extended($1, $2) % $3)';
INSERT INTO public.guest
SELECT format('rec-%s-org', n), syllables(thrown(n, 1, 2000), 1), syllables(5000 + thrown(n, 2, 9973), 1), thrown(n, 3, 250)::text, syllables(20000 + thrown(n, 4, 3000), 1) || ' street', '',
  syllables(30000 + thrown(n, 5, 500), 1), (1000 + thrown(n, 5, 500) * 3)::text, (ARRAY['nsw','vic','qld','wa'])[1 + thrown(n, 6, 4)],
  to_char('1920-01-01'::date + thrown(n, 7, 30000)::int, 'YYYYMMDD'), (1000000 + thrown(n, 8, 8999999))::text
FROM generate_series(1, :guests) n;
INSERT INTO public.guest
SELECT replace(rec_id, '-org', '-dup'), CASE n % 5 WHEN 0 THEN left(given_name, -1) ELSE given_name END, CASE n % 7 WHEN 0 THEN overlay(surname placing 'x' from 2 for 1) ELSE surname END,
  street_number, CASE n % 3 WHEN 0 THEN NULL ELSE address_1 END, '', suburb, CASE n % 11 WHEN 0 THEN NULL ELSE postcode END, state,
  CASE n % 4 WHEN 0 THEN NULL ELSE date_of_birth END, CASE n % 2 WHEN 0 THEN NULL ELSE soc_sec_id END
FROM (SELECT g.*, row_number() OVER (ORDER BY rec_id) AS n FROM public.guest g) g WHERE n % 5 > 0;
ANALYZE public.guest;
SELECT ybss.declare_match_model('{"model": "guest", "key": "btrim(rec_id)", "estimate": true, "accept": 5, "refuse": -5, "fields": [
  {"field": "given", "expression": "btrim(given_name)", "comparison": "text", "frequency": true},
  {"field": "surname", "expression": "btrim(surname)", "comparison": "text", "frequency": true},
  {"field": "born", "expression": "btrim(date_of_birth)", "comparison": "text", "frequency": true},
  {"field": "soc", "expression": "btrim(soc_sec_id)", "comparison": "text"},
  {"field": "postcode", "expression": "btrim(postcode)", "comparison": "text", "frequency": true},
  {"field": "street", "expression": "btrim(address_1)", "comparison": "text", "frequency": true},
  {"field": "number", "expression": "btrim(street_number)", "comparison": "text", "frequency": true},
  {"field": "suburb", "expression": "btrim(suburb)", "comparison": "text", "frequency": true},
  {"field": "state", "expression": "btrim(state)", "comparison": "exact"}],
  "rules": [["soc whole"], ["born whole"], ["given whole", "surname whole"], ["surname whole", "postcode whole"], ["given whole", "postcode whole"],
    ["street whole", "number whole"], ["surname sound", "given sound"], ["suburb whole", "surname first"]]}');
SQL

# measure NAME REQUIRED RELATION [RELATION]: F1 over the pairs of the clusters, and seconds.
measure() {
	local tables="'$3'${4:+, '$4'}" said
	said=$(sql << SQL
SELECT public.spent() AS began \gset
SELECT ybss.match_table('guest', $tables) AS run \gset
SELECT public.spent() - :began AS spent \gset
WITH all_of AS (SELECT 0 AS side, btrim(rec_id) AS key FROM $3 ${4:+UNION ALL SELECT 1, btrim(rec_id) FROM $4}),
  truth AS (SELECT sum(n * (n - 1) / 2) AS n FROM (SELECT count(*) AS n FROM all_of GROUP BY split_part(key, '-', 2)) t),
  found AS (SELECT sum(n * (n - 1) / 2) AS n FROM (SELECT count(*) AS n FROM ybss.match_member WHERE run_id = :run GROUP BY cluster) t),
  right_ones AS (SELECT sum(n * (n - 1) / 2) AS n FROM (SELECT count(*) AS n FROM ybss.match_member WHERE run_id = :run GROUP BY cluster, split_part(key, '-', 2)) t)
SELECT round(2.0 * r.n / (t.n + f.n), 4), round(:spent::numeric, 2) FROM truth t, found f, right_ones r;
SQL
)
	row "$1, F1 of clusters" "${said%|*}" "$2"
	row "$1, processor seconds" "${said#*|}" ""
}
measure "$guests guests" 0.99 public.guest
if [ -n "${FEBRL:-}" ]; then
	sql -o /dev/null -c 'CREATE TABLE public.febrl3 (LIKE public.guest); CREATE TABLE public.febrl4a (LIKE public.guest); CREATE TABLE public.febrl4b (LIKE public.guest)'
	for list in febrl3 febrl4a febrl4b; do sql -c "\\copy public.$list FROM '$FEBRL/$list.csv' (FORMAT csv, HEADER)"; done
	measure "FEBRL 4" 0.9997 public.febrl4a public.febrl4b
	measure "FEBRL 3" 0.9975 public.febrl3
fi
