# Taking a registry away: the plan names all of it, and after it the cluster is what it was.
use strict;
use warnings;
use Test::More;
use Throwaway;

# What a cluster and a database have, beside the server's own.
sub inventory
{
	my ($url) = @_;
	my %there = map { my ($name, $query) = @$_; ($name => sql($url, $query)) } (
		[roles => q{SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1}],
		[settings => q{SELECT setdatabase = 0, setrole, setconfig FROM pg_db_role_setting ORDER BY 2, 3}],
		[schemas => q{SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_' ORDER BY 1}],
		[extensions => 'SELECT extname FROM pg_extension ORDER BY 1'],
		[copies => 'SELECT count(*) FROM pg_largeobject_metadata'],
		[replication => 'SELECT subname FROM pg_subscription UNION ALL SELECT pubname FROM pg_publication'],
		[triggers => 'SELECT evtname FROM pg_event_trigger'],
		[privileges => q{SELECT p.oid::regprocedure, a.grantee, a.privilege_type FROM pg_proc p,
			aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE p.pronamespace = 'pg_catalog'::regnamespace ORDER BY 1, 2, 3}],
		[database => q{SELECT a.grantee, a.privilege_type FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
			WHERE d.datname = current_database() ORDER BY 1, 2}]);
	return join '', map { "$_:\n$there{$_}\n" } sort keys %there;
}

# The plan of a database, run as the manual says.
sub uninstall
{
	my ($url) = @_;
	sql($url, 'CREATE TABLE IF NOT EXISTS public.done AS SELECT 0 AS n');
	open(my $file, '>', "$files/uninstall.sql") or die;
	print $file "SELECT remove FROM ybss.uninstall_plan() WHERE remove IS NOT NULL ORDER BY step\n\\gexec\n";
	close $file;
	psql_file($url, "$files/uninstall.sql");
	sql($url, 'DROP TABLE public.done');
}
sub plan_of { my ($url) = @_; return sql($url, 'SELECT step, what, name, remove FROM ybss.uninstall_plan() ORDER BY step') }

start('uninstall');
my $plain = url('uninstall', 'plain');
sql(url('uninstall'), 'CREATE DATABASE plain');
my $url = url('uninstall', 'ybss');

# A district at work: a list whose copy was forgotten, a person, what an analyst built, a setting, a publication.
sql($url, q{INSERT INTO ybss_registry.grid (code, name) VALUES ('520371', '区'), ('520371013', '街道')});
psql_file($url, 'contrib/demo/sources.sql');
sql($url, q{SELECT lo_from_bytea(4711, convert_to('姓名,公民身份号码' || E'\n' || '李秀英,520399196203150111', 'UTF8'))});
sql($url, q{SELECT lines FROM ybss.load_list('police', 'forgotten.csv', lo_get(4711))});
sql($url, q{SELECT lo_from_bytea(4712, 'a photograph')});
is(sql($url, 'SELECT large_object, source, file_name FROM ybss.list_copies()'), '4711|police|forgotten.csv', 'a copy of a list is found, another large object is none');
is(sql($url, q{SELECT rule, target, record_id FROM ybss.check_registry()}), 'list_copy|forgotten.csv|4711', 'and the checker names it');
sql($url, $_) for 'CREATE ROLE clerk LOGIN IN ROLE ybss_operator', q{ALTER ROLE clerk SET ybss.lock_patience = 1000},
	q{INSERT INTO ybss_registry.member (role_name, label, office) VALUES ('clerk', '某', '某局')},
	'CREATE TABLE public.notes AS SELECT 1 AS note, ybss.citizen_id \'520399196203150111\' AS person',
	'CREATE VIEW public.crowded AS SELECT * FROM ybss.house', 'CREATE VIEW public.found AS SELECT person FROM public.notes WHERE person = \'520399196203150111\'',
	'CREATE FUNCTION public.own(ybss.citizen_id) RETURNS int LANGUAGE sql AS \'SELECT 1\'',
	q{ALTER DATABASE ybss SET search_path = public, ybss, pg_catalog}, 'CREATE PUBLICATION feed FOR TABLE ybss_registry.house';

# What pg_cron has: jobs of this database and of others.
sql($url, $_) for 'CREATE SCHEMA cron', 'CREATE TABLE cron.job (jobid bigint, command text, database text)',
	q{INSERT INTO cron.job VALUES (1, 'CALL ybss.run_job(''intake'')', 'ybss'), (2, 'CALL ybss.run_job(''intake'')', 'elsewhere'), (3, 'VACUUM', 'ybss')},
	'CREATE FUNCTION cron.unschedule(bigint) RETURNS void LANGUAGE sql AS \'DELETE FROM cron.job WHERE jobid = $1\'';

# A second registry in the cluster: the roles are its, too.
sql(url('uninstall'), 'CREATE DATABASE second');
my $second = url('uninstall', 'second');
sql($second, 'CREATE EXTENSION ybss CASCADE');
sql($second, 'SELECT ybss.create_registry(adopt_roles => true)');
like(plan_of($url), qr/role that database second needs\|ybss_owner\|$/m, 'roles that another registry needs stay');
uninstall($second);
is(sql($second, q{SELECT count(*) FROM pg_namespace WHERE nspname ~ 'ybss'}), 0, 'the second goes');
is(sql($url, q{SELECT count(*) FROM pg_roles WHERE rolname ~ '^ybss_'}), sql($url, 'SELECT cardinality(ybss.registry_roles())'), 'and the roles stay for the first');
sql(url('uninstall'), 'DROP DATABASE second');

my $plan = plan_of($url);
like($plan, qr/^\d+\|\Q$_\E/m, "named: $_")
	for 'view|public.crowded', 'routine|public.own(ybss.citizen_id)', 'column|public.notes.person', 'copy of a list|large object 4711', 'publication|feed', 'role|ybss_sensitive|',
	'setting|ybss session_preload_libraries', 'setting|ybss search_path|ALTER DATABASE ybss SET search_path = public, pg_catalog',
	'setting|clerk ybss.lock_patience|ALTER ROLE clerk RESET', 'extension that came with it, and may serve others|postgis|';
uninstall($url);
is(sql($url, 'SELECT note, person FROM public.notes'), '1|520399196203150111', "the values of one's own table are there, as text");
is(sql($url, 'SELECT oid FROM pg_largeobject_metadata'), '4712', 'and the other large object');
is(sql($url, q{SELECT string_agg(jobid::text, ' ' ORDER BY jobid) FROM cron.job}), '2 3', 'jobs of another database and of others stay');
sql($url, 'DROP SCHEMA cron CASCADE');

# What was the analyst's own goes by hand; then nothing tells that there was a registry.
sql($url, $_) for 'DROP TABLE public.notes', 'SELECT lo_unlink(4712)', 'DROP EXTENSION postgis, btree_gist', 'DROP ROLE clerk', 'ALTER DATABASE ybss RESET search_path';
same_text(inventory($url), inventory($plain), 'nothing is left in database and cluster');
same_text(schema_of($url), schema_of($plain), 'nor in a dump');

# The files: make uninstall takes all that make install brought.
run_or_die('make', '-s', $_, "DESTDIR=" . run_or_die('pwd') . "/$files/tree") for 'install';
like(run_or_die('find', "$files/tree", '-type', 'f'), qr{/ybss\.so$}m, 'make install brings files');
run_or_die('make', '-s', 'uninstall', "DESTDIR=" . run_or_die('pwd') . "/$files/tree");
is(run_or_die('find', "$files/tree", '-type', 'f'), '', 'make uninstall leaves none');
done_testing();
