#!/usr/bin/env python3
"""copy_tree.py FROM TO: makes TO what FROM is, writing only what differs.

For the data directories of stopped servers: a server that wrote a file left it
another time, and making files costs more than writing into those that are there.
"""
import os
import shutil
import sys


def same(one, other):
    return one.st_size == other.st_size and one.st_mtime_ns == other.st_mtime_ns


def copy(source, target):
    os.makedirs(target, mode=0o700, exist_ok=True)
    left = {entry.name: entry for entry in os.scandir(target)}
    for entry in os.scandir(source):
        found = left.pop(entry.name, None)
        path = os.path.join(target, entry.name)
        if entry.is_dir(follow_symlinks=False):
            copy(entry.path, path)
        elif not found or not same(entry.stat(), found.stat()):
            shutil.copyfile(entry.path, path)
            shutil.copystat(entry.path, path)
    for entry in left.values():
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)


if __name__ == '__main__':
    copy(sys.argv[1], sys.argv[2])
