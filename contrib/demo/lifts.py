"""The lifts that market regulation inspects: records of a kind that the district adds itself."""

import character
import days

HEADER = ["序号", "设备代码", "名称", "安装位置", "用途", "启用日期", "检验日期", "维保单位"]
KEEPERS = ("遵义示例电梯工程有限公司", "贵州样例机电服务有限公司", "新蒲示范电梯维修站")
# From so many storeys a building has a lift.
STOREYS = 7


def lifts(rng, book):
    """Give the lifts, a tuple each in the order of HEADER: one of every stairwell, two of an office building."""
    below = {}
    for address in book.all:
        if address.level == "unit":
            below.setdefault(address.parent.id, []).append(address)
    serial = 0
    for building in book.all:
        if building.storeys < STOREYS:
            continue
        offices = building.level == "compound"
        for place in below.get(building.id, [building] * (2 if offices else 1)):
            serial += 1
            yield (serial, "%06d" % serial) + lift(rng, place, serial, offices and serial % 2)


def lift(rng, place, serial, of_goods):
    where = character.of(place)
    began = max(place.cluster.built, days.LONG_AGO)
    keeper = "" if rng.random() > 0.6 + where.filled / 3 else rng.choice(KEEPERS)
    return ("%d号电梯" % serial, place.text, "载货" if of_goods else "乘客", began,
            days.visit(rng, where.visited, began), keeper)
