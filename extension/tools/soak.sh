#!/bin/bash
# What takes hours and is never part of a check of a change: every fuzz harness for
# long, the whole attack, writers against writers, dumps and plans of a whole demo,
# every test on newer servers, the bulletin in a browser, and how much of the code all
# tests reach.
#
# FUZZ_RUNS (default 5,000,000) executions for each harness, CALLS (50,000) for each
# role of the attack, SECONDS_TO_RUN (600) of writers. One after another; a part
# that fails is named at the end, its output is in tmp/logs/soak_*.log.
set -uo pipefail
cd "$(dirname "$0")/../.."
unset MAKEFLAGS MAKELEVEL MFLAGS
mkdir -p tmp/logs
failed=()

part() {
	local name=$1 began=$SECONDS
	shift
	printf '%-12s ' "$name"
	if "$@" > "tmp/logs/soak_$name.log" 2>&1; then
		echo "ok ($((SECONDS - began)) s)"
	else
		echo "FAILED ($((SECONDS - began)) s): the end of tmp/logs/soak_$name.log"
		tail -n 40 "tmp/logs/soak_$name.log"
		failed+=("$name")
	fi
}

make --no-print-directory -s stage || exit 1
part fuzz env FUZZ_RUNS="${FUZZ_RUNS:-5000000}" bash extension/tools/fuzz.sh
part attack env CALLS="${CALLS:-50000}" bash extension/tools/attack.sh
part torture env SECONDS_TO_RUN="${SECONDS_TO_RUN:-600}" python3 contrib/bench/register_torture.py
part demo env TAP_SCALE=1 LONGEST=36000 bash extension/tools/test.sh 010_dump_restore 080_plans
if [ "$(id -u)" = 0 ]; then
	part versions sh -c 'sh extension/tools/require.sh test-versions && exec bash extension/tools/test-versions.sh'
else
	echo 'versions     not tried: that takes root'
fi
# Java and Node take much room; all other drivers are tried by make test, too.
part clients sh -c 'sh extension/tools/require.sh clients && npm install --no-audit --no-fund --silent --prefix tmp/clients pg && exec bash extension/tools/test.sh 090_clients'
if command -v chromium > /dev/null; then
	part pages sh -c 'python3 contrib/demo/check_pages.py tmp/pages && exec python3 contrib/demo/browser_look.py tmp/pages/bulletin.html'
else
	echo 'pages        not looked at in a browser: that takes chromium'
fi
part coverage bash extension/tools/coverage.sh
[ ${#failed[@]} = 0 ] || { echo "failed: ${failed[*]}"; exit 1; }
