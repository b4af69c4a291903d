# Which server is built for and tested, whatever is installed, and what an
# installation of packages leaves behind where it fails, is ended or was killed.
# The machine is played: servers, apt and dpkg are scripts of this test.
use strict;
use warnings;
use Test::More;
use Throwaway;

my $machine = run_or_die('realpath', $files);
my $switch = "$machine/createcluster.conf";

sub write_file
{
	my ($path, $text) = @_;
	run_or_die('mkdir', '-p', $path =~ s{/[^/]*\z}{}r);
	open(my $file, '>', $path) or die "$path: $!";
	print $file $text;
	close $file;
	chmod 0755, $path;
}

sub read_file { my ($path) = @_; return -e $path ? run_or_die('cat', $path) : '(none)' }

sub command { my ($name, $script) = @_; write_file("$machine/bin/$name", "#!/bin/sh\n$script\n") }

# A server below $folder as Debian puts it: its programs, and what builds for it.
sub server
{
	my ($folder, $major, $has_server, $builds) = @_;
	my $home = "$machine/$folder/$major";
	write_file("$home/pgxs.mk", '') if $builds;
	write_file("$home/bin/postgres", '') if $has_server;
	write_file("$home/bin/pg_config", <<"SH");
#!/bin/sh
case \$1 in
	--version) echo 'PostgreSQL $major.3 (Debian $major.3-0+deb1u1)' ;;
	--bindir) echo $home/bin ;;
	--pgxs) echo $home/pgxs.mk ;;
	--sharedir) echo $home ;;
esac
SH
}

# Run a tool on the played machine: its output, and its status in the last line.
sub tool
{
	my ($settings, @command) = @_;
	my %settings = (SERVERS => "$machine/none", CREATECLUSTER => $switch, %$settings);
	return run_or_die('bash', '-c', 'unset PG_CONFIG PG_MAJOR FUZZ_CC; export "${@:3:$2}"; PATH="$1/bin:$PATH" sh "${@:3+$2}"; echo "status $?"',
		'run', $machine, scalar(keys %settings), (map { "$_=$settings{$_}" } sort keys %settings), @command);
}
sub installed { my ($what, %settings) = @_; return tool(\%settings, 'extension/tools/installed.sh', $what) }
sub require_for { my ($purpose, %settings) = @_; return tool(\%settings, 'extension/tools/require.sh', $purpose) }

# A bare machine: apt knows PostgreSQL 17 and nothing is installed.
command('pg_config', 'exit 1');
command('clang', 'exit 1');
command('id', 'echo ${PLAYED_USER:-0}');
command('dpkg-query', 'exit 1');
command('apt-cache', 'case $1 in depends) printf "postgresql\n  Depends: postgresql-17\n |Depends: debconf\n" ;; show) echo "Package: $2" ;; esac');

is(installed('major'), "17\nstatus 0", 'on a bare machine the major version is the one that apt has');
is(installed('pg_config'), 'status 1', 'and there is no pg_config');
like(require_for('server', PLAYED_USER => 1000), qr/\Aybss: packages are missing; ask an administrator for: [^\n]* postgresql-server-dev-17 [^\n]* postgresql-17 postgresql-17-postgis-3[^\n]*\nstatus 1\z/,
	'an ordinary user is told the packages in one sentence');

# Several servers.
server('one', 16, 1, 0);
is(installed('major', SERVERS => "$machine/one"), "16\nstatus 0", 'a server that is there without what builds gives its version');
server('several', 15, 1, 1);
server('several', 16, 0, 1);
server('several', 17, 1, 0);
is(installed('pg_config', SERVERS => "$machine/several"), "$machine/several/15/bin/pg_config\nstatus 0", 'of several, the one is taken that builds and has its server');
is(installed('major', SERVERS => "$machine/several"), "15\nstatus 0", 'and its packages are asked for');
is(installed('pg_config', SERVERS => "$machine/several", PG_MAJOR => 16), "$machine/several/16/bin/pg_config\nstatus 0", 'PG_MAJOR chooses among them');
my $named = "$machine/several/17/bin/pg_config";
is(installed('pg_config', SERVERS => "$machine/several", PG_CONFIG => $named), "$named\nstatus 0", 'PG_CONFIG wins');
is(installed('major', SERVERS => "$machine/several", PG_CONFIG => $named), "17\nstatus 0", 'and its version, too');
like(require_for('build', PG_CONFIG => "$machine/nowhere"), qr{\Aybss: PG_CONFIG names \S+/nowhere, which is no pg_config that runs\nstatus 1\z}, 'unless it is none');
run_or_die('cp', "$machine/several/15/bin/pg_config", "$machine/bin/pg_config");
is(installed('pg_config', SERVERS => "$machine/several"), "$machine/several/15/bin/pg_config\nstatus 0", 'what the path has is named by the place that stays the same');
command('pg_config', 'exit 1');

# The first clang that has libFuzzer.
command('clang', "echo $machine/clang");
is(installed('clang') =~ m{^\Q$machine\E}m, '', 'a clang without libFuzzer is passed over');
write_file("$machine/clang/lib/linux/libclang_rt.fuzzer-x86_64.a", '');
is(installed('clang'), "$machine/bin/clang\nstatus 0", 'one that has it is taken, whatever its number');

# What apt does not know, and what cannot be fetched.
command('apt-cache', 'exit 1');
is(require_for('server'), "ybss: apt knows no package postgresql: run apt-get update first (without a network: doc/en/01_install.md)\nstatus 1", 'without lists of packages: what to do');
command('apt-cache', 'case $1 in depends) echo "  Depends: postgresql-17" ;; show) [ "$2" = libqrencode-dev ] || echo "Package: $2" ;; esac');
is(require_for('server'), "ybss: apt knows no package libqrencode-dev: run apt-get update first (without a network: doc/en/01_install.md)\nstatus 1", 'with lists that lack one: which');
command('apt-cache', 'case $1 in depends) echo "  Depends: postgresql-17" ;; show) echo "Package: $2" ;; esac');

# Debian's switch for clusters of the system, while a server is installed and afterwards.
my $as_it_was = "# the administrator's\ncreate_main_cluster = true\nssl = off";
write_file($switch, "$as_it_was\n");
my $note = "grep create_main_cluster $switch > $machine/seen";
command('apt-get', "$note; echo 'E: Failed to fetch http://deb.debian.org/x Could not connect'; exit 100");
like(require_for('server'), qr/^ybss: packages could not be fetched: is there a network, and are the lists of "apt-get update" new\? \(without a network: [^\n]*\)\nstatus 1\z/m, 'without a network: what to do');
is(read_file("$machine/seen"), 'create_main_cluster = false', 'while a server is installed no cluster of the system is made');
is(read_file($switch), $as_it_was, 'a failed installation leaves the file as it was');
command('apt-get', "$note; kill -TERM \$PPID; sleep 1; exit 100");
is(require_for('server') =~ s/.*\n//r, 'status 143', 'one that is ended says so');
is(read_file($switch), $as_it_was, 'and leaves the file as it was');
command('apt-get', "$note; kill -KILL \$PPID");
require_for('server');
like(read_file($switch), qr/= false/, 'one that is killed cannot put it back');
command('dpkg-query', 'echo install ok installed');
is(require_for('server') . read_file($switch), "status 0$as_it_was", 'but the next does, with nothing to install');
command('dpkg-query', 'exit 1');
command('apt-get', "$note; kill -KILL \$PPID");
require_for('server');
command('apt-get', "$note");
is(require_for('server') =~ s/.*\n//r, 'status 0', 'or with something');
is(read_file($switch), $as_it_was, 'as well');
is(read_file("$switch.before_ybss"), '(none)', 'and keeps no copy');
unlink $switch;
command('apt-get', "case \"\$*\" in *' postgresql-common') echo 'create_main_cluster = true' > $switch ;; *) $note ;; esac");
is(require_for('server') =~ s/.*\n//r, 'status 0', 'where Debian has no such file yet, its package makes it first');
is(read_file("$machine/seen"), 'create_main_cluster = false', 'it is no for as long');
is(read_file($switch), 'create_main_cluster = true', 'and what Debian made stays');

done_testing;
