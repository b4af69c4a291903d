# What goes wrong before a server runs: one clear sentence, an exit that is not
# zero, and no half-made cluster left behind.
use strict;
use warnings;
use Test::More;
use Throwaway;

# Exit status and output of a command of bash.
sub outcome
{
	my ($command) = @_;
	my $output = `bash -c '$command' 2>&1 < /dev/null`;
	return ($? >> 8, $output);
}

# An ordinary user on a machine without the packages.
my ($status, $said) = outcome('bash extension/tools/cluster.sh run env PG_MAJOR=99 sh extension/tools/require.sh server');
is($status, 1, 'missing packages: no');
like($said, qr/\Aybss: packages are missing; ask an administrator for: apt-get install .*postgresql-99 postgresql-99-postgis-3\n\z/,
	'one sentence with their names');

# A server that cannot start.
($status, $said) = outcome('bash extension/tools/cluster.sh start tap_broken shared_buffers=nonsense');
isnt($status, 0, 'a server that cannot start: no');
like($said, qr/^ybss: the throwaway server did not start/m, 'one sentence says so');
like($said, qr/shared_buffers/, 'after the reason');
ok(!-e 'tmp/tap_broken/data', 'no cluster is left');
outcome('bash extension/tools/cluster.sh discard tap_broken');

# No room for a cluster: files of more than a megabyte are refused, as a full disk would.
($status, $said) = outcome('ulimit -f 1024; exec bash extension/tools/cluster.sh start tap_full');
isnt($status, 0, 'a disk without room: no');
like($said, qr/^ybss: .*(no cluster could be made|did not start)/m, 'one sentence says so');
ok(!-e 'tmp/tap_full', 'no cluster is left');
done_testing();
