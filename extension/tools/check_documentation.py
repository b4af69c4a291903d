#!/usr/bin/env python3
"""The checks of check_documentation.sh; see there. What the pages say is run by run_page.py."""
import glob
import json
import os
import re
import subprocess
import sys

import page
from page import read
from run_page import difference

CODE = re.compile(r'\bYB[A-Z][0-9]{2}\b')
# What the catalogue of the page of errors is held against.
SQLSTATE_OF_C = re.compile(r"YBSS_SQLSTATE\('(.)', '(.)', '(.)'\)")
SQLSTATE_OF_SQL = re.compile(r"ERRCODE\s*=\s*'(YB[A-Z][0-9]{2})'")


def check_reference(url):
    made = subprocess.run(['bash', 'extension/tools/reference.sh', url], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding='utf-8', check=False)
    if made.returncode != 0:
        return ['doc/reference.md cannot be made: ' + made.stderr.strip()]
    if made.stdout != read('doc/reference.md'):
        return [difference('doc/reference.md is not current (make reference)',
                           read('doc/reference.md').splitlines(), made.stdout.splitlines())]
    return []


def check_errors():
    raised = {'YB' + ''.join(m) for m in SQLSTATE_OF_C.findall(read('extension/src/errors.h'))}
    for path in glob.glob('extension/schema/*/*.sql'):
        raised.update(SQLSTATE_OF_SQL.findall(read(path)))
    listed = re.findall(r'^\| `(YB[A-Z][0-9]{2})` \|', read('doc/errors.md'), re.M)
    faults = [f'doc/errors.md lacks {code}' for code in sorted(raised - set(listed))]
    faults += [f'doc/errors.md lists {code}, which nothing raises' for code in sorted(set(listed) - raised)]
    faults += [f'doc/errors.md lists {code} twice' for code in sorted(set(listed)) if listed.count(code) > 1]
    for path in page.paths():
        faults += [f'{path} names {code}, which is no error of ybss'
                   for code in sorted(set(CODE.findall(read(path))) - raised)]
    return faults


def anchors(path):
    """The places of a page to which a link can lead."""
    headings = re.findall(r'^#+ (.*)$', re.sub(r'^```.*?^```', '', read(path), flags=re.M | re.S), re.M)
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in headings}


def check_links():
    faults = []
    for path in page.paths() + ['doc/errors.md', 'doc/reference.md']:
        text = re.sub(r'^```.*?^```', '', read(path), flags=re.M | re.S)
        for target, anchor in re.findall(r'\]\(([^)#\s]*)(?:#([^)]*))?\)', text):
            file = os.path.join(os.path.dirname(path), target) if target else path
            if '://' in target:
                continue
            if not os.path.exists(file):
                faults.append(f'{path}: there is no {target}')
            elif anchor and anchor not in anchors(file):
                faults.append(f'{path}: {target} has no heading {anchor}')
    return faults + [f'README.md leads nobody to {path}' for path in page.paths()[:-1] if f']({path})' not in read('README.md')]


OFFERED = """
SELECT 'ybss.' || relname FROM pg_class WHERE relnamespace = 'ybss'::regnamespace AND relkind = 'v'
UNION SELECT 'ybss.' || proname FROM pg_proc
WHERE pronamespace = 'ybss'::regnamespace AND proowner = 'ybss_owner'::regrole AND prorettype <> 'trigger'::regtype
UNION SELECT 'run_job(''' || name FROM ybss_registry.job
"""


def check_whole(url):
    """What the registry offers to people is told of in the manual."""
    offered = subprocess.run(['psql', url, '-XAtq', '-c', OFFERED],
                             check=True, stdout=subprocess.PIPE, encoding='utf-8').stdout.split('\n')
    manual = ''.join(read(path) for path in page.paths() if not path.startswith('doc/zh'))
    return [f'doc/en says nothing of {name}' for name in sorted(filter(None, offered))
            if not re.search(re.escape(name) + r'\b', manual)]


def check_meta():
    """The fields that PGXN's meta-spec 1.0.0 demands, and one version everywhere."""
    meta = json.loads(read('META.json'))
    version = re.search(r"^default_version = '(.*)'", read('extension/ybss.control'), re.M)[1]
    faults = [f'META.json lacks {field}' for field in
              ('name', 'version', 'abstract', 'maintainer', 'license', 'provides', 'meta-spec') if field not in meta]
    versions = [meta.get('version')] + [p.get('version') for p in meta.get('provides', {}).values()]
    faults += [f'META.json says version {v}, the control file {version}' for v in versions if v != version]
    faults += [f'META.json: there is no {p[field]}' for p in meta.get('provides', {}).values()
               for field in ('file', 'docfile') if not os.path.exists(p[field])]
    if f'## {version}' not in read('CHANGELOG.md'):
        faults.append(f'CHANGELOG.md lacks version {version}')
    return faults


def check_blocks():
    """Every block says what it is, and what is not run says why."""
    faults = []
    for block in (block for path in page.paths() for block in page.blocks(path)):
        if not block.language:
            faults.append(f'{block}: a block without a language: ```sql, ```sh (both are run), ```text')
        elif block.is_skipped() and not block.reason():
            faults.append(f'{block}: ```{block.language} skip: why can it not be run?')
    for path in page.paths():
        first = next((block for block in page.blocks(path) if block.is_run()), None)
        above = '\n'.join(read(path).splitlines()[:first.line]) if first else ''
        if first and not ('make server' in above and ('pager=off' in above or path == 'README.md')):
            faults.append(f'{path}: above the first example it must say where it runs (a fresh `make server`, psql without a pager), as the other pages do')
    return faults


def commands(path):
    """What a page tells its reader to type into a shell, by the line."""
    shell = [line.partition(' #')[0] for block in page.blocks(path) if block.language == 'sh' for line in block.code.splitlines()]
    return re.findall(r'`([^`\n]+)`', read(path)) + shell


def check_commands():
    """Targets of make, what may be said to them, and scripts that the pages name are there."""
    makefile = read('Makefile')
    targets = set(' '.join(re.findall(r'^TARGETS = (.*)$|^\.PHONY: (.*)$', makefile, re.M)[0]).split())
    targets.update(re.findall(r'^([a-z][\w-]*)(?:(?: [\w -]*)?:(?!=))', makefile, re.M))
    targets.update(('install', 'uninstall', 'clean'))                               # of the server's own rules
    scripts = makefile + ''.join(read(path) for path in glob.glob('extension/tools/*.sh') + glob.glob('extension/tools/*.py')
                                 + glob.glob('contrib/*/*.py') + glob.glob('contrib/*/*.sh'))
    faults = []
    for path in page.paths() + glob.glob('contrib/*/README.md'):
        for command in commands(path):
            named = re.findall(r'(?:^|&& |sudo |[A-Z]=\S+ )make((?: +[\w./-]+(?:=\S*)?)*)', command)
            words = [word for group in named for word in group.split()]
            faults += [f'{path}: there is no make {word}' for word in words if re.fullmatch('[a-z][a-z-]*', word) and word not in targets]
            variables = re.findall(r'\b([A-Z]{3,})=', command) if named else []
            faults += [f'{path}: nothing asks for {name} ({command})' for name in variables if not re.search(rf'\b{name}\b', scripts)
                       and name not in ('DESTDIR', 'PG_CONFIG')]
            faults += [f'{path}: there is no {script}' for script in re.findall(r'(?:bash|sh|python3|perl) ([\w./-]+/[\w.-]+)', command)
                       if not os.path.exists(script) and not os.path.exists(os.path.join(os.path.dirname(path), script))]
    return faults


def main():
    url = sys.argv[1]
    faults = check_reference(url) + check_whole(url) + check_errors() + check_links() + check_meta() + check_blocks() + check_commands()
    for fault in faults:
        print(fault)
    blocks = [block for path in page.paths() for block in page.blocks(path) if block.language in page.RUN_LANGUAGES]
    skipped = [block for block in blocks if block.is_skipped()]
    print(f'{len(page.paths())} pages, {len(blocks) - len(skipped)} blocks are run, {len(skipped)} are not, {len(faults)} faults')
    for block in skipped:
        print(f'    {block}: {block.reason()}')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
