#!/usr/bin/env python3
"""Write the bulletin: one self-contained HTML page with a summary, a map, bars and tables.

Usage: bulletin.py [--input tmp/demo/bulletin.json] [--output tmp/demo/bulletin.html]
The keys of the JSON are described in README.md. Nothing is loaded from outside. Figures
that belong together and do not add up are refused.
"""

import argparse
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

from bulletin_map import part_map
from bulletin_words import COVERAGE, COVERAGE_NOTE, KINDS, LISTS, SCORES, TOTALS, summary
from drawing import SERIES, number, share, table, text_of
from small_cells import HIDDEN, NOTE, folded, hidden

MOST_REASONS = 5


def heading(words, *pieces):
    return "<section><h2>%s</h2>%s</section>" % (text_of(words), "".join(pieces))


def note(words):
    return '<p class="note">%s</p>' % text_of(words)


def shown(counts):
    """Write counts of persons, small ones hidden."""
    away = hidden(counts)
    return [HIDDEN if i in away else number(n) for i, n in enumerate(counts)]


def part_summary(data):
    return '<section class="summary"><h2>摘要</h2>%s</section>' % "".join("<p>%s</p>" % text_of(s) for s in summary(data))


def part_totals(totals):
    boxes = "".join('<div><dt>%s</dt><dd class="many">%s</dd><dd class="what">%s</dd></div>' % (
        text_of(label), number(totals.get(key, 0)), text_of(what)) for key, label, what in TOTALS)
    return heading("登记总数", '<dl class="totals">%s</dl>' % boxes)


# Towns

def bars(town):
    rows = "".join('<div class="bar"><span>%s</span><span class="track"><i style="width:%.1f%%;background:%s"></i></span>'
                   '<span class="value">%s</span></div>' % (label, min(100, town.get(key) or 0), SERIES[key], number(town.get(key)))
                   for key, label, _ in SCORES)
    return "<li><h3>%s</h3>%s</li>" % (text_of(town["name"]), rows)


def lacks(items):
    """Write what lacks most: the item, how many records lack it, how many of those that must have it."""
    return "<ul>%s</ul>" % "".join("<li>%s %s（%s）</li>" % (
        text_of(i["item"]), number(i["lacks"]), share(i["lacks"], i["required"])) for i in items) if items else "没有"


def part_towns(data):
    towns, nowhere, totals = data["towns"], data["nowhere"], data["totals"]
    columns = [("镇街", False)] + [(label, True) for _, label in KINDS] + [(label, True) for _, label, _ in SCORES]
    persons = shown([t.get("persons", 0) for t in towns] + [nowhere.get("persons", 0)])
    def row(name, one, many, scores):
        return ([text_of(name), many] + [number(one.get(key, 0)) for key, _ in KINDS[1:]]
                + [number(scores.get(key)) for key, _, _ in SCORES])
    rows = [row(t["name"], t, p, t) for t, p in zip(towns, persons)]
    rows.append(row("未落到镇街", nowhere, persons[-1], {}))
    total = row("合计", totals, number(totals["persons"]), data["scores"])
    return heading("各镇街", '<ul class="bars">%s</ul>' % "".join(map(bars, towns)), note(
        "人员登记的三项平均分，满分 100 分。" + "".join("%s：%s" % (label, what) for _, label, what in SCORES)),
        table("各镇街登记数与平均分；各行相加等于合计，与“登记总数”一致", columns, rows, total),
        note("未落到镇街：地址还没有落到任何镇街的登记。" + NOTE))


def part_missing(data):
    rows = [[text_of(t["name"]), lacks(t["missing"])] for t in data["towns"]]
    kinds = [["%s：%s" % (text_of(k["kind"]), text_of(i["item"])), number(i["required"]), number(i["lacks"]), share(i["lacks"], i["required"])]
             for k in data["missing"] for i in k["items"]]
    return heading("主要缺项", note("缺项：应当采集而没有的信息项。写的是缺的登记数，括号里是缺的占应采的多少；各取缺得最多的三项，不足 5 件的不列。"),
                   table("各镇街人员登记的主要缺项", [("镇街", False), ("主要缺项", False)], rows),
                   table("全区各类登记的主要缺项", [("登记与信息项", False), ("应采", True), ("缺", True), ("占应采", True)], kinds))


def part_separated(data):
    towns, nowhere = data["towns"], data["nowhere"]
    columns = [("镇街", False), ("住在区内别处", True), ("住在区外", True)]
    cells = [shown([t.get(key, 0) for t in towns] + [nowhere.get(key, 0)]) for key in ("separated_within", "separated_away")]
    names = [text_of(t["name"]) for t in towns] + ["未落到镇街"]
    total = ["合计"] + [number(data["totals"].get(key, 0)) for key in ("separated_within", "separated_away")]
    return heading("人户分离", note("人户分离：户籍在本区，户籍地与现住地不是一处。地址只是写法不同的不算。"),
                   table("各镇街人户分离的人数；各行相加等于合计", columns, [list(r) for r in zip(names, *cells)], total), note(NOTE))


def part_coverage(data):
    columns = [("环节", False), ("应有", True), ("缺", True), ("覆盖率", True)]
    district = [[text_of(c["name"]) + '<br><span class="note">%s</span>' % text_of(COVERAGE[c["step"]]), number(c["there"]), number(c["missing"]),
                 share(c["there"] - c["missing"], c["there"])] for c in data["coverage"]]
    towns = [[text_of(t["name"])] + [share(c["there"] - c["missing"], c["there"]) for c in t["coverage"]] for t in data["towns"]]
    return heading("四个不漏", table("全区；覆盖率 =（应有 − 缺）÷ 应有", columns, district),
                   table("各镇街的覆盖率", [("镇街", False)] + [(c["name"], True) for c in data["coverage"]], towns), note(COVERAGE_NOTE))


# Lists and the worst grids

def reasons_of(one):
    """Write the commonest reasons; the others together, so that all are the total."""
    most, rest = folded([(r["reason"], r["matters"]) for r in one["reasons"]], MOST_REASONS)
    lines = ["%s %s" % (text_of(reason), number(n)) for reason, n in most] + (["其他原因 %s" % number(rest)] if rest else [])
    return "<ul>%s</ul>" % "".join("<li>%s</li>" % line for line in lines) if lines else "没有"


def part_lists(lists):
    for one in lists:
        one["matters"] = sum(r["matters"] for r in one["reasons"])
        one["of_waiting_lines"] = sum(r["of_waiting_lines"] for r in one["reasons"])
        one["of_entered_lines"] = one["matters"] - one["of_waiting_lines"]
    columns = (("registered", "登记"), ("merged", "归并"), ("review", "待核查"), ("discarded", "作废"), ("under_way", "处理中"), ("lines", "合计"))
    matters = (("of_waiting_lines", "待核查行的事项"), ("of_entered_lines", "已入库行的事项"), ("matters", "合计"))
    def tabled(caption, keys, extra=None):
        rows = [["%s<br>%s清单" % (text_of(o["office"]), LISTS.get(o["record_kind"]) or text_of(o["kind_name"]))] + [number(o[k]) for k, _ in keys] + ([extra(o)] if extra else []) for o in lists]
        total = ["合计"] + [number(sum(o[k] for o in lists)) for k, _ in keys] + (["各清单见上"] if extra else [])
        return table(caption, [("清单", False)] + [(label, True) for _, label in keys] + ([("主要原因", False)] if extra else []), rows, total, cards=bool(extra))
    return heading("各部门清单", tabled("清单行数：登记 + 归并 + 待核查 + 作废 + 处理中 = 合计", columns), note(
        "登记：成为新的登记；归并：归入已有的登记；两者都是入库。待核查：整行还没有入库，等人核查的行。作废：核查后不要了。处理中：作业还没有做完。"),
        tabled("核查事项：待核查行的 + 已入库行的 = 合计 = 各原因之和", matters, reasons_of), note(
        "核查事项：清单中机器拿不准、等人处理的一件事。一行可以有几件；行已入库而只是某一项内容拿不准的，列在“已入库行的事项”。各不足 5 件的原因归入“其他原因”。"))


def part_worst(worst):
    columns = [("网格", False), ("镇街", False), ("完整分", True), ("人员", True), ("房屋", True), ("主要缺项", False)]
    rows = [["%d. %s" % (rank, text_of(g["name"])), text_of(g.get("town", "")), number(g["completeness"]), number(g["persons"]),
             number(g.get("houses", 0)), lacks(g["missing"])] for rank, g in enumerate(worst, 1)]
    return heading("完整分最低的网格", table("人员登记完整分最低的十个网格（不足 5 人的网格不排名）", columns, rows, cards=True)) if worst else ""


def part_measures(measures):
    """Show precision and recall where the truth is known; absent when nobody measured."""
    rows = [[text_of(m["name"]), number(m["lines"]), number(float(m["precision"])) + "%", number(float(m["recall"])) + "%"] for m in measures]
    return heading("与真值比较（仅演示有）", table("精确率：系统说的有多少是对的；召回率：该找到的找到了多少",
        [("项目", False), ("数量", True), ("精确率", True), ("召回率", True)], rows)) if measures else ""


def require_sums(data):
    """Refuse figures that belong together and do not add up."""
    faults = ["%s: %d in towns, %d in all" % (key, many, data["totals"].get(key, 0))
              for key in ("persons", "houses", "units", "households", "separated_within", "separated_away")
              for many in [sum(t.get(key, 0) for t in data["towns"] + [data["nowhere"]])] if many != data["totals"].get(key, 0)]
    faults += ["list of %s: %d lines in all, its states say otherwise" % (o["office"], o["lines"]) for o in data["lists"]
               if o["lines"] != sum(o[k] for k in ("registered", "merged", "review", "discarded", "under_way"))]
    if faults:
        raise ValueError("figures do not add up: " + "; ".join(faults))


def page(data):
    require_sums(data)
    title = text_of(data["title"])
    body = [part_summary(data), part_totals(data["totals"]), part_map(data), part_towns(data), part_missing(data), part_separated(data),
            part_coverage(data), part_lists(data["lists"]), part_worst(data["worst"]), part_measures(data.get("measures") or [])]
    with open(os.path.join(HERE, "bulletin.css"), encoding="utf-8") as file:
        style = file.read()
    return ('<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>%s</title>'
            '<meta name="viewport" content="width=device-width,initial-scale=1"><style>%s</style></head>'
            '<body><header><h1>%s</h1><p class="made">%s 生成，数字都是这一天登记库里的。数据均为虚构的演示数据。</p></header>'
            '<main>%s</main></body></html>\n' % (title, style, title, text_of(data["made_at"]), "\n".join(body)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", default="tmp/demo/bulletin.json", help="JSON file, - for standard input")
    parser.add_argument("--output", default="tmp/demo/bulletin.html")
    options = parser.parse_args()
    try:
        with (sys.stdin if options.input == "-" else open(options.input, encoding="utf-8")) as file:
            data = json.load(file)
        with open(options.output, "w", encoding="utf-8", newline="\n") as file:
            file.write(page(data))
    except (OSError, ValueError) as error:
        sys.exit("bulletin.py: %s" % error)


if __name__ == "__main__":
    main()
