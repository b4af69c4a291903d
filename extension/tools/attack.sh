#!/bin/bash
# Attacks a registry as its users could: chance over everything that three roles
# may use, in twins that differ in hidden values only, then directed scripts, then
# a hole of each kind put back by hand (doc/en/23_attack.md). All of it with the
# daily limits of look-ups; chance once more without them.
#
# CALLS (default 10000) calls for each role; SEED; HOLES=0 leaves the holes out.
# "attack.sh quick" is what make test runs: CALLS 600, no holes.
set -uo pipefail
cd "$(dirname "$0")/../.."
unset MAKEFLAGS MAKELEVEL PGHOST PGPORT PGUSER PGDATABASE PGSERVICE PGOPTIONS
if [ "${1:-}" = quick ]; then
	calls=${CALLS:-600} holes=${HOLES:-0}
else
	calls=${CALLS:-10000} holes=${HOLES:-1}
fi
seed=${SEED:-20261127}
cluster() { bash extension/tools/cluster.sh "$@"; }

make --no-print-directory -s stage || exit 1
trap 'cluster discard attack > /dev/null 2>&1' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
# Its attacks fill no log and no disk; statistics change when it says so. Each of its
# many registries keeps a worker that links: others are left for the log.
cluster start attack autovacuum=off log_min_messages=error log_min_error_statement=panic temp_file_limit=1GB max_connections=60 max_worker_processes=32 ${ATTACK_SETTINGS:-} || exit 1
export PYTHONDONTWRITEBYTECODE=1
failed=0
python3 extension/test/attack/attack.py "$(cluster url attack)" --calls "$calls" --seed "$seed" || failed=1
if [ "${1:-}" != quick ]; then
	python3 extension/test/attack/attack.py "$(cluster url attack)" --calls "$calls" --seed "$seed" --limits off || failed=1
fi
if [ "$holes" != 0 ]; then
	python3 extension/test/attack/holes.py "$(cluster url attack)" --seed "$seed" || failed=1
fi
exit $failed
