"""The rules of the catalogue audit, run on any database: their only text is sql/catalogue_audit.sql."""

import pathlib
import re

AUDIT = pathlib.Path(__file__).resolve().parents[3] / "sql" / "catalogue_audit.sql"


def rules():
    """(name, statement): what stands between the making of its database and its end, without psql's own lines."""
    text = AUDIT.read_text().split("\\pset tuples_only on\n", 1)[1].split("\\c postgres", 1)[0]
    name, statement = "", []
    for line in text.splitlines():
        if line.startswith("--"):
            name = line[2:].strip() if not statement else name
        elif line.strip() and not line.startswith("\\"):
            statement.append(line)
            if re.search(r";\s*$", line):
                yield name, "\n".join(statement)
                statement = []


def broken(admin):
    """Rules that name an offender, and rules that could not be asked."""
    for name, statement in rules():
        answer = admin.query(statement)
        if answer.error:
            yield "%s: %s" % (name, answer.error["M"])
        elif answer.rows and statement.startswith(("SELECT", "WITH")):
            yield "%s: %s" % (name, ", ".join(" ".join(str(v) for v in row) for row in answer.rows[:3]))
