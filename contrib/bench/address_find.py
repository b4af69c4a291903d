#!/usr/bin/env python3
"""find_address on 1,000,000 standard addresses and 1,000 dirty queries with known truth.

The book is made up on the real towns and communities of 新蒲新区; queries drop
divisions, roads or compounds, write numbers in every way, carry a wrong
character, an old county, a doubled prefix, a phone. The same queries go to
pg_trgm, by GIN and by GiST, on the canonical text.
ADDRESS_BOOK=200000 makes a smaller book.
"""
import os
import random
import re
import statistics
import subprocess
import sys

top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
work = os.path.join(top, "tmp", "bench")
size = int(os.environ.get("ADDRESS_BOOK", "1000000"))
SYLLABLES = ("金银玉翠碧清明和平安康福寿华美丽景春夏秋云龙凤鹤松柏竹梅兰菊荷桂桃李杏枫林森江河湖海山川天地日月星辰风雨雪霜"
             "东城南苑北洲西园阳光新世纪豪庭雅居香榭水岸名门御府盛元兴隆昌泰顺达通宏远博文学礼仪信义忠诚德善")
CLASSES = ["小区", "花园", "家园", "苑", "城", "公寓", "山庄", "名邸", "华庭", ""]
TRADITIONAL = str.maketrans("贵遵义红岗区新镇乡号栋单楼龙云东华", "貴遵義紅崗區新鎮鄉號棟單樓龍雲東華")
DIGITS = "零一二三四五六七八九"


def row(figure, value, bound, most=False):
    good = value <= bound if most else value >= bound
    print(f"{figure}  {value:.4f}  at {'most' if most else 'least'} {bound}  {'ok' if good else 'MISSED'}", flush=True)


def psql(url, script):
    out = subprocess.run(["psql", url, "-XqAt", "-F", "\t", "-v", "ON_ERROR_STOP=1"], input=script, capture_output=True,
                         text=True, check=False)
    if out.returncode:
        sys.exit(out.stderr)
    return out.stdout


def communities():
    """Towns and communities of 新蒲新区 from the tables."""
    wanted = {"010", "013", "014", "108", "109", "110", "111", "112"}
    found, district, town = [], "", None
    with open(os.path.join(top, "extension/data/division/52.tsv"), encoding="utf8") as f:
        for line in f:
            code, name = line.rstrip("\n").split("\t")
            if code[0] == "D":
                district = name
            elif code[0] == "T":
                town = name if district == "红花岗区" and code[1:] in wanted else None
            elif code[0].islower() and town:
                found.append((town, name + ("社区" if code[0] == "b" else "" if name.endswith("村") else "村"), code[1:]))
    return found


def make_book(rng):
    places, compounds, used = communities(), [], set()
    roads = ["".join(rng.sample(SYLLABLES, 2)) + rng.choice(["路", "路", "大道", "街", "巷"]) for _ in range(900)]
    while len(compounds) * 250 < size:
        name = "".join(rng.sample(SYLLABLES, rng.choice([2, 3, 3, 4]))) + rng.choice(CLASSES)
        road, number = rng.choice(roads), rng.randrange(1, 400)
        if name in used or (road, number) in used or len(name) < 3:
            continue
        used |= {name, (road, number)}
        town, community, _ = rng.choice(places)
        compounds.append((town, community, road, number, name))
    book = []
    for compound in compounds:
        for building in range(1, 6):
            for unit in range(1, 3):
                for floor in range(1, 14):
                    for door in (1, 2):
                        book.append(compound + (building, unit, floor * 100 + door))
    return book[:size]


def numeral(n):
    return "".join(DIGITS[int(d)] for d in str(n))


def inner(rng, building, unit, room):
    floor, door = divmod(room, 100)
    return rng.choice([f"{building}-{unit}-{room}", f"{building}栋{unit}单元{room}", f"{building}幢{unit}单元{room}室",
                       f"{building}号楼{unit}单元{floor}楼{room}", f"{building}#{unit}-{floor}-{door}",
                       f"{numeral(building)}栋{numeral(unit)}单元{numeral(room)}", f"{building}栋{unit}单元{floor}层{door}号",
                       f"{building}座{unit}梯{room}"])


def slip(rng, name):
    """One wrong character, not in the class word."""
    at = rng.randrange(min(2, len(name)))
    return name[:at] + rng.choice(SYLLABLES) + name[at + 1:]


def dirty(rng, line):
    town, community, road, number, name, building, unit, room = line
    wrong = rng.random() < 0.2
    keep_road, keep_name = True, True
    if rng.random() < 0.6:
        keep_road = rng.random() < 0.25
        keep_name = not keep_road or rng.random() < 0.8
    text = rng.choice(["", "", "", "贵州省遵义市红花岗区", "遵义市新蒲新区", "新蒲新区", "遵义县", "遵义市遵义市红花岗区", "红花岗区"])
    # Without its compound a door number is found by its road, without its road a compound by its name.
    if rng.random() < 0.7 or text == "遵义县":
        text += town if town != "新蒲街道" or rng.random() < 0.7 else "新蒲镇"
        if rng.random() < 0.5:
            text += community
    if keep_road:
        text += road + (f"{number}号" if rng.random() < 0.9 else f"{number}#")
    if keep_name:
        text += slip(rng, name) if wrong and len(re.sub("|".join(c for c in CLASSES if c) + "$", "", name)) > 2 else name
    text += inner(rng, building, unit, room)
    if rng.random() < 0.1:
        text = text.translate(TRADITIONAL)
    if rng.random() < 0.1:
        text = "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in text)
    if rng.random() < 0.1:
        text += rng.choice([" 13900000000", " 王某某 13900000000 收", "（电话联系）"])
    return text


def load(url, book):
    path = os.path.join(work, "book.tsv")
    codes = {(town, community): code for town, community, code in communities()}
    towns = {"礼仪街道": "010", "新蒲街道": "013", "新中街道": "014", "新舟镇": "108", "虾子镇": "109", "三渡镇": "110",
             "永乐镇": "111", "喇叭镇": "112"}
    with open(path, "w", encoding="utf8") as f:
        for i, line in enumerate(book):
            town, community, road, number, name, building, unit, room = line
            f.write(f"{i}\t520371{towns[town]}{codes[town, community]}\t贵州省遵义市红花岗区{town}{community}{road}{number}号"
                    f"{name}{building}栋{unit}单元{room}室\n")
    psql(url, f"""
SET client_min_messages = error; CREATE EXTENSION ybss CASCADE; CREATE EXTENSION pg_trgm; SELECT ybss.create_registry();
SET search_path = public, ybss, pg_catalog;
CREATE TABLE book (id bigint, grid text, text text);
\\copy book from '{path}'
SET session_replication_role = replica;
DROP INDEX ybss_registry.address_feature;
INSERT INTO ybss_registry.grid (code, name) SELECT DISTINCT grid::grid_code, grid FROM book;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520371, id, grid::grid_code, parse(text), 'confirmed' FROM book;
SET maintenance_work_mem = '512MB';
CREATE INDEX address_feature ON ybss_registry.address USING gin (address address_feature_ops) WHERE state <> 'retired';
CREATE INDEX book_gin ON book USING gin (text gin_trgm_ops);
CREATE INDEX book_gist ON book USING gist (text gist_trgm_ops(siglen=64));
VACUUM ANALYZE book; VACUUM ANALYZE ybss_registry.address;
""")


def ask(url, queries, sql, setup=""):
    """The id found for every query, and the milliseconds it took."""
    script = f"SET search_path = public, ybss, pg_catalog; SET max_parallel_workers_per_gather = 0; {setup}\n"
    script += "PREPARE ask(text) AS " + sql + ";\n"
    script += "EXECUTE ask('新蒲街道');\n\\timing on\n\\echo begin\n"
    for query in queries:
        script += "EXECUTE ask('" + query.replace("'", "''") + "');\n"
    out = psql(url, script).split("begin\n", 1)[1]
    ids, took = [], []
    for answer, milliseconds in re.findall(r"((?:^\d*\n)?)^Time: ([0-9.]+) ms.*$", out, re.M):
        ids.append(answer.strip())
        took.append(float(milliseconds))
    return ids, took


def main():
    os.makedirs(work, exist_ok=True)
    rng = random.Random(20261123)
    book = make_book(rng)
    chosen = [rng.randrange(len(book)) for _ in range(1000)]
    queries = [dirty(rng, book[i]) for i in chosen]
    cluster = ["bash", os.path.join(top, "extension/tools/cluster.sh")]
    subprocess.run(cluster + ["start", "bench_find"], check=True)
    try:
        url = subprocess.run(cluster + ["url", "bench_find"], check=True, capture_output=True, text=True).stdout.strip()
        load(url, book)
        print(f"# {len(book)} standard addresses")
        ids, took = ask(url, queries, "SELECT address_id FROM find_address($1, 1)")
        right = sum(str(want) == got for want, got in zip(chosen, ids)) / len(chosen)
        if os.environ.get("ADDRESS_SHOW"):
            for want, got, query in zip(chosen, ids, queries):
                if str(want) != got:
                    print("#", query, "| want", book[want], "| got", book[int(got)] if got else None)
        row("find_address: right at the first place of 1,000 dirty queries", right, 0.97)
        row("find_address: median milliseconds", statistics.median(took), 2, most=True)
        print(f"# p99 {sorted(took)[int(len(took) * 0.99)]:.2f} ms")
        few = 40 if size > 300000 else 100
        best = None
        for name, sql, setup in (
                ("GIN", "SELECT id FROM book WHERE text % $1 ORDER BY similarity(text, $1) DESC, id LIMIT 1",
                 "SET pg_trgm.similarity_threshold = 0.3;"),
                ("GiST", "SELECT id FROM book ORDER BY text <-> $1, id LIMIT 1", "")):
            theirs, slow = ask(url, queries[:few], sql, setup)
            share = sum(str(want) == got for want, got in zip(chosen, theirs)) / few
            print(f"# pg_trgm {name}: right {share:.2f}, median {statistics.median(slow):.1f} ms, on the first {few} queries")
            best = min(best or 1e9, statistics.median(slow))
        row("find_address: times as fast as the faster pg_trgm index", best / statistics.median(took), 50)
    finally:
        subprocess.run(cluster + ["discard", "bench_find"], check=False)


if __name__ == "__main__":
    main()
