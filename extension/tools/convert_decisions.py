#!/usr/bin/env python3
"""convert_decisions.py AREACODES > extension/data/decision.tsv

AREACODES is a copy of the repository yescallop/areacodes (CC0): data/YEAR.txt
are the codes at and above the county at the end of each year, diff/A-B.diff
says which became which, under the text of the decision that made it so. One
line here is what one decision did to one division: its code at the end of the
year before, and the codes that took its ground. A division that only lost
ground and stayed has "-" for "ended". The form of a diff is diff-spec.md there.
"""
import collections
import pathlib
import re
import sys

HEAD = ("# What decisions did to divisions at and above the county. Columns: year (of the first table that shows it),\n"
        "# day, document, code, name, + where it ended or - where it stayed, codes that took ground, of them the one that\n"
        "# the text names as heir of the whole or the rest (empty: none), the sentences of the text that name it.\n")
DIGIT = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "O": "0", "Ｏ": "0", "元": "1"}


class Table:
    """The codes of a year: names by code, codes by name."""

    def __init__(self, path):
        self.name = dict(line.split(" ", 1) for line in path.read_text(encoding="utf-8").splitlines() if line)
        self.codes = collections.defaultdict(list)
        for code, name in self.name.items():
            self.codes[name].append(code)

    def parent(self, code):
        for parent in ([code[:4] + "00"] if code[4:] != "00" else []) + [code[:2] + "0000"]:
            if parent in self.name and parent != code:
                return parent
        return "000000"

    def find(self, name, near):
        """The code of a name as a diff writes it; near is the name of the parent of the line's division."""
        found = self.codes.get(name, [])
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            name = near + name
        for length in range(len(name) - 1, 0, -1):
            for above in self.codes.get(name[:length], []):
                for code in self.codes.get(name[length:], []):
                    if self.parent(code) == above:
                        return code
        sys.exit(f"{name}: no such division")


def day_of(text):
    """An ISO day out of 2014年9月9日 or 一九八五年四月十五日; empty where it is none."""
    m = re.match(r"\s*(.{4})年(.{1,2})月(.{1,3}?)(?:日|$)", text)
    if not m:
        return ""
    parts = []
    for part in m.groups():
        if not part.isdecimal():
            tens = re.fullmatch(r"(.?)十(.?)", part)
            if tens:
                part = (DIGIT[tens[1]] if tens[1] else "1") + (DIGIT[tens[2]] if tens[2] else "0")
            else:
                part = "".join(DIGIT.get(c, c) for c in part)
        parts.append(int(part))
    return "%04d-%02d-%02d" % tuple(parts)


def decisions(comment):
    """The decisions in a comment: title, document, day and text of each."""
    found = []
    for line in comment:
        text = line.lstrip("#").strip()
        if line.startswith("## "):
            found.append({"title": text, "document": "", "day": "", "text": []})
        elif not found:
            continue
        elif text.startswith("文号："):
            found[-1]["document"] = text[3:].strip()
        elif text.startswith(("日期：", "时间：")):
            found[-1]["day"] = day_of(text[3:])
        elif not text.startswith("来源："):
            found[-1]["text"].append(text)
    for decision in found:
        number = re.fullmatch(r"\S*[〔\[（(]\d{2,4}[〕\]）)]\S*号", decision["title"])
        if not decision["document"] and number:
            decision["document"] = decision["title"]
    return found


def blocks(path):
    """The comment and the changes of each block."""
    comment, changes = [], []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line[:1] in ("+", "-", "="):
            changes.append(line)
            continue
        if changes:
            yield decisions(comment), changes
            comment, changes = [], []
        comment = comment + [line] if line.startswith("#") else []


def pairs(changes, before, after):
    """Which code of the year before gave ground to which code of the year after: ended or not."""
    for line in changes:
        m = re.fullmatch(r"([-+=])(\d{6}) ([^<>]+)(?:([<>])(.+))?", line)
        sign, code, name, arrow, attribute = m.groups()
        if not attribute:
            continue
        forward = arrow == ">"
        own, other = (before, after) if forward else (after, before)
        near = own.name.get(own.parent(code), "")
        for selector in attribute.split(","):
            if selector.endswith("?"):
                continue
            selector = selector.rstrip("!")
            if selector == ".":
                target = code
            elif selector == "..":
                target = own.parent(code)
            else:
                target = other.find(name if selector == "_" else selector, near)
            yield (code, target) if forward else (target, code)


def core(name):
    return re.sub(r"(?<=..)(自治州|自治县|地区|矿区|[市县区旗盟])$", "", name) if len(name) > 2 else name


def sentences(decision, name):
    text = [s for line in decision["text"] for s in re.split(r"(?<=[。；])", line)]
    kept = [s.strip() for s in text if name in s and not re.search(r"收悉|的请示|的报告", s)]
    return kept or [s.strip() for s in text if core(name) in s and not re.search(r"收悉|的请示|的报告", s)]


def listed(body, name, owner=""):
    """How many places of the old division a list names, and whose the last one was."""
    places = 0
    for item in re.split(r"[、，]|和(?=[^，、]{2})", body):
        of = re.match(r"(?:.*[将及从]|.*同意)?原?(.{0,8}?[县市区旗])(的|（不含|（不包括|行政区域)(.*)", item)
        if of:
            owner = of[1]
        if owner and name.endswith(owner[-max(2, len(name) - 1):]) and (owner.endswith(name) or name.endswith(owner)):
            places += 40 if of and (of[2] != "的" or of[3].startswith("行政区域")) else 1
    return places, owner


def share(text, name, new):
    """How many places of the old division the text names as the new one's."""
    places = 0
    for body in re.findall(r"以([^。]*?)为[^。，、]{0,8}" + re.escape(new) + r"的?行政区域", text):
        places += listed(body, name)[0]
    for body in re.findall(re.escape(new) + r"[：:]?辖([^。]*)", text):
        places += listed(body, name, name)[0]
    for sentence in re.split("[。；]", text):
        owner = ""
        for body, target in re.findall(r"(.*?)划[归入]([^，]*)(?:，|$)", sentence):
            found, owner = listed(body, name, owner)
            places += found if new in target else 0
    return places


def heir(decision, old, targets, before, after):
    """Of several successors the one that has the name, or by the text the whole, the rest or most of the ground."""
    name, text = before.name[old], "".join(decision["text"])
    if len(targets) < 2:
        return targets[0] if targets else ""
    new = {t: r"[^。；，、]{0,8}?" + re.escape(after.name[t]) for t in targets}
    for known in ([t for t in targets if re.search(re.escape(name) + r"(改名|更名)为" + new[t], text)],
                  [t for t in targets if after.name[t] == name],
                  [t for t in targets if core(after.name[t]) == core(name)],
                  [t for t in targets if t not in before.name and
                   re.search("撤销" + r"[^。；，、]{0,8}?" + re.escape(name) + "，?(分别)?设立" + new[t] + "[。，；]", text)],
                  [t for t in targets if name[-1] == "市" and re.search(r"市人民政府驻" + new[t], text)]):
        if len(known) == 1:
            return known[0]
    shares = sorted(((share(text, name, after.name[t]), t == old, t not in before.name, -i, t)
                     for i, t in enumerate(targets)), reverse=True)
    return shares[0][4] if shares[0][:3] > shares[1][:3] else ""


def of_year(path, data):
    first, second = path.stem.split("-")
    before, after = Table(data / f"{first}.txt"), Table(data / f"{second}.txt")
    ended, gave = set(), collections.defaultdict(list)
    for found, changes in blocks(path):
        ended |= {line[1:7] for line in changes if line[0] == "-"}
        to = collections.defaultdict(list)
        for old, new in pairs(changes, before, after):
            if new not in to[old]:
                to[old].append(new)
        for old in sorted(set(to) & set(before.name)):
            gave[old].append((to[old], found))
    for old, parts in gave.items():
        name = before.name[old]
        # What ended, ended by one decision, wherever its lines stand: by the one that names it.
        if old in ended and len(parts) > 1:
            targets = list(dict.fromkeys(target for to, _ in parts for target in to))
            named = [found for _, found in parts if any(sentences(d, name) for d in found)]
            parts = [(targets, named[-1] if named else parts[-1][1])]
        for to, found in parts:
            to = [target for target in to if old in ended or target != old]
            if to:
                yield row_of(second, old, name, old in ended, to, found, before, after)


def row_of(year, old, name, ended, to, found, before, after):
    said = [d for d in found if sentences(d, name)] or found
    if ended and len(said) > 1:
        said = [d for d in said if "撤销" in "".join(d["text"]) + d["title"]] or said
    decision = said[-1] if said else {"title": "", "document": "", "day": "", "text": []}
    return (year, decision["day"], decision["document"], old, name, "+" if ended else "-", ",".join(to),
            heir(decision, old, to, before, after), "".join(sentences(decision, name))[:200])


def main():
    root = pathlib.Path(sys.argv[1])
    sys.stdout.write(HEAD)
    for path in sorted((root / "diff").glob("*.diff")):
        for row in of_year(path, root / "data"):
            print("\t".join(row))


main()
