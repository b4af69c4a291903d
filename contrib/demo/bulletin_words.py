"""What the bulletin calls its figures, and what it says of them in sentences.

One word for one figure (doc/zh/18_words.md), and its definition beside it.
"""

from drawing import BOUNDS, number, share

TOTALS = (
    ("towns", "镇街", "管理网格树中的镇、街道办事处"),
    ("communities", "村居", "管理网格树中的村、社区"),
    ("grids", "网格", "管理网格树最下一级"),
    ("streets", "街路巷", "有标准地址的；同名的按镇街分开计"),
    ("compounds", "小区", "标准地址库中在用的小区、院落"),
    ("addresses", "标准地址", "地址库中没有注销的"),
    ("buildings", "楼栋", "登记在册、没有拆除的"),
    ("houses", "房屋", "登记在册、没有注销的一套或一间"),
    ("persons", "人员", "登记在册、没有去世的，含住在区外的"),
    ("households", "户", "今天有效的户口簿上的户"),
    ("units", "单位", "登记在册、没有停业的"),
)
KINDS = (("persons", "人员"), ("houses", "房屋"), ("units", "单位"))
LISTS = {"address": "标准地址", "person": "人员", "house": "房屋", "unit": "单位", "declaration": "居住申报"}
SCORES = (("completeness", "完整分", "必采的信息项有多少；"), ("accuracy", "准确分", "已填的有多少合乎规则；"),
          ("freshness", "鲜活分", "会过期的有多少在保鲜期内。"))
COVERAGE = {1: "街路巷有没有标准地址，清单上的路地址库里有没有", 2: "街路巷、村民组下有没有门牌或小区",
            3: "门牌、小区、楼栋下有没有登记房屋", 4: "房屋有没有人、承租人或单位，人有没有房屋"}
COVERAGE_NOTE = "缺：登记库自己看得出来的缺口；登记库和清单都没有的，要实地才能发现，不在其中。空着的房屋也算缺，须上门核实。"


def scored(towns):
    return sorted((t for t in towns if t.get("completeness") is not None), key=lambda t: (t["completeness"], t["name"]))


def summary(data):
    """Give three sentences: what there is, how good it is, what is to be done."""
    totals, towns, lists = data["totals"], scored(data["towns"]), data["lists"]
    there = "全区登记人员 %s 人、房屋 %s 套、单位 %s 家，分布在 %s 个镇街、%s 个村居、%s 个网格。" % tuple(
        number(totals.get(k, 0)) for k in ("persons", "houses", "units", "towns", "communities", "grids"))
    good = "人员登记的完整分平均 %s 分" % number(data["scores"].get("completeness"))
    if len(towns) > 1:
        good += "，%s最高（%s 分），%s最低（%s 分）" % (towns[-1]["name"], number(towns[-1]["completeness"]), towns[0]["name"], number(towns[0]["completeness"]))
    low = sum(1 for g in data["grids"] if g.get("completeness") is not None and g["completeness"] < BOUNDS[1] and g.get("persons", 0) >= 5)
    good += "，%s 个网格低于 %d 分" % (number(low), BOUNDS[1]) if low else "，没有网格低于 %d 分" % BOUNDS[1]
    most = [i["item"] for k in data["missing"][:1] for i in k["items"]]
    good += "；缺得最多的信息项是%s。" % "、".join(most) if most else "。"
    lines, waiting = sum(o["lines"] for o in lists), sum(o["review"] for o in lists)
    entered = sum(o["registered"] + o["merged"] for o in lists)
    worst = min((c for c in data["coverage"] if c["there"]), key=lambda c: (c["there"] - c["missing"]) / c["there"], default=None)
    todo = "部门报来清单 %s 行，已入库 %s 行（%s），待核查 %s 行；人户分离 %s 人" % (
        number(lines), number(entered), share(entered, lines), number(waiting),
        number(totals.get("separated_within", 0) + totals.get("separated_away", 0)))
    if worst:
        todo += "；四个不漏中“%s”覆盖率最低（%s）" % (worst["name"], share(worst["there"] - worst["missing"], worst["there"]))
    return there, good, todo + "。"
