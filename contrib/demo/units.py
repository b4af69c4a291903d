"""The units: companies, shops of single persons, cooperatives, and where they work."""

import datetime

import character
import codes
import days
from comings import some

UNITS = 1620
# Why a unit has no code, and how many there are at scale 1 beside the shops that have none.
REASONS = {"无证经营": 40, "正在办理登记": 30, "依法无需登记": 20, "": 12}
BRANDS = ("黔北 播雅 湘江 新蒲 辣源 虾乡 茗香 乐安 鸿运 恒达 佳和 众诚 金鼎 瑞丰 天成 博远 兴旺 永盛 同创 聚福 "
          "百味 家家乐 老街坊 四季 山里人 鑫源 万通 诚信 顺达 宏图").split()
TRADES = {
    "91": "建材 商贸 物流 科技 餐饮管理 装饰工程 农业发展 物业服务 文化传媒 汽车服务 食品 劳务".split(),
    "92": "羊肉粉馆 超市 五金店 理发店 便利店 药房 小吃店 服装店 茶庄 水果店 汽修店 辣椒经营部 文具店 豆花面馆 烟酒店 手机店".split(),
    "93": "辣椒种植 茶叶种植 生猪养殖 果蔬种植".split(),
}
KINDS = {"91": "有限责任公司（自然人投资或控股）", "92": "个体工商户", "93": "农民专业合作社"}


class Unit:
    __slots__ = ("id", "code", "category", "name", "address", "former", "person", "phone", "founded",
                 "status", "old_name", "closed", "since", "reason", "said")


def make(rng, book, people, scale):
    """Give the units; four of five work in shops or offices, the others at home."""
    shops = [a for a in book.all if a.use in ("商铺", "办公")]
    homes = [a for a in book.all if a.use == "住宅"]
    adults = [p for p in people.all if 22 <= p.age() <= 68 and p.status == "resident" and p.household]
    units, names = [], set()
    rng.shuffle(shops)
    for serial in range(1, int(UNITS * scale) + 1):
        unit = Unit()
        unit.address = shops[serial % len(shops)] if rng.random() < 0.82 else rng.choice(homes)
        village = bool(unit.address.group)
        unit.category = rng.choices(("91", "92", "93"), (1, 4, 5) if village else (40, 60, 0))[0]
        finish(rng, unit, serial, adults, names, people)
        unit.old_name = new_name(rng, unit, names) if rng.random() < 0.06 else None
        unit.code = codes.credit_code(unit.category, 100000 + serial)
        unit.status = rng.choices(("存续", "在业", "注销", "吊销"), (70, 20, 8, 2))[0]
        last_for(rng, unit, shops)
        units.append(unit)
    for reason, count in REASONS.items():
        for _ in range(some(people, count)):
            units.append(without_code(rng, len(units) + 1, shops, adults, names, people, reason))
    return units


def finish(rng, unit, serial, adults, names, people):
    """Who runs it, what it is called, since when it is there."""
    for name in ("former", "closed", "reason", "said", "old_name", "code"):
        setattr(unit, name, None)
    unit.id = "U%05d" % serial
    unit.person = rng.choice(adults)
    unit.name = new_name(rng, unit, names)
    unit.phone = unit.person.phone or people.identities.new_phone()
    first = max(unit.address.cluster.built, days.birthday(unit.person.born(), 18), datetime.date(2003, 1, 1))
    unit.founded = unit.since = days.between(rng, min(first, datetime.date(2025, 6, 1)), datetime.date(2025, 12, 20))


def last_for(rng, unit, shops):
    """Some moved within the district, some are closed."""
    former = rng.choice(shops) if rng.random() < 0.05 else None
    if former and former is not unit.address and former.cluster.built < unit.founded < datetime.date(2025, 1, 1):
        unit.former = former
        unit.since = days.between(rng, days.later(unit.founded, 100), datetime.date(2026, 6, 1))
    if unit.status in ("注销", "吊销"):
        unit.closed = days.between(rng, days.later(unit.since, 30), days.TODAY)


def without_code(rng, serial, shops, adults, names, people, reason):
    """A unit that no licence is of: most where nobody looks (无证经营)."""
    unit = Unit()
    # The first of some, drawn by how many shops without a licence the grid has.
    unit.address = max((rng.choice(shops) for _ in range(12)),
                       key=lambda a: rng.random() ** (1 / (character.of(a).shops + 0.001)))
    unit.category, unit.status = "92", "在业"
    finish(rng, unit, serial, adults, names, people)
    unit.reason = reason or "不清楚"
    if reason == "正在办理登记":
        # Half of them have said so for too long.
        wait = rng.randint(60, 300) if serial % 2 else 1
        unit.said = days.later(days.TODAY, -wait)
        unit.founded = unit.since = min(unit.founded, unit.said)
    return unit


def new_name(rng, unit, names):
    while True:
        brand, trade = rng.choice(BRANDS), rng.choice(TRADES[unit.category])
        if unit.category == "91":
            name = "遵义%s%s%s有限公司" % (rng.choice(("市", "新蒲", "")), brand + rng.choice("隆昌源盛和祥泰安"), trade)
        elif unit.category == "92":
            owner = rng.choice((unit.person.name[0] + "记", brand, unit.person.name[-1] + "姐"))
            name = "新蒲新区%s%s%s" % (unit.address.community.stem, owner, trade)
        else:
            name = "遵义市新蒲新区%s%s%s农民专业合作社" % (unit.address.community.stem, brand, trade)
        if name not in names:
            names.add(name)
            return name
