#!/usr/bin/env python3
"""run_page.py PAGE URL [--write]: a page of the manual, run as a reader runs it.

URL leads to a new registry in which nothing was done. The page's blocks go into one
psql, in a folder where the checkout's folders are; those of the shell run there too,
with PGHOST and its kin leading to the server. Where a block ```text follows, the
output must be that; where none does, it must hold no error. A block that fails
where no error is shown ends the page. --write puts the output that came there.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import threading
import urllib.parse

import page

MARK = '-- the block ends --'
ERROR = re.compile(r'^(?:psql:\S+ )?(?:ERROR|FATAL):', re.M)
LONGEST = 300       # seconds of a block
BEGINS = ('A page begins with a fresh registry and nothing else: what it needs its first block makes,\n'
          'for one by \\i doc/example/quick_start.sql. This is what a reader of the page gets.')


class Reader:
    """Who pastes a page's blocks into psql and a shell."""

    def __init__(self, name, url):
        self.folder = make_folder(name)
        bare = {key: value for key, value in os.environ.items() if not key.startswith(('PG', 'PSQL'))}
        self.shell = dict(bare, **server_of(url))
        self.psql = subprocess.Popen(['psql', '-Xq', url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                     encoding='utf-8', cwd=self.folder, env=bare)

    def paste(self, block):
        """What came out, and whether the page goes on."""
        timer = threading.Timer(LONGEST, self.psql.kill)
        timer.start()
        try:
            return self.paste_sql(block) if block.language == 'sql' else self.paste_shell(block)
        finally:
            timer.cancel()

    def paste_sql(self, block):
        stop = 'off' if ERROR.search(block.shown or '') else 'on'
        try:
            self.psql.stdin.write('\\set ON_ERROR_STOP %s\n%s\n\\echo %s\n' % (stop, block.code, MARK))
            self.psql.stdin.flush()
        except BrokenPipeError:
            return 'psql has ended\n', False
        lines = []
        for line in self.psql.stdout:
            if line == MARK + '\n':
                return ''.join(lines), len(ERROR.findall(''.join(lines))) == len(ERROR.findall(block.shown or ''))
            lines.append(line)
        return ''.join(lines), False

    def paste_shell(self, block):
        done = subprocess.run(['sh', '-e', '-c', block.code], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              encoding='utf-8', cwd=self.folder, env=self.shell, timeout=LONGEST, check=False)
        return done.stdout, done.returncode == 0

    def leave(self):
        try:
            self.psql.stdin.close()
        except BrokenPipeError:
            pass
        self.psql.wait()


def make_folder(name):
    """An empty folder that looks like the top of the checkout, for the files that a page writes."""
    folder = os.path.join('tmp/pages', name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, 'tmp'))
    for entry in ('contrib', 'doc', 'extension', 'Makefile', 'README.md'):
        os.symlink(os.path.abspath(entry), os.path.join(folder, entry))
    return folder


def server_of(url):
    """How the programs of the server find it."""
    parts = urllib.parse.urlsplit(url)
    return {'PGHOST': parts.hostname, 'PGPORT': str(parts.port), 'PGUSER': parts.username, 'PGPASSWORD': parts.password,
            'PGDATABASE': parts.path.lstrip('/')}


def plain(text):
    return [line.rstrip() for line in (text or '').splitlines() if line.strip()]


def difference(name, expected, got):
    lines = list(difflib.unified_diff(expected, got, 'expected', 'got', lineterm='', n=1))
    return '%s:\n' % name + '\n'.join('    ' + line for line in lines[2:40])


def judge(block, output, goes_on):
    """The block's fault, if it has one."""
    if block.shown is not None and plain(block.shown) != plain(output):
        return difference(block, plain(block.shown), plain(output))
    if not goes_on or block.shown is None and ERROR.search(output):
        return '%s: %s' % (block, output.strip() or 'it failed')
    if block.shown is None and plain(output) and block.language == 'sql' and re.search(r'^(WARNING|NOTICE):', output, re.M):
        return '%s: what a reader is told is not shown on the page: %s' % (block, output.strip())
    return None


def run(path, url):
    """The faults of a page, how many blocks were run, and what came out of those that ended well."""
    reader = Reader(os.path.splitext(path)[0].replace('/', '_'), url)
    blocks = [block for block in page.blocks(path) if block.is_run()]
    faults, outputs, number = [], [], 0
    for number, block in enumerate(blocks, 1):
        output, goes_on = reader.paste(block)
        fault = judge(block, output, goes_on)
        if fault:
            faults.append(fault)
        if not goes_on:
            faults.append('%s: the page ended here, %d more were not run' % (block, len(blocks) - number))
            break
        outputs.append((block, output))
    reader.leave()
    return faults, number, outputs


def write(path, outputs):
    text = page.read(path)
    for block, output in reversed(outputs):
        if block.shown is not None and plain(block.shown) != plain(output):
            start, end = block.shown_at
            text = text[:start] + ''.join(line + '\n' for line in plain(output)) + text[end:]
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def main():
    path, url = sys.argv[1:3]
    faults, number, outputs = run(path, url)
    if '--write' in sys.argv[3:]:
        write(path, outputs)
    for fault in faults:
        print(fault)
    if faults:
        print(BEGINS)
    print('%s: %d blocks were run, %d faults' % (path, number, len(faults)))
    for block in page.blocks(path):
        if block.is_skipped():
            print('%s is not run: %s' % (block, block.reason()))
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
