#!/usr/bin/env python3
# short: PERSONS=200000
"""find_person and find_unit on PERSONS (1,000,000) persons (find_register.sql), as a reader of the district.

1,000 queries, each of what a clerk has in hand of one person: a name as written, as heard or with a slip, or a way
of calling somebody; a year, an age; a telephone's last digits or all; an address or a part. One is kept only where
whoever has the whole register could name the one person. A telephone alone stands apart: of what the views show of
it others have as much. FIND_SHOW=1 prints what was not found. With its lines in the access log, and without.
"""
import collections
import os
import random
import re
import statistics
import subprocess
import sys

top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
here = os.path.join(top, "contrib", "bench")
size = int(os.environ.get("PERSONS", "1000000"))
number = int(os.environ.get("QUERIES", "1000"))
# Characters of one sound, as people take one for the other; not the register's own table.
ALIKE = ("伟玮炜 静婧敬 军君钧 志智治 明鸣铭 红宏鸿洪 华桦骅 丽莉利力 英瑛 芳方 建健剑 文雯闻 平萍苹 永勇咏 云芸耘 林琳霖 辉晖 慧惠蕙 "
         "峰锋丰风 涛韬 亮谅 晓小筱 玉钰育昱 成诚承程 新鑫欣馨心 洁杰捷 佳嘉家加 怡依宜伊 梓紫子 涵晗寒 轩宣萱 宇雨羽语禹 浩昊皓豪 俊骏峻竣 思斯丝 "
         "婷亭庭 艳燕彦雁 霞侠 秀绣琇 兰岚蓝 梅玫 胜圣盛 春椿 贵桂 金今锦 福富 祥翔详").split()
GROUP = {c: group[0] for group in ALIKE for c in group}
Person = collections.namedtuple("Person", "id name year phone sex town community road number compound building unit room")


def row(figure, value, bound, most=False):
    good = value <= bound if most else value >= bound
    print(f"{figure}  {value:.4f}  at {'most' if most else 'least'} {bound}  {'ok' if good else 'MISSED'}", flush=True)


def psql(url, script, *more, role=None):
    environment = dict(os.environ, PGOPTIONS=f"-c role={role}") if role else None
    out = subprocess.run(["psql", url, "-XqAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", *more], input=script, capture_output=True,
                         text=True, check=False, env=environment)
    if out.returncode:
        sys.exit(out.stderr)
    return out.stdout


def heard(name):
    return "".join(GROUP.get(c, c) for c in name)


class Register:
    """Who there is, and how many are meant by what was said."""

    def __init__(self, url):
        out = psql(url, """SELECT p.person_id, p.name, extract(year FROM p.birth_date), coalesce(p.phone::text, ''), p.sex,
  a.e->>'town', a.e->>'community', a.e->>'road', a.e->>'number', coalesce(a.e->>'compound', ''), a.e->>'building', a.e->>'unit', a.e->>'room'
FROM ybss_registry.person p JOIN ybss_registry.residence r USING (district, person_id) JOIN ybss_registry.house h USING (district, house_id)
JOIN LATERAL (SELECT b.address::jsonb AS e FROM ybss_registry.address b WHERE b.district = h.district AND b.address_id = h.address_id) a ON true;""")
        self.persons = [Person(*line.split("\t")) for line in out.rstrip("\n").split("\n")]
        self.count = collections.Counter()
        for p in self.persons:
            self.count.update(self.keys(p))

    @staticmethod
    def keys(p):
        """What a query may say of somebody, each as one key."""
        name, door, room = heard(p.name), (p.road, p.number), (p.road, p.number, p.building, p.unit, p.room)
        yield from ((name,), (name, p.year), (name, p.phone[-4:]), (p.phone,), (name, door), (name, p.compound, p.building), (name, p.sex, p.year),
                    (p.name[0], room), (p.year, room), (p.name[-1], p.phone[-4:], p.year))


def slip(rng, name):
    """One character that is another, not the surname."""
    at = rng.randrange(1, len(name))
    return name[:at] + rng.choice("波雷森楠蕾航倩帆娇鹤") + name[at + 1:]


def sounding(rng, name):
    return "".join(rng.choice(next(g for g in ALIKE if c in g)) if c in GROUP and i > 0 else c for i, c in enumerate(name))


def year_said(rng, p):
    y = p.year
    return rng.choice([y, f"{y}年", f"{y}年生", f"{y[2:]}年", f"{y}-03-15", f"出生{y}"])


def room_said(rng, p):
    return f"{p.road}{p.number}{p.compound}" + rng.choice([f"{p.building}{p.unit}{p.room}", f"{p.building[:-1]}-{p.unit[:-2]}-{p.room[:-1]}",
                                                          f"{p.building[:-1]}幢{p.unit}{p.room[:-1]}"])


def queries_of(rng, p):
    """What may be asked of somebody: kind, pieces, and what it says as keys, one of which must be his alone."""
    name, tail, door = heard(p.name), p.phone[-4:], (p.road, p.number)
    room = (p.road, p.number, p.building, p.unit, p.room)
    woman = p.sex == "2"
    return {
        "name, year": ([p.name, year_said(rng, p)], [(name, p.year)]),
        "name heard, year": ([sounding(rng, p.name), year_said(rng, p)], [(name, p.year)]),
        "name, last digits": ([p.name, rng.choice(["尾号", "", "电话"]) + tail], [(name, tail)]),
        "name heard, last digits": ([sounding(rng, p.name), "尾号" + tail], [(name, tail)]),
        "name, telephone": ([p.name, p.phone], [(p.phone,)]),
        "slip, telephone": ([slip(rng, p.name), p.phone], [(p.phone,)]),
        "slip, year, last digits": ([slip(rng, p.name), year_said(rng, p), "尾号" + tail], [(p.name[-1], tail, p.year)] if len(p.name) > 2 else []),
        "name, door": ([p.name, f"{p.road}{p.number}"], [(name, door)]),
        "name, compound": ([p.name, f"{p.compound}{p.building}"], [(name, p.compound, p.building)] if p.compound else []),
        "name heard, room": ([sounding(rng, p.name), room_said(rng, p)], [(name, door)]),
        "name, town": ([p.name, p.town], [(name,)]),
        "called, room": ([rng.choice(["老" + p.name[0], p.name[0] + "师傅", p.name[0] + ("阿姨" if woman else "先生")]), room_said(rng, p)],
                         [(p.name[0], room)]),
        "year, room": ([year_said(rng, p), room_said(rng, p)], [(p.year, room)]),
        "name alone": ([p.name], [(name,)]),
        "name, sex, age": ([p.name, "女" if woman else "男", f"{2026 - int(p.year)}岁"], [(name,)]),
    }


def draw(rng, register):
    asked = []
    while len(asked) < number:
        p = rng.choice(register.persons)
        kind, (pieces, keys) = rng.choice(list(queries_of(rng, p).items()))
        if any("phone" in kind or "digits" in kind for _ in (0,)) and not p.phone or "telephone" in kind and not p.phone:
            continue
        if not any(register.count[key] == 1 for key in keys):
            continue
        rng.shuffle(pieces)
        asked.append((p, kind, rng.choice([" ", "，", " ", "、"]).join(pieces)))
    return asked


def ask(url, sql, queries, role):
    """The answers and the milliseconds of each, after some to warm up."""
    script = f"PREPARE ask(text) AS {sql};\n" + "EXECUTE ask('何新 1950');\n" * 6 + "\\timing on\n\\echo begin\n"
    script += "".join("EXECUTE ask('" + q.replace("'", "''") + "');\n" for q in queries)
    out = psql(url, script, role=role).split("begin\n", 1)[1]
    answers = re.findall(r"((?:^[^\n]*\n)??)^Time: ([0-9.]+) ms.*$", out, re.M)
    return [a.strip() for a, _ in answers], [float(t) for _, t in answers]


def of_units(url, rng):
    lines = [line.split("\t") for line in psql(url, """SELECT u.unit_id, u.name, right(u.phone::text, 4), a.address::jsonb->>'road', a.address::jsonb->>'number'
FROM ybss_registry.unit u JOIN ybss_registry.address a USING (district, address_id) ORDER BY md5(unit_id::text);""").rstrip("\n").split("\n")]
    names = collections.Counter(line[1].replace("遵义市", "") for line in lines)
    asked = []
    for unit, name, tail, road, door in lines:
        core = re.sub("(有限公司|有限责任公司|遵义市)", "", name)
        if names[name.replace("遵义市", "")] == 1 and len(asked) < 300:
            asked.append((unit, rng.choice([name, f"{core} 尾号{tail}", f"{core} {road}{door}", name.replace("遵义市", "")])))
    found, took = ask(url, "SELECT unit_id FROM ybss.find_unit($1, 1)", [q for _, q in asked], "reader")
    row("find_unit, 300 queries: right at the first place", sum(u == f for (u, _), f in zip(asked, found)) / len(asked), 0.97)
    row("find_unit: median milliseconds", statistics.median(took), 2, most=True)


def prepare(url):
    psql(url, """CREATE ROLE reader IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (role_name, label, office, grade) VALUES ('reader', 'reader', 'x', 1);
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520399' FROM ybss_registry.member;
UPDATE ybss_registry.look_up_limit SET most = NULL;""")


def told(asked, found):
    """The share that was found at the first place, of all and by kind."""
    by_kind = collections.defaultdict(list)
    for (p, kind, query), got in zip(asked, found):
        by_kind[kind].append(p.id == got)
        if p.id != got and os.environ.get("FIND_SHOW"):
            print(f"# not found: {kind}: {query}: {p} got {got}")
    for kind, rights in sorted(by_kind.items()):
        print(f"# {kind}: {sum(rights)} of {len(rights)}")
    return sum(map(sum, by_kind.values())) / len(asked)


def main():
    rng = random.Random(int(os.environ.get("SEED", "20261127")))
    cluster = ["bash", os.path.join(top, "extension/tools/cluster.sh")]
    kept = os.environ.get("FIND_CLUSTER")
    if not kept:
        subprocess.run(cluster + ["ready", "bench_person", "shared_buffers=1GB", "max_wal_size=8GB"], check=True)
    try:
        url = subprocess.run(cluster + ["url", kept or "bench_person", "ybss"], check=True, capture_output=True, text=True).stdout.strip()
        if not kept:
            psql(url, "", "-v", f"persons={size}", "-f", os.path.join(here, "find_register.sql"))
            prepare(url)
        register = Register(url)
        asked = draw(rng, register)
        print(f"# {len(register.persons)} persons, {len(asked)} queries: " + "; ".join(q for _, _, q in asked[:6]), flush=True)
        queries = [query for _, _, query in asked]
        found, took = ask(url, "SELECT person_id FROM ybss.find_person($1, 1)", queries, "reader")
        row("find_person: right at the first place", told(asked, found), 0.97)
        row("find_person, with its lines in the log: median milliseconds", statistics.median(took), 2, most=True)
        row("find_person, with its lines in the log: 95th of 100, milliseconds", sorted(took)[len(took) * 95 // 100], 20, most=True)
        phones = [p for p in register.persons[:20000] if p.phone and register.count[(p.phone,)] == 1][:200]
        found, _ = ask(url, "SELECT string_agg(person_id::text, ',') FROM ybss.find_person($1, 5)", [p.phone for p in phones], "reader")
        row("find_person: a telephone alone, among five", sum(p.id in f.split(",") for p, f in zip(phones, found)) / len(phones), 0.9)
        if not os.environ.get("FIND_NO_UNITS"):
            of_units(url, rng)
    finally:
        if not kept:
            subprocess.run(cluster + ["discard", "bench_person"], check=True)


if __name__ == "__main__":
    main()
