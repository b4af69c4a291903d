#!/usr/bin/env python3
"""Lay out door codes with captions on A4 sheets, as SVG.

Usage: door_sheet.py --input doors.json --output tmp/demo/doors.svg [--columns 3] [--rows 4] [--heading TEXT]
The input is a JSON list of {"title", "subtitle", "svg"}. The first sheet gets
the name of --output, the next ones -2, -3 … before the dot; their names are printed.
"""

import argparse
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

SVG = "http://www.w3.org/2000/svg"
LINK = "{http://www.w3.org/1999/xlink}href"
WIDTH, HEIGHT, MARGIN, HEAD = 210, 297, 10, 12
FONT = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Zen Hei',sans-serif"


def tag(name):
    return "{%s}%s" % (SVG, name)


def text_width(text, size):
    """Estimate the width of a caption: a Han character is as wide as the type is high."""
    return sum(size if ord(c) > 0x2E7F else 0.58 * size for c in text)


def wrapped(text, size, width, most):
    """Break a caption into at most so many lines; what does not fit ends with an ellipsis."""
    lines, line = [], ""
    for character in text:
        if line and text_width(line + character, size) > width:
            lines.append(line)
            line = ""
        line += character
    lines.append(line)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = lines[-1][:-1] + "…"
    return lines


def box_of(root):
    """Give the viewBox of a code; without one, its width and height."""
    if root.get("viewBox"):
        return root.get("viewBox")
    sizes = [re.match(r"[\d.]+", root.get(k, "")) for k in ("width", "height")]
    if not all(sizes):
        raise ValueError("an SVG needs a viewBox or a width and a height")
    return "0 0 %s %s" % tuple(m.group() for m in sizes)


def own_ids(root, prefix):
    """Prefix ids and references, so that two codes on a sheet do not meet."""
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if key == "id":
                element.set(key, prefix + value)
            elif key in ("href", LINK) and value.startswith("#"):
                element.set(key, "#" + prefix + value[1:])
            elif "url(#" in value:
                element.set(key, value.replace("url(#", "url(#" + prefix))


def caption(parent, x, y, text, size, weight="400"):
    element = ElementTree.SubElement(parent, tag("text"), {
        "x": "%.2f" % x, "y": "%.2f" % y, "font-size": "%g" % size, "font-weight": weight,
        "text-anchor": "middle", "font-family": FONT, "fill": "#000"})
    element.text = text


def door(sheet, item, index, x, y, width, height):
    """Draw one door: a border to cut along, the code, the title, the subtitle."""
    ElementTree.SubElement(sheet, tag("rect"), {
        "x": "%.2f" % x, "y": "%.2f" % y, "width": "%.2f" % width, "height": "%.2f" % height,
        "fill": "none", "stroke": "#999", "stroke-width": "0.2", "stroke-dasharray": "1.5 1"})
    titles = wrapped(str(item.get("title", "")), 4.6, width - 6, 2)
    notes = wrapped(str(item.get("subtitle", "")), 2.8, width - 6, 3) if item.get("subtitle") else []
    words = len(titles) * 5.6 + len(notes) * 3.7 + 3
    side = min(width - 6, height - words - 5)
    root = ElementTree.fromstring(item["svg"])
    box = box_of(root)
    own_ids(root, "d%d-" % index)
    root.attrib.pop("style", None)
    root.set("viewBox", box)
    for key, value in (("x", x + (width - side) / 2), ("y", y + 3), ("width", side), ("height", side)):
        root.set(key, "%.2f" % value)
    sheet.append(root)
    line = y + 3 + side + 5
    for title in titles:
        caption(sheet, x + width / 2, line, title, 4.6, "700")
        line += 5.6
    line -= 1.2
    for note in notes:
        caption(sheet, x + width / 2, line, note, 2.8)
        line += 3.7


def sheet_of(items, first, columns, rows, heading, page, pages):
    """Give one A4 sheet."""
    sheet = ElementTree.Element(tag("svg"), {
        "width": "%dmm" % WIDTH, "height": "%dmm" % HEIGHT, "viewBox": "0 0 %d %d" % (WIDTH, HEIGHT), "lang": "zh-CN", "role": "img"})
    ElementTree.SubElement(sheet, tag("title")).text = heading or "门牌二维码"
    # As large as the paper in print; on a phone the whole sheet is seen, to be drawn larger.
    ElementTree.SubElement(sheet, tag("style")).text = "@media screen{:root{max-width:100%;height:auto}}"
    ElementTree.SubElement(sheet, tag("rect"), {"width": str(WIDTH), "height": str(HEIGHT), "fill": "#fff"})
    top = MARGIN
    if heading:
        words = heading + ("（第 %d 页，共 %d 页）" % (page, pages) if pages > 1 else "")
        caption(sheet, WIDTH / 2, MARGIN + 6, words, 5, "700")
        top += HEAD
    width, height = (WIDTH - 2 * MARGIN) / columns, (HEIGHT - top - MARGIN) / rows
    for i, item in enumerate(items):
        door(sheet, item, first + i, MARGIN + i % columns * width, top + i // columns * height, width, height)
    return ElementTree.ElementTree(sheet)


def write_sheets(items, output, columns, rows, heading):
    """Write as many sheets as the doors need; give their names."""
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", LINK[1:-5])
    per_sheet = columns * rows
    pages = max(1, -(-len(items) // per_sheet))
    names = []
    for page in range(1, pages + 1):
        stem, end = os.path.splitext(output)
        names.append(output if page == 1 else "%s-%d%s" % (stem, page, end))
        first = (page - 1) * per_sheet
        sheet_of(items[first:first + per_sheet], first, columns, rows, heading, page, pages).write(
            names[-1], encoding="utf-8", xml_declaration=True)
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", default="-", help="JSON file, - for standard input")
    parser.add_argument("--output", default="tmp/demo/doors.svg")
    parser.add_argument("--columns", type=int, default=3)
    parser.add_argument("--rows", type=int, default=4)
    parser.add_argument("--heading", default="")
    options = parser.parse_args()
    if min(options.columns, options.rows) < 1:
        parser.error("--columns and --rows must be at least 1")
    try:
        with (sys.stdin if options.input == "-" else open(options.input, encoding="utf-8")) as file:
            items = json.load(file)
        print("\n".join(write_sheets(items, options.output, options.columns, options.rows, options.heading)))
    except (OSError, ValueError, KeyError, ElementTree.ParseError) as error:
        sys.exit("door_sheet.py: %s" % error)


if __name__ == "__main__":
    main()
