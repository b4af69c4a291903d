"""Check that every life in the lists is one that a person can have had.

Each check gives (what, [examples of what breaks it]); check_lists.py prints them.
"""

import csv
import datetime
import os

TODAY = datetime.date(2026, 10, 31)
ENCODINGS = {"UTF8": "utf-8-sig", "GB18030": "gb18030"}
# The column of the day, and how it is written.
DAYS = {"police": ("登记日期", "%Y-%m-%d"), "health": ("建档日期", "%Y.%m.%d"), "housing": ("登记时间", "%Y/%m/%d"),
        "market": ("核查日期", "%Y-%m-%d"), "declaration": ("提交时间", "%Y-%m-%d %H:%M:%S"),
        "estate": ("登记时间", "%Y/%m/%d")}


def day_of(text, form="%Y-%m-%d"):
    return datetime.datetime.strptime(text, form).date() if text else None


def years(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Lives:
    """The truth of a folder, and each readable line with its day."""

    def __init__(self, folder, rows_of, manifest):
        self.persons = {p["person"]: p for p in rows_of(folder, "truth", "person.csv")}
        for one in self.persons.values():
            one["born"] = day_of(one["birth"], "%Y%m%d")
            one["from"], one["before"] = day_of(one["since"]), day_of(one["former_since"])
        self.units = {u["unit"]: u for u in rows_of(folder, "truth", "unit.csv")}
        self.built = {h["address"]: day_of(h["built"]) for h in rows_of(folder, "truth", "house.csv")}
        self.employments = rows_of(folder, "truth", "employment.csv")
        self.owners = {(o["address"], o["owner"]) for o in rows_of(folder, "truth", "owner.csv")}
        refused = {int(e["line"]): e["rule"] for e in rows_of(folder, "truth", "entry.csv")}
        rows = list(enumerate(rows_of(folder, "entries.csv"), 2))
        self.entries = [entry for line, entry in rows if line not in refused]
        self.refused = [(refused[line], entry) for line, entry in rows if line in refused]
        self.by_code = {u["code"]: u for u in self.units.values() if u["code"]}
        self.by_number = {p["number"]: p for p in self.persons.values() if p["number"]}
        self.lines = []
        for code, (column, form) in DAYS.items():
            self.read(folder, manifest[code], code, column, form)
        truth = {(t["list"], int(t["line"])): t for t in rows_of(folder, "truth", "line.csv")}
        for line in self.lines:
            line["truth"] = truth[line["list"], line["line"]]
        # What was planted is judged apart.
        self.planted = [line for line in self.lines if "impossible:" in line["truth"]["faults"]]
        self.lines = [line for line in self.lines if "impossible:" not in line["truth"]["faults"]]

    def read(self, folder, entry, code, column, form):
        with open(os.path.join(folder, entry["file"]), "rb") as file:
            header, *rows = [r.decode(ENCODINGS[entry["encoding"]], "replace").rstrip("\r")
                             for r in file.read().split(b"\n")[:-1]]
        header = header.split(",")
        for number, row in enumerate(rows, 2):
            fields = next(csv.reader([row]))
            if len(fields) == len(header) and "\ufffd" not in row:
                values = dict(zip(header, fields))
                try:
                    day = day_of(values[column], form)
                except ValueError:
                    continue
                self.lines.append({"list": code, "line": number, "day": day, "values": values})


def checks(folder, rows_of, manifest):
    lives = Lives(folder, rows_of, manifest)
    yield from of_lines(lives)
    yield from of_households(lives)
    yield from of_units(lives)
    yield from of_entries(lives)
    yield from of_planted(lives)
    yield ("everybody's number is of one kind and one person, and every name has a letter",
           [p["person"] for p in lives.persons.values() if not any(c.isalpha() for c in p["name"])])


def of_lines(lives):
    unborn, unbuilt, disorder, late = [], [], [], []
    for line in lives.lines:
        truth, day, where = line["truth"], line["day"], "%s %d" % (line["list"], line["line"])
        one = lives.persons.get(truth["record"])
        if day > TODAY:
            late.append(where)
        if one and day < one["born"]:
            unborn.append(where)
        if truth["address"] in lives.built and day < lives.built[truth["address"]]:
            unbuilt.append(where)
        if one and line["list"] in ("police", "health", "declaration") and one["from"]:
            old = "old_address" in truth["faults"]
            if day < (one["before"] if old else one["from"]) or old and day >= one["from"]:
                disorder.append(where)
    yield "no line is of a day before the person's birth", unborn
    yield "no line is of a day before its house was built", unbuilt
    yield "who moved or left was in the old house before, and in the new one since", disorder
    yield "no line is of a day to come", late


def of_households(lives):
    heads, young, strange, households = [], [], [], {}
    for one in lives.persons.values():
        if one["household"]:
            households.setdefault(one["household"], []).append(one)
    for code, members in households.items():
        head = [m for m in members if m["kin"] == "02"]
        if len(head) != 1:
            heads.append(code)
            continue
        couple = [m for m in members if m["kin"] in ("02", "11", "12")]
        if any(years(m["born"], TODAY) < 18 for m in couple):
            young.append(code)
        for one in members:
            older = min(years(m["born"], one["born"]) if m["born"] <= one["born"] else -1 for m in couple)
            younger = years(one["born"], head[0]["born"]) if one["born"] <= head[0]["born"] else -1
            if (one["kin"][0] in "23" and older < 16 or one["kin"][0] == "4" and older < 32
                    or one["kin"] in ("51", "52") and younger < 16 or one["kin"] in ("11", "12") and len(couple) != 2):
                if one["kin"] != "02":
                    strange.append("%s %s" % (code, one["person"]))
    yield "every household has one head", heads
    yield "heads and spouses are of age", young
    yield "parents and grandparents are older than children", strange
    early = [line["line"] for line in lives.lines if line["list"] == "police" and line["values"]["与户主关系"] == "02"
             and years(lives.persons[line["truth"]["record"]]["born"], line["day"]) < 18]
    yield "nobody is head of a household before being of age", early


def breaks(lives, line):
    """Whether a planted line breaks the rule for which it was planted."""
    reason = line["truth"]["faults"].split("impossible:")[1].split(";")[0]
    one, values = lives.persons.get(line["truth"]["record"]), line["values"]
    died = values.get("死亡日期")
    if reason == "said_before_birth":
        return line["day"] < one["born"]
    if reason == "head_under_age":
        return values["与户主关系"] == "02" and years(one["born"], line["day"]) < 16
    if reason in ("not_a_name", "name_without_letter"):
        return not any(c.isalpha() for c in values.get("姓名") or values["名称"])
    if reason == "died_before_birth":
        return day_of(died) < one["born"]
    if reason == "said_after_death":
        return any(other["day"] <= TODAY and day_of(other["values"]["死亡日期"]) < line["day"] for other in lives.lines
                   if other["truth"]["record"] == line["truth"]["record"] and other["values"].get("死亡日期"))
    if reason == "id_of_another":
        return one is not lives.by_number[values["公民身份号码"]]
    if reason == "owner_disputed":
        return (line["truth"]["address"], one["person"]) not in lives.owners
    if reason == "shares_above_one":
        return sum(2 / 3 for other in lives.planted if other["truth"]["address"] == line["truth"]["address"]
                   and other["values"].get("份额") == "2/3") > 1
    if reason == "date_in_future" and line["list"] == "police":
        return day_of(values["出生日期"], "%Y%m%d") > TODAY
    return reason == "date_in_future" and day_of(died or values["成立日期"]) > TODAY


PLANTED = {"said_before_birth", "head_under_age", "not_a_name", "died_before_birth", "date_in_future", "said_after_death",
           "id_of_another", "name_without_letter", "shares_above_one", "owner_disputed"}
# Each rule that an entry can break, with how it does; of homes and lettings, who and where.
BEFORE_BIRTH = {"residence_after_birth", "tenancy_after_birth", "ward_is_alive", "departure_after_birth", "employment_after_birth",
                "ownership_after_birth", "member_after_birth"}
AFTER_DEATH = {"residence_before_death", "tenancy_before_death", "guardian_is_alive", "departure_before_death",
               "employment_before_death", "member_before_death"}
IN_HOUSES = {"residence_in_built_house", "tenancy_of_built_house", "residence_in_house_that_stood", "residence_in_standing_house",
             "tenancy_of_standing_house"}
OTHERS = {"residence_while_away", "guardian_is_of_age", "guardian_is_no_ward", "departure_ends_the_residence",
          "employment_by_founded_unit", "employment_by_open_unit", "shares_are_a_whole", "number_of_one_person"}


def of_planted(lives):
    yield "every planted line breaks the rule that it was planted against", \
        ["%s %d" % (line["list"], line["line"]) for line in lives.planted if not breaks(lives, line)]
    kinds = {line["truth"]["faults"].split("impossible:")[1].split(";")[0] for line in lives.planted}
    yield "lines are planted against each rule that a list can break", \
        sorted(PLANTED ^ kinds)
    yield "entries are planted against each rule that an entry can break", \
        sorted((BEFORE_BIRTH | AFTER_DEATH | IN_HOUSES | OTHERS) ^ {rule for rule, _ in lives.refused})
    yield "and each breaks its rule", [rule for rule, entry in lives.refused if not refuses(lives, rule, entry)]


def refuses(lives, rule, entry):
    """Whether an entry is against the rule that refuses it."""
    one, other, since = lives.by_number[entry["证件号码"]], lives.by_number.get(entry["对方证件号码"]), day_of(entry["起"])
    unit = lives.by_code.get(entry["对方证件号码"])
    if rule in BEFORE_BIRTH:
        return since < one["born"]
    if rule in AFTER_DEATH:
        dead = other if rule == "guardian_is_alive" else one
        return any(day_of(line["values"]["死亡日期"]) < since for line in lives.lines
                   if line["values"].get("死亡日期") and line["truth"]["record"] == dead["person"])
    if rule in IN_HOUSES:
        ended = [day_of(e["起"]) for e in lives.entries if e["类别"] == "房屋灭失" and e["地址编号"] == entry["地址编号"]]
        return since > ended[0] if ended else since.year < lives.built[entry["地址编号"]].year
    if rule == "guardian_is_of_age":
        return years(other["born"], since) < 18
    if rule == "guardian_is_no_ward":
        return any(e["类别"] == "监护" and lives.by_number[e["证件号码"]] is other for e in lives.entries)
    if rule in ("employment_by_founded_unit", "employment_by_open_unit"):
        return since < day_of(unit["founded"]) or since > (day_of(unit["closed"]) or since)
    if rule == "number_of_one_person":
        return one is not other and entry["代码"] != "111"
    return bool(one)


def of_units(lives):
    wrong = []
    for line in lives.lines:
        if line["list"] == "market":
            unit = lives.units[line["truth"]["record"]]
            founded, closed = day_of(unit["founded"]), day_of(unit["closed"])
            old = "old_address" in line["truth"]["faults"]
            if (line["day"] < founded or closed and (closed <= founded or line["day"] >= closed)
                    or old != (line["day"] < day_of(unit["since"])) and unit["former_address"]):
                wrong.append(line["line"])
    yield "units are listed between their founding and their closing, and move in order", wrong
    wrong = []
    for one in lives.employments:
        unit, born = lives.units[one["unit"]], lives.persons[one["person"]]["born"]
        if unit["closed"] or not unit["code"] or not 18 <= years(born, TODAY) < 65:
            wrong.append(one["person"])
    yield "employees are of working age, their units open", wrong


def of_entries(lives):
    wrong, both, wards, guardians = [], [], set(), set()
    for entry in lives.entries:
        one, other = lives.by_number.get(entry["证件号码"]), lives.by_number.get(entry["对方证件号码"])
        since, until = day_of(entry["起"]), day_of(entry["止"])
        place = entry["地址编号"]
        if (one and since < one["born"] or until and until <= since or place in lives.built and since
                and since < lives.built[place]):
            wrong.append(entry["类别"] + " " + entry["证件号码"])
        if entry["类别"] == "监护":
            wards.add(one["person"])
            guardians.add(other["person"])
            # Code 99: whom a court has given a guardian.
            if years(other["born"], since) < 18 or 18 <= years(one["born"], TODAY) < 60 and entry["代码"] != "99" or one is other:
                wrong.append("监护 " + one["person"])
        if entry["类别"] == "第二住处" and (years(one["born"], since) < 18 or one["current_address"] == place):
            wrong.append("第二住处 " + one["person"])
        if entry["类别"] == "外出" and (one["status"] != "elsewhere" or since != one["from"]):
            wrong.append("外出 " + one["person"])
    both = sorted(wards & guardians)
    yield "what was entered by hand is of its person's life, guardians are of age", wrong
    yield "nobody is guardian and ward", both
    wrong = [line["line"] for line in lives.lines if line["list"] == "police" and line["values"]["预计离开日期"]
             and line["values"]["预计离开日期"] <= line["values"]["抵达日期"]]
    yield "visitors leave after they have arrived", wrong
