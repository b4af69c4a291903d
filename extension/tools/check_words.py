#!/usr/bin/env python3
"""Check that one word means one thing: the word lists of doc/zh and doc/en against all text.

doc/zh/18_words.md holds the terms (Chinese, meaning, English, identifier, source) and the
Chinese words that are not used, doc/en/25_words.md the English ones. Every Chinese text of
the manual, the SQL parts, the C, the tools' READMEs and the demo is read; of the English
manual what is neither code nor output. A word that is not used passes where it stands in
one of its exceptions: a longer word, a name of a division, or a file. Each identifier has
to be one of the schema, each English term one of the English manual. Prints a line a
fault, exits 1 when there is one. Paths as arguments: these texts alone are read.
"""

import pathlib
import re
import sys
from typing import NamedTuple

TOP = pathlib.Path(__file__).resolve().parents[2]
LIST, ENGLISH = TOP / "doc/zh/18_words.md", TOP / "doc/en/25_words.md"
# doc/reference.md is made of the comments that are read where they stand; the table has the words of standards.
# The standards' own words, and those that offices write for them, are as they are.
UNREAD = {LIST, ENGLISH, TOP / "doc/reference.md", TOP / "extension/src/code/listed_code_table.c",
          TOP / "extension/src/text/list_part.c", TOP / "extension/schema/60_intake/header_word.sql",
          TOP / "extension/src/cell/nothing.c", TOP / "extension/src/match/search/clue_label.c", TOP / "doc/example/people.xlsx",
          *TOP.glob("extension/schema/50_item/alias_*.sql"), *TOP.glob("extension/schema/50_item/standard_*.sql")}
TEXTS = ("README.md", "doc/*.md", "doc/*/*.md", "doc/example/*", "extension/**/README.md", "extension/schema/**/*.sql",
         "extension/src/**/*.[ch]", "extension/tools/*.[ch]",
         "contrib/*/README.md", "contrib/demo/*.py", "contrib/demo/*.sql")
DIVISION = "〔区划名〕"
LONGEST_NAME = 12
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.M | re.S)
# What the check must say of a text, and how often: it cries wolf at no name of a division.
TRIED = (("新蒲街道红星路18号", 0), ("北京路街道北京路12号", 0), ("新蒲街道办事处", 0), ("镇改街道", 0), ("常住户口", 0), ("核验准确率", 0),
         ("单侧街道只编单号", 1), ("登记了多少街道、小区", 1), ("街巷与道路", 2), ("住户与租客", 2), ("准确率", 1), ("核验准确率与准确率", 1))
MADE = r"\b(?:TABLE|VIEW|FUNCTION|PROCEDURE|TYPE|DOMAIN|SCHEMA)\s+(?:IF NOT EXISTS\s+)?"


class Unused(NamedTuple):
    """A word that is not used, what to write, and where it may stand all the same."""

    word: str
    instead: str
    within: list
    files: tuple
    names: bool


def tables(page):
    """Give the rows of a page's tables, below their headers."""
    rows, header = [], None
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else None
        if cells is None:
            header = None
        elif header is None:
            header = cells
        elif not set(line) <= set("|-"):
            rows.append(dict(zip(header, cells)))
    return rows


def unused_of(row, word, instead, exceptions):
    parts = [part for part in re.split("[、,]", row[exceptions]) if part]
    files = tuple(part.strip("` ") for part in parts if "`" in part)
    within = [part for part in parts if "`" not in part and part != DIVISION]
    return Unused(row[word], row[instead], within, files, DIVISION in parts)


def division_names(ending):
    """Names of divisions that end so, as they are and as they were."""
    names = set()
    for file in sorted((TOP / "extension/data").glob("**/*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            names.update(cell for cell in line.split("\t") if cell.endswith(ending))
    return names - {ending}


def is_excepted(unused, names, line, start):
    end = start + len(unused.word)
    if unused.names and any(line[end - length:end] in names for length in range(len(unused.word) + 1, LONGEST_NAME)):
        return True
    return any(place <= start and end <= place + len(longer) for longer in unused.within
               for place in (found.start() for found in re.finditer(re.escape(longer), line)))


def faults_of_chinese(path, text, words, names):
    for number, line in enumerate(text.splitlines(), 1):
        for unused in words:
            for found in re.finditer(unused.word, line):
                if not path.startswith(unused.files or "\0") and not is_excepted(unused, names, line, found.start()):
                    yield "%s:%d: %s is not used: %s" % (path, number, unused.word, unused.instead)


def faults_of_english(path, text, words):
    text = CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for unused in words:
        for found in re.finditer(r"\b%s(?:e?s)?\b" % unused.word, text, re.I):
            if not path.startswith(unused.files or "\0"):
                yield "%s:%d: %s is not used: %s" % (path, text.count("\n", 0, found.start()) + 1, unused.word, unused.instead)


def is_identifier(name, schema):
    if name.startswith("demo_truth."):
        return re.search(MADE + re.escape(name) + r"\b", schema["demo"])
    if "." in name:
        return re.search(MADE + re.escape(name) + r"\b", schema["sql"])
    return re.search(r"\b%s\b" % re.escape(name), schema["sql"])


def faults_of_list(rows):
    read = lambda *patterns: "\n".join(re.sub(r"--[^\n]*", "", file.read_text(encoding="utf-8")) for pattern in patterns
                                       for file in sorted(TOP.glob(pattern)))
    schema = {"sql": read("extension/schema/**/*.sql", "extension/src/errors.h"), "demo": read("contrib/demo/*.sql")}
    manual = "\n".join(page.read_text(encoding="utf-8") for page in sorted(TOP.glob("doc/en/*.md")) if page not in UNREAD)
    seen = set()
    for row in rows:
        where = "%s: %s: " % (LIST.relative_to(TOP), row["词"])
        if row["词"] in seen:
            yield where + "stands twice"
        seen.add(row["词"])
        if not is_identifier(row["标识"].strip("`"), schema):
            yield where + "the schema has no %s" % row["标识"]
        if not re.search(r"\b" + row["English"], manual, re.I):
            yield where + "the English manual does not say %s" % row["English"]
        if not row["意思"] or not row["来源"]:
            yield where + "has no meaning or no source"


def main():
    rows = tables(LIST)
    chinese = [unused_of(row, "不用", "应当用", "例外") for row in rows if "不用" in row]
    english = [unused_of(row, "not used", "use", "except in") for row in tables(ENGLISH) if "not used" in row]
    names = set().union(*(division_names(unused.word) for unused in chinese if unused.names))
    files = [pathlib.Path(path).resolve() for path in sys.argv[1:]] or \
        sorted({file for pattern in TEXTS for file in TOP.glob(pattern) if file.is_file()} - UNREAD)
    faults = list(faults_of_list([row for row in rows if "词" in row]))
    for text, due in TRIED:
        said = len(list(faults_of_chinese("tried", text, chinese, names)))
        if said != due:
            faults.append("of %s it says %d faults, not %d" % (text, said, due))
    for file in files:
        path = str(file.relative_to(TOP)) if file.is_relative_to(TOP) else file.name
        text = file.read_text(encoding="utf-8")
        faults += faults_of_chinese(path, text, chinese, names)
        if path.startswith("doc/en/") or len(sys.argv) > 1:
            faults += faults_of_english(path, text, english)
    for fault in faults:
        print(fault)
    print("%d words, %d not used, %d texts, %d faults" % (len(rows) - len(chinese), len(chinese) + len(english), len(files), len(faults)))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
