#!/bin/bash
# cluster.sh start|ready NAME [SETTING=VALUE ...] | stop NAME | discard NAME | url NAME [DATABASE] | bin | run COMMAND ...
#
# A throwaway cluster tmp/NAME on a free loopback port, from the server tree
# that stage.sh made. "start" makes a new one, "ready" one with a new registry in
# database ybss, as a copy of one that is made once for each build (a second "ready"
# takes back whatever was done in the first). Both print nothing but faults; "url"
# prints the connection string. "run" runs a command as the user the servers run as.
# CLUSTER_STOP: how servers are stopped (immediate). CLUSTER_USED: a file that gets
# the processor seconds of each server that is stopped.
set -euo pipefail
cd "$(dirname "$0")/../.."
pg_config=$(sh extension/tools/installed.sh pg_config)
bin="$PWD/tmp/server$("$pg_config" --bindir)"

# initdb refuses root. "postgres" comes with the server's package. Where the
# checkout lies below a directory that user cannot enter (/root), it keeps the
# one capability that lets it pass, for access() too, by which programs look
# for each other.
as_server_user() {
	if [ "$(id -u)" != 0 ]; then
		"$@"
		return
	fi
	[ -n "${passes:-}" ] || passes=$(runuser -u postgres -- test -w "$PWD/tmp/run" 2>/dev/null && echo yes || echo no)
	if [ "$passes" = yes ]; then
		runuser -u postgres -- env HOME="$PWD/tmp/run" "$@"
	else
		setpriv --reuid=postgres --regid=postgres --clear-groups \
			--inh-caps=+dac_override --ambient-caps=+dac_override --securebits=+no_setuid_fixup -- env HOME="$PWD/tmp/run" "$@"
	fi
}

own() {
	if [ "$(id -u)" = 0 ]; then chown -R postgres:postgres "$@"; fi
}

prepare() {
	mkdir -p tmp/run
	own tmp/run
}

# make_folder NAME: an empty one with a password.
make_folder() {
	local directory="tmp/$1"
	discard "$1"
	mkdir -p "$directory"
	chmod 700 "$directory"
	(umask 077; head -c 18 /dev/urandom | base64 | tr '+/' 'xy' > "$directory/password")
	own "$directory"
}

# make_data NAME [OPTION ...]: the data directory of a new cluster.
make_data() {
	local directory="tmp/$1"
	shift
	if ! as_server_user "$bin/initdb" -D "$directory/data" -U postgres -E UTF8 --locale=C.UTF-8 \
		--auth=scram-sha-256 --pwfile="$directory/password" --no-sync "$@" > "$directory.log" 2>&1; then
		tail -n 3 "$directory.log" >&2
		rm -rf "$directory"
		echo "ybss: no cluster could be made in $PWD/$directory (log: $directory.log)" >&2
		exit 1
	fi
	configure "${directory#tmp/}" listen_addresses="'127.0.0.1'" unix_socket_directories="''" shared_buffers=256MB work_mem=64MB \
		maintenance_work_mem=128MB max_wal_size=4GB fsync=off full_page_writes=off jit=off logging_collector=off timezone="'Asia/Shanghai'"
}

# configure NAME [SETTING=VALUE ...]
configure() {
	local directory="tmp/$1" setting
	shift
	for setting in "$@"; do echo "${setting%%=*} = ${setting#*=}"; done | as_server_user tee -a "$directory/data/postgresql.conf" > /dev/null
}

launch() {
	local name=$1 directory="tmp/$1" port attempt
	for attempt in 1 2 3 4 5 6 7 8 9 10; do
		port=$((20000 + (RANDOM * 32768 + RANDOM) % 40000))
		rm -f "$directory/server.log"
		if as_server_user "$bin/pg_ctl" -D "$directory/data" -l "$directory/server.log" -o "-p $port" -w -t 60 start > /dev/null 2>&1; then
			echo "$port" > "$directory/port"
			return 0
		fi
		grep -q 'Address already in use' "$directory/server.log" 2>/dev/null || break
	done
	cat "$directory/server.log" >> "$directory.log" 2> /dev/null || true
	tail -n 5 "$directory.log" >&2
	discard "$name"
	echo "ybss: the throwaway server did not start (log: $directory.log)" >&2
	exit 1
}

start() {
	local name=$1
	shift
	make_folder "$name"
	make_data "$name"
	configure "$name" "$@"
	launch "$name"
}

# The cluster that "ready" copies, made anew for another build and another day (of
# which the partitions of months depend). Small segments of WAL are soon copied.
make_template() {
	local stamp
	stamp="$(cat tmp/server/build) $(sha256sum < "$0") $(date +%F)"
	[ "$(cat tmp/template/stamp 2> /dev/null)" != "$stamp" ] || return 0
	trap 'discard template' EXIT
	make_folder template
	make_data template --wal-segsize=1
	launch template
	"$bin/psql" -Xq -v ON_ERROR_STOP=1 -c 'CREATE DATABASE ybss' "$(url template)"
	PGOPTIONS='-c client_min_messages=warning' "$bin/psql" -Xq -v ON_ERROR_STOP=1 -o /dev/null \
		-c 'CREATE EXTENSION ybss CASCADE' -c 'SELECT ybss.create_registry()' "$(url template ybss)"
	stop template fast
	as_server_user "$bin/pg_resetwal" -f -D tmp/template/data > /dev/null
	trap - EXIT
	echo "$stamp" > tmp/template/stamp
}

ready() {
	local name=$1 directory="tmp/$1"
	shift
	(flock 8; make_template) 8> tmp/template.lock || exit 1
	stop "$name"
	[ -d "$directory/data" ] || make_folder "$name"
	cat tmp/template/password > "$directory/password"
	as_server_user python3 -IS - tmp/template/data "$directory/data" < extension/tools/copy_tree.py
	configure "$name" "$@"
	launch "$name"
}

# used PROCESS: the processor seconds of a server, of its children that ended and of those that did not.
used() {
	# (some end meanwhile)
	{ cat "/proc/$1/stat" /proc/[0-9]*/stat 2> /dev/null || true; } | awk -v server="$1" -v ticks="$(getconf CLK_TCK)" '
		{ own = $1 == server; sub(/.*\) /, ""); $0 = $0 }
		own && !n++ { used += $12 + $13 + $14 + $15 }
		$2 == server { used += $12 + $13 }
		END { print used / ticks }'
}

stop() {
	local directory="tmp/$1"
	if [ -f "$directory/data/postmaster.pid" ]; then
		[ -z "${CLUSTER_USED:-}" ] || used "$(head -n 1 "$directory/data/postmaster.pid")" >> "$CLUSTER_USED"
		as_server_user "$bin/pg_ctl" -D "$directory/data" -m "${2:-${CLUSTER_STOP:-immediate}}" -w stop > /dev/null 2>&1 || true
	fi
}

discard() {
	stop "$1"
	rm -rf "tmp/$1"
}

url() {
	echo "postgresql://postgres:$(cat "tmp/$1/password")@127.0.0.1:$(cat "tmp/$1/port")/${2:-postgres}"
}

prepare
case "${1:-}" in
	start) shift; start "$@" ;;
	ready) shift; ready "$@" ;;
	stop) stop "$2" ;;
	discard) discard "$2" ;;
	url) shift; url "$@" ;;
	bin) echo "$bin" ;;
	run) shift; as_server_user "$@" ;;
	*) sed -n '2,11p' "$0"; exit 2 ;;
esac
