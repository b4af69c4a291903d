#!/bin/bash
# A throwaway server with the extension and an empty registry in database ybss.
# Its connection string is the last line; "make stop" ends and removes it.
set -euo pipefail
cd "$(dirname "$0")/../.."
unset MAKEFLAGS MAKELEVEL
cluster() { bash extension/tools/cluster.sh "$@"; }

ready() { "$(cluster bin)/psql" -X -q -A -t -c 'SELECT ybss.registry_version()' "$(cluster url live ybss)" > /dev/null 2>&1; }

if [ -f tmp/live/port ] && ready; then
	echo "running already:"
	cluster url live ybss
	exit 0
fi
make --no-print-directory -s stage
trap 'cluster discard live' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
cluster start live
bin=$(cluster bin)
"$bin/psql" -X -q -v ON_ERROR_STOP=1 -c 'CREATE DATABASE ybss' "$(cluster url live)"
"$bin/psql" -X -q -v ON_ERROR_STOP=1 "$(cluster url live ybss)" > /dev/null <<'SQL'
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
SELECT ybss.create_registry();
SQL
trap - EXIT
echo "A throwaway server runs in tmp/live; make stop ends and removes it. Its superuser:"
cluster url live ybss
