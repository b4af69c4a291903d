#!/usr/bin/env python3
"""The checks of check_documentation.sh; see there.

An example is a block ```sql of a page below doc/, run by psql from the top of
the checkout, page after page, in one session a page. Where a block ```text
follows, the output must be that; where none does, it must hold no ERROR.
A block ```sql skip is not run. Roles that the examples make are dropped.
"""
import difflib
import glob
import json
import os
import re
import subprocess
import sys

MARK = '-- example ends --'
BLOCK = re.compile(r'^```sql([^\n]*)\n(.*?)^```\n(?:\n*^```text\n(.*?)^```\n)?', re.M | re.S)
CODE = re.compile(r'\bYB[A-Z][0-9]{2}\b')
# What the catalogue of the page of errors is held against.
SQLSTATE_OF_C = re.compile(r"YBSS_SQLSTATE\('(.)', '(.)', '(.)'\)")
SQLSTATE_OF_SQL = re.compile(r"ERRCODE\s*=\s*'(YB[A-Z][0-9]{2})'")


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def pages():
    return sorted(glob.glob('doc/en/*.md')) + sorted(glob.glob('doc/zh/*.md')) + ['README.md']


def difference(name, expected, got):
    lines = list(difflib.unified_diff(expected, got, 'expected', 'got', lineterm='', n=1))
    return f'{name}:\n' + '\n'.join('    ' + line for line in lines[2:40])


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
    for path in pages():
        faults += [f'{path} names {code}, which is no error of ybss'
                   for code in sorted(set(CODE.findall(read(path))) - raised)]
    return faults


def anchors(path):
    """The places of a page to which a link can lead."""
    headings = re.findall(r'^#+ (.*)$', re.sub(r'^```.*?^```', '', read(path), flags=re.M | re.S), re.M)
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in headings}


def check_links():
    faults = []
    for path in pages() + ['doc/errors.md', 'doc/reference.md']:
        text = re.sub(r'^```.*?^```', '', read(path), flags=re.M | re.S)
        for target, anchor in re.findall(r'\]\(([^)#\s]*)(?:#([^)]*))?\)', text):
            file = os.path.join(os.path.dirname(path), target) if target else path
            if '://' in target:
                continue
            if not os.path.exists(file):
                faults.append(f'{path}: there is no {target}')
            elif anchor and anchor not in anchors(file):
                faults.append(f'{path}: {target} has no heading {anchor}')
    return faults


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
    manual = ''.join(read(path) for path in pages() if not path.startswith('doc/zh'))
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


def run_page(url, blocks):
    """The outputs of a page's blocks, in order."""
    script = ''.join(f'{block}\n\\echo {MARK}\n' for block in blocks)
    environment = dict(os.environ, PGOPTIONS='-c client_min_messages=warning -c timezone=Asia/Shanghai',
                       PGCLIENTENCODING='UTF8', PGDATESTYLE='ISO, YMD', PAGER='')
    done = subprocess.run(['psql', url, '-Xq'], input=script, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding='utf-8', env=environment, check=False)
    return done.stdout.split(MARK + '\n')[:-1]


def plain(text):
    return [line.rstrip() for line in (text or '').splitlines() if line.strip()]


def check_page(url, path, write):
    text = read(path)
    blocks = [m for m in BLOCK.finditer(text) if m[1].strip() != 'skip']
    outputs = run_page(url, [m[2] for m in blocks])
    if len(outputs) != len(blocks):
        return [f'{path}: psql ended after {len(outputs)} of {len(blocks)} examples']
    faults, written, end = [], [], 0
    for match, output in zip(blocks, outputs):
        name = f'{path}:{text.count(chr(10), 0, match.start()) + 1}'
        if match[3] is None:
            if re.search(r'^(ERROR|FATAL):', output, re.M):
                faults.append(f'{name}: {output.strip()}')
            continue
        if plain(match[3]) != plain(output):
            faults.append(difference(name, plain(match[3]), plain(output)))
            written.append(text[end:match.start(3)] + '\n'.join(plain(output)) + '\n')
            end = match.end(3)
    if write and written:
        with open(path, 'w', encoding='utf-8') as file:
            file.write(''.join(written) + text[end:])
    return faults


def drop_roles(url):
    """Roles belong to the whole cluster: those that the examples made go again."""
    made = set()
    for path in pages():
        for match in BLOCK.finditer(read(path)):
            made.update(re.findall(r'^CREATE ROLE (\w+)', match[2], re.M))
    for role in sorted(made):
        subprocess.run(['psql', url, '-Xq', '-c', f'DROP OWNED BY {role}', '-c', f'DROP ROLE {role}'], check=False)


def main():
    url, write = sys.argv[1], '--write' in sys.argv[2:]
    faults = check_reference(url) + check_whole(url) + check_errors() + check_links() + check_meta()
    examples = 0
    for path in pages():
        faults += check_page(url, path, write)
        examples += sum(1 for m in BLOCK.finditer(read(path)) if m[1].strip() != 'skip')
    drop_roles(url)
    for fault in faults:
        print(fault)
    print(f'{examples} examples on {len(pages())} pages, {len(faults)} faults')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
