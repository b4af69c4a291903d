#!/bin/bash
# test-versions.sh: the README's two commands on bare Debians, each with its PostgreSQL.
#
# For each of VERSIONS ("trixie sid"; also bookworm) a tree of debootstrap's is kept in
# CHROOTS (tmp/versions) for the next run and made anew after 30 days; a copy of it gets
# this checkout as it stands, and there, in namespaces of mounts and processes of its
# own, "make demo" and "make test" run as on the first day; then every compiler of
# COMPILERS that this Debian has builds with warnings as errors, and move.sh moves a
# registry there from the server of the Debian before it (to sid that which trixie got).
# Prints a line for each version, with counts and seconds; what all said is in
# CHROOTS/VERSION.log, the tests' logs in CHROOTS/VERSION.logs. ONE=name tests that one
# and makes neither demo nor move; ONE=move makes the move alone. KEEP=1 leaves
# the copy. MIRROR (http://deb.debian.org/debian); LONGEST_VERSION: seconds at most (14400).
# JOBS, SCALE, FUZZ_RUNS and LONGEST go to the commands. Needs root and debootstrap.
set -uo pipefail
cd "$(dirname "$0")/../.."
unset MAKEFLAGS MAKELEVEL
versions=${VERSIONS-trixie sid}
chroots=${CHROOTS:-tmp/versions}
mirror=${MIRROR:-http://deb.debian.org/debian}
compilers=${COMPILERS:-gcc-12 gcc-14 gcc-16 clang}
needed=6000 # megabytes for one version, as it stands at the end

refuse() {
	echo "ybss: $1" >&2
	exit 1
}

[ -n "${versions// /}" ] || refuse "VERSIONS names nothing"
for version in $versions; do
	case $version in
		bookworm|trixie|sid) ;;
		*) refuse "VERSIONS names $version; what can be tested is bookworm, trixie and sid" ;;
	esac
done
[ "$(id -u)" = 0 ] || refuse "make test-versions makes other Debians beside this one, which takes root"
command -v debootstrap > /dev/null || refuse "make test-versions needs debootstrap: apt-get install debootstrap"
unshare --mount --pid --fork true 2> /dev/null || refuse "make test-versions needs namespaces of its own, which this machine does not give (a container without privileges?)"
mkdir -p "$chroots"
chroots=$(realpath "$chroots")
exec 9> "$chroots/lock"
flock -n 9 || refuse "another make test-versions is under way in $chroots"

running=
interrupted() {
	trap '' INT TERM HUP
	# With its first process a namespace ends, with all its processes and mounts.
	[ -z "$running" ] || kill -KILL -- "-$running" 2> /dev/null
	wait
	clear_away
	exit "$1"
}
trap 'interrupted 130' INT
trap 'interrupted 143' TERM HUP

# clear_away: the copy of the version at hand, never through a mount.
clear_away() {
	[ -n "${copy:-}" ] && [ -d "$copy" ] || return 0
	if grep -q " $copy/" /proc/self/mountinfo; then
		echo "ybss: something is mounted below $copy, which is left" >&2
		return 1
	fi
	rm -rf --one-file-system "$copy"
}

# apart COMMAND ...: in namespaces of its own, in a group that interrupted() can end.
apart() {
	setsid unshare --mount --pid --fork --kill-child -- "$@" < /dev/null 9>&- &
	running=$!
	wait "$running"
	local status=$?
	running=
	return $status
}

# make_base VERSION: debootstrap's tree, where there is none or an old one.
make_base() {
	local base="$chroots/$1.base"
	if [ -d "$base" ] && [ -z "$(find "$base.made" -mtime -30 2> /dev/null)" ]; then
		rm -rf --one-file-system "$base" "$base.made"
	fi
	[ ! -d "$base" ] || return 0
	rm -rf --one-file-system "$base.new"
	# (for debootstrap mounts, too)
	apart debootstrap --variant=minbase "$1" "$base.new" "$mirror" || return 1
	mv "$base.new" "$base" && touch "$base.made"
}

# sources: the names of the checkout's files, as they stand.
sources() {
	{
		git -c safe.directory='*' ls-files -z -co --exclude-standard 2> /dev/null ||
			find . -name .git -prune -o -path ./tmp -prune -o -type f ! -name '*.[od]' ! -name '*.so' ! -name 'ybss--*' \
				! -name '*.image' ! -name compile_lexicon -print0
	} | while IFS= read -r -d '' name; do [ ! -f "$name" ] || printf '%s\0' "$name"; done
}

# first_commands: the README's two, each a line.
first_commands() {
	awk '/^## / { within = $0 == "## Try it" }
		within && /^```/ { block = !block; next }
		within && block { print; if (++n == 2) exit }' README.md
}

# earlier VERSION: the Debian before it, and its server.
earlier() {
	case $1 in
		trixie) echo bookworm 15 ;;
		sid) echo trixie 17 ;;
	esac
}

# what_moves VERSION: the part of the script that brings the earlier server and moves a registry.
what_moves() {
	local suite major
	case ${ONE:-move} in move) ;; *) return 0 ;; esac
	read -r suite major < <(earlier "$1") || return 0
	cat <<-SCRIPT
		echo 'deb $mirror $suite main' > /etc/apt/sources.list.d/earlier.list
		printf 'Package: *\nPin: release n=$suite\nPin-Priority: 400\n' > /etc/apt/preferences.d/earlier
		mkdir -p /etc/postgresql-common
		echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
		new=\$(sh extension/tools/installed.sh major)
		apt-get update > /dev/null
		apt-get install -y --no-install-recommends postgresql-$major-postgis-3 postgresql-server-dev-$major > /tmp/earlier.log 2>&1 || tail -n 5 /tmp/earlier.log
		bash extension/tools/move.sh $major \$new \$(ls /root/registry.dump 2> /dev/null)
		timed "move from $major to \$new" \$?
	SCRIPT
}

# what_runs VERSION: the script that runs within the copy.
what_runs() {
	local demo test
	{ read -r demo && read -r test; } < <(first_commands) || return 1
	[ -z "${ONE:-}" ] || demo='apt-get update && apt-get install -y make' test="make test ONE='$ONE'"
	[ "${ONE:-}" != move ] || test='sh extension/tools/require.sh server && make stage' compilers=
	cat <<-SCRIPT
		cd /root/ybss || exit 1
		began=\$SECONDS
		timed() { echo "== \$1: ended with \$2 after \$((SECONDS - began)) s =="; began=\$SECONDS; }
		# A mirror that stands still has lists whose day is over.
		if apt-get update 2>&1 | grep 'is expired'; then
			echo 'Acquire::Check-Valid-Until "false";' > /etc/apt/apt.conf.d/10standing-mirror
		fi
		$demo
		timed demo \$?
		$test
		timed test \$?
		apt-get install -y --no-install-recommends \$(for c in $compilers; do apt-cache show \$c > /dev/null 2>&1 && echo \$c; done) > /tmp/compilers.log 2>&1 || tail -n 5 /tmp/compilers.log
		server="PostgreSQL \$(sh extension/tools/installed.sh major)"
		for compiler in $compilers; do
			command -v \$compiler > /dev/null || { echo "== no \$compiler ==" ; continue; }
			rm -rf /root/other && mkdir /root/other && tar -c --exclude=./tmp --exclude='*.[od]' --exclude='*.so' . | tar -x -C /root/other
			make -C /root/other -s CC=\$compiler CI=true all && echo "== \$server built without a warning by \$(\$compiler --version | head -n 1) ==" || echo "== \$server NOT BUILT by \$compiler =="
		done
	SCRIPT
	what_moves "$1"
}

# enter COPY PACKAGES: within the namespaces: mounts, then the script as the copy's root.
enter() {
	cat <<-'SCRIPT'
		set -e
		copy=$1 packages=$2
		mount -t proc proc "$copy/proc"
		mount -t sysfs -o ro sysfs "$copy/sys" 2> /dev/null || true
		mount -t tmpfs -o mode=755 devices "$copy/dev"
		for name in null zero full random urandom tty; do
			: > "$copy/dev/$name"
			mount --bind "/dev/$name" "$copy/dev/$name"
		done
		ln -s /proc/self/fd "$copy/dev/fd"
		for n in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${n%:*}" "$copy/dev/${n#*:}"; done
		mkdir -m 1777 "$copy/dev/shm"
		mount -t tmpfs -o mode=1777 shared "$copy/dev/shm"
		mount --bind "$packages" "$copy/var/cache/apt/archives"
		shift 2
		exec chroot "$copy" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb "$@" bash /root/what_runs
	SCRIPT
}

# outcome LOG: what a version's log comes to, in one line; false where something failed.
outcome() {
	local log=$1 counts demo built bad move
	counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
	demo=$(sed -n 's/^== demo: ended with \([0-9]*\) after \([0-9]*\) s ==$/\1 \2/p' "$log")
	built=$(grep -c '^== .* built without a warning by ' "$log") bad=$(grep -c '^== .* NOT BUILT by ' "$log")
	move=$(sed -n 's/^== move \(.*\): ended with \([0-9]*\) after \([0-9]*\) s ==$/\2 \1, \3 s/p' "$log")
	printf '%s; demo %s; test %s; %s compilers without a warning%s%s\n' \
		"$(sed -n 's/^== \(PostgreSQL [0-9]*\) .*/\1/p' "$log" | head -n 1)" \
		"$(case $demo in '0 '*) echo "ok, ${demo#0 } s" ;; *) echo FAILED ;; esac)" \
		"${counts:-did not end}$(sed -n 's/^== test: .* after \([0-9]* s\) ==$/, \1/p' "$log")" \
		"$built" "$([ "$bad" = 0 ] || echo ", $bad NOT")" \
		"$(case $move in '') ;; '0 '*) echo "; moved ${move#0 }" ;; *) echo "; move ${move#* } FAILED" ;; esac)"
	case $move in ''|'0 '*) ;; *) return 1 ;; esac
	[ "${ONE:-}" != move ] || { [ -n "$move" ]; return; }
	case "$demo $counts" in '0 '*' passed, 0 failed') [ "$bad" = 0 ] && [ "$built" != 0 ] ;; *) false ;; esac
}

# test_version VERSION: all of it; a line at the end.
test_version() {
	local version=$1 log="$chroots/$1.log" began=$SECONDS
	: > "$log"
	printf '%-9s ' "$version"
	free=$(df -Pm "$chroots" | awk 'NR == 2 { print $4 }')
	if [ "$free" -lt "$needed" ]; then
		echo "FAILED: needs $needed MB of free disk in $chroots, there are $free"
		return 1
	fi
	if ! make_base "$version" >> "$log" 2>&1; then
		echo "FAILED: debootstrap made no tree (log: $log)"
		return 1
	fi
	copy="$chroots/$version.run"
	clear_away || return 1
	mkdir -p "$chroots/$version.packages/partial"
	cp -a "$chroots/$version.base" "$copy" && mkdir -p "$copy/root/ybss" &&
		sources | tar -c --null -T - | tar -x -C "$copy/root/ybss" && what_runs "$version" > "$copy/root/what_runs" || return 1
	# The dump, its roles and what it holds.
	local from file
	from=$(earlier "$version")
	for file in "$chroots/${from% *}.dump"*; do
		[ ! -f "$file" ] || cp "$file" "$copy/root/registry.dump${file##*.dump}"
	done
	# A tree that is thrown away need not be safe from a loss of power.
	echo force-unsafe-io > "$copy/etc/dpkg/dpkg.cfg.d/unsafe-io"
	cat /etc/resolv.conf > "$copy/etc/resolv.conf"
	echo '127.0.0.1 localhost' > "$copy/etc/hosts"
	local settings=() name
	for name in JOBS SCALE FUZZ_RUNS LONGEST http_proxy https_proxy no_proxy; do
		[ -z "${!name:-}" ] || settings+=("$name=${!name}")
	done
	apart timeout -s KILL "${LONGEST_VERSION:-14400}" bash -c "$(enter)" enter "$copy" "$chroots/$version.packages" "${settings[@]}" >> "$log" 2>&1
	rm -rf "$chroots/$version.logs"
	cp -a "$copy/root/ybss/tmp/logs" "$chroots/$version.logs" 2> /dev/null
	for file in "$copy/root/ybss/tmp/move/registry.dump"*; do
		[ ! -f "$file" ] || cp "$file" "$chroots/$version.dump${file##*registry.dump}"
	done
	local status=0
	outcome "$log" || status=1
	grep -E '^(FAILED|== no |== .* (built|NOT BUILT) )' "$log" | sed 's/^/          /'
	echo "          $((SECONDS - began)) s in all; log: $log"
	[ "${KEEP:-}" = 1 ] || clear_away
	copy=
	return $status
}

# All of it is read before it begins, so that it may be edited meanwhile.
{
	failed=
	for version in $versions; do
		test_version "$version" || failed="$failed $version"
	done
	[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
	exit 0
}
