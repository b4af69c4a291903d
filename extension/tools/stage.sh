#!/bin/bash
# Builds, and makes a server tree of this build: the server's programs as real files, so
# that it finds lib and share beside itself, all else as links; then the build is
# installed into it. Nothing of the system's own installation changes.
#
# tmp/server is a link to the newest tree. Servers run from the tree itself, so another
# build takes nothing away from those that run; a tree goes an hour after its last server.
# Two at once wait for one another.
set -euo pipefail
cd -P "$(dirname "$0")/../.."
unset MAKEFLAGS MAKELEVEL MFLAGS
mkdir -p tmp/servers
exec 9> tmp/stage.lock
flock 9
pg_config=$(sh extension/tools/installed.sh pg_config)
make --no-print-directory -s -j2 all PG_CONFIG="$pg_config"
bin=$("$pg_config" --bindir) lib=$("$pg_config" --pkglibdir) share=$("$pg_config" --sharedir)
# A package that came later changes these folders, and makes another tree.
build=$( ("$pg_config" --version; stat -c %Y "$bin" "$lib" "$share/extension"; cat ybss.so extension/ybss.control extension/ybss--*.sql) | sha256sum | cut -c 1-40)
tree=tmp/servers/${build:0:12}

make_tree() {
	rm -rf "$tree" "$tree.new"
	mkdir -p "$tree.new$bin" "$tree.new$lib" "$tree.new$share"
	cp -a "$bin/." "$tree.new$bin/"
	cp -as "$lib/." "$tree.new$lib/" 2>/dev/null || true
	cp -as "$share/." "$tree.new$share/"
	# Own files replace whatever a system-wide ybss may have left as links.
	rm -f "$tree.new$lib/ybss.so" "$tree.new$share/extension/"ybss*
	make --no-print-directory -s install PG_CONFIG="$pg_config" DESTDIR="$tree.new" > tmp/install.log 2>&1 || { tail -n 5 tmp/install.log >&2; exit 1; }
	echo "$build" > "$tree.new/build"
	mv "$tree.new" "$tree"
}

[ -f "$tree/build" ] || make_tree
touch "$tree"
# What stood there before this was a link.
[ -L tmp/server ] || rm -rf tmp/server
ln -sfn "servers/${tree##*/}" tmp/server.new
mv -T tmp/server.new tmp/server
for old in $(find tmp/servers -mindepth 1 -maxdepth 1 -mmin +60 ! -name "${tree##*/}"); do
	grep -qsF "$PWD/$old/" /proc/[0-9]*/cmdline || rm -rf "$old"
done
