"""The three lists of persons: public security, health, self-declaration."""

import datetime

import character
import days
import faults
import further
import names
import people as world
import spelling
from lines import List

POLICE_HEADER = ["序号", "姓名", "性别", "证件类型", "公民身份号码", "出生日期", "户籍地址", "现住址", "联系电话", "户号",
                 "与户主关系", "登记日期", "登记单位"] + further.HEADER
POLICE_SHARE = {"id_17_digits": 0.003, "id_wrong_check": 0.004, "id_transposed": 0.003, "id_missing": 0.002,
                "birth_missing": 0.006, "birth_impossible": 0.0015}
HEALTH_HEADER = ["档案编号", "姓名", "性别", "身份证号", "出生日期", "家庭住址", "电话", "建档日期", "建档机构"]
HEALTH_SHARE = {"id_17_digits": 0.012, "id_wrong_check": 0.012, "id_transposed": 0.010, "id_missing": 0.22,
                "id_15_digits": 0.06, "id_habit": 0.03, "birth_missing": 0.03, "birth_impossible": 0.003}
DECLARATION_HEADER = ["序号", "提交时间", "姓名", "证件号码", "手机号", "申报住址", "与房屋关系", "工作单位", "单位代码",
                      "备注"]
DECLARATION_SHARE = {"id_17_digits": 0.006, "id_wrong_check": 0.006, "id_transposed": 0.006, "id_missing": 0.02,
                     "id_habit": 0.03}
EMPTY = spelling.Written("", None, "")
NO_HOUSE_TEXTS = ("", "无固定住所", "桥洞", "流动", "")


def misname(rng, name, share, kinds):
    """Write a name, at these rates with a homophone, swapped, as a nickname or with another dot."""
    draw = rng.random()
    for kind, damage in (("name_homophone", names.homophone), ("name_swapped", names.swapped),
                         ("name_nickname", names.nickname)):
        draw -= share.get(kind, 0)
        if draw < 0:
            other = damage(rng, name)
            if other and other != name:
                kinds.append(kind)
                return other
            break
    if names.DOT in name and rng.random() < share.get("name_other_dot", 0):
        kinds.append("name_other_dot")
        return names.other_dot(rng, name)
    return name


def written_id(rng, person, share, kinds, other=None):
    if other is not None and other.id_kind == "111" and person.id_kind == "111":
        kinds.append("id_of_another")
        return other.number
    if person.id_kind != "111":
        return person.number
    return faults.write_id(rng, person.number, share, kinds)


def where_said(rng, person, office, old_share, kinds, phone=None):
    """Write where this list says that the person lives, and give the days of which it is true.

    The house, the former one, or nothing."""
    since, house = person.since, person.house
    if person.status == "elsewhere" and rng.random() >= old_share:
        return spelling.Written(person.home_text, None, "", kinds=["other_city"]), since, days.TODAY
    if person.status == "new road":
        return spelling.Written(person.home_text, None, "", kinds=["new_road"]), since, days.TODAY
    if person.former and (person.status == "elsewhere" or rng.random() < old_share):
        kinds.append("old_address")
        written = spelling.write(rng, person.former, office, phone, character.of(person.former).vague)
        return written, person.former_since, days.later(since, -1)
    if house is None:
        return spelling.Written(rng.choice(NO_HOUSE_TEXTS), None, "", kinds=["no_address"]), since, days.TODAY
    return spelling.write(rng, house, office, phone, character.of(house).vague), since, days.TODAY


def station_of(people, person):
    """Give the grid whose station or clinic keeps a person, and the name of its town."""
    place = person.house or person.former
    return (character.of(place), place.town.stem) if place else (people.average, "新蒲")


# Public security

def police(rng, people):
    result = List("police_person.csv", "公安", "police", "person", POLICE_HEADER)
    known = [p for p in people.all if p.status != "owner elsewhere" and rng.random() > 0.012]
    twice = [p for p in known if rng.random() < 0.011]
    where_home = {}
    for person in known:
        police_line(rng, result, people, person, where_home, ())
    for person in twice:
        police_line(rng, result, people, person, where_home, ("twice",))
    mix_in(rng, result, len(twice))
    return result


def police_line(rng, result, people, person, where_home, kinds):
    kinds = list(kinds)
    name = misname(rng, person.name, {"name_homophone": 0.004, "name_swapped": 0.002,
                                      "name_other_dot": 0.3}, kinds)
    other = rng.choice(people.all) if rng.random() < 0.001 else None
    number = written_id(rng, person, POLICE_SHARE, kinds, other)
    birth = faults.write_birth(rng, person.birth, ("plain",), POLICE_SHARE, kinds)
    written, first, last = where_said(rng, person, "police", 0.35 if person.status == "elsewhere" else 0.65, kinds)
    key = person.household.code if person.household else person.id
    if key not in where_home:
        house, text = home = world.home_of(rng, person)
        where_home[key] = (text if house is None else spelling.write(rng, house, "police").text, home)
    where, station = station_of(people, person)
    phone = person.phone if rng.random() < where.phoned else None
    home = where_home[key][0] if rng.random() < 0.35 + 0.7 * where.filled else ""
    head = person.household.grown_up() if person.kin in ("02", "11", "12") else first
    said_on = days.visit(rng, where.visited, min(last, max(first, head)), last)
    result.add([name, person.sex, person.id_kind, number, birth, home, written.text,
                faults.write_phone(rng, phone, 0.02),
                person.household.code if person.household else "", person.kin or "",
                said_on.isoformat(), station + "派出所"] + further.columns(rng, person, where, where_home[key][1]),
               "person", person.id, written, kinds)


# Health

def health(rng, people):
    result = List("health_person.csv", "卫健", "health", "person", HEALTH_HEADER, encoding="gb18030")
    lived = [p for p in people.all if p.status in ("resident", "foreigner", "no house", "new road")]
    known = [p for p in lived if rng.random() < (0.92 if p.age() < 7 or p.age() > 62 else 0.66)]
    twice = [p for p in known if rng.random() < 0.03]
    for person in known:
        health_line(rng, result, people, person, ())
    for person in twice:
        health_line(rng, result, people, person, ("twice",))
    mix_in(rng, result, len(twice))
    return result


def health_line(rng, result, people, person, kinds):
    kinds = list(kinds)
    name = misname(rng, person.name, {"name_homophone": 0.03, "name_swapped": 0.006, "name_nickname": 0.012,
                                      "name_other_dot": 0.7}, kinds)
    other = rng.choice(people.all) if rng.random() < 0.0015 else None
    number = written_id(rng, person, HEALTH_SHARE, kinds, other)
    birth = faults.write_birth(rng, person.birth, ("plain", "dot", "dot", "dash", "han", "short_han", "slash"),
                               HEALTH_SHARE, kinds)
    phone = person.phone
    if phone is None and person.household and rng.random() < 0.6:
        phone = person.household.members[0].phone
        kinds.append("phone_of_family")
    written, first, last = where_said(rng, person, "health", 0.5, kinds, phone)
    sex = rng.choice((person.sex, "1" if person.sex == "男" else "2", person.sex + "性"))
    where, clinic = station_of(people, person)
    said_on = days.visit(rng, 0.5 * where.visited, first, last)
    result.add([name, sex, number, birth, written.text,
                faults.write_phone(rng, phone, 0.15), "%d.%d.%d" % (said_on.year, said_on.month, said_on.day),
                clinic + rng.choice(("卫生院", "社区卫生服务中心"))], "person", person.id, written, kinds)


# Self-declaration

def declaration(rng, people, units, scale):
    """Give the declarations in order of time; the last of a person counts."""
    result = List("declaration.csv", "自主申报", "declaration", "declaration", DECLARATION_HEADER)
    able = [p for p in people.all if p.house and p.age() >= 14]
    eager = {p: rng.random() ** (1 / character.of(p.house).declared) for p in able}
    first = sorted(sorted(able, key=eager.get, reverse=True)[:int(16700 * scale)], key=lambda p: p.id)
    jobs = [u for u in units if u.code and u.status in ("存续", "在业")]
    drafts = []
    for person in first:
        if person.employer is None and 18 <= days.age(person.born(), days.later(days.TODAY, -5)) < 63 and rng.random() < 0.3:
            person.employer = rng.choice(jobs)
        drafts += statements(rng, person)
    drafts.sort(key=lambda d: (d[0], d[1].id))
    for when, person, old, kinds in drafts:
        declaration_line(rng, result, people, when, person, old, list(kinds))
    return result


def statements(rng, person):
    """Give one or two declarations of a person: (when, person, of the old house, faults)."""
    this_year = datetime.date(2026, 3, 1)
    again = rng.random() < (0.5 if person.former else 0.07)
    # The old house is declared by who still lived there this year.
    old = bool(again and person.former and person.since > datetime.date(2026, 3, 20)
               and person.former_since < this_year)
    first = max(person.former_since if old else person.since, this_year)
    if person.employer:
        first = max(first, days.birthday(person.born(), 18))
    last = days.later(person.since, -1) if old else days.later(days.TODAY, -1)
    day = days.between(rng, first, last)
    made = [(minute(rng, day), person, old, ("superseded",) if again else ())]
    if again:
        later = days.between(rng, max(days.later(day, 1), person.since), days.TODAY)
        made.append((minute(rng, later), person, False, ("override",)))
    return made


def minute(rng, day):
    return (day.year, day.month, day.day, rng.randint(7, 22), rng.randint(0, 59), rng.randint(0, 59))


def declaration_line(rng, result, people, when, person, old, kinds):
    name = misname(rng, person.name, {"name_homophone": 0.006, "name_swapped": 0.004, "name_nickname": 0.004,
                                      "name_other_dot": 0.5}, kinds)
    other = rng.choice(person.household.members) if person.household and rng.random() < 0.002 else None
    number = written_id(rng, person, DECLARATION_SHARE, kinds, None if other is person else other)
    phone = person.phone or people.identities.new_phone()
    written, _, _ = where_said(rng, person, "declaration", 1.0 if old else 0.0, kinds, phone)
    relation = "租住" if person.tenant else "自有" if rng.random() < 0.93 else "借住"
    unit = person.employer
    result.add(["%04d-%02d-%02d %02d:%02d:%02d" % when, name, number, faults.write_phone(rng, phone, 0.08),
                written.text, relation, unit.name if unit else "", unit.code if unit else "",
                "自愿填报" if rng.random() < 0.1 else ""],
               "declaration", person.id, written, kinds)


def mix_in(rng, result, last):
    """Move the last lines to places anywhere in the list."""
    moved = result.lines[len(result.lines) - last:]
    keyed = [((i, 0), line) for i, line in enumerate(result.lines[:len(result.lines) - last])]
    keyed += [((rng.randrange(len(keyed)), 1 + i), line) for i, line in enumerate(moved)]
    keyed.sort(key=lambda k: k[0])
    result.lines = [line for _, line in keyed]
