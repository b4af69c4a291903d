# The libraries that ybss links refuse their work: OpenSSL has no algorithm, ICU broken data.
# Nothing is signed, sealed, linked or compared then.
use strict;
use warnings;
use Test::More;
use Cwd qw(getcwd);
use Throwaway;

my $secret = q('\x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20');
my $seal = "SELECT ybss.qr_seal('house', 1, 7001, NULL, 1, $secret)";
my $sign = q(SELECT ybss.sign_ticket(1, 'postgres', now() + interval '1 hour', true));
my $digest = q(SELECT ybss.digest_of(g, ARRAY['name']) FROM ybss_registry.grid g);
# Latin letters with a mark are ICU's work; Han and ASCII are not.
my $compare = q(SELECT ybss.normalize(E'e\u0301'));

start('tap');
my $url = make_registry('tap', 'libraries');
sql($url, q(INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', 'x')));
my $ticket = sql($url, $sign);
my $login = "SELECT ybss.login('$ticket')";
is(error_of($url, $_), '', 'works: ' . substr($_, 0, 30)) for $seal, $digest, $compare;

my $here = getcwd() . "/$files";
my ($version) = run_or_die('bash', '-c', 'ldd "$1"', 'x', glob('tmp/server/usr/lib/postgresql/*/lib/ybss.so')) =~ /libicuuc\.so\.(\d+)/;
run_or_die('mkdir', '-p', "$here/icudt${version}l");
sub file
{
	my ($name, $bytes) = @_;
	open(my $file, '>:raw', "$here/$name") or die "$name: $!";
	print $file $bytes;
	close $file;
}
# OpenSSL that gives nothing but random bytes, without which there is no connection.
file('openssl.cnf', <<'CONFIGURATION');
openssl_conf = start
[start]
alg_section = algorithms
random = random
[algorithms]
default_properties = fips=yes
[random]
properties = -fips
seed_properties = -fips
CONFIGURATION
# The table of NFKC: a header, and zeros behind it.
file("icudt${version}l/nfkc.nrm", pack('v C2 v2 C4 a4 C4 C4', 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, 'Nrm2', $version < 76 ? 4 : 5, 0, 0, 0, 15, 0, 0, 0) . "\0" x 100);

# The same server again, whose processes find these. Passwords would need OpenSSL.
as_server('sed', '-i', 's/scram-sha-256/trust/', folder('tap') . '/data/pg_hba.conf');
as_server(program('pg_ctl'), '-D', folder('tap') . '/data', '-m', 'fast', '-w', 'stop');
{
	local $ENV{OPENSSL_CONF} = "$here/openssl.cnf";
	local $ENV{ICU_DATA} = $here;
	start_again('tap');
}
like(error_of($url, $seal), qr/OpenSSL made no HMAC-SHA256/, 'no code is sealed');
like(error_of($url, $sign), qr/OpenSSL made no signature/, 'no ticket is signed');
like(error_of($url, $login), qr/OpenSSL made no signature/, 'no ticket is believed');
like(error_of($url, $digest), qr/the digest of a row could not be made/, 'no row gets a digest');
like(error_of($url, $compare), qr/text could not be normalised/, 'no text is compared');
done_testing();
