#!/bin/bash
# short: SCALE=0.25
# The whole demo: its time, the most memory that its processes held together, and
# what it found against what the generator knows. SCALE as in make demo.
#
# Memory is the sum of the proportional set sizes (shared pages counted once) of
# the server's processes and the generator, looked at twice a second.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Sum the proportional set sizes, in MB, of the processes of the demo.
held() {
	local pid total=0 kb
	for pid in $(pgrep -f 'tmp/demo-run|contrib/demo/' || true); do
		kb=$(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup" 2> /dev/null || echo 0)
		total=$((total + ${kb:-0}))
	done
	echo $((total / 1024))
}

began=$(date +%s.%N)
bash extension/tools/demo.sh > tmp/demo_time.log 2>&1 &
demo=$!
most=0
while kill -0 $demo 2> /dev/null; do
	now=$(held)
	if [ "$now" -gt "$most" ]; then most=$now; fi
	sleep 0.5
done
wait $demo
ended=$(date +%s.%N)
row() { awk -v figure="$1" -v value="$2" -v bound="$3" -v required="$4" 'BEGIN {
	good = bound == "at most" ? value <= required : value >= required
	printf "%s  %s  %s %s  %s\n", figure, value, bound, required, good ? "ok" : "MISSED" }'; }
row 'make demo, seconds' "$(awk -v a="$began" -v b="$ended" 'BEGIN { printf "%.0f", b - a }')" 'at most' 180
row 'make demo, MB held at once' "$most" 'at most' 2048
measures=$(python3 -c '
import json
for m in json.load(open("tmp/demo/bulletin.json"))["measures"]:
    print(m["precision"] / 100, m["recall"] / 100)')
set -- $measures
row 'placement of lines, precision (for comparison)' "$1" 'at least' 0
row 'placement of lines, recall (for comparison)' "$2" 'at least' 0
row 'matching of persons over pairs of lines, precision (for comparison)' "$3" 'at least' 0
row 'matching of persons over pairs of lines, recall (for comparison)' "$4" 'at least' 0
