"""Write the lists, the manifest and the truth."""

import os

import cases
import character
import entries
import faults
import impossible
import lifts
import places
import refused

LEVELS = {"number": "门牌号", "compound": "小区", "building": "楼栋", "unit": "单元", "room": "户室", "group": "村民组",
          "road": "街路巷"}
MANIFEST_HEADER = ["file", "office", "code", "record_kind", "encoding", "bom", "line_end", "lines"]
TRUTH_HEADER = ["list", "line", "record_kind", "record", "address", "level", "anchor", "faults"]


def quoted(field):
    if "," in field or '"' in field:
        return '"' + field.replace('"', '""') + '"'
    return field


def table(path, header, rows):
    """Write a clean UTF-8 table; give the number of rows."""
    count = 0
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(header) + "\n")
        for row in rows:
            file.write(",".join(quoted(str(c)) for c in row) + "\n")
            count += 1
    return count


class Encoder:
    """Encode a field; knows its encoding so that a fault can break it."""

    def __init__(self, encoding):
        self.encoding = encoding

    def __call__(self, text):
        return text.encode(self.encoding)


def choose_line_faults(rng, lines):
    """Give {line index: kind}: every kind at its rate and at least once in a list of some length.

    What was planted against a rule can be read."""
    chosen, kinds, count = {}, list(faults.LINE_FAULTS), len(lines)
    for kind in kinds:
        wanted = max(1, round(count * faults.LINE_FAULT_RATE)) if count >= 100 else 0
        while wanted:
            place = rng.randrange(5, count)
            if place not in chosen and not impossible.is_planted(lines[place]):
                chosen[place] = kind
                wanted -= 1
    return chosen


def row_number(result, index):
    """Give the office's own number of a line."""
    return "JK%06d" % (index + 1) if result.code == "health" else str(index + 1)


def write_list(rng, folder, result):
    """Write one list with its broken lines."""
    encode = Encoder(result.encoding)
    end = result.end.encode("ascii")
    broken = choose_line_faults(rng, result.lines)
    with open(os.path.join(folder, result.file), "wb") as file:
        if result.bom:
            file.write(b"\xef\xbb\xbf")
        file.write(encode(",".join(result.header)) + end)
        for index, line in enumerate(result.lines):
            fields = [row_number(result, index)] + line.fields
            line.order = index + 2
            if index in broken:
                line.faults.append(broken[index])
                file.write(faults.LINE_FAULTS[broken[index]](
                    rng, [f.replace(",", "，") for f in fields], encode) + end)
            else:
                file.write(encode(",".join(map(quoted, fields))) + end)


def truth_of(result):
    for line in result.lines:
        written = line.written
        unread = line.faults and line.faults[-1].startswith("csv_")
        address = "" if unread or not written.address else written.address.id
        anchor = "" if unread or not written.anchor else written.anchor.id
        yield (result.code, line.order, line.kind, line.record, address, "" if unread else written.level,
               anchor, ";".join(line.faults + ["address:" + k for k in written.kinds]))


def write_truth(folder, book, people, units, lists):
    folder = os.path.join(folder, "truth")
    os.makedirs(folder, exist_ok=True)
    table(os.path.join(folder, "line.csv"), TRUTH_HEADER,
          (row for result in lists for row in truth_of(result)))
    table(os.path.join(folder, "address.csv"),
          ["address", "text", "level", "parent", "town", "community", "group", "street", "number", "compound",
           "building", "unit", "floor", "room"],
          ((a.id, a.text, a.level, a.parent.id if a.parent else "", a.town.name, a.community.name,
            a.group or "", a.street.name if a.street else "", a.number_text(), a.compound or "",
            a.building or "", "%d单元" % a.unit if a.unit else "", "%d层" % a.floor if a.floor else "",
            ("%d号" % a.room if a.floor else a.room + "室") if a.room else "") for a in book.all))
    table(os.path.join(folder, "person.csv"),
          ["person", "name", "id_kind", "number", "birth", "phone", "current_address", "former_address",
           "household", "kin", "status", "former_since", "since"],
          ((p.id, p.name, p.id_kind, p.number, p.birth_text(), p.phone or "", p.house.id if p.house else "",
            p.former.id if p.former else "", p.household.code if p.household else "", p.kin or "", p.status,
            p.former_since or "", p.since or "")
           for p in people.all))
    table(os.path.join(folder, "unit.csv"),
          ["unit", "code", "name", "address", "person", "status", "founded", "since", "closed", "former_address", "reason"],
          ((u.id, u.code or "", u.name, u.address.id, u.person.id, u.status, u.founded, u.since, u.closed or "",
            u.former.id if u.former else "", u.reason or "") for u in units))
    table(os.path.join(folder, "employment.csv"), ["person", "unit"],
          ((p.id, p.employer.id) for p in people.all if p.employer))
    table(os.path.join(folder, "house.csv"), ["address", "built"], ((a.id, a.cluster.built) for a in book.all if a.use))
    table(os.path.join(folder, "case.csv"), ["question", "record", "since"], cases.cases(book, people, units))
    table(os.path.join(folder, "grid.csv"), ["grid"] + list(character.MEASURES),
          ([g.code] + ["%.4f" % getattr(g.character, m) for m in character.MEASURES] for g in book.grids))
    table(os.path.join(folder, "owner.csv"), ["address", "owner", "owner_name"],
          ((a.id, o.id, o.name) for a in book.all if a.use for o in people.owners[a.id]))


def grid_rows(book):
    yield (places.DISTRICT, "新蒲新区", "district", "", places.STATUTORY_DISTRICT, "")
    for town in book.towns:
        yield (town.code, town.name, "town", places.DISTRICT, town.statutory, "")
        for community in town.children:
            yield (community.code, community.name, "community", town.code, community.statutory, "")
    for grid in book.grids:
        yield (grid.code, grid.name, "grid", grid.community.code, "", grid.wkt)


def write_all(stream, folder, book, people, units, lists):
    """Write everything; the manifest comes last, so a list without it is not finished."""
    rng = stream("output")
    os.makedirs(folder, exist_ok=True)
    manifest = os.path.join(folder, "lists.tsv")
    if os.path.exists(manifest):
        os.remove(manifest)
    rows = [("grids.csv", "综治", "grids", "grid", "UTF8", "no", "LF", table(
        os.path.join(folder, "grids.csv"), ["code", "name", "level", "parent", "statutory_code", "wkt"],
        grid_rows(book)))]
    rows.append(("standard_address.csv", "民政", "standard_address", "address", "UTF8", "no", "LF", table(
        os.path.join(folder, "standard_address.csv"),
        ["序号", "地址编号", "标准地址", "地址级别", "上级编号", "镇街", "社区村", "网格编码", "经度", "纬度", "用途", "状态"],
        ((i, a.id, a.text, LEVELS[a.level], a.parent.id if a.parent else "", a.town.name, a.community.name,
          a.cluster.grid.code, "%.6f" % a.point[0], "%.6f" % a.point[1], a.use or "", "已确认")
         for i, a in enumerate(book.all, 1)))))
    for result in lists:
        write_list(rng, folder, result)
        rows.append((result.file, result.office, result.code, result.kind, result.encoding_text(),
                     "yes" if result.bom else "no", "CRLF" if result.end == "\r\n" else "LF",
                     len(result.lines)))
    entered = list(entries.entries(rng, people))
    planted = list(refused.entries(stream("refused"), book, people, units, lists, entered))
    rows.append(("entries.csv", "网格", "entries", "entry", "UTF8", "no", "LF", table(
        os.path.join(folder, "entries.csv"), entries.HEADER, entered + [row for row, _ in planted])))
    rows.append(("lift.csv", "市监", "lifts", "lift", "UTF8", "no", "LF", table(
        os.path.join(folder, "lift.csv"), lifts.HEADER, lifts.lifts(stream("lifts"), book))))
    write_truth(folder, book, people, units, lists)
    # Line 1 is the header.
    table(os.path.join(folder, "truth", "entry.csv"), ["line", "rule"],
          ((len(entered) + number, rule) for number, (_, rule) in enumerate(planted, 2) if rule))
    with open(manifest, "w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(MANIFEST_HEADER) + "\n")
        file.writelines("\t".join(map(str, row)) + "\n" for row in rows)
