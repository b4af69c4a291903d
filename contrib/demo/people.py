"""The people: households in houses, owners, tenants, movers, absentees, foreigners."""

import calendar
import datetime

import character
import codes
import comings
import days
import names
import places

THIS_YEAR = days.TODAY.year
PERSONS = 60800          # at scale 1, in houses; never below 60,500
# Where visitors are registered, with the code of the county.
OUTSIDE_HOMES = {
    "贵州省遵义市湄潭县永兴镇": "520328", "贵州省遵义市凤冈县琊川镇": "520327", "贵州省遵义市绥阳县蒲场镇": "520323",
    "贵州省遵义市桐梓县燎原镇": "520322", "贵州省遵义市正安县安场镇": "520324", "贵州省毕节市金沙县沙土镇": "520523",
    "贵州省铜仁市思南县塘头镇": "520624", "贵州省遵义市余庆县敖溪镇": "520329", "四川省泸州市叙永县叙永镇": "510524",
    "重庆市綦江区赶水镇": "500110", "湖南省怀化市新晃侗族自治县": "431227", "云南省昭通市镇雄县": "530627",
}
# GB/T 4761, two digits; sons and daughters by their order.
SONS, DAUGHTERS = ("22", "23", "24", "25"), ("32", "33", "34", "35")


class Person:
    """What is so of a person; since and former_since say from when to when a house was home."""

    __slots__ = ("id", "name", "sex", "birth", "id_kind", "number", "phone", "house", "former",
                 "home_text", "household", "kin", "tenant", "status", "employer", "since", "former_since",
                 "nationality", "arrived", "leaves", "permit", "left_behind", "reason", "second", "guardians")

    def __init__(self, **values):
        for name in self.__slots__:
            setattr(self, name, values.get(name))

    def birth_text(self):
        return "%04d%02d%02d" % self.birth

    def age(self):
        return THIS_YEAR - self.birth[0]

    def born(self):
        return datetime.date(*self.birth)


class Household:
    def __init__(self, serial, house, tenant):
        self.code = "H%06d" % serial
        self.house, self.former, self.tenant = house, None, tenant
        self.members = []

    def grown_up(self):
        """Give the day from which its head, and who is married to the head, can keep it."""
        pair = [m for m in self.members if m.kin in ("02", "11", "12")]
        return max(days.birthday(m.born(), 18 if len(pair) == 1 else 20) for m in pair)


class People:
    """Everyone whom a list may name."""

    def __init__(self, rng, book, scale):
        self.rng = rng
        self.scale = scale
        self.average = character.average()
        self.identities = codes.Identities(rng)
        self.names = names.Names(rng)
        self.all, self.households = [], []
        self.owners, self.companies, self.owned = {}, {}, []
        dwellings = [a for a in book.all if a.use == "住宅"]
        self.settle(dwellings)
        comings.all_who_come_and_go(self, dwellings)
        self.give_owners(book)
        self.house_of = {}
        for person in self.all:
            if person.house:
                self.house_of.setdefault(person.house.id, []).append(person)

    # Making one person

    def birth(self, year):
        month = self.rng.randint(1, 12)
        day = self.rng.randint(1, calendar.monthrange(year, month)[1])
        return (min(year, THIS_YEAR), min(month, 10) if year >= THIS_YEAR else month, min(day, 28)
                if year >= THIS_YEAR else day)

    def person(self, sex, year, surname, status="resident", **values):
        birth = self.birth(year)
        if surname is None and self.rng.random() < 0.004:
            name = self.names.dotted()
        else:
            name = (surname or self.names.surname()) + self.names.given(sex, birth[0])
        one = Person(id="P%06d" % (len(self.all) + 1), name=name, sex=sex, birth=birth, id_kind="111",
                     number=self.identities.new_id(birth, sex), status=status, **values)
        if one.age() >= 12 and self.rng.random() < (0.95 if one.age() < 70 else 0.7):
            one.phone = self.identities.new_phone()
        self.all.append(one)
        return one

    # Families

    def settle(self, dwellings):
        # Those who come by the bed are among them.
        rng, target = self.rng, int((PERSONS - 9 * comings.STRANGERS) * self.scale)
        order = list(dwellings)
        rng.shuffle(order)
        made = 0
        for house in order:
            if made >= target:
                break
            tenant = rng.random() < character.of(house).visitors * (1 if house.community.urban else 0.25)
            for _ in range(2 if tenant and rng.random() < 0.1 else 1):
                household = self.new_household(house, tenant)
                self.family(household)
                made += len(household.members)

    def new_household(self, house, tenant):
        self.households.append(Household(len(self.households) + 1, house, tenant))
        return self.households[-1]

    def member(self, household, kin, sex, year, surname):
        one = self.person(sex, year, surname, household=household, kin=kin, house=household.house,
                          tenant=household.tenant)
        household.members.append(one)
        return one

    def family(self, household):
        rng = self.rng
        kind = rng.choices(("single", "couple", "parents", "one parent", "three", "skipped"),
                           (13, 20, 34, 6, 21, 6))[0]
        male = rng.random() < 0.78
        age = {"single": (20, 85), "couple": (23, 84), "parents": (24, 62), "one parent": (25, 60),
               "three": (27, 56), "skipped": (52, 76)}[kind]
        year = THIS_YEAR - rng.randint(*age)
        head = self.member(household, "02", "男" if male else "女", year, None)
        surname = names.surname_of(head.name)
        if kind in ("couple", "parents", "three") or (kind == "skipped" and rng.random() < 0.7):
            spouse = self.member(household, "12" if male else "11", "女" if male else "男",
                                 min(THIS_YEAR - 22, year + rng.randint(-3, 6)), None)
            surname = surname if male else names.surname_of(spouse.name)
        if kind in ("parents", "one parent", "three"):
            self.children(household, max(m.birth[0] for m in household.members), surname)
        if kind == "three":
            for kin, sex in rng.choice(((("51", "男"), ("52", "女")), (("52", "女"),), (("51", "男"),))):
                self.member(household, kin, sex, max(1932, year - rng.randint(21, 30)),
                            names.surname_of(head.name) if kin == "51" else None)
        if kind == "skipped":
            born = min(THIS_YEAR - 3, year + rng.randint(46, 54))
            for _ in range(rng.choice((1, 1, 2))):
                boy = rng.random() < 0.52
                self.member(household, "41" if boy else "42", "男" if boy else "女", born, surname)
                born += rng.randint(2, 3)

    def children(self, household, year, surname):
        rng = self.rng
        count = rng.choices((1, 2, 3), (45, 45, 10))[0]
        born = year + rng.randint(20, 30)
        sons = daughters = 0
        for _ in range(count):
            if born > THIS_YEAR:
                break
            boy = rng.random() < 0.525
            if count == 1:
                kin = "21" if boy else "31"
            else:
                kin = SONS[sons] if boy else DAUGHTERS[daughters]
            sons, daughters = sons + boy, daughters + (not boy)
            self.member(household, kin, "男" if boy else "女", born, surname)
            born += rng.randint(2, 5)

    # Owners

    def owner_elsewhere(self):
        one = self.person(self.rng.choice("男女"), self.rng.randint(1955, 1998), None, "owner elsewhere")
        one.home_text = self.rng.choice(comings.FAR_HOMES)
        return one

    def developer(self, house):
        stem = (house.compound or house.community.stem)[:2]
        if stem not in self.companies:
            self.companies[stem] = Company(len(self.companies) + 1, "遵义%s置业有限公司" % stem)
        return self.companies[stem]

    def give_owners(self, book):
        """Give {address id: [owner or company]} for every house."""
        rng = self.rng
        owners_living_there = {}
        for household in self.households:
            if household.house and not household.tenant:
                owners_living_there.setdefault(household.house.id, household)
        heads = [h.members[0] for h in self.households if not h.tenant]
        for house in book.all:
            if not house.use:
                continue
            household = owners_living_there.get(house.id)
            if household:
                owners = [household.members[0]]
                if len(household.members) > 1 and household.members[1].kin in ("11", "12") \
                        and rng.random() < 0.07:
                    owners.append(household.members[1])
            elif rng.random() < absent(house):
                owners = [self.owner_elsewhere()]
            elif house.community.urban and house.level == "room" and rng.random() < 0.25:
                owners = [self.developer(house)]
            else:
                owners = [rng.choice(heads)]
            self.owners[house.id] = owners
            self.owned.append((house, owners))


class Company:
    """An owner that is no person: the developer of a compound that has not sold a house."""

    def __init__(self, serial, name):
        self.id = "C%04d" % serial
        self.name = name
        self.number = codes.credit_code("91", 900000 + serial)


def absent(house):
    """Give how likely nobody here owns a house in which no owner lives: most where little is known."""
    return 0.12 + 0.5 * (1 - character.of(house).filled) if house.use == "住宅" else 0.15


def home_of(rng, person):
    """Give where the person is registered: an address of this district or text of another county."""
    if person.status == "foreigner" or person.reason:
        return None, ""
    if person.status in ("resident", "elsewhere"):
        house = person.former or person.house
        if not person.tenant and house:
            return house, None
    return None, "%s%s组%d号" % (rng.choice(list(OUTSIDE_HOMES)), places.chinese_number(rng.randint(1, 12)),
                               rng.randint(1, 90))
