"""What grid workers and police stations know beside: second homes, wards and guardians,
newborn without a household, residence permits, rooms, flats let to somebody who lives elsewhere."""

import character
import days
from comings import some

GUARDED, NEWBORN, SECOND, SUBLET = 160, 40, 70, 14       # at scale 1


class Sublet:
    """A house that somebody rents on paper who does not live there (二房东)."""

    def __init__(self, house, tenant, since, until, filing):
        self.house, self.tenant, self.since, self.until, self.filing = house, tenant, since, until, filing


def plant(rng, people):
    for one in people.all:
        one.guardians = []
    newborn(rng, people)
    left_behind(rng, people)
    guardians(rng, people)
    permits(rng, people)
    second_homes(rng, people)
    people.sublets = sublets(rng, people)


def newborn(rng, people):
    """Infants whom no household has taken in yet (未落户): they have no number."""
    infants = [p for p in people.all if p.household and p.house and p.birth[0] >= days.TODAY.year - 1
               and p.kin not in ("02", "11", "12") and not p.tenant]
    for one in rng.sample(infants, min(len(infants), some(people, NEWBORN))):
        one.household.members.remove(one)
        one.household, one.kin, one.reason, one.id_kind, one.number = None, None, "新生儿未申报", "", ""


def left_behind(rng, people):
    """Children with their grandparents, and old people alone, in the villages (留守)."""
    for household in people.households:
        if not household.house or household.house.community.urban:
            continue
        kins = {m.kin for m in household.members}
        for one in household.members:
            alone = one.kin in ("41", "42") and not kins & {"21", "22", "31", "32"}
            if one.age() < 17 and (alone or one.kin[0] in "23" and rng.random() < 0.15):
                one.left_behind = "儿童"
            elif one.age() >= 62 and kins <= {"02", "11", "12"} and rng.random() < 0.8:
                one.left_behind = "老人"


def guardians(rng, people):
    """Grandparents answer for children left behind; parents for others; grown-up children for the old."""
    wards = [p for p in people.all if p.left_behind == "儿童"]
    minors = [p for p in people.all if p.household and p.house and 0 < p.age() < 17 and not p.left_behind
              and p.kin in ("21", "22", "31", "32")]
    wards += rng.sample(minors, min(len(minors), some(people, GUARDED)))
    for ward in wards:
        for one in ward.household.members:
            if one.kin in ("02", "11", "12") and days.age(one.born()) - days.age(ward.born()) >= 18:
                man = one.sex == "男"
                old = ward.kin in ("41", "42")
                ward.guardians.append((one, ("61" if man else "62") if old else ("51" if man else "52")))
    grown_up = {}
    for one in people.all:
        if one.status == "resident" and one.house and 35 <= one.age() <= 58:
            grown_up.setdefault((one.house.town, one.name[0], one.sex), []).append(one)
    old = [p for p in people.all if p.left_behind == "老人" and p.age() >= 75 and p.sex == "男"]
    for ward in rng.sample(old, min(len(old), some(people, GUARDED))):
        sex = rng.choice("男女")
        heirs = [c for c in grown_up.get((ward.house.town, ward.name[0], sex), ()) if ward.age() - c.age() >= 20]
        if heirs:
            ward.guardians.append((rng.choice(heirs), "21" if sex == "男" else "31"))


def permits(rng, people):
    """Visitors have a residence permit for a year; where nobody looks after them it has run out (居住证)."""
    for serial, one in enumerate(people.all):
        if one.tenant and one.status == "resident" and one.age() >= 17 and rng.random() < 0.5:
            first = max(one.since, days.birthday(one.born(), 16))
            visited = 0.5 + character.of(one.house).visited / 2
            issued = days.visit(rng, visited, max(first, days.later(days.TODAY, -1000)))
            one.permit = ("JZ520399%06d" % serial, issued, days.later(issued, 365))


def second_homes(rng, people):
    """Somebody who owns an empty flat beside lives there, too (一人多址)."""
    empty = {a: o[0] for a, o in people.owned if a.use == "住宅" and a.id not in people.house_of}
    heads = [(a, o) for a, o in empty.items() if not o.id.startswith("C") and o.status == "resident" and o.household]
    for house, one in rng.sample(heads, min(len(heads), some(people, SECOND))):
        if one.second is None and one.house is not house:
            first = max(house.cluster.built, days.birthday(one.born(), 18), days.later(days.TODAY, -2500))
            one.second = (house, days.between(rng, first, days.later(days.TODAY, -30)))


def sublets(rng, people):
    """Give the flats that one person rents on paper and others live in."""
    rented = [h for h in people.households if h.house and h.tenant]
    others = [h.members[0] for h in people.households if h.house and 25 <= h.members[0].age() <= 60]
    result = []
    for serial, household in enumerate(rng.sample(rented, min(len(rented), some(people, SUBLET)))):
        tenant = rng.choice(others)
        if tenant.house is not household.house:
            first = days.later(household.since, 1)
            result.append(Sublet(household.house, tenant, first, days.later(days.TODAY, rng.randint(100, 700)),
                                 "租备%d-%d号" % (first.year, serial + 1)))
    return result
