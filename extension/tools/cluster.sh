#!/bin/bash
# cluster.sh start NAME [SETTING=VALUE ...] | stop NAME | url NAME [DATABASE] | run COMMAND ...
#
# A throwaway cluster tmp/NAME on a free loopback port, from the server tree
# that stage.sh made. "start" prints nothing but faults; "url" prints the
# connection string. "run" runs a command as the user the servers run as.
set -euo pipefail
cd "$(dirname "$0")/../.."
pg_config=${PG_CONFIG:-pg_config}
bin="$PWD/tmp/server$("$pg_config" --bindir)"

# initdb refuses root. "postgres" comes with the server's package. Where the
# checkout lies below a directory that user cannot enter (/root), it keeps the
# one capability that lets it pass, for access() too, by which programs look
# for each other.
as_server_user() {
	if [ "$(id -u)" != 0 ]; then
		"$@"
	elif runuser -u postgres -- test -w "$PWD/tmp/run" 2>/dev/null; then
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

start() {
	local name=$1 directory="tmp/$1" port attempt
	shift
	stop "$name"
	rm -rf "$directory"
	mkdir -p "$directory"
	chmod 700 "$directory"
	(umask 077; head -c 18 /dev/urandom | base64 | tr '+/' 'xy' > "$directory/password")
	own "$directory"
	if ! as_server_user "$bin/initdb" -D "$directory/data" -U postgres -E UTF8 --locale=C.UTF-8 \
		--auth=scram-sha-256 --pwfile="$directory/password" --no-sync > "$directory.log" 2>&1; then
		tail -n 3 "$directory.log" >&2
		rm -rf "$directory"
		echo "ybss: no cluster could be made in $PWD/$directory (log: $directory.log)" >&2
		exit 1
	fi
	{
		echo "listen_addresses = '127.0.0.1'"
		echo "unix_socket_directories = ''"
		echo "shared_buffers = 256MB"
		echo "work_mem = 64MB"
		echo "maintenance_work_mem = 128MB"
		echo "max_wal_size = 4GB"
		echo "fsync = off"
		echo "full_page_writes = off"
		echo "jit = off"
		echo "logging_collector = off"
		echo "timezone = 'Asia/Shanghai'"
		for setting in "$@"; do echo "${setting%%=*} = ${setting#*=}"; done
	} | as_server_user tee -a "$directory/data/postgresql.conf" > /dev/null
	for attempt in 1 2 3 4 5 6 7 8 9 10; do
		port=$((20000 + (RANDOM * 32768 + RANDOM) % 40000))
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

stop() {
	local directory="tmp/$1"
	if [ -f "$directory/data/postmaster.pid" ]; then
		as_server_user "$bin/pg_ctl" -D "$directory/data" -m immediate -w stop > /dev/null 2>&1 || true
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
	stop) stop "$2" ;;
	discard) discard "$2" ;;
	url) shift; url "$@" ;;
	bin) echo "$bin" ;;
	run) shift; as_server_user "$@" ;;
	*) sed -n '2,7p' "$0"; exit 2 ;;
esac
