#!/bin/bash
# short: FAMILIES=10000
# score_registers.sh: job score over registers with their links, one change after a change of all, and
# records of a kind that a district added.
#
# FAMILIES (20,000) households of five persons, each in a house of its own, and as many lifts as
# persons. Processor seconds are those of the backend that works. Beside them stands the way of a
# few records, by keys, on a part of the persons.
set -euo pipefail
cd "$(dirname "$0")/../.."
families=${FAMILIES:-20000}
name=bench_registers
psql="$(bash extension/tools/cluster.sh bin)/psql"
trap 'bash extension/tools/cluster.sh discard $name' EXIT
bash extension/tools/cluster.sh ready $name
url=$(bash extension/tools/cluster.sh url $name ybss)
export PGOPTIONS='-c client_min_messages=warning'
"$psql" "$url" -X -q -A -t -F '  ' -v ON_ERROR_STOP=1 -v families="$families" -f contrib/bench/score_registers.sql
