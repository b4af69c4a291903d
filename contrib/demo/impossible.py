"""Lines that no life can have had, some against each rule that a list can break: intake
must find them, and let the rest go on. Each is the line of somebody once more, with one
thing changed; the last fault of a line says which reason must be found for it.

Deaths are no fault: who died is told by the health office, after all else that is said.
"""

import datetime

import days

EACH = 4        # at scale 1
MARK = "impossible:"


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
    for line in rng.sample([l for l in plain if l.fields[10]], many):
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


def sound(line, known, number=3):
    """Whether a line says of whom it is, with the number of its person, at a house of the book."""
    one = known.get(line.record)
    return (one is not None and one.status == "resident" and one.house is not None and not line.faults
            and one.number and line.fields[number] == one.number and line.written.level in ("room", "number"))


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
    for line in rng.sample([l for l in recorded if known[l.record].age() >= 78], many):
        died = days.later(days.TODAY, -rng.randint(0, 3))
        fields = list(line.fields)
        fields[6], fields[8] = "%d.%d.%d" % (days.TODAY.year, days.TODAY.month, days.TODAY.day), died.isoformat()
        health.add(fields, line.kind, line.record, line.written, ["died"])
