"""The frame of the world: towns, communities, streets, names of compounds and groups.

Towns and communities are real (places.tsv). Streets, compounds and village
groups are invented plausibly or are of public knowledge.
"""

import os

DISTRICT = "520371"
STATUTORY_DISTRICT = "520302"

TOWN_STREETS = {
    "010": "播州大道 礼仪大道 高铁大道 和平路 同心路 沙河路",
    "013": "平安大道 播州大道 红星路 人民路 奥体路 青城路",
    "014": "平安大道 播州大道 人民路 文化路 湘江大道 幸福路 白鹭路",
    "108": "新舟大道 机场路 永福路 老街",
    "109": "米兰路 辣椒大道 人民路 老街 正街",
    "110": "正街 三渡路",
    "111": "永乐大道 骊龙路 老街 正街",
    "112": "喇叭大道 正街",
}
# Their numbers run on through several towns; every other name starts anew in each town.
TRUNK_ROADS = {("平安大道", "013"), ("平安大道", "014"), ("播州大道", "010"), ("播州大道", "013"),
               ("播州大道", "014"), ("人民路", "013"), ("人民路", "014")}
TOWN_SEATS = {"新蒲村", "新中村", "新舟村", "永乐村", "喇叭村", "水洋村"}

COMPOUND_STEMS = (
    "锦绣 翡翠 阳光 金碧 学府 龙腾 湖畔 望湖 东方 南湖 悦来 和谐 盛世 天骄 碧水 云顶 书香 春天 星河 枫林 "
    "国宾 玉兰 桂花 凤凰 播雅 龙泉 林达 幸福 美的 恒信 瑞和 鼎盛 蓝山 金域 御景 麒麟 紫云 茗香 青山 银杏 "
    "华府 汇景 丰乐 嘉禾 明珠 康桥 翰林 博雅 九龙 大地").split()
COMPOUND_KINDS = ("花园 小区 名苑 新城 家园 华庭 公馆 雅居 国际 城 湾 里 世家 半岛 嘉园 丽都 阳光城 安置小区 "
                  "佳苑 广场").split()
OFFICE_KINDS = ("大厦", "商务中心", "写字楼", "科创园")
GROUP_STEMS = (
    "青杠林 大土 水井湾 柏香林 堰塘 岩上 老屋基 庙湾 新房子 大坪 石板 沙坝 田坝 冲里 桂花树 梨子湾 茶园 瓦厂 "
    "桥头 河边 坳上 高坎 杉树林 竹林湾 龙井 白果 马鞍山 学堂 枫香 烂坝 湾里 黄泥 大屋 核桃 油房 新寨 老寨 "
    "观音桥 双树 野猫 土地坳 凉水井").split()
NUMERALS = "零一二三四五六七八九十"


def chinese_number(n):
    """Write 0 to 999 in Chinese, as in 十八 or 一百二十."""
    if n <= 10:
        return NUMERALS[n]
    if n < 20:
        return "十" + NUMERALS[n - 10]
    if n < 100:
        return NUMERALS[n // 10] + "十" + (NUMERALS[n % 10] if n % 10 else "")
    head, rest = NUMERALS[n // 100] + "百", n % 100
    if not rest:
        return head
    if rest < 10:
        return head + "零" + NUMERALS[rest]
    return head + (("一" + chinese_number(rest)) if rest < 20 else chinese_number(rest))


class Place:
    """A town or a community with its place in both trees."""

    def __init__(self, code, name, kind, parent):
        self.statutory = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.code = DISTRICT + code[6:]
        self.stem = name[:-2] if name[-2:] in ("街道", "社区") else name[:-1]
        self.urban = kind == "community"
        self.children = []


class Street:
    """A street; its door numbers run on wherever it is built up."""

    def __init__(self, name):
        self.name = name
        self.last = 0
        self.repeated = False

    def next_number(self, rng):
        self.last += rng.choice((1, 1, 2, 2, 3))
        return self.last


def load(path=None):
    """Read places.tsv: give the towns, each with its communities in order of their codes."""
    path = path or os.path.join(os.path.dirname(os.path.abspath(__file__)), "places.tsv")
    towns, by_code = [], {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith(("#", "code\t")):
                continue
            code, name, kind = line.rstrip("\n").split("\t")
            place = Place(code, name, kind, by_code.get(code[:9]))
            by_code[code] = place
            if place.parent:
                place.parent.children.append(place)
            else:
                towns.append(place)
    for town in towns:
        names = [c.name for c in town.children]
        assert len(set(names)) == len(names)
    everywhere = [c.name for t in towns for c in t.children]
    for town in towns:
        for community in town.children:
            community.repeated = everywhere.count(community.name) > 1
    return towns


def lay_streets(rng, towns):
    """Give {community: streets}: two or three of the town's and one or two lanes of its own."""
    by_key, streets = {}, {}

    def street(name, town):
        key = (name, "" if (name, town) in TRUNK_ROADS else town)
        if key not in by_key:
            by_key[key] = Street(name)
        return by_key[key]

    for town in towns:
        code = town.statutory[6:]
        shared = TOWN_STREETS[code].split()
        for community in town.children:
            if not community.urban and community.name not in TOWN_SEATS:
                continue
            picked = [street(n, code) for n in rng.sample(shared, min(len(shared), 3))]
            for kind in rng.sample(("路", "巷", "横街", "北路"), 2 if community.urban else 1):
                lane = street(community.stem + kind, code)
                if lane not in picked:
                    picked.append(lane)
            streets[community] = picked
    for key, one in by_key.items():
        one.repeated = sum(1 for name, _ in by_key if name == key[0]) > 1
    return streets


def compound_names(rng):
    """Give names of compounds without end; no two share stem and kind."""
    names = [s + k for s in COMPOUND_STEMS for k in COMPOUND_KINDS
             if not (k == "阳光城" and s == "阳光") and not s.endswith(k)]
    taken = set()
    rng.shuffle(names)
    for name in names:
        short = name[:-2] if name.endswith("小区") else name
        if short not in taken:
            taken.add(short)
            yield name
    serial = 0
    while True:
        serial += 1
        yield "新城%s号院" % chinese_number(serial)
