"""The values that arguments are made of: what the attacked registry holds, and guesses.

A guess is a value by which the twins differ: a number, a day between two birth
dates, a phone, a house. Whatever answers differently to a guess is an oracle.
"""

import datetime

import people
from world import do

AGES = (0, 1, 3, 6, 7, 14, 16, 18, 22, 35, 36, 45, 46, 50, 60, 65, 66, 70, 80, 100, 130)


class Pool:
    def __init__(self, admin, persons):
        self.persons = persons
        self.ids = self._ids(admin)
        self.words = self._words(admin)
        self.kinds = [row[0] for row in do(admin, "SELECT kind FROM ybss_registry.record_kind ORDER BY 1")]
        self.items = [row[0] for row in do(admin, "SELECT DISTINCT item FROM ybss_registry.item ORDER BY 1")]
        self.sources = [row[0] for row in do(admin, "SELECT source FROM ybss_registry.source ORDER BY 1")]
        self.grids = [row[0] for row in do(admin, "SELECT code::text FROM ybss_registry.grid ORDER BY 1")]
        self.addresses = [p.houses[v][1] for p in persons for v in "ab"]
        self.payloads = [row[0] for row in do(admin, """SELECT ybss.qr_seal(c.kind, c.key_id, c.code_id, c.expires_at, c.district, k.secret)
            FROM ybss_registry.qr_code c JOIN ybss_registry.signing_key k ON k.use = c.key_use AND k.key_id = c.key_id ORDER BY 1""")]
        self.relations = [row[0] for row in do(admin, """SELECT c.oid::regclass::text FROM pg_class c
            WHERE c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) ORDER BY 1""")]

    def _ids(self, admin):
        """Ids of every kind of record, by the name of their column."""
        ids = {}
        for table, column in do(admin, """SELECT format('%I.%I', n.nspname, c.relname), a.attname FROM pg_attribute a
                JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'ybss_registry' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname LIKE '%\\_id'
                  AND a.atttypid IN ('bigint'::regtype, 'int'::regtype) ORDER BY 1, 2"""):
            rows = do(admin, "SELECT DISTINCT %s FROM %s WHERE %s IS NOT NULL ORDER BY 1 LIMIT 200" % (column, table, column))
            ids.setdefault(column, []).extend(row[0] for row in rows)
        return {column: sorted(set(values)) for column, values in ids.items() if values}

    def _words(self, admin):
        """Words that the registry's own rules and tables know, whatever they are for."""
        words = set()
        for row in do(admin, """SELECT DISTINCT m[1] FROM pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']{1,40})''::text', 'g') m
                WHERE k.connamespace = 'ybss_registry'::regnamespace"""):
            words.add(row[0])
        for table, column in (("source", "source"), ("job", "name"), ("review_reason", "reason"), ("report", "report"), ("code_table", "code_table"),
                              ("document_kind", "code"), ("office_step", "step"), ("office_step", "office"), ("item", "office"), ("rule", "rule")):
            exists = do(admin, "SELECT to_regclass('ybss_registry.%s') IS NOT NULL" % table)
            if exists[0][0] == "t":
                words.update(row[0] for row in do(admin, "SELECT DISTINCT %s::text FROM ybss_registry.%s" % (column, table)))
        return sorted(words)

    def days(self, person):
        """Days between the versions' birth dates, and those days after as many years as rules ask for."""
        a, b = person.born["a"], person.born["b"]
        middle = a + (b - a) / 2
        for age in AGES:
            yield middle.replace(year=middle.year + age)
        yield from (a, b, a + datetime.timedelta(days=6574 + 5), a + datetime.timedelta(days=21915 + 5))

    def guesses(self, person, version):
        """Texts that hold one version of one person's value."""
        yield from (person.name[version], person.phone[version], person.other[version], person.houses[version][1], str(person.born[version]))
        if person.number:
            yield person.number[version]

    def id_of(self, person, column):
        """Ids to put where a column or parameter of this name asks for one."""
        if column in ("person", "person_id", "ward_id", "p_person_id", "representative_id"):
            return [person.id]
        if column in ("house", "house_id"):
            return [person.houses["a"][0], person.houses["b"][0]]
        return None
