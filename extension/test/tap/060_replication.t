# By logical replication: rows keep their stamps, their past comes once, and a
# link that the subscriber's own rows would break stops the stream with its name.
use strict;
use warnings;
use Throwaway;
use Test::More;

my @settings = ('wal_level=logical', 'max_wal_senders=4', 'max_replication_slots=4', 'max_logical_replication_workers=4',
	'wal_retrieve_retry_interval=500ms');
start('tap', @settings);
my $county = make_registry('tap', 'county');
my $city = make_registry('tap', 'city');

sub caught_up
{
	my ($query, $expected) = @_;
	my $got;
	for (1 .. 300)
	{
		$got = try_sql($city, $query) // '';
		last if $got eq $expected;
		select(undef, undef, undef, 0.1);
	}
	return $got;
}

sql($county, <<'SQL');
SET search_path = ybss_registry, ybss, public, pg_catalog;
INSERT INTO grid (code, name) VALUES ('520399', 'd'), ('520399082001', 'c');
INSERT INTO address (district, address_id, grid, address, state) SELECT 520399, n, '520399082001', parse('远传路' || n || '号'), 'confirmed' FROM generate_series(1, 3) n;
INSERT INTO house (district, house_id, grid, address_id) SELECT 520399, n, '520399082001', n FROM generate_series(1, 3) n;
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, n, '520399082001', 'p' || n, min(code) FROM no_document_reason, generate_series(1, 3) n GROUP BY n;
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) SELECT 520399, n, '520399082001', n, n, '[2020-01-01,)' FROM generate_series(1, 3) n;
SQL
# In a transaction of its own: what one transaction brings and changes has no past.
sql($county, q(UPDATE ybss_registry.person SET phone = '13900000001'));
sql($county, "SELECT ybss.publish_feed('county')");
sql($county, q(SELECT pg_create_logical_replication_slot('county', 'pgoutput')));
my ($password, $port) = url('tap') =~ m{postgres:([^\@]*)\@127[.]0[.]0[.]1:(\d+)};
# Since server 16 it would apply as the owner of the tables, whom row security binds: the statement says otherwise.
sql($city, sql($city, "SELECT ybss.feed_subscription('county', 'host=127.0.0.1 port=$port user=postgres password=$password dbname=county', 'county', 'county')"));
is(caught_up("SELECT count(*) FROM pg_subscription_rel WHERE srsubstate <> 'r'", 0), 0, 'every table is copied');
is(caught_up('SELECT count(*) FROM ybss_registry.residence', 3), 3, 'the first copy is there');
is(caught_up('SELECT count(*) FROM ybss_registry.history', 3), 3, 'with its past');

my $stamps = q(SELECT string_agg(concat_ws(' ', person_id, name, recorded_at, changed_at, change_id), '; ' ORDER BY person_id) FROM ybss_registry.person);
my $past = q(SELECT string_agg(concat_ws(' ', kind, record_id, known_from, known_until, ended_by, old), '; ' ORDER BY kind, record_id, known_until) FROM ybss_registry.history);
sql($county, <<'SQL');
SET search_path = ybss_registry, ybss, public, pg_catalog;
UPDATE person SET name = name || 'x';
UPDATE residence SET valid = '[2020-01-01,2024-01-01)' WHERE residence_id = 1;
BEGIN;
SET CONSTRAINTS ALL DEFERRED;
INSERT INTO residence (district, residence_id, grid, person_id, house_id, valid) VALUES (520399, 4, '520399082001', 4, 1, '[2024-01-01,)');
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, 4, '520399082001', 'p4', min(code) FROM no_document_reason;
COMMIT;
DELETE FROM residence WHERE residence_id = 3;
SQL
is(caught_up($stamps, sql($county, $stamps)), sql($county, $stamps), 'rows bear the stamps of where they were written');
is(caught_up($past, sql($county, $past)), sql($county, $past), 'the past came once, and is the same');
is(caught_up('SELECT count(*) FROM ybss_registry.residence', 3), 3, 'a transaction that put its checks off came through');
is(sql($city, 'SELECT count(*) FROM ybss.check_registry()'), 0, 'nothing is broken in the city');

# The city lost a house behind its own back; a residence there must not come in.
sql($city, 'SET session_replication_role = replica; DELETE FROM ybss_registry.house WHERE house_id = 3');
sql($county, "INSERT INTO ybss_registry.residence (district, residence_id, grid, person_id, house_id, main, valid) VALUES (520399, 5, '520399082001', 3, 3, false, '[2024-01-01,)')");
my $log = '';
for (1 .. 100)
{
	open(my $file, '<', folder('tap') . '/server.log') or last;
	local $/;
	$log = <$file>;
	last if $log =~ /residence_in_(known|standing)_house/;
	select(undef, undef, undef, 0.1);
}
like($log, qr/ERROR:  rule "residence_in_(known|standing)_house"/, 'the stream stops with the name of the rule');
is(sql($city, 'SELECT count(*) FROM ybss_registry.residence WHERE residence_id = 5'), 0, 'and the row is not there');
sql($city, "SET session_replication_role = replica; INSERT INTO ybss_registry.house (district, house_id, grid, address_id, change_id)
	VALUES (520399, 3, '520399082001', 3, (SELECT min(change_id) FROM ybss_registry.change))");
is(caught_up('SELECT count(*) FROM ybss_registry.residence WHERE residence_id = 5', 1), 1, 'with the house back it goes on');
sql($city, 'ALTER SUBSCRIPTION county DISABLE');
sql($city, 'ALTER SUBSCRIPTION county SET (slot_name = NONE)');
sql($city, 'DROP SUBSCRIPTION county');
sql($county, "SELECT pg_drop_replication_slot('county')");
done_testing();
