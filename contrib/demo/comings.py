"""Who comes and goes: strangers in one flat, people at roads without an address, movers,
absentees, visitors from abroad."""

import character
import days

STRANGERS = 42           # at scale 1, flats let by the bed
NEW_ROADS = 34           # at scale 1, households at roads that the address book lacks
# Roads that have been built and not been named yet.
ROADS = {"新蒲街道": ("滨湖北路", "创新大道"), "新中街道": ("揽湖路",), "礼仪街道": ("云栖路",)}
FAR_HOMES = (
    "浙江省宁波市慈溪市观海卫镇", "广东省东莞市虎门镇大宁社区", "广东省深圳市龙华区民治街道", "贵州省贵阳市观山湖区金阳街道",
    "福建省泉州市晋江市陈埭镇", "江苏省苏州市昆山市玉山镇", "上海市松江区九亭镇", "重庆市渝北区龙溪街道",
    "贵州省遵义市汇川区大连路149号", "浙江省温州市鹿城区五马街道",
)
NATIONALITIES = ("VNM", "LAO", "THA", "KOR", "NGA", "PAK", "MYS", "PHL")


def all_who_come_and_go(people, dwellings):
    taken = {h.house.id for h in people.households}
    empty = [d for d in dwellings if d.id not in taken]
    people.rng.shuffle(empty)
    strangers(people, empty)
    new_roads(people)
    move_some(people, empty)
    without_house(people, dwellings)
    foreigners(people)


def some(people, count, least=3):
    """Give how many there are at this scale, and never so few that a question finds nothing."""
    return max(least, round(count * people.scale))


def strangers(people, empty):
    """Put people who are no kin of each other into small flats, most where most visitors are (群租)."""
    rng = people.rng
    flats = [a for a in empty if a.level == "room" and a.community.urban]
    flats.sort(key=lambda a: rng.random() ** (1 / (character.of(a).visitors + 0.01)), reverse=True)
    for serial, flat in enumerate(flats[:some(people, STRANGERS)]):
        empty.remove(flat)
        beds = rng.randint(8, 11)
        if serial % 3 == 2:
            # Large enough, and too many for its rooms.
            flat.area, flat.rooms = rng.uniform(82, 96), 3
        else:
            flat.area = beds * rng.uniform(3.1, 3.8)
        for _ in range(beds):
            people.person(rng.choice("男男女"), rng.randint(1982, 2007), None, house=flat, tenant=True)


def new_roads(people):
    """Settle households at roads that lists know and the address book does not."""
    rng = people.rng
    for serial in range(some(people, NEW_ROADS, 4)):
        town = list(ROADS)[serial % len(ROADS)]
        text = "新蒲新区%s%s%d号" % (town, rng.choice(ROADS[town]), rng.randint(1, 60))
        household = people.new_household(None, False)
        people.family(household)
        for one in household.members:
            one.status, one.home_text = "new road", text


def move_some(people, empty):
    """Some households moved within the district; one list still knows the old house."""
    rng = people.rng
    movers = [h for h in people.households if h.house and rng.random() < 0.035]
    moving = set(movers)
    # Whoever lives in a mover's old house came later, and did not move themselves.
    stayed = [h.house for h in people.households if h.house and h not in moving]
    moved_to = {h.house.id for h in movers}
    stayed = [a for a in stayed if a.id not in moved_to]
    rng.shuffle(stayed)
    left = empty[:int(len(empty) * 0.3)]
    for household in movers:
        former = left.pop() if left and rng.random() < 0.4 else stayed.pop()
        household.former = former


def without_house(people, dwellings):
    rng = people.rng
    for _ in range(some(people, 900)):
        one = people.person(rng.choice("男女"), rng.randint(1960, 2004), None, "elsewhere")
        one.former = rng.choice(dwellings)
        one.home_text = rng.choice(FAR_HOMES)
    for _ in range(some(people, 350)):
        people.person(rng.choice("男男女"), rng.randint(1950, 2005), None, "no house")


def foreigners(people):
    rng = people.rng
    hosts = [h for h in people.households if h.house]
    for serial in range(some(people, 60, 6)):
        host = rng.choice(hosts)
        one = people.person(rng.choice("男女"), rng.randint(1965, 2003), "X", "foreigner", house=host.house,
                            tenant=True)
        one.name, one.id_kind = people.names.foreign(), "414"
        one.number = rng.choice("EGKP") + "%08d" % rng.randrange(10 ** 8)
        one.nationality = rng.choice(NATIONALITIES)
        one.arrived = days.between(rng, days.later(days.TODAY, -900), days.later(days.TODAY, -120))
        # Two of five should have left before the lists were made.
        if serial % 5 < 2:
            one.leaves = days.between(rng, days.later(one.arrived, 60), days.later(days.TODAY, -15))
        else:
            one.leaves = days.between(rng, days.later(days.TODAY, 120), days.later(days.TODAY, 900))
