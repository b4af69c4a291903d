#!/usr/bin/env python3
"""run_tests.py all | quick | server | NAME ...: tests of this checkout, on throwaway clusters under tmp/.

all: every test; quick: the checks of the sources and pg_regress; server: what is asked
of this server, without attacks, fuzzing and checks of files; NAME ...: those of that
name or kind only (KIND/NAME where several kinds have one), with what they need.

One more runs at a time than there are processors, since some wait (JOBS). A test of pg_regress,
an isolation spec and whatever asks a server starts with a registry that nobody has
touched, so no test knows what ran before it. A line is printed when a test ends, what
was expected and why where it fails, and "N passed, N failed" at the end.
ORDER=reverse takes them from the other end. FUZZ_RUNS: executions for each fuzz harness (50,000).
"""
import difflib
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time

import tests
from explain_difference import explain_difference

CLUSTER = ['bash', 'extension/tools/cluster.sh']
LONGEST = int(os.environ.get('LONGEST', 1200))  # seconds of one test
print_lock = threading.Lock()


class Runner:
    def __init__(self):
        self.passed = self.failed = 0
        self.running = set()
        self.stopping = threading.Event()
        self.started = time.monotonic()

    def call(self, log, command, **environment):
        """Runs a command in a group of its own, so that all of it can be ended; true where it went well."""
        if self.stopping.is_set():
            return False
        with open(log, 'ab') as output:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                       start_new_session=True, env=dict(os.environ, **environment))
            self.running.add(process)
            try:
                return process.wait(LONGEST) == 0
            except subprocess.TimeoutExpired:
                output.write(b'\nended: it took too long\n')
                end(process)
                return False
            except BaseException:  # a signal to the runner
                end(process)
                raise
            finally:
                self.running.discard(process)

    def step(self, test, lane):
        """One test: a line when it has ended."""
        began, log = time.monotonic(), 'tmp/logs/%s_%s.log' % (test.kind, test.name)
        open(log, 'wb').close()
        try:
            good = (not test.registry or self.call(log, CLUSTER + ['ready', lane, *test.settings])) \
                and self.call(log, test.command(lane), **test.environment(lane))
        except Exception as fault:  # what the runner itself cannot do is no success of the test's
            good = False
            with open(log, 'a', encoding='utf-8') as output:
                output.write('the runner: %r\n' % fault)
        if self.stopping.is_set():
            return False
        with print_lock:
            print('%-7s %s (%d s)' % ('ok' if good else 'FAILED', test, time.monotonic() - began))
            if good:
                self.passed += 1
            else:
                self.failed += 1
                print(explain(test, log))
            sys.stdout.flush()
        return good

    def work(self, lane, queue):
        while not self.stopping.is_set():
            try:
                test = queue.pop(0)
            except IndexError:
                break
            self.step(test, lane)
        subprocess.call(CLUSTER + ['discard', lane], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def all_of(self, queue):
        """The tests, several at a time, each thread with a cluster of its own."""
        jobs = int(os.environ.get('JOBS') or os.cpu_count() + 1)
        threads = [threading.Thread(target=self.work, args=('test_%d' % n, queue)) for n in range(1, 1 + min(jobs, len(queue)))]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                thread.join()
        except BaseException:
            self.stopping.set()
            for process in list(self.running):
                end(process)
            for thread in threads:
                thread.join()
            raise

    def finish(self, planned=0):
        """The end's two lines; a test that was planned and came to no end is a failed one."""
        self.failed += max(0, planned - self.passed - self.failed)
        print('%d s' % (time.monotonic() - self.started))
        print('%d passed, %d failed' % (self.passed, self.failed))
        return 1 if self.failed else 0


def end(process):
    """Ends a command with all that it started; what holds a cluster discards it first."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(30)
            return
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def explain(test, log):
    """What a test that failed expected and got, and how to run it alone."""
    said = ''
    if test.expected:
        said = explain_difference(*test.expected)
    if not said:
        with open(log, encoding='utf-8', errors='replace') as file:
            said = ''.join(file.readlines()[-60:])
    return '%s\n    alone: make test ONE=%s    all it said: %s' % (said.rstrip('\n'), test.name, log)


def named(names, known):
    """The tests of these names, or an end that says which are near."""
    chosen = []
    for name in names:
        found = [test for test in known if name in (test.name, test.kind, str(test))]
        if not found:
            words = sorted({word for test in known for word in (test.name, test.kind)})
            near = [word for word in words if name in word or word in name] + difflib.get_close_matches(name, words, 8, 0.6)
            sys.exit('ybss: there is no test %s%s' % (name, ', but ' + ', '.join(dict.fromkeys(near)) if near else ''))
        chosen += found
    return chosen


def interrupted(number, _):
    # A second signal would leave clusters behind.
    for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(other, signal.SIG_IGN)
    raise SystemExit(128 + number)


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..'))
    for name in ('MAKEFLAGS', 'MAKELEVEL', 'MFLAGS', 'PGHOST', 'PGPORT', 'PGUSER', 'PGDATABASE', 'PGSERVICE', 'PGOPTIONS'):
        os.environ.pop(name, None)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    wanted = sys.argv[1:] or ['all']
    known = tests.all_tests()
    if wanted == ['all']:
        chosen = known
    elif wanted in (['quick'], ['server']):
        chosen = [test for test in known if getattr(test, wanted[0])]
    else:
        chosen = named(wanted, known)
    if os.environ.get('ORDER') == 'reverse':
        chosen.reverse()
    os.makedirs('tmp/logs', exist_ok=True)
    lock = open('tmp/test.lock', 'w', encoding='utf-8')
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit('ybss: another run of the tests is under way in ' + os.getcwd())
    runner = Runner()
    before = list(tests.preparation(chosen))
    planned = len(before) + len(chosen)
    for test in before:
        if not runner.step(test, None):
            return runner.finish()
    runner.all_of(chosen)
    return runner.finish(planned)


if __name__ == '__main__':
    sys.exit(main())
