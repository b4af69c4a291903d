# How a run of a job ends: by whom it was cancelled, what interrupted it, what failed;
# what it did stays, and the next run goes on.
use strict;
use warnings;
use Test::More;
use Throwaway;

start('job_end');
my $url = url('job_end', 'ybss');
sql($url, $_) for 'CREATE TABLE public.done (step int)', 'CREATE TABLE public.hold (seconds int, fault int DEFAULT 1)',
	'CREATE FUNCTION ybss_registry.slow(bigint, jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
	BEGIN
	  INSERT INTO public.done SELECT count(*) + 1 FROM public.done;
	  -- the second step is the one in which something happens
	  PERFORM pg_sleep(seconds), 1 / fault FROM public.hold WHERE (SELECT count(*) FROM public.done) = 2;
	  PERFORM ybss.note_progress($1, \'slow\', count(*), 3) FROM public.done;
	  RETURN (SELECT count(*) FROM public.done) < 3;
	END $$', q{INSERT INTO ybss_registry.job VALUES ('slow', 'slow', 'waits')},
	'GRANT ALL ON public.done, public.hold TO ybss_owner';

# Run the job with something in its second step, have it ended, and say how that is told.
sub ended_by
{
	my ($hold, $set, $act) = @_;
	sql($url, 'TRUNCATE public.done, public.hold');
	sql($url, "INSERT INTO public.hold VALUES ($hold)");
	my $child = fork() // die;
	if (!$child)
	{
		open(STDOUT, '>', '/dev/null');
		open(STDERR, '>', "$files/said");
		exec(program('psql'), '-Xq', '-d', $url, '-c', $set, '-c', q{CALL ybss.run_job('slow')});
	}
	until_true($url, q{SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep')}) if $act;
	is(sql($url, 'SELECT state FROM ybss.job_run ORDER BY run_id DESC LIMIT 1'), 'running', 'under way') if $act;
	sql($url, $act) if $act;
	waitpid($child, 0);
	my $told = sql($url, 'SELECT state, message, done FROM ybss.job_run ORDER BY run_id DESC LIMIT 1');
	sql($url, 'DELETE FROM public.hold');
	sql($url, q{CALL ybss.run_job('slow')});
	is(sql($url, 'SELECT state, done FROM ybss.job_run ORDER BY run_id DESC LIMIT 1') . sql($url, 'SELECT count(*) FROM public.done'),
		'finished|33', 'the next run goes on and ends');
	return $told;
}
my $worker = q{FROM pg_stat_activity WHERE query LIKE 'CALL ybss.run_job%' AND pid <> pg_backend_pid()};

is(ended_by('60', 'SELECT', "SELECT pg_cancel_backend(pid) $worker"), 'cancelled|by its client or an administrator (57014)|1', 'its statement was cancelled');
is(ended_by('8', 'SELECT', q{SELECT ybss.cancel_job(run_id) FROM ybss.job_run WHERE state = 'running'}), 'cancelled|by postgres (ybss.cancel_job)|2', 'somebody asked it to stop');
is(ended_by('60', q{SET statement_timeout = '2s'}, undef), 'interrupted|statement_timeout (57014)|1', 'it took too long');
is(ended_by('60', q{SET statement_timeout = '1h'}, "SELECT pg_cancel_backend(pid) $worker"), 'cancelled|by its client or an administrator (57014)|1',
	'cancelled long before its time');
is(ended_by('0, 0', 'SELECT', undef), 'failed|22012|1', 'an error');
is(ended_by('60', 'SELECT', "SELECT pg_terminate_backend(pid, 10000) $worker"), 'interrupted||1', 'its session was ended: seen at once');
is(sql($url, 'SELECT state, message, finished_at IS NOT NULL FROM ybss_registry.job_run ORDER BY run_id DESC OFFSET 1 LIMIT 1'),
	'interrupted|the session ended before the run did|t', 'and noted by the next run');
is(sql($url, 'SELECT string_agg(DISTINCT state, \' \') FROM ybss_registry.job_run'), 'cancelled failed finished interrupted', 'four ends');
done_testing();
