"""Statements that use one thing of the surface: a function, a relation, an operator, a setting."""

from world import quote

# The server's functions that stop, wait or say another thing at every call; they tell nothing of the registry.
NOT_CALLED = {
    "pg_sleep": "waits", "pg_stat_reset_single_table_counters": "changes counters", "pg_advisory_lock": "waits: see directed/locks.py",
    "pg_stat_get_": "counts what other sessions did: see form.py", "pg_stat_reset": "changes counters",
    "builtin_division": "650,000 rows of public divisions", "load_divisions": "writes as many",
    "lo_": "large objects of the caller's own, by numbers that the server gives",
    "pg_relation_filepath": "the numbers of files", "pg_relation_filenode": "the numbers of files",
    "pg_terminate_backend": "ends the harness's own sessions", "pg_cancel_backend": "cancels the harness's own statements",
}

# Relations that count what all sessions did, or list them: form.py asks them what they tell.
NOT_READ = ("pg_catalog.pg_stat_", "pg_catalog.pg_statio_", "pg_catalog.pg_locks", "pg_catalog.pg_cursors", "pg_catalog.pg_prepared_",
            "pg_catalog.pg_backend_memory", "pg_catalog.pg_shmem",
            "pg_catalog.pg_settings", "pg_catalog.pg_database", "pg_catalog.pg_replication_",
            "pg_catalog.pg_class", "pg_catalog.pg_stats")  # the numbers of its files; statistics of the catalogue

# Statistics that everybody may ask for: of the registry's tables they must say the same in both twins.
# Rows of sums and queues are steps of work done, pages what a vacuum could free: both tell no value.
STATISTICS = (("pg_stats", "SELECT * FROM pg_stats WHERE schemaname LIKE 'ybss%' ORDER BY 1, 2, 3"),
              ("pg_stats_ext", "SELECT * FROM pg_stats_ext WHERE schemaname LIKE 'ybss%' ORDER BY 1, 2, 3"),
              ("pg_class", """SELECT oid::regclass, reltuples FROM pg_class WHERE relnamespace::regnamespace::text LIKE 'ybss%'
                AND relname !~ '^(quality_sum|quality_item_sum|score_queue)' ORDER BY 1"""))

# What is asked of a relation r with the test t on its column c; o is another column.
QUESTIONS = (
    "SELECT * FROM {r} t WHERE {t}", "SELECT count(*) FROM {r} t WHERE {t}", "SELECT to_jsonb(t) FROM {r} t WHERE {t}",
    'SELECT t."{o}" FROM {r} t WHERE {t} ORDER BY t."{c}"::text LIMIT 5', "SELECT t::text FROM {r} t WHERE {t} ORDER BY 1",
    'SELECT min(t."{o}"::text), max(t."{c}"::text), count(DISTINCT t."{o}"::text) FROM {r} t WHERE {t}',
    'SELECT count(*) FROM {r} t GROUP BY t."{o}"::text ORDER BY 1', "SELECT EXISTS (SELECT FROM {r} t WHERE {t})")


class Call:
    """One statement, what it attacks, and whether other forms can carry it."""

    def __init__(self, subject, text, query=True, outside=False, planned=True):
        self.subject, self.text, self.query, self.outside, self.planned = subject, text, query, outside, planned
        self.parts = None  # single statements, where the call holds many
        # Searched, not compared: the order of the catalogue's rows tells of the server.
        self.foreign = not planned
        self.counted = False  # asked in forms that count hidden rows


class Caller:
    def __init__(self, random, surface, maker):
        self.random, self.surface, self.maker = random, surface, maker
        self.functions = [f for f in surface.functions if not any(f.name.startswith(n) for n in NOT_CALLED)]
        # Input functions of types take a cstring and are called by every cast.
        self.weights = [f.weight() for f in self.functions]
        self.relations = [r for r in surface.relations if r.select and not r.name.startswith(NOT_READ)]
        self.ours = [r for r in self.relations if r.ours]
        self.writable = [r for r in surface.relations if (r.insert or r.update or r.delete) and r.ours]
        self.operators = [o for o in surface.operators if o[5] == "t"]

    def everything_once(self):
        """Every function, relation and operator, before chance chooses."""
        for function in self.functions:
            for _ in range(max(1, function.weight() // 2)):
                yield self.function(function)
        for relation in self.relations:
            yield Call(relation.name, "SELECT * FROM %s" % relation.name, planned=relation.ours)
            if relation.ours:
                for column in relation.readable():
                    yield self.condition(relation, column)
        for name, text in STATISTICS:
            call = Call("pg_catalog." + name, text)
            call.parts = [text]
            yield call
        for relation in self.writable:
            yield self.insert(relation)
            yield self.update(relation)
            yield self.delete(relation)
        for operator in self.operators:
            yield self.operator(operator)

    def any(self):
        chance = self.random.random()
        if chance < 0.5 and self.functions:
            return self.function(self.random.choices(self.functions, self.weights)[0])
        if chance < 0.78 and self.ours:
            relation = self.random.choice(self.ours)
            return self.condition(relation, self.random.choice(relation.readable()))
        if chance < 0.9 and self.writable:
            return self.random.choice((self.insert, self.insert, self.update, self.delete))(self.random.choice(self.writable))
        if chance < 0.95 and self.relations:
            relation = self.random.choice(self.relations)
            shown = self.random.choice(("*", "count(*)", "t"))
            return Call(relation.name, "SELECT %s FROM %s t LIMIT 200" % (shown, relation.name), planned=relation.ours)
        if self.operators:
            return self.operator(self.random.choice(self.operators))
        return Call("nothing", "SELECT 1")

    def arguments(self, function):
        types = function.types
        if function.defaults and self.random.random() < 0.4:
            types = types[:len(types) - self.random.randint(0, function.defaults)]
        return [self.maker.value(oid, name) for oid, name in zip(types, function.names)]

    def function(self, function):
        self.maker.next_call()
        values = self.arguments(function)
        subject = str(function)
        if function.variadic and values:
            values[-1] = "VARIADIC " + values[-1]
        if function.kind == "p":
            return Call(subject, "CALL %s(%s)" % (function.called(), ", ".join(values)), query=False, outside=True)
        if function.kind == "a":
            if not values:
                return Call(subject, "SELECT %s(*)" % function.called())
            return Call(subject, "SELECT %s(%s) FROM generate_series(1, 3)" % (function.called(), ", ".join(values)))
        if function.kind == "w":
            return Call(subject, "SELECT %s(%s) OVER () FROM generate_series(1, 3)" % (function.called(), ", ".join(values)))
        if self.random.random() < 0.12 and values and not function.variadic:
            return Call(subject, self.on_rows(function, values))
        call = "%s(%s)" % (function.called(), ", ".join(values))
        return Call(subject, ("SELECT * FROM %s" if function.set or self.random.random() < 0.3 else "SELECT %s") % call)

    def on_rows(self, function, values):
        """The function over a set: rows of a view where a column fits, or guesses."""
        at = self.random.randrange(len(values))
        fitting = [(r, c) for r in self.ours for c in r.readable() if c[1] == function.types[at]]
        if fitting and self.random.random() < 0.6:
            relation, column = self.random.choice(fitting)
            values[at] = 't."%s"' % column[0]
            source = "%s t" % relation.name
        else:
            guesses = [self.maker.value(function.types[at], function.names[at]) for _ in range(5)]
            values[at], source = "t.v", "(VALUES %s) t(v)" % ", ".join("(%s)" % g for g in guesses)
        call = "%s(%s)" % (function.called(), ", ".join(values))
        return self.random.choice(("SELECT %s FROM %s", "SELECT count(%s) FROM %s", "SELECT max((%s)::text) FROM %s")) % (call, source)

    def condition(self, relation, column):
        """A view asked by a condition on one column, with any operator that its type has."""
        self.maker.next_call()
        name, oid = column
        operators = self.surface.by_left.get(oid, [])
        pick = self.random.choice
        test = "true"
        if operators and self.random.random() < 0.85:
            row = pick(operators)
            test = '"%s" OPERATOR(%s.%s) %s' % (name, row[1], row[2], self.maker.value(row[4], name))
        elif self.random.random() < 0.5:
            test = '"%s"::text %s %s' % (name, pick(("=", "<", ">=", "LIKE", "~")), quote(self.maker.text_of("text", name)))
        other = pick(relation.readable())
        if self.random.random() < 0.3:
            test += ' AND "%s" IS NOT DISTINCT FROM %s' % (other[0], self.maker.value(other[1], other[0]))
        return Call(relation.name, pick(QUESTIONS).format(r=relation.name, t=test, c=name, o=other[0]))

    def insert(self, relation):
        self.maker.next_call()
        columns = [c for c in relation.columns if not c[3] and (c[2] or self.random.random() < 0.35)]
        if not columns:
            columns = relation.columns[:1]
        # Most of what is written would be taken: its place is the writer's own.
        values = [self.place(c) or self.maker.value(c[1], c[0]) for c in columns]
        text = "INSERT INTO %s (%s) VALUES (%s)" % (relation.name, ", ".join('"%s"' % c[0] for c in columns), ", ".join(values))
        text += self.random.choice(("", "", " ON CONFLICT DO NOTHING", " RETURNING *"))
        return Call(relation.name + " insert", text)

    def place(self, column):
        if self.random.random() < 0.2:
            return None
        return {"district": "520399", "grid": "'520399001001001'", "valid": "'[2024-01-01,)'"}.get(column[0])

    def update(self, relation):
        self.maker.next_call()
        pick = self.random.choice
        changed, asked = pick(relation.columns), pick(relation.columns)
        return Call(relation.name + " update", 'UPDATE %s SET "%s" = %s WHERE "%s"::text %s %s%s' % (
            relation.name, changed[0], self.maker.value(changed[1], changed[0]), asked[0], pick(("=", "<>")),
            quote(self.maker.text_of("text", asked[0])), pick(("", " RETURNING *"))))

    def delete(self, relation):
        self.maker.next_call()
        asked = self.random.choice(relation.columns)
        return Call(relation.name + " delete", 'DELETE FROM %s WHERE "%s" = %s%s' % (
            relation.name, asked[0], self.maker.value(asked[1], asked[0]), self.random.choice(("", " RETURNING *"))))

    def operator(self, row):
        self.maker.next_call()
        left = self.maker.value(row[3]) if row[3] != "0" else ""
        return Call("operator %s" % row[2], "SELECT %s OPERATOR(%s.%s) %s" % (left, row[1], row[2], self.maker.value(row[4])))
