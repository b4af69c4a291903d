"""The further columns of the police list: filled, and right, as the grid's station is."""

import people as world

HEADER = ["曾用名", "婚姻状况", "文化程度", "职业", "服务处所", "住所类型", "人户一致", "流入原因", "户籍区划", "国籍",
          "抵达日期", "预计离开日期", "办证类型", "居住证号", "居住证签发", "居住证到期", "留守类型", "家庭成员姓名",
          "家庭成员身份证号", "家庭成员关系", "家庭成员电话", "无证件原因"]
DISTRICT = "520302"
PLACES = "新蒲新区建筑工地 遵义虾子辣椒城 新蒲新区物流园 遵义综合保税区 个体经营 本村承包地".split()
TRADES = "务农 经商 厨师 司机 建筑工 教师 保安 保洁 售货员 电工 护士 会计 快递员 驾校教练".split()


def columns(rng, person, where, home):
    """Give the further columns of a person of a grid, who is registered at home."""
    def filled(value):
        return value if value and rng.random() < where.filled else ""

    # A clerk who fills columns without asking fills several so.
    careless = rng.random() >= where.right
    here = bool(person.house) and not person.tenant and person.status == "resident" and not person.former
    reason = rng.choice(("务工", "务工", "经商", "随迁", "学习")) if person.tenant and person.status == "resident" else ""
    works = filled(rng.choice(TRADES)) if 18 <= person.age() < 62 else ""
    return ([person.name if careless and person.id_kind == "111" else "",
             filled(marital(rng, person, careless)), filled(education(rng, person, careless)),
             works, filled(rng.choice(PLACES)) if works else "",
             filled("租住" if person.tenant else "自有" if person.house else ""),
             filled("是" if here else "否" if person.tenant else ""), filled(reason),
             filled(division(home)), person.nationality or "", str(person.arrived or ""), str(person.leaves or "")]
            + permit(rng, person, where, careless) + [left_behind(person, careless)]
            + guardian(rng, person, where) + [person.reason or ""])


def permit(rng, person, where, careless):
    if not person.permit or rng.random() > 0.3 + 0.7 * where.filled:
        return [""] * 4
    number, issued, expires = person.permit
    if careless and rng.random() < 0.7:
        issued, expires = expires, issued
    return ["居住证", number, issued.isoformat(), expires.isoformat()]


def guardian(rng, person, where):
    if not person.guardians or rng.random() >= where.filled:
        return [""] * 4
    one, relation = person.guardians[0]
    return [one.name, one.number, relation, one.phone or ""]


def marital(rng, person, careless):
    if person.age() < 23:
        return ("已婚" if careless else "未婚") if person.age() < 18 else "未婚"
    if person.kin in ("11", "12"):
        return "已婚"
    if person.household and any(m.kin in ("11", "12") for m in person.household.members) and person.kin == "02":
        return "已婚"
    return rng.choice(("未婚", "离婚") if person.age() < 60 else ("丧偶", "丧偶", "离婚"))


def education(rng, person, careless):
    age = person.age()
    if age < 7:
        return "高中" if careless else ""
    if age < 13:
        return "本科" if careless else "小学"
    if age < 16:
        return "初中"
    return rng.choice(("小学", "小学", "初中") if age > 62 else ("初中", "初中", "高中", "中专", "大专", "本科"))


def left_behind(person, careless):
    if careless and person.left_behind is None and 20 <= person.age() < 58 and person.kin == "02":
        return "老人"
    return person.left_behind or ""


def division(home):
    """Give the county in which a home lies: a text of another county, or an address here."""
    house, text = home
    if house is not None:
        return DISTRICT
    return next((code for start, code in world.OUTSIDE_HOMES.items() if (text or "").startswith(start)), "")

