#!/bin/bash
# The main job on a throwaway cluster: five offices' lists go in, a district's
# registers, what is missing and door codes come out. Results stay in tmp/demo.
#
# SCALE (default 1) makes a smaller or larger district; KEEP=1 keeps the server
# (tmp/demo-server) and prints its connection string as the last line.
set -euo pipefail
cd -P "$(dirname "$0")/../.."
. extension/tools/hold.sh
scale=${SCALE:-1}
steps=13 step=0 began=$SECONDS
cluster=extension/tools/cluster.sh
demo=contrib/demo
lists="$PWD/tmp/demo/lists"

say() {
	step=$((step + 1))
	printf '[%2d/%d] %4d s  %s\n' $step $steps $((SECONDS - began)) "$1"
}

finish() {
	trap '' INT TERM HUP
	kill "$made" 2> /dev/null || true
	bash $cluster discard demo-run
}

query() {
	psql -X -q -v ON_ERROR_STOP=1 -v VERBOSITY=terse -v lists="$lists" "$url" "$@"
}

# Fail with one sentence where the disk cannot hold the demo (about 1.2 GB).
room() {
	local free
	free=$(df -Pk . | awk 'NR == 2 { print $4 }')
	if [ "$free" -lt "${ROOM_KB:-1500000}" ]; then
		echo "ybss: the demo needs 1.5 GB of free disk here, there are $((free / 1024)) MB" >&2
		exit 1
	fi
}

room
if ! take demo 'make demo'; then
	echo "ybss: a demo is made here already by $(cat tmp/demo.lock)" >&2
	exit 1
fi
if [ "${KEEP:-}" = 1 ] && [ -e tmp/demo-server ]; then
	echo "ybss: a demo is kept in tmp/demo-server: make demo-server starts it, make demo-remove makes room for another" >&2
	exit 1
fi
say 'build the extension and a server tree of its own'
mkdir -p tmp/demo
# The lists are made beside it.
rm -rf "$lists"
python3 $demo/generate.py --output "$lists" --scale "$scale" > tmp/demo/lists.txt &
made=$!
trap finish EXIT
make --no-print-directory -s stage > tmp/demo/build.log 2>&1 || { tail -n 20 tmp/demo/build.log >&2; echo 'ybss: the build failed (log: tmp/demo/build.log)' >&2; exit 1; }

say 'start a throwaway server on the loopback interface'
bash $cluster start demo-run
url=$(bash $cluster url demo-run)
query -c 'CREATE DATABASE ybss'
url=$(bash $cluster url demo-run ybss)
export PGOPTIONS='-c client_min_messages=warning'
psql -X -q -v ON_ERROR_STOP=1 "$url" -c 'CREATE EXTENSION ybss CASCADE' -c 'SELECT ybss.create_registry()' -o /dev/null
# A fixed key instead of a random one: two runs give the same ids and report.
query -c 'UPDATE ybss_registry.registry SET id_key = 20261123'

say 'make the lists of an invented district'
wait $made

say 'load the divisions of the country and the management tree of 新蒲新区'
query -o /dev/null -c 'SELECT ybss.load_divisions(52)' -f $demo/grids.sql -f $demo/sources.sql -f $demo/estate.sql
query -At -c "SELECT '        ' || string_agg(n || ' ' || CASE level WHEN 1 THEN 'provinces' WHEN 2 THEN 'cities' WHEN 3 THEN 'counties' WHEN 4 THEN 'towns' ELSE 'villages' END, ', ' ORDER BY level) FROM (SELECT ybss.division_level(code) AS level, count(*) AS n FROM ybss_registry.division GROUP BY 1) d"

say 'take the lists: 民政 addresses, 公安, 住建, 市监 units and lifts, 自主申报, 卫健, 物业'
while read -r source file; do
	query -At -v source="$source" -v file="$lists/$file" -f $demo/load.sql | grep -v '^lo_' | sed 's/^/        /'
done <<'LISTS'
standard_address standard_address.csv
police police_person.csv
housing housing.csv
market market_unit.csv
declaration declaration.csv
health health_person.csv
lifts lift.csv
estate estate.csv
LISTS

say 'intake: read, place on standard addresses, match, register, link'
# Sessions share the lists: one for each core.
jobs=()
for _ in $(seq "$(nproc)" | head -n 8); do
	query -c "CALL ybss.run_job('intake')" &
	jobs+=($!)
done
last=
while kill -0 "${jobs[@]}" 2> /dev/null; do
	now=$(query -At -c "SELECT string_agg(coalesce(step, '') || CASE WHEN done < total THEN ' ' || done || ' of ' || total ELSE '' END, ', ' ORDER BY run_id)
		FROM ybss_registry.job_run WHERE state = 'running' AND step IS NOT NULL" 2> /dev/null || true)
	if [ -n "$now" ] && [ "$now" != "$last" ]; then
		printf '        %4d s  %s\n' $((SECONDS - began)) "$now"
		last=$now
	fi
	sleep 0.5
done
for job in "${jobs[@]}"; do wait "$job"; done

say 'what grid workers entered by hand'
query -f $demo/entries.sql

say 'score every record'
query -c "CALL ybss.run_job('score', '{\"as_of\": \"2026-11-23\"}')"

say 'compare with what the generator knows'
query -f $demo/truth.sql

say 'the report'
query -f $demo/report.sql -o tmp/demo/report.txt
cat tmp/demo/report.txt

say 'every question, and row security at work'
query -f $demo/questions.sql
query -f $demo/access.sql

say 'the bulletin and the door codes'
query -v made_at="$(date +%Y-%m-%d)" -f $demo/bulletin.sql -o tmp/demo/bulletin.json
python3 $demo/bulletin.py --input tmp/demo/bulletin.json --output tmp/demo/bulletin.html
query -f $demo/doors.sql -o tmp/demo/doors.json
python3 $demo/door_sheet.py --input tmp/demo/doors.json --output tmp/demo/doors.svg > tmp/demo/doors.txt
echo '        tmp/demo/bulletin.html'
sed 's/^/        /' tmp/demo/doors.txt

if [ "${KEEP:-}" = 1 ]; then
	bash $cluster keep demo-run demo-server
	trap - EXIT
	say 'done; make demo-stop and make demo-server stop the server and start it again, make demo-remove removes it'
	bash $cluster url demo-server ybss
else
	say 'done'
fi
