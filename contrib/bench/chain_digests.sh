#!/bin/bash
# short: PERSONS=50000
# chain_digests.sh: what the chain of digests costs writers, and how fast it is linked and worked out anew.
#
# The same statements with notes and without them (the table of notes by another
# name, as in a registry of an older version), in turns, in processor seconds of
# the one backend; then PERSONS (200,000) persons and their past linked and checked.
# Rows: figure, value, bound, ok.
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster="bash extension/tools/cluster.sh"
name=bench_chain
persons=${PERSONS:-200000}
[ -n "${STAGED:-}" ] || make --no-print-directory -s stage
trap '$cluster discard $name' EXIT
$cluster start $name max_wal_size=8GB autovacuum=off ybss.link_after=0
url=$($cluster url $name)
bin=$($cluster bin)
sql() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 "$url" "$@"; }
report() { printf '%s %s at %s %s %s\n' "$1" "$2" "$3" "$4" "$(awk -v v="$2" -v b="$4" -v how="$3" 'BEGIN {print (how == "most" ? v <= b : v >= b) ? "ok" : "MISSED"}')"; }

sql > /dev/null << SQL
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
SELECT ybss.create_registry();
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', 'd'), ('520399084', 't'), ('520399084001', 'c'), ('520399084001001', 'g');
CREATE FUNCTION public.cpu() RETURNS numeric LANGUAGE sql AS \$\$
  SELECT (split_part(s, ' ', 14)::numeric + split_part(s, ' ', 15)::numeric) / 100 FROM (SELECT regexp_replace(pg_read_file('/proc/' || pg_backend_pid() || '/stat'), '\(.*\)', 'x') AS s) t \$\$;
CREATE TABLE public.list AS SELECT 520399 AS district, '520399084001001'::ybss.grid_code AS grid, '王伟明' || n AS name, (SELECT min(code) FROM ybss_registry.no_document_reason) AS no_document_reason,
  (1 + n % 2)::text AS sex, ('139' || lpad(n::text, 8, '0'))::ybss.phone AS phone FROM generate_series(1, $persons / 10) n;
CREATE TABLE public.took (what text, noted boolean, cpu numeric);
CREATE PROCEDURE public.note(on_ boolean) LANGUAGE plpgsql AS \$\$
BEGIN
  IF to_regclass(CASE WHEN on_ THEN 'ybss_registry.away' ELSE 'ybss_registry.to_link' END) IS NOT NULL THEN
    EXECUTE CASE WHEN on_ THEN 'ALTER TABLE ybss_registry.away RENAME TO to_link' ELSE 'ALTER TABLE ybss_registry.to_link RENAME TO away' END;
  END IF;
END \$\$;
CREATE PROCEDURE public.turn(what text, n int) LANGUAGE plpgsql AS \$\$
DECLARE
  v_noted boolean;
  v_before numeric;
  v_id bigint;
  v_ids bigint[] := ARRAY(SELECT person_id FROM ybss_registry.person LIMIT 1000);
BEGIN
  FOREACH v_noted IN ARRAY CASE n % 2 WHEN 0 THEN ARRAY[true, false] ELSE ARRAY[false, true] END LOOP
    CALL public.note(v_noted);
    COMMIT;
    v_before := public.cpu();
    IF what = 'insert' THEN
      INSERT INTO ybss_registry.person (district, grid, name, no_document_reason, sex, phone) SELECT * FROM public.list;
      COMMIT;
    ELSE
      FOREACH v_id IN ARRAY v_ids LOOP
        UPDATE ybss_registry.person SET foreign_given_name = v_noted::text || n WHERE district = 520399 AND person_id = v_id;
        COMMIT;
      END LOOP;
    END IF;
    INSERT INTO public.took VALUES (what, v_noted, public.cpu() - v_before);
    COMMIT;
  END LOOP;
  CALL public.note(true);
END \$\$;
CALL public.turn('insert', 0);
CALL public.turn('update', 0);
TRUNCATE public.took;
SQL
for n in 1 2 3 4; do sql -c "CALL public.turn('insert', $n)"; done
for n in 1 2 3 4 5 6; do sql -c "CALL public.turn('update', $n)"; done
times() { sql -c "SELECT round((percentile_cont(0.5) WITHIN GROUP (ORDER BY cpu) FILTER (WHERE noted) / percentile_cont(0.5) WITHIN GROUP (ORDER BY cpu) FILTER (WHERE NOT noted))::numeric, 2) FROM public.took WHERE what = '$1'"; }
report "insert of many persons, with notes / without, times" "$(times insert)" most 1.1
report "update of one person and commit, with notes / without, times" "$(times update)" most 1.1

# speed STATEMENT: rows a second of a statement that gives a number of rows.
seconds() { date +%s.%N; }
sql -c "SELECT ybss_registry.link_anew('bench')" > /dev/null
sql -c "UPDATE ybss_registry.person SET sex = '9'"
before=$(seconds)
linked=$(sql -c "SELECT ybss_registry.link_changes()")
report "rows linked a second" "$(awk -v n="$linked" -v a="$before" -v b="$(seconds)" 'BEGIN {printf "%.0f", n / (b - a)}')" least 50000
sql -c ANALYZE
before=$(seconds)
broken=$(sql -c "SELECT count(*) FROM ybss_registry.broken_chain()")
lines=$(sql -c "SELECT sum(rows) FROM ybss_registry.stretch")
report "rows worked out anew a second" "$(awk -v n="$lines" -v a="$before" -v b="$(seconds)" 'BEGIN {printf "%.0f", n / (b - a)}')" least 50000
report "rows told falsely" "$broken" most 0
before=$(seconds)
sql -c "SELECT count(*) FROM ybss.check_registry()" > /dev/null
echo "# check_registry(): $(awk -v a="$before" -v b="$(seconds)" 'BEGIN {printf "%.1f", b - a}') s on $(sql -c 'SELECT count(*) FROM ybss_registry.person') persons"
