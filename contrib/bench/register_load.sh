#!/bin/bash
# short: PERSONS=100000
# register_load.sh: PERSONS (1,000,000) persons in 0.4 times as many houses, through every rule.
#
# The same files go by COPY into the registers, under their rules, stamps, periods
# and policies, and into the same tables with plain foreign keys and none of that.
# Then dossier and booklet are asked, and every person and residence is updated
# once, to see what history takes. Rows: figure, value, bound, ok.
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster="bash extension/tools/cluster.sh"
name=bench_register
persons=${PERSONS:-1000000}
houses=$((persons * 2 / 5))
[ -n "${STAGED:-}" ] || make --no-print-directory -s stage
work=$(mktemp -d /tmp/register_load.XXXXXX)
trap '$cluster discard $name; rm -rf "$work"' EXIT
$cluster start $name max_wal_size=8GB checkpoint_timeout=30min autovacuum=off max_parallel_workers_per_gather=0
url=$($cluster url $name)
bin=$($cluster bin)
sql() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 "$url" "$@"; }
seconds() { date +%s.%N; }
tables="building house person residence household household_member ownership tenancy"

sql > /dev/null << SQL
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
SELECT ybss.create_registry();
SET search_path = ybss_registry, ybss, public, pg_catalog;
INSERT INTO grid (code, name) SELECT g::text::grid_code, 'g' FROM (
  SELECT 520399 UNION ALL SELECT 520399000 + t FROM generate_series(1, 8) t
  UNION ALL SELECT 520399000000 + t * 1000 + c FROM generate_series(1, 8) t, generate_series(1, 10) c
  UNION ALL SELECT 520399000000000 + t * 1000000 + c * 1000 + n FROM generate_series(1, 8) t, generate_series(1, 10) c, generate_series(1, 5) n) g (g);
-- House h stands in building h / 100 of number h / 1000; 5 floors, 20 doors each.
CREATE FUNCTION public.grid_of(h int) RETURNS text LANGUAGE sql IMMUTABLE AS \$\$
  SELECT (520399000000000 + (1 + h / 1000 % 8) * 1000000 + (1 + h / 8000 % 10) * 1000 + 1 + h / 80000 % 5)::text \$\$;
-- Ids as the registry gives them: in no order.
CREATE FUNCTION public.id(kind int, n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS \$\$ SELECT ybss.opaque_id(520399, n * 10 + kind, 20261123) \$\$;
SQL
# file TABLE COLUMNS QUERY: what both sides load.
file() {
	sql -c "COPY ($3) TO STDOUT" > "$work/$1"
	echo "$2" > "$work/$1.columns"
}
file address "district, address_id, grid, address, parent_id, state" "
  SELECT 520399, public.id(0, 1 + n), public.grid_of(n * 1000), format('长征路%s号', 1 + n), NULL::bigint, 'installed' FROM generate_series(0, ($houses - 1) / 1000) n
  UNION ALL SELECT 520399, public.id(0, 100001 + b), public.grid_of(b * 100), format('长征路%s号%s栋', 1 + b / 10, 1 + b % 10), public.id(0, 1 + b / 10), 'installed' FROM generate_series(0, ($houses - 1) / 100) b
  UNION ALL SELECT 520399, public.id(0, 1000001 + h), public.grid_of(h), format('长征路%s号%s栋%s室', 1 + h / 1000, 1 + h / 100 % 10, (1 + h / 20 % 5) * 100 + 1 + h % 20), public.id(0, 100001 + h / 100), 'installed' FROM generate_series(0, $houses - 1) h"
file building "district, building_id, grid, address_id, storeys" "
  SELECT 520399, public.id(1, b), public.grid_of(b * 100), public.id(0, 100001 + b), 5 FROM generate_series(0, ($houses - 1) / 100) b"
file house "district, house_id, grid, address_id, building_id, area" "
  SELECT 520399, public.id(2, h), public.grid_of(h), public.id(0, 1000001 + h), public.id(1, h / 100), 60 + h % 60 FROM generate_series(0, $houses - 1) h"
file person "district, person_id, grid, name, citizen_id, sex, birth_date, phone, registered_address" "
  SELECT 520399, public.id(3, p), public.grid_of(p * 2 / 5), substr('王李张刘陈杨赵黄周吴', 1 + p % 10, 1) || substr('伟芳娜敏静丽强磊军洋', 1 + p / 10 % 10, 1) || substr('明华国建文平志永春桂', 1 + p / 100 % 10, 1),
    i || substr('10X98765432', 1 + (SELECT sum(w * substr(i, n::int, 1)::int)::int FROM unnest('{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}'::int[]) WITH ORDINALITY u (w, n)) % 11, 1),
    (1 + p % 2)::text, d, '139' || lpad((p % 100000000)::text, 8, '0'), format('贵州省遵义市长征路%s号', p % 1000)
  FROM (SELECT p, d, '520399' || to_char(d, 'YYYYMMDD') || lpad((p / 25000 % 1000)::text, 3, '0') AS i
        FROM (SELECT p, date '1940-01-01' + p % 25000 AS d FROM generate_series(0, $persons - 1) p) p) p"
file residence "district, residence_id, grid, person_id, house_id, main, valid" "
  SELECT 520399, public.id(4, p), public.grid_of(p * 2 / 5), public.id(3, p), public.id(2, p * 2 / 5), true, format('[%s,)', date '2015-01-01' + p % 3000) FROM generate_series(0, $persons - 1) p"
file household "district, household_id, grid, number, address_id" "
  SELECT 520399, public.id(5, h), public.grid_of(h), 'H' || h, public.id(0, 1000001 + h) FROM generate_series(0, $houses - 1) h"
file household_member "district, household_member_id, grid, household_id, person_id, relation_code, valid" "
  SELECT 520399, public.id(6, p), public.grid_of(p * 2 / 5), public.id(5, p * 2 / 5), public.id(3, p), CASE WHEN (p * 2 / 5) <> ((p - 1) * 2 / 5) OR p = 0 THEN '02' ELSE '20' END, '[2015-01-01,)' FROM generate_series(0, $persons - 1) p"
file ownership "district, ownership_id, grid, house_id, person_id, valid" "
  SELECT 520399, public.id(7, h), public.grid_of(h), public.id(2, h), public.id(3, (h * 5 + 1) / 2), '[2015-01-01,)' FROM generate_series(0, $houses - 1) h"
file tenancy "district, tenancy_id, grid, house_id, person_id, valid" "
  SELECT 520399, public.id(8, h), public.grid_of(h * 4), public.id(2, h * 4), public.id(3, h * 10), '[2020-01-01,)' FROM generate_series(0, $houses / 4 - 1) h"

# The peer: the same columns, defaults, checks and b-tree indexes, and plain foreign keys.
sql > /dev/null << SQL
CREATE SCHEMA peer;
SELECT format('CREATE TABLE peer.%1\$I (LIKE ybss_registry.%1\$I INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING INDEXES)', t)
FROM unnest(string_to_array('address $tables', ' ')) t \\gexec
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint WHERE contype = 'x' AND connamespace = 'peer'::regnamespace \\gexec
SELECT format('ALTER TABLE peer.%I ADD FOREIGN KEY (%s) REFERENCES %s (%s)', c.relname,
    (SELECT string_agg(quote_ident(attname), ', ' ORDER BY n) FROM unnest(k.conkey) WITH ORDINALITY u (a, n) JOIN pg_attribute ON attrelid = k.conrelid AND attnum = a),
    CASE WHEN p.relname = ANY (string_to_array('address $tables', ' ')) THEN 'peer.' || p.relname ELSE k.confrelid::regclass::text END,
    (SELECT string_agg(quote_ident(attname), ', ' ORDER BY n) FROM unnest(k.confkey) WITH ORDINALITY u (a, n) JOIN pg_attribute ON attrelid = k.confrelid AND attnum = a))
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
WHERE k.contype = 'f' AND c.relnamespace = 'ybss_registry'::regnamespace AND c.relname = ANY (string_to_array('address $tables', ' '))
  AND (p.relname = ANY (string_to_array('address grid document_kind no_document_reason $tables', ' '))) \\gexec
SQL

# load SCHEMA TABLE: seconds.
load() {
	local before
	before=$(seconds)
	sql -c "COPY $1.$2 ($(cat "$work/$2.columns")) FROM STDIN" < "$work/$2"
	awk -v a="$before" -v b="$(seconds)" 'BEGIN {printf "%.2f", b - a}'
}
failed=0
# report FIGURE VALUE (most|least) BOUND
report() {
	local ok
	ok=$(awk -v v="$2" -v b="$4" -v w="$3" 'BEGIN {print (w == "most" ? v <= b : v >= b) ? "ok" : "MISSED"}')
	[ $ok = ok ] || failed=1
	printf '%-58s %10s  at %-5s %8s  %s\n' "$1" "$2" "$3" "$4" $ok
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", a / b}'; }

remarks="" plain=0 ruled=0
plain_address=$(load peer address)
ruled_address=$(load ybss_registry address)
sql -c 'VACUUM ANALYZE peer.address' -c 'VACUUM ANALYZE ybss_registry.address'
for table in $tables; do
	a=$(load peer "$table")
	b=$(load ybss_registry "$table")
	sql -c "VACUUM ANALYZE peer.$table" -c "VACUUM ANALYZE ybss_registry.$table"
	plain=$(awk -v s="$plain" -v a="$a" 'BEGIN {print s + a}')
	ruled=$(awk -v s="$ruled" -v b="$b" 'BEGIN {print s + b}')
	remarks="$remarks# $table: $b s under the rules, $a s with plain foreign keys, $(ratio "$b" "$a") times
"
done
report "$persons persons in $houses houses: rules / plain keys" "$(ratio "$ruled" "$plain")" most 4
printf '# %s s under the rules, %s s with plain foreign keys\n%s' "$ruled" "$plain" "$remarks"
echo "# before that the address book, whose triggers also fill what finds addresses: $ruled_address s and $plain_address s"
before=$(seconds)
broken=$(sql -c "SELECT count(*) FROM ybss.check_registry()")
report "broken invariants that check_registry() finds" "$broken" most 0
awk -v a="$before" -v b="$(seconds)" 'BEGIN {printf "# check_registry() took %.1f s\n", b - a}'

# What one question costs, milliseconds, the median of 200 records.
median() {
	sql << SQL
SET search_path = ybss, public, pg_catalog;
SET plan_cache_mode = auto;
CREATE TEMP TABLE took (ms float8);
DO \$\$
DECLARE
  v_before timestamptz;
  v_id bigint;
BEGIN
  FOR v_id IN SELECT (random() * 399999 * $persons / 1000000)::bigint FROM generate_series(1, 250) LOOP
    v_before := clock_timestamp();
    PERFORM $1;
    INSERT INTO took VALUES (extract(epoch FROM clock_timestamp() - v_before) * 1000);
  END LOOP;
END \$\$;
SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 3) FROM (SELECT ms FROM took OFFSET 50) t;
SQL
}
sql -c 'ANALYZE'
report "dossier of a house, ms" "$(median 'dossier(public.id(2, v_id))')" most 1
report "booklet of a person, ms" "$(median 'booklet(public.id(3, v_id))')" most 1

# Every row updated once: what history takes beside what it is the history of.
size() { sql -c "SELECT sum(pg_total_relation_size(c)) FROM unnest('{$1}'::regclass[]) c"; }
sql -c "VACUUM FULL ybss_registry.person, ybss_registry.residence, ybss_registry.house"
current=$(size "ybss_registry.person,ybss_registry.residence,ybss_registry.house")
before=$(seconds)
sql -c "UPDATE ybss_registry.person SET phone = ('138' || right(phone::text, 8))::ybss.phone" -c "UPDATE ybss_registry.residence SET tenure_code = '02'" \
	-c "UPDATE ybss_registry.house SET use_code = '01'"
updated=$(awk -v a="$before" -v b="$(seconds)" 'BEGIN {printf "%.0f", b - a}')
history=$(sql -c "SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('ybss_registry.history')")
report "history of one update of every row / current rows, space" "$(ratio "$history" "$current")" most 2
echo "# $((current / 1048576)) MB of persons, residences and houses, $((history / 1048576)) MB of history, $updated s for the updates"
report "who lived here, as known before: ms" "$(median "(SELECT count(*) FROM who_lived(public.id(2, v_id), '2023-01-01', now() - interval '1 minute'))" 2>/dev/null || echo 999)" most 5
exit $failed
