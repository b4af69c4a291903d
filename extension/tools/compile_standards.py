#!/usr/bin/env python3
"""Make the SQL parts of the code tables out of the lists of the standards, extension/data/standard.

tables.tsv names the tables, one list a table has its values, document.tsv the kinds of
documents, alias.tsv the words that offices use. Each part hands its rows to
ybss_registry.shipped_row; 50_item/take_shipped.sql takes them over. With --check nothing is
written: a line for each fault of the lists and for each part that is not current, exit 1.
"""
import pathlib
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
LISTS, PARTS = TOP / "extension/data/standard", TOP / "extension/schema/50_item"
# Which tables stand in which part; a tuple: the codes from its second up to its third.
VALUES = {
    "standard_person": ["sex", "marital_status", "education", "dwelling", "same_residence", "permit", "visit_purpose", "inflow_reason",
                        "left_behind", "economy", "household_kind"],
    "standard_relation": ["relation_short", "relation"],
    "standard_event": ["event", "event_scale"],
    "standard_thing": ["structure", "building_use", "let_use", "house_hazard", "safety_hazard", "attention", "enterprise",
                       "registration_type", "statistical_type", "social_organization"],
    "standard_nationality_a": [("nationality", "A", "K")],
    "standard_nationality_k": [("nationality", "K", "a")],
}
ALIASES = {
    "alias_person": ["sex", "marital_status", "education", "dwelling", "same_residence", "permit", "visit_purpose", "inflow_reason",
                     "left_behind", "economy", "household_kind"],
    "alias_relation": ["relation_short", "relation"],
    "alias_event": ["event", "event_scale"],
    "alias_thing": VALUES["standard_thing"] + ["document"],
    "alias_nationality_a": [("nationality", "A", "K")],
    "alias_nationality_k": [("nationality", "K", "a")],
}
MADE = "-- Made of extension/data/standard by extension/tools/compile_standards.py: edit the lists.\n\n"
LONGEST_PART = 150


def read_list(name):
    """The rows of a list as dictionaries, without its remarks."""
    lines = [line for line in (LISTS / (name + ".tsv")).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    header = lines[0].split("\t")
    rows = [line.split("\t") for line in lines[1:]]
    for row in rows:
        if len(row) != len(header):
            raise SystemExit("%s.tsv: %d fields of %d: %s" % (name, len(row), len(header), row[:2]))
    return [dict(zip(header, row)) for row in rows]


def quoted(value):
    return "'%s'" % value.replace("'", "''") if value else "NULL"


def within(member, table, code):
    """Does a member of a part's list take this code of this table?"""
    if isinstance(member, tuple):
        return member[0] == table and member[1] <= code < member[2]
    return member == table


def statement(relation, key, columns, types, rows):
    """The statement by which a part hands over rows of one relation."""
    values = ",\n".join("(%s)" % ", ".join(row) for row in rows)
    casts = ", ".join("'%s', r.%s%s" % (c, c, "::" + t if t else "") for c, t in zip(columns, types))
    return ("INSERT INTO ybss_registry.shipped_row (relation, key, next)\nSELECT '%s', %s,\n  jsonb_build_object(%s)\nFROM (VALUES\n%s) r(%s)\n"
            "ON CONFLICT (relation, key) DO UPDATE SET next = EXCLUDED.next;\n") % (relation, key, casts, values, ", ".join(columns))


def part_of_tables(tables):
    columns = ["code_table", "chinese", "standard", "edition", "edition_day", "confirmed", "source"]
    rows = [[quoted(t[c]) if c != "confirmed" else t[c] for c in columns] + ["false"] for t in tables]
    return statement("code_table", "r.code_table", columns + ["own"], ["", "", "", "", "date", "", "", ""], rows)


def part_of_values(members):
    columns = ["code_table", "code", "chinese", "english", "parent", "valid_to", "successor", "standard", "confirmed"]
    rows = []
    for member in members:
        name = member[0] if isinstance(member, tuple) else member
        for r in read_list(name):
            if within(member, name, r["code"]):
                rows.append([quoted(name), quoted(r["code"]), quoted(r["chinese"]), quoted(r["english"]), quoted(r["parent"]),
                             quoted(r["valid_to"] or "infinity"), quoted(r["successor"]), quoted(r["standard"]), r["copies"]])
    return statement("code_value", "r.code_table || ' ' || r.code", columns, ["", "", "", "", "", "date", "", "", ""], rows)


def part_of_documents():
    columns = ["code", "chinese", "english", "shape", "holder", "example", "by_state", "valid_to", "successor", "standard", "confirmed"]
    rows = [[quoted(r[c]) for c in columns[:6]] + ["true" if r["by_state"] == "t" else "false", quoted(r["valid_to"] or "infinity"),
             quoted(r["successor"]), quoted(r["standard"]), r["copies"]] for r in read_list("document")]
    return statement("document_kind", "r.code", columns, [""] * 7 + ["date", "", "", ""], rows)


def part_of_aliases(members, aliases):
    rows = [[quoted(a[c]) for c in ("code_table", "code", "words", "source")] for a in aliases
            if any(within(m, a["code_table"], a["code"]) for m in members)]
    return ("INSERT INTO ybss_registry.shipped_row (relation, key, next)\n"
            "SELECT 'code_alias', concat_ws(' ', r.code_table, r.code, w),\n"
            "  jsonb_build_object('code_table', r.code_table, 'alias', w, 'code', r.code, 'source', r.source, 'own', false)\n"
            "FROM (VALUES\n%s) r(code_table, code, words, source), string_to_table(r.words, '|') w\n"
            "ON CONFLICT (relation, key) DO UPDATE SET next = EXCLUDED.next;\n") % ",\n".join("(%s)" % ", ".join(row) for row in rows)


def faults_of_lists(tables, aliases):
    """What is wrong with the lists: an unknown table, parent, successor or code, a word that stands twice."""
    codes, faults = {}, []
    for table in tables:
        name = table["code_table"]
        rows = read_list(name)
        codes[name] = {r["code"] for r in rows}
        faults += ["%s.tsv: %s twice" % (name, r["code"]) for i, r in enumerate(rows) if r["code"] in {q["code"] for q in rows[:i]}]
        faults += ["%s.tsv: %s of %s is no code of it" % (name, k, r["code"]) for r in rows for k in ("parent", "successor")
                   if r.get(k) and r[k] not in codes[name]]
        faults += ["%s.tsv: %s is not confirmed by 0, 1 or 2 copies" % (name, r["code"]) for r in rows if r["copies"] not in ("0", "1", "2")]
    seen = set()
    for alias in aliases:
        if alias["code"] not in codes.get(alias["code_table"], ()):
            faults.append("alias.tsv: %(code_table)s has no code %(code)s" % alias)
        for word in alias["words"].split("|"):
            key = (alias["code_table"], alias["code"], word)
            if not word or key in seen:
                faults.append("alias.tsv: %s %s has the word %s twice, or an empty one" % key)
            seen.add(key)
    placed = [m[0] if isinstance(m, tuple) else m for members in VALUES.values() for m in members] + ["document"]
    faults += ["tables.tsv: %s stands in no part" % t["code_table"] for t in tables if t["code_table"] not in placed]
    return faults


def made_parts(tables, aliases):
    parts = {"standard_table": "-- The code tables, each with its standard, edition and the copies that confirm it.\n" + MADE + part_of_tables(tables),
             "standard_document": "-- Kinds of documents (GA/T 2000.156-2016).\n" + MADE + part_of_documents()}
    for name, members in VALUES.items():
        parts[name] = "-- Values of code tables.\n" + MADE + part_of_values(members)
    for name, members in ALIASES.items():
        parts[name] = "-- Words that offices use for the values of code tables.\n" + MADE + part_of_aliases(members, aliases)
    return parts


def main():
    tables, aliases = read_list("tables"), read_list("alias")
    faults = faults_of_lists(tables, aliases)
    for name, text in made_parts(tables, aliases).items():
        path = PARTS / (name + ".sql")
        if text.count("\n") > LONGEST_PART:
            faults.append("%s.sql would have %d lines of %d" % (name, text.count("\n"), LONGEST_PART))
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            faults.append("%s is not what extension/tools/compile_standards.py makes" % path.relative_to(TOP))
    print("\n".join(faults) if faults else "the code tables' parts are made of their lists", file=sys.stderr if faults else sys.stdout)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
