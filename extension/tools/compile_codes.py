#!/usr/bin/env python3
"""compile_codes.py: extension/data/code/*.tsv to extension/src/code/listed_code_table.c

Each table is a list of its name; a row a code with its days, digits, replacement and
source. Run it after a change of a table; the result is committed, and check_codes.py
holds it to the tables.
"""
import pathlib
import re
import sys

EXTENSION = pathlib.Path(__file__).resolve().parent.parent
TARGET = EXTENSION / "src/code/listed_code_table.c"
LISTS = {
    "area_code": ("YBSS_AREA_CODES", r"0(10|2[0-9]|[3-9][0-9]{2})"),
    "credit_class": ("YBSS_CREDIT_CLASSES", r"[0-9A-HJ-NP-RTUWXY]{2}"),
    "mobile_prefix": ("YBSS_MOBILE_PREFIXES", r"1[3-9][0-9]{1,5}"),
    "service_number": ("YBSS_SERVICE_NUMBERS", r"[1-9][0-9]{1,7}"),
}
COLUMNS = ["code", "name", "valid_from", "valid_to", "digits", "replacement", "copies", "source"]
HEAD = """/*
 * listed_code_table.c
 *		The built-in codes of every list, in the order of list and code.
 *
 * Made by tools/compile_codes.py from data/code: do not edit.
 */
#include "code/listed_code.h"

/* clang-format off */
"""


def refuse(path, row, what):
    sys.exit("%s: %s: %s" % (path.name, row["code"], what))


def day(path, row, column, empty):
    text = row[column]
    if text == "":
        return empty
    if text == "-infinity" and column == "valid_to":
        return "YBSS_DAY_ALWAYS"
    if not re.fullmatch(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]", text):
        refuse(path, row, "%s is no day: %s" % (column, text))
    return text.replace("-", "")


def digits(path, row):
    if row["digits"] == "":
        return 0, 0
    found = re.fullmatch(r"([0-9]{1,2})(?:-([0-9]{1,2}))?", row["digits"])
    if not found or int(found[1]) > int(found[2] or found[1]):
        refuse(path, row, "digits are no number or range: " + row["digits"])
    return int(found[1]), int(found[2] or found[1])


def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"') if text else "NULL"


def rows_of(name):
    path = EXTENSION / "data/code" / (name + ".tsv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    if lines[0].split("\t") != COLUMNS:
        sys.exit("%s: its columns are not %s" % (path.name, " ".join(COLUMNS)))
    seen = set()
    for line in lines[1:]:
        row = dict(zip(COLUMNS, line.split("\t")))
        if len(line.split("\t")) != len(COLUMNS) or not re.fullmatch(LISTS[name][1], row["code"]):
            sys.exit("%s: not a row of it: %s" % (path.name, line))
        if row["code"] in seen or not row["name"] or not row["source"] or not row["copies"].isdigit():
            refuse(path, row, "stands twice, or has no name, source or number of copies")
        seen.add(row["code"])
        yield path, row


def lines_of(rows, many):
    return "".join("\t%s\n" % " ".join(rows[i : i + many]) for i in range(0, len(rows), many))


def table():
    codes, sources = [], []
    for name, (constant, _) in sorted(LISTS.items()):
        for path, row in sorted(rows_of(name), key=lambda r: r[1]["code"]):
            least, most = digits(path, row)
            codes.append('{%s, "%s", %s, %s, %d, %d, %s, %s},' % (
                constant, row["code"], day(path, row, "valid_from", "YBSS_DAY_ALWAYS"),
                day(path, row, "valid_to", "YBSS_DAY_NEVER"), least, most, quoted(row["replacement"]), quoted(row["name"])))
            sources.append("{%s, %s}," % (row["copies"], quoted(row["source"])))
    return (HEAD + "const YbssListedCode ybss_builtin_code[] = {\n" + lines_of(codes, 2) + "};\n\n"
            "const YbssCodeSource ybss_builtin_source[] = {\n" + lines_of(sources, 4) + "};\n/* clang-format on */\n\n"
            "const size_t ybss_builtin_codes = sizeof ybss_builtin_code / sizeof ybss_builtin_code[0];\n")


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
