"""Trigger functions on a table of the attacker's own: C that trusts the shape of its rows would fall here."""

from call import Call

SHAPES = ("(a int)", "(district int4, person_id int8, grid text, name text, recorded_at text, changed_at text, change_id text)",
          "(district text, house_id text, grid int, address bytea, valid int, person_id text)",
          "(LIKE ybss.person)", "(LIKE ybss.house)", "()", "(member_id text, role_name int, state int, decision int, stated text, items text)")
ARGUMENTS = ("", "'person_id'", "'person'", "'nothing'", "''", "'person_id', 'house_id', 'x'", "'" + "a" * 200 + "'")
EVENTS = ("BEFORE INSERT OR UPDATE OR DELETE ON {t} FOR EACH ROW", "AFTER INSERT OR UPDATE OR DELETE ON {t} FOR EACH ROW",
          "AFTER INSERT ON {t} REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT", "AFTER TRUNCATE ON {t} FOR EACH STATEMENT",
          "BEFORE UPDATE ON {t} FOR EACH STATEMENT")


def calls(caller):
    """One table with the trigger, and rows that fire it."""
    for function in caller.functions:
        if caller.surface.types.get(function.returns, [None] * 7)[6] != "trigger" or function.schema == "pg_catalog":
            continue
        for shape in SHAPES:
            pick = caller.random.choice
            table = "pg_temp.%s" % pick(("person", "house", "attacked", "residence"))
            statements = ["CREATE TEMPORARY TABLE %s %s" % (table[8:], shape),
                          "CREATE TRIGGER attack %s EXECUTE FUNCTION %s(%s)" % (pick(EVENTS).format(t=table), function.called(), pick(ARGUMENTS)),
                          "INSERT INTO %s DEFAULT VALUES" % table, "UPDATE %s SET ctid = ctid" % table if shape == "()" else "SELECT 1",
                          "DELETE FROM %s" % table, "TRUNCATE %s" % table]
            call = Call(str(function), "; ".join(statements), query=False)
            call.parts = [call.text]
            yield call
