"""The units: companies, shops of single persons, cooperatives, and where they work."""

import codes

UNITS = 1620
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
                 "status", "old_name")


def make(rng, book, people, scale):
    """Give the units; four of five work in shops or offices, the others at home."""
    shops = [a for a in book.all if a.use in ("商铺", "办公")]
    homes = [a for a in book.all if a.use == "住宅"]
    adults = [p for p in people.all if 20 <= p.age() <= 68 and p.status == "resident"]
    units, names = [], set()
    rng.shuffle(shops)
    for serial in range(1, int(UNITS * scale) + 1):
        unit = Unit()
        unit.address = shops[serial % len(shops)] if rng.random() < 0.82 else rng.choice(homes)
        village = bool(unit.address.group)
        unit.category = rng.choices(("91", "92", "93"), (1, 4, 5) if village else (40, 60, 0))[0]
        unit.person = rng.choice(adults)
        unit.name = new_name(rng, unit, names)
        unit.old_name = new_name(rng, unit, names) if rng.random() < 0.06 else None
        unit.id = "U%05d" % serial
        unit.code = codes.credit_code(unit.category, 100000 + serial)
        unit.former = rng.choice(shops) if rng.random() < 0.05 else None
        unit.phone = unit.person.phone or people.identities.new_phone()
        unit.founded = (rng.randint(2003, 2025), rng.randint(1, 12), rng.randint(1, 28))
        unit.status = rng.choices(("存续", "在业", "注销", "吊销"), (70, 20, 8, 2))[0]
        units.append(unit)
    return units


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
