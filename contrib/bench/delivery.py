#!/usr/bin/env python3
# short: SCALE=0.25
"""A list delivered again with 1 % of its lines changed, beside its first delivery in the same run.

SCALE (1) times the demo's list of the police, from its bytes to settled registers: seconds
are those of the backend's processor, WAL what the server wrote for all of it and for
load_list alone. MEGABYTES (120): the list with which load_list's memory is looked at.
"""
import os
import subprocess
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from main_road import Session, cluster, lists_of, row, work  # noqa: E402

scale = float(os.environ.get("SCALE", "1"))
megabytes = int(os.environ.get("MEGABYTES", "120"))


def load(source, path):
    """The bytes straight from the disk: a large object would be written beside the list."""
    return f"SELECT message FROM ybss.load_list('{source}', '{os.path.basename(path)}', pg_read_binary_file('{path}'));"


class Delivery:
    """One delivery: what load_list and the job took and wrote."""

    def __init__(self, session, source, path):
        before, began = self.state(session)
        session.ask(load(source, path))
        loaded, at = self.state(session)
        session.ask("CALL ybss.run_job('intake');")
        after, end = self.state(session)
        self.load, self.seconds = at - began, end - began
        self.load_wal, self.wal = loaded - before, after - before

    @staticmethod
    def state(session):
        return int(session.ask("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn;")[0]), session.processor()


def changed(lines, turn):
    """The list with every hundredth telephone another, others than the turn before."""
    result, new = list(lines), 0
    for i in range(1 + turn, len(lines), 100):
        cells = lines[i].rstrip("\n").split(",")
        for n, cell in enumerate(cells):
            if len(cell) == 11 and cell.isdigit():
                cells[n] = cell[:7] + f"{(int(cell[7:]) + 1 + turn) % 10000:04}"
                result[i] = ",".join(cells) + "\n"
                new += len(result[i].encode(errors="surrogateescape"))
                break
    return result, new


def delivered_again():
    cluster("ready", "bench_delivery", "autovacuum=off", "max_wal_size=8GB")
    session = Session(cluster("url", "bench_delivery", "ybss"))
    folder = lists_of(scale)
    session.ask(f"\\set lists {folder}\nUPDATE ybss_registry.registry SET id_key = 20261123; SELECT ybss.load_divisions(52);\n"
                "\\i contrib/demo/grids.sql\n\\i contrib/demo/sources.sql")
    Delivery(session, "standard_address", f"{folder}/standard_address.csv")
    session.ask("CHECKPOINT;")
    first = Delivery(session, "police", f"{folder}/police_person.csv")
    with open(f"{folder}/police_person.csv", encoding="utf8", errors="surrogateescape", newline="") as file:
        lines = file.readlines()
    path, again, new_bytes = os.path.join(work, "again.csv"), [], 0
    for turn in range(1, 11):
        lines, new_bytes = changed(lines, turn)
        with open(path, "w", encoding="utf8", errors="surrogateescape", newline="") as file:
            file.writelines(lines)
        os.chmod(path, 0o644)
        again.append(Delivery(session, "police", path))
    unchanged = int(session.ask("SELECT unchanged FROM ybss_registry.intake_file ORDER BY file_id DESC LIMIT 1;")[0])
    session.end()
    cluster("discard", "bench_delivery")
    print(f"{len(lines) - 1} lines, {unchanged} of them unchanged each time: first {first.seconds:.2f} s (load_list {first.load:.2f}), {first.wal / 1e6:.1f} MB of WAL; "
          f"again {again[0].seconds:.2f} s (load_list {again[0].load:.2f}), {again[0].wal / 1e6:.2f} MB (load_list {again[0].load_wal / 1e3:.0f} KB), "
          f"{new_bytes / 1e3:.0f} KB new; the tenth {again[9].seconds:.2f} s")
    row("a list again with 1 % changed, of the first delivery's processor time", again[0].seconds / first.seconds, 0.05, True, 3)
    row("the tenth such delivery, of the first's processor time", again[9].seconds / first.seconds, 0.05, True, 3)
    row("WAL of a list again with 1 % changed, of the first's", again[0].wal / first.wal, 0.05, True, 3)
    row("WAL of load_list for it, KB beside those of the new lines' bytes", (again[0].load_wal - new_bytes) / 1e3, 100, True, 0)


def memory():
    cluster("ready", "bench_delivery", "autovacuum=off", "max_wal_size=8GB")
    session = Session(cluster("url", "bench_delivery", "ybss"))
    folder = lists_of(scale)
    session.ask(f"\\set lists {folder}\n\\i contrib/demo/grids.sql\n\\i contrib/demo/sources.sql")
    with open(f"{folder}/police_person.csv", encoding="utf8", errors="surrogateescape", newline="") as file:
        lines = file.readlines()
    path = os.path.join(work, "large.csv")
    size, turn = 0, 0
    with open(path, "w", encoding="utf8", errors="surrogateescape", newline="") as file:
        file.write(lines[0])
        while size < megabytes << 20:
            for line in lines[1:]:
                line = line.rstrip("\n") + f"{turn}\n"
                file.write(line)
                size += len(line.encode(errors="surrogateescape"))
            turn += 1
    os.chmod(path, 0o644)
    session.ask("SELECT 1;")
    threading.Thread(target=session.watch, daemon=True).start()
    session.ask(load("police", path))
    held = session.held
    with open(path, "ab") as file:
        file.write(b"\n")
    session.ask(load("police", path))
    print(f"load_list of {size >> 20} MB: {held:.0f} MB of memory, with every line known {session.held:.0f} MB")
    row("memory of load_list beside the list's size, MB", held - (size >> 20), 64, True, 0)
    session.end()
    cluster("discard", "bench_delivery")
    os.remove(path)


if __name__ == "__main__":
    delivered_again()
    memory()
