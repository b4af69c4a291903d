# Plans and counters tell nothing of hidden rows: over every column that people may
# read, by every form of EXPLAIN, as people of another community. With plans shown to
# them, or counters open, the same harness learns a lot: it sees.
use strict;
use warnings;
use Test::More;
use Throwaway;

start('tap', 'autovacuum=off');
my $url = make_registry('tap', 'ybss');
fill_registry($url, $ENV{TAP_SCALE} // 0.02);
sql($url, "CALL ybss.run_job('intake')");
sql($url, "CALL ybss.run_job('score')");
# An operator and a reader of the smallest community, and somebody without rights.
sql($url, <<'SQL');
CREATE ROLE attack_operator LOGIN PASSWORD 'x' IN ROLE ybss_operator;
CREATE ROLE attack_reader LOGIN PASSWORD 'x' IN ROLE ybss_reader;
CREATE ROLE attack_stranger LOGIN PASSWORD 'x';
INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('attack_operator', '操作员', '甲社区'), ('attack_reader', '网格员', '甲社区');
INSERT INTO ybss_registry.scope_grant (member_id, grid)
SELECT member_id, (SELECT ybss.grid_truncate(grid, 3) FROM ybss_registry.house GROUP BY 1 ORDER BY count(*), 1 LIMIT 1)
FROM ybss_registry.member WHERE role_name LIKE 'attack%';
SQL
psql_file($url, 'extension/test/plan_harness.psql');
sql($url, 'SELECT attack.aim()');
sql($url, 'VACUUM ANALYZE');
my $people = "role_name LIKE 'attack%'";

is(sql($url, 'SELECT DISTINCT type FROM attack.target WHERE absent IS NULL'), 'geometry',
	'for every type but geometry there is a value that nobody has');
cmp_ok(sql($url, 'SELECT count(*) FROM attack.target'), '>', 300, 'columns are attacked');

# The url of the database for a role of its own.
sub url_of
{
	my ($role) = @_;
	return $url =~ s{//postgres:[^@]*@}{//$role:x@}r;
}

# What an attacker learned: relation, column, condition, roads.
sub learned
{
	my ($role, $relations) = @_;
	return sql(url_of($role), "SET enable_seqscan = off; SET search_path = pg_catalog, ybss, public;
		SELECT relation || '.' || col || ' ' || compared || ' ' || string_agg(road, ' ') FROM attack.learned('$relations') GROUP BY relation, col, compared ORDER BY 1");
}

same_text(learned($_, ''), '', "$_ learns nothing") for qw(attack_operator attack_reader attack_stranger);
sql($url, "UPDATE ybss_registry.member SET may_explain = true WHERE $people");
like(learned($_, '^(ybss_registry.)?(person|house|household)$'), qr/ = estimate json/, "$_ learns values where plans are shown") for qw(attack_operator attack_reader);
sql($url, "UPDATE ybss_registry.member SET may_explain = false WHERE $people");
sql($url, 'GRANT pg_read_all_stats TO attack_operator, attack_reader');
like(learned($_, '^(ybss_registry.)?(person|house|household)$'), qr/ <?= counters/, "$_ learns values from counters") for qw(attack_operator attack_reader);
sql($url, 'REVOKE pg_read_all_stats FROM attack_operator, attack_reader');

# The first statement of a session, and what a client brings along.
my $first = 'EXPLAIN ANALYZE SELECT FROM ybss_registry.document_kind';
like(error_of(url_of('attack_operator'), $first), qr/plans over the registry are not shown/, 'the first statement is judged');
for my $option ('-c session_preload_libraries=', '-c shared_preload_libraries=', '-c session_replication_role=replica')
{
	local $ENV{PGOPTIONS} = $option;
	like(error_of(url_of('attack_operator'), $first), qr/permission denied to set parameter|cannot be changed|not shown to you/, "also with $option");
}
{
	local $ENV{PGOPTIONS} = '-c local_preload_libraries=x';
	like(error_of(url_of('attack_operator'), $first), qr/could not (access|open) .*plugins/, 'nor is there a library to bring along');
}
is(sql(url_of('attack_operator'), "ALTER ROLE attack_operator SET debug_print_plan = on; ALTER ROLE attack_operator SET client_min_messages = log"), '', 'a role may set what it likes');
is(sql(url_of('attack_operator'), 'SELECT count(*) FROM ybss_registry.person WHERE false'), '0', 'and gets no plan by it');
like(error_of(url_of('attack_operator'), 'ALTER ROLE attack_operator SET session_preload_libraries = DEFAULT'), qr/permission denied/, 'but not this');

# Every restrictive policy is lost: nothing opens, not to the owner's functions either, by which
# people read most tables. With permissive policies that say true, all would.
sql($url, <<'SQL');
CREATE FUNCTION attack.counts() RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (SELECT count(*) FROM ybss_registry.person) || ' ' || (SELECT count(*) FROM ybss_registry.residence) || ' ' ||
    (SELECT count(*) FROM ybss_registry.history) || ' ' || (SELECT count(*) FROM ybss_registry.intake_line) $$;
ALTER FUNCTION attack.counts() OWNER TO ybss_owner;
SQL
my $counts = 'SELECT attack.counts()';
my $all = sql($url, $counts);
my $seen = sql($url, "SET ROLE attack_operator; $counts");
isnt($seen, $all, 'an operator sees a part');
my $lose = "DO \$\$ DECLARE p record; BEGIN FOR p IN SELECT polname, polrelid::regclass AS name FROM pg_policy WHERE NOT polpermissive LOOP
	EXECUTE format('DROP POLICY %I ON %s', p.polname, p.name); END LOOP; END \$\$";
is(sql($url, "BEGIN; $lose; SET LOCAL ROLE attack_operator; $counts"), $seen, 'the same part without restrictive policies');
my $open = "DO \$\$ DECLARE p record; BEGIN FOR p IN SELECT polname, polrelid::regclass AS name FROM pg_policy LOOP
	EXECUTE format('ALTER POLICY %I ON %s USING (true)', p.polname, p.name); END LOOP; END \$\$";
is(sql($url, "BEGIN; $lose; $open; SET LOCAL ROLE attack_operator; $counts"), $all, 'which would be all if policies said true');

# A dump carries closed counters, and no setting of the database: the checker asks for both.
my $dump = 'tmp/run/plans.dump';
as_server(program('pg_dump'), '-Fc', '-f', $dump, $url);
sql(url('tap'), 'CREATE DATABASE restored');
my $restored = url('tap', 'restored');
as_server(program('pg_restore'), '-d', $restored, $dump);
like(sql($restored, "SELECT rule, what FROM ybss.check_registry()"),
	qr/\Aplans\|sessions of this database do not begin with ybss loaded[^\n]*\nsearch_path\|sessions of this database do not find [^\n]*\z/,
	'after a restore the checker asks for guard_plans() and set_search_path()');
sql($restored, "SELECT ybss.$_()") for qw(guard_plans set_search_path);
is(sql($restored, 'SELECT count(*) FROM ybss.check_registry()'), '0', 'which mends it');
done_testing();
