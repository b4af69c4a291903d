#!/bin/bash
# move.sh OLD NEW [DUMP]: a registry moved from one major version of the server to a newer
# one, in every way that the manual names, where both are installed (/usr/lib/postgresql).
#
# The registry is the demo's at SCALE (0.05) on OLD, or DUMP restored there. Then: dumps
# made by OLD's and by NEW's pg_dump, as -Fc, -Fd and plain with --create, restored on NEW,
# two at a time where that can be; pg_upgrade; a feed from a district on OLD to a city on
# NEW. Each must give the same rows of every table, the same policies, grants, triggers,
# keys and sequences, and, after upgrade_registry(), a check_registry() without a row.
# Prints a line for each; what differs is in tmp/move/logs. Where NEW's pg_dump cannot move
# a bare table of OLD's (minor versions that do not fit: 17.12 writes an option of columns,
# pg_attver, that 18.6 refuses), what needs it is left out and said. Leaves OLD's dump in
# tmp/move/registry.dump for a move further on. Exits 1 on any difference.
set -euo pipefail
cd "$(dirname "$0")/../.."
unset MAKEFLAGS MAKELEVEL
old=${1:?} new=${2:?} given=${3:-}
[ -z "$given" ] || given=$(realpath "$given")
move="$PWD/tmp/move"
logs="$move/logs"
failed=()
export PGOPTIONS='-c client_min_messages=warning'

# cluster MAJOR WORD ...: the throwaway clusters of the copy that is built for MAJOR.
cluster() {
	local major=$1
	shift
	PG_CONFIG="/usr/lib/postgresql/$major/bin/pg_config" bash "$move/$major/extension/tools/cluster.sh" "$@"
}
program() { echo "$(cluster "$1" bin)/$2"; }
ask() { "$(program "$new" psql)" -XqAt -v ON_ERROR_STOP=1 "$@"; }

finish() {
	for major in $old $new; do
		for name in one two; do cluster "$major" discard "$name" 2> /dev/null || true; done
	done
}

# build MAJOR: a copy of this checkout, built for that server.
build() {
	mkdir -p "$move/$1"
	tar -c --exclude=./tmp --exclude=./.git --exclude='*.[od]' --exclude='*.so' --exclude='ybss--*' . | tar -x -C "$move/$1"
	PG_CONFIG="/usr/lib/postgresql/$1/bin/pg_config" make -C "$move/$1" --no-print-directory -s stage > "$logs/build_$1.log" 2>&1 ||
		{ tail -n 5 "$logs/build_$1.log" >&2; exit 1; }
}

# fill URL: the demo's registry, with what a district has of its own.
fill() {
	local lists="$move/lists" source file
	ask -d "$1" -o /dev/null -c 'CREATE EXTENSION ybss CASCADE' -c 'SELECT ybss.create_registry()'
	python3 contrib/demo/generate.py --output "$lists" --scale "${SCALE:-0.05}" > /dev/null
	ask -d "$1" -o /dev/null -v lists="$lists" -f contrib/demo/grids.sql -f contrib/demo/sources.sql
	while read -r source file; do
		ask -d "$1" -o /dev/null -v source="$source" -v file="$lists/$file.csv" -f contrib/demo/load.sql
	done <<-'LISTS'
		standard_address standard_address
		police police_person
		housing housing
		market market_unit
		declaration declaration
		health health_person
		lifts lift
	LISTS
	ask -d "$1" -o /dev/null -c "CALL ybss.run_job('intake')" -c "CALL ybss.run_job('score', '{\"as_of\": \"2026-11-23\"}')"
	ask -d "$1" -o /dev/null <<-'SQL'
		INSERT INTO ybss_registry.local_name (name, kind) VALUES ('测试花园', 'compound');
		ALTER TABLE ybss_registry.house ADD COLUMN remark text;
		UPDATE ybss_registry.house SET remark = '搬迁' WHERE house_id = (SELECT min(house_id) FROM ybss_registry.house);
		CREATE ROLE clerk_of_move IN ROLE ybss_reader;
		INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('clerk_of_move', '搬迁', '搬迁');
		INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT m.member_id, '520371' FROM ybss_registry.member m WHERE m.role_name = 'clerk_of_move';
		SELECT lo_from_bytea(0, 'a picture');
		SELECT ybss_registry.seal_manifest();
		SELECT ybss_registry.link_changes();
	SQL
}

# facts URL: one line a fact, the same wherever the registry is the same. The manifest is
# what another server prints otherwise, what this one would seal follows line by line:
# of views their columns, whose text is printed otherwise.
facts() {
	ask -d "$1" <<-'SQL'
		SET search_path = pg_catalog;
		SELECT concat_ws(' ', 'rows of', target, rows, digest) FROM ybss.digest_tables() WHERE target NOT IN ('manifest', 'registry') ORDER BY 1;
		SELECT concat_ws(' ', kind, object, value) FROM ybss_registry.sealed_now() WHERE kind NOT IN ('view', 'server') ORDER BY kind COLLATE "C", object COLLATE "C";
		SELECT concat_ws(' ', 'view', c.oid::regclass, (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0))
		FROM pg_class c WHERE c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND c.relkind = 'v' ORDER BY 1;
		SELECT concat_ws(' ', 'sequence', schemaname, sequencename, last_value) FROM pg_sequences WHERE schemaname = 'ybss_registry' ORDER BY 1;
		SELECT concat_ws(' ', 'large objects', count(*), sum(length(lo_get(oid)))) FROM pg_largeobject_metadata;
		SET ROLE clerk_of_move;
		SELECT concat_ws(' ', 'a clerk sees', (SELECT count(*) FROM ybss.person), (SELECT count(*) FROM ybss.house), (SELECT sum(hashtext(p::text)) FROM ybss.person p));
	SQL
}

# compare NAME URL: facts as they were, and nothing broken once it is sealed here. (A view
# made anew takes up a column that the district added.)
compare() {
	local name=$1 url=$2 file="$logs/$1"
	ask -d "$url" -c 'ANALYZE'
	# Until then it tells that another server sealed it, and what a dump leaves to the cluster: nothing else.
	if facts "$url" > "$file.facts" 2> "$file.error" && diff "$logs/facts" "$file.facts" > "$file.diff" &&
		ask -d "$url" -c 'SELECT rule, what FROM ybss.check_registry()' > "$file.before" &&
		grep -q '^sealed|server major version is not as it was sealed' "$file.before" && ! grep -vE '^(sealed.server major version|plans|search_path.)' "$file.before" > "$file.check" &&
		ask -d "$url" -c 'SELECT ybss.upgrade_registry()' > "$file.upgrade" 2> "$file.error" &&
		ask -d "$url" -c 'SELECT * FROM ybss.check_registry()' > "$file.check" 2> "$file.error" && [ ! -s "$file.check" ] &&
		facts "$url" > "$file.facts" && diff <(grep -v '^view' "$logs/facts") <(grep -v '^view' "$file.facts") > "$file.diff"; then
		echo "ok      $old to $new: $name"
	else
		echo "FAILED  $old to $new: $name"
		head -q -n 5 "$file.error" "$file.diff" "$file.check" 2> /dev/null | cut -c1-300 || true
		failed+=("$name")
	fi
}

# restore NAME VERSION OPTION ...: a dump by that version's pg_dump, brought back on the new server.
restore() {
	local name=$1 by=$2 file="$move/$1.dump" url
	shift 2
	rm -rf "$file"
	"$(program "$by" pg_dump)" "$@" -f "$file" -d "$(cluster "$old" url one registry)"
	url=$(cluster "$new" url two registry)
	ask -d "$(cluster "$new" url two)" -c 'DROP DATABASE IF EXISTS registry'
	case " $* " in
		*' -C '*) ask -o /dev/null -d "$(cluster "$new" url two)" -f "$file" ;;
		*)
			ask -d "$(cluster "$new" url two)" -c "CREATE DATABASE registry TEMPLATE template0 ENCODING 'UTF8'"
			"$(program "$new" pg_restore)" -j2 --exit-on-error -d "$url" "$file" ;;
	esac
	compare "$name" "$url"
}

# fits: can the new pg_dump move a bare table of the old server?
fits() {
	local dump="$logs/bare"
	ask -d "$(cluster "$old" url one)" -c 'CREATE TABLE bare (n int)'
	ask -d "$(cluster "$new" url two)" -c 'CREATE DATABASE bare'
	"$(program "$new" pg_dump)" -d "$(cluster "$old" url one)" -t bare -f "$dump"
	local status=0
	ask -o /dev/null -d "$(cluster "$new" url two bare)" -f "$dump" 2> "$logs/bare.error" || status=1
	ask -d "$(cluster "$old" url one)" -c 'DROP TABLE bare'
	ask -d "$(cluster "$new" url two)" -c 'DROP DATABASE bare'
	return $status
}

# feed: a district on the old server, a city on the new one.
feed() {
	local home city port
	home=$(cluster "$old" url one registry)
	ask -d "$(cluster "$new" url two)" -c 'DROP DATABASE registry' -c 'CREATE DATABASE city'
	city=$(cluster "$new" url two city)
	ask -o /dev/null -d "$city" -c 'CREATE EXTENSION ybss CASCADE' -c 'SELECT ybss.create_registry(adopt_roles => true)' \
		-c "INSERT INTO ybss_registry.local_name (name, kind) VALUES ('测试花园', 'compound')" -c 'ALTER TABLE ybss_registry.house ADD COLUMN remark text'
	ask -o /dev/null -d "$home" -c 'SELECT ybss.publish_feed()' -c "CREATE ROLE feeding LOGIN REPLICATION BYPASSRLS PASSWORD 'feeding'" -c "SELECT ybss.grant_feed('feeding')"
	port=$(cat "$move/$old/tmp/one/port")
	ask -d "$city" -c "$(ask -d "$city" -c "SELECT ybss.feed_subscription('feed', 'host=127.0.0.1 port=$port user=feeding password=feeding dbname=registry')")"
	for ((n = 0; n < 600; n++)); do
		[ "$(ask -d "$city" -c "SELECT count(*) FILTER (WHERE srsubstate <> 'r') = 0 AND count(*) > 0 FROM pg_subscription_rel")" = t ] && break
		sleep 0.5
	done
	# Not the first copy alone: what is written afterwards, too.
	ask -d "$home" -c "UPDATE ybss_registry.house SET remark = '汇聚' WHERE house_id IN (SELECT h.house_id FROM ybss_registry.house h ORDER BY 1 LIMIT 20)" \
		-c 'DELETE FROM ybss_registry.residence WHERE residence_id = (SELECT max(residence_id) FROM ybss_registry.residence)'
	for ((n = 0; n < 120; n++)); do
		ask -d "$home" -c 'SELECT t.* FROM (SELECT DISTINCT district FROM ybss_registry.grid) g, ybss.digest_tables(g.district) t ORDER BY 1' > "$logs/feed_home"
		ask -d "$city" -c 'SELECT t.* FROM (SELECT DISTINCT district FROM ybss_registry.grid) g, ybss.digest_tables(g.district) t ORDER BY 1' > "$logs/feed_city"
		! cmp -s "$logs/feed_home" "$logs/feed_city" || break
		sleep 1
	done
	ask -d "$city" -c 'SELECT * FROM ybss.check_registry()' > "$logs/feed.check"
	if diff "$logs/feed_home" "$logs/feed_city" > "$logs/feed.diff" && [ -s "$logs/feed_home" ] && [ ! -s "$logs/feed.check" ]; then
		echo "ok      $old to $new: feed"
	else
		echo "FAILED  $old to $new: feed"
		head -q -n 5 "$logs/feed.diff" "$logs/feed.check" | cut -c1-300
		failed+=(feed)
	fi
	ask -d "$city" -c 'ALTER SUBSCRIPTION feed DISABLE' -c 'DROP SUBSCRIPTION feed'
	ask -o /dev/null -d "$home" -c 'DROP PUBLICATION feed' -c 'DROP OWNED BY feeding' -c 'DROP ROLE feeding'
}

# upgrade: pg_upgrade of the whole old cluster.
upgrade() {
	local from="$move/$old/tmp/one" to="$move/$new/tmp/two" port
	facts "$(cluster "$old" url one registry)" > "$logs/facts"
	CLUSTER_STOP=fast cluster "$old" stop one
	CLUSTER_STOP=fast cluster "$new" stop two
	port=$(cat "$to/port")
	# The same password, and the same checksums as the old cluster: server 18 would have them.
	cat "$from/password" > "$to/password"
	cluster "$new" run rm -rf "$to/data"
	cluster "$new" run "$(program "$new" initdb)" -D "$to/data" -U postgres -E UTF8 --locale=C.UTF-8 --auth=scram-sha-256 --pwfile="$to/password" \
		$([ "$new" -lt 18 ] || echo --no-data-checksums) > "$logs/initdb.log"
	mkdir -p "$move/work" && chmod 777 "$move/work"
	if (cd "$move/work" && PGPASSWORD=$(cat "$to/password") cluster "$new" run "$(program "$new" pg_upgrade)" -U postgres -b "$(dirname "$(program "$old" psql)")" \
		-B "$(dirname "$(program "$new" psql)")" -d "$from/data" -D "$to/data" -s "$move/work" -p 50432 -P 50433 > "$logs/pg_upgrade.log" 2>&1); then
		printf "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\ntimezone = 'Asia/Shanghai'\nybss.link_after = 0\n" | cluster "$new" run tee -a "$to/data/postgresql.conf" > /dev/null
		cluster "$new" run "$(program "$new" pg_ctl)" -D "$to/data" -l "$to/server.log" -o "-p $port" -w -t 120 start > /dev/null
		compare pg_upgrade "$(cluster "$new" url two registry)"
	else
		echo "FAILED  $old to $new: pg_upgrade"
		tail -n 12 "$logs/pg_upgrade.log"
		failed+=(pg_upgrade)
	fi
}

rm -rf "$logs" && mkdir -p "$logs"
build "$old"
build "$new"
trap finish EXIT
trap 'exit 130' INT TERM
settings=(wal_level=logical max_wal_senders=10 max_replication_slots=10 max_logical_replication_workers=8 max_worker_processes=20
	ybss.link_after=0 wal_retrieve_retry_interval=200ms)
cluster "$old" start one "${settings[@]}"
cluster "$new" start two "${settings[@]}"
ask -d "$(cluster "$old" url one)" -c "CREATE DATABASE registry TEMPLATE template0 ENCODING 'UTF8'"
if [ -n "$given" ]; then
	ask -o /dev/null -d "$(cluster "$old" url one)" -v ON_ERROR_STOP=0 -f "$given.roles" 2> "$logs/roles.error"
	"$(program "$old" pg_restore)" -j2 --exit-on-error -d "$(cluster "$old" url one registry)" "$given"
	ask -o /dev/null -d "$(cluster "$old" url one registry)" -c 'SELECT ybss.upgrade_registry()' -c 'SELECT ybss.guard_plans()'
	facts "$(cluster "$old" url one registry)" > "$logs/facts"
	diff <(grep -v '^view' "$given.facts") <(grep -v '^view' "$logs/facts") > "$logs/given.diff" || { echo "FAILED  the dump given on $old"; head -n 5 "$logs/given.diff" | cut -c1-300; failed+=(given); }
else
	fill "$(cluster "$old" url one registry)"
fi
facts "$(cluster "$old" url one registry)" > "$logs/facts"
ask -d "$(cluster "$old" url one registry)" -c 'SELECT * FROM ybss.check_registry()' > "$logs/old.check"
[ ! -s "$logs/old.check" ] || { echo "FAILED  the registry on $old"; head -n 5 "$logs/old.check"; failed+=(old); }
"$(program "$old" pg_dumpall)" --roles-only --no-role-passwords -d "$(cluster "$old" url one)" -f "$move/registry.dump.roles"
# The superuser of both clusters is there already.
ask -o /dev/null -d "$(cluster "$new" url two)" -f "$move/registry.dump.roles" 2> "$logs/roles.error" -v ON_ERROR_STOP=0
restore "dump of $old" "$old" -Fc
restore folder "$old" -Fd -j2
restore plain "$old" -Fp -C
cp "$move/dump of $old.dump" "$move/registry.dump" && cp "$logs/facts" "$move/registry.dump.facts"
if fits; then
	restore "dump of $new" "$new" -Fc
	feed
	upgrade
else
	echo "LEFT    $old to $new: dump of $new, pg_upgrade: the servers do not fit: $(head -n 1 "$logs/bare.error")"
	feed
fi
[ ${#failed[@]} = 0 ] || { echo "failed: ${failed[*]}"; exit 1; }
