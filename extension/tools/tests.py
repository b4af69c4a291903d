"""The tests of this checkout, found by their files; run_tests.py runs them."""
import functools
import glob
import os
import subprocess

import page

CLUSTER = ['bash', 'extension/tools/cluster.sh']
PYTHON = os.environ.get('PYTHON', 'python3')


def said_by(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding='utf-8').stdout.strip()


@functools.lru_cache(None)
def program_folders():
    """Where the server's programs are, and those of its tests."""
    pg_config = said_by(['sh', 'extension/tools/installed.sh', 'pg_config'])
    return said_by(CLUSTER + ['bin']), os.path.dirname(said_by([pg_config, '--pgxs'])) + '/../test/'


class Test:
    """A command that ends with 0 where all is well."""
    kind = 'step'
    registry = False        # wants a cluster with an untouched registry in database ybss
    settings = ()           # the cluster's
    quick = False
    server = False          # asks this server something, and is no attack
    expected = None         # files: expected output, actual output, what was run
    needs = 'check-quick'   # the purpose of require.sh

    def __init__(self, name, *command):
        self.name, self.words = name, command

    def __str__(self):
        return '%s/%s' % (self.kind, self.name)

    def command(self, lane):
        return list(self.words)

    def environment(self, lane):
        return {}


class Source(Test):
    kind, quick = 'source', True


class Asking(Test):
    """A program that asks a server with a registry: its last argument is the connection string."""
    # What is linked by a worker after seconds would stand in some outputs and not in others.
    kind, registry, server, settings = 'asking', True, True, ('ybss.link_after=0',)

    def command(self, lane):
        return list(self.words) + [said_by(CLUSTER + ['url', lane, 'ybss'])]


class Page(Asking):
    """A page of the manual, with the registry that a reader has after "make server"."""
    kind, settings = 'documentation', ()

    def __init__(self, path):
        name = os.path.splitext(path)[0].replace('doc/', '').replace('/', '_')
        super().__init__(name, PYTHON, 'extension/tools/run_page.py', path)


class Regress(Test):
    """A test in the manner of pg_regress: INPUT/sql/NAME.sql or INPUT/specs/NAME.spec and INPUT/expected/NAME.out."""
    kind, registry, quick, server, settings = 'regress', True, True, True, ('ybss.link_after=0',)
    program, source, folder = 'regress/pg_regress', 'sql/%s.sql', ''

    def __init__(self, name):
        super().__init__(name)
        self.output = 'tmp/regress/%s/%s' % (self.kind, name)
        self.expected = (os.path.join(self.folder, 'expected/%s.out' % name), '%s/results/%s.out' % (self.output, name),
                         os.path.join(self.folder, self.source % name))

    def command(self, lane):
        os.makedirs(self.output, exist_ok=True)
        servers, programs = program_folders()
        port = open('tmp/%s/port' % lane, encoding='utf-8').read().strip()
        return [programs + self.program, '--inputdir=' + os.path.abspath(self.folder or '.'), '--outputdir=' + os.path.abspath(self.output),
                '--bindir=' + servers, '--host=127.0.0.1', '--port=' + port, '--user=postgres',
                '--dbname=ybss', '--use-existing', self.name]

    def environment(self, lane):
        return {'PGPASSWORD': open('tmp/%s/password' % lane, encoding='utf-8').read().strip()}


class Isolation(Regress):
    kind, quick = 'isolation', False
    program, source, folder = 'isolation/pg_isolation_regress', 'specs/%s.spec', 'extension/test/isolation'


class Tap(Test):
    """Makes and discards clusters of its own; the first is the one at hand."""
    kind, server = 'tap', True

    def environment(self, lane):
        return {'TEST_CLUSTER': lane}

    def command(self, lane):
        return ['perl', '-Iextension/test/tap', 'extension/test/tap/%s.t' % self.name]


class Fuzz(Test):
    kind, needs = 'fuzz', 'fuzz'

    def command(self, lane):
        return ['bash', 'extension/tools/fuzz.sh', self.name]

    def environment(self, lane):
        return {'FUZZ_RUNS': os.environ.get('FUZZ_RUNS', '50000')}


class Program(Test):
    kind, needs = 'program', 'test'


# These take longest, measured: they come first, so that none is left alone at the end,
# and are no part of check-quick.
LONGEST = ('attack', 'fuzz_address_reader', '085_chain', '080_plans', '010_dump_restore', '030_crash', 'links', 'check_registry', 'check_chain', '020_upgrade',
           'fuzz_qr_matrix', 'fuzz_address', '075_access_log', 'address_property', 'standing', 'search_path')


def names(pattern):
    """The stems of files, those of the largest first."""
    return [os.path.splitext(os.path.basename(path))[0] for path in sorted(glob.glob(pattern), key=os.path.getsize, reverse=True)]


def all_tests():
    documentation = Asking('manual', 'bash', 'extension/tools/check_documentation.sh')
    documentation.kind = 'documentation'
    qr_read = Asking('qr_read', 'bash', 'extension/test/qr_read.sh')
    qr_read.needs = 'test'
    known = [
        Asking('page_runner', PYTHON, 'extension/test/page_runner.py'),
        Program('attack', 'bash', 'extension/tools/attack.sh', 'quick'),
        *map(Tap, names('extension/test/tap/*.t')),
        *map(Fuzz, names('extension/test/fuzz/fuzz_*.c')),
        documentation,
        *[Page(path) for path in page.paths() if any(block.is_run() for block in page.blocks(path))],
        *[Program(name, PYTHON, path) for path in sorted(glob.glob('contrib/*/check_*.py'))
          for name in [os.path.splitext(os.path.basename(path))[0]]],
        *map(Isolation, names('extension/test/isolation/specs/*.spec')),
        qr_read,
        *map(Regress, names('sql/*.sql')),
        *[Source(name, PYTHON, 'extension/tools/%s.py' % name) for name in names('extension/tools/check_*.py')
          if name != 'check_documentation'],
    ]
    for test in known:
        test.quick = test.quick and test.name not in LONGEST
    return sorted(known, key=lambda test: LONGEST.index(test.name) if test.name in LONGEST else len(LONGEST))


def preparation(chosen):
    """What comes before the tests: their packages, a build, a server tree."""
    for purpose in sorted({test.needs for test in chosen}):
        yield Test('packages_' + purpose, 'sh', 'extension/tools/require.sh', purpose)
    yield Test('build', 'bash', 'extension/tools/stage.sh')
