#!/bin/bash
# test.sh [quick]: every test of this checkout, on throwaway clusters under tmp/.
#
# quick: only the checks of the sources and pg_regress.
# Prints a line for every step, what differs where one fails, and at the end
# "N passed, N failed". FUZZ_RUNS: executions for each fuzz harness (50,000).
set -uo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
quick=${1:-}
unset MAKEFLAGS MAKELEVEL PGHOST PGPORT PGUSER PGDATABASE PGSERVICE PGOPTIONS
passed=0 failed=0 began=$SECONDS
logs=tmp/logs
cluster() { bash extension/tools/cluster.sh "$@" 9>&-; }

mkdir -p $logs || exit 1
exec 9> tmp/test.lock
flock -n 9 || { echo "ybss: another run of the tests is under way in $root" >&2; exit 1; }
trap 'cluster discard test > /dev/null 2>&1' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# step NAME COMMAND ...: one test; its output is shown only where it fails.
step() {
	local name=$1 log="$logs/${1//[ \/]/_}.log" before=$SECONDS
	shift
	if "$@" > "$log" 2>&1 9>&-; then
		echo "ok      $name ($((SECONDS - before)) s)"
		passed=$((passed + 1))
	else
		echo "FAILED  $name ($((SECONDS - before)) s): the end of $log"
		tail -n 60 "$log"
		failed=$((failed + 1))
		return 1
	fi
}

# The tests in the order of the manifest, the frame first and the audit last.
regress_tests() {
	{
		echo 00_extension
		sed -nE 's/^(registry )?(once|replay) ([^ #]*)\.sql *$/\3/p' extension/schema/manifest | sed 's,.*/,,'
		(cd sql && ls -- *.sql) | sed 's/\.sql$//' | grep -v '^catalogue_'
		echo catalogue_lint
		echo catalogue_audit
	} | while read -r stem; do [ ! -f "sql/$stem.sql" ] || echo "$stem"; done | awk '!seen[$0]++'
}

# regress NAME PROGRAM INPUT TEST ...: tests in the manner of pg_regress, one by one.
regress() {
	local name=$1 program=$2 input=$3 output="tmp/regress/$1" before=$SECONDS good bad
	shift 3
	rm -rf "$output" && mkdir -p "$output"
	PGPASSWORD=$(cat tmp/test/password) "$program" --inputdir="$input" --outputdir="$root/$output" \
		--bindir="$(cluster bin)" --host=127.0.0.1 --port="$(cat tmp/test/port)" --user=postgres \
		--dbname="ybss_$name" --encoding=UTF8 "$@" > "$logs/$name.log" 2>&1 9>&-
	good=$(grep -cE '\.\.\. ok( |$)' "$logs/$name.log")
	bad=$(grep -cE '\.\.\. FAILED' "$logs/$name.log")
	[ $((good + bad)) = $# ] || bad=$((bad + 1))
	passed=$((passed + good)) failed=$((failed + bad))
	if [ "$bad" = 0 ]; then
		echo "ok      $name: $good tests ($((SECONDS - before)) s)"
	else
		echo "FAILED  $name: $bad of $((good + bad)) tests ($((SECONDS - before)) s)"
		tail -n $(($# + 15)) "$logs/$name.log" | grep -v '\.\.\. ok'
		head -n 500 "$output/regression.diffs" 2> /dev/null
	fi
}

finish() {
	echo "$((SECONDS - began)) s"
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}

step build make -s -j2 all || finish
step stage bash extension/tools/stage.sh || finish
step "layers of the sources" python3 extension/tools/check_layers.py
step "manifest of the parts" python3 extension/tools/check_manifest.py
step "names of the server's functions" python3 extension/tools/check_qualified.py
# What is linked by a worker after seconds would stand in some outputs and not in others.
step "cluster" cluster start test ybss.link_after=0 || finish
pgxs="$(dirname "$("${PG_CONFIG:-pg_config}" --pgxs)")/.."
mapfile -t tests < <(regress_tests)
regress regress "$pgxs/test/regress/pg_regress" "$root" "${tests[@]}"
[ "$quick" != quick ] || finish

mapfile -t tests < <(cd extension/test/isolation/specs && ls -- *.spec | sed 's/\.spec$//')
regress isolation "$pgxs/test/isolation/pg_isolation_regress" "$root/extension/test/isolation" "${tests[@]}"
step "QR pictures read by another program" env PSQL="$(cluster bin)/psql" \
	bash extension/test/qr_read.sh "$(cluster url test ybss_regress)"
# What it says must hold in a database with a new registry and nothing else.
documentation() {
	local psql url
	psql="$(cluster bin)/psql" url=$(cluster url test ybss_documentation)
	"$psql" -X -q -c 'CREATE DATABASE ybss_documentation' "$(cluster url test)" &&
		PGOPTIONS='-c client_min_messages=warning' "$psql" -X -q -v ON_ERROR_STOP=1 -o /dev/null "$url" \
			-c 'CREATE EXTENSION ybss CASCADE' -c 'SELECT ybss.create_registry(adopt_roles => true)' &&
		bash extension/tools/check_documentation.sh "$url"
}
step documentation documentation
cluster discard test
# Every file of TAP makes and discards clusters of its own.
for file in extension/test/tap/*.t; do
	[ -f "$file" ] || continue
	step "$(basename "$file" .t)" perl -Iextension/test/tap "$file"
done
for file in contrib/*/check_*.py; do
	step "$(basename "$file" .py)" python3 "$file"
done
step attack bash extension/tools/attack.sh quick
step fuzz env FUZZ_RUNS="${FUZZ_RUNS:-50000}" bash extension/tools/fuzz.sh
finish
