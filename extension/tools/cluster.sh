#!/bin/bash
# cluster.sh start|ready NAME [SETTING=VALUE ...] | keep NAME [NEW_NAME] | restart NAME | running NAME
#	| stop NAME | discard NAME | url NAME [DATABASE] | bin | run COMMAND ...
#
# A throwaway cluster tmp/NAME on a free loopback port, from the server tree
# that stage.sh made. "start" makes a new one, "ready" one with a new registry in
# database ybss, as a copy of one that is made once for each build (a second "ready"
# takes back whatever was done in the first). Both print nothing but faults, and leave
# nothing where they fail or are interrupted. "keep" makes a cluster one that outlives
# crashes, "restart" starts what was stopped or has died, with its data, and throws
# nothing away; "running" asks. "url" prints the connection string. "run" runs a
# command as the user the servers run as.
# CLUSTER_STOP: how servers are stopped (immediate). CLUSTER_USED: a file that gets
# the processor seconds of each server that is stopped.
set -euo pipefail
cd -P "$(dirname "$0")/../.."
pg_config=$(sh extension/tools/installed.sh pg_config)
# The tree itself, not the link: another build leaves the one that runs alone.
bin="$(readlink -f tmp/server || echo "$PWD/tmp/server")$("$pg_config" --bindir)"

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
	local directory="$PWD/tmp/$1"
	discard "$1"
	mkdir -p "$directory"
	chmod 700 "$directory"
	(umask 077; head -c 18 /dev/urandom | base64 | tr '+/' 'xy' > "$directory/password")
	own "$directory"
}

# make_data NAME [OPTION ...]: the data directory of a new cluster.
make_data() {
	local directory="$PWD/tmp/$1"
	shift
	if ! as_server_user "$bin/initdb" -D "$directory/data" -U postgres -E UTF8 --locale=C.UTF-8 \
		--auth=scram-sha-256 --pwfile="$directory/password" --no-sync "$@" > "$directory.log" 2>&1; then
		tail -n 3 "$directory.log" >&2
		discard "${directory##*/}"
		echo "ybss: no cluster could be made in $directory (log: $directory.log)" >&2
		exit 1
	fi
	configure "${directory##*/}" listen_addresses="'127.0.0.1'" unix_socket_directories="''" shared_buffers=256MB work_mem=64MB \
		maintenance_work_mem=128MB max_wal_size=4GB fsync=off full_page_writes=off jit=off logging_collector=off timezone="'Asia/Shanghai'"
}

# configure NAME [SETTING=VALUE ...]
configure() {
	local directory="tmp/$1" setting
	shift
	for setting in "$@"; do echo "${setting%%=*} = ${setting#*=}"; done | as_server_user tee -a "$directory/data/postgresql.conf" > /dev/null
}

# launch NAME [PORT]: on that port where it is free; false where the server does not start.
# It inherits no lock that a script holds.
launch() {
	local directory="$PWD/tmp/$1" port=${2:-} attempt
	for attempt in 1 2 3 4 5 6 7 8 9 10; do
		port=${port:-$((20000 + (RANDOM * 32768 + RANDOM) % 40000))}
		rm -f "$directory/server.log"
		if as_server_user "$bin/pg_ctl" -D "$directory/data" -l "$directory/server.log" -o "-p $port" -w -t 60 start > /dev/null 2>&1 8>&- 9>&-; then
			echo "$port" > "$directory/port"
			return 0
		fi
		grep -q 'Address already in use' "$directory/server.log" 2>/dev/null || break
		port=
	done
	cat "$directory/server.log" >> "$directory.log" 2> /dev/null || true
	tail -n 5 "$directory.log" >&2
	return 1
}

# A new cluster that does not start is no use to anybody.
launch_new() {
	launch "$1" && return
	discard "$1"
	echo "ybss: the throwaway server did not start (log: tmp/$1.log)" >&2
	exit 1
}

# Whatever ends this script before "whole" takes the cluster with it; a second signal does not end that.
until_whole() {
	trap 'trap "" INT TERM HUP; discard "'"$1"'"' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM
	trap 'exit 129' HUP
}

whole() { trap - EXIT INT TERM HUP; }

start() {
	local name=$1
	shift
	until_whole "$name"
	make_folder "$name"
	make_data "$name"
	configure "$name" "$@"
	launch_new "$name"
	whole
}

# keep NAME [NEW_NAME]: from now on written to disk as a server ought to; "made" says that it is whole.
keep() {
	local name=$1 new_name=${2:-$1} port
	port=$(cat "tmp/$name/port")
	stop "$name" fast
	configure "$name" fsync=on full_page_writes=on
	as_server_user "$bin/initdb" --sync-only -D "$PWD/tmp/$name/data" > /dev/null
	cp tmp/server/build "tmp/$name/made"
	[ "$name" = "$new_name" ] || mv -T "tmp/$name" "tmp/$new_name"
	launch "$new_name" "$port" || refuse_data "$new_name" 'the server did not start again (its last words stand above)'
}

refuse_data() {
	echo "ybss: tmp/$1 holds a server's data, but $2; nothing was removed" >&2
	exit 1
}

restart() {
	local directory="$PWD/tmp/$1" own major attempt
	[ -z "$(server_of "$1")" ] || return 0
	own=$("$bin/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
	major=$(cat "$directory/data/PG_VERSION" 2> /dev/null || true)
	[ -n "$major" ] || refuse_data "$1" 'they are broken: there is no PG_VERSION'
	[ "$major" = "$own" ] || refuse_data "$1" "they are those of PostgreSQL $major, and this is $own (PG_CONFIG names another)"
	# Its last processes may still end; then the number in its lock is nobody's, or a stranger's.
	for attempt in $(seq 100); do
		[ -n "$(processes_of "$1")" ] || break
		sleep 0.1
	done
	rm -f "$directory/data/postmaster.pid"
	launch "$1" "$(cat "$directory/port" 2> /dev/null || true)" || refuse_data "$1" 'the server does not start (its last words stand above)'
}

# The cluster that "ready" copies, made anew for another build and another day (of
# which the partitions of months depend). Small segments of WAL are soon copied.
make_template() {
	local stamp
	stamp="$(cat tmp/server/build) $(sha256sum < "$0") $(date +%F)"
	[ "$(cat tmp/template/stamp 2> /dev/null)" != "$stamp" ] || return 0
	until_whole template
	make_folder template
	make_data template --wal-segsize=1
	launch_new template
	"$bin/psql" -Xq -v ON_ERROR_STOP=1 -c 'CREATE DATABASE ybss' "$(url template)"
	PGOPTIONS='-c client_min_messages=warning' "$bin/psql" -Xq -v ON_ERROR_STOP=1 -o /dev/null \
		-c 'CREATE EXTENSION ybss CASCADE' -c 'SELECT ybss.create_registry()' "$(url template ybss)"
	stop template fast
	as_server_user "$bin/pg_resetwal" -f -D tmp/template/data > /dev/null
	echo "$stamp" > tmp/template/stamp
	whole
}

ready() {
	local name=$1 directory="$PWD/tmp/$1"
	shift
	until_whole "$name"
	(flock 8; make_template) 8> tmp/template.lock || exit 1
	stop "$name"
	[ -d "$directory/data" ] || make_folder "$name"
	cat tmp/template/password > "$directory/password"
	as_server_user python3 -IS - "$PWD/tmp/template/data" "$directory/data" < extension/tools/copy_tree.py
	configure "$name" "$@"
	launch_new "$name"
	whole
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

# processes_of NAME: those that run in its data, and those that make or start it.
processes_of() {
	local data="$PWD/tmp/$1/data" file words
	as_server_user find /proc/[0-9]*/cwd -maxdepth 0 -lname "$data" 2> /dev/null | cut -d / -f 3 || true
	for file in $(grep -lsF -- "$data" /proc/[0-9]*/cmdline || true); do
		mapfile -d '' -t words 2> /dev/null < "$file" || continue
		case "${words[*]}" in
			initdb\ *|*/initdb\ *|*/pg_ctl\ *|*/postgres\ *|runuser\ *|setpriv\ *|env\ *|python3\ -IS\ *) ;;
			*sh\ -c\ *bin/postgres*) ;;
			*) continue ;;
		esac
		echo "$file" | cut -d / -f 3
	done
}

# server_of NAME: the process of its server. The number in the lock of one that died may be anybody's by now.
server_of() {
	local data="$PWD/tmp/$1/data" process
	process=$(head -n 1 "$data/postmaster.pid" 2> /dev/null || true)
	[ -n "$process" ] || return 0
	[ "$(as_server_user readlink "/proc/$process/cwd" 2> /dev/null || true)" != "$data" ] || echo "$process"
}

stop() {
	local server
	server=$(server_of "$1")
	[ -n "$server" ] || return 0
	[ -z "${CLUSTER_USED:-}" ] || used "$server" >> "$CLUSTER_USED"
	as_server_user "$bin/pg_ctl" -D "$PWD/tmp/$1/data" -m "${2:-${CLUSTER_STOP:-immediate}}" -w stop > /dev/null 2>&1 || true
}

# Ends what still makes or runs a cluster, too: it would write into the folder that goes.
discard() {
	local attempt processes
	[ -e "tmp/$1" ] || return 0
	stop "$1"
	for attempt in $(seq 100); do
		processes=$(processes_of "$1")
		if [ -z "$processes" ]; then
			rm -rf "tmp/${1:?}" 2> /dev/null || true
			[ -e "tmp/$1" ] || return 0
		else
			kill -s "$([ "$attempt" -lt 50 ] && echo QUIT || echo KILL)" $processes 2> /dev/null || true
		fi
		sleep 0.1
	done
	echo "ybss: tmp/$1 could not be removed" >&2
	return 1
}

url() {
	echo "postgresql://postgres:$(cat "tmp/$1/password")@127.0.0.1:$(cat "tmp/$1/port")/${2:-postgres}"
}

prepare
case "${1:-}" in
	start) shift; start "$@" ;;
	ready) shift; ready "$@" ;;
	keep) shift; keep "$@" ;;
	restart) restart "$2" ;;
	running) [ -n "$(server_of "$2")" ] ;;
	stop) stop "$2" ;;
	discard) discard "$2" ;;
	url) shift; url "$@" ;;
	bin) echo "$bin" ;;
	run) shift; as_server_user "$@" ;;
	*) sed -n '2,16p' "$0"; exit 2 ;;
esac
