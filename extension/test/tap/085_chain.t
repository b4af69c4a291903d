# The chain of digests while many write: every committed row is linked, none twice,
# in whatever order they commit; nothing false is told meanwhile, after a crash,
# after a dump and restore, of a prepared transaction; a worker links by itself.
use strict;
use warnings;
use Test::More;
use Throwaway;

start('tap', 'max_prepared_transactions=5', 'ybss.link_after=0', 'max_connections=60');
my $url = make_registry('tap', 'ybss');
my $linked = q(SELECT coalesce(string_agg(concat_ws(' ', target, record_id, what), '; '), 'nothing') FROM ybss.check_registry() WHERE rule = 'linked');
sql($url, <<'SQL');
SET search_path = ybss_registry, ybss, public, pg_catalog;
INSERT INTO grid (code, name) VALUES ('520399', 'd'), ('520399083001', 'c'), ('520399083001001', 'g'), ('520399083001002', 'h');
INSERT INTO address (district, address_id, grid, address, state) SELECT 520399, n, '520399083001001', parse('长链路' || n || '号'), 'confirmed' FROM generate_series(1, 20) n;
INSERT INTO house (district, house_id, grid, address_id) SELECT 520399, n, '520399083001001', n FROM generate_series(1, 20) n;
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, n, '520399083001001', 'p' || n, min(code) FROM no_document_reason, generate_series(1, 200) n GROUP BY n;
SQL

sub script
{
	my ($name, $text) = @_;
	open(my $file, '>', "$files/$name.sql") or die $!;
	print $file $text;
	close $file;
	return "$files/$name.sql";
}
# A quick one; one that began long before it commits; one with savepoints, one of them taken back; one that removes and adds.
my @scripts = (
	script('quick', "\\set id random(1, 200)\nUPDATE ybss_registry.person SET sex = (1 + floor(random() * 2))::int::text, foreign_given_name = random()::text WHERE person_id = :id;\n"),
	script('slow', "\\set id random(1, 200)\nBEGIN;\nUPDATE ybss_registry.house SET area = random() * 100 WHERE house_id = 1 + :id % 20;\n\\sleep 300 ms\nUPDATE ybss_registry.person SET foreign_given_name = random()::text WHERE person_id = :id;\nCOMMIT;\n"),
	script('savepoint', "\\set id random(1, 200)\nBEGIN;\nSAVEPOINT a;\nUPDATE ybss_registry.person SET foreign_surname = random()::text WHERE person_id = :id;\nROLLBACK TO a;\n"
		. "UPDATE ybss_registry.address SET position = NULL, grid = CASE grid::text WHEN '520399083001001' THEN '520399083001002' ELSE '520399083001001' END::ybss.grid_code WHERE address_id = 1 + :id % 20;\nCOMMIT;\n"),
	script('removes', "BEGIN;\nINSERT INTO ybss_registry.person (district, grid, name, no_document_reason) SELECT 520399, '520399083001001', 'r', min(code) FROM ybss_registry.no_document_reason;\n"
		. "DELETE FROM ybss_registry.person WHERE person_id IN (SELECT person_id FROM ybss_registry.person WHERE person_id > 200 LIMIT 1);\nCOMMIT;\n"),
	script('asks', "INSERT INTO ybss_registry.access_log (district, role_name, kind, record_id, item, purpose, outcome) VALUES (520399, 'x', 'person', 1, 'name', 'chain', 'shown');\n"));

sub write_for
{
	my ($seconds) = @_;
	my $child = fork() // die "fork: $!";
	return $child if $child;
	open(STDOUT, '>', '/dev/null');
	open(STDERR, '>', '/dev/null');
	exec(program('pgbench'), '-n', '-c', '10', '-T', $seconds, '--max-tries=100', (map { ('-f', $_) } @scripts), $url);
}

my $writers = write_for(8);
my (@false, @linkers);
for my $round (1 .. 4)
{
	push @linkers, background($url, 'SELECT ybss_registry.link_changes()') for 1 .. 2;
	my $told = sql($url, $linked);
	push @false, $told if $told ne 'nothing';
	select(undef, undef, undef, 1);
}
finished($_) for @linkers;
is(finished($writers), 0, 'everybody wrote');
is_deeply(\@false, [], 'while they wrote and two linked, nothing false was told');
sql($url, 'SELECT ybss_registry.link_changes()');
is(sql($url, $linked), 'nothing', 'every row is linked');
is(sql($url, q(SELECT count(*) FROM (SELECT FROM ybss_registry.stretch s, ybss.lines_in(s.lines) l GROUP BY s.kind, s.past, l.district, l.record_id, l.moment HAVING count(*) > 1) t)), 0, 'none twice');
is(sql($url, q(SELECT (SELECT sum(rows) FROM ybss_registry.stretch WHERE past) = (SELECT count(*) FROM ybss_registry.history)
	AND (SELECT sum(rows) FROM ybss_registry.stretch WHERE kind = 'access_log') = (SELECT count(*) FROM ybss_registry.access_log)
	AND (SELECT sum(rows) FROM ybss_registry.stretch WHERE kind = 'change') = (SELECT count(*) FROM ybss_registry.change))), 't', 'as many lines as rows');
cmp_ok(sql($url, 'SELECT count(*) FROM ybss_registry.change'), '>', 100, 'of many changes');

# Prepared, linked meanwhile, committed.
sql($url, "BEGIN; UPDATE ybss_registry.person SET sex = '9' WHERE person_id = 7; PREPARE TRANSACTION 'p'");
sql($url, 'SELECT ybss_registry.link_changes()');
is(sql($url, $linked), 'nothing', 'a prepared transaction is not there yet');
sql($url, "COMMIT PREPARED 'p'");
is(sql($url, $linked), 'nothing', 'and waits when it is');
is(sql($url, 'SELECT ybss_registry.link_changes()'), 3, 'and is linked: the row, its past, the change');

# A crash while they write and link.
$writers = write_for(20);
select(undef, undef, undef, 2);
my $linker = background($url, 'SELECT ybss_registry.link_changes()');
select(undef, undef, undef, 1);
kill_server('tap');
finished($writers);
finished($linker);
start_again('tap');
is(sql($url, $linked), 'nothing', 'after a crash nothing false is told');
sql($url, 'SELECT ybss_registry.link_changes()');
is(sql($url, $linked), 'nothing', 'and the chain goes on');

# A dump carries the chain, what waits for it and the manifest.
sql($url, "UPDATE ybss_registry.person SET sex = '2' WHERE person_id = 9");
my $head = sql($url, 'SELECT ybss.chain_head()');
run_or_die(program('pg_dump'), '-Fc', '-d', $url, '-f', "$files/chain.dump");
sql(url('tap'), 'CREATE DATABASE restored');
my $restored = url('tap', 'restored');
run_or_die(program('pg_restore'), '-d', $restored, "$files/chain.dump");
sql($restored, 'SELECT ybss.set_search_path()');
is(sql($restored, q(SELECT coalesce(string_agg(concat_ws(' ', rule, target, record_id, what), '; '), 'nothing') FROM ybss.check_registry() WHERE rule <> 'plans')), 'nothing',
	'a restored registry is as it was sealed and linked');
is(sql($restored, "SELECT count(*) FROM ybss.check_head('$head')"), 0, 'its chain leads through the head that was kept');
sql($restored, "SET session_replication_role = replica; UPDATE ybss_registry.person SET sex = '9' WHERE person_id = 8");
like(sql($restored, $linked), qr/^person 8 a row is not what was written$/, 'and finds what is changed there');

# By itself: a worker that the write starts.
sql($url, 'SET ybss.link_after = 1; UPDATE ybss_registry.person SET foreign_given_name = \'w\' WHERE person_id = 9');
until_true($url, 'SELECT NOT EXISTS (SELECT FROM ybss_registry.to_link)');
pass('a worker links what was written');
is(sql($url, $linked), 'nothing', 'and all is well');

# The checker waits for no worker: what is changed past the triggers a moment after its commit is told,
# and a table that the caller holds locked does not keep it.
sql($url, 'SET ybss.link_after = 600; UPDATE ybss_registry.person SET foreign_given_name = \'v\' WHERE person_id IN (9, 10)');
is(sql($url, "SET ybss.link_after = 600; BEGIN; SET LOCAL session_replication_role = replica; UPDATE ybss_registry.person SET sex = '9' WHERE person_id = 9; $linked; ROLLBACK"),
	'person 9 a row is not what was written', 'a row that is changed at once after its commit is told');
sql($url, 'SET ybss.link_after = 600; UPDATE ybss_registry.person SET foreign_given_name = \'u\' WHERE person_id = 10');
is(sql($url, "SET ybss.link_after = 600; BEGIN; LOCK TABLE ybss_registry.person IN ACCESS EXCLUSIVE MODE; $linked; ROLLBACK"), 'nothing', 'locks of the caller keep nobody');
is(sql($url, "SET ybss.link_after = 600; BEGIN; SET LOCAL session_replication_role = replica; UPDATE ybss_registry.history SET old = old || '{\"foreign_given_name\": \"x\"}'
	WHERE kind = 'person' AND record_id = 10 AND old->>'foreign_given_name' = 'v'; $linked; ROLLBACK"), 'history 10 a row is not what was written: 1 of person', 'so is a past');

done_testing();
