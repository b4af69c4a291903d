# A registry that pg_dump -Fc and pg_restore -j2 bring back is the same: data,
# policies, triggers, functions, rights, sequences, scores, and who sees what.
# A streaming replica answers the same counts, too. TAP_SCALE=1 takes the whole demo.
use strict;
use warnings;
use Test::More;
use Throwaway;

# What anybody can see of a database, one line a fact.
my $facts = <<'SQL';
CREATE FUNCTION pg_temp.digest(name regclass) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_digest text;
BEGIN
  EXECUTE format('SELECT count(*) || '' '' || coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C")), '''') FROM %s t', name)
  INTO v_digest;
  RETURN v_digest;
END $$;
SELECT 'table ' || c.oid::regclass || ' ' || pg_temp.digest(c.oid) FROM pg_class c
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind = 'r'
UNION ALL
SELECT 'sequence ' || schemaname || '.' || sequencename || ' ' || coalesce(last_value::text, '') FROM pg_sequences
WHERE schemaname LIKE 'ybss%'
UNION ALL
SELECT 'policies ' || count(*) FROM pg_policies WHERE schemaname = 'ybss_registry'
UNION ALL
SELECT 'triggers ' || count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND NOT tgisinternal
UNION ALL
SELECT 'functions ' || count(*) FROM pg_proc WHERE pronamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace)
ORDER BY 1
SQL

# Rows of each view as each person sees them.
sub seen
{
	my ($url, @people) = @_;
	return join "\n", map {
		my $role = $_;
		"$role " . sql($url, "SET ROLE $role; SELECT (SELECT count(*) FROM ybss.person) || ' ' ||
			(SELECT count(*) FROM ybss.house) || ' ' || (SELECT count(*) FROM ybss.resident) || ' ' ||
			(SELECT count(*) FROM ybss.unit) || ' ' || (SELECT count(*) FROM ybss.quality_record)")
	} @people;
}

# A worker that links between the dump and the comparison would make them differ.
start('tap', 'ybss.link_after=0');
my $url = make_registry('tap', 'ybss');
fill_registry($url, $ENV{TAP_SCALE} // 0.02);
# What a district has of its own must come back, too: a name, a column, a row of its own.
sql($url, "INSERT INTO ybss_registry.local_name (name, kind) VALUES ('测试花园', 'compound')");
sql($url, "INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('mobile_prefix', '161', '测试号段', '测试')");
sql($url, "SELECT ybss.load_division_change('一', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号')");
sql($url, "INSERT INTO ybss_registry.code_table (code_table, chinese, standard) VALUES ('road_kind', '道路类别', '本区');
	INSERT INTO ybss_registry.code_value (code_table, code, chinese) VALUES ('road_kind', '1', '主干道');
	INSERT INTO ybss_registry.code_alias (code_table, alias, code) VALUES ('road_kind', '大马路', '1'), ('education', '重点大学', '20');
	INSERT INTO ybss_registry.document_kind (code, chinese, english, shape) VALUES ('L77', '本区证件', 'a document of the district', '[A-Z][0-9]{4}')");
sql($url, 'ALTER TABLE ybss_registry.house ADD COLUMN remark text');
sql($url, "CALL ybss.run_job('intake')");
sql($url, qq(CALL ybss.run_job('score', '{"as_of": "2026-11-23"}')));
sql($url, 'SELECT ybss_registry.link_changes()');
my @people = scopes($url);
my $people_see = seen($url, @people);
note $people_see;
cmp_ok(sql($url, 'SELECT count(*) FROM ybss_registry.residence'), '>', 500, 'the registry is filled');
my %persons = map { (split ' ')[0, 1] } split /\n/, $people_see;
is($persons{regress_tap_stranger}, 0, 'a stranger sees nobody');
cmp_ok($persons{regress_tap_15}, '>', 0, 'a grid worker sees somebody');
cmp_ok($persons{regress_tap_6}, '>', $persons{regress_tap_15}, 'the district sees more');

my $dump = "$files/registry.dump";
run_or_die(program('pg_dump'), '-Fc', '-d', $url, '-f', $dump);
sql(url('tap'), 'CREATE DATABASE restored');
my $restored = url('tap', 'restored');
run_or_die(program('pg_restore'), '-j2', '--exit-on-error', '-d', $restored, $dump);
sql($restored, 'SELECT ybss.set_search_path()');
sql($restored, 'ANALYZE');
same_text(sql($restored, $facts), sql($url, $facts), 'the same rows, scores, sequences, policies, triggers and functions');
same_text(schema_of($restored), schema_of($url), 'the same definitions, rights and comments');
is(seen($restored, @people), $people_see, 'everybody sees the same');
is(sql($restored, "SELECT ybss.phone_doubt('16100000001') IS NULL, ybss.phone_doubt('16000000001') IS NOT NULL"), 't|t', 'its own codes count');
like(sql($restored, "SELECT ybss.upgrade_registry()"), qr/is up to date$/, 'the registry is of this version');
sql($restored, "CALL ybss.run_job('intake')");
is(sql($restored, "SELECT ybss.address_text(ybss.parse_local('安顺市普定县马官镇1号'))"), '贵州省安顺市普定区马官镇1号', 'its changes of divisions count');
is(sql($restored, "SELECT ybss.withdraw_division_change('一') IS NOT NULL, ybss.address_text(ybss.parse_local('安顺市普定区马官镇1号'))"), 't|贵州省安顺市普定县马官镇1号', 'and can be withdrawn');
is(sql($restored, "SELECT state FROM ybss.job_run ORDER BY run_id DESC LIMIT 1"), 'finished', 'jobs go on');
is(sql($restored, 'WITH fresh AS (SELECT ybss_registry.new_id(520371) AS id FROM generate_series(1, 1000))
	SELECT count(*) FROM fresh WHERE id IN (SELECT house_id FROM ybss_registry.house
	UNION SELECT person_id FROM ybss_registry.person UNION SELECT address_id FROM ybss_registry.address)'),
	0, 'no id is given twice');

my $replica = replica('tap_replica', 'tap');
my $position = sql($url, 'SELECT pg_current_wal_lsn()');
for (1 .. 100)
{
	last if sql($replica, "SELECT pg_last_wal_replay_lsn() >= '$position'") eq 't';
	select(undef, undef, undef, 0.1);
}
is(sql($replica, 'SELECT pg_is_in_recovery()'), 't', 'the replica is one');
is(seen($replica, @people), $people_see, 'everybody sees the same on it');
# What is granted on the primary counts on the replica as soon as it arrives.
sql($url, "DELETE FROM ybss_registry.scope_grant g USING ybss_registry.member m
	WHERE m.member_id = g.member_id AND m.role_name = 'regress_tap_6'");
my $after;
for (1 .. 100)
{
	$after = (split ' ', seen($replica, 'regress_tap_6'))[1];
	last if $after == 0;
	select(undef, undef, undef, 0.1);
}
is($after, 0, 'a right that is taken back ends on it, too');
unlink $dump;
done_testing();
