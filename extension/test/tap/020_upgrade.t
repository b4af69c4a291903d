# An upgraded database is the same as a new one. There is one version yet, so an
# older one is made up: without two of the functions, with other comments and
# bodies where upgrades replace them.
use strict;
use warnings;
use Test::More;
use Throwaway;

# Every member of the extension with its definition, rights and comments.
my $members = <<'SQL';
SELECT i.type || ' ' || i.identity || ' ' || coalesce(
    CASE WHEN p.prokind IN ('f', 'p') THEN md5(pg_get_functiondef(p.oid)) || coalesce(p.proacl::text, '') END,
    CASE WHEN c.relkind = 'v' THEN md5(pg_get_viewdef(c.oid)) || coalesce(c.relacl::text, '') END, '')
  || ' ' || coalesce(obj_description(d.objid, d.classid::regclass::name), '')
FROM pg_depend d
CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) i
LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
WHERE d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
  AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'ybss')
ORDER BY 1
SQL

sub write_file
{
	my ($path, $text) = @_;
	open(my $file, '>', $path) or die "$path: $!";
	print $file $text;
	close $file;
}

my ($share) = run_or_die($ENV{PG_CONFIG} // 'pg_config', '--sharedir');
my $folder = "tmp/server$share/extension";
my ($version) = run_or_die('cat', 'extension/ybss.control') =~ /default_version = '(.*)'/;
my $install = run_or_die('sh', 'extension/tools/join_parts.sh');
my $upgrade = run_or_die('sh', 'extension/tools/join_parts.sh', 'upgrade');
my @made = ("$folder/ybss--0.0.9.sql", "$folder/ybss--0.0.9--$version.sql", "$folder/ybss--$version--${version}r.sql");
END { unlink @made if @made }

my $old = $install;
$old =~ s/^-- 60_intake\/read_list\.sql\n.*?(?=^-- \d)//ms or die 'the part that the old version lacks is gone';
$old =~ s/^(COMMENT ON FUNCTION ybss\.(?:opaque_id|create_registry)\b[^\n]*\n')/${1}Old words. /mg or die 'no comment was changed';
$old =~ s/this database has a registry already/an old message/ or die 'no body was changed';
write_file($made[0], $old);
write_file($made[1], $upgrade);
write_file($made[2], $upgrade);

start('tap');
my $fresh = make_registry('tap', 'fresh');
sql(url('tap'), 'CREATE DATABASE upgraded');
my $upgraded = url('tap', 'upgraded');
sql($upgraded, 'ALTER DATABASE upgraded SET search_path = public, ybss');
sql($upgraded, "CREATE EXTENSION ybss VERSION '0.0.9' CASCADE");
sql($upgraded, 'SELECT ybss.create_registry()');
is(sql($upgraded, 'SELECT ybss.registry_version()'), '0.0.9', 'the old version is installed');
isnt(sql($upgraded, $members), sql($fresh, $members), 'and differs');
sql($upgraded, 'ALTER EXTENSION ybss UPDATE');
is(try_sql($upgraded, 'SELECT ybss.require_registry()'), undef, 'a registry that is older than the extension is refused');
is(sql($upgraded, 'SELECT ybss.upgrade_registry()'), "registry brought from 0.0.9 to $version", 'the registry is brought up');
same_text(sql($upgraded, $members), sql($fresh, $members), 'the members of the extension are those of a new installation');
is(sql($upgraded, 'SELECT ybss.version() || ybss.registry_version()'), $version x 2, 'one version');
same_text(schema_of($upgraded), schema_of($fresh), 'the registry is that of a new installation');

# The parts that upgrades replay change nothing where nothing is new.
my $before = schema_of($fresh);
my $members_before = sql($fresh, $members);
sql($fresh, "SELECT ybss.run_registry_parts(ARRAY['replay'])");
same_text(schema_of($fresh), $before, 'replaying the registry changes nothing');
sql($fresh, "ALTER EXTENSION ybss UPDATE TO '${version}r'");
same_text(sql($fresh, $members), $members_before, 'replaying the extension changes nothing');
done_testing();
