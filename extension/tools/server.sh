#!/bin/bash
# A throwaway server with the extension and an empty registry in database ybss; where
# one stands in tmp/live it is started again with its data. Its connection string is the
# last line; "make stop" ends and removes it. (An argument names another cluster: for the tests.)
set -euo pipefail
cd -P "$(dirname "$0")/../.."
. extension/tools/hold.sh
unset MAKEFLAGS MAKELEVEL
live=${1:-live}
cluster() { bash extension/tools/cluster.sh "$@"; }

registry_stands() { "$(cluster bin)/psql" -X -q -A -t -c 'SELECT ybss.registry_version()' "$(cluster url "$live" ybss)" > /dev/null 2>&1; }

make_server() {
	trap 'trap "" INT TERM HUP; cluster discard "$live"' EXIT
	local bin
	cluster start "$live"
	bin=$(cluster bin)
	"$bin/psql" -X -q -v ON_ERROR_STOP=1 -c 'CREATE DATABASE ybss' "$(cluster url "$live")"
	"$bin/psql" -X -q -v ON_ERROR_STOP=1 "$(cluster url "$live" ybss)" > /dev/null <<'SQL'
SET client_min_messages = warning;
CREATE EXTENSION ybss CASCADE;
SELECT ybss.create_registry();
SQL
	cluster keep "$live"
	trap - EXIT
	echo "A throwaway server runs in tmp/$live; make stop ends and removes it. Its superuser:"
}

# What was whole once is never thrown away; what an interrupted "make server" left is nobody's.
start_again() {
	[ -f "tmp/$live/made" ] || [ -f "tmp/$live/port" ] || return 1
	if ! cluster restart "$live"; then
		echo "ybss: make stop removes them, and make server makes new ones" >&2
		exit 1
	fi
	[ -f "tmp/$live/made" ] || registry_stands || return 1
	echo "The server of before runs in tmp/$live again, with its data; make stop ends and removes it. Its superuser:"
	if [ "$(cat "tmp/$live/made" 2> /dev/null || true)" != "$(cat tmp/server/build)" ]; then
		echo "(Its registry was made by another build: make stop and make server make it anew.)"
	fi
}

hold "$live" 'make server'
if [ -f "tmp/$live/made" ] && cluster running "$live"; then
	echo "running already:"
	cluster url "$live" ybss
	exit 0
fi
make --no-print-directory -s stage
if [ ! -e "tmp/$live" ]; then
	make_server
elif ! start_again; then
	echo "ybss: what an interrupted make server left in tmp/$live is made anew" >&2
	make_server
fi
cluster url "$live" ybss
