# Throwaway clusters for tests in Perl, made by extension/tools/cluster.sh and
# discarded when the test ends, however it ends. Several files of tests run at a
# time, each with clusters and a folder of its own.
package Throwaway;
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use Exporter 'import';
use Test::More ();
our @EXPORT = qw($files folder start discard url sql try_sql psql_file program as_server run_or_die fill_registry
  make_registry background finished until_true error_of replica kill_server start_again scopes same_text schema_of);

my $root = abs_path(dirname(__FILE__) . '/../../..');
chdir $root or die "cannot enter $root";
my @cluster = ('bash', 'extension/tools/cluster.sh');
my $test = basename($0) =~ s/\.t\z//r;
my (%started, %taken);
my $process = $$;
# Where a test may leave what it makes.
our $files = "tmp/files_$test";
mkdir 'tmp';
mkdir $files;
# A second signal would leave clusters behind.
$SIG{$_} = sub { @SIG{qw(INT TERM HUP)} = ('IGNORE') x 3; exit 1 } for qw(INT TERM HUP);
$ENV{PGOPTIONS} = '-c client_min_messages=warning';
delete $ENV{MAKEFLAGS};

# A child of this test that a signal ends before it becomes another program has nothing to clean up.
END
{
	return if $$ != $process;
	my $status = $?;
	discard($_) for keys %started;
	system('rm', '-rf', $files);
	$? = $status;
}

# Run a command and give its output; die with it where it fails.
sub run_or_die
{
	my @command = @_;
	open(my $pipe, '-|', 'bash', '-c', 'exec "$@" 2>&1', 'run', @command) or die "$command[0]: $!";
	local $/;
	my $output = <$pipe> // '';
	close $pipe or die "@command: failed\n$output";
	$output =~ s{\n\z}{};
	return $output;
}

sub program { my ($name) = @_; return run_or_die(@cluster, 'bin') . "/$name" }

# Run a program as the user that the servers run as.
sub as_server { return run_or_die(@cluster, 'run', @_) }

# What a cluster of this test is called, and where it is. run_tests.py has one at hand
# for the first, and discards it: writing over a cluster is quicker than making one.
my $first;
sub own
{
	my ($name) = @_;
	return $ENV{TEST_CLUSTER} if $ENV{TEST_CLUSTER} && $name eq ($first //= $name);
	return "${name}_$test";
}
sub folder { return 'tmp/' . own(@_) }

# A cluster with a new registry, which make_registry() gives a name.
sub start
{
	my ($name, @settings) = @_;
	$started{$name} = 1;
	system(@cluster, 'ready', own($name), @settings) == 0 or die "no cluster $name";
}

sub discard
{
	my ($name) = @_;
	delete $started{$name};
	system(@cluster, $ENV{TEST_CLUSTER} && $name eq $first ? 'stop' : 'discard', own($name));
}

sub url { my ($name, @database) = @_; return run_or_die(@cluster, 'url', own($name), @database) }

sub psql_command
{
	my ($url, @rest) = @_;
	return (program('psql'), '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', $url, @rest);
}

sub sql { my ($url, $query) = @_; return run_or_die(psql_command($url, '-c', $query)) }

# The answer, or undef where the server gives none.
sub try_sql { return eval { sql(@_) } }

# The server's message where it gives an error, or an empty text.
sub error_of { my ($url, $query) = @_; return eval { sql($url, $query); '' } // $@ }

# A session of its own that runs statements in a transaction; finished() waits for its end.
sub background
{
	my ($url, $statements) = @_;
	my $child = fork() // die "fork: $!";
	return $child if $child;
	open(STDOUT, '>', '/dev/null');
	open(STDERR, '>', '/dev/null');
	exec(psql_command($url, '-c', "BEGIN; $statements; COMMIT"));
}

sub finished { my ($child) = @_; waitpid($child, 0); return $? }

# Wait until a query answers true.
sub until_true
{
	my ($url, $query) = @_;
	for (1 .. 1200)
	{
		return if sql($url, $query) eq 't';
		select(undef, undef, undef, 0.05);
	}
	die "never true: $query";
}

sub psql_file { my ($url, $file, @rest) = @_; return run_or_die(psql_command($url, @rest, '-f', $file)) }

# A database with the extension and an empty registry: the cluster's own, or a second one.
sub make_registry
{
	my ($cluster, $database) = @_;
	my $url = url($cluster, $database);
	if (!$taken{$cluster}++)
	{
		sql(url($cluster), "ALTER DATABASE ybss RENAME TO $database") unless $database eq 'ybss';
	}
	else
	{
		sql(url($cluster), "CREATE DATABASE $database");
		sql($url, 'CREATE EXTENSION ybss CASCADE');
		sql($url, 'SELECT ybss.create_registry()');
	}
	return $url;
}

# Take the demo's lists into a registry; run no job.
sub fill_registry
{
	my ($url, $scale) = @_;
	my $lists = "$files/lists-$scale";
	run_or_die('python3', 'contrib/demo/generate.py', '--output', $lists, '--scale', $scale) unless -d $lists;
	psql_file($url, 'contrib/demo/grids.sql', '-v', "lists=$root/$lists");
	psql_file($url, 'contrib/demo/sources.sql');
	my %file = (standard_address => 'standard_address', police => 'police_person', housing => 'housing',
		market => 'market_unit', declaration => 'declaration', health => 'health_person', lifts => 'lift');
	for my $source (sort keys %file)
	{
		psql_file($url, 'contrib/demo/load.sql', '-v', "source=$source", '-v', "file=$root/$lists/$file{$source}.csv");
	}
}

# Four people, each with a scope of a level of its own, and a stranger.
sub scopes
{
	my ($url) = @_;
	my %grid = split /[|\n]/, sql($url, <<'SQL');
SELECT DISTINCT ON (length(code)) 'regress_tap_' || length(code), code
FROM (SELECT grid::text AS code, count(*) AS n FROM ybss_registry.house GROUP BY 1
      UNION ALL SELECT ybss.grid_truncate(grid, level)::text, count(*)
      FROM ybss_registry.house, generate_series(1, 3) level GROUP BY 1) g ORDER BY length(code), n DESC, code
SQL
	for my $role (sort keys %grid)
	{
		sql($url, "CREATE ROLE $role IN ROLE ybss_reader");
		sql($url, "INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('$role', '$role', 'x')");
		sql($url, "INSERT INTO ybss_registry.scope_grant (member_id, grid)
			SELECT member_id, '$grid{$role}' FROM ybss_registry.member WHERE role_name = '$role'");
	}
	sql($url, 'CREATE ROLE regress_tap_stranger IN ROLE ybss_reader');
	return (sort(keys %grid), 'regress_tap_stranger');
}

# Start a streaming replica of a cluster on a port of its own.
sub replica
{
	my ($name, $of) = @_;
	$started{$name} = 1;
	run_or_die('bash', '-c', 'rm -rf "$1" && mkdir -m 700 "$1" && cp "$2/password" "$1/" &&
		{ [ "$(id -u)" != 0 ] || chown -R postgres:postgres "$1"; }', 'x', folder($name), folder($of));
	as_server(program('pg_basebackup'), '-d', url($of), '-D', folder($name) . '/data', '-R', '-X', 'stream', '-c', 'fast');
	for my $attempt (1 .. 10)
	{
		my $port = 20000 + int(rand(40000));
		as_server('bash', '-c', 'echo "$1" > "$2"', 'x', $port, folder($name) . '/port');
		return url($name, 'ybss') if eval { start_again($name); 1 };
	}
	die 'the replica did not start';
}

# What pg_dump says of the definitions: tables, views, functions, triggers, policies, rights, comments.
sub schema_of
{
	my ($url) = @_;
	my $text = run_or_die(program('pg_dump'), '-s', '-d', $url);
	$text =~ s/^(--|\\(un)?restrict ).*\n//mg;
	return $text;
}

# A test that two texts are the same; shows only the lines that differ.
sub same_text
{
	my ($got, $expected, $name) = @_;
	my @file = map { "$files/$_" } qw(got expected);
	for ([$file[0], $got], [$file[1], $expected])
	{
		open(my $file, '>', $_->[0]) or die "$_->[0]: $!";
		print $file "$_->[1]\n";
		close $file;
	}
	Test::More::ok($got eq $expected, $name)
		or Test::More::diag(substr(`diff -U0 $file[1] $file[0] | cut -c1-300`, 0, 8000));
}

# End a server as a power cut would, its children too.
sub kill_server
{
	my ($name) = @_;
	my $data = folder($name) . '/data';
	open(my $file, '<', "$data/postmaster.pid") or die "$name does not run";
	chomp(my $process = <$file>);
	kill('KILL', $process) or die "cannot kill $process";
	# Its children notice and end. Where nobody collects dead processes (a container
	# without an init), its own number stays taken: then its lock must go by hand.
	for (1 .. 100)
	{
		last unless grep { (readlink($_) // '') eq "$root/$data" } glob('/proc/[0-9]*/cwd');
		select(undef, undef, undef, 0.1);
	}
	open(my $state, '<', "/proc/$process/stat") or return;
	unlink "$data/postmaster.pid" if (<$state> // '') =~ /\) Z /;
}

# Start a cluster that was stopped or killed, on the port it had.
sub start_again
{
	my ($name) = @_;
	my $folder = folder($name);
	my $port = run_or_die('cat', "$folder/port");
	# The dead server's last processes may still hold its memory for a moment.
	for my $attempt (1 .. 20)
	{
		return if eval {
			as_server(program('pg_ctl'), '-D', "$folder/data", '-l', "$folder/server.log", '-o', "-p $port",
				'-w', '-t', '60', 'start'); 1 };
		select(undef, undef, undef, 0.5);
	}
	die "$name did not start again: " . run_or_die('tail', '-n', '5', "$folder/server.log");
}

1;
