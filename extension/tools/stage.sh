#!/bin/bash
# A server tree under tmp/server: the server's programs as real files, so that
# it finds lib and share beside itself, all else as links; then this build is
# installed into it. Nothing of the system's own installation changes.
set -euo pipefail
cd "$(dirname "$0")/../.."
pg_config=$(sh extension/tools/installed.sh pg_config)
bin=$("$pg_config" --bindir) lib=$("$pg_config" --pkglibdir) share=$("$pg_config" --sharedir)
# A package that came later changes these folders, and the tree is made anew.
stamp="$("$pg_config" --version) $(stat -c %Y "$bin" "$lib" "$share/extension" | tr '\n' ' ')"
if [ "$(cat tmp/server/version 2>/dev/null || true)" != "$stamp" ]; then
	rm -rf tmp/server
	mkdir -p "tmp/server$bin" "tmp/server$lib" "tmp/server$share"
	cp -a "$bin/." "tmp/server$bin/"
	cp -as "$lib/." "tmp/server$lib/" 2>/dev/null || true
	cp -as "$share/." "tmp/server$share/"
	echo "$stamp" > tmp/server/version
fi
# What is installed already stays: servers of the tests may be running from it.
build=$(cat ybss.so extension/ybss.control extension/ybss--*.sql | sha256sum)
[ "$(cat tmp/server/build 2> /dev/null || true)" != "$build" ] || exit 0
rm -f tmp/server/build
# Own files replace whatever a system-wide ybss may have left as links.
rm -f "tmp/server$lib/ybss.so" "tmp/server$share/extension/"ybss*
make --no-print-directory -s install PG_CONFIG="$pg_config" DESTDIR=tmp/server >tmp/install.log 2>&1 || { tail -n 5 tmp/install.log >&2; exit 1; }
echo "$build" > tmp/server/build
