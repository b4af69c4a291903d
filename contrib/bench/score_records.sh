#!/bin/bash
# short: ROWS=200000
# score_records.sh: how fast records are scored, beside the same checks by hand.
#
# ROWS (1,000,000) persons with 40 items. Beside ybss.score stand one SQL
# expression over the same columns, made of the same conditions, formulas, rules,
# code lists and terms, in the faster of two ways to write it; and a PL/pgSQL loop
# of the same on a part of the rows. Prints one row a figure.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=${ROWS:-1000000}
part=$((rows / 50))
name=bench_score
psql="$(bash extension/tools/cluster.sh bin)/psql"
trap 'bash extension/tools/cluster.sh discard $name' EXIT
bash extension/tools/cluster.sh start $name
url=$(bash extension/tools/cluster.sh url $name)
run() { "$psql" "$url" -X -q -A -t -F ', ' -v ON_ERROR_STOP=1 -v rows="$rows" -v part="$part" "$@"; }

run -o /dev/null <<'SQL'
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
SELECT ybss.create_registry();
SQL
run -f contrib/bench/score_persons.sql
