"""The lists of houses (housing office) and of units (market regulation)."""

import character
import codes
import days
import faults
import spelling
import units as world
from lines import List
from lists_of_persons import misname, mix_in

HOUSING_HEADER = ["序号", "记录类型", "小区", "楼栋号", "单元", "楼层", "室号", "房屋坐落", "建筑面积", "用途", "层数",
                  "权利人", "权利人证件号", "登记时间", "份额"]
OWNER_SHARE = {"id_17_digits": 0.002, "id_wrong_check": 0.003, "id_transposed": 0.002, "id_missing": 0.015}
MARKET_HEADER = ["序号", "统一社会信用代码", "名称", "类型", "经营场所", "法定代表人", "联系电话", "成立日期", "状态", "注销日期",
                 "核查日期", "无代码原因"]


def housing(rng, book, people):
    """Give buildings, and below each its houses, a line for every owner."""
    result = List("housing.csv", "住建", "housing", "house", HOUSING_HEADER, end="\r\n", bom=True)
    doubles = []
    for address in book.all:
        if address.storeys:
            if rng.random() > 0.01:
                building_line(rng, result, address)
        if not address.use or rng.random() > character.of(address).housed:
            continue
        owners = people.owners[address.id]
        together = Together(owners) if len(owners) > 1 else None
        for owner in owners:
            house_line(rng, result, address, owner, together, [])
            if rng.random() < 0.006:
                doubles.append((address, owner, together))
    for address, owner, together in doubles:
        house_line(rng, result, address, owner, together, ["twice"])
    mix_in(rng, result, len(doubles))
    return result


class Together:
    """Owners of one house have it from one day on, an equal share each."""

    def __init__(self, owners):
        self.owners, self.share, self.day = owners, "1/%d" % len(owners), None

    def since(self, day):
        """Give the day of all of them: the first that is named, when all of them are born."""
        self.day = self.day or max([day] + [o.born() for o in self.owners])
        return self.day


def columns_of(address):
    """Give compound, building, unit, floor and room as the office keeps them."""
    floor = address.floor or (int(address.room[:-2]) if address.room else "")
    return [address.compound or "", address.building or "", "%d单元" % address.unit if address.unit else "",
            str(floor), str(address.room or "")]


def building_line(rng, result, address):
    written = spelling.write(rng, address, "housing")
    if address.level == "building" and rng.random() < 0.5:
        written = spelling.Written(address.text, address, "building", kinds=["exact"])
    area = "%.2f" % (address.storeys * rng.uniform(240, 900))
    use = "商业办公" if address.level == "compound" else "住宅" if address.level == "building" else "商住混用"
    result.add(["楼栋"] + columns_of(address) + [written.text, area, use, str(address.storeys), "", "",
                slashes(days.between(rng, address.cluster.built, days.TODAY)), ""], "building", "", written, [])


def slashes(day):
    return "%d/%d/%d" % (day.year, day.month, day.day)


def house_line(rng, result, address, owner, together, kinds):
    kinds = list(kinds)
    where = character.of(address)
    written = spelling.write(rng, address, "housing", None, where.vague)
    if address.building and written.address is address and rng.random() < 0.08:
        # The location names the compound only; the columns beside it say the rest.
        top = address
        while top.level != "compound":
            top = top.parent
        short = []
        text = spelling.head(rng, top, short) + spelling.compound_head(rng, top, short)
        written = spelling.Written(text, address, address.level, kinds=["split_columns"] + short)
    company = owner.id.startswith("C")
    name = owner.name if company else misname(rng, owner.name, {
        "name_homophone": 0.003, "name_swapped": 0.001, "name_other_dot": 0.3}, kinds)
    if company or owner.id_kind != "111":
        number = owner.number
    else:
        number = faults.write_id(rng, owner.number, OWNER_SHARE, kinds)
    if address.area is None:
        address.area = rng.uniform(18, 160) if address.use != "住宅" else rng.uniform(48, 168)
    first = address.cluster.built if company else max(address.cluster.built, owner.born())
    area = "%.2f" % address.area if measured(rng, address, where) else ""
    day = days.visit(rng, where.visited / 2, first)
    result.add(["房屋"] + columns_of(address)
               + [written.text, area, address.use, "", name,
                  number, slashes(together.since(day) if together else day), together.share if together else ""], "house", owner.id, written, kinds)


def measured(rng, address, where):
    """Whether the office has the area of a house: of a flat let by the bed somebody has looked."""
    return address.rooms or address.area < 45 or rng.random() < 0.5 + where.filled / 2


def market(rng, units):
    """Give the units, some twice: under an older name, at an older place, without a code."""
    result = List("market_unit.csv", "市监", "market", "unit", MARKET_HEADER)
    known = [u for u in units if rng.random() > 0.015]
    for unit in known:
        market_line(rng, result, unit, [])
    doubles = [u for u in known if rng.random() < 0.185]
    for unit in doubles:
        market_line(rng, result, unit, ["twice"])
    mix_in(rng, result, len(doubles))
    return result


def market_line(rng, result, unit, kinds):
    address, name = unit.address, unit.name
    first, last = unit.since, unit.closed or days.TODAY
    if unit.former and (kinds or rng.random() < 0.4):
        address, first, last = unit.former, unit.founded, days.later(unit.since, -1)
        kinds.append("old_address")
    if unit.old_name and kinds:
        name = unit.old_name
        kinds.append("old_name")
    where = character.of(address)
    written = spelling.write(rng, address, "market", unit.phone, where.vague)
    said_on = unit.said or days.visit(rng, where.visited, first, days.later(last, -1))
    code = written_code(rng, unit, kinds)
    person = misname(rng, unit.person.name, {"name_homophone": 0.01, "name_swapped": 0.004,
                                             "name_other_dot": 0.5}, kinds)
    result.add([code, name, world.KINDS[unit.category], written.text, person,
                faults.write_phone(rng, unit.phone, 0.1), unit.founded.isoformat(), unit.status,
                str(unit.closed or ""), said_on.isoformat(), unit.reason or ""],
               "unit", unit.id, written, kinds)


def written_code(rng, unit, kinds):
    if not unit.code:
        return ""
    draw = rng.random()
    if draw < 0.012:
        kinds.append("code_wrong_check")
        return unit.code[:17] + rng.choice([c for c in codes.CREDIT_ALPHABET if c != unit.code[17]])
    if draw < 0.02:
        kinds.append("code_17_characters")
        return unit.code[:10] + unit.code[11:]
    if draw < 0.03:
        kinds.append("code_letter_o")
        return unit.code[:8] + unit.code[8:].replace("0", "O", 1)
    if draw < 0.05:
        kinds.append("code_old_registration")
        return codes.registration_number(int(unit.id[1:]))
    if draw < 0.08:
        kinds.append("code_missing")
        return ""
    return unit.code
