# Sixteen writers at once do what they may and what they must not, for a few
# seconds: no rule is broken at the end, and no deadlock stays unsolved.
use strict;
use warnings;
use Throwaway;
use Test::More;

start('tap', 'deadlock_timeout=100ms');
my $url = make_registry('tap', 'torture');
my $said = eval { run_or_die('env', 'SECONDS_TO_RUN=6', 'python3', 'contrib/bench/register_torture.py', $url) } // "$@";
note $said;
unlike($said, qr/MISSED/, 'no figure is missed');
like($said, qr/invariants broken at the end \(check_registry\)\s+0 .* ok/, 'nothing is broken');
like($said, qr/writers that wrote to the end\s+16 /, 'all wrote to the end');

# What was written comes back as it was, whatever happened in between.
is(sql($url, q(SELECT count(*) FROM ybss_registry.as_of(NULL::ybss_registry.residence, now()) a
	FULL JOIN ybss_registry.residence r USING (district, residence_id) WHERE ybss.values_of(a) IS DISTINCT FROM ybss.values_of(r))),
	0, 'as of now is now');
cmp_ok(sql($url, q(SELECT count(*) FROM ybss_registry.history)), '>', 0, 'there is a past');
done_testing();
