#!/bin/bash
# short: PERSONS=200000
# questions.sh: dossier, booklet and where_lives on 1,000,000 persons in 400,000
# houses, as a reader of the whole district under row security, one call after
# another over records drawn at random; and the questions over all of them.
# where_lives leaves a line of the access log: beside a bare commit, by one
# session of pgbench, in the same run.
#
# PERSONS (1,000,000) and HOUSES (2 for every 5 persons).
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster="bash extension/tools/cluster.sh"
name=bench_questions
persons=${PERSONS:-1000000}
houses=${HOUSES:-$((persons * 2 / 5))}
make --no-print-directory -s stage
trap '$cluster discard $name' EXIT
$cluster start $name
url=$($cluster url $name)
bin=$($cluster bin)
sql() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 "$url" "$@"; }
row() { awk -v figure="$1" -v value="$2" -v required="$3" 'BEGIN {
	printf "%s  %s  %s  %s\n", figure, value, required == "" ? "at least 0" : "at most " required, required == "" || value <= required ? "ok" : "MISSED" }'; }

PGOPTIONS='-c client_min_messages=warning' sql -o /dev/null -c 'CREATE EXTENSION ybss CASCADE' -c 'SELECT ybss.create_registry()'
sql -v persons="$persons" -v houses="$houses" -f contrib/bench/questions_register.sql
sql -o /dev/null << 'SQL'
CREATE ROLE reader IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (role_name, label, office, grade) VALUES ('reader', 'reader', 'x', 1);
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520399' FROM ybss_registry.member;
CREATE TABLE public.drawn AS
SELECT (SELECT array_agg(house_id) FROM (SELECT house_id FROM ybss_registry.house ORDER BY md5(house_id::text) LIMIT 3000) h) AS houses,
  array_agg(person_id) AS persons, array_agg(citizen_id) AS ids
FROM (SELECT person_id, citizen_id FROM ybss_registry.person ORDER BY md5(person_id::text) LIMIT 3000) p;
GRANT SELECT ON public.drawn TO PUBLIC;
CREATE FUNCTION public.median_of(question text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  v_drawn public.drawn%ROWTYPE;
  v_began timestamptz;
  v_spent float8[] := '{}';
  v_found int := 0;
BEGIN
  SELECT * INTO v_drawn FROM public.drawn;
  FOR i IN 1..3000 LOOP
    v_began := clock_timestamp();
    v_found := v_found + CASE question
      WHEN 'dossier' THEN (ybss.dossier(v_drawn.houses[i]) IS NOT NULL)::int
      ELSE (ybss.booklet(v_drawn.persons[i]) IS NOT NULL)::int END;
    v_spent := v_spent || 1000 * extract(epoch FROM clock_timestamp() - v_began)::float8;
  END LOOP;
  IF v_found <> 3000 THEN
    RAISE EXCEPTION '% of 3000 found', v_found;
  END IF;
  RETURN (SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY s)::numeric, 3) FROM unnest(v_spent) s);
END $$;
SQL
echo "$(sql -c "SELECT format('%s persons, %s houses, %s', (SELECT count(*) FROM ybss_registry.person), (SELECT count(*) FROM ybss_registry.house), pg_size_pretty(pg_database_size(current_database())))")"
for question in dossier booklet; do
	row "$question: median of 3000, ms" "$(sql -c "SET ROLE reader" -c "SELECT public.median_of('$question')")" 1
done
# A look-up is a statement of its own, and there is no limit here.
scripts=$(mktemp -d "$PWD/tmp/bench_questions.XXXXXX")
trap '$cluster discard $name; rm -rf "$scripts"' EXIT
sql -o /dev/null -c 'UPDATE ybss_registry.look_up_limit SET most = NULL' -c 'CREATE TABLE public.bare (n bigint)' -c 'GRANT INSERT ON public.bare TO PUBLIC'
cat > "$scripts/look_up" << 'SQL'
\set n random(1, 3000)
SELECT w.person_id FROM public.drawn d, ybss.where_lives(d.ids[:n]) w;
SQL
cat > "$scripts/reveal" << 'SQL'
\set n random(1, 3000)
SELECT ybss.reveal('person', d.persons[:n], 'phone', 'bench') FROM public.drawn d;
SQL
echo 'INSERT INTO public.bare VALUES (1);' > "$scripts/bare"
# latency SCRIPT: milliseconds of a call, one after another.
latency() { PGOPTIONS='-c role=reader' "$bin/pgbench" -n -c 1 -t 500 -f "$scripts/$1" "$url" | sed -n 's/^latency average = \([0-9.]*\) ms$/\1/p'; }
bare=$(latency bare)
row 'a bare commit: mean of 500, ms' "$bare" ''
for call in look_up reveal; do
	spent=$(latency $call)
	row "$call with its line: mean of 500, ms" "$spent" ''
	row "$call with its line / a bare commit" "$(awk -v a="$spent" -v b="$bare" 'BEGIN { printf "%.1f", a / b }')" ''
done
# seconds QUESTION: its time over the whole register.
seconds() {
	local began
	began=$(date +%s.%N)
	sql -c 'SET ROLE reader' -o /dev/null -c "SELECT count(*) FROM ($2) q"
	row "$1: whole register, s" "$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')" ''
}
seconds 'class of every person' 'SELECT class FROM ybss.person_class WHERE class IS NOT NULL'
# Where lists say otherwise than the register: counted, listed, of one grid, of one person.
seconds 'disagreement' 'SELECT * FROM ybss.disagreement'
seconds 'disagreement_record' 'SELECT kind, record_id, item, stands, value FROM ybss.disagreement_record OFFSET 0'
seconds 'disagreement_record of a grid' "SELECT * FROM ybss.disagreement_record WHERE grid = '520399001001001' OFFSET 0"
seconds 'disagreement_record of 100 persons' 'SELECT d.* FROM public.drawn, unnest(persons[1:100]) p(id), LATERAL (SELECT * FROM ybss.disagreement_record d WHERE d.record_id = p.id OFFSET 0) d'
for question in separated_person empty_household person_without_house house_of_several_households crowded_house vacant_house house_without_person coverage_gap; do
	seconds "$question" "SELECT * FROM ybss.$question"
done
