"""Arguments by type: guesses at hidden values, what the registry holds, hostile texts, nulls, extremes."""

import json

from world import quote

HOSTILE_TEXT = ["", " ", "'", '"', "\\", "';--", "%", "_", "%s%n", "$1", "\u3000", "\u200b", "\ufeff", "..", "NULL", "\t\n\r", "A" * 5000, "张" * 3000,
                "((((((((((((((((((((", "[[[[", "{}", "{{}}", "a.b.c.d", "../../../etc/passwd", "1e309", "\U0001f600", "\u0301", "９９９", "-0", "0x41",
                "1-2-3-4-5-6-7-8-9", "号" * 200, "0" * 400, "<a>", "(.*)*$", "(a|a)*b", "20260230", "Infinity", "ybss.person", "pg_authid"]
HOSTILE = {
    "int2": ["0", "-1", "1", "32767", "-32768"],
    "int4": ["0", "-1", "1", "2", "7", "100", "520371", "520399", "2147483647", "-2147483648"],
    "int8": ["0", "-1", "1", "9007199254740993", "9223372036854775807", "-9223372036854775808", "4503599627370495"],
    "float4": ["0", "-1", "1", "NaN", "Infinity", "-Infinity", "1e-45", "3.4e38"],
    "float8": ["0", "0.5", "1", "NaN", "Infinity", "-Infinity", "5e-324", "1.7e308"],
    "numeric": ["0", "1", "NaN", "Infinity", "-Infinity", "1e1000", "1e-1000", "0.1"],
    "bool": ["t", "f"],
    "date": ["infinity", "-infinity", "0001-01-01 BC", "5874897-12-31", "2024-02-29", "1970-01-01", "2026-11-27"],
    "timestamptz": ["infinity", "-infinity", "2024-02-29 00:00+08", "294276-12-31 00:00+00", "4713-01-01 00:00+00 BC"],
    "timestamp": ["infinity", "-infinity", "2024-02-29", "294276-12-31"],
    "interval": ["0", "1 day", "-1 day", "178000000 years", "1 microsecond", "30 days", "10 years"],
    "time": ["00:00", "24:00"],
    "bytea": ["", "\\x00", "\\xff" * 50, "\\xdeadbeef", "\\x" + "ff" * 64],
    "uuid": ["00000000-0000-0000-0000-000000000000"],
    "daterange": ["empty", "(,)", "[2024-01-01,)", "[2024-01-01,2024-01-02)", "(-infinity,infinity)"],
    "tstzrange": ["empty", "(,)"],
    "int4range": ["empty", "(,)", "[1,100)"],
    "int8range": ["empty", "(,)"],
    "int4multirange": ["{}", "{(,)}", "{[1,3),[5,9)}"],
    "citizen_id": ["520399200002290010", "11010519491231002X"],
    "phone": ["110", "0851-28220000", "+8613800000000", "13800000000"],
    "credit_code": ["91350100M000100Y43"],
    "division_code": ["52", "520302", "520302109002"],
    "geometry": ["POINT EMPTY", "POINT(107 27)", "POINT(NaN NaN)", "POINT(1e308 -1e308)", "SRID=4490;POINT(107.1 27.7)", "GEOMETRYCOLLECTION EMPTY"],
    "oid": ["0", "1", "4294967295", "1259", "1260"],
    "regclass": ["pg_authid", "pg_proc"],
    "char": ["a", "f", "\u00e9", ""],
    "name": ["postgres", "attack_officer", "ybss_owner", "x" * 63],
    "cstring": ["", "x", "520399"],
    "inet": ["127.0.0.1"],
    "xml": ["<a/>"],
    "tid": ["(0,1)", "(4294967295,65535)"],
    "xid8": ["0", "18446744073709551615"],
}
TEXTS = ("text", "varchar", "bpchar", "name", "unknown", "cstring")
POLYMORPHIC = ("anyelement", "anynonarray", "any", "anycompatible", "anycompatiblenonarray", "record")


class Maker:
    """Makes arguments of one call; all of them speak of one person and one kind of record."""

    def __init__(self, random, pool, surface):
        self.random, self.pool, self.surface = random, pool, surface
        self.next_call()

    def next_call(self):
        choose = self.random
        self.person = choose.choice(self.pool.persons)
        self.kind = "person" if choose.random() < 0.7 else choose.choice(self.pool.kinds)
        # How bold the call is: guesses at values, or what an honest caller would send.
        self.hostile = choose.choice((0.03, 0.03, 0.1, 0.4))

    def value(self, oid, name=""):
        """A literal of the type, as the text of an expression."""
        row = self.surface.types.get(oid)
        if row is None:
            return "NULL"
        type_name, kind, element, relation, category, plain = row[1], row[2], row[3], row[4], row[5], row[6]
        if self.random.random() < 0.04:
            return "NULL" if kind == "p" else "NULL::%s" % type_name
        if kind == "p":
            return self._pseudo(plain, name)
        if kind == "c":
            return self._composite(row, name)
        if category == "A" and element != "0":
            values = [self.value(element, name) for _ in range(self.random.choice((0, 1, 1, 2, 3, 40)))]
            return "ARRAY[%s]::%s" % (", ".join(values), type_name)
        if kind == "e":
            return quote(self.random.choice(row[7].split(","))) + "::" + type_name
        if plain == "oid" and self.random.random() < 0.8:
            return "%s::regclass::oid" % quote(self.random.choice(self.pool.relations))
        return "%s::%s" % (quote(self.text_of(plain, name)), type_name)

    def text_of(self, plain, name=""):
        """The text of a value of the type, before its cast."""
        pick, pool, person = self.random.choice, self.pool, self.person
        name = name.lower().removeprefix("p_")
        if self.random.random() < self.hostile:
            return pick(HOSTILE.get(plain, HOSTILE_TEXT))
        version = pick("ab")
        if plain in ("int8", "int4", "int2", "numeric", "float8", "float4"):
            return self._number(plain, name)
        if plain in ("date", "timestamptz", "timestamp"):
            return str(pick(list(pool.days(person))))
        if plain == "daterange":
            return "[%s,%s)" % (pick(list(pool.days(person))) if self.random.random() < 0.8 else "", "" if self.random.random() < 0.6 else "2200-01-01")
        if plain in ("tstzrange", "tsrange"):
            return "[%s,)" % pick(list(pool.days(person)))
        if plain == "citizen_id":
            return (person if person.number else pick([p for p in pool.persons if p.number])).number[version]
        if plain == "phone":
            return person.phone[version]
        if plain == "grid_code":
            return pick(pool.grids)
        if plain == "address":
            return pick((person.houses[version][1], person.other[version]))
        if plain in ("jsonb", "json"):
            return json.dumps(self._line(version), ensure_ascii=False) if name == "fields" else self._json()
        if plain == "regclass":
            return pick(pool.relations)
        if plain in TEXTS:
            return self._text(name)
        if plain == "bytea" and name in ("content", "file"):
            return "\\x" + self._list(version).encode().hex()
        if plain == "bytea":
            return "\\x" + self._text(name).encode().hex()
        return pick(HOSTILE.get(plain, ["", "1", "x"]))

    def _number(self, plain, name):
        pick, pool = self.random.choice, self.pool
        if plain == "int8" or name.endswith("id"):
            own = pool.id_of(self.person, name)
            if own is None and name in ("record_id", "id", "record", "target", "subject"):
                own = pool.id_of(self.person, self.kind) or pool.ids.get(self.kind + "_id")
            if own is None:
                own = pool.ids.get(name) or pool.ids.get(name + "_id") or pool.ids[pick(sorted(pool.ids))]
            if plain == "int8":
                return pick(own)
        if name == "district":
            return pick(("520371", "520399"))
        return pick(("0", "1", "2", "3", "5", "10", "50"))

    def _text(self, name):
        pick, pool = self.random.choice, self.pool
        if name in ("kind", "record_kind", "table", "target"):
            return self.kind
        if name in ("item", "attribute", "field"):
            return pick(pool.items)
        if name in ("payload", "code") and pool.payloads and self.random.random() < 0.7:
            return pick(pool.payloads)
        if name == "source":
            return pick(pool.sources)
        if name == "delivery":
            return pick(("full", "changes", "deletions"))
        if name in ("purpose", "reason", "note", "document", "why"):
            return "核实租户信息"
        if self.random.random() < 0.6:
            return pick(list(pool.guesses(self.person, pick("ab"))))
        return pick(pool.words)

    def _line(self, version):
        """What an office would send of the person, some columns of it."""
        pick, person = self.random.choice, self.person
        line = {"姓名": person.name[version], "身份证": person.number[version] if person.number else "", "生日": str(person.born[version]),
                "住址": person.houses[version][1], "电话": person.phone[version], "日期": pick(("2024-05-01", "2026-01-01", ""))}
        return {header: value for header, value in line.items() if header in ("姓名", "住址") or self.random.random() < 0.7}

    def _list(self, version):
        line = self._line(version)
        return "\n".join((",".join(line), *[",".join(line.values())] * self.random.randint(1, 3), ""))

    def _json(self):
        pick, person = self.random.choice, self.person
        version = pick("ab")
        whole = {"person_id": int(person.id or 0), "kind": self.kind, "citizen_id": str((person.number or person.born)[version]),
                 "phone": person.phone[version], "name": person.name[version], "birth_date": str(person.born[version]),
                 "as_of": str(pick(list(self.pool.days(person)))),
                 "address": person.houses[version][1], "house_id": int(person.houses[version][0]), "grid": pick(self.pool.grids), "source": "police_hidden",
                 "items": {"phone": person.phone[version]}, "rows": 10, "limit": -1, "x": [1, [2, [None]]]}
        keys = self.random.sample(sorted(whole), self.random.randint(0, 6))
        return json.dumps({key: whole[key] for key in keys}, ensure_ascii=False)

    def _pseudo(self, plain, name):
        pick = self.random.choice
        if plain in POLYMORPHIC:
            relation = pick([r for r in self.surface.relations if r.select and r.ours] or [None])
            choices = ["1", "'x'::text", "NULL::text", "ROW(1, 'x')", "'\\xff'::bytea", "ARRAY[1]", "ROW()", "'2020-01-01'::date"]
            if relation:
                choices += ["(SELECT t FROM %s t LIMIT 1)" % relation.name] * 3 + ["NULL::%s" % relation.name]
            return pick(choices)
        if plain in ("anyarray", "anycompatiblearray"):
            return pick(("ARRAY[1,2]", "ARRAY['x']::text[]", "'{}'::int[]"))
        if plain in ("anyrange", "anycompatiblerange"):
            return "'[1,5)'::int4range"
        if plain == "cstring":
            return quote(self.text_of("text", name)) + "::cstring"
        return "NULL"

    def _composite(self, row, name):
        relation = next((r for r in self.surface.relations if r.oid == row[4] and r.select), None)
        if relation and self.random.random() < 0.7:
            return "(SELECT t FROM %s t LIMIT 1)" % relation.name
        values = [self.value(part, "") for part in (row[8] or "").split(",") if part]
        return "ROW(%s)::%s" % (", ".join(values), row[1])
