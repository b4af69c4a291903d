# An upgraded database is the same as a new one, from every earlier version on two
# roads: its install script and registry brought up in place, and its dump restored
# under this version's files. What ends in the middle leaves all as it was.
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

my $old = '0.1.0';
my ($share) = run_or_die(run_or_die('sh', 'extension/tools/installed.sh', 'pg_config'), '--sharedir');
my $folder = "tmp/server$share/extension";
my ($version) = run_or_die('cat', 'extension/ybss.control') =~ /default_version = '(.*)'/;
my @made = ("$folder/ybss--$old.sql", "$folder/ybss--$version--${version}r.sql");
END { unlink @made if @made }

# A file of extension/test/upgrade, unpacked.
sub unpacked
{
	my ($file, $path) = @_;
	run_or_die('bash', '-c', 'gzip -dc "extension/test/upgrade/$1" > "$2"', 'x', $file, $path);
	return $path;
}

# Definitions without the partitions of months, which depend on the day, and without the
# names that NOT NULL has since 18: what table and column were called when it was made.
sub definitions
{
	my ($url) = @_;
	my $text = schema_of($url) =~ s/ CONSTRAINT \w+_not_null\d*(?= NOT NULL\b)//gr;
	return join "\n\n", grep { !/_\d{4}_\d\d\b/ } split /\n\n+/, $text;
}

# What an upgrade must leave as it was: the rows of a table, as a digest.
my $data = join "\nUNION ALL ", map {
	my ($table, $columns) = @$_;
	"SELECT '$table ' || md5(coalesce(string_agg(r::text, E'\\n' ORDER BY r::text), '')) FROM (SELECT $columns FROM ybss_registry.$table) r"
} (
	['person', 'person_id, name, citizen_id, phone, grid, change_id, changed_at'], ['house', 'house_id, address_id, grid, change_id'],
	['address', 'address_id, address, state, change_id'], ['unit', 'unit_id, name, credit_code'],
	['residence', 'residence_id, person_id, house_id, valid'], ['intake_line', 'file_id, line, raw, state, record_id'],
	['review', 'review_id, reason, decision, candidates'], # (a change that a step itself makes says so)
	['change WHERE change_id <= UNTIL AND NOT coalesce(starts_with(purpose, $$upgrade:$$), false)', 'district, change_id, at, who'],
	['history WHERE kind <> $$document$$', 'kind, record_id, known_until, old'], # (the document that a step renews has its past)
	['quality', 'kind, record_id, completeness']);

unpacked("ybss--$old.sql.gz", $made[0]);
run_or_die('bash', '-c', 'sh extension/tools/join_parts.sh upgrade > "$1"', 'x', $made[1]);
start('tap');
my $fresh = make_registry('tap', 'fresh');
my $definitions = definitions($fresh);
my $broken = q(SELECT coalesce(string_agg(concat_ws(' ', rule, target, what), '; '), 'nothing') FROM ybss.check_registry());

# The first road: the old version installed, its registry made, and both brought up in place.
sql(url('tap'), 'CREATE DATABASE standing');
my $standing = url('tap', 'standing');
sql($standing, "CREATE EXTENSION ybss VERSION '$old' CASCADE");
sql($standing, 'SELECT ybss.create_registry()');
is(sql($standing, 'SELECT ybss.registry_version()'), $old, 'the old version is installed');
sql($standing, 'ALTER EXTENSION ybss UPDATE');
is(try_sql($standing, 'SELECT ybss.require_registry()'), undef, 'a registry that is older than the extension is refused');

# Somebody at work: the upgrade waits so long at most, holds nothing meanwhile, and names who it is.
my $before = definitions($standing);
my $sleeps = "query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()";
my $upgrades = "query LIKE '%60 seconds%' AND pid <> pg_backend_pid()";
my $reader = background($standing, 'LOCK TABLE ybss_registry.person IN ACCESS SHARE MODE; SELECT pg_sleep(600)');
until_true($standing, "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE $sleeps AND wait_event = 'PgSleep')");
like(error_of($standing, "SELECT ybss.upgrade_registry(interval '0.3 seconds')"),
	qr/others are at work in the registry: process \d+ of role postgres/, 'who is at work is named');
is(sql($standing, 'SELECT count(*) FROM ybss_registry.house'), '0', 'and nobody waits for an upgrade that waits');
# It goes on by itself when they have ended; then it is ended in the middle, as soon as it holds its locks.
my $patient = background($standing, "SELECT ybss.upgrade_registry(interval '60 seconds')");
until_true($standing, "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE $upgrades)");
sql($standing, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE $sleeps");
until_true($standing, "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'ybss_registry.person'::regclass
	AND granted AND mode = 'AccessExclusiveLock')");
sql($standing, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE $upgrades");
isnt(finished($_), 0, 'ended') for $reader, $patient;
is(sql($standing, 'SELECT ybss.registry_version()'), $old, 'an upgrade that is ended in the middle is none');
same_text(definitions($standing), $before, 'and changes nothing');

like(sql($standing, 'SELECT ybss.upgrade_registry()'),
	qr/^registry brought from $old to $version: \d+ steps; locked for [\d.]+ s, until this transaction ends(?:; addresses follow by CALL ybss\.run_job\('refile'\) .*)?$/,
	'the registry is brought up, and it says for how long it locked');
same_text(definitions($standing), $definitions, 'the registry is that of a new installation');
same_text(sql($standing, $members), sql($fresh, $members), 'the members of the extension are those of a new installation');
is(sql($standing, 'SELECT ybss.version() || ybss.registry_version()'), $version x 2, 'one version');
is(sql($standing, 'SELECT ybss.upgrade_registry()'), "registry $version is up to date", 'once');
is(sql($standing, $broken), 'nothing', 'nothing is broken in it');
is(sql($standing, 'SHOW search_path'), sql($fresh, 'SHOW search_path'), 'its sessions look for names in the same schemas');
like(sql($fresh, 'SHOW search_path'), qr/, ybss$/, 'in that of the extension last');

# The second road: a dump of the old version restored under this version's files.
sql(url('tap'), 'CREATE DATABASE restored');
my $restored = url('tap', 'restored');
psql_file($restored, unpacked("registry_$old.sql.gz", "$files/registry.sql"));
is(sql($restored, 'SELECT ybss.registry_version()'), $old, 'a dump of the old version is restored');
# Codes on doors: under the first key, and under one that came later and whose number a ticket's key has too.
sql($restored, "INSERT INTO ybss_registry.$_ (secret) VALUES (sha256('second $_'))") for 'ticket_key', 'qr_key';
sql($restored, "INSERT INTO ybss_registry.qr_code (district, grid, kind, record_id, key_id, expires_at)
	SELECT h.district, h.grid, 'house', h.house_id, k.key_id, '2050-01-01'
	FROM (SELECT * FROM ybss_registry.house ORDER BY house_id LIMIT 1) h, ybss_registry.qr_key k");
my $codes = sql($restored, "SELECT string_agg(ybss.qr_seal(c.kind, c.key_id, c.code_id, c.expires_at, c.district, k.secret), ' ' ORDER BY c.key_id)
	FROM ybss_registry.qr_code c JOIN ybss_registry.qr_key k USING (key_id)");
my $keys = sql($restored, "SELECT 'ticket', * FROM ybss_registry.ticket_key UNION ALL SELECT 'code', * FROM ybss_registry.qr_key ORDER BY 1, 2");
# A rule of the district's own, on an item whose shipped one is another now.
sql($restored, "ALTER TABLE ybss_registry.item DISABLE TRIGGER USER;
	UPDATE ybss_registry.item SET rule = 'ybss.phone_kind(phone) IS NOT NULL' WHERE kind = 'unit' AND item = 'phone';
	ALTER TABLE ybss_registry.item ENABLE TRIGGER USER");
# Code tables of its own, values, labels, a kind of document that the code table alone has, and a birth certificate under the old code.
sql($restored, "INSERT INTO ybss_registry.code_table (code_table, chinese, standard) VALUES ('road_kind', '道路类别', '本区');
	INSERT INTO ybss_registry.code_value (code_table, code, chinese) VALUES ('road_kind', '1', '主干道'), ('let_use', '07', '车库'), ('document', 'L88', '本区证件'), ('document', 'no', '无证');
	UPDATE ybss_registry.code_value SET chinese = '居住' WHERE (code_table, code) = ('building_use', '01');
	UPDATE ybss_registry.code_value SET valid_to = '2020-01-01' WHERE (code_table, code) = ('permit', '02');
	DELETE FROM ybss_registry.code_value WHERE (code_table, code) = ('visit_purpose', '05');
	DELETE FROM ybss_registry.code_value WHERE code_table = 'relation_short' OR (code_table, code) = ('education', '20');
	DELETE FROM ybss_registry.code_table WHERE code_table = 'relation_short';
	UPDATE ybss_registry.document_kind SET shape = '[0-9]{6}', example = '123456' WHERE code = '113';
	INSERT INTO ybss_registry.document (district, grid, person_id, kind_code, number) SELECT district, grid, person_id, 'L03', 'A123456789' FROM ybss_registry.person ORDER BY person_id LIMIT 1");
my $last = sql($restored, "SELECT max(change_id) FROM ybss_registry.change");
$data =~ s/UNTIL/$last/g;
my $rows = sql($restored, $data);
like(sql($restored, 'SELECT ybss.upgrade_registry()'), qr/^registry brought from $old to $version/, 'and brought up');
same_text(definitions($restored), $definitions, 'to the registry of a new installation');
same_text(sql($restored, $data), $rows, 'with every row as it was');
is(sql($restored, $broken), 'nothing', 'and nothing broken');
is(sql($restored, "SELECT string_agg(concat_ws(' ', code_table, code, chinese, valid_to), '; ' ORDER BY code_table, code) FROM ybss_registry.code_value WHERE (code_table, code) IN
	(('road_kind', '1'), ('let_use', '07'), ('document', 'L88'), ('building_use', '01'), ('permit', '02'), ('visit_purpose', '05'), ('education', '20'), ('education', '21'), ('household_kind', '1'), ('document', '117'))"),
	'building_use 01 居住 infinity; document 117 出生医学证明 infinity; document L88 本区证件 infinity; education 21 大学本科毕业 infinity; '
	. 'household_kind 1 非农业家庭户口 2015-06-01; let_use 07 车库 infinity; permit 02 暂住证 2020-01-01; road_kind 1 主干道 infinity',
	'code tables are those of the standards, but for what the district changed, added or took away');
is(sql($restored, "SELECT string_agg(k.code || ' ' || k.shape, '; ' ORDER BY k.code) FROM ybss_registry.document_kind k WHERE k.code IN ('113', 'L88')"),
	'113 [0-9]{6}; L88 [0-9A-Z]{4,30}', 'so are kinds of documents and their shapes');
is(sql($restored, "SELECT string_agg(concat_ws(' ', kind_code, number), '; ') FROM ybss_registry.document WHERE number = 'A123456789'"), '117 A123456789',
	'a document under an invented code has that of the standard');
is(sql($restored, "SELECT string_agg(concat_ws(' ', t.code_table, t.own, t.own_values, t.own_labels), '; ' ORDER BY t.code_table) FROM ybss.code_table t WHERE t.own OR t.own_values + t.own_labels > 0"),
	'building_use f 0 1; document f 1 0; let_use f 1 0; road_kind t 1 0', 'and people see which are its own');
is(sql($restored, "SELECT string_agg(coalesce(ybss_registry.read_code(t, w), '-'), ' ' ORDER BY n) FROM (VALUES (1, 'education', '大学毕业'), (2, 'building_use', '住宅'), (3, 'let_use', '车库'), (4, 'road_kind', '主干道'), (5, 'document', '出生证')) v(n, t, w)"),
	'21 01 07 1 117', 'old labels and new are read');
is(sql($restored, "SELECT count(*) FROM ybss_registry.code_table WHERE code_table = 'relation_short'"), '0', 'a table that it took away stays away');
my $asked = "SELECT string_agg(concat_ws(' | ', kind, item, rule, rule_words, remedy, required_if, required_words), E'\\n' ORDER BY kind, item)
	FROM ybss_registry.item WHERE (rule ~ '_doubt' OR item IN ('unit_class', 'social_organization', 'left_behind', 'marital_status')) AND (kind, item) NOT IN (('unit', 'phone'), ('person', 'citizen_id'))";
same_text(sql($_, $asked), sql($fresh, $asked), 'its items ask the lists of codes as those of a new one') for $standing, $restored;
is(sql($restored, "SELECT rule FROM ybss_registry.item WHERE kind = 'unit' AND item = 'phone'"), 'ybss.phone_kind(phone) IS NOT NULL', 'a rule of the district stays');
is(sql($restored, "SELECT rule IS NULL FROM ybss_registry.item WHERE kind = 'person' AND item = 'citizen_id'"), 't', 'and one that it took away stays away');
is(sql($restored, "SELECT ybss.phone_doubt('15400000001') IS NOT NULL"), 't', 'codes are doubted');
sql($restored, "INSERT INTO ybss_registry.local_code (list, code, name, source) VALUES ('mobile_prefix', '154', 'invented', 'test')");
is(sql($restored, "SELECT ybss.phone_doubt('15400000001') IS NULL"), 't', 'by rows of its own, too');
is(sql($restored, "SELECT * FROM ybss_registry.signing_key WHERE use IN ('ticket', 'code') ORDER BY 1, 2"), $keys, 'every key has its number and secret');
is(sql($restored, "SELECT string_agg(v.verdict, ' ') FROM string_to_table('$codes', ' ') c, ybss.qr_verify(c) v"), 'valid valid',
	'codes that were on doors before hold');
is(sql($restored, "SELECT ybss_registry.make_signing_key('code') > max(key_id) FROM ybss_registry.signing_key"), 't', 'no number of a key is given again');
like(sql($restored, 'SELECT ybss.dossier(house_id) FROM ybss_registry.house ORDER BY house_id LIMIT 1'), qr/address/, 'it answers');
sql($restored, "CALL ybss.run_job('intake')");
is(sql($restored, 'SELECT state FROM ybss_registry.job_run ORDER BY run_id DESC LIMIT 1'), 'finished', 'its jobs run');
is(sql($restored, "INSERT INTO ybss_registry.person (district, grid, name, no_document_reason)
	SELECT district, grid, '新人', '90' FROM ybss_registry.person LIMIT 1 RETURNING ybss.district_of_id(person_id)"),
	'520371', 'and it gives ids');

# Made in phases, each in a transaction of its own and some of them twice, it is the same registry; nobody gets in before the last.
sql(url('tap'), 'CREATE DATABASE phases');
my $phases = url('tap', 'phases');
sql($phases, 'CREATE EXTENSION ybss CASCADE');
my $phase = sub { my ($name) = @_; return sql($phases, "SELECT ybss.create_registry_phase('$name', true)") };
my $tables = q(SELECT string_agg(concat_ws(' ', oid, relname), ' ' ORDER BY oid) FROM pg_class WHERE relnamespace = 'ybss_registry'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition);
like(error_of($phases, "SELECT ybss.create_registry_phase('keys')"), qr/in the phases tables, keys, functions, grants, in this order/, 'keys come after tables');
is($phase->('tables'), "tables of registry $version made", 'first the tables');
like(error_of($phases, 'SELECT ybss.upgrade_registry()'), qr/not whole: it was made up to phase tables/, 'no registry is upgraded that was not made to its end');
is(sql($phases, "SELECT count(*) FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname = 'district'
	WHERE k.contype = 'f' AND k.connamespace = 'ybss_registry'::regnamespace"), '0', 'of which none holds another by a key with the district');
my $made = sql($phases, $tables);
is($phase->('tables'), "tables of registry $version stand already", 'once');
is($phase->('keys'), "keys of registry $version made", 'then their keys');
is($phase->('keys'), "keys of registry $version stand already", 'once');
is($phase->('functions'), "functions of registry $version made", 'then functions');
is($phase->('functions'), "functions of registry $version made", 'as often as one likes');
is(sql($phases, "SELECT string_agg(r::text, ' ') FROM unnest(ybss.registry_roles()) r WHERE has_schema_privilege(r, 'ybss', 'USAGE') OR has_schema_privilege(r, 'ybss_registry', 'USAGE')"),
	'ybss_owner', 'nobody gets in before rights are given');
is($phase->('grants'), "grants of registry $version made", 'then rights');
$phase->($_) for qw(grants functions keys tables);
same_text(definitions($phases), $definitions, 'and it is the registry that is made at once');
is(sql($phases, $tables), $made, 'with the tables of the first phase');
is(sql($phases, $broken), 'nothing', 'and nothing is broken in it');

# A registry newer than the extension is left alone; a step that fails is named and takes everything back.
sql($fresh, "INSERT INTO ybss_registry.step (number, name, version, fresh) VALUES (999, '999_of_tomorrow', '9.0.0', false)");
like(error_of($fresh, 'SELECT ybss.upgrade_registry()'), qr/the registry \(.*\) is newer than the extension/,
	'a registry that knows more steps is not taken back');
sql($fresh, 'DELETE FROM ybss_registry.step WHERE number = 999');
sql($fresh, "UPDATE ybss_registry.registry SET version = '9.0.0'");
like(error_of($fresh, 'SELECT ybss.upgrade_registry()'), qr/the registry \(9.0.0\) is newer than the extension/, 'nor one of a later version');
sql($fresh, "UPDATE ybss_registry.registry SET version = '$version'");
sql($fresh, 'DELETE FROM ybss_registry.step WHERE number = 1');
like(error_of($fresh, 'SELECT ybss.upgrade_registry()'), qr/registry step 001_step: relation "step" already exists/, 'a step that fails is named');
sql($fresh, "INSERT INTO ybss_registry.step (number, name, version, fresh) VALUES (1, '001_step', '$version', true)");

# The parts that upgrades replay change nothing where nothing is new.
my $members_before = sql($fresh, $members);
sql($fresh, "SELECT ybss.run_registry_parts(ARRAY['replay', 'grant'])");
same_text(definitions($fresh), $definitions, 'replaying the registry changes nothing');
sql($fresh, "ALTER EXTENSION ybss UPDATE TO '${version}r'");
same_text(sql($fresh, $members), $members_before, 'replaying the extension changes nothing');
done_testing();
