#!/usr/bin/env python3
"""page_runner.py URL: what extension/tools/run_page.py says of pages that are wrong.

Each case is a page of its own: its blocks, how many of them are run, and what is
said of each fault, in order.
"""
import os
import re
import sys

sys.path.insert(0, 'extension/tools')
import run_page

SQL, SH, TEXT = '```sql\n%s\n```\n', '```sh\n%s\n```\n', '```text\n%s\n```\n'
ONE = SQL % 'SELECT 1 AS one;'
SHOWN = TEXT % ' one\n-----\n   1\n(1 row)'
NO_ROLE = 'ERROR:  role "nobody_here" does not exist'
CASES = (
    ('as it stands', ONE + SHOWN + SH % 'echo "$PGDATABASE"' + TEXT % 'ybss', 2, []),
    ('another output: the page goes on', ONE + TEXT % ' one\n-----\n   2\n(1 row)' + ONE, 2, [r'-   2\n.*\+   1']),
    ('an error that is not shown ends the page', SQL % 'SET ROLE nobody_here;\n\\echo went on' + ONE, 1,
     ['^(?!.*went on).*role "nobody_here"', '1 more were not run']),
    ('an error in a file, too', SQL % r'\i doc/example/no_such_file.sql' + ONE, 1, ['No such file', '1 more were not run']),
    ('an error that is shown: the page goes on', SQL % 'SET ROLE nobody_here;\nSELECT 1 AS one;' + TEXT % (NO_ROLE + '\n one\n-----\n   1\n(1 row)') + ONE, 2, []),
    ('an error that is shown and does not come', ONE + TEXT % NO_ROLE + ONE, 1, ['-ERROR', '1 more were not run']),
    ('one error more than is shown', SQL % 'SET ROLE nobody_here;\nSELECT 1/0;' + TEXT % NO_ROLE + ONE, 1, ['division by zero', '1 more were not run']),
    ('a notice that is not shown', SQL % 'DROP TABLE IF EXISTS never_was;', 1, ['what a reader is told is not shown']),
    ('a shell that fails ends the page', SH % 'false\necho on' + ONE, 1, ['it failed', '1 more were not run']),
    ('what is skipped is not run', '```sql skip: a reason\nSELECT 1/0;\n```\n' + ONE + SHOWN, 1, []),
)


def main():
    path, wrong = 'tmp/page_runner.md', 0
    for name, text, most, said in CASES:
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        faults, number, _ = run_page.run(path, sys.argv[1])
        good = number == most and len(faults) == len(said) and all(re.search(s, f, re.S) for s, f in zip(said, faults))
        wrong += not good
        print('%s %s' % ('ok' if good else 'WRONG', name))
        if not good:
            print('    %d blocks were run, of %d\n    %r' % (number, most, faults))
    os.remove(path)
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
