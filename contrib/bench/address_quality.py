#!/usr/bin/env python3
"""How well addresses are read and compared, on ../shared/address (or ADDRESS_DATA).

Nothing is trained on these files; they are read here and nowhere else.

Elements: the 17 tags of tagged_train.conll against the places that
ybss.explain() gives. Tags follow their guideline: a door number without a road
is a house number, a bare 上海市 is a city. The tagging leaves part of every
text untagged (rooms, and one unit or floor in four); what we read wholly
inside untagged text is not counted, for nobody says what it is.

Confidence: how the probability that parse() gives holds on files of labelled
lines ({"text", "want"}), by the scorer that lies beside them.

Pairs: three classes from verdict and similarity: 2 the same down to what both
give, 1 the same to a coarser level, 0 different or unknown. The limits of
similarity are rows of LIMITS; how they hold where they were not chosen is
measured, too: chosen on one half of the texts, measured on the other.
"""
import collections
import json
import os
import re
import subprocess
import sys
import zlib

top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
data = os.environ.get("ADDRESS_DATA") or os.path.join(top, "..", "shared", "address")
STRUCTURE = "prov city district town road roadno houseno cellno floorno village_group".split()
REPORTED = "community poi subpoi devzone assist distance".split()
TAG = {"province": "prov", "city": "city", "district": "district", "zone": "devzone", "town": "town",
       "community": "community", "group": "village_group", "road": "road", "number": "roadno",
       "building": "houseno", "unit": "cellno", "floor": "floorno", "compound": "poi",
       "phase": "subpoi", "relation": "assist", "distance": "distance"}
MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")


def row(figure, value, least, good=None, most=False):
    good = (value <= least if most else value >= least) if good is None else good
    print(f"{figure}  {value:.4f}  at {'most' if most else 'least'} {least}  {'ok' if good else 'MISSED'}")


def psql(url, sql, lines=None):
    command = ["psql", url, "-XqAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", "SET search_path = public, ybss, pg_catalog"]
    if lines is not None:
        path = os.path.join(top, "tmp", "bench", "address_lines.tsv")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf8") as f:
            f.writelines("\t".join(str(x).replace("\\", "\\\\").replace("\t", " ") for x in line) + "\n" for line in lines)
        columns = ", ".join(f"c{i} text" for i in range(len(lines[0])))
        command += ["-c", f"CREATE TEMPORARY TABLE given (line serial, {columns})",
                    "-c", f"\\copy given ({', '.join(f'c{i}' for i in range(len(lines[0])))}) from '{path}'"]
    out = subprocess.run(command + ["-c", sql], capture_output=True, text=True, check=False)
    if out.returncode:
        sys.exit(out.stderr)
    return [line.split("\t") for line in out.stdout.split("\n") if line]


def cases(url):
    with open(os.path.join(data, "cases.jsonl"), encoding="utf8") as f:
        texts = [(json.loads(line)["text"],) for line in f if line.strip()]
    got = psql(url, "SELECT parse(c0)::jsonb FROM given ORDER BY line", texts)
    results = os.path.join(top, "tmp", "bench", "cases.json")
    with open(results, "w", encoding="utf8") as f:
        f.writelines(line[0] + "\n" for line in got)
    out = subprocess.run([sys.executable, os.path.join(data, "score.py"), os.path.join(data, "cases.jsonl"), results],
                         capture_output=True, text=True, check=False).stdout
    right, total = map(int, re.search(r"(\d+)/(\d+) cases right", out).groups())
    row("cases.jsonl, share right by score.py", right / total, 1)


def read_tagged():
    texts, tags = [[]], [[]]
    with open(os.path.join(data, "tagged_train.conll"), encoding="utf8") as f:
        for line in f:
            if not line.strip():
                if texts[-1]:
                    texts.append([])
                    tags.append([])
                continue
            character, tag = line.rstrip("\n").split(" ")[::len(line.split(" ")) - 1]
            texts[-1].append(character)
            tags[-1].append(tag)
    return [("".join(t), g) for t, g in zip(texts, tags) if t]


def spans(tags):
    found, start, label = set(), None, None
    for i, tag in enumerate(tags + ["O"]):
        if tag[0] in "BSO" and start is not None:
            found.add((label, start, i))
            start = None
        if tag[0] != "O" and start is None:
            start, label = i, tag[2:]
    return found


def our_spans(text, elements):
    road, found = False, set()
    for name, start, length in elements:
        kind = re.sub(r"\d+$", "", name)
        road |= kind == "road"
        label = "houseno" if kind == "number" and not road else TAG.get(kind)
        if kind == "province" and text[start:start + length] in MUNICIPALITIES:
            label = "city"
        if label:
            found.add((label, start, start + length))
    return found


def f1(right, wrong, missed):
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def elements(url):
    tagged = read_tagged()
    rows = psql(url, "SELECT line, element, coalesce(start - 1, -1), length, value FROM given, explain(c0) WITH ORDINALITY "
                     "ORDER BY line, ordinality", [(t,) for t, _ in tagged])
    by_line, values = collections.defaultdict(list), collections.defaultdict(dict)
    for line, name, start, length, value in rows:
        values[int(line)].setdefault(name, value)
        if int(start) >= 0:
            by_line[int(line)].append((name, int(start), int(length)))
    right, wrong, missed = collections.Counter(), collections.Counter(), collections.Counter()
    strict = collections.Counter()
    admin, admin_right, bare, given = 0, 0, 0, 0
    for line, (text, tags) in enumerate(tagged, 1):
        gold, ours = spans(tags), our_spans(text, by_line[line])
        for label, a, b in gold | ours:
            if (label, a, b) in gold and (label, a, b) in ours:
                right[label] += 1
            elif (label, a, b) in gold:
                missed[label] += 1
            elif all(tag == "O" for tag in tags[a:b]):
                strict[label] += 1
            else:
                wrong[label] += 1
        upper = [s for s in gold if s[0] in ("prov", "city", "district")]
        if not any(s[0] in ("prov", "city", "district", "town", "community", "devzone") for s in gold):
            bare += 1
            given += any(s[0] in ("prov", "city", "district") for s in ours)
        if unambiguous(text, upper) and not contradicts(text, gold):
            admin += 1
            admin_right += all(any(values[line].get(level) == text[a:b] for level in LEVELS[text[a:b]]) for _, a, b in upper)
    row("province, city and district right where the text is unambiguous", admin_right / admin, 0.995)
    print(f"# of {admin} texts whose tags name each level once, in order, in full and as the tables of 2023 have them, "
          "and whose town the tables do not have in another county of the city, nor among those that stand no more")
    row("texts without any division that are given one", given / bare, 0.02, most=True)
    total = f1(sum(right[s] for s in STRUCTURE), sum(wrong[s] for s in STRUCTURE), sum(missed[s] for s in STRUCTURE))
    row("element F1 over the ten structure labels", total, 0.97)
    for label in STRUCTURE:
        row(f"element F1 {label}", f1(right[label], wrong[label], missed[label]), 0.88)
    for label in REPORTED:
        print(f"# element F1 {label} {f1(right[label], wrong[label], missed[label]):.3f} (reported)")
    every = f1(sum(right[s] for s in STRUCTURE), sum(wrong[s] + strict[s] for s in STRUCTURE), sum(missed[s] for s in STRUCTURE))
    print(f"# structure F1 {every:.3f} when what lies in untagged text counts as wrong")


def unambiguous(text, upper):
    """Each level at most once, wide to narrow at the front, with its full official name of 2023."""
    order = sorted(upper, key=lambda s: s[1])
    if not order or [s[0] for s in order] != [s for s in ("prov", "city", "district") if s in {u[0] for u in upper}]:
        return False
    if len(order) != len({s[0] for s in order}) or order[0][1] != 0:
        return False
    at, chain = 0, ()
    for _, a, b in order:
        if a != at or text[a:b] not in DIVISIONS:
            return False
        at, chain = b, chain + (text[a:b],)
    return chain in CHAINS


def contradicts(text, gold):
    """A town that by the tables lies in another county than the one written (余杭区临平街道 until 2021), or stands no more (龙港镇)."""
    district = {text[a:b] for label, a, b in gold if label == "district"}
    town = {text[a:b].replace("办事处", "") for label, a, b in gold if label == "town"}
    city = {CITY[d] for d in district if d in CITY}
    return any((TOWNS[c, t] and not TOWNS[c, t] & district) or (TOWNS[c, stem(t)] and not TOWNS[c, stem(t)] & district)
               or (c, t) in FORMER_TOWNS for c in city for t in town)


def stem(town):
    """A town's name without its class word: 余杭区乔司镇 is 临平区乔司街道 today."""
    return re.sub("(?<=..)(街道|镇|乡)$", "", town)


DIVISIONS, CHAINS = set(), set()
# The city of a county, and the counties that have a town of a name in a city.
CITY, TOWNS = {}, collections.defaultdict(set)
FORMER_TOWNS = set()
# The level of a name by the tables: the tags call a county-level city now a city, now a district.
LEVELS = collections.defaultdict(set)


def read_divisions():
    """Every chain of full names that the tables allow, and that is the only one of its kind."""
    count = collections.Counter()
    directory = os.path.join(top, "extension", "data", "division")
    for name in sorted(os.listdir(directory)):
        province = city = ""
        with open(os.path.join(directory, name), encoding="utf8") as f:
            for line in f:
                division = line.rstrip("\n").split("\t")[1]
                if line[0] == "P":
                    province, chains = division, [(division,)]
                    city = division
                elif line[0] == "C":
                    city = province if division in ("市辖区", "县") else division
                    chains = [(province, city), (city,)] if city != province else []
                elif line[0] == "D":
                    chains = {(province, city, division), (city, division), (province, division), (division,)}
                    CITY[division], district = city, division
                elif line[0] == "T":
                    TOWNS[city, division].add(district)
                    TOWNS[city, stem(division)].add(district)
                    continue
                else:
                    continue
                DIVISIONS.add(division)
                LEVELS[division].add({"P": "province", "C": "city", "D": "district"}[line[0]])
                count.update(chains)
    CHAINS.update(chain for chain, n in count.items() if n == 1)
    with open(os.path.join(top, "extension", "data", "succession.tsv"), encoding="utf8") as f:
        FORMER_TOWNS.update((row[3], row[1]) for row in (line.split("\t") for line in f) if row[0] == "T")


# From which similarity on a verdict is "the same" where both end at one level, where they do not, and from which
# on it is anything at all: least, same at one level, same otherwise.
LIMITS = {"same room": (0.35, 0.6, 0.6), "same building": (0, 0.45, 0.45), "same number": (0, 0.85, 0.85),
          "same compound": (0, 0.8, 0.95), "same road": (0.5, 0.75, 0.9), "same community": (0.05, 0.8, 2)}


def three_way(verdict, alike, level, limits):
    least, one_level, other = limits.get(verdict, (2, 2, 2))
    return 2 if alike >= (one_level if level else other) else 1 if alike >= least else 0


def macro_f1(lines, limits):
    table = collections.Counter((want, three_way(verdict, alike, level, limits)) for want, verdict, alike, level in lines)
    scores = []
    for label in range(3):
        right = table[label, label]
        scores.append(f1(right, sum(table[o, label] for o in range(3)) - right, sum(table[label, o] for o in range(3)) - right))
    return sum(scores) / 3, scores


def choose_limits(lines):
    """The limits that fit some pairs best, one after the other, in steps of 0.05."""
    limits, best = dict(LIMITS), 0
    grid = [step / 20 for step in range(21)] + [2]
    for _ in range(2):
        for verdict in LIMITS:
            for position in range(3):
                for value in grid:
                    changed = list(limits[verdict])
                    changed[position] = value
                    score, _ = macro_f1(lines, {**limits, verdict: tuple(changed)})
                    if score > best:
                        best, limits = score, {**limits, verdict: tuple(changed)}
    return limits


def pairs(url):
    with open(os.path.join(data, "pairs.tsv"), encoding="utf8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f]
    got = psql(url, "SELECT compare(a, b), similarity(a, b), coalesce(address_level(a), ''), coalesce(address_level(b), ''), compare(b, a) "
                    "FROM given, parse(c0) a, parse(c1) b ORDER BY line", [line[:2] for line in lines])
    print(f"# {sum(verdict != other for verdict, _, _, _, other in got)} of {len(got)} pairs have another verdict the other way round")
    read = [(int(line[2]), verdict, float(alike), a == b) for line, (verdict, alike, a, b, _) in zip(lines, got)]
    # One text stands in many pairs: it is wholly in one half.
    halves = [[r for line, r in zip(lines, read) if zlib.crc32(line[0].encode()) % 2 == half] for half in range(2)]
    score, scores = macro_f1(read, LIMITS)
    row("address pairs in three classes, macro-F1", score, 0.68)
    print("# by class: " + ", ".join(f"{s:.3f}" for s in scores) + "; first half "
          f"{macro_f1(halves[0], LIMITS)[0]:.4f}, second half {macro_f1(halves[1], LIMITS)[0]:.4f}")
    fitted = [macro_f1(halves[1 - half], choose_limits(halves[half]))[0] for half in range(2)]
    row("address pairs, limits chosen on one half, macro-F1 on the other, mean of both ways", sum(fitted) / 2, 0.68)
    print(f"# chosen on the first, measured on the second half {fitted[0]:.4f}; the other way {fitted[1]:.4f}")


# How sure a reading is, in steps.
STEPS = (0, 0.3, 0.6, 0.8, 0.9, 0.95, 1.01)


def labelled_files():
    """Files of labelled lines, and the scorer that lies beside them; none where there is none."""
    try:
        sys.path.insert(0, data)
        from wild_score import judge
    except ImportError:
        return
    for name in sorted(os.listdir(data)):
        if name.endswith(".jsonl"):
            with open(os.path.join(data, name), encoding="utf8") as f:
                cases = [json.loads(line) for line in f if line.strip()]
            if cases and all("want" in case for case in cases):
                yield name, cases, judge


# Least shares of lines without a wrong element, of the files that the project was measured with; of others 0.92.
WHOLLY_RIGHT = {"wild_files_dev.jsonl": 0.97, "wild_dev.jsonl": 0.95}


def confidence(url):
    """Whether confidence is the share of lines that are right: each file in all, then by steps."""
    steps = collections.defaultdict(list)
    for name, cases, judge in labelled_files():
        read = [json.loads(line[0]) for line in psql(url, "SELECT parse(c0)::jsonb FROM given ORDER BY line", [(c["text"],) for c in cases])]
        lines = [(got.pop("confidence"), not judge(case, {k: v for k, v in got.items() if k != "candidates"})[3])
                 for case, got in zip(cases, read)]
        right, mean = sum(r for _, r in lines) / len(lines), sum(c for c, _ in lines) / len(lines)
        sure = [r for c, r in lines if c >= 0.95]
        row(f"{name}, lines wholly right", right, WHOLLY_RIGHT.get(name, 0.92))
        row(f"{name}, mean confidence beside the share right ({right:.3f}), difference", abs(mean - right), 0.03, most=True)
        row(f"{name}, share of lines at 0.95 or more", len(sure) / len(lines), 0.6)
        row(f"{name}, share wrong of those", sure.count(False) / max(1, len(sure)), 0.02, most=True)
        for sureness, good in lines:
            steps[max(step for step in STEPS if sureness >= step)].append((sureness, good))
    for low, high in zip(STEPS, STEPS[1:]):
        if steps[low]:
            n = len(steps[low])
            print(f"# confidence {low:.2f} to {min(high, 1):.2f}: {n} lines, mean {sum(c for c, _ in steps[low]) / n:.3f}, "
                  f"right {sum(r for _, r in steps[low]) / n:.3f}")


def main():
    if not os.path.isdir(data):
        print("# no address data at", data)
        return
    cluster = ["bash", os.path.join(top, "extension/tools/cluster.sh")]
    subprocess.run(cluster + ["start", "bench_address"], check=True)
    try:
        url = subprocess.run(cluster + ["url", "bench_address"], check=True, capture_output=True, text=True).stdout.strip()
        psql(url, "SET client_min_messages = error; CREATE EXTENSION ybss CASCADE")
        read_divisions()
        cases(url)
        elements(url)
        confidence(url)
        pairs(url)
    finally:
        subprocess.run(cluster + ["discard", "bench_address"], check=False)


if __name__ == "__main__":
    main()
