#!/bin/sh
# require.sh PURPOSE: sees that what a purpose needs is installed.
# As root on Debian it installs what is missing; otherwise it names the
# packages in one sentence and stops. Which server, which clang: installed.sh.
set -eu
here=$(dirname "$0")
say() { echo "ybss: $*" >&2; }

if [ -n "${PG_CONFIG:-}" ] && ! "$PG_CONFIG" --version > /dev/null 2>&1; then
	say "PG_CONFIG names $PG_CONFIG, which is no pg_config that runs"
	exit 1
fi
major=$(sh "$here/installed.sh" major) || major=
if [ -z "$major" ]; then
	say "apt knows no package postgresql: run apt-get update first (without a network: doc/en/01_install.md)"
	exit 1
fi
if [ "$major" -lt 15 ]; then
	say "PostgreSQL 15 or newer is needed, here is $major: Debian 12 or newer has one, or PG_CONFIG names one"
	exit 1
fi

build="gcc make postgresql-server-dev-$major libicu-dev libqrencode-dev libpng-dev libxml2-dev libarchive-dev libssl-dev libkrb5-dev python3-minimal"
server="postgresql-$major postgresql-$major-postgis-3 python3"
lint="postgresql-$major-plpgsql-check"
# Drivers with which 090_clients.t runs the programs of doc/example/clients; the last two take much room.
drivers="python3-psycopg2 python3-psycopg odbc-postgresql python3-pyodbc"
clients="default-jdk-headless libpostgresql-jdbc-java nodejs npm"
test="perl $lint libxml2-utils zbar-tools librsvg2-bin $drivers"
fuzz="clang libclang-rt-dev llvm"
bench="nodejs npm python3-openpyxl"

# Megabytes of disk that a purpose takes here.
room=0
case "${1:-build}" in
	build|fuzz) room=200 ;;
	server|check-quick|attack) room=500 ;;
	test|coverage|soak|clients) room=1200 ;;
	demo|demo-server|bench|bench-full) room=1500 ;;
esac
free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
if [ "$free" -lt "$room" ]; then
	say "make $1 needs $room MB of free disk in $PWD, there are $free"
	exit 1
fi

case "${1:-build}" in
	build) packages=$build ;;
	stop|demo-stop|demo-remove) packages= ;;
	server|demo|demo-server|attack) packages="$build $server" ;;
	check-quick) packages="$build $server $lint" ;;
	test|soak) packages="$build $server $test $fuzz" ;;
	coverage) packages="$build $server $test" ;;
	fuzz) packages="$build $fuzz" ;;
	bench|bench-full) packages="$build $server $bench" ;;
	clients) packages="$build $server $test $clients" ;;
	test-versions) packages="debootstrap" ;;
	*) echo "require.sh: unknown purpose $1" >&2; exit 2 ;;
esac

# What a package is for may be there without it: a server that was built by hand,
# Node from elsewhere (it brings npm), a clang of another number.
has() {
	case $1 in
		postgresql-server-dev-*) [ -n "$builder" ] ;;
		postgresql-*-postgis-3) [ -n "$builder" ] && [ -f "$("$builder" --sharedir)/extension/postgis.control" ] ;;
		postgresql-*-plpgsql-check) [ -n "$builder" ] && [ -f "$("$builder" --sharedir)/extension/plpgsql_check.control" ] ;;
		postgresql-*) [ -n "$builder" ] && [ -x "$("$builder" --bindir)/postgres" ] ;;
		clang|libclang-rt-dev|llvm) sh "$here/installed.sh" clang > /dev/null ;;
		nodejs|npm) command -v "${1%js}" > /dev/null 2>&1 ;;
		*) return 1 ;;
	esac
}

switch=${CREATECLUSTER:-/etc/postgresql-common/createcluster.conf}
restore_switch() {
	[ ! -e "$switch.before_ybss" ] || mv -f "$switch.before_ybss" "$switch"
}

builder=$(sh "$here/installed.sh" pg_config) || builder=
missing=
for package in $packages; do
	case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)" in
		*"ok installed"*) ;;
		*) has "$package" || missing="$missing $package" ;;
	esac
done
if [ -z "$missing" ]; then
	[ "$(id -u)" != 0 ] || restore_switch
	exit 0
fi

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
	say "packages are missing; ask an administrator for: apt-get install -y --no-install-recommends$missing"
	exit 1
fi
for package in $missing; do
	apt-cache show "$package" 2> /dev/null | grep -q . && continue
	say "apt knows no package $package: run apt-get update first (without a network: doc/en/01_install.md)"
	exit 1
done
echo "ybss: installing$missing"

# A server package would make and start a cluster of the system. While it is installed
# Debian's own switch says no; however this ends, the file is what it was, and one that
# a run left which was killed is put back by the next.
log=$(mktemp)
put_back() {
	status=$?
	restore_switch
	rm -f "$log"
	exit $status
}
trap put_back EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
export DEBIAN_FRONTEND=noninteractive

install_packages() {
	apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "$@" > "$log" 2>&1 && return
	tail -n 5 "$log" >&2
	if grep -qE '^(E|Err|W): ?.*(Failed to fetch|Unable to fetch|Could not resolve)' "$log"; then
		say "packages could not be fetched: is there a network, and are the lists of \"apt-get update\" new? (without a network: doc/en/01_install.md)"
	else
		say "apt-get could not install: $* (the last lines of its output stand above)"
	fi
	exit 1
}

case "$missing " in *" postgresql-$major "*)
	restore_switch
	[ -e "$switch" ] || install_packages postgresql-common
	if [ -e "$switch" ]; then
		cp -p "$switch" "$switch.before_ybss"
		{ grep -v '^[[:space:]]*create_main_cluster' "$switch.before_ybss" || true; echo 'create_main_cluster = false'; } > "$switch"
	fi ;;
esac
install_packages $missing
