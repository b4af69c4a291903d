#!/bin/bash
# bench.sh [NAME ...]: every benchmark of contrib/bench (or those named), one table.
#
# A benchmark is an executable text contrib/bench/NAME.sh or NAME.py that prints a
# row for each figure, in one of the forms
#   figure, value, at least, t|f
#   figure  value  at least|at most required  ok|MISSED
# and any other line as a remark (that a peer is not installed, for one). Figures
# that fall short are counted and named; they are no failure of the program.
set -uo pipefail
cd "$(dirname "$0")/../.."
logs=tmp/logs
mkdir -p $logs tmp/bench || exit 1
make --no-print-directory -s stage || exit 1
rows=tmp/bench/rows
: > $rows

measure() {
	local file=$1 name began=$SECONDS
	name=$(basename "$file")
	echo "-- $name" >> $rows
	printf '%s ... ' "$name"
	case $file in
		*.sh) bash "$file" ;;
		*.py) python3 "$file" ;;
	esac > "$logs/bench_$name.log" 2>&1
	sed -nE -e 's/^(.*[^ ,]), *(-?[0-9.]+), *([0-9.]+), *(t|f)$/\1|\2|at least \3|\4/p;t' \
		-e 's/^(.*[^ ]) +(-?[0-9.]+) +(at (least|most)) +([0-9.]+) +(ok|MISSED)$/\1|\2|\3 \5|\6/p;t' \
		-e 's/^#? *(.*)$/# \1/p' "$logs/bench_$name.log" >> $rows
	sed -n "/^-- $name\$/,\$p" $rows | grep -q '|' || echo "not measured" >> $rows
	echo "$((SECONDS - began)) s"
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
/^-- / { name = substr($0, 4); print name; next }
/^# / { if (length($0) > 2) print "    " substr($0, 3); next }
/^not measured$/ { print "  not measured (the whole output: tmp/logs/bench_" name ".log)"; unmeasured++; next }
NF == 4 {
	good = $4 == "t" || $4 == "ok"
	required = $3 == "at least 0" ? "(for comparison)" : $3
	printf "  %-60s %14s  %-18s %s\n", $1, $2, required, good ? "ok" : "FALLS SHORT"
	figures++
	if (!good) short++
}
END { printf "\n%d figures, %d fall short, %d benchmarks not measured\n", figures, short, unmeasured }' $rows
exit 0
