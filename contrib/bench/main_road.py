#!/usr/bin/env python3
# short: SCALES=0.25,1
"""The main job from the bytes of the demo's lists to scored registers.

SCALES (0.25,1,4) times the demo's size, each in a cluster of its own; SESSIONS (2) run
job intake and job score beside one another. A step's seconds are those of the
processors: what its function took by the clock, times the sessions' processor seconds
over their clock. Matching is printed apart and left out of lines a second: it is a
step of its own with an engine of its own to come (MATCHING=1 counts it).
"""
import math
import os
import statistics
import subprocess
import sys
import threading
import time

top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
work = os.path.join(top, "tmp", "bench")
scales = [float(s) for s in os.environ.get("SCALES", "0.25,1,4").split(",")]
sessions = int(os.environ.get("SESSIONS", "2"))
LISTS = (("standard_address", "standard_address.csv"), ("police", "police_person.csv"), ("housing", "housing.csv"),
         ("market", "market_unit.csv"), ("declaration", "declaration.csv"), ("health", "health_person.csv"))
# Which function each step is; what lies within another is taken from it.
STEPS = (("load", ("load_list",), ()), ("fill", ("fill_work_lines",), ()), ("read", ("read_lines",), ()), ("place", ("place_lines",), ()),
         ("addresses", ("register_addresses", "register_buildings"), ()), ("houses", ("register_houses",), ()),
         ("match", ("match_lines",), ()), ("persons", ("find_persons", "renew_found_persons"), ("match_lines",)), ("units", ("register_units",), ()),
         ("items", ("store_line_items",), ()), ("store", ("store_work_lines",), ()), ("links", ("settle_file",), ()),
         ("score", ("score_stretch",), ()))


def row(figure, value, bound, most=False, digits=2):
    good = value <= bound if most else value >= bound
    print(f"{figure}  {value:.{digits}f}  at {'most' if most else 'least'} {bound}  {'ok' if good else 'MISSED'}", flush=True)


def cluster(*words):
    done = subprocess.run(["bash", "extension/tools/cluster.sh", *words], cwd=top, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout.strip()


class Session:
    """One connection, whose backend is watched."""

    def __init__(self, url):
        environment = dict(os.environ, PGOPTIONS="-c client_min_messages=error")
        self.process = subprocess.Popen(["psql", url, "-XqAt", "-v", "ON_ERROR_STOP=1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, cwd=top, env=environment)
        self.pid = self.ask("SELECT pg_backend_pid();")[0]
        self.held = 0

    def ask(self, sql):
        self.process.stdin.write(sql + "\n\\echo :-done-:\n")
        self.process.stdin.flush()
        lines = []
        for line in self.process.stdout:
            if line == ":-done-:\n":
                return lines
            lines.append(line.rstrip("\n"))
        sys.exit(f"the session ended at: {sql[:80]}")

    def processor(self):
        with open(f"/proc/{self.pid}/stat", encoding="utf8") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def watch(self):
        """The most memory of its own, in MB, looked at ten times a second."""
        try:
            while self.process.poll() is None:
                with open(f"/proc/{self.pid}/status", encoding="utf8") as f:
                    for line in f:
                        if line.startswith("RssAnon:"):
                            self.held = max(self.held, int(line.split()[1]) / 1024)
                time.sleep(0.1)
        except (FileNotFoundError, ProcessLookupError):
            pass

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def lists_of(scale):
    folder = os.path.join(work, f"lists_{scale:g}")
    if not os.path.exists(os.path.join(folder, "made")):
        subprocess.run([sys.executable, "contrib/demo/generate.py", "--output", folder, "--scale", f"{scale:g}"], cwd=top, check=True,
                       stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, "made"), "w", encoding="utf8"):
            pass
    return folder


def at_once(found, job):
    """Each session calls the job; what lies before the first and behind the last of them is nobody's."""
    threads = [threading.Thread(target=s.ask, args=(f"CALL ybss.run_job({job});",)) for s in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


ONE_LINE = r"""
CREATE TABLE public.place AS SELECT row_number() OVER () AS n, ybss.address_text(a.address) AS address
FROM (SELECT a.address FROM ybss_registry.address a WHERE a.level = 'room' AND a.habitable ORDER BY md5(a.address_id::text) LIMIT 200) a;
CREATE FUNCTION public.a_line(n int) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('name', '何新' || n, 'citizen_id', q.id || substr('10X98765432', 1 + (SELECT sum(w * substr(q.id, i::int, 1)::int)::int
      FROM unnest('{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}'::int[]) WITH ORDINALITY u(w, i)) % 11, 1), 'address', (SELECT p.address FROM public.place p WHERE p.n = a_line.n % 200 + 1),
    'phone', '154' || lpad(n::text, 8, '0'), 'said_on', '2026-05-01')
  FROM (SELECT '520399' || to_char(date '1970-01-01' + n, 'YYYYMMDD') || '999' AS id) q $$;
"""


def one_line(session):
    """Milliseconds of one new line: by the clock, the median; of the processor, of all."""
    session.ask(ONE_LINE)
    clocks, lines = [], 60
    for n in range(20):
        session.ask(f"SELECT ybss.take_line('police', public.a_line({n}));")
    before = session.processor()
    for n in range(20, 20 + lines):
        began = time.time()
        session.ask(f"SELECT ybss.take_line('police', public.a_line({n}));")
        clocks.append(1000 * (time.time() - began))
    return statistics.median(clocks), 1000 * (session.processor() - before) / lines


def run(scale):
    name = "bench_road"
    cluster("ready", name, "track_functions=pl", "autovacuum=on", "max_wal_size=8GB", *os.environ.get("SETTINGS", "").split())
    url = cluster("url", name, "ybss")
    found = [Session(url) for _ in range(sessions)]
    first = found[0]
    folder = lists_of(scale)
    # What is made ready is no part of it, nor are the temporary tables that it reads.
    ready = Session(url)
    ready.ask(f"\\set lists {folder}\n"
              "UPDATE ybss_registry.registry SET id_key = 20261123; SELECT ybss.load_divisions(52);\n"
              "\\i contrib/demo/grids.sql\n\\i contrib/demo/sources.sql\nCHECKPOINT; SELECT pg_stat_reset();")
    ready.end()
    begun_at = first.ask("SELECT pg_current_wal_lsn();")[0]
    for s in found:
        threading.Thread(target=s.watch, daemon=True).start()
    began, used = time.time(), sum(s.processor() for s in found)
    clock = {}
    for source, file in LISTS:
        first.ask(f"\\set source {source}\n\\set file {folder}/{file}\n\\i contrib/demo/load.sql")
    clock["load"] = time.time()
    at_once(found, "'intake'")
    clock["intake"] = time.time()
    at_once(found[:1], "'score', '{\"as_of\": \"2026-11-23\"}'")
    clock["score"] = time.time()
    wall, processors = clock["score"] - began, sum(s.processor() for s in found) - used
    result = {"scale": scale, "wall": wall, "processors": processors}
    result["load"], result["intake"] = clock["load"] - began, clock["intake"] - clock["load"]
    result["score"] = clock["score"] - clock["intake"]
    result["wal"] = int(first.ask(f"SELECT (pg_current_wal_lsn() - '{begun_at}')::bigint;")[0])
    result["lines"] = int(first.ask("SELECT sum(lines) FROM ybss_registry.intake_file;")[0])
    result["persons"] = int(first.ask("SELECT count(*) FROM ybss_registry.person;")[0])
    result["size"] = int(first.ask("SELECT pg_database_size(current_database());")[0])
    result["held"] = max(s.held for s in found)
    time.sleep(1.5)  # a session's counters come a second late
    first.ask("SELECT pg_stat_force_next_flush();")
    result["line"] = one_line(first)
    took = {}
    for line in first.ask("SELECT funcname, sum(total_time) / 1000 FROM pg_stat_user_functions GROUP BY 1;"):
        function, seconds = line.split("|")
        took[function] = float(seconds)
    result["steps"] = {step: sum(took.get(f, 0) for f in mine) - sum(took.get(f, 0) for f in others) for step, mine, others in STEPS}
    result["functions"] = took
    if os.environ.get("FUNCTIONS"):
        for line in first.ask("SELECT schemaname || '.' || funcname, calls, round(total_time), round(self_time) FROM pg_stat_user_functions"
                              " WHERE total_time > 50 ORDER BY self_time DESC LIMIT 60;"):
            print("#", line)
    if os.environ.get("TABLES"):
        for line in first.ask("SELECT relname, pg_size_pretty(pg_total_relation_size(relid)), pg_size_pretty(pg_relation_size(relid)), n_tup_ins, n_tup_upd, n_tup_hot_upd"
                              " FROM pg_stat_user_tables ORDER BY pg_total_relation_size(relid) DESC LIMIT 25;"):
            print("#", line)
    for s in found:
        s.end()
    if not os.environ.get("KEEP"):
        cluster("discard", name)
    return result


def say(result):
    lines, share = result["lines"], result["processors"] / (result["load"] + result["intake"] + result["score"])
    steps = " ".join(f"{step} {seconds:.1f}" for step, seconds in result["steps"].items())
    print(f"# at {result['scale']:g}: {lines} lines, {result['persons']} persons, wall {result['wall']:.1f} s"
          f" (load {result['load']:.1f} intake {result['intake']:.1f} score {result['score']:.1f}), processors {result['processors']:.1f} s,"
          f" {share:.2f} of them busy")
    print(f"# at {result['scale']:g}, clock: {steps}", flush=True)


def main():
    os.makedirs(work, exist_ok=True)
    results = []
    for scale in scales:
        results.append(run(scale))
        say(results[-1])
    small, large = results[0], results[-1]
    for r in results:
        matching = 0 if os.environ.get("MATCHING") else r["steps"]["match"]
        row(f"lines a second of wall on {sessions} sessions, {r['lines']} lines, without matching",
            r["lines"] / (r["wall"] - matching / sessions), 12000, digits=0)
        row(f"lines a second of processors, {r['lines']} lines, without matching (for comparison)",
            r["lines"] / (r["processors"] - matching), 0, digits=0)
        row(f"WAL a line, KB, {r['lines']} lines", r["wal"] / r["lines"] / 1024, 2, most=True)
        row(f"database for 100,000 persons, MB, {r['persons']} persons", r["size"] / r["persons"] * 100000 / 1e6, 400, most=True, digits=0)
        row(f"one new line into {r['persons']} persons, ms", r["line"][0], 20, most=True, digits=1)
        row(f"one new line into {r['persons']} persons, ms of processors (for comparison)", r["line"][1], 1000, most=True, digits=1)
        row(f"memory of a backend, MB, {r['lines']} lines", r["held"], 256, most=True, digits=0)
    if small is not large:
        grown = math.log(large["lines"] / small["lines"])
        for step in small["steps"]:
            if min(small["steps"][step], large["steps"][step]) > 0.05:
                row(f"growth exponent of {step}", math.log(large["steps"][step] / small["steps"][step]) / grown, 1.05, most=True)


if __name__ == "__main__":
    main()
