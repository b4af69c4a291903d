#!/bin/sh
# installed.sh pg_config | major | clang: which of several that are installed is used.
# Everything asks here, so that the build, the server tree, the clusters and their
# tests never mix two servers. Ends with 1 and prints nothing where there is none.
#
# pg_config  PG_CONFIG where it is given; else the first that can build extensions:
#            of the path, then of the newest of SERVERS (/usr/lib/postgresql, where
#            Debian puts them); one whose server is there comes first.
# major      PG_MAJOR where it is given; else that pg_config's; else the newest server
#            that is there without what builds; else what apt calls postgresql.
# clang      FUZZ_CC where it is given; else the first clang that has libFuzzer.
set -eu
servers=${SERVERS:-/usr/lib/postgresql}

# major_of PG_CONFIG: 17 of "PostgreSQL 17.12 (Debian …)", "PostgreSQL 18beta1".
major_of() {
	"$1" --version 2> /dev/null | sed -n 's/^[^0-9]*\([0-9]\{1,\}\).*/\1/p'
}

# Each pg_config that can build, as a path that stays the same whatever is installed later.
builders() {
	for candidate in $(command -v pg_config || true) $(ls -d "$servers"/*/bin/pg_config 2> /dev/null | sort -rV); do
		makefile=$("$candidate" --pgxs 2> /dev/null) && [ -f "$makefile" ] || continue
		[ -z "${PG_MAJOR:-}" ] || [ "$(major_of "$candidate")" = "$PG_MAJOR" ] || continue
		programs=$("$candidate" --bindir)
		if [ -x "$programs/pg_config" ]; then echo "$programs/pg_config"; else echo "$candidate"; fi
	done
}

find_pg_config() {
	if [ -n "${PG_CONFIG:-}" ]; then
		echo "$PG_CONFIG"
		return
	fi
	found=$(builders)
	for candidate in $found; do
		[ -x "${candidate%/*}/postgres" ] || continue
		echo "$candidate"
		return
	done
	for candidate in $found; do
		echo "$candidate"
		return
	done
	return 1
}

find_major() {
	if [ -n "${PG_MAJOR:-}" ]; then
		echo "$PG_MAJOR"
	elif builder=$(find_pg_config); then
		major_of "$builder" | grep .
	elif server=$(ls -d "$servers"/*/bin/postgres 2> /dev/null | sort -V | tail -n 1) && [ -n "$server" ]; then
		server=${server%/bin/postgres}
		echo "${server##*/}"
	else
		apt-cache depends postgresql 2> /dev/null | sed -n 's/.*Depends: postgresql-\([0-9]\{1,\}\)$/\1/p' | head -n 1 | grep .
	fi
}

find_clang() {
	if [ -n "${FUZZ_CC:-}" ]; then
		echo "$FUZZ_CC"
		return
	fi
	for candidate in clang $(ls /usr/bin/clang-[0-9]* 2> /dev/null | sort -rV); do
		folder=$("$candidate" -print-resource-dir 2> /dev/null) || continue
		ls "$folder"/lib/*/libclang_rt.fuzzer[-.]* > /dev/null 2>&1 || continue
		command -v "$candidate"
		return
	done
	return 1
}

case "${1:-}" in
	pg_config|major|clang) "find_$1" ;;
	*) sed -n '2,14p' "$0" >&2; exit 2 ;;
esac
