"""Lines that no life can have had, some against each rule that a list can break: intake
must find them, and let the rest go on. Each is the line of somebody once more, with one
thing changed; the last fault of a line says which reason must be found for it.

Deaths are no fault: who died is told by the health office, after all else that is said.

Rules that no column can break, because the registry writes itself what they are about: the
grids in which persons, links, houses and units are filed, a household's period, the years of
a building's completion and of a house's end. What persons enter by hand can break the last
two, and what lists say in other words: refused.py plants it.
"""

import datetime
import re

import days

EACH = 4        # at scale 1
MARK = "impossible:"


def is_planted(line):
    """Whether a line was planted here, or tells a death: it can be read, whatever becomes of others."""
    return any(f.startswith(MARK) or f == "died" for f in line.faults)


def plant(rng, people, lists):
    """Add the lines; their marks stand in the truth."""
    by_code = {one.code: one for one in lists}
    police, health, market = by_code["police"], by_code["health"], by_code["market"]
    health.header = health.header + ["死亡日期"]
    for line in health.lines:
        line.fields.append("")
    known = {p.id: p for p in people.all}
    many = max(2, round(EACH * people.scale))
    plain = [line for line in police.lines if sound(line, known)]
    for line in rng.sample([l for l in plain if l.fields[10] and said_before(known, l)], many):
        born = known[line.record].born()
        again(police, line, "said_before_birth", {10: days.later(born, -rng.randint(30, 900)).isoformat()})
    for line in rng.sample([l for l in plain if young(known[l.record], l) and l.fields[9][:1] in ("2", "3", "4")], many):
        again(police, line, "head_under_age", {9: "02"})
    for line in rng.sample(plain, many):
        again(police, line, "not_a_name", {0: "154%08d" % rng.randrange(10 ** 8)})
    recorded = [line for line in health.lines if sound(line, known, 2)]
    for line in rng.sample([l for l in recorded if known[l.record].age() < 60], many):
        born = known[line.record].born()
        again(health, line, "died_before_birth", {8: days.later(born, -rng.randint(30, 900)).isoformat()})
    for line in rng.sample(recorded, many):
        again(health, line, "date_in_future", {8: "2098-0%d-15" % rng.randint(1, 9)})
    for line in rng.sample([l for l in market.lines if l.fields[0] and not l.faults], many):
        again(market, line, "date_in_future", {6: "2098-0%d-15" % rng.randint(1, 9)})
    deaths(rng, people, health, recorded, known, many)
    after_death(rng, people, lists, recorded, known, many)
    numbers(rng, police, market, plain, known, many)
    owners(rng, by_code["housing"], plain, known, many)
    declared(rng, by_code["declaration"], known, many)


def sound(line, known, number=3):
    """Whether a line says of whom it is, with the number of its person, at a house of the book."""
    one = known.get(line.record)
    return (one is not None and one.status == "resident" and one.house is not None and not line.faults
            and one.number and line.fields[number] == one.number and line.written.level in ("room", "number"))


def said_before(known, line):
    """Whether a list can speak of a day before somebody's birth: one of before 1949 is taken for no day."""
    return known[line.record].birth[0] >= 1953


def young(one, line):
    """Whether somebody was a child on the day of a line."""
    said_on = datetime.date.fromisoformat(line.fields[10])
    return days.age(one.born(), said_on) < 15


def again(result, line, reason, changes):
    fields = list(line.fields)
    for place, value in changes.items():
        fields[place] = value
    result.add(fields, line.kind, line.record, line.written, [MARK + reason])


def deaths(rng, people, health, recorded, known, many):
    """Some of the old have died since everything else was said."""
    people.dead = {}
    for line in rng.sample([l for l in recorded if known[l.record].age() >= 78], many):
        died(people, health, line, days.later(days.TODAY, -rng.randint(0, 3)))


def died(people, health, line, day):
    people.dead[line.record] = day
    fields = list(line.fields)
    fields[6], fields[8] = dotted(days.TODAY), day.isoformat()
    health.add(fields, line.kind, line.record, line.written, ["died"])


def dotted(day):
    return "%d.%d.%d" % (day.year, day.month, day.day)


def after_death(rng, people, lists, recorded, known, many):
    """A clinic goes on visiting somebody of whom it tells the death."""
    health = next(one for one in lists if one.code == "health")
    last = days.later(days.TODAY, -60)
    lately = {l.record for one in lists if one.code != "market" for l in one.lines
              if (said_on(one.code, l) or days.TODAY) > last}
    old = [l for l in recorded if known[l.record].age() >= 70 and l.record not in lately]
    for line in rng.sample(old, min(len(old), many)):
        died(people, health, line, days.later(last, rng.randint(1, 10)))
        again(health, line, "said_after_death", {6: dotted(days.later(days.TODAY, -rng.randint(5, 20)))})


def said_on(code, line):
    """Give the day of a line; nothing where it has none that can be."""
    written = line.fields[{"police": 10, "health": 6, "housing": 12, "declaration": 0}[code]]
    numbers = [int(n) for n in re.findall("[0-9]+", written)[:3]]
    return datetime.date(*numbers) if len(numbers) == 3 else None


def numbers(rng, police, market, plain, known, many):
    """Births to come, a licence that is numbered as another's citizen id, a shop that is called by a number."""
    for line in rng.sample(plain, many):
        again(police, line, "date_in_future", {4: "2098%02d15" % rng.randint(1, 9)})
    for line, other in zip(rng.sample(plain, many), rng.sample(plain, many)):
        if line.record != other.record:
            again(police, line, "id_of_another", {2: "335", 3: other.fields[3]})
    for line in rng.sample([l for l in market.lines if l.fields[0] and not l.faults], many):
        again(market, line, "name_without_letter", {1: "154%08d" % rng.randrange(10 ** 8)})


def owners(rng, housing, plain, known, many):
    """Houses of which two own two thirds each, and houses owned before the owner was born."""
    listed = {l.record for l in plain}
    owned = [l for l in housing.lines if l.record in listed and sound(l, known, 11)]
    for line in rng.sample([l for l in owned if not l.fields[13] and said_before(known, l)], many):
        born = known[line.record].born()
        day = days.later(born, -rng.randint(30, 900))
        again(housing, line, "said_before_birth", {12: "%d/%d/%d" % (day.year, day.month, day.day)})
    for pair in rng.sample(couples(housing, owned), many):
        for line in pair:
            line.fields[13] = "2/3"
            line.faults.append(MARK + "shares_above_one")


def couples(housing, owned):
    """Give pairs of lines, each of one of a house's two owners, each of them the owner's only one."""
    houses = {}
    for line in housing.lines:
        if line.fields[13]:
            houses.setdefault(line.written.address, []).append(line)
    sure = set(owned)
    return [pair for pair in houses.values() if len(pair) == 2 and sure.issuperset(pair)
            and pair[0].record != pair[1].record]


def declared(rng, declaration, known, many):
    """Declared before birth."""
    for line in rng.sample([l for l in declaration.lines if sound(l, known, 2) and said_before(known, l)], many):
        day = days.later(known[line.record].born(), -rng.randint(30, 900))
        again(declaration, line, "said_before_birth", {0: "%s 10:30:00" % day})


