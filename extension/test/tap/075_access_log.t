# Many sessions of one member: the log counts every look-up, no more than the day
# allows, and a worker is left for others.
use strict;
use warnings;
use Test::More;
use Throwaway;

start('tap', 'max_worker_processes=3', 'max_connections=120');
my $url = make_registry('tap', 'access_log');
sql($url, q(
	INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', 'x'), ('520399001', 'x'), ('520399001001', 'x'), ('520399001001001', 'x');
	INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id) VALUES (520399, 7001, '520399001001001', '张小三', '520399200002290010');
	CREATE ROLE regress_tap_greedy IN ROLE ybss_reader;
	CREATE ROLE regress_tap_modest IN ROLE ybss_reader;
	INSERT INTO ybss_registry.member (member_id, role_name, label, office, grade) VALUES (1, 'regress_tap_greedy', 'x', 'x', 1), (2, 'regress_tap_modest', 'x', 'x', 1);
	INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520399'), (2, '520399');
));

# A script for pgbench: a call that may be refused for the reasons named.
sub script
{
	my ($name, $call, $handler) = @_;
	open(my $file, '>', "$files/$name.pgbench") or die $!;
	print $file "DO \$\$ BEGIN PERFORM $call; EXCEPTION WHEN $handler THEN NULL; END \$\$;\n";
	close $file;
	return "$files/$name.pgbench";
}

sub pgbench
{
	my ($role, @rest) = @_;
	local $ENV{PGOPTIONS} = "-c role=$role -c client_min_messages=error";
	return run_or_die(program('pgbench'), '-n', @rest, $url);
}

sub lines { my ($where) = @_; return sql($url, "SELECT count(*) FROM ybss_registry.access_log WHERE $where") }

# The day's limit holds to the line, with forty sessions at once.
sql($url, q(UPDATE ybss_registry.look_up_limit SET most = CASE name WHEN 'asked' THEN 100 END));
my $asks = script('asks', q(* FROM ybss.where_lives('520399200002290010', '核实租户')), q(SQLSTATE 'YBS11'));
pgbench('regress_tap_greedy', '-c', 40, '-j', 2, '-t', 5, '-f', $asks);
is(lines(q(member_id = 1 AND outcome = 'shown')), 100, 'two hundred calls in forty sessions: a hundred are answered');
is(lines(q(member_id = 1 AND outcome = 'over the limit')), 1, 'and one line says that it was enough');

# While they go on, somebody else's calls are logged, and one worker at a time is theirs.
sql($url, 'UPDATE ybss_registry.look_up_limit SET most = NULL');
my $goes_on = script('goes_on', q(ybss.reveal('person', 7001, 'phone', '核实租户')), q(SQLSTATE 'YBS13'));
my $child = fork() // die 'cannot fork';
if (!$child)
{
	$ENV{PGOPTIONS} = '-c role=regress_tap_greedy -c client_min_messages=error';
	open(STDOUT, '>', '/dev/null');
	open(STDERR, '>', '/dev/null');
	exec(program('pgbench'), '-n', '-c', 40, '-j', 2, '-T', 8, '-f', $goes_on, $url) or exit 1;
}
until_true($url, q(SELECT count(*) > 50 FROM ybss_registry.access_log WHERE member_id = 1 AND item = 'phone'));
my $most = 0;
for my $n (1 .. 20)
{
	is(error_of($url, q(SET ROLE regress_tap_modest; SELECT ybss.reveal('person', 7001, 'name', '上门走访'))), '', "another's call $n is answered")
		or last;
	my $workers = sql($url, q(SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'ybss access log'));
	$most = $workers if $workers > $most;
}
cmp_ok($most, '<=', 1, 'forty sessions of one member have one worker at work');
is(lines('member_id = 2'), 20, 'each of them has its line');
is(finished($child), 0, 'the forty sessions ended well');

# Who cancels his calls starts no more workers, and no line is lost or half written.
my $before = lines('member_id = 1');
my $cancels = script('cancels', q(ybss.reveal('person', 7001, 'phone', '核实租户')), q(query_canceled));
{
	local $ENV{PGOPTIONS} = '-c role=regress_tap_greedy -c statement_timeout=3ms -c client_min_messages=error';
	my $run = fork() // die 'cannot fork';
	if (!$run)
	{
		open(STDOUT, '>', '/dev/null');
		open(STDERR, '>', '/dev/null');
		exec(program('pgbench'), '-n', '-c', 20, '-j', 2, '-t', 30, '-f', $cancels, $url) or exit 1;
	}
	$most = 0;
	$ENV{PGOPTIONS} = '-c client_min_messages=warning';
	for (1 .. 20)
	{
		my $workers = sql($url, q(SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'ybss access log'));
		$most = $workers if $workers > $most;
	}
	finished($run);
}
cmp_ok($most, '<=', 1, 'cancelled calls have one worker at work, too');
# The worker of the chain of digests has a lock of a kind of its own (99).
# A worker whose caller was cancelled ends a moment later.
until_true($url, q(SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory' AND objsubid <> 99));
pass('nobody keeps a turn');

# Nobody takes a member's turn from SQL: advisory locks are of another field.
sql($url, q(SELECT count(*) FROM generate_series(0, 3) a, generate_series(0, 3) b WHERE pg_advisory_lock(a, b) IS NOT NULL; SELECT pg_advisory_lock(1), pg_advisory_lock(2);
	SET ROLE regress_tap_modest; SELECT ybss.reveal('person', 7001, 'name', '上门走访')));
is(lines('member_id = 2'), 21, 'whoever holds advisory locks stops no line');

# Nothing is shown that is not logged. The log takes no line:
my $reveal = q(SET ROLE regress_tap_modest; SELECT ybss.reveal('person', 7001, 'name', '上门走访'));
sql($url, q(CREATE FUNCTION drop_line() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
	CREATE TRIGGER drop_line BEFORE INSERT ON ybss_registry.access_log FOR EACH ROW EXECUTE FUNCTION drop_line()));
like(error_of($url, $reveal), qr/the access could not be logged, so nothing is shown/, 'a line that a trigger drops');
sql($url, 'DROP TRIGGER drop_line ON ybss_registry.access_log');

# The turn does not come, for another call of the same member waits for the log:
my $holds = background($url, 'LOCK TABLE ybss_registry.access_log IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(3)');
my $held = q(SELECT count(*) > 0 FROM pg_locks WHERE relation = 'ybss_registry.access_log'::regclass AND mode = 'AccessExclusiveLock' AND granted);
until_true($url, $held);
my $waits = background($url, $reveal);
until_true($url, q(SELECT count(*) > 0 FROM pg_stat_activity WHERE backend_type = 'ybss access log'));
like(error_of($url, "SET lock_timeout = '100ms'; $reveal"), qr/too many of your own calls are being logged/, 'a turn that does not come');
finished($holds);
is(finished($waits), 0, 'whoever was first had his answer');

# No worker is free: the server has one, and replication's launcher took it.
sql($url, q(ALTER SYSTEM SET max_worker_processes = 1));
sql($url, q(UPDATE ybss_registry.item SET rule = '1 / (annual_income - 77) IS NOT NULL', rule_words = '试验 / a trial' WHERE kind = 'person' AND item = 'annual_income'));
as_server(program('pg_ctl'), '-D', folder('tap') . '/data', '-m', 'fast', '-w', 'stop');
start_again('tap');
like(error_of($url, $reveal), qr/the access could not be logged, so nothing is shown/, 'no worker');
is(lines('member_id = 2'), 22, 'what was not shown has no line');
is(error_of($url, q(UPDATE ybss_registry.person SET items = '{"annual_income": 77}' WHERE person_id = 7001)), '', 'a rule that fails stops no write, whether its fault could be noted or not');
is(sql($url, q(SELECT count(*) FROM ybss.quality_rule)), 0, 'and it could not be noted');
done_testing();
