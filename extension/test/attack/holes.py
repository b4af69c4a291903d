#!/usr/bin/env python3
"""holes.py URL [--hole NAME] [--calls N]: puts a hole of each kind back, and says who finds it.

Each file of holes/ is run as a superuser on a healthy registry and its twin.
Then three look: the catalogue audit, check_registry() and the harness. A hole
that nobody finds, and anything that is found in the healthy registry, ends with 1.
"""

import argparse
import pathlib
import sys

import attack
import audit
import directed
from report import Report
from world import Fault, Server, do, make_database

HOLES = pathlib.Path(__file__).parent / "holes"


class Quiet(Report):
    """Keeps what the harness finds, prints nothing."""

    def say(self, text):
        pass

    def subjects(self):
        return {(what, role, subject) for (what, role, subject, plans, logged) in self.findings if not logged}


def header(path):
    lines = [line[2:].strip() for line in path.read_text().splitlines() if line.startswith("--")]
    said = dict(line.split(":", 1) for line in lines if ":" in line)
    return {name.strip(): value.strip() for name, value in said.items()}


def look(server, persons, options, only, known=None):
    """What each of the three finds in attack_a and attack_b."""
    admin = server.connect("attack_a")
    # What was written a minute ago waits for the job that chains it: that is no hole.
    admin.query("CALL ybss.run_job('link_changes')")
    found = {"audit": set(audit.broken(admin))}
    answer = admin.query("SELECT rule, target, what FROM ybss.check_registry()")
    found["check"] = {" ".join(str(v) for v in row) for row in answer.rows} or ({answer.error["M"]} if answer.error else set())
    admin.close()
    report = Quiet(options.seed, options.calls)
    options.only = only
    for role in attack.ROLES[:2] if only else ():
        attack.attack(server, persons, role, options, report)
    if not only:
        directed.attack(server, persons, report)
    found["harness"] = report.subjects()
    return found


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("url")
    reader.add_argument("--hole", help="files whose name holds one of these, with commas between")
    reader.add_argument("--told", action="store_true", help="what each finder says")
    reader.add_argument("--calls", type=int, default=300)
    reader.add_argument("--seed", type=int, default=20261127)
    options = reader.parse_args()
    server = Server(options.url)
    persons = attack.prepare(server)
    for name in ("attack_a", "attack_b"):
        # The past is chained by a worker within a minute; what is not yet chained can still be rewritten.
        admin = server.connect(name)
        admin.query("CALL ybss.run_job('link_changes')")
        admin.close()
        make_database(server, "healthy_" + name[-1], name)
    chosen = [path for path in sorted(HOLES.glob("*.sql")) if not options.hole or any(part in path.stem for part in options.hole.split(","))]
    healthy = {only: look(server, persons, options, only) for only in {header(path).get("only") for path in chosen} | {None}}
    faults = 0
    for who, what in sorted(healthy[None].items()):
        for one in sorted(map(str, what)):
            print("healthy: %s says %s" % (who, one[:300]))
            faults += 1
    for path in chosen:
        told = header(path)
        for name in ("attack_a", "attack_b"):
            make_database(server, name, "healthy_" + name[-1])
            admin = server.connect(name)
            do(admin, path.read_text())
            admin.close()
        only = told.get("only")
        found = look(server, persons, options, only)
        finders = [who for who in found if found[who] - healthy[only][who]]
        expected = [who.strip() for who in told["found by"].split(",")]
        missing = [who for who in expected if who not in finders]
        faults += bool(missing)
        for who in finders if options.told else ():
            for one in sorted(map(str, found[who] - healthy[only][who]))[:3]:
                print("        %s: %s" % (who, one[:200]))
        kind = next(name for name in told if name.startswith("kind"))
        verdict = "found by %s%s" % (", ".join(finders) or "nobody", ", not by " + ", ".join(missing) if missing else "")
        print("%s %-18s %s; %s" % ("MISSED " if missing else "ok     ", path.stem, kind, verdict), flush=True)
    print("%d faults" % faults)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    try:
        main()
    except Fault as fault:
        sys.exit("attack: the registry could not be made: %s" % fault)
