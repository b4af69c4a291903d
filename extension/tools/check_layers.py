#!/usr/bin/env python3
"""Check the one-way rule of the sources and the sizes of the files.

C: the kernels (text, code, cell, address, gis, match, qr, score, seal, sheet) include nothing of the server
and nothing that flows back: text <- code <- address <- match; text, code <- qr, cell; cell <- match;
within a layer its folders follow one another: knowledge <- comparison <- linkage. The glue
stands on all of them: server <- type <- identity <- history <- rule; identity <- catalogue;
all <- call <- module.c.
SQL: a part names no object that a later folder's part makes, in bodies neither,
and none that a later part makes in what runs at once.
Units: no circle of C files, each with its own header as one unit, by what they
include and whose functions they name, and none of Python's modules by what they
import. Sizes of files, of C functions and of SQL bodies. Prints a line a fault, exits 1 when there is one.
"""

import pathlib
import re
import sys

from source_units import circles, code_of, definitions, imports, units, uses
from sql_parts import SCHEMA, parts_of_manifest, statements_without_text, without_remarks

SRC = SCHEMA.parent / "src"
TOOLS = SCHEMA.parent / "tools"
MAY_INCLUDE = {
    "text": {"text"},
    "code": {"text", "code"},
    "cell": {"text", "code", "cell"},
    "address": {"text", "code", "address"},
    "gis": {"gis"},
    "match": {"text", "code", "cell", "address", "match"},
    "qr": {"text", "code", "qr"},
    "score": {"score"},
    "seal": {"seal"},
    "sheet": {"sheet"},
}
# Glue knows the server and every kernel, and of the other glue what is below it.
GLUE = {
    "server": set(),
    "type": {"server"},
    "identity": {"server", "type"},
    "history": {"server", "type", "identity"},
    "rule": {"server", "type", "identity", "history"},
    "catalogue": {"server", "type", "identity"},
    "call": {"server", "type", "identity", "history", "rule", "catalogue"},
    "module.c": {"server", "type", "identity", "history", "rule", "catalogue", "call"},
    "ybss.h": set(),
}
KERNELS = frozenset(MAY_INCLUDE)
MAY_INCLUDE |= {layer: KERNELS | below | {layer} for layer, below in GLUE.items()}
# The folders of a layer, each on those before it.
FOLDERS = {
    "address": ["lexicon", "read", "value", "compare"],
    "match": ["knowledge", "comparison", "linkage"],
}
# What every layer may see: the list of the error numbers is no server header.
COMMON = {"errors.h"}
COMMON_OF_GLUE = {"ybss.h", "compat.h"}
LONGEST = {".sql": 150, ".c": 500}
LONGEST_FUNCTION = 60
# A table of numbers, made by a tool, stands in one.
TABLE_OF_NUMBERS = {"src/code/region_issued.c", "src/code/listed_code_table.c", "src/match/knowledge/han_table.c"}
MADE = re.compile(
    r"(?mi)^\s*CREATE\s+(?:OR REPLACE\s+)?(?:UNLOGGED\s+)?"
    r"(?:FUNCTION|PROCEDURE|AGGREGATE|TABLE|VIEW|MATERIALIZED VIEW|TYPE|DOMAIN|SEQUENCE)\s+"
    r"(?:IF NOT EXISTS\s+)?(ybss(?:_registry)?\.\w+)")


def faults_of_includes():
    headers = {str(path.relative_to(SRC)) for path in SRC.rglob("*.h")}
    for file in sorted(SRC.rglob("*.[ch]")):
        layer = file.relative_to(SRC).parts[0]
        if layer not in MAY_INCLUDE:
            continue
        for number, line in enumerate(file.read_text().splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
            if not found:
                continue
            where, name = "%s:%d" % (file.relative_to(SRC), number), found[2]
            if name in COMMON or (layer in GLUE and (name in COMMON_OF_GLUE or name not in headers)):
                continue
            if name in headers or found[1] == '"':
                if "/" not in name:
                    name = "%s/%s" % (layer, name) if (file.parent / name).exists() else name
                if name.split("/")[0] not in MAY_INCLUDE[layer]:
                    yield '%s: layer %s includes "%s"' % (where, layer, name)
            elif re.match(r"(postgres|fmgr|server|utils/|catalog/|access/|nodes/|executor/|port|lib/|mb/|varatt|c\.h)", name):
                yield "%s: layer %s includes the server's <%s>" % (where, layer, name)


def faults_of_folders():
    """A folder of a layer includes nothing of one that stands on it."""
    for layer, folders in FOLDERS.items():
        for file in sorted((SRC / layer).rglob("*.[ch]")):
            own = file.relative_to(SRC).parts[1]
            above = folders[folders.index(own) + 1:] if own in folders else []
            for name in re.findall(r'#\s*include\s*"%s/(\w+)/' % layer, file.read_text()):
                if name in above:
                    yield "%s: %s includes %s, which stands on it" % (file.relative_to(SRC), own, name)


def makers_of(parts):
    """Say which part makes an object first."""
    makers = {}
    for part in parts:
        for name in MADE.findall(statements_without_text(part.text or "")):
            makers.setdefault(name.lower(), part)
    return makers


def names_used(text):
    """Names that a text calls: not those that a comment or a hint only tells people."""
    text = re.sub(r"(?s)(\bCOMMENT ON [^;']*?\bIS\s*|\bHINT\s*=\s*)'(?:[^']|'')*'", "", text)
    # A setting's name is no object's.
    text = re.sub(r"\bset_config\('[^']*'", "", text)
    return set(re.findall(r"\bybss(?:_registry)?\.\w+", text.lower()))


def faults_of_parts():
    parts = [part for part in parts_of_manifest() if part.text is not None]
    makers = makers_of(parts)
    for number, part in enumerate(parts):
        at_once = names_used(statements_without_text(part.text))
        for name in sorted(names_used(without_remarks(part.text))):
            maker = makers.get(name)
            if maker is None:
                continue
            # Bodies of the extension's functions read the registry's tables, which come after
            # the whole extension; all else in a body follows the folders.
            later = maker.folder > part.folder and part.registry == maker.registry
            if later or (name in at_once and parts.index(maker) > number):
                yield "%s: names %s, which %s makes later" % (part.path, name, maker.path)


def faults_of_sizes():
    for folder, ending in ((SCHEMA, ".sql"), (SRC, ".c")):
        for file in sorted(folder.rglob("*" + ending)):
            lines = len(file.read_text().splitlines())
            name = str(file.relative_to(SCHEMA.parent))
            if lines > LONGEST[ending] and name not in TABLE_OF_NUMBERS:
                yield "%s: %d lines, more than %d" % (name, lines, LONGEST[ending])


def faults_of_arrows():
    """A unit uses nothing of a layer that may not be included either."""
    for unit, used in sorted(uses(units(SRC), (SRC,)).items()):
        layer = unit.relative_to(SRC).parts[0]
        for other in sorted(used):
            above = other.relative_to(SRC).parts[0]
            may = MAY_INCLUDE.get(layer) or MAY_INCLUDE.get(layer + ".c")
            if above in MAY_INCLUDE and may is not None and above not in may:
                yield "%s uses %s, which stands above" % (unit.relative_to(SRC), other.relative_to(SRC))


def faults_of_circles():
    for circle in circles(imports(TOOLS, SCHEMA.parent / "test")):
        yield "circle of %d: %s" % (len(circle), " ".join(str(unit.relative_to(SCHEMA.parent)) for unit in circle))
    for root, edges in ((SRC, uses(units(SRC), (SRC,))), (TOOLS, uses(units(TOOLS), (SRC, TOOLS)))):
        for circle in circles(edges):
            paths = [unit.relative_to(SRC if root == SRC else SCHEMA.parent) for unit in circle]
            yield "circle of %d: %s" % (len(paths), " ".join(map(str, paths)))


def bodies_of(part):
    """Give the bodies of a part: whose each is, its first line, its lines; that of a DO is the part's."""
    text = without_remarks(part.text)
    for found in re.finditer(r"(?s)(\$\w*\$)(.*?)\1", text):
        made = re.findall(r"\b(?:FUNCTION|PROCEDURE)\s+(?:ybss(?:_registry)?\.)?(\w+)|\b(DO)\b", text[:found.start()])
        name = made[-1][0] if made and made[-1][0] else part.path.split("/")[-1].removesuffix(".sql")
        yield name, text.count("\n", 0, found.start()) + 1, found[2].count("\n") - 1


def faults_of_functions():
    for root in (SRC, TOOLS):
        for file in sorted(root.rglob("*.[ch]")):
            where = file.relative_to(SCHEMA.parent)
            if str(where) in TABLE_OF_NUMBERS:
                continue
            for name, _, line, lines in definitions(code_of(file.read_text())):
                if lines > LONGEST_FUNCTION:
                    yield "%s:%d: %s has %d lines, more than %d" % (where, line, name, lines, LONGEST_FUNCTION)
    for part in parts_of_manifest():
        for name, line, lines in bodies_of(part) if part.text is not None else ():
            if lines > LONGEST_FUNCTION:
                yield "schema/%s:%d: %s has %d lines, more than %d" % (part.path, line, name, lines, LONGEST_FUNCTION)


def main():
    faults = [
        *faults_of_includes(),
        *faults_of_folders(),
        *faults_of_arrows(),
        *faults_of_parts(),
        *faults_of_sizes(),
        *faults_of_circles(),
        *faults_of_functions(),
    ]
    for fault in faults:
        print(fault)
    print("%d faults" % len(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
