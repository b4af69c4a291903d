"""Entries by hand that no life can have had, some against each rule of the registry that an
entry can break: the registry refuses them by that rule, and takes all others. A few that are
right stand before them: the year of a building, the end of a house, a guardian.

Not here: where a row is filed (the registry writes grids itself), a household's period (no
entry gives it one), and what lists say of births, deaths, names and foundings (impossible.py).
"""

import datetime

import days
import impossible

BUILDINGS = 60          # at scale 1, of which somebody has read the year of completion


class World:
    """Whom and what an entry may name, because the registry is sure to know them."""

    def __init__(self, rng, book, people, units, lists):
        self.rng, self.people = rng, people
        self.many = max(2, round(impossible.EACH * people.scale))
        by_code = {one.code: one for one in lists}
        known = {p.id: p for p in people.all}
        spoken_of = {l.record for one in lists for l in one.lines if impossible.is_planted(l)}
        police = [l for l in by_code["police"].lines if impossible.sound(l, known) and l.record not in spoken_of]
        guarding = {g.id for p in people.all for g, _ in p.guardians}
        plain = [known[record] for record in dict.fromkeys(l.record for l in police)]
        self.plain = [p for p in plain if not p.former and not p.second and not p.guardians and p.id not in guarding]
        self.adults = [p for p in self.plain if 45 <= p.age() <= 75]
        self.children = [p for p in self.plain if 2 <= p.age() <= 14]
        self.dead = [(known[record], day) for record, day in people.dead.items()]
        # The register holds a unit whose place can be found.
        self.units = [u for u in units if u.code and any(
            l.record == u.id and not l.faults and l.fields[0] == u.code and l.written.anchor is None
            and l.written.level in ("room", "number") for l in by_code["market"].lines)]
        self.left = [known[l.record] for l in by_code["police"].lines if known.get(l.record) and not l.faults
                     and known[l.record].status == "elsewhere" and "other_city" in l.written.kinds]
        self.couples = [pair[0].written.address for pair in impossible.couples(by_code["housing"], [
            l for l in by_code["housing"].lines if impossible.sound(l, known, 11)])]
        self.rooms = [a for a in book.all if a.level == "room" and a.use == "住宅" and a.building]

    def some(self, among):
        return self.rng.sample(among, min(len(among), self.many))

    def before(self, day):
        """Give a day well before another."""
        return days.later(day, -self.rng.randint(400, 900))


def entries(rng, book, people, units, lists, entered):
    """Give (entry, rule that refuses it; nothing for one that is right), in the order in which they come."""
    world = World(rng, book, people, units, lists)
    yield from buildings(world)
    yield from ended_houses(world)
    yield from homes(world)
    yield from tenants(world)
    yield from guardians(world)
    yield from absences(world, entered)
    yield from employees(world)
    yield from owners(world)
    yield from members(world)
    for one, other in zip(world.some(world.adults), world.some(world.children)):
        yield ("证件", one.number, other.number, "", "335", "", "", ""), "number_of_one_person"


def buildings(world):
    """Years of completion; somebody is said to have lived, or rented, there before."""
    rooms = {}
    for room in world.rooms:
        rooms.setdefault((room.cluster, room.building), room)
    read = world.rng.sample(list(rooms.values()), min(len(rooms), max(2, round(BUILDINGS * world.people.scale))))
    for room in read:
        yield ("竣工年份", "", "", room.id, str(room.cluster.built.year), "", "", ""), ""
    for room, one in zip(world.some(read), world.some(world.adults)):
        early = datetime.date(room.cluster.built.year - 2, 5, 1)
        yield ("第二住处", one.number, "", room.id, "01", early, "", ""), "residence_in_built_house"
        yield ("租赁", one.number, "", room.id, "02", early, "", "租备%d-1号" % early.year), "tenancy_of_built_house"


def ended_houses(world):
    """Flats of a developer that nobody has lived in are joined to others; then somebody is said to live there."""
    people = world.people
    used = {s.house for s in people.sublets} | {p.former for p in people.all} | {p.second[0] for p in people.all if p.second}
    empty = [a for a in world.rooms if a.id not in people.house_of and a not in used
             and people.owners[a.id][0].id.startswith("C")]
    people.ended = set()
    for house, one in zip(world.some(empty), world.some(world.adults)):
        people.ended.add(house)
        day = days.later(days.TODAY, -world.rng.randint(40, 300))
        yield ("房屋灭失", "", "", house.id, "", day, "", "与相邻户室打通合并"), ""
        late = days.later(day, 15)
        yield ("第二住处", one.number, "", house.id, "01", late, days.later(late, 10), ""), "residence_in_house_that_stood"
        # What goes on until today is refused as what stands in no house that stands.
        yield ("第二住处", one.number, "", house.id, "01", late, "", ""), "residence_in_standing_house"
        yield ("租赁", one.number, "", house.id, "02", late, "", "租备%d-2号" % late.year), "tenancy_of_standing_house"


def homes(world):
    for one, host in zip(world.some(world.children), world.some(world.adults)):
        yield ("第二住处", one.number, "", host.house.id, "01", world.before(one.born()), "", ""), "residence_after_birth"
    for (one, day), host in zip(world.some(world.dead), world.some(world.adults)):
        yield ("第二住处", one.number, "", host.house.id, "01", days.later(day, 2), "", ""), "residence_before_death"


def tenants(world):
    for one, host in zip(world.some(world.children), world.some(world.adults)):
        since = world.before(one.born())
        yield ("租赁", one.number, "", host.house.id, "02", since, "", "租备%d-3号" % since.year), "tenancy_after_birth"
    for (one, day), host in zip(world.some(world.dead), world.some(world.adults)):
        since = days.later(day, 2)
        yield ("租赁", one.number, "", host.house.id, "02", since, "", "租备%d-4号" % since.year), "tenancy_before_death"


def guardians(world):
    """A guardian before the ward was born, one who is dead, one who is a child, two who guard one another."""
    for ward, one in zip(world.some(world.children), world.some(world.adults)):
        yield ("监护", ward.number, one.number, "", "51", world.before(ward.born()), "", ""), "ward_is_alive"
    for ward, (one, day) in zip(world.some(world.children), world.some(world.dead)):
        yield ("监护", ward.number, one.number, "", "61", days.later(day, 2), "", ""), "guardian_is_alive"
    for ward, one in zip(world.some(world.adults), world.some(world.children)):
        yield ("监护", ward.number, one.number, "", "21", days.later(days.TODAY, -100), "", ""), "guardian_is_of_age"
    world.people.guarded = set()
    pairs = world.rng.sample(world.adults, 2 * world.many)
    for ward, one in zip(pairs[::2], pairs[1::2]):
        world.people.guarded.add(ward)
        yield ("监护", ward.number, one.number, "", "99", days.later(days.TODAY, -300), "", ""), ""
        yield ("监护", one.number, ward.number, "", "99", days.later(days.TODAY, -200), "", ""), "guardian_is_no_ward"


def absences(world, entered):
    for one in world.some(world.children):
        since = world.before(one.born())
        yield ("外出", one.number, "", "", "01", since, days.later(since, 90), "浙江省宁波市"), "departure_after_birth"
    for one, day in world.some(world.dead):
        yield ("外出", one.number, "", "", "01", days.later(day, 2), days.later(day, 20), "浙江省宁波市"), "departure_before_death"
    for one in world.some(world.adults):
        # What began at home in between would have to end first.
        yield ("外出", one.number, "", "", "01", days.birthday(one.born(), 18), days.TODAY, "浙江省宁波市"), "departure_ends_the_residence"
    away = {row[1] for row in entered if row[0] == "外出"}
    for one, host in zip(world.some([p for p in world.left if p.number in away]), world.some(world.adults)):
        yield ("常住", one.number, "", host.house.id, "01", days.later(days.TODAY, -5), "", ""), "residence_while_away"


def employees(world):
    running = [u for u in world.units if not u.closed]
    for one in world.some(world.children):
        older = [u for u in running if u.founded < days.later(one.born(), -1000)]
        if older:
            yield ("从业", one.number, world.rng.choice(older).code, "", "", world.before(one.born()), "", "店员"), "employment_after_birth"
    for one, day in world.some(world.dead):
        # A unit that stood then: else it is the unit's founding that forbids it.
        older = [u for u in running if u.founded < day]
        if older:
            yield ("从业", one.number, world.rng.choice(older).code, "", "", days.later(day, 2), "", "店员"), "employment_before_death"
    for one, unit in zip(world.some(world.adults), world.some(running)):
        yield ("从业", one.number, unit.code, "", "", world.before(unit.founded), "", "店员"), "employment_by_founded_unit"
    for one, unit in zip(world.some(world.adults), world.some([u for u in world.units if u.closed])):
        yield ("从业", one.number, unit.code, "", "", days.later(unit.closed, 10), "", "店员"), "employment_by_open_unit"


def owners(world):
    for one, host in zip(world.some(world.children), world.some(world.adults)):
        yield ("权属", one.number, "", host.house.id, "", world.before(one.born()), "", ""), "ownership_after_birth"
    for one, house in zip(world.some(world.adults), world.some(world.couples)):
        yield ("权属", one.number, "", house.id, "0.5", days.TODAY, "", ""), "shares_are_a_whole"


def members(world):
    for one in world.some(world.children):
        since = world.before(one.born())
        yield ("入户", one.number, "", "", "21", since, days.later(since, 90), one.household.code), "member_after_birth"
    for one, day in world.some(world.dead):
        yield ("入户", one.number, "", "", "99", days.later(day, 2), "", one.household.code), "member_before_death"
