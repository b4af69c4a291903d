# Two districts in one city, by logical replication: each registry stands for one
# district, the city's takes both. No id meets another, a dossier or booklet is in the
# city what it is at home, who may see one district sees the other's nothing.
use strict;
use warnings;
use Throwaway;
use Test::More;

start('tap', 'wal_level=logical', 'max_wal_senders=10', 'max_replication_slots=10', 'max_logical_replication_workers=10',
	'max_worker_processes=24', 'wal_retrieve_retry_interval=100ms');
my %district = (520399 => make_registry('tap', 'north'), 520371 => make_registry('tap', 'south'));
my $city = make_registry('tap', 'city');
my ($password, $port) = url('tap') =~ m{postgres:([^\@]*)\@127[.]0[.]0[.]1:(\d+)};

# Houses with addresses, persons who live and own there, a household and a unit; every id is the registry's own.
my $register = <<'SQL';
SET search_path = ybss_registry, ybss, public, pg_catalog;
INSERT INTO grid (code, name) SELECT c::grid_code, c FROM unnest(ARRAY['%1$s', '%1$s001', '%1$s001001', '%1$s001001001', '%1$s001001002']) c;
INSERT INTO address (district, grid, address, state)
SELECT %1$s, ('%1$s00100100' || 1 + n %% 2)::grid_code, parse('汇聚路' || n || '号'), 'confirmed' FROM generate_series(1, 8) n;
INSERT INTO house (district, grid, address_id) SELECT district, grid, address_id FROM address;
INSERT INTO person (district, grid, name, phone, no_document_reason)
SELECT h.district, h.grid, '汇' || chr(19968 + %1$s %% 1000 + row_number() OVER (ORDER BY h.house_id)::int), '13900000001', '90' FROM house h, generate_series(1, 2);
INSERT INTO residence (district, grid, person_id, house_id, valid)
SELECT p.district, p.grid, p.person_id, h.house_id, '[2020-01-01,)'
FROM (SELECT *, row_number() OVER (PARTITION BY grid ORDER BY person_id) AS n FROM person) p
JOIN (SELECT *, row_number() OVER (PARTITION BY grid ORDER BY house_id) AS n FROM house) h ON h.grid = p.grid AND h.n = (p.n + 1) / 2;
INSERT INTO ownership (district, grid, house_id, person_id, valid)
SELECT DISTINCT ON (house_id) district, grid, house_id, person_id, valid FROM residence ORDER BY house_id, person_id;
INSERT INTO household (district, grid, number, address_id, valid)
SELECT a.district, a.grid, 'H' || row_number() OVER (ORDER BY address_id), a.address_id, '[2020-01-01,)' FROM address a;
INSERT INTO household_member (district, grid, household_id, person_id, relation_code, valid)
SELECT DISTINCT ON (r.person_id) o.district, o.grid, o.household_id, r.person_id, CASE row_number() OVER (PARTITION BY o.household_id ORDER BY r.person_id) WHEN 1 THEN '02' ELSE '99' END, o.valid
FROM household o JOIN house h USING (district, address_id) JOIN residence r USING (district, house_id);
INSERT INTO unit (district, grid, name, no_code_reason, address_id) SELECT district, grid, '汇聚商店', '90', address_id FROM address ORDER BY address_id LIMIT 1;
SQL
# In a transaction of their own: what one transaction brings and changes has no past.
my $change = q(UPDATE ybss_registry.person SET phone = '13900000002');
my %answer = (
	dossier => q(SELECT string_agg(house_id || ' ' || ybss.dossier(house_id), E'\n' ORDER BY house_id) FROM ybss_registry.house WHERE district = %s),
	booklet => q(SELECT string_agg(person_id || ' ' || ybss.booklet(person_id), E'\n' ORDER BY person_id) FROM ybss_registry.person WHERE district = %s),
	'history_of' => q(SELECT string_agg(concat_ws(' ', person_id, h), E'\n' ORDER BY person_id, h.at, h.attribute) FROM ybss_registry.person, ybss.history_of('person', person_id) h WHERE district = %s),
	'who_lived' => q(SELECT string_agg(concat_ws(' ', house_id, w), E'\n' ORDER BY house_id, w.person_id) FROM ybss_registry.house, ybss.who_lived(house_id, '2023-01-01') w WHERE district = %s),
	'score_lost' => q(SELECT string_agg(concat_ws(' ', person_id, l), E'\n' ORDER BY person_id, l.score, l.item) FROM ybss_registry.person, ybss.score_lost('person', person_id) l WHERE district = %s));
my $broken = q(SELECT coalesce(string_agg(concat_ws(' ', rule, target, record_id, what), '; '), 'nothing') FROM ybss.check_registry());

sub caught_up
{
	my ($query, $expected) = @_;
	my $got;
	for (1 .. 1200)
	{
		$got = sql($city, $query);
		last if $got eq $expected;
		select(undef, undef, undef, 0.1);
	}
	return $got;
}

sub feed
{
	my ($district, $copy) = @_;
	my $home = $district{$district};
	sql($home, 'SELECT ybss.publish_feed()');
	sql($home, "SELECT pg_create_logical_replication_slot('feed_$district', 'pgoutput')");
	my ($database) = $home =~ m{/(\w+)$};
	sql($city, sql($city, "SELECT ybss.feed_subscription('feed_$district', 'host=127.0.0.1 port=$port user=postgres password=$password dbname=$database',
		slot => 'feed_$district', copy_data => $copy)"));
}

# The north is full when the city subscribes; the south begins with it.
sql($district{520399}, sprintf($register, 520399));
sql($district{520399}, $change);
sql($district{520399}, "CALL ybss.run_job('score')");
feed(520399, 'true');
feed(520371, 'false');
sql($district{520371}, sprintf($register, 520371));
sql($district{520371}, $change);
sql($district{520371}, "CALL ybss.run_job('score')");
is(caught_up("SELECT count(*) FROM pg_subscription_rel WHERE srsubstate <> 'r'", 0), 0, 'the first copies are there');
for my $district (sort keys %district)
{
	for my $table (qw(person history quality unit))
	{
		my $count = sprintf('SELECT count(*) FROM ybss_registry.%s WHERE district = %s', $table, $district);
		is(caught_up($count, sql($district{$district}, $count)), sql($district{$district}, $count), "$table of $district");
	}
}

# No id meets another, whatever it is an id of.
my $ids = "SELECT string_agg(id::text, ' ' ORDER BY id) FROM (" . join(' UNION ALL ', map {"SELECT ${_}_id AS id FROM ybss_registry.$_"}
	qw(address house person residence ownership household household_member unit premises)) . ') t';
my %all = map { $_ => [split / /, sql($district{$_}, $ids)] } keys %district;
my %times;
$times{$_}++ for map { @$_ } values %all;
cmp_ok(scalar(keys %times), '>', 100, 'ids of both');
is(scalar(grep { $_ > 1 } values %times), 0, 'no id meets another');
is(sql($city, $ids), join(' ', sort { $a <=> $b } keys %times), 'and the city has them all');

# Each answer is in the city what it is at home.
for my $district (sort keys %district)
{
	for my $question (sort keys %answer)
	{
		my $query = sprintf($answer{$question}, $district);
		my $home = sql($district{$district}, $query);
		isnt($home, '', "$question in $district");
		same_text(sql($city, $query), $home, "$question of $district in the city");
	}
}
is(sql($city, $broken), 'nothing', 'nothing is broken in the city');
is(sql($district{$_}, $broken), 'nothing', "nor in $_") for sort keys %district;

# Who may see one district sees nothing of the other in the city.
sql($city, 'CREATE ROLE regress_tap_north IN ROLE ybss_reader');
sql($city, "INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('regress_tap_north', 'north', 'x')");
sql($city, "INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520399' FROM ybss_registry.member");
my $reader = 'SET ROLE regress_tap_north; ';
is(sql($city, $reader . 'SELECT count(*) FROM ybss.person'), 16, 'the persons of the own district');
is(sql($city, $reader . "SELECT string_agg(DISTINCT ybss.district_of(grid)::text, ' ') FROM ybss.house"), '520399', 'and houses there alone');
for my $district (sort keys %district)
{
	for my $pair (['dossier', 'house'], ['booklet', 'person'])
	{
		my ($question, $kind) = @$pair;
		my @ids = split /\n/, sql($city, "SELECT ${kind}_id FROM ybss_registry.$kind WHERE district = $district ORDER BY 1");
		is(sql($city, $reader . "SELECT count(ybss.$question(id)) FROM unnest(ARRAY[" . join(',', @ids) . ']::bigint[]) id'), $district == 520399 ? @ids : 0,
			"$question for a reader of 520399: those of $district");
	}
}
is(sql($city, $reader . "SELECT string_agg(DISTINCT ybss.district_of_id(address_id)::text, ' ') FROM ybss.find_address('汇聚路5号')"), '520399',
	'an address that both have is found in the own district');
is(sql($district{520371}, 'SELECT ybss.booklet(' . sql($district{520399}, 'SELECT min(person_id) FROM ybss_registry.person') . ') IS NULL'), 't',
	'at home nobody knows a person of the other district');

# What goes on at home goes on in the city: also a node whose code changes with all that lies in it.
sql($district{520371}, q(SET search_path = ybss_registry, ybss, public, pg_catalog; UPDATE grid SET code = '520371001001007' WHERE code = '520371001001002'));
sql($district{520399}, q(DELETE FROM ybss_registry.ownership));
my $moved = q(SELECT string_agg(address_id || ' ' || grid, ' ' ORDER BY address_id) FROM ybss_registry.address WHERE district = 520371);
is(caught_up($moved, sql($district{520371}, $moved)), sql($district{520371}, $moved), 'addresses follow their node');
is(caught_up('SELECT count(*) FROM ybss_registry.ownership', 8), 8, 'what was deleted there is gone');
# Table by table: the same rows at home and in the city.
for my $district (sort keys %district)
{
	my $digests = "SELECT string_agg(concat_ws(' ', target, rows, digest), E'\\n' ORDER BY target) FROM ybss.digest_tables($district)";
	same_text(sql($city, $digests), sql($district{$district}, $digests), "the same rows of $district in every table");
}
is(sql($city, q(SELECT count(*) FROM ybss_registry.history WHERE kind = 'ownership' AND deleted)), 8, 'and is remembered');
is(sql($city, $broken), 'nothing', 'and still nothing is broken');
for my $district (keys %district)
{
	sql($city, "ALTER SUBSCRIPTION feed_$district DISABLE");
	sql($city, "ALTER SUBSCRIPTION feed_$district SET (slot_name = NONE)");
	sql($city, "DROP SUBSCRIPTION feed_$district");
	sql($district{$district}, "SELECT pg_drop_replication_slot('feed_$district')");
}
sql($city, 'DROP OWNED BY regress_tap_north');
sql($city, 'DROP ROLE regress_tap_north');
done_testing();
