#!/bin/sh
# require.sh PURPOSE: sees that what a purpose needs is installed.
# As root on Debian it installs what is missing; otherwise it names the
# packages in one sentence and stops.
set -eu
major=${PG_MAJOR:-}
if [ -z "$major" ]; then
	major=$(${PG_CONFIG:-pg_config} --version 2>/dev/null | sed 's/[^0-9]*\([0-9]*\).*/\1/') || true
	[ -n "$major" ] || major=15
fi

build="gcc make postgresql-server-dev-$major libicu-dev libqrencode-dev libpng-dev libssl-dev libkrb5-dev python3-minimal"
server="postgresql-$major postgresql-$major-postgis-3 python3"
test="perl postgresql-$major-plpgsql-check libxml2-utils libzbar0 zbar-tools librsvg2-bin"
fuzz="clang-14 libclang-rt-14-dev llvm-14"
bench="nodejs npm"

# Megabytes of disk that a purpose takes here.
room=0
case "${1:-build}" in
	build|fuzz) room=200 ;;
	server|check-quick|attack) room=500 ;;
	test|coverage|soak) room=1200 ;;
	demo|bench|bench-full) room=1500 ;;
esac
free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
if [ "$free" -lt "$room" ]; then
	echo "ybss: make $1 needs $room MB of free disk in $PWD, there are $free" >&2
	exit 1
fi

case "${1:-build}" in
	build) packages=$build ;;
	stop) packages= ;;
	server|demo|attack) packages="$build $server" ;;
	check-quick) packages="$build $server postgresql-$major-plpgsql-check" ;;
	test|soak) packages="$build $server $test $fuzz" ;;
	coverage) packages="$build $server $test" ;;
	fuzz) packages="$build $fuzz" ;;
	bench|bench-full) packages="$build $server $bench" ;;
	*) echo "require.sh: unknown purpose $1" >&2; exit 2 ;;
esac

missing=
for package in $packages; do
	case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)" in
		*"ok installed"*) ;;
		*)
			# Node may come from elsewhere than Debian, and brings npm with it.
			case $package in nodejs|npm) command -v "${package%js}" >/dev/null 2>&1 && continue ;; esac
			missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
	echo "ybss: packages are missing; ask an administrator for: apt-get install -y --no-install-recommends$missing" >&2
	exit 1
fi
echo "ybss: installing$missing"
log=$(mktemp)
# A server package would otherwise make and start a system cluster.
export DEBIAN_FRONTEND=noninteractive
mkdir -p tmp
policy=
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
	mkdir -p /etc/postgresql-common
	echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
	policy=made
fi
if ! apt-get install -y --no-install-recommends $missing > "$log" 2>&1; then
	tail -n 5 "$log" >&2
	echo "ybss: apt-get could not install:$missing (the last lines of its output stand above)" >&2
	rm -f "$log"
	exit 1
fi
[ -z "$policy" ] || rm -f /etc/postgresql-common/createcluster.conf
rm -f "$log"
