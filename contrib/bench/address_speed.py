#!/usr/bin/env python3
"""How fast addresses are read in SQL on one core, beside two npm packages in the same run.

Reads real_addresses.csv of ../shared/address (or ADDRESS_DATA). Every figure is
the median of five. The npm packages are installed below tmp/bench where npm
can; where it cannot, they are left out with a remark.
"""
import csv
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
data = os.environ.get("ADDRESS_DATA") or os.path.join(top, "..", "shared", "address")
work = os.path.join(top, "tmp", "bench")
PEERS = ("zh-address-parse", "address-parse")
PEER_SCRIPT = r"""
const fs = require('fs');
const lines = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
const name = process.argv[3];
let m = require(name);
m = m.default || m;
const parse = name === 'address-parse' ? (t => m.parse ? m.parse(t) : new m().parse(t)) : (t => m(t));
for (const t of lines.slice(0, 50)) parse(t);
// By the clock or by the processor, whichever is better for them: other work may run beside.
const start = process.hrtime.bigint(), used = process.cpuUsage();
for (const t of lines) parse(t);
const clock = Number(process.hrtime.bigint() - start) / 1e9, cpu = process.cpuUsage(used);
console.log(lines.length / Math.min(clock, (cpu.user + cpu.system) / 1e6));
"""


def row(figure, value, bound, most=False):
    good = value <= bound if most else value >= bound
    print(f"{figure}  {value:.3f}  at {'most' if most else 'least'} {bound}  {'ok' if good else 'MISSED'}", flush=True)


def psql(url, script):
    out = subprocess.run(["psql", url, "-XqAt", "-v", "ON_ERROR_STOP=1"], input=script, capture_output=True, text=True,
                         check=False)
    if out.returncode:
        sys.exit(out.stderr)
    return out.stdout


def texts():
    with open(os.path.join(data, "real_addresses.csv"), encoding="utf8", newline="") as f:
        return [r[0] for r in list(csv.reader(f))[1:] if r and r[0].strip()]


def throughput(url, lines):
    """Addresses a second of the backend's processor time, so that other work on the machine does not count."""
    path = os.path.join(work, "real.txt")
    with open(path, "w", encoding="utf8") as f:
        f.writelines(t.replace("\\", "\\\\").replace("\t", " ").replace("\n", " ") + "\n" for t in lines)
    process = subprocess.Popen(["psql", url, "-XqAt"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(sql):
        process.stdin.write(sql + "\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    run(f"""SET search_path = public, ybss, pg_catalog; SET max_parallel_workers_per_gather = 0; SET jit = off;
CREATE TEMPORARY TABLE given (typed text);
\\copy given from '{path}'
SELECT count(parse(typed)) FROM given;""")
    pid = run("SELECT pg_backend_pid();")

    def processor():
        with open(f"/proc/{pid}/stat", encoding="utf8") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    took = []
    for _ in range(5):
        before = processor()
        run("SELECT count(parse(typed)) FROM given, generate_series(1, 20);")
        took.append(processor() - before)
    process.stdin.close()
    process.wait()
    return len(lines) * 20 / statistics.median(took)


def slowest(url):
    """The 99th of 100 single calls, clock included, in microseconds."""
    path = os.path.join(work, "real.txt")
    out = psql(url, f"""
SET search_path = public, ybss, pg_catalog;
CREATE TEMPORARY TABLE given (typed text);
\\copy given from '{path}'
CREATE FUNCTION pg_temp.took() RETURNS SETOF float8 LANGUAGE plpgsql AS $$
DECLARE t text; b timestamptz; a ybss.address;
BEGIN
  FOR t IN SELECT typed FROM given LOOP
    b := clock_timestamp(); a := ybss.parse(t);
    RETURN NEXT extract(epoch FROM clock_timestamp() - b) * 1e6;
  END LOOP;
END $$;
SELECT count(*) FROM pg_temp.took();
""" + "SELECT 'p99 ' || percentile_cont(0.99) WITHIN GROUP (ORDER BY t) FROM pg_temp.took() t;\n" * 5)
    return statistics.median(float(x) for x in re.findall(r"p99 ([0-9.]+)", out))


def first_parse(url):
    """Loading the library and the first parse of a new backend, as its client sees it, in milliseconds."""
    took = []
    for _ in range(5):
        out = psql(url, "SELECT 1;\n\\timing on\nSELECT ybss.address_level(ybss.parse('遵义市新蒲街道梧桐路18号3栋501'));\n")
        took.append(float(re.search(r"Time: ([0-9.]+) ms", out).group(1)))
    return statistics.median(took)


def private_memory(url):
    """What a further backend keeps for itself after parsing, above one that never parsed, in megabytes.

    One backend that has parsed the same stays open, so that shared pages count as shared.
    """
    path = os.path.join(work, "real.txt")
    load = f"CREATE TEMPORARY TABLE given (typed text);\n\\copy given from '{path}'\n"
    parse = load + "SELECT FROM given WHERE ybss.address_level(ybss.parse(typed)) = '';\n"

    def begin(sql):
        process = subprocess.Popen(["psql", url, "-XqAt"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        process.stdin.write(sql + "SELECT pg_backend_pid();\n")
        process.stdin.flush()
        return process, process.stdout.readline().strip()

    def private(pid):
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as f:
            return sum(int(x) for x in re.findall(r"Private_(?:Clean|Dirty): +(\d+) kB", f.read())) / 1024

    backends = [begin(parse), begin(parse), begin(load + "SELECT FROM given WHERE length(typed) < 0;\n")]
    time.sleep(0.2)
    further, plain = private(backends[1][1]), private(backends[2][1])
    for process, _ in backends:
        process.stdin.close()
        process.wait()
    return max(further - plain, 0)


def peer(name, lines):
    directory = os.path.join(work, "npm")
    os.makedirs(directory, exist_ok=True)
    if not shutil.which("node"):
        print("# node is not installed (Debian: nodejs npm)")
        return None
    if not os.path.isdir(os.path.join(directory, "node_modules", name)):
        if not shutil.which("npm"):
            print("# npm is not installed, and neither is", name)
            return None
        done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", directory, name],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            print("# npm could not install", name + ":", (done.stderr.strip().split("\n") or [""])[-1])
            return None
    script, path = os.path.join(directory, "peer.js"), os.path.join(work, "peer.txt")
    with open(script, "w", encoding="utf8") as f:
        f.write(PEER_SCRIPT)
    with open(path, "w", encoding="utf8") as f:
        f.writelines(t + "\n" for t in lines)
    rates = []
    for _ in range(5):
        out = subprocess.run(["node", script, path, name], capture_output=True, text=True, check=False, cwd=directory)
        if out.returncode:
            return None
        rates.append(float(out.stdout.split("\n")[-2]))
    return statistics.median(rates)


def main():
    if not os.path.isdir(data):
        print("# no address data at", data)
        return
    os.makedirs(work, exist_ok=True)
    cluster = ["bash", os.path.join(top, "extension/tools/cluster.sh")]
    subprocess.run(cluster + ["start", "bench_address"], check=True)
    try:
        url = subprocess.run(cluster + ["url", "bench_address"], check=True, capture_output=True, text=True).stdout.strip()
        psql(url, "SET client_min_messages = error; CREATE EXTENSION ybss CASCADE")
        lines = texts()
        rate = throughput(url, lines)
        row("full-depth parse in SQL, addresses a second on one core", rate, 300000)
        row("99th of 100 single calls, microseconds", slowest(url), 10, most=True)
        row("first parse of a new backend with loading the library, milliseconds", first_parse(url), 5, most=True)
        row("private memory of a further backend, megabytes", private_memory(url), 2, most=True)
        for name in PEERS:
            # A few hundred are enough for readers that need a millisecond each.
            theirs = peer(name, lines[:300])
            if theirs is None:
                print(f"# not compared with {name}")
                continue
            row(f"times as fast as npm {name} ({theirs:.0f} a second)", rate / theirs, 40)
    finally:
        subprocess.run(cluster + ["discard", "bench_address"], check=False)


if __name__ == "__main__":
    main()
