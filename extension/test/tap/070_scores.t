# Scores while many write beside one another and jobs run between them: no score
# that no longer holds is shown as current, nobody waits for ever, and the sums
# are those of the stored scores.
use strict;
use warnings;
use Test::More;
use Throwaway;

# Stored scores that differ from what the record's score is now.
sub wrong
{
	my ($where) = @_;
	return join ' UNION ALL ', map {
		qq(SELECT q.kind, q.record_id FROM ybss.quality_record q JOIN ybss_registry.${_}_record r ON r.${_}_id = q.record_id
			WHERE q.kind = '$_' AND $where AND abs(q.completeness - (ybss.score(r)).completeness) > 0.01)
	} qw(person house);
}

start('tap');
my $url = make_registry('tap', 'scores');
sql($url, q(
	INSERT INTO ybss_registry.grid (code, name) SELECT DISTINCT ybss.grid_truncate(c, l), 'x'
		FROM generate_series(1, 4) l, (SELECT ('52037100' || a || '00' || b || '001')::ybss.grid_code AS c FROM generate_series(1, 2) a, generate_series(1, 3) b) v;
	INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
		SELECT 520371, g, ('52037100' || 1 + g % 2 || '00' || 1 + g % 3 || '001')::ybss.grid_code, ('贵州省遵义市红花岗区新蒲街道人民路' || g || '号')::ybss.address, 'confirmed' FROM generate_series(1, 40) g;
	INSERT INTO ybss_registry.house (district, house_id, grid, address_id) SELECT district, address_id, grid, address_id FROM ybss_registry.address;
	INSERT INTO ybss_registry.person (district, person_id, grid, name, no_document_reason)
		SELECT 520371, g, ('52037100' || 1 + g % 2 || '00' || 1 + g % 3 || '001')::ybss.grid_code, 'n', '99' FROM generate_series(1, 60) g;
));

my $script = "$files/scores.pgbench";
open(my $file, '>', $script) or die $!;
print $file <<'SQL';
\set p random(1, 60)
\set h random(1, 40)
\set w random(1, 10)
\set g random(1, 3)
BEGIN;
UPDATE ybss_registry.person SET phone = CASE WHEN :w < 5 THEN '13800138000'::ybss.phone END, items = jsonb_build_object('education', :w::text) WHERE person_id = :p AND :w <= 6;
UPDATE ybss_registry.person SET grid = ('52037100100' || :g || '001')::ybss.grid_code WHERE person_id = :p AND :w = 7;
DELETE FROM ybss_registry.residence WHERE person_id = :p AND :w >= 8;
INSERT INTO ybss_registry.residence (district, person_id, house_id, grid, valid) SELECT 520371, :p, :h, h.grid, '[2020-01-01,)' FROM ybss_registry.house h WHERE house_id = :h AND :w >= 9 ON CONFLICT DO NOTHING;
UPDATE ybss_registry.house SET area = :w * 10 WHERE house_id = :h AND :w = 1;
COMMIT;
SQL
close $file;

my $job = fork() // die 'cannot fork';
if (!$job)
{
	# A program of its own: this one's end would take the cluster with it.
	open(STDOUT, '>', '/dev/null');
	exec(program('psql'), '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $url, map { ('-c', 'SELECT pg_sleep(1)', '-c', q(CALL ybss.run_job('score'))) } 1 .. 4)
		or die 'cannot run psql';
}
my $said = run_or_die(program('pgbench'), '-n', '-c', 4, '-j', 2, '-T', 6, '-f', $script, $url);
waitpid($job, 0);
is($?, 0, 'jobs ran between the writers');
like($said, qr/number of failed transactions: 0 /, 'no writer failed or waited for ever');
is(sql($url, 'SELECT count(*) FROM (' . wrong(q(q.state = 'current')) . ') x'), "0", 'no score that no longer holds is shown as current');
sql($url, q(CALL ybss.run_job('score')));
is(sql($url, q(SELECT count(*) FROM ybss.quality_record WHERE state <> 'current')), "0", 'the job leaves none behind');
is(sql($url, 'SELECT count(*) FROM (' . wrong('true') . ') x'), "0", 'and all are right');
is(sql($url, q(SELECT count(*) FROM (SELECT kind, grid::text, count(*), sum(completeness), sum(accuracy), sum(freshness) FROM ybss_registry.quality GROUP BY 1, 2
	EXCEPT SELECT kind, grid::text, sum(records), sum(completeness), sum(accuracy), sum(freshness) FROM ybss_registry.quality_sum GROUP BY 1, 2) x)), "0", 'the sums are those of the scores');
discard('tap');
done_testing();
