#!/usr/bin/env python3
"""Check the bulletin and the door sheet with invented figures.

Usage: check_pages.py [FOLDER]   keeps the pages in FOLDER, else in a temporary one.
The lists' folder is not needed: a small world is generated for its grids.
"""

import csv
import html.parser
import json
import os
import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
VOID = {"meta", "br", "link", "img", "hr"}
LEFT_OPEN = {"td", "th"}


class Balance(html.parser.HTMLParser):
    """Count what is open at the end and collect what would be loaded from outside."""

    def __init__(self):
        super().__init__()
        self.open, self.outside, self.wrong = [], [], []

    def handle_starttag(self, tag, attrs):
        self.outside += [v for k, v in attrs if k in ("src", "href") and v and not v.startswith("#")]
        if tag not in VOID | LEFT_OPEN:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if tag in VOID | LEFT_OPEN:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def sample(folder):
    """Make the bulletin's input from a small world's grids and invented scores."""
    rng = random.Random(1)
    lists = os.path.join(folder, "lists")
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "--output", lists, "--scale", "0.1"],
                   check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(lists, "grids.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    towns = {r["code"]: r["name"] for r in rows if r["level"] == "town"}
    grids = [{"code": r["code"], "name": r["name"], "wkt": r["wkt"], "town": towns[r["code"][:9]],
              "completeness": round(rng.uniform(62, 99), 2), "persons": rng.randint(100, 2000),
              "houses": rng.randint(100, 600)} for r in rows if r["level"] == "grid"]
    grids[7]["completeness"] = None
    worst = sorted((g for g in grids if g["completeness"] is not None), key=lambda g: g["completeness"])[:10]
    return {
        "title": "新蒲新区一标三实数据质量通报 <样例>", "made_at": "2026-11-23 12:00",
        "totals": {"streets": 61, "compounds": 96, "buildings": 334, "houses": 25876, "persons": 64712,
                   "units": 1620, "lines": 154292, "review": 4210},
        "towns": [{"code": c, "name": n, "persons": rng.randint(3000, 20000), "houses": rng.randint(1500, 8000),
                   "units": rng.randint(60, 500), "completeness": rng.uniform(70, 97),
                   "accuracy": rng.uniform(80, 99), "freshness": rng.uniform(50, 90)} for c, n in towns.items()],
        "grids": grids,
        "lists": [{"office": o, "list": f, "lines": 10000, "taken": 8600, "merged": 1000, "review": 400,
                   "reasons": [{"reason": "地址无法落位", "lines": 300}, {"reason": "公民身份号码位数不对", "lines": 100}]}
                  for o, f in (("公安", "police_person.csv"), ("住建", "housing.csv"), ("市监", "market_unit.csv"),
                               ("卫健", "health_person.csv"), ("自主申报", "declaration.csv"))],
        "worst": [dict(g, missing="联系电话、登记日期") for g in worst],
        "measures": [{"name": "地址落位", "lines": 154292, "precision": 99.1, "recall": 96.4}]}


def check_bulletin(folder):
    source, page = os.path.join(folder, "bulletin.json"), os.path.join(folder, "bulletin.html")
    data = sample(folder)
    with open(source, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    subprocess.run([sys.executable, os.path.join(HERE, "bulletin.py"), "--input", source, "--output", page], check=True)
    with open(page, encoding="utf-8") as file:
        text = file.read()
    balance = Balance()
    balance.feed(text)
    assert not balance.open and not balance.wrong, "tags do not close: %s %s" % (balance.open, balance.wrong)
    assert not balance.outside and "<script" not in text and "url(" not in text, "something comes from outside"
    assert "<样例>" not in text and "&lt;样例&gt;" in text, "text is not escaped"
    shown = text.count('stroke-width="0.6"><title>')
    assert shown == len(data["grids"]), "%d of %d grids on the map" % (shown, len(data["grids"]))
    print("ok     bulletin: %d grids, %d bytes, nothing from outside" % (shown, len(text.encode())))


def check_doors(folder):
    source, sheet = os.path.join(folder, "doors.json"), os.path.join(folder, "doors.svg")
    dots = "".join('<use href="#a" x="%d" y="%d"/>' % (x, y) for x in range(2, 27) for y in range(2, 27)
                   if (x * y + x) % 3 == 0)
    code = ('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="29" height="29">'
            '<defs><rect id="a" width="1" height="1"/></defs>%s</svg>' % dots)
    doors = [{"title": "3栋2单元%d01室" % i, "subtitle": "红花岗区新蒲街道红星社区红星路18号幸福城小区3栋2单元", "svg": code}
             for i in range(1, 18)]
    with open(source, "w", encoding="utf-8") as file:
        json.dump(doors, file, ensure_ascii=False)
    done = subprocess.run([sys.executable, os.path.join(HERE, "door_sheet.py"), "--input", source, "--output", sheet,
                           "--heading", "幸福城小区3栋门牌二维码"], check=True, capture_output=True, text=True)
    names = done.stdout.split()
    assert len(names) == 2, "17 doors at 12 a sheet are two sheets"
    ids = [e.get("id") for n in names for e in ElementTree.parse(n).iter() if e.get("id")]
    assert len(ids) == len(set(ids)) == 17, "ids meet"
    print("ok     door sheet: %d doors on %d sheets" % (len(doors), len(names)))


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = sys.argv[1] if len(sys.argv) > 1 else temporary
        os.makedirs(folder, exist_ok=True)
        check_bulletin(folder)
        check_doors(folder)


if __name__ == "__main__":
    main()
