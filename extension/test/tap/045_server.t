# The server of "make server": interrupted at any moment it leaves nothing, and one that
# died comes back with its data. ROUNDS: how often it is interrupted.
use strict;
use warnings;
use Test::More;
use Throwaway;

# Run a command of bash in a group of its own; gives its process.
my %begun;
my $test = $$;
# Whose number a dead server's is given; a test that dies would wait for its end.
my $stranger;
END
{
	my $status = $?;
	if ($$ == $test)
	{
		kill('TERM', -$_) && waitpid($_, 0) for keys %begun;
		kill('TERM', $stranger) if $stranger;
	}
	$? = $status;
}
sub begin
{
	my ($log, $command) = @_;
	my $process = fork() // die 'cannot fork';
	$begun{$process} = 1;
	return $process if $process;
	@SIG{qw(INT TERM HUP)} = ('DEFAULT') x 3;
	setpgrp(0, 0);
	open(STDIN, '<', '/dev/null');
	open(STDOUT, '>', "$files/$log");
	open(STDERR, '>&', \*STDOUT);
	exec('bash', '-c', "exec $command") or exit 1;
}

sub ended { my ($process) = @_; waitpid($process, 0); delete $begun{$process}; return $? }
sub said { my ($log) = @_; local (@ARGV, $/) = "$files/$log"; return <> // '' }

sub server { my ($name) = @_; return "bash extension/tools/server.sh $name" }
sub cluster { return "bash extension/tools/cluster.sh @_" }

# What belongs to a cluster and is still there: its folder, processes that name it or lie in it.
sub left
{
	my ($name) = @_;
	my $folder = path_of("tmp/$name");
	my @left = grep { -e } $folder;
	for my $process (grep { $_ != $$ } map { m{(\d+)} } glob('/proc/[0-9]*'))
	{
		my $line = join ' ', do { local (@ARGV, $/) = "/proc/$process/cmdline"; no warnings; split /\0/, <> // '' };
		my $place = readlink("/proc/$process/cwd") // '';
		push @left, "$process: $line" if $line =~ m{\Q$folder\E/} || index($place, "$folder/") == 0;
	}
	return join "\n", @left;
}
sub path_of { my ($path) = @_; return run_or_die('pwd', '-P') . "/$path" }

# Nothing is left a moment after a signal: of one process, of the whole group, and of a second one.
my @ways = map { my $signal = $_; map { [$signal, $_] } qw(process group twice) } qw(INT TERM HUP);
my @faults;
for my $round (1 .. $ENV{ROUNDS} // 6)
{
	my ($signal, $way) = @{ $ways[$round % @ways] };
	my $process = begin('interrupted', server('tap_interrupted'));
	my $pause = rand(($ENV{LAST_SECOND} // 6) * ($round % 3 ? 0.3 : 1));
	select(undef, undef, undef, $pause);
	my $to = $way eq 'process' ? $process : -$process;
	kill($signal, $to);
	if ($way eq 'twice')
	{
		select(undef, undef, undef, rand(0.2));
		kill($signal, $to);
	}
	ended($process);
	next if $? == 0;    # it had made its server
	my $left = left('tap_interrupted');
	push @faults, sprintf("%s to the %s after %.3f s left\n%s", $signal, $way, $pause, $left) if $left;
}
continue
{
	system(split ' ', cluster('discard', 'tap_interrupted'));
}
is(join("\n", @faults), '', 'interrupted at any moment: no folder and no process is left');

# Two at once: the second waits, and hands out what the first has made.
my @both = (begin('first', server('tap_server')), begin('second', server('tap_server')));
is(join(' ', map { ended($_) } @both), '0 0', 'two at once: both end well');
my ($url) = said('first') =~ /^(postgresql:.*)$/m;
like(said('second'), qr/^\Q$url\E$/m, 'and name one server');

# A server that was killed, whose number is meanwhile another process's of the same user.
my $pipe;
sub kill_it
{
	my $file = 'tmp/tap_server/data/postmaster.pid';
	my ($lock) = run_or_die('cat', $file);
	my ($process) = $lock =~ /\A(\d+)/;
	kill('KILL', $process) or die 'cannot kill it';
	for (1 .. 100) { last unless left('tap_server') =~ /\n/; select(undef, undef, undef, 0.1) }
	open($pipe, '-|', split(' ', cluster('run', 'sh', '-c')), 'echo $$; exec sleep 600') or die;
	chomp(my $number = <$pipe>);
	$lock =~ s/\A\d+/$number/;
	as_server('sh', '-c', 'printf "%s\n" "$1" > "$2"', 'x', $lock, $file);
	return $number;
}
sql($url, "CREATE TABLE kept AS SELECT 'it is there' AS words");
$stranger = kill_it();
my $again = run_or_die(split ' ', server('tap_server'));
like($again, qr/^The server of before runs in tmp\/tap_server again, with its data/m, 'a dead server is started again');
like($again, qr/^\Q$url\E\z/m, 'under the same connection string');
is(sql($url, 'SELECT words FROM kept'), 'it is there', 'with its data');
ok(kill(0, $stranger), 'and the stranger that had its number lives');
kill('TERM', $stranger);
$stranger = kill_it();
system(split ' ', cluster('stop', 'tap_server'));
ok(kill(0, $stranger), 'to stop a dead server ends no stranger either');
kill('TERM', $stranger);
undef $stranger;

# Data that this server cannot read are not thrown away.
for my $fault (['echo 9 > tmp/tap_server/data/PG_VERSION', qr/but they are those of PostgreSQL 9, and this is /, 'data of another major version'],
	['rm tmp/tap_server/data/PG_VERSION', qr/but they are broken/, 'a folder without its version'])
{
	my ($break, $words, $name) = @$fault;
	as_server('sh', '-c', $break);
	my $refused = eval { run_or_die(split ' ', server('tap_server')) } // $@;
	like($refused, $words, "$name: one sentence");
	like($refused, qr/^ybss: make stop removes them/m, "$name: and what to do");
	ok(-e 'tmp/tap_server/data/global/pg_control', "$name: nothing is removed");
}
system(split ' ', cluster('discard', 'tap_server'));
is(left('tap_server'), '', 'discarded, nothing is left');
done_testing();
