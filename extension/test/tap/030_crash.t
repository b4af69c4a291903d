# A server that is killed in the middle of intake, again and again: the next run
# goes on where the last one stopped, and the registers are those of a run that
# nothing disturbed.
use strict;
use warnings;
use Test::More;
use Throwaway;

# What the registers say, in words that no id is part of.
my %told = (
	addresses => q(SELECT address::text, level, state, grid::text FROM ybss_registry.address),
	houses => q(SELECT a.address::text, h.grid::text, h.use_code, h.area FROM ybss_registry.house h
		JOIN ybss_registry.address a USING (district, address_id)),
	persons => q(SELECT name, citizen_id::text, document_number, sex, birth_date, phone::text, grid::text FROM ybss_registry.person),
	units => q(SELECT u.name, u.credit_code::text, a.address::text, u.grid::text FROM ybss_registry.unit u
		JOIN ybss_registry.address a USING (district, address_id)),
	residences => q(SELECT p.name, p.citizen_id::text, p.birth_date, a.address::text, r.main, r.valid, r.tenure_code
		FROM ybss_registry.residence r JOIN ybss_registry.person p USING (district, person_id)
		JOIN ybss_registry.house h USING (district, house_id)
		JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id),
	owners => q(SELECT p.name, p.citizen_id::text, a.address::text, o.valid
		FROM ybss_registry.ownership o JOIN ybss_registry.person p USING (district, person_id)
		JOIN ybss_registry.house h USING (district, house_id)
		JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id),
	households => q(SELECT h.number, p.name, p.citizen_id::text, m.relation_code FROM ybss_registry.household_member m
		JOIN ybss_registry.household h USING (district, household_id)
		JOIN ybss_registry.person p USING (district, person_id)),
	lines => q(SELECT f.name, l.line, l.state, l.placed_by, l.address::text FROM ybss_registry.intake_line l
		JOIN ybss_registry.intake_file f USING (file_id)),
	reviews => q(SELECT f.name, r.line, r.field, r.reason, r.blocking FROM ybss_registry.review r
		JOIN ybss_registry.intake_file f USING (file_id)),
);

sub told
{
	my ($url, $what) = @_;
	return sql($url, qq(SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C"), ''))
		FROM ($told{$what}) t));
}

# Run intake in a session of its own.
sub run_intake
{
	my ($url) = @_;
	my @command = (program('psql'), '-X', '-q', '-d', $url, '-c', q(CALL ybss.run_job('intake')));
	my $process = fork() // die 'cannot fork';
	return $process if $process;
	open(STDOUT, '>', '/dev/null');
	open(STDERR, '>', '/dev/null');
	exec(@command) or exit 1;
}

start('tap');
my $calm = make_registry('tap', 'calm');
my $storm = make_registry('tap', 'storm');
for my $url ($calm, $storm)
{
	sql($url, 'UPDATE ybss_registry.registry SET id_key = 20261123');
	fill_registry($url, 0.02);
}
sql($calm, "CALL ybss.run_job('intake')");

# The storm holds its breath at a given place, in the midst of a step.
sql($storm, <<'SQL');
CREATE TABLE public.pause (place text);
CREATE SEQUENCE public.row_number;
CREATE FUNCTION public.pause() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public.pause
             WHERE place = coalesce(TG_ARGV[0], to_jsonb(NEW)->>'name' || ' ' || (to_jsonb(NEW)->>'step'))) THEN
    PERFORM pg_sleep(60) WHERE TG_ARGV[1] IS NULL OR nextval('public.row_number') % 100 = 50;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pause BEFORE UPDATE ON ybss_registry.intake_file FOR EACH ROW EXECUTE FUNCTION public.pause();
CREATE TRIGGER pause BEFORE INSERT ON ybss_registry.person FOR EACH ROW EXECUTE FUNCTION public.pause('person', 'some');
CREATE TRIGGER pause BEFORE INSERT ON ybss_registry.residence FOR EACH ROW EXECUTE FUNCTION public.pause('residence', 'some');
SQL
my @places = ('standard_address.csv linked', 'person', 'residence', 'police_person.csv linked', 'housing.csv linked');
for my $place (@places)
{
	sql($storm, "TRUNCATE public.pause; INSERT INTO public.pause VALUES ('$place')");
	my $process = run_intake($storm);
	my $asleep = 0;
	for (1 .. 200)
	{
		$asleep = sql($storm, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
		last if $asleep;
		select(undef, undef, undef, 0.1);
	}
	kill_server('tap');
	waitpid($process, 0);
	start_again('tap');
	is($asleep . sql($storm, 'SELECT state FROM ybss.job_run ORDER BY run_id DESC LIMIT 1'), '1interrupted',
		"killed at: $place");
}
sql($storm, 'TRUNCATE public.pause');
sql($storm, "CALL ybss.run_job('intake')");
is(sql($storm, "SELECT string_agg(state, ' ' ORDER BY run_id) FROM ybss_registry.job_run"),
	'interrupted ' x @places . 'finished', 'what was killed is marked, the last run finished');
is(sql($storm, "SELECT count(*) FROM ybss_registry.intake_file WHERE step <> 'linked'"), 0, 'every list is through');
is(told($storm, $_), told($calm, $_), "the same $_") for sort keys %told;
done_testing();
