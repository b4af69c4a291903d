#!/usr/bin/env python3
"""Write the bulletin: one self-contained HTML page with a map, bars and tables.

Usage: bulletin.py [--input tmp/demo/bulletin.json] [--output tmp/demo/bulletin.html]
The keys of the JSON are described in README.md. Nothing is loaded from outside.
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from drawing import (Frame, NO_VALUE, SERIES, borders_of, breaks_of, centre_of, class_of, colour_of, number,
                     percent, rings_of, text_of)

TOTALS = {"towns": "镇（街）", "communities": "村（社区）", "grids": "网格", "streets": "街路巷", "compounds": "小区（院落）",
          "addresses": "标准地址", "buildings": "楼栋", "houses": "房屋", "persons": "人口", "households": "户",
          "units": "单位", "lines": "清单行", "review": "待核实"}
SCORES = (("completeness", "完整率"), ("accuracy", "准确率"), ("freshness", "鲜活率"))
STYLE = """
@page{size:A4;margin:12mm}
*{box-sizing:border-box}
body{font:14px/1.5 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Zen Hei",sans-serif;
color:#1a1a1a;background:#fff;max-width:190mm;margin:0 auto;padding:6mm 4mm;-webkit-print-color-adjust:exact;
print-color-adjust:exact}
h1{font-size:24px;line-height:1.3;margin:0}h2{font-size:16px;margin:22px 0 8px;padding-left:8px;border-left:5px solid #0072b2}
.made{color:#555;margin:2px 0 12px}
.totals{display:grid;grid-template-columns:repeat(auto-fill,minmax(96px,1fr));gap:6px;margin:0;padding:0}
.totals div{border:1px solid #ccc;border-radius:4px;padding:5px 8px}
.totals dt{font-size:12px;color:#555}.totals dd{margin:0;font-size:18px;font-weight:600;font-variant-numeric:tabular-nums}
section,figure,tr{break-inside:avoid}h2{break-after:avoid}figure{margin:0}
figcaption,.note{font-size:12px;color:#555}
svg{display:block;width:100%;height:auto}
svg text{font-family:inherit}
table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
th{font-weight:600;text-align:left;border-bottom:2px solid #333;padding:3px 6px;white-space:nowrap}
td{border-bottom:1px solid #ddd;padding:3px 6px;vertical-align:top}
.n{text-align:right;white-space:nowrap}
.reasons{margin:0;padding:0;list-style:none;font-size:12px}
.share{display:flex;height:8px;min-width:90px;border:1px solid #888;margin-top:6px}.share i{display:block}
.key{display:inline-block;width:11px;height:11px;margin:0 4px 0 10px;border:1px solid #777;vertical-align:-1px}
.map svg{max-height:190mm}.keys span{white-space:nowrap}
@media print{body{max-width:none;padding:0}}
"""
SHARES = (("taken", "入库", "#0072b2"), ("merged", "合并", "#56b4e9"), ("review", "待核实", "#e69f00"))


def scaled(record, most):
    """Give a copy of the record whose scores are in percent."""
    copy = dict(record)
    for key, _ in SCORES:
        if copy.get(key) is not None:
            copy[key] = float(copy[key]) * 100 / most
    return copy


def part_totals(totals):
    boxes = "".join("<div><dt>%s</dt><dd>%s</dd></div>" % (text_of(TOTALS.get(k, k)), number(v))
                    for k, v in totals.items())
    return '<section><dl class="totals">%s</dl></section>' % boxes


# The map

def part_map(grids, worst):
    shapes = [(g, rings_of(g.get("wkt"))) for g in grids]
    shapes = [(g, rings) for g, rings in shapes if rings]
    if not shapes:
        return ""
    frame = Frame([r for _, rings in shapes for r in rings], 720)
    bounds = breaks_of([g["completeness"] for g, _ in shapes if g.get("completeness") is not None])
    pieces = ['<svg viewBox="0 0 720 %.0f" role="img" aria-label="网格完整率分布图">' % frame.height]
    for grid, rings in shapes:
        pieces.append('<path d="%s" fill="%s" stroke="#fff" stroke-width="0.6"><title>%s</title></path>' % (
            frame.path(rings), colour_of(grid.get("completeness"), bounds), text_of(tip(grid))))
    pieces += town_outlines(frame, shapes) + rank_marks(frame, shapes, worst)
    pieces.append("</svg>")
    return ("<h2>网格完整率分布</h2><figure class=map>%s<figcaption>%s<br>示意图：网格形状与位置为虚构布局，不作为界线依据。"
            "圆圈数字为完整率最低的网格的名次。</figcaption></figure>" % ("".join(pieces), legend(bounds, shapes)))


def tip(grid):
    return "%s %s\n编码 %s\n完整率 %s  人口 %s  房屋 %s" % (
        grid.get("town", ""), grid.get("name", ""), grid.get("code", ""), percent(grid.get("completeness")),
        number(grid.get("persons")), number(grid.get("houses")))


def town_outlines(frame, shapes):
    towns = {}
    for grid, rings in shapes:
        towns.setdefault(grid.get("town", ""), []).extend(rings)
    lines = "".join("M%.1f %.1fL%.1f %.1f" % (frame.place(a) + frame.place(b))
                    for a, b in borders_of(towns.values()))
    pieces = ['<path d="%s" fill="none" stroke="#222" stroke-width="1.4" stroke-linecap="round"/>' % lines]
    for town, rings in towns.items():
        x, y = frame.place(centre_of(rings))
        pieces.append('<text x="%.0f" y="%.0f" font-size="15" font-weight="700" text-anchor="middle" fill="#111" '
                      'stroke="#fff" stroke-width="3.5" paint-order="stroke" pointer-events="none">%s</text>'
                      % (x, y, text_of(town)))
    return pieces


def rank_marks(frame, shapes, worst):
    by_code, pieces = {str(g.get("code")): rings for g, rings in shapes}, []
    for rank, grid in enumerate(worst, 1):
        rings = by_code.get(str(grid.get("code")))
        if rings:
            x, y = frame.place(centre_of(rings))
            pieces.append('<g pointer-events="none"><circle cx="%.0f" cy="%.0f" r="8" fill="#fff" stroke="#111"/>'
                          '<text x="%.0f" y="%.1f" font-size="10" text-anchor="middle">%d</text></g>'
                          % (x, y, x, y + 3.6, rank))
    return pieces


def legend(bounds, shapes):
    counts, none = [0] * len(bounds), 0
    for grid, _ in shapes:
        if grid.get("completeness") is None:
            none += 1
        else:
            counts[class_of(grid["completeness"], bounds)] += 1
    words = []
    for i, bound in enumerate(bounds):
        upper = "及以上" if i + 1 == len(bounds) else "–%.1f%%" % bounds[i + 1]
        words.append('<span><span class="key" style="background:%s"></span>%.1f%%%s（%d）</span> ' % (
            colour_of(bound, bounds), bound, upper, counts[i]))
    if none:
        words.append('<span><span class="key" style="background:%s"></span>无数据（%d）</span>' % (NO_VALUE, none))
    return '<span class="keys">完整率（网格数）：%s</span>' % "".join(words)


# Towns

def part_towns(towns):
    if not towns:
        return ""
    row, left, width = 46, 90, 720
    room = width - left - 60
    pieces = ['<svg viewBox="0 0 %d %d" role="img" aria-label="各镇街得分">' % (width, row * len(towns) + 18)]
    for mark in (0, 25, 50, 75, 100):
        x = left + room * mark / 100
        pieces.append('<path d="M%.1f 0V%d" stroke="#ddd"/><text x="%.1f" y="%d" font-size="10" fill="#555" '
                      'text-anchor="middle">%d%%</text>' % (x, row * len(towns), x, row * len(towns) + 13, mark))
    for i, town in enumerate(towns):
        pieces.append('<text x="%d" y="%d" font-size="13" text-anchor="end">%s</text>' % (
            left - 8, i * row + 25, text_of(town.get("name", ""))))
        for j, (key, label) in enumerate(SCORES):
            pieces.append(bar(left, i * row + 4 + j * 13, room, town.get(key), SERIES[key], label))
    pieces.append("</svg>")
    keys = "".join('<span class="key" style="background:%s"></span>%s' % (SERIES[k], n) for k, n in SCORES)
    head = "<tr><th>镇（街）<th>编码<th class=n>人口<th class=n>房屋<th class=n>单位<th class=n>完整率<th class=n>准确率<th class=n>鲜活率</tr>"
    rows = "".join("<tr><td>%s<td>%s%s</tr>" % (
        text_of(t.get("name", "")), text_of(t.get("code", "")),
        "".join('<td class="n">%s' % number(t.get(k)) for k in ("persons", "houses", "units"))
        + "".join('<td class="n">%s' % percent(t.get(k)) for k, _ in SCORES)) for t in towns)
    return ("<section><h2>各镇（街）</h2><figure>%s<figcaption>%s</figcaption></figure></section>"
            "<section><table>%s%s</table></section>" % ("".join(pieces), keys, head, rows))


def bar(left, top, room, value, colour, label):
    if value is None:
        return '<text x="%d" y="%d" font-size="10" fill="#555">%s 无数据</text>' % (left + 4, top + 9, label)
    long = max(0.5, room * min(value, 100) / 100)
    return ('<rect x="%d" y="%d" width="%.1f" height="11" fill="%s"><title>%s %s</title></rect>'
            '<text x="%.1f" y="%d" font-size="10">%s</text>' % (
                left, top, long, colour, label, percent(value), left + long + 4, top + 9, percent(value)))


# Lists and the worst grids

def part_lists(lists):
    if not lists:
        return ""
    head = ("<tr><th>部门<th>清单<th class=n>行数<th class=n>入库<th class=n>合并<th class=n>待核实<th>构成"
            "<th>待核实原因（行）</tr>")
    rows = []
    for one in lists:
        reasons = "".join("<li>%s %s</li>" % (text_of(r.get("reason", "")), number(r.get("lines")))
                          for r in one.get("reasons", []))
        rows.append('<tr><td>%s<td>%s%s<td>%s<td><ul class="reasons">%s</ul></tr>' % (
            text_of(one.get("office", "")), text_of(one.get("list", "")),
            "".join('<td class="n">%s' % number(one.get(k)) for k in ("lines", "taken", "merged", "review")),
            share_bar(one), reasons or "<li>—</li>"))
    keys = "".join('<span class="key" style="background:%s"></span>%s' % (c, n) for _, n, c in SHARES)
    return '<h2>各部门清单</h2><table>%s%s</table><p class="note">构成：%s</p>' % (head, "".join(rows), keys)


def share_bar(one):
    parts = [(one.get(k) or 0, n, c) for k, n, c in SHARES]
    total = sum(p[0] for p in parts) or 1
    return '<div class="share">%s</div>' % "".join(
        '<i style="width:%.2f%%;background:%s" title="%s %s"></i>' % (100 * v / total, c, n, number(v))
        for v, n, c in parts if v)


def part_worst(worst):
    if not worst:
        return ""
    head = "<tr><th class=n>名次<th>网格<th>镇（街）<th>编码<th class=n>完整率<th class=n>人口<th class=n>房屋<th>主要缺项</tr>"
    rows = "".join(
        '<tr><td class="n">%d<td>%s<td>%s<td>%s<td class="n">%s<td class="n">%s<td class="n">%s<td>%s</tr>' % (
            rank, text_of(g.get("name", "")), text_of(g.get("town", "")), text_of(g.get("code", "")),
            percent(g.get("completeness")), number(g.get("persons")), number(g.get("houses")),
            text_of(g.get("missing") or "—")) for rank, g in enumerate(worst, 1))
    return "<section><h2>完整率最低的网格</h2><table>%s%s</table></section>" % (head, rows)


def part_measures(measures):
    """Show precision and recall where the truth is known; absent when nobody measured."""
    if not measures:
        return ""
    rows = "".join('<tr><td>%s<td class="n">%s<td class="n">%s<td class="n">%s</tr>' % (
        text_of(m.get("name", "")), number(m.get("lines")), percent(m.get("precision")), percent(m.get("recall")))
        for m in measures)
    return ("<section><h2>与真值比较</h2><table><tr><th>项目<th class=n>行数<th class=n>精确率<th class=n>召回率</tr>%s"
            "</table></section>" % rows)


def page(data):
    most = float(data.get("score_max", 100))
    towns = [scaled(t, most) for t in data.get("towns", [])]
    grids = [scaled(g, most) for g in data.get("grids", [])]
    worst = [scaled(g, most) for g in data.get("worst", [])][:10]
    title = text_of(data.get("title", "一标三实工作通报"))
    body = [part_totals(data.get("totals", {})), part_map(grids, worst), part_towns(towns),
            part_lists(data.get("lists", [])), part_worst(worst), part_measures(data.get("measures", []))]
    return ('<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>%s</title>'
            '<meta name="viewport" content="width=device-width,initial-scale=1"><style>%s</style></head>'
            '<body><header><h1>%s</h1><p class="made">生成时间：%s　数据均为虚构的演示数据</p></header>%s</body></html>\n'
            % (title, STYLE, title, text_of(data.get("made_at", "")), "\n".join(body)))


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
