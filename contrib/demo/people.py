"""The people: households in houses, owners, tenants, movers, absentees, foreigners."""

import calendar

import codes
import names
import places

THIS_YEAR = 2026
PERSONS = 60800          # at scale 1, in households; never below 60,500
OUTSIDE_HOMES = (
    "贵州省遵义市湄潭县永兴镇", "贵州省遵义市凤冈县琊川镇", "贵州省遵义市绥阳县蒲场镇", "贵州省遵义市桐梓县燎原镇",
    "贵州省遵义市正安县安场镇", "贵州省毕节市金沙县沙土镇", "贵州省铜仁市思南县塘头镇", "贵州省遵义市余庆县敖溪镇",
    "四川省泸州市叙永县叙永镇", "重庆市綦江区赶水镇", "湖南省怀化市新晃侗族自治县", "云南省昭通市镇雄县",
)
FAR_HOMES = (
    "浙江省宁波市慈溪市观海卫镇", "广东省东莞市虎门镇大宁社区", "广东省深圳市龙华区民治街道", "贵州省贵阳市观山湖区金阳街道",
    "福建省泉州市晋江市陈埭镇", "江苏省苏州市昆山市玉山镇", "上海市松江区九亭镇", "重庆市渝北区龙溪街道",
    "贵州省遵义市汇川区大连路149号", "浙江省温州市鹿城区五马街道",
)
# GB/T 4761, two digits; sons and daughters by their order.
SONS, DAUGHTERS = ("22", "23", "24", "25"), ("32", "33", "34", "35")


class Person:
    __slots__ = ("id", "name", "sex", "birth", "id_kind", "number", "phone", "house", "former",
                 "home_text", "household", "kin", "tenant", "status", "employer")

    def __init__(self, **values):
        for name in self.__slots__:
            setattr(self, name, values.get(name))

    def birth_text(self):
        return "%04d%02d%02d" % self.birth

    def age(self):
        return THIS_YEAR - self.birth[0]


class Household:
    def __init__(self, serial, house, tenant):
        self.code = "H%06d" % serial
        self.house, self.former, self.tenant = house, None, tenant
        self.members = []


class People:
    """Everyone whom a list may name."""

    def __init__(self, rng, book, scale):
        self.rng = rng
        self.scale = scale
        self.identities = codes.Identities(rng)
        self.names = names.Names(rng)
        self.all, self.households = [], []
        self.owners, self.companies = {}, {}
        dwellings = [a for a in book.all if a.use == "住宅"]
        self.settle(dwellings)
        self.move_some(dwellings)
        self.without_house(dwellings)
        self.foreigners()
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
        rng, serial, target = self.rng, 0, int(PERSONS * self.scale)
        order = list(dwellings)
        rng.shuffle(order)
        made = 0
        for house in order:
            if made >= target:
                break
            urban = house.community.urban
            tenant = rng.random() < (0.2 if urban else 0.03)
            for _ in range(2 if tenant and rng.random() < 0.1 else 1):
                serial += 1
                household = Household(serial, house, tenant)
                self.family(household)
                self.households.append(household)
                made += len(household.members)

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
                                 year + rng.randint(-3, 6), None)
            surname = surname if male else names.surname_of(spouse.name)
        if kind in ("parents", "one parent", "three"):
            self.children(household, year, surname)
        if kind == "three":
            for kin, sex in rng.choice(((("51", "男"), ("52", "女")), (("52", "女"),), (("51", "男"),))):
                self.member(household, kin, sex, max(1932, year - rng.randint(21, 30)),
                            names.surname_of(head.name) if kin == "51" else None)
        if kind == "skipped":
            for _ in range(rng.choice((1, 1, 2))):
                boy = rng.random() < 0.52
                self.member(household, "41" if boy else "42", "男" if boy else "女",
                            min(THIS_YEAR, year + rng.randint(46, 56)), surname)

    def children(self, household, year, surname):
        rng = self.rng
        count = rng.choices((1, 2, 3), (45, 45, 10))[0]
        born = year + rng.randint(21, 31)
        sons = daughters = 0
        for _ in range(count):
            boy = rng.random() < 0.525
            if count == 1:
                kin = "21" if boy else "31"
            else:
                kin = SONS[sons] if boy else DAUGHTERS[daughters]
            sons, daughters = sons + boy, daughters + (not boy)
            self.member(household, kin, "男" if boy else "女", min(THIS_YEAR, born), surname)
            born += rng.randint(1, 5)

    # What makes real registers hard

    def move_some(self, dwellings):
        """Some households moved within the district; one list still knows the old house."""
        for household in self.households:
            if self.rng.random() < 0.035:
                household.former = self.rng.choice(dwellings)
                if household.former is household.house:
                    household.former = None
                for one in household.members:
                    one.former = household.former

    def without_house(self, dwellings):
        rng = self.rng
        for _ in range(int(900 * self.scale)):
            one = self.person(rng.choice("男女"), rng.randint(1960, 2004), None, "elsewhere")
            one.former = rng.choice(dwellings)
            one.home_text = rng.choice(FAR_HOMES)
        for _ in range(int(350 * self.scale)):
            self.person(rng.choice("男男女"), rng.randint(1950, 2005), None, "no house")

    def foreigners(self):
        rng = self.rng
        for _ in range(max(4, int(60 * self.scale))):
            host = rng.choice(self.households)
            sex = rng.choice("男女")
            one = self.member(host, "99", sex, rng.randint(1965, 2003), "X")
            one.name, one.id_kind, one.status = self.names.foreign(), "414", "foreigner"
            one.number = rng.choice("EGKP") + "%08d" % rng.randrange(10 ** 8)
            one.tenant = True

    def owner_elsewhere(self):
        one = self.person(self.rng.choice("男女"), self.rng.randint(1955, 1998), None, "owner elsewhere")
        one.home_text = self.rng.choice(FAR_HOMES)
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
            if not household.tenant:
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
            elif rng.random() < (0.3 if house.use == "住宅" else 0.15):
                owners = [self.owner_elsewhere()]
            elif house.community.urban and house.level == "room" and rng.random() < 0.25:
                owners = [self.developer(house)]
            else:
                owners = [rng.choice(heads)]
            self.owners[house.id] = owners


class Company:
    """An owner that is no person: the developer of a compound that has not sold a house."""

    def __init__(self, serial, name):
        self.id = "C%04d" % serial
        self.name = name
        self.number = codes.credit_code("91", 900000 + serial)


def home_of(rng, person):
    """Give where the person is registered: an address of this district or text of another county."""
    if person.status == "foreigner":
        return None, ""
    if person.status in ("resident", "elsewhere"):
        house = person.former or person.house
        if not person.tenant and house:
            return house, None
    return None, "%s%s组%d号" % (rng.choice(OUTSIDE_HOMES), places.chinese_number(rng.randint(1, 12)),
                               rng.randint(1, 90))
