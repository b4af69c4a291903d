# Job intake by several sessions at once makes of the same lists what one makes: the same
# persons, houses, units, links, states of lines and reviews, however they took turns.
use strict;
use warnings;
use lib 'extension/test/tap';
use Throwaway;
use Test::More;

my $scale = $ENV{TAP_SCALE} // 0.06;

# What the registers hold, by what it is about: no ids, which are drawn in another order.
my %content = (
	persons => q(SELECT concat_ws(',', p.name, p.citizen_id, p.sex, p.birth_date, p.phone, p.registered_address, p.document_kind, p.document_number, p.grid, p.died_on, p.items, p.stated)
		FROM ybss_registry.person p),
	houses => q(SELECT concat_ws(',', a.address, h.grid, h.use_code, h.area, h.structure, h.rent_state, h.items, h.stated, h.ended_on)
		FROM ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id)),
	units => q(SELECT concat_ws(',', u.name, u.credit_code, u.grid, u.items, u.stated) FROM ybss_registry.unit u),
	residences => q(SELECT concat_ws(',', p.name, p.citizen_id, p.birth_date, p.phone, a.address, r.main, r.tenure_code, r.valid) FROM ybss_registry.residence r
		JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id)
		JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id),
	tenancies => q(SELECT concat_ws(',', p.name, p.citizen_id, p.birth_date, p.phone, r.use_code, r.valid) FROM ybss_registry.tenancy r
		JOIN ybss_registry.person p USING (district, person_id)),
	departures => q(SELECT concat_ws(',', p.name, p.citizen_id, p.birth_date, d.destination, d.valid) FROM ybss_registry.departure d
		JOIN ybss_registry.person p USING (district, person_id)),
	members => q(SELECT concat_ws(',', p.name, p.citizen_id, p.birth_date, d.number, m.relation_code, m.valid) FROM ybss_registry.household_member m
		JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.household d USING (district, household_id)),
	employments => q(SELECT concat_ws(',', p.name, p.citizen_id, u.name, e.valid) FROM ybss_registry.employment e
		JOIN ybss_registry.person p USING (district, person_id) JOIN ybss_registry.unit u USING (district, unit_id)),
	ownerships => q(SELECT concat_ws(',', p.name, p.citizen_id, u.name, a.address, o.share, o.valid) FROM ybss_registry.ownership o
		LEFT JOIN ybss_registry.person p USING (district, person_id) LEFT JOIN ybss_registry.unit u USING (district, unit_id)
		JOIN ybss_registry.house h USING (district, house_id) JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id),
	documents => q(SELECT concat_ws(',', p.name, p.citizen_id, d.kind_code, d.number) FROM ybss_registry.document d JOIN ybss_registry.person p USING (district, person_id)),
	lines => q(SELECT concat_ws(',', f.source, l.line, l.state, p.name, p.citizen_id, p.birth_date, round(l.match_weight::numeric, 2)) FROM ybss_registry.intake_line l
		JOIN ybss_registry.intake_file f USING (file_id) LEFT JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id),
	reviews => q(SELECT concat_ws(',', f.source, r.line, r.field, r.reason, r.blocking) FROM ybss_registry.review r JOIN ybss_registry.intake_file f USING (file_id)),
	files => q(SELECT concat_ws(',', f.source, f.step, f.unlinked, f.worked, f.failed_run) FROM ybss_registry.intake_file f));

# The registers that so many sessions make of the demo's lists, 500 lines at a time.
sub registers
{
	my ($name, $sessions) = @_;
	my $url = make_registry('shared', $name);
	fill_registry($url, $scale);
	sql($url, q(DO $$ BEGIN EXECUTE replace(pg_get_functiondef('ybss_registry.next_batch(bigint, text, text, int)'::regprocedure), ':= 25000', ':= 500'); END $$));
	my @running;
	foreach my $session (1 .. $sessions)
	{
		my $child = fork() // die 'cannot fork';
		if (!$child)
		{
			# A program of its own: this one's end would take the cluster with it.
			open(STDOUT, '>', '/dev/null');
			open(STDERR, '>', '/dev/null');
			exec(program('psql'), '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $url, '-c', q(CALL ybss.run_job('intake'))) or die 'cannot run psql';
		}
		push @running, $child;
	}
	foreach my $child (@running)
	{
		waitpid($child, 0);
		is($?, 0, "a session of $sessions went through");
	}
	return { map { ($_ => sql($url, "SELECT count(*) || ' ' || coalesce(md5(string_agg(x, '|' ORDER BY x COLLATE \"C\")), '') FROM ($content{$_}) q(x)")) } keys %content };
}

start('shared');
my $alone = registers('one', 1);
my $shared = registers('two', 2);
is($shared->{$_}, $alone->{$_}, "two sessions make the same $_ as one") foreach sort keys %content;
done_testing();
