"""The invented persons whose values are attacked, and three versions of every value.

Version 0 is in the template (and so in its history); the twin registries hold
versions a and b, which every mask shows alike: the same first four and last two
characters of a citizen id, the same year of birth and sex, the same ends of
phone and name, the same age today. Only what is masked or hidden differs.
"""

import datetime

COUNTY = "520399"  # never issued
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
GROUPS = ("masked", "hidden", "foreign")
# Where they live: the reader's town, another town of its district, the operator's district.
GRID = {"masked": "520371001001001", "hidden": "520371002001001", "foreign": "520399001001001"}
TOWN = {"masked": "明处镇", "hidden": "暗处镇", "foreign": "外处镇"}
ROAD = {"masked": "明路", "hidden": "隐匿路", "foreign": "外域路"}
KINDS = ("number", "birth", "phone", "name", "house", "other")
COUNT = 26
WITHOUT_NUMBER = 6  # of these the birth date alone is known
# Around the ages on which rules, classes and forms turn.
AGES = (3, 5, 6, 13, 15, 17, 21, 34, 44, 49, 54, 59, 64, 75, 24, 13, 58, 63, 79, 40,
        17, 13, 58, 63, 79, 15)
# Names' middle characters: each stands in one version of one name; the block's first is left to classes of characters.
RARE = 0x3401
SURNAMES = "赵钱孙李周吴郑王冯陈"
GIVEN = "梅兰竹菊松柏桐枫桃杏"


def check_character(digits):
    return "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


def citizen_id(born, order):
    digits = COUNTY + born.strftime("%Y%m%d") + "%03d" % order
    return digits + check_character(digits)


class Person:
    def __init__(self, group, index, today):
        self.group, self.index, self.id = group, index, None
        self.serial = GROUPS.index(group) * COUNT + index
        # About half a year from today: no version has its birthday between the others' and now.
        month = (today.month + 4 + GROUPS.index(group)) % 12 + 1
        year = today.year - AGES[index]
        self.born = {v: datetime.date(year, month, day + index % 5) for v, day in zip("0ab", (2, 9, 20))}
        self.phone = {v: "154%04d%04d" % (1000 * n + 3 * self.serial + 101, 6000 + self.serial) for n, v in enumerate("0ab", 1)}
        surname, given = SURNAMES[index % 10], GIVEN[(index // 10 + index) % 10]
        self.name = {v: surname + chr(RARE + 3 * self.serial + n) + given for n, v in enumerate("0ab")}
        self.other = {v: "贵州省遵义市%s%s%d号" % (ROAD[group], v, 7000 + self.serial) for v in "0ab"}
        self.house = {v: n * COUNT + index for n, v in enumerate("0ab")}
        self.number = None if index >= COUNT - WITHOUT_NUMBER else self._numbers()

    def _numbers(self):
        """Orders of one last digit and one check character in every version."""
        start = 100 + 250 * GROUPS.index(self.group) + self.serial % 10
        first = citizen_id(self.born["0"], start)
        return {v: next(number for number in (citizen_id(self.born[v], order) for order in range(start, 1000, 10))
                        if number[-1] == first[-1]) for v in "0ab"}

    def kinds(self):
        yield from ("number",) if self.number else ("birth",)
        yield from ("phone", "name", "other")
        # Of a masked person the house stands in scope; only what is rented elsewhere is hidden.
        if self.group != "masked" or self.index < 5:
            yield "house"


def everybody(today=None):
    today = today or datetime.date.today()
    return [Person(group, index, today) for group in GROUPS for index in range(COUNT)]
