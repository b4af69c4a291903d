"""A property firm's list of owners: most as the housing office names them, some others."""

import datetime

import days
import impossible
from lines import List

HEADER = ["序号", "房屋坐落", "权利人", "证件号", "登记时间"]
FLATS = 240             # at scale 1


def estate(rng, people, lists):
    """Give the list; a line that names another owner is planted."""
    result = List("estate.csv", "物业", "estate", "house", HEADER)
    housing = next(one for one in lists if one.code == "housing")
    police = next(one for one in lists if one.code == "police")
    known = {p.id: p for p in people.all}
    others = [known[l.record] for l in police.lines if impossible.sound(l, known) and known[l.record].age() >= 40]
    count = {}
    for line in housing.lines:
        count[line.written.address] = count.get(line.written.address, 0) + 1
    flats = [l for l in housing.lines if impossible.sound(l, known, 11) and l.fields[5] and count[l.written.address] == 1
             and len(people.owners.get(l.written.address.id, ())) == 1]
    many = max(2, round(impossible.EACH * people.scale))
    for serial, line in enumerate(rng.sample(flats, min(len(flats), max(3 * many, round(FLATS * people.scale))))):
        owner, faults = known[line.record], []
        other = rng.choice(others)
        day = datetime.date(*map(int, line.fields[12].split("/")))
        if serial < many and other is not owner:
            # On an earlier day: whom the housing office has named since stays the owner.
            owner, faults = other, [impossible.MARK + "owner_disputed"]
            day = max(line.written.address.cluster.built, other.born(), days.later(day, -90))
        result.add([line.written.address.text, owner.name, owner.number, "%d/%d/%d" % (day.year, day.month, day.day)],
                   "house", owner.id, line.written, faults)
    return result
