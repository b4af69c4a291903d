"""Invented figures for a bulletin over a small world's grids, to check the page without a server."""

import csv
import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
COUNTED = ("persons", "houses", "units", "households", "separated_within", "separated_away")
STEPS = ("街不漏巷", "巷不漏院", "院不漏房", "房不漏人")


def rows_of(folder):
    lists = os.path.join(folder, "lists")
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "--output", lists, "--scale", "0.1"],
                   check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(lists, "grids.csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def coverage(rng):
    return [{"step": n, "name": name, "there": 1000, "missing": rng.randint(0, 90)} for n, name in enumerate(STEPS, 1)]


def missing():
    return [{"item": "联系电话", "required": 1000, "lacks": 400}, {"item": "就业状况", "required": 900, "lacks": 90}]


def towns_of(rng, names):
    towns = [dict({"code": c, "name": n, "persons": rng.randint(3000, 20000), "houses": rng.randint(1500, 8000), "units": rng.randint(60, 500),
                   "households": rng.randint(1000, 6000), "separated_within": rng.randint(100, 900), "separated_away": rng.randint(100, 900),
                   "completeness": rng.uniform(50, 97), "accuracy": rng.uniform(80, 99), "freshness": rng.uniform(50, 90),
                   "missing": missing(), "coverage": coverage(rng)}) for c, n in names.items()]
    # So few that they would tell of somebody.
    towns[0]["separated_away"] = 3
    return towns


def lists_of():
    """One list of each kind, one of a kind that the district added; of the reasons one is rare."""
    reasons = [("地址未详细到户", 300, 60), ("公民身份号码与他人重复", 100, 100), ("疑似同一人", 80, 80), ("日期不存在", 40, 0),
               ("未填写姓名", 12, 12), ("证件或代码位数错误", 7, 0), ("一户有两名户主", 2, 1)]
    return [{"office": o, "record_kind": k, "kind_name": "电梯", "lines": 10000, "registered": 8600, "merged": 1000, "review": 390, "discarded": 8, "under_way": 2,
             "reasons": [{"reason": r, "matters": n, "of_waiting_lines": w} for r, n, w in reasons]}
            for o, k in (("民政", "address"), ("公安", "person"), ("住建", "house"), ("市监", "unit"), ("市监", "lift"), ("自主申报", "declaration"), ("卫健", "person"))]


def sample(folder):
    """Give a bulletin's input whose figures add up."""
    rng, rows = random.Random(1), rows_of(folder)
    names = {r["code"]: r["name"] for r in rows if r["level"] == "town"}
    grids = [{"code": r["code"], "name": r["name"], "wkt": r["wkt"], "town": names[r["code"][:9]], "completeness": round(rng.uniform(45, 99), 2),
              "persons": rng.randint(100, 2000), "houses": rng.randint(100, 600)} for r in rows if r["level"] == "grid"]
    grids[7].update(completeness=None)
    grids[8].update(completeness=3.0, persons=2)
    worst = sorted((g for g in grids if g["completeness"] is not None and g["persons"] >= 5), key=lambda g: g["completeness"])[:10]
    towns = towns_of(rng, names)
    nowhere = {"persons": 40, "separated_away": 6}
    totals = {key: sum(t.get(key, 0) for t in towns + [nowhere]) for key in COUNTED}
    totals.update(towns=len(towns), communities=sum(r["level"] == "community" for r in rows), grids=len(grids), streets=61, compounds=96,
                  addresses=27179, buildings=334)
    return {
        "title": "新蒲新区一标三实数据质量通报 <样例>", "made_at": "2026-11-23", "totals": totals, "towns": towns, "nowhere": nowhere,
        "scores": {"completeness": 71.2, "accuracy": 98.0, "freshness": 66.0}, "coverage": coverage(rng),
        "missing": [{"kind": "人员", "items": missing()}, {"kind": "房屋", "items": missing()}], "grids": grids,
        "outlines": [{"name": names[g["town_code"]], "wkt": g["wkt"]} for g in
                     [dict(next(x for x in grids if x["code"].startswith(c)), town_code=c) for c in names]],
        "worst": [dict({k: v for k, v in g.items() if k != "wkt"}, missing=missing()) for g in worst], "lists": lists_of(),
        "measures": [{"name": "地址落址", "lines": 154292, "precision": 99.1, "recall": 96.4}]}
