"""The pages of the manual and their blocks, as a reader meets them.

A block ```sql is pasted into psql, a block ```sh into a shell; a block ```text that
follows is what comes out. ```sql skip: REASON (or ```sh skip: REASON) is one that
a test cannot run. Other languages are for reading.
"""
import glob
import re

FENCE = re.compile(r'^```([^\n]*)\n(.*?)^```[ \t]*$', re.M | re.S)
RUN_LANGUAGES = ('sql', 'sh')


class Block:
    def __init__(self, page, match, line):
        self.page, self.line = page, line
        self.language, _, self.remark = match[1].strip().partition(' ')
        self.code = match[2]
        self.shown = None           # what must come out, and where it stands in the page
        self.shown_at = None

    def __str__(self):
        return '%s:%d' % (self.page, self.line)

    def is_skipped(self):
        return self.remark.startswith('skip')

    def is_run(self):
        return self.language in RUN_LANGUAGES and not self.is_skipped()

    def reason(self):
        """Why it is not run; empty where nobody said."""
        return self.remark.partition(':')[2].strip()


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def paths():
    return sorted(glob.glob('doc/en/*.md')) + sorted(glob.glob('doc/zh/*.md')) + ['README.md']


def blocks(path, text=None):
    """The blocks of a page in their order, without those that only show an output."""
    text = read(path) if text is None else text
    found, end = [], 0
    for match in FENCE.finditer(text):
        is_output = match[1].strip() == 'text' and found and found[-1].shown is None and not text[end:match.start()].strip()
        end = match.end()
        if is_output:
            found[-1].shown, found[-1].shown_at = match[2], match.span(2)
        else:
            found.append(Block(path, match, text.count('\n', 0, match.start()) + 1))
    return found
