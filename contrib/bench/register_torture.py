#!/usr/bin/env python3
# short: SECONDS_TO_RUN=20
"""WRITERS (16) concurrent writers of random valid and invalid operations for SECONDS (60).

Each writer sends batches of what an office might do, and what it must not: links to
persons and houses that are not there or are just being deleted, periods that overlap,
parents taken away from under their children, addresses retired under houses, all
mixed with rightful work, savepoints, rollbacks and deferred constraints. A broken
link must come back as SQLSTATE YB...; deadlocks and serialization failures are run
again. At the end ybss.check_registry() must give no row.

Usage: register_torture.py [URL], with a registry there; without one on a throwaway
cluster. Prints the table's rows of make bench.
"""

import collections
import os
import pathlib
import random
import subprocess
import sys
import threading
import time

SECONDS = float(os.environ.get("SECONDS_TO_RUN", 60))
WRITERS = int(os.environ.get("WRITERS", 16))
ROOT = pathlib.Path(__file__).resolve().parents[2]
ADDRESSES = 40
ALIVE = {"person": 40, "house": 25, "unit": 8, "household": 15}  # about as many are there at a time
latest = dict(ALIVE)
numbering = threading.Lock()
G = "'520399075001%03d'"
AGAIN = {"40P01", "40001"}


def some(r, kind):
    """The id of one that may be there, is gone, or has not come yet."""
    return r.randint(max(1, latest[kind] - ALIVE[kind]), latest[kind] + 1)


def another(kind):
    """A new id: ids are never used again."""
    with numbering:
        latest[kind] += 1
        return latest[kind]


def grid(r):
    return G % r.randint(1, 3)


def period(r):
    year = r.randint(2010, 2024)
    if r.random() < 0.4:
        return "'[%d-01-01,)'" % year
    return "'[%d-0%d-01,%d-01-01)'" % (year, r.randint(1, 9), year + r.randint(1, 4))


def link(r):
    """A link to somebody or something that may be there or not."""
    p, q, h, u, k = some(r, "person"), some(r, "person"), some(r, "house"), some(r, "unit"), some(r, "household")
    return r.choice([
        "INSERT INTO residence (district, grid, person_id, house_id, main, valid) VALUES (520399, %s, %d, %d, %s, %s)" % (grid(r), p, h, r.choice(["true", "false"]), period(r)),
        "INSERT INTO ownership (district, grid, house_id, person_id, valid) VALUES (520399, %s, %d, %d, %s)" % (grid(r), h, p, period(r)),
        "INSERT INTO ownership (district, grid, house_id, unit_id, valid) VALUES (520399, %s, %d, %d, %s)" % (grid(r), h, u, period(r)),
        "INSERT INTO tenancy (district, grid, house_id, person_id, valid) VALUES (520399, %s, %d, %d, %s) ON CONFLICT DO NOTHING" % (grid(r), h, p, period(r)),
        "INSERT INTO household_member (district, grid, household_id, person_id, relation_code, valid) VALUES (520399, %s, %d, %d, %s, %s)" % (grid(r), k, p, r.choice(["'02'", "'20'"]), period(r)),
        "INSERT INTO employment (district, grid, unit_id, person_id, valid) VALUES (520399, %s, %d, %d, %s)" % (grid(r), u, p, period(r)),
        "INSERT INTO guardianship (district, grid, ward_id, person_id, valid) SELECT 520399, %s, %d, %d, %s WHERE %d <> %d" % (grid(r), p, q, period(r), p, q),
        "INSERT INTO premises (district, grid, unit_id, address_id, main, valid) VALUES (520399, %s, %d, %d, %s, %s)" % (grid(r), u, r.randint(1, ADDRESSES), r.choice(["true", "false"]), period(r)),
    ])


def parent(r):
    """Somebody or something comes."""
    kind = r.choice(list(ALIVE))
    n = another(kind)
    return {
        "person": "INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, %d, %s, 'p', min(code) FROM no_document_reason" % (n, grid(r)),
        "house": "INSERT INTO house (district, house_id, grid, address_id) VALUES (520399, %d, %s, %d)" % (n, grid(r), r.randint(1, ADDRESSES)),
        "household": "INSERT INTO household (district, household_id, grid, number) VALUES (520399, %d, %s, 'h%d')" % (n, grid(r), n),
        "unit": "INSERT INTO unit (district, unit_id, grid, name, address_id, no_code_reason) SELECT 520399, %d, %s, 'u', %d, min(code) FROM no_code_reason" % (n, grid(r), r.randint(1, ADDRESSES)),
    }[kind]


def change(r):
    table = r.choice(["residence", "ownership", "tenancy", "household_member", "employment", "premises"])
    one = "%s_id IN (SELECT %s_id FROM %s OFFSET %d LIMIT 1)" % (table, table, table, r.randint(0, 20))
    return r.choice([
        "UPDATE %s SET valid = %s WHERE %s" % (table, period(r), one),
        "UPDATE residence SET house_id = %d WHERE residence_id IN (SELECT residence_id FROM residence OFFSET %d LIMIT 1)" % (some(r, "house"), r.randint(0, 20)),
        "UPDATE residence SET main = NOT main WHERE person_id = %d" % some(r, "person"),
        "UPDATE %s SET grid = %s WHERE %s" % (table, grid(r), one),
        "UPDATE person SET phone = '139%08d', grid = %s WHERE person_id = %d" % (r.randint(0, 99999999), grid(r), some(r, "person")),
        "UPDATE unit SET address_id = %d WHERE unit_id = %d" % (r.randint(1, ADDRESSES + 1), some(r, "unit")),
        "UPDATE house SET address_id = %d WHERE house_id = %d" % (r.randint(1, ADDRESSES + 1), some(r, "house")),
        "UPDATE house SET ended_on = CASE WHEN ended_on IS NULL THEN date '2024-01-01' END WHERE house_id = %d" % some(r, "house"),
        "MERGE INTO residence t USING (VALUES (%d)) v (p) ON t.person_id = v.p WHEN MATCHED THEN UPDATE SET tenure_code = '02'" % some(r, "person"),
    ])


def removal(r):
    table = r.choice(list(ALIVE))
    key = table + "_id"
    links = {"person": ["residence", "ownership", "tenancy", "household_member", "employment", "guardianship"], "house": ["residence", "ownership", "tenancy"],
             "unit": ["ownership", "employment", "premises"], "household": ["household_member"]}[table]
    n = some(r, table)
    below = ["DELETE FROM %s WHERE %s = %d" % (t, key, n) for t in links]
    above = ["DELETE FROM %s WHERE %s = %d" % (table, key, n)]
    kind = r.random()
    if kind < 0.4:
        return above
    if kind < 0.7:
        return below + above
    if kind < 0.85:
        return ["SET CONSTRAINTS ALL DEFERRED"] + above + below
    return [r.choice(below)]


def address(r):
    n = r.randint(1, ADDRESSES)
    return "UPDATE address SET state = '%s' WHERE address_id = %d" % (r.choice(["retired", "confirmed", "suspended"]), n)


def batch(r):
    """One transaction: its statements."""
    if r.random() < 0.2:
        return ["BEGIN", parent(r), "COMMIT"]
    work = []
    for _ in range(r.randint(1, 4)):
        kind = r.random()
        if kind < 0.45:
            work.append(link(r))
        elif kind < 0.5:
            work.append(parent(r))
        elif kind < 0.83:
            work.append(change(r))
        elif kind < 0.97:
            work.extend(removal(r))
        else:
            work.append(address(r))
    if r.random() < 0.15:
        work = ["SAVEPOINT a", link(r), "ROLLBACK TO a"] + work
    if r.random() < 0.1:
        work.insert(0, "SET CONSTRAINTS ALL DEFERRED")
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ" if r.random() < 0.15 else "BEGIN"
    return [begin] + work + ["ROLLBACK" if r.random() < 0.08 else "COMMIT"]


class Writer(threading.Thread):
    """A psql that takes batches and says the SQLSTATE of each."""

    def __init__(self, url, number, until):
        super().__init__()
        self.random = random.Random(number)
        self.until = until
        self.said = collections.Counter()
        self.stuck = 0
        self.finished = False
        self.psql = subprocess.Popen([PSQL, "-X", "-q", "-A", "-t", "-d", url], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL, text=True)
        self.send("SET search_path = ybss_registry, ybss, public, pg_catalog; SET client_min_messages = error;\n")

    def send(self, text):
        self.psql.stdin.write(text)
        self.psql.stdin.flush()

    def one(self, statements):
        """Run a batch; give the SQLSTATE of its first error."""
        text = ""
        for statement in statements:
            text += statement + ";\n\\echo s :LAST_ERROR_SQLSTATE :ERROR\n"
        self.send(text + "ROLLBACK;\n\\echo done\n")
        state = "00000"
        for line in self.psql.stdout:
            if line.startswith("done"):
                return state
            if line.startswith("s ") and line.rstrip().endswith("true") and state == "00000":
                state = line.split()[1]
        return "closed"

    def run(self):
        while time.time() < self.until:
            statements = batch(self.random)
            for tries in range(20):
                state = self.one(statements)
                self.said[state] += 1
                if state not in AGAIN:
                    break
            else:
                self.stuck += 1
            if state == "closed":
                break
        self.psql.stdin.close()
        self.psql.wait()
        self.finished = True


SETUP = """
SET search_path = ybss_registry, ybss, public, pg_catalog;
INSERT INTO grid (code, name) SELECT ('520399075001' || lpad(n::text, 3, '0'))::grid_code, 'g' FROM generate_series(1, 3) n ON CONFLICT DO NOTHING;
INSERT INTO address (district, address_id, grid, address, state) SELECT 520399, n, '520399075001001', parse('千锤路' || n || '号'), 'confirmed' FROM generate_series(1, %d) n;
INSERT INTO person (district, person_id, grid, name, no_document_reason) SELECT 520399, n, '520399075001001', 'p', (SELECT min(code) FROM no_document_reason) FROM generate_series(1, 40) n;
INSERT INTO house (district, house_id, grid, address_id) SELECT 520399, n, '520399075001001', n FROM generate_series(1, 25) n;
INSERT INTO unit (district, unit_id, grid, name, address_id, no_code_reason) SELECT 520399, n, '520399075001001', 'u', n, (SELECT min(code) FROM no_code_reason) FROM generate_series(1, 8) n;
INSERT INTO household (district, household_id, grid, number) SELECT 520399, n, '520399075001001', 'h' || n FROM generate_series(1, 15) n;
""" % ADDRESSES


def sql(url, text):
    return subprocess.run([PSQL, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", text], check=True, capture_output=True, text=True).stdout.strip()


def row(figure, value, least, bound):
    good = value >= bound if least == "least" else value <= bound
    print("%-62s %10s  at %-5s %8s  %s" % (figure, value, least, bound, "ok" if good else "MISSED"))
    return good


def cluster(*words):
    return subprocess.run(["bash", "extension/tools/cluster.sh", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


PSQL = cluster("bin") + "/psql"


def main():
    if len(sys.argv) > 1:
        sys.exit(0 if torture(sys.argv[1]) else 1)
    cluster("start", "bench_torture", "deadlock_timeout=100ms")
    try:
        url = cluster("url", "bench_torture")
        sql(url, "CREATE EXTENSION ybss CASCADE")
        sql(url, "SELECT ybss.create_registry()")
        good = torture(url)
    finally:
        cluster("discard", "bench_torture")
    sys.exit(0 if good else 1)


def torture(url):
    sql(url, SETUP)
    until = time.time() + SECONDS
    writers = [Writer(url, n, until) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    said = sum((writer.said for writer in writers), collections.Counter())
    strangers = {state: n for state, n in said.items() if not state.startswith("YB") and state not in AGAIN | {"00000", "23505", "25P02"}}
    broken = sql(url, "SELECT count(*) FROM ybss.check_registry()")
    print("# transactions by the SQLSTATE of their first error: " + ", ".join("%s %d" % pair for pair in said.most_common()))
    good = [row("writers that wrote to the end", sum(writer.finished for writer in writers), "least", WRITERS),
            row("transactions that went through", said["00000"], "least", 1),
            row("transactions refused by a rule", sum(n for state, n in said.items() if state.startswith("YB")), "least", 1),
            row("other errors than rules, doubles and what is to be run again", sum(strangers.values()), "most", 0),
            row("deadlocks that 20 tries did not solve", sum(writer.stuck for writer in writers), "most", 0),
            row("invariants broken at the end (check_registry)", int(broken), "most", 0)]
    if int(broken):
        print("# " + sql(url, "SELECT string_agg(rule || ' ' || target || ' ' || coalesce(record_id, 0), '; ') FROM ybss.check_registry()"))
    return all(good)


if __name__ == "__main__":
    main()
