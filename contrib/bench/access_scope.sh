#!/bin/bash
# access_scope.sh: what row security costs, on 2,000,000 rows of 160 communities.
#
# A community's clerk counts, lists and looks up rows under the policy of
# ybss.protect_table, beside a literal WHERE without any policy and beside the
# policy most people write, grid IN (SELECT ...). Medians of 7, milliseconds.
# Rows: figure, value, bound, ok. Ends with 1 when a bound does not hold.
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster="bash extension/tools/cluster.sh"
name=bench_access
rows=${ROWS:-2000000}
make --no-print-directory -s stage
trap '$cluster discard $name' EXIT
$cluster start $name max_parallel_workers_per_gather=0
url=$($cluster url $name)
bin=$($cluster bin)
sql() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 "$url" "$@"; }

sql > /dev/null << SQL
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
SELECT ybss.create_registry();
CREATE ROLE clerk IN ROLE ybss_reader;
CREATE ROLE scattered IN ROLE ybss_reader;
CREATE ROLE district IN ROLE ybss_reader;
CREATE ROLE twofold IN ROLE ybss_reader, ybss_operator;
CREATE ROLE pooler IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES
  (1, 'clerk', 'clerk', 'x'), (2, 'scattered', 'scattered', 'x'), (3, 'district', 'district', 'x'),
  (4, 'twofold', 'twofold', 'x');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES
  (1, '520399004010'), (2, '520399002003'), (2, '520399004010'), (2, '520399007019'), (3, '520399'), (4, '520399');
INSERT INTO ybss_registry.pool_role VALUES ('pooler', 'transaction');
SET ROLE ybss_owner;
CREATE TABLE ybss_registry.bench (
  district int4, id int, grid ybss.grid_code, name text, PRIMARY KEY (district, id));
RESET ROLE;
INSERT INTO ybss_registry.bench SELECT 520399, i,
  (520399001001001 + i % 8 * 1000000 + i / 8 % 20 * 1000 + i / 160 % 10)::ybss.grid_code, md5(i::text)
FROM generate_series(1, $rows) i;
CREATE INDEX bench_grid ON ybss_registry.bench (grid, id);
CREATE TABLE public.plain AS TABLE ybss_registry.bench;
CREATE INDEX plain_grid ON public.plain (grid, id);
ALTER TABLE public.plain ADD PRIMARY KEY (district, id);
CREATE TABLE public.scope AS SELECT 'clerk'::name AS role, format('520399004010%s', lpad(g::text, 3, '0'))::ybss.grid_code AS grid
FROM generate_series(1, 10) g;
CREATE TABLE public.subselect AS TABLE ybss_registry.bench;
CREATE INDEX subselect_grid ON public.subselect (grid, id);
ALTER TABLE public.subselect ADD PRIMARY KEY (district, id);
ALTER TABLE public.subselect ENABLE ROW LEVEL SECURITY;
SET search_path = ybss, pg_catalog;
CREATE POLICY scope ON public.subselect USING (grid IN (SELECT s.grid FROM public.scope s WHERE s.role = current_user));
SELECT ybss.protect_table('ybss_registry.bench', '{ybss_reader}', '{ybss_operator}');
GRANT USAGE ON SCHEMA ybss_registry TO ybss_reader;
GRANT SELECT ON public.plain, public.subselect, public.scope TO ybss_reader;
VACUUM ANALYZE;
SQL

# median ROLE QUERY: milliseconds, the plan and the caches warm.
median() {
	sql << SQL | awk '/^Time:/ {print $2}' | sort -n | sed -n 4p
SET search_path = ybss, public, pg_catalog;
SET ROLE $1;
$2 \\g /dev/null
$2 \\g /dev/null
\\timing on
$2 \\g /dev/null
$2 \\g /dev/null
$2 \\g /dev/null
$2 \\g /dev/null
$2 \\g /dev/null
$2 \\g /dev/null
$2 \\g /dev/null
SQL
}

failed=0
# report FIGURE VALUE (most|least) BOUND
report() {
	local ok
	ok=$(awk -v v="$2" -v b="$4" -v w="$3" 'BEGIN {print (w == "most" ? v <= b : v >= b) ? "ok" : "MISSED"}')
	[ $ok = ok ] || failed=1
	printf '%-58s %10s  at %-5s %8s  %s\n' "$1" "$2" "$3" "$4" $ok
}
times() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", a / b}'; }

literal=$(median district "SELECT count(*) FROM plain WHERE grid >= '520399004010' AND grid < '520399004011'")
policy=$(median clerk "SELECT count(*) FROM ybss_registry.bench")
subselect=$(median clerk "SELECT count(*) FROM subselect")
report "count of a community: literal WHERE, ms" "$literal" least 0
report "count of a community: policy, ms" "$policy" most 5
report "count of a community: policy / literal WHERE" "$(times "$policy" "$literal")" most 2.5
report "count of a community: IN (SELECT ...) / policy" "$(times "$subselect" "$policy")" least 20

literal=$(median district "SELECT id, name FROM plain WHERE grid >= '520399004010' AND grid < '520399004011' ORDER BY grid, id LIMIT 20")
policy=$(median clerk "SELECT id, name FROM ybss_registry.bench ORDER BY grid, id LIMIT 20")
report "first 20 of a community: literal WHERE, ms" "$literal" least 0
report "first 20 of a community: policy, ms" "$policy" most 2

policy=$(median clerk "SELECT name FROM ybss_registry.bench WHERE district = 520399 AND id = 4242")
report "one row by key: policy, ms" "$policy" most 1

policy=$(median scattered "SELECT count(*) FROM ybss_registry.bench")
literal=$(median district "SELECT count(*) FROM plain WHERE grid >= '520399002003' AND grid < '520399002004' OR grid >= '520399004010' AND grid < '520399004011' OR grid >= '520399007019' AND grid < '520399007020'")
report "count of three communities far apart: literal, ms" "$literal" least 0
report "count of three communities far apart: policy, ms" "$policy" most 400

literal=$(median district "SELECT count(*) FROM plain WHERE grid >= '520399' AND grid < '520400'")
policy=$(median district "SELECT count(*) FROM ybss_registry.bench")
report "count of all rows as the district: literal WHERE, ms" "$literal" least 0
report "count of all rows as the district: policy / literal" "$(times "$policy" "$literal")" most 2

# Every policy asks in_scope; the server drops what it has asked already, but for who is in two groups.
twice=$(median twofold "SELECT count(*) FROM ybss_registry.bench")
report "count of all rows: under two policies / under one" "$(times "$twice" "$policy")" most 1.5

# Another member in every transaction on one connection, as behind a pool.
first=$(sql -c "SELECT ybss.issue_ticket(1, 'pooler')")
second=$(sql -c "SELECT ybss.issue_ticket(2, 'pooler')")
work=$(mktemp -d)
trap '$cluster discard $name; rm -rf "$work"' EXIT
for ticket in "$first" "$second"; do
	printf "BEGIN;\nSET LOCAL ybss.ticket = '%s';\nSELECT name FROM ybss_registry.bench WHERE district = 520399 AND id = 1;\nCOMMIT;\n" "$ticket"
done > "$work/tickets.sql"
sed '/SET LOCAL/s/.*/SET LOCAL application_name = '"'x'"';/' "$work/tickets.sql" > "$work/none.sql"
rate() { PGOPTIONS="-c role=pooler" "$bin/pgbench" -n -M prepared -T 5 -f "$1" "$url" | awk '/^latency average/ {print $4 * 1000 / 2}'; }
with=$(rate "$work/tickets.sql")
without=$(rate "$work/none.sql")
report "another member's ticket per transaction: added, µs" "$(awk -v a="$with" -v b="$without" 'BEGIN {printf "%.0f", a - b}')" most 200
exit $failed
