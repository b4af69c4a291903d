#!/bin/sh
# Joins the parts of the manifest into the install script, on standard output.
# With the argument "upgrade": only the replay parts, as CREATE OR REPLACE.
# With "upgrade FROM": what brings version FROM up, its delta before them.
set -eu
cd "$(dirname "$0")/../schema"

parts() { sed -n "s/^$1 \([^ #]*\) *$/\1/p" manifest; }
in_order() { sed -n 's/^\(once\|replay\) \([^ #]*\) *$/\1 \2/p' manifest; }

# As an upgrade runs it. A REVOKE only where the function is new: on one that
# has grants already, the server would take those for the extension's own, and
# pg_dump would forget them.
again() {
	sed -E -e 's/^CREATE (FUNCTION|PROCEDURE|VIEW|TRIGGER)/CREATE OR REPLACE \1/' \
		-e "s/^REVOKE ALL ON (FUNCTION|PROCEDURE) (.*) FROM PUBLIC;\$/DO \\$\\$ BEGIN IF (SELECT proacl IS NULL FROM pg_catalog.pg_proc WHERE oid = '\2'::pg_catalog.regprocedure) THEN REVOKE ALL ON \1 \2 FROM PUBLIC; END IF; END \\$\\$;/"
}

# The registry's parts travel inside one function: create_registry() runs them
# later, as the registry's owner, so that what they make is no member.
registry_script() {
	echo 'CREATE FUNCTION ybss.registry_script()'
	echo 'RETURNS TABLE ("position" int, class text, part text, script text)'
	echo 'LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $ybss_registry_script$ VALUES'
	position=0
	sed -n 's/^registry \(once\|key\|replay\|grant\) \([^ #]*\) *$/\1 \2/p' manifest |
	while read -r class path; do
		position=$((position + 1))
		[ $position = 1 ] || echo ','
		printf "(%d, '%s', '%s', \$ybss_part\$\n" $position "$class" "${path%.sql}"
		cat "$path"
		printf '$ybss_part$)'
	done
	for path in ../upgrade/registry/[0-9][0-9][0-9]_*.sql; do
		name=$(basename "$path" .sql) number=$(basename "$path" | sed 's/^0*\([0-9]*\)_.*/\1/')
		printf ",\n(%d, 'step', '%s', \$ybss_part\$\n" "$number" "$name"
		cat "$path"
		printf '$ybss_part$)'
	done
	echo
	echo '$ybss_registry_script$;'
	echo "COMMENT ON FUNCTION ybss.registry_script() IS"
	echo "'The parts from which create_registry() makes the registry, class by class (once, key, replay, grant) in order, and the numbered steps that upgrade_registry() runs. Immutable: constant rows. / create_registry() 依次执行的建库脚本。';"
	echo "REVOKE ALL ON FUNCTION ybss.registry_script() FROM PUBLIC;"
}

# printf: dash's echo would read \e as an escape.
printf '%s\n' '\echo Use "CREATE EXTENSION ybss CASCADE" to load this file. \quit'
if [ "${1:-}" = upgrade ]; then
	cat 00_base/empty_schema.sql
	[ -z "${2:-}" ] || cat "../upgrade/delta_$2.sql"
	for path in $(parts replay); do
		echo "-- $path"
		again < "$path"
	done
	registry_script | sed '1s/^CREATE/CREATE OR REPLACE/; $d'
	registry_script | tail -n 1 | again
else
	in_order | while read -r class path; do
		echo "-- $path"
		cat "$path"
	done
	registry_script
fi
