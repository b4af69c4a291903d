#!/bin/bash
# short: ROWS=50000
# sheet_reading.sh [URL]: a workbook of 15 columns read row by row, beside openpyxl's read-only mode
# and the same rows as delimited text.
#
# Prints one row a figure: figure, value, at least, ok. Without a URL it starts
# a throwaway cluster of its own. ROWS (200,000) sets the size.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${ROWS:-200000}
name=bench_sheet
psql="$(bash extension/tools/cluster.sh bin)/psql"
if [ $# = 0 ]; then
	trap 'bash extension/tools/cluster.sh discard $name' EXIT
	bash extension/tools/cluster.sh ready $name
	url=$(bash extension/tools/cluster.sh url $name ybss)
else
	url=$1
fi
work=$PWD/tmp/bench
mkdir -p "$work"
python3 contrib/bench/sheet/rows.py "$rows" "$work/sheet.xlsx" "$work/sheet.csv"
python=$(for python in python3 /usr/bin/python3; do "$python" -c 'import openpyxl' 2> /dev/null && echo "$python" && break; done || true)
peer=$([ -n "$python" ] && "$python" -W ignore contrib/bench/sheet/rows.py "$work/sheet.xlsx" || echo '# openpyxl is not installed: apt-get install python3-openpyxl')
case $peer in '#'*) echo "$peer"; peer='0 0' ;; esac

# read FILE: processor seconds of a backend of its own, seconds of wall, rows, megabytes at its most.
read_file() {
	"$psql" "$url" -X -q -A -t -F ' ' -v ON_ERROR_STOP=1 -v file="$1" <<'SQL'
\lo_import :file
\set list :LASTOID
\set ECHO none
\o /dev/null
CREATE FUNCTION pg_temp.used() RETURNS float8 LANGUAGE sql AS $$
  SELECT (split_part(s, ' ', 12)::float8 + split_part(s, ' ', 13)::float8) / 100 FROM (SELECT split_part(pg_read_file('/proc/self/stat'), ') ', 2) AS s) v $$;
SELECT clock_timestamp() AS began, pg_temp.used() AS used \gset
CREATE TEMP TABLE counted AS SELECT count(*) FROM ybss.read_list(lo_get(:list), 'auto', NULL, '{姓名,公民身份号码,现住址}') WHERE part = 'line';
\o
SELECT round((pg_temp.used() - :used)::numeric, 2), round(extract(epoch FROM clock_timestamp() - :'began')::numeric, 2), count,
  round(substring(pg_read_file('/proc/self/status') FROM 'VmHWM:\s*([0-9]+)')::numeric / 1024) FROM counted;
\lo_unlink :list
SQL
}
read -r sheet_used sheet_wall sheet_rows sheet_memory < <(read_file "$work/sheet.xlsx" | tail -n 1)
read -r text_used text_wall text_rows text_memory < <(read_file "$work/sheet.csv" | tail -n 1)
read -r peer_used peer_memory <<< "$peer"
echo "workbook $(du -k "$work/sheet.xlsx" | cut -f1) KB: $sheet_used s of processor, $sheet_wall s of wall, $sheet_memory MB; text $(du -k "$work/sheet.csv" | cut -f1) KB: $text_used s, $text_wall s, $text_memory MB; openpyxl $peer_used s, $peer_memory MB"
awk -v su="$sheet_used" -v sr="$sheet_rows" -v sm="$sheet_memory" -v tu="$text_used" -v tr="$text_rows" -v pu="$peer_used" -v pm="$peer_memory" 'function figure(name, value, least) { printf "%s, %s, %s, %s\n", name, value, least, (value + 0 >= least ? "t" : "f") }
BEGIN {
	if (pu > 0) figure("workbook: times openpyxl read-only, processor time", sprintf("%.1f", pu / su), 5)
	figure("workbook: processor time of the same rows as text, of one of it", sprintf("%.2f", tu / su), 0.2)
	figure("workbook: rows of 15 columns a second of processor time", sprintf("%.0f", sr / su), 50000)
	figure("workbook: megabytes left of 256", sprintf("%.0f", 256 - sm), 0)
	figure("workbook and text have the same rows", sr == tr && sr > 0 ? 1 : 0, 1)
}'
