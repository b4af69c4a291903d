#!/usr/bin/env python3
"""Check the bulletin and the door sheet with invented figures.

Usage: check_pages.py [FOLDER]   keeps the pages in FOLDER, else in a temporary one.
The lists' folder is not needed: a small world is generated for its grids.
"""

import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

from sample_bulletin import sample
from small_cells import HIDDEN, folded, hidden

VOID = {"meta", "br", "link", "img", "hr"}


class Balance(html.parser.HTMLParser):
    """Count what is open at the end and collect what would be loaded from outside."""

    def __init__(self):
        super().__init__()
        self.open, self.outside, self.wrong = [], [], []

    def handle_starttag(self, tag, attrs):
        self.outside += [v for k, v in attrs if k in ("src", "href") and v and not v.startswith("#")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def luminance(colour):
    """Give a colour's relative luminance (WCAG 2.1)."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def check_style(style):
    """Words stand out from what is behind them, by day and by night; nothing is wider than a phone."""
    schemes = [dict(re.findall(r"--(\w+):(#[0-9a-f]{3,6})", root)) for root in re.findall(r":root\{([^}]*)\}", style)]
    assert len(schemes) == 2, "a light and a dark scheme"
    for scheme in schemes:
        for ink in ("ink", "soft"):
            for paper in ("paper", "card"):
                light, dark = sorted((luminance(scheme[ink]), luminance(scheme[paper])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, "%s on %s cannot be read" % (scheme[ink], scheme[paper])
    wide = [w for w in re.findall(r"(?<!-)\bwidth:(\d+)px", style) if int(w) > 328]
    assert not wide, "wider than a phone: %s" % wide


def check_parts(text):
    """What a reader who does not see the page needs, and that words are words."""
    assert '<html lang="zh-CN">' in text and 'name="viewport"' in text
    assert all(re.search(r'scope="(col|row)"', th) for th in re.findall(r"<th\b[^>]*>", text)), "a heading without a scope"
    assert all('data-label="' in td for td in re.findall(r"<td\b[^>]*>", text)), "a cell that does not say its column"
    assert all(re.match(r'<svg[^>]*role="img"[^>]*><title', svg) for svg in re.findall(r"<svg.*?/title>", text, re.S)), "a picture without a title"
    plain = re.sub(r"<style.*?</style>|<[^>]*>", "", text, flags=re.S)
    codes = re.findall(r"[a-z]+_[a-z_]+|[a-z]+\.csv", plain)
    assert not codes, "the page calls things by code names: %s" % codes
    assert plain.count("摘要") == 1 and len(re.search(r'class="summary">(.*?)</section>', text, re.S)[1].split("<p>")) == 4, "three sentences"


def check_small_cells(text, data):
    assert hidden([3, 900, 40]) == {0, 2}, "one small number alone is the sum less the others"
    assert hidden([3, 3, 40]) == {0, 1} and hidden([1, 1, 40]) == {0, 1, 2} and hidden([0, 7]) == set()
    assert folded([("a", 50), ("b", 9), ("c", 3)], 5) == ([("a", 50)], 12), "a small rest takes another along"
    assert folded([("a", 50), ("b", 9)], 5) == ([("a", 50), ("b", 9)], 0) and folded([("a", 3)], 5) == ([], 3)
    assert "一户有两名户主" not in text and "其他原因 9" in text, "a rare reason is shown"
    away = re.search(r'data-label="住在区外" class="n"><span>([^<]*)', text)[1]
    assert away == HIDDEN and "不足 5 人" in text, "three persons are shown"
    assert data["grids"][8]["name"] + "：没有数据或不足 5 人" in text, "a grid of two persons is coloured"


def make(folder, data):
    source, page = os.path.join(folder, "bulletin.json"), os.path.join(folder, "bulletin.html")
    with open(source, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    done = subprocess.run([sys.executable, os.path.join(HERE, "bulletin.py"), "--input", source, "--output", page], check=False,
                          stderr=subprocess.PIPE, encoding="utf-8")
    return page, done


def check_bulletin(folder):
    data = sample(folder)
    wrong = dict(data, totals=dict(data["totals"], persons=data["totals"]["persons"] + 1))
    assert "do not add up: persons" in make(folder, wrong)[1].stderr, "figures that do not add up are printed"
    page, done = make(folder, data)
    assert done.returncode == 0, done.stderr
    with open(page, encoding="utf-8") as file:
        text = file.read()
    balance = Balance()
    balance.feed(text)
    assert not balance.open and not balance.wrong, "tags do not close: %s %s" % (balance.open, balance.wrong)
    assert not balance.outside and "<script" not in text and "url(" not in text, "something comes from outside"
    assert "<样例>" not in text and "&lt;样例&gt;" in text, "text is not escaped"
    drawn = text.count('<path class="grid"')
    assert drawn == len(data["grids"]), "%d of %d grids on the map" % (drawn, len(data["grids"]))
    check_style(re.search(r"<style>(.*?)</style>", text, re.S)[1])
    check_parts(text)
    check_small_cells(text, data)
    print("ok     bulletin: %d grids, %d bytes, nothing from outside" % (drawn, len(text.encode())))


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
    sheets = [ElementTree.parse(n).getroot() for n in names]
    assert all(s.get("lang") == "zh-CN" and s[0].tag.endswith("title") and "max-width" in s[1].text for s in sheets), "a sheet without title, or wider than a phone"
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
