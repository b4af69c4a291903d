# The manual's page "From your program": its programs are run, each through its own
# driver, and all say the same. A driver that is not here is named and left out;
# make soak brings those that take much room (Java, node).
use strict;
use warnings;
use Test::More;
use Throwaway;

my $folder = 'doc/example/clients';
my %page = (en => 'doc/en/27_from_your_program.md', zh => 'doc/zh/21_from_your_program.md');

sub text_of
{
	my ($path) = @_;
	open(my $file, '<', $path) or die "$path: $!";
	local $/;
	return scalar <$file>;
}

sub works { return system('bash', '-c', "@_ > /dev/null 2>&1") == 0 }

# A python that has a module: the one of the path, or the system's, which Debian's packages serve.
sub python_with { my ($module) = @_; return (grep { works($_, '-c', "'import $module'") } 'python3', '/usr/bin/python3')[0] }

# What is shown on the pages is what is run, and every failure has words for the person in front.
my $programs = join "\n", map { text_of($_) } glob("$folder/*.py $folder/*.js $folder/*.java $folder/*.c $folder/*.sql");
s/^[ \t]+//mg for $programs;
for my $language (sort keys %page)
{
	my $page = text_of($page{$language});
	my @blocks = $page =~ /^```(?:python|java|javascript|c)\n(.*?)^```$/msg;
	s/^[ \t]+//mg for @blocks;
	cmp_ok(scalar @blocks, '>', 5, "$page{$language} shows code");
	is(scalar(grep { index($programs, $_) < 0 } @blocks), 0, 'which is that of the programs') or diag(grep { index($programs, $_) < 0 } @blocks);
}
my %sentence = map { split /\t/ } split /\n/, text_of("$folder/sentences.tsv");
my %shown = (split /^## 每种出错怎样对人说\n/m, text_of($page{zh}))[1] =~ /^\| `(\S+)` \| (.*?) \|$/mg;
is_deeply(\%shown, \%sentence, 'the table of the Chinese page is that which the programs read');
is(join(' ', grep { !$sentence{$_} && !$sentence{substr($_, 0, 3)} } text_of('doc/errors.md') =~ /^\| `(YB\w{3})` \|/mg), '', 'every error of ours has a sentence');

start('tap');
my $url = make_registry('tap', 'ybss');
my ($host, $port) = $url =~ m{\@([\d.]+):(\d+)/};
psql_file($url, 'doc/example/quick_start.sql');
psql_file($url, "$folder/setup.sql", '-v', 'password=tap');
delete $ENV{PGOPTIONS}; # which pgbouncer refuses
@ENV{qw(PGHOST PGPORT PGDATABASE YBSS_PASSWORD)} = ($host, $port, 'ybss', 'tap');
my $jar = (grep { -e } '/usr/share/java/postgresql.jar')[0];
$ENV{NODE_PATH} = 'tmp/clients/node_modules' if -d 'tmp/clients/node_modules/pg';

# Each program: the command, or why it cannot be run here.
my %program = (
	psycopg2 => sub { my $python = python_with('psycopg2') or return; return [$python, "$folder/with_psycopg2.py"] },
	psycopg3 => sub { my $python = python_with('psycopg') or return; return [$python, "$folder/with_psycopg3.py"] },
	odbc => sub {
		my $python = python_with('pyodbc') or return;
		return works('odbcinst', '-q', '-d', '-n', "'PostgreSQL Unicode'") ? [$python, "$folder/with_odbc.py"] : undef;
	},
	libpq => sub {
		return unless works('pkg-config', 'libpq') || works('pg_config', '--includedir');
		run_or_die('bash', '-c', 'cc -Wall -Wextra -Werror -I"$(pg_config --includedir)" -o "$1" "$2" -L"$(pg_config --libdir)" -lpq', 'x', "$files/with_libpq", "$folder/with_libpq.c");
		return ["$files/with_libpq", "$folder/sentences.tsv"];
	},
	jdbc => sub {
		return unless $jar && works('javac', '-version');
		run_or_die('javac', '-d', $files, "$folder/WithJdbc.java");
		return ['java', '-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8', '-cp', "$files:$jar", 'WithJdbc', "$folder/sentences.tsv"];
	},
	node => sub { return works('node', '-e', q('require("pg")')) ? ['node', "$folder/with_node.js"] : undef });

my $expected = text_of("$folder/output.txt");
my %command = map { $_ => scalar $program{$_}->() } sort keys %program;
for my $name (sort keys %program)
{
	SKIP:
	{
		skip("$name is not installed here", 1) unless $command{$name};
		same_text(run_program($name), $expected, "$name says what all say");
	}
}

# Behind a pool whose connections change hands after each transaction, of which there is one for each role.
SKIP:
{
	my $bouncer = (grep { -x } '/usr/sbin/pgbouncer', '/usr/bin/pgbouncer')[0];
	skip('pgbouncer is not installed here', 1) unless $bouncer;
	my $pool = 20000 + int(rand(40000));
	write_bouncer($pool);
	my $child = fork() // die "fork: $!";
	exec('bash', '-c', 'exec bash extension/tools/cluster.sh run "$@" > /dev/null 2>&1', 'x', $bouncer, "$files/pgbouncer.ini") unless $child;
	$ENV{PGPORT} = $pool;
	for (1 .. 100) { last if works('bash', '-c', "'echo > /dev/tcp/$host/$pool'"); select(undef, undef, undef, 0.1) }
	for my $name (grep { $command{$_} } sort keys %command)
	{
		same_text(run_program($name), $expected, "$name behind pgbouncer, in transaction pooling");
	}
	kill('INT', split(' ', run_or_die('cat', "$files/pgbouncer.pid")));
	waitpid($child, 0);
}
done_testing();

sub run_program
{
	my ($name) = @_;
	open(my $pipe, '-|', 'bash', '-c', 'exec "$@" 2>&1', 'run', @{ $command{$name} }) or die "$name: $!";
	local $/;
	my $output = <$pipe> // '';
	close $pipe;
	return $output;
}

sub write_bouncer
{
	my ($pool) = @_;
	open(my $file, '>', "$files/pgbouncer.ini") or die $!;
	print $file "[databases]\nybss = host=$host port=$port\n[pgbouncer]\nlisten_addr = $host\nlisten_port = $pool\nunix_socket_dir =\n",
		"auth_type = scram-sha-256\nauth_file = $files/users.txt\npool_mode = transaction\ndefault_pool_size = 1\n",
		"ignore_startup_parameters = extra_float_digits\npidfile = $files/pgbouncer.pid\nlogfile = $files/pgbouncer.log\n";
	close $file;
	open($file, '>', "$files/users.txt") or die $!;
	print $file qq("$_" "tap"\n) for qw(portal sign_on night_jobs);
	close $file;
	run_or_die('bash', '-c', '[ "$(id -u)" != 0 ] || chown -R postgres: "$1"', 'x', $files);
}
