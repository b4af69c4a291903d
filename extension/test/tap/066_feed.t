# A feed that would stop, lose rows without a word or give away what stays at home is
# refused, or told by check_registry(); a city's subscription may belong to no superuser.
use strict;
use warnings;
use Throwaway;
use Test::More;

start('tap', 'wal_level=logical', 'max_wal_senders=10', 'max_replication_slots=10', 'max_logical_replication_workers=10',
	'max_worker_processes=24', 'wal_retrieve_retry_interval=100ms', 'ybss.link_after=0');
my $home = make_registry('tap', 'home');
my $city = make_registry('tap', 'city');
my ($password, $port) = url('tap') =~ m{postgres:([^\@]*)\@127[.]0[.]0[.]1:(\d+)};
my $major = int(sql($city, 'SHOW server_version_num') / 10000);

# Each test asks the checker of one side.
sub told { my ($url) = @_; return sql($url, q(SELECT coalesce(string_agg(concat_ws(' ', rule, what), E'\n'), 'nothing') FROM ybss.check_registry())) }
sub slot { sql($home, "SELECT pg_create_logical_replication_slot('$_[0]', 'pgoutput')") }
sub connection { my ($role, $secret) = @_; return "host=127.0.0.1 port=$port user=$role password=$secret dbname=home" }
sub subscribe { my ($name, @connection) = @_; slot($name); sql($city, sql($city, "SELECT ybss.feed_subscription('$name', '" . connection(@connection) . "', slot => '$name')")) }
sub drop
{
	my ($name) = @_;
	sql($city, "ALTER SUBSCRIPTION $name DISABLE");
	sql($city, "ALTER SUBSCRIPTION $name SET (slot_name = NONE)");
	sql($city, "DROP SUBSCRIPTION $name");
	until_true($home, "SELECT bool_and(NOT active) FROM pg_replication_slots");
	sql($home, "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = 'home'");
}
sub log_says
{
	my ($pattern, $name) = @_;
	my $log = '';
	for (1 .. 200)
	{
		open(my $file, '<', folder('tap') . '/server.log') or last;
		local $/;
		$log = <$file>;
		last if $log =~ $pattern;
		select(undef, undef, undef, 0.1);
	}
	ok($log =~ $pattern, $name);
}
my $tables = sql($home, 'SELECT count(*) FROM ybss_registry.feed_tables()');
my $all_here = "SELECT count(*) = $tables FROM pg_subscription_rel WHERE srsubstate = 'r'";
my $rows = q(SELECT string_agg(concat_ws(' ', target, rows, digest), E'\n' ORDER BY target) FROM ybss.digest_tables(520399));

sql($home, <<'SQL');
SET search_path = ybss_registry, ybss, public, pg_catalog;
INSERT INTO grid (code, name) VALUES ('520399', 'd'), ('520399082001', 'c'), ('520371', 'e'), ('520371001001', 'f');
INSERT INTO address (district, grid, address, state) SELECT district_of(grid), grid, parse('汇聚路' || n || '号'), 'confirmed' FROM unnest(ARRAY['520399082001', '520371001001']::grid_code[]) grid, generate_series(1, 5) n;
INSERT INTO house (district, grid, address_id) SELECT district, grid, address_id FROM address;
INSERT INTO person (district, grid, name, no_document_reason) SELECT district, grid, '人', '90' FROM house;
INSERT INTO residence (district, grid, person_id, house_id, valid) SELECT p.district, p.grid, p.person_id, h.house_id, '[2020-01-01,)'
FROM (SELECT *, row_number() OVER (PARTITION BY district) AS n FROM person) p JOIN (SELECT *, row_number() OVER (PARTITION BY district) AS n FROM house) h USING (district, n);
SQL

# In the district.
sql($home, 'CREATE ROLE regress_tap_thin LOGIN REPLICATION');
sql($home, "ALTER ROLE regress_tap_thin PASSWORD '$password'");
like(error_of($home, q(SELECT ybss.grant_feed('regress_tap_thin'))), qr/cannot read a feed/, 'a role that row security binds is given nothing to read');
like(error_of($home, q(SELECT ybss.grant_feed('regress_tap_none'))), qr/cannot read a feed/, 'nor one that is not there');
sql($home, q(CREATE PUBLICATION feed FOR TABLE ybss_registry.change, ybss_registry.person (district, person_id, grid, name, change_id), ybss_registry.house WHERE (house_id > 5), ybss_registry.member WITH (publish = 'insert')));
my $broken = told($home);
like($broken, qr/fed publication "feed" does not publish what a feed brings: acceptance, .*unit/, 'a publication that lacks tables is told');
like($broken, qr/publishes what stays at home: member/, 'and one that gives away members');
like($broken, qr/leaves out rows of: house/, 'and a filter');
like($broken, qr/leaves out columns of: person/, 'and columns');
like($broken, qr/does not publish every kind of change/, 'and changes that do not go out');
like($broken, qr/months of history under their own names/, 'and months under their own names');
is(sql($home, 'SELECT ybss.publish_feed()'), "publication \"feed\": $tables tables", 'it is made whole');
is(told($home), 'nothing', 'then nothing is told');
is(sql($home, "SELECT ybss.publish_feed('one', 520399)"), "publication \"one\": $tables tables of district 520399", 'one district of several');
sql($home, q(CREATE PUBLICATION map FOR TABLE ybss_registry.house));
is(told($home), 'nothing', 'nothing is told of it, nor of houses for a map');
sql($home, q(CREATE PUBLICATION everything FOR ALL TABLES));
like(told($home), qr/"everything" publishes what stays at home: .*signing_key/, 'all tables are too many');
like(error_of($home, q(SELECT ybss.publish_feed('everything'))), qr/keys that sign/, 'and are made no feed');
sql($home, q(DROP PUBLICATION everything));

# In the city: who subscribes.
sql($city, 'CREATE ROLE regress_tap_city LOGIN');
like(error_of($city, "SET ROLE ybss_owner; SELECT ybss.feed_subscription('x', 'host=x')"), qr/cannot own the subscription/, 'the owner of the tables is bound, and subscribes to nothing');
like(error_of($city, "SELECT ybss.feed_subscription('x', 'host=x options=-cwork_mem=1MB')"), qr/row_security=off is none of them/, 'a connection with other options is refused');
is(sql($city, "SELECT ybss.feed_subscription('x', 'postgresql://h/d?sslmode=require')") =~ /require&options=-crow_security%3Doff'/, 1, 'an address takes the option, too');

# A role that row security binds would copy nothing and call it done.
sql($home, 'GRANT USAGE ON SCHEMA ybss_registry TO regress_tap_thin');
sql($home, 'GRANT SELECT ON ALL TABLES IN SCHEMA ybss_registry TO regress_tap_thin');
subscribe('thin', 'regress_tap_thin', $password);
log_says(qr/query would be affected by row-level security policy/, 'the district stops a copy that row security would cut short');
is(sql($city, "SELECT count(*) FROM pg_subscription_rel WHERE srsubstate = 'r'"), 0, 'so that nothing passes for copied');
like(told($city), qr/"thin" its first copy is not complete: acceptance, /, 'and the checker says so');
drop('thin');
sql($home, 'REVOKE ALL ON ALL TABLES IN SCHEMA ybss_registry FROM regress_tap_thin');
sql($home, 'ALTER ROLE regress_tap_thin BYPASSRLS');
like(sql($home, q(SELECT ybss.grant_feed('regress_tap_thin'))), qr/may read what is fed/, 'with BYPASSRLS it is given what it reads');
is(told($home), 'nothing', 'which the checker takes for meant');

# Subscribed with the words of server 15 and bare hands, and to one table.
sql($home, q(CREATE PUBLICATION little FOR TABLE ybss_registry.grid, ybss_registry.source));
slot('little');
sql($city, "CREATE SUBSCRIPTION little CONNECTION '" . connection('regress_tap_thin', $password) . "' PUBLICATION little WITH (create_slot = false, slot_name = 'little')");
like(told($city), qr/"little" does not bring what a feed brings: acceptance, /, 'what does not come is told');
like(told($city), qr/"little" writes what is this registry's own: source/, 'and what should not');
if ($major >= 16)
{
	like(told($city), qr/"little" applies as the owner of the tables, whom row security binds, and stops/, 'since server 16 it would stop: told');
	log_says(qr/cannot replicate into relation with row-level security enabled/, 'and it did');
}
else
{
	unlike(told($city), qr/applies as the owner/, 'before server 16 it applies as its own owner');
}
drop('little');
sql($home, q(DROP PUBLICATION little));
sql($city, q(SET session_replication_role = replica; DELETE FROM ybss_registry.grid));

# One district of the two, by a role that reads what is fed.
slot('one');
sql($city, sql($city, "SELECT ybss.feed_subscription('one', '" . connection('regress_tap_thin', $password) . "', 'one', 'one')"));
until_true($city, $all_here);
is(told($city), 'nothing', 'a whole feed is well');
same_text(sql($city, $rows), sql($home, $rows), 'the district is the same in the city, table by table');
is(sql($city, 'SELECT count(*) FROM ybss_registry.house WHERE district <> 520399'), 0, 'and nothing of the other came');
sql($city, q(SET session_replication_role = replica; DELETE FROM ybss_registry.residence WHERE residence_id = (SELECT min(residence_id) FROM ybss_registry.residence)));
isnt(sql($city, $rows), sql($home, $rows), 'a row that is lost shows');
sql($city, 'ALTER SUBSCRIPTION one DISABLE');
like(told($city), qr/"one" is disabled/, 'so does a subscription that rests');
drop('one');
sql($city, 'SET session_replication_role = replica; ' . join('; ', map { "DELETE FROM ybss_registry.$_" } split /\n/, sql($city, q(SELECT target FROM ybss.digest_tables(520399) WHERE rows > 0))));

# A subscription of no superuser.
if ($major < 16)
{
	sql($city, 'ALTER ROLE regress_tap_city BYPASSRLS');
	like(error_of($city, q(SELECT ybss.grant_feed('regress_tap_city', true))), qr/none but a superuser can own a subscription/, 'before server 16 none but a superuser subscribes');
}
else
{
	like(error_of($city, q(SELECT ybss.grant_feed('regress_tap_city', true))), qr/cannot write a feed/, 'a role that row security binds is given nothing to write');
	sql($city, 'ALTER ROLE regress_tap_city BYPASSRLS');
	sql($city, q(SELECT ybss.grant_feed('regress_tap_city', true)));
	like(told($city), qr/grant table ybss_registry.house INSERT regress_tap_city was not there at sealing/, 'who may write and subscribes to nothing is told');
	sql($home, q(SELECT ybss.publish_feed()));
	subscribe('city', 'regress_tap_thin', $password);
	sql($city, 'ALTER SUBSCRIPTION city OWNER TO regress_tap_city');
	until_true($city, $all_here);
	is(told($city), 'nothing', 'his subscription is well');
	sql($home, q(DELETE FROM ybss_registry.residence WHERE residence_id = (SELECT min(residence_id) FROM ybss_registry.residence)));
	sql($home, q(UPDATE ybss_registry.person SET phone = '13900000001'));
	until_true($city, 'SELECT count(*) = 9 FROM ybss_registry.residence');
	until_true($city, q(SELECT bool_and(phone::text = '13900000001') FROM ybss_registry.person));
	same_text(sql($city, $rows), sql($home, $rows), 'what is written and deleted at home comes through him');
	sql($city, q(REVOKE INSERT ON ybss_registry.house FROM regress_tap_city));
	like(told($city), qr/"city" its owner "regress_tap_city" may not write: house/, 'a right that he lost is told');
	sql($city, 'ALTER ROLE regress_tap_city NOBYPASSRLS');
	like(told($city), qr/"city" its owner "regress_tap_city" is bound by row security/, 'and that row security binds him');
	drop('city');
}
sql($_, 'DROP OWNED BY regress_tap_city, regress_tap_thin') for $city, $home;
sql($city, 'DROP ROLE regress_tap_city, regress_tap_thin');
done_testing();
