"""What a role may use, asked from the catalogue: functions, operators, relations, settings.

No list is kept here. What a later part adds is attacked because the server says
that the role may call it.
"""

from world import do

# Members of other extensions are their authors'; the server's own functions only
# where they take an object (a table's size, a view's text), since those tell of ours.
FUNCTIONS = """
SELECT p.oid, n.nspname, p.proname, p.prokind, p.proretset, p.pronargdefaults, array_to_string(p.proargtypes::oid[], ','),
  array_to_string(p.proargnames, ','), p.prorettype, p.provolatile, p.prosecdef, l.lanname, p.provariadic <> 0
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE has_function_privilege('{role}', p.oid, 'EXECUTE') AND has_schema_privilege('{role}', n.oid, 'USAGE')
  AND CASE WHEN n.nspname = 'pg_catalog' THEN p.proargtypes::oid[] && ARRAY['oid', 'regclass']::regtype[]::oid[]
      ELSE n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' AND e.extname <> 'ybss') END
ORDER BY n.nspname, p.proname, p.oid"""

RELATIONS = """
SELECT c.oid, format('%I.%I', n.nspname, c.relname), c.relkind,
  has_any_column_privilege('{role}', c.oid, 'SELECT'),
  has_any_column_privilege('{role}', c.oid, 'INSERT'), has_any_column_privilege('{role}', c.oid, 'UPDATE'),
  has_table_privilege('{role}', c.oid, 'DELETE'), c.relpages,
  (SELECT json_agg(json_build_array(a.attname, a.atttypid::text, a.attnotnull AND NOT a.atthasdef, a.attgenerated <> '' OR a.attidentity <> '',
     has_column_privilege('{role}', c.oid, a.attnum, 'SELECT')) ORDER BY a.attnum)
   FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_schema_privilege('{role}', n.oid, 'USAGE') AND n.nspname !~ '^pg_(toast|temp)'
  AND has_any_column_privilege('{role}', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') ORDER BY 2"""

OPERATORS = """
SELECT o.oid, n.nspname, o.oprname, o.oprleft, o.oprright, n.nspname LIKE 'ybss%'
FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
WHERE o.oprcode <> 0 AND has_function_privilege('{role}', o.oprcode, 'EXECUTE') AND has_schema_privilege('{role}', n.oid, 'USAGE')
  AND (n.nspname LIKE 'ybss%' OR n.nspname = 'pg_catalog') ORDER BY 2, 3, 1"""

TYPES = """
SELECT t.oid, CASE WHEN n.nspname = 'pg_catalog' THEN format_type(t.oid, NULL) ELSE format('%I.%I', n.nspname, t.typname) END,
  t.typtype, t.typelem, t.typrelid, t.typcategory, t.typname,
  (SELECT string_agg(e.enumlabel, ',') FROM pg_enum e WHERE e.enumtypid = t.oid),
  (SELECT string_agg(a.atttypid::text, ',' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"""

SETTINGS = "SELECT name, vartype, min_val, max_val, enumvals::text[]::text, setting FROM pg_settings WHERE context = 'user' ORDER BY name"


class Function:
    def __init__(self, row):
        self.oid, self.schema, self.name, self.kind = row[0], row[1], row[2], row[3]
        self.set, self.defaults = row[4] == "t", int(row[5])
        self.types = [t for t in row[6].split(",") if t]
        names = (row[7] or "").split(",")
        self.names = (names + [""] * len(self.types))[:len(self.types)]
        self.returns, self.volatile, self.definer, self.language, self.variadic = row[8], row[9], row[10] == "t", row[11], row[12] == "t"

    def called(self):
        return '"%s"."%s"' % (self.schema, self.name)

    def __str__(self):
        return "%s.%s/%d" % (self.schema, self.name, len(self.types))

    def weight(self):
        """Functions that read tables are where an oracle can be."""
        if self.schema == "pg_catalog":
            return 1
        return 6 if self.language in ("sql", "plpgsql") and self.volatile != "i" else 2 if self.volatile != "i" else 1


class Relation:
    def __init__(self, row):
        import json
        self.oid, self.name, self.kind = row[0], row[1], row[2]
        self.select, self.insert, self.update, self.delete = (row[n] == "t" for n in (3, 4, 5, 6))
        self.columns = [tuple(c) for c in json.loads(row[8] or "[]")]
        self.ours = self.name.startswith(("ybss.", "ybss_registry."))

    def readable(self):
        return [(c[0], c[1]) for c in self.columns if c[4]]


class Surface:
    """Everything of one role, read once before it attacks."""

    def __init__(self, admin, role):
        self.role = role
        self.types = {row[0]: row for row in do(admin, TYPES)}
        self.functions = [Function(row) for row in do(admin, FUNCTIONS.format(role=role))]
        self.relations = [Relation(row) for row in do(admin, RELATIONS.format(role=role))]
        self.operators = do(admin, OPERATORS.format(role=role))
        self.settings = do(admin, SETTINGS)
        self.by_left = {}
        for row in self.operators:
            self.by_left.setdefault(row[3], []).append(row)

    def type_name(self, oid):
        return self.types[oid][1]

    def counts(self):
        ours = sum(f.schema != "pg_catalog" for f in self.functions)
        return "%d functions, %d of the server about objects, %d relations, %d operators, %d settings" % (
            ours, len(self.functions) - ours, len(self.relations), len(self.operators), len(self.settings))
