# What make test-versions says before it makes anything: who may run it, on what.
# What it does with other Debians takes an hour and is run by make soak.
use strict;
use warnings;
use Test::More;
use Throwaway;

my $machine = run_or_die('realpath', $files);

sub command
{
	my ($name, $script) = @_;
	run_or_die('mkdir', '-p', "$machine/bin");
	open(my $file, '>', "$machine/bin/$name") or die "$name: $!";
	print $file "#!/bin/sh\n$script\n";
	close $file;
	chmod 0755, "$machine/bin/$name";
}

sub versions
{
	my ($versions) = @_;
	return run_or_die('bash', '-c', 'VERSIONS=$2 CHROOTS="$1/chroots" PATH="$1/bin:$PATH" bash extension/tools/test-versions.sh; echo "status $?"',
		'run', $machine, $versions);
}

command('debootstrap', 'echo "this is debootstrap"; exit 1');
command('unshare', 'for last; do :; done; [ "$last" = true ] || { while [ "$1" != -- ]; do shift; done; shift; exec "$@"; }');
command('id', 'echo 1000');
is(versions('trixie'), "ybss: make test-versions makes other Debians beside this one, which takes root\nstatus 1", 'an ordinary user is told');
command('id', 'echo 0');
is(versions('trixie woody'), "ybss: VERSIONS names woody; what can be tested is bookworm, trixie and sid\nstatus 1", 'a name that is none is refused');
is(versions(''), "ybss: VERSIONS names nothing\nstatus 1", 'and no name at all');
command('unshare', 'exit 1');
is(versions('sid'), "ybss: make test-versions needs namespaces of its own, which this machine does not give (a container without privileges?)\nstatus 1",
	'a machine that has no namespaces is named');
ok(!-e "$machine/chroots", 'nothing was made until here');
command('unshare', 'for last; do :; done; [ "$last" = true ] || { while [ "$1" != -- ]; do shift; done; shift; exec "$@"; }');
command('df', 'printf "x\nx x x 100\n"');
is(versions('sid'), "sid       FAILED: needs 6000 MB of free disk in $machine/chroots, there are 100\nfailed: sid\nstatus 1", 'so is a disk that is full');
command('df', 'printf "x\nx x x 100000\n"');
is(versions('sid'), "sid       FAILED: debootstrap made no tree (log: $machine/chroots/sid.log)\nfailed: sid\nstatus 1", 'a version that could not be made is a failed one');
is(run_or_die('cat', "$machine/chroots/sid.log"), 'this is debootstrap', 'and its log says why');
open(my $lock, '>>', "$machine/chroots/lock") or die;
flock($lock, 2);
is(versions('sid'), "ybss: another make test-versions is under way in $machine/chroots\nstatus 1", 'two at a time are refused');
close $lock;

my $makefile = run_or_die('make', '-n', 'test-versions');
like($makefile, qr{require\.sh test-versions\n.*\btools/test-versions\.sh\z}s, 'make knows it');
done_testing;
