#!/bin/bash
# bench.sh [NAME ...]: every benchmark of contrib/bench (or those named), one table.
#
# A benchmark is an executable text contrib/bench/NAME.sh or NAME.py that prints a
# row for each figure, in one of the forms
#   figure, value, at least, t|f
#   figure  value  at least|at most required  ok|MISSED
# and any other line as a remark (that a peer is not installed, for one). A line
# "# short: NAME=VALUE ..." of its own says by which settings it is short enough for
# make bench; BENCH_SIZE=full leaves them out, and whoever sets one keeps it. Beside
# the seconds stand those of processors, of the servers too. Ratios come first;
# figures that fall short are named again at the end, and are no failure of the program.
set -uo pipefail
cd "$(dirname "$0")/../.."
logs=tmp/logs
mkdir -p $logs tmp/bench || exit 1
make --no-print-directory -s stage || exit 1
rows=tmp/bench/rows
: > $rows

# The settings of a benchmark for this run that nobody has set otherwise.
settings() {
	local setting
	[ "${BENCH_SIZE:-}" != full ] || return 0
	for setting in $(sed -n 's/^# short: //p' "$1"); do
		[ -n "$(printenv "${setting%%=*}")" ] || echo "$setting"
	done
}

measure() {
	local file=$1 name began=$SECONDS given used
	name=$(basename "$file")
	mapfile -t given < <(settings "$file")
	printf '%s ... ' "$name"
	: > tmp/bench/processors
	# What the programs used stands in times, what the servers used in that file.
	(
		case $file in
			*.sh) env "${given[@]}" CLUSTER_USED="$PWD/tmp/bench/processors" bash "$file" ;;
			*.py) env "${given[@]}" CLUSTER_USED="$PWD/tmp/bench/processors" python3 "$file" ;;
		esac > "$logs/bench_$name.log" 2>&1
		times > tmp/bench/times
		sed -n '2{s/[ms]/ /g;p}' tmp/bench/times | awk '{ print 60 * ($1 + $3) + $2 + $4 }' >> tmp/bench/processors
	)
	used=$(awk '{ n += $1 } END { printf "%.0f", n }' tmp/bench/processors)
	echo "-- $name|$(IFS=' '; echo "${given[*]}")|$((SECONDS - began)) s, $used s of processors" >> $rows
	sed -nE -e 's/^(.*[^ ,]), *(-?[0-9.]+), *([0-9.]+), *(t|f)$/\1|\2|at least \3|\4/p;t' \
		-e 's/^(.*[^ ]) +(-?[0-9.]+) +(at (least|most)) +([0-9.]+) +(ok|MISSED)$/\1|\2|\3 \5|\6/p;t' \
		-e 's/^#? *(.*)$/# \1/p' "$logs/bench_$name.log" >> $rows
	echo "$((SECONDS - began)) s, $used s of processors"
}

benchmarks=("$@")
[ $# -gt 0 ] || benchmarks=($(cd contrib/bench && ls -- *.sh *.py 2> /dev/null))
for name in "${benchmarks[@]}"; do
	file="contrib/bench/$name"
	[ -f "$file" ] || { echo "ybss: there is no benchmark contrib/bench/$name" >&2; exit 2; }
	measure "$file"
done

echo
awk -F'|' '
BEGIN { printf "%-62s %14s  %-18s\n", "figure", "value", "required" }
# A benchmark whole: ratios, then other figures, then remarks.
function flush_rows() {
	if (name == "") return
	printf "%s", ratios plain remarks
	if (ratios plain == "") { print "  not measured (the whole output: tmp/logs/bench_" name ".log)"; unmeasured++ }
	ratios = plain = remarks = ""
}
/^-- / { flush_rows(); name = substr($1, 4); printf "%s  %s%s\n", name, $2 == "" ? "" : $2 ", ", $3; next }
/^# / { if (length($0) > 2) remarks = remarks "    " substr($0, 3) "\n"; next }
NF == 4 {
	good = $4 == "t" || $4 == "ok"
	required = $3 == "at least 0" ? "(for comparison)" : $3
	line = sprintf("  %-60s %14s  %-18s %s\n", $1, $2, required, good ? "ok" : "FALLS SHORT")
	if ($1 ~ / \/ |times/) ratios = ratios line; else plain = plain line
	figures++
	if (!good) { short++; missed = missed "  falls short: " $1 " (" name "): " $2 ", " required "\n" }
}
END { flush_rows(); printf "\n%s%d figures, %d fall short, %d benchmarks not measured\n", missed, figures, short, unmeasured }' $rows
exit 0
