#!/usr/bin/env python3
# short: PERSONS=100000
"""One new line, of a person with an address, into a register of PERSONS (1,000,000).

By ybss.take_line, and by INSERT INTO ybss.intake and job intake, one after the other in a
session that has done some before: milliseconds by the clock (median) and of the processor.
"""
import os
import statistics
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from main_road import Session, cluster, row  # noqa: E402

persons = int(os.environ.get("PERSONS", "1000000"))
WAYS = {"take_line": "SELECT state FROM ybss.take_line('police', public.a_line({n}));",
        "INSERT and job": "INSERT INTO ybss.intake (source, line, fields) VALUES ('police', 1, public.a_line({n})); CALL ybss.run_job('intake');"}


def measure(session, way, first, lines=60):
    clocks, before = [], 0
    for n in range(first, first + 20 + lines):
        if n == first + 20:
            before = session.processor()
        began = time.time()
        session.ask(WAYS[way].format(n=n))
        clocks.append(1000 * (time.time() - began))
    return statistics.median(clocks[20:]), 1000 * (session.processor() - before) / lines


def main():
    cluster("ready", "bench_line", "max_wal_size=8GB")
    session = Session(cluster("url", "bench_line", "ybss"))
    session.ask(f"\\set persons {persons}\n\\set houses {persons * 2 // 5}\n\\i contrib/bench/one_line.sql")
    session.end()
    session = Session(cluster("url", "bench_line", "ybss"))
    found = {way: measure(session, way, 1000 * number) for number, way in enumerate(WAYS, 1)}
    registered = session.ask("SELECT count(*) FROM ybss_registry.residence WHERE lower(valid) = '2026-05-01';")[0]
    print(f"# {registered} of {80 * len(WAYS)} lines made a residence")
    for way, (clock, processor) in found.items():
        row(f"{way}: one new line into {persons} persons, ms by the clock", clock, 20, most=True, digits=1)
        row(f"{way}: one new line into {persons} persons, ms of the processor", processor, 20, most=True, digits=1)
    session.end()
    cluster("discard", "bench_line")


if __name__ == "__main__":
    main()
