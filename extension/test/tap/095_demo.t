# The demo's district: every question of the manual finds what the generator made for it,
# every view of the questions has rows, no life in the register is impossible, and the towns
# are bad at what they were made bad at.
use strict;
use warnings;
use lib 'extension/test/tap';
use Throwaway;
use Test::More;

my $scale = $ENV{TAP_SCALE} // 0.06;
start('demo');
my $url = make_registry('demo', 'ybss');
fill_registry($url, $scale);
psql_file($url, 'contrib/demo/estate.sql');
psql_file($url, 'contrib/demo/load.sql', '-v', 'source=estate', '-v', "file=$ENV{PWD}/$files/lists-$scale/estate.csv");
my @lists = ('-v', "lists=$ENV{PWD}/$files/lists-$scale");

my $checked = run_or_die('python3', 'contrib/demo/check_lists.py', "$files/lists-$scale", '--scale', $scale);
unlike($checked, qr/FAILED/, 'the lists are of lives that people can have had');

sql($url, "CALL ybss.run_job('intake')");
psql_file($url, 'contrib/demo/entries.sql', @lists);
sql($url, q(CALL ybss.run_job('score', '{"as_of": "2026-11-23"}')));
psql_file($url, 'contrib/demo/truth.sql', @lists);
my $asked = psql_file($url, 'contrib/demo/questions.sql');
like($asked, qr/一户一档.*地址.*一人一册.*姓名.*查人知住/s, 'the three questions are answered');
is(sql($url, 'SELECT count(*) FROM demo_truth.answer'), sql($url, 'SELECT count(*) FROM demo_truth.question'), 'every question is asked');
is(sql($url, "SELECT string_agg(question, ', ') FROM demo_truth.answer WHERE rightly = 0"), '', 'and finds what was made for it');
# In a large district a number of another, which is a fault of lists, may have made one.
my $faulty = $scale < 0.1 ? 0 : sql($url, "SELECT count(*) FROM demo_truth.line WHERE faults LIKE '%id_of_another%'");
is(sql($url, "SELECT string_agg(format('%s: %s', what, rows), ', ') FROM demo_truth.impossible WHERE rows > $faulty"), '',
	'nobody in the register has an impossible life');
is(sql($url, "SELECT string_agg(format('%s: %s of %s', reason, found, planted), ', ' ORDER BY reason) FROM demo_truth.planted WHERE found < planted"), '',
	'and every line that says one was found for its reason, every entry refused by its rule');
cmp_ok(sql($url, 'SELECT count(*) FROM demo_entry.refused r LEFT JOIN demo_truth.entry e USING (line) WHERE e.rule IS DISTINCT FROM r.rule'), '<=', $faulty,
	'no other entry was');
is(sql($url, "SELECT string_agg(rule || ' ' || target, ', ') FROM ybss.check_registry() WHERE rule NOT IN ('list_copy')"), '', 'the checker says so too');
is(sql($url, "SELECT string_agg(english || ' ' || made_worst || ' ' || shown_worst, ', ') FROM demo_truth.town WHERE n <= 3 AND made_worst <> shown_worst"),
	'', 'the worst towns are those that were made so');
ok(sql($url, 'SELECT max(completeness) - min(completeness) > 15 AND max(freshness) - min(freshness) > 25 FROM ybss.quality_grid WHERE kind = $$person$$ AND level = 2') eq 't',
	'and the towns lie far apart');

like(psql_file($url, 'contrib/demo/report.sql', @lists), qr/^shares_above_one\|.*\|(\d+)\|\1$/m, 'the report says so');

# Somebody whom the lists name and a clerk enters once more by hand, without the number: no list
# speaks of the second, and the register against itself finds both.
sql($url, q(WITH known AS (SELECT p.district, p.grid, p.name, p.sex, p.birth_date, p.phone, r.house_id
  FROM ybss_registry.person p JOIN ybss_registry.residence r USING (district, person_id)
  WHERE p.phone IS NOT NULL AND r.main AND upper_inf(r.valid) ORDER BY p.person_id LIMIT 1),
entered AS (INSERT INTO ybss_registry.person (district, grid, name, sex, birth_date, phone, no_document_reason)
  SELECT district, grid, name, sex, birth_date, phone, '01' FROM known RETURNING district, person_id, grid)
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, main, tenure_code, valid)
SELECT e.district, e.grid, e.person_id, k.house_id, true, '01', daterange(ybss.today() - 1, NULL) FROM entered e, known k));
sql($url, q(CALL ybss.run_job('match', '{"model": "person"}')));

for my $part (glob 'extension/schema/80_question/*.sql')
{
	open(my $file, '<', $part) or die "$part: $!";
	for my $view (do { local $/; <$file> } =~ /^CREATE OR REPLACE VIEW (ybss\.\w+)/mg)
	{
		is(sql($url, "SELECT EXISTS (SELECT FROM $view)"), 't', "$view has rows");
	}
}
done_testing();
