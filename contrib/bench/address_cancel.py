#!/usr/bin/env python3
# short: TIMES=5
"""How soon work on addresses stops when it is cancelled: milliseconds from the request to the error.

Each kind of work runs in a session of its own and is cancelled TIMES (10) times
by pg_cancel_backend, at moments drawn at random; the longest wait counts. It
holds the end of the psql that works and at times of the one that asks, so the
server is sooner than said.
"""
import os
import random
import subprocess
import sys
import time

top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
times = int(os.environ.get("TIMES", "10"))
LONG = "repeat('贵州省遵义市红花岗区新蒲街道播州大道18号锦绣花园3栋2单元501室', 80)"
WORK = {
    "parse of 8 KB again and again": f"SELECT count(ybss.parse(t)) FROM (SELECT left({LONG}, 2700) AS t FROM generate_series(1, 10000000)) g",
    "normalize of 1 MB again and again": "SELECT count(ybss.normalize(repeat('播州大道１８號', 8000) || n)) FROM generate_series(1, 10000000) n",
    "explain of 8 KB again and again": f"SELECT count(*) FROM generate_series(1, 10000000), ybss.explain(left({LONG}, 2700))",
    "similarity": "SELECT sum(ybss.similarity(ybss.parse('播州大道' || n || '号'), ybss.parse('播州大道' || n + 1 || '号'))) FROM generate_series(1, 100000000) n",
    "find_address": "SELECT count(*) FROM generate_series(1, 10000000) n, ybss.find_address('新蒲街道播州大道' || n || '号')",
}


def main():
    rng = random.Random(20261123)
    cluster = ["bash", os.path.join(top, "extension/tools/cluster.sh")]
    subprocess.run(cluster + ["start", "bench_cancel"], check=True)
    try:
        url = subprocess.run(cluster + ["url", "bench_cancel"], check=True, capture_output=True, text=True).stdout.strip()
        psql = ["psql", url, "-XqAt", "-v", "ON_ERROR_STOP=1"]
        subprocess.run(psql + ["-c", "SET client_min_messages = warning", "-c", "CREATE EXTENSION ybss CASCADE",
                               "-c", "SELECT ybss.create_registry()"], check=True, stdout=subprocess.DEVNULL)
        for name, sql in WORK.items():
            waits = []
            for _ in range(times):
                work = subprocess.Popen(psql + ["-v", "VERBOSITY=sqlstate", "-c", sql], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                time.sleep(0.3 + rng.random() * 0.2)
                asked = subprocess.run(psql + ["-c", "SELECT extract(epoch FROM clock_timestamp()), count(pg_cancel_backend(pid)) FROM pg_stat_activity "
                                                     "WHERE state = 'active' AND pid <> pg_backend_pid() AND backend_type = 'client backend'"],
                                       check=True, capture_output=True, text=True).stdout
                said = work.communicate()[1]
                waits.append(time.time() * 1000)
                requested, cancelled = asked.strip().split("|")
                # The server's clock at the request is this machine's.
                waits[-1] -= float(requested) * 1000
                if "57014" not in said or cancelled != "1":
                    sys.exit(f"{name}: was not under way or not cancelled: {said}")
            print(f"cancel of {name}, longest wait, milliseconds  {max(waits):.1f}  at most 100  {'ok' if max(waits) <= 100 else 'MISSED'}", flush=True)
    finally:
        subprocess.run(cluster + ["discard", "bench_cancel"], check=False)


if __name__ == "__main__":
    main()
