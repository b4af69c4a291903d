"""How people write an address: from the complete text down to 同上."""

import places
from places import chinese_number

TRADITIONAL = str.maketrans(
    "贵义红岗区县镇虾兰乐单栋楼层号门园龙东华国庄湾阳锦绣办湘远录舆凤云实业",
    "貴義紅崗區縣鎮蝦蘭樂單棟樓層號門園龍東華國莊灣陽錦繡辦湘遠錄輿鳳雲實業")
FULL_WIDTH = {c: c + 0xFEE0 for c in range(0x21, 0x7F)}
SLIPS = (("杨录", "杨绿"), ("茅坡", "毛坡"), ("绿塘", "录塘"), ("禹门", "雨门"), ("槐安", "怀安"), ("骊龙", "丽龙"),
         ("茶馨", "茶新"), ("高粱", "高梁"), ("新舟", "新洲"), ("青城桥", "清城桥"), ("沙滩", "沙摊"), ("乐耕", "乐根"),
         ("和泰", "和太"), ("灵犀", "灵溪"), ("松源", "松原"), ("瓦龙", "瓦垄"), ("龙堰", "龙燕"), ("播州", "博州"),
         ("红岩", "红崖"), ("源泉", "原泉"), ("锦绣", "锦秀"), ("翡翠", "翡脆"), ("嘉园", "佳园"), ("华庭", "华廷"))
UNPLACEABLE = ("租房", "同上", "不详", "无", "暂无", "老家", "待核实", "新蒲新区", "遵义市", "本镇", "街上", "朋友家", "工地")
OTHER_CITIES = (
    "浙江省宁波市慈溪市观海卫镇湖东路%d号", "广东省东莞市虎门镇大宁社区浦江路%d号", "贵州省贵阳市观山湖区金朱西路%d号",
    "福建省泉州市晋江市陈埭镇工业路%d号", "遵义市汇川区大连路%d号", "遵义市播州区南白街道万寿街%d号", "重庆市渝北区龙溪街道新南路%d号")
RELATIONS = ("对面", "旁边", "旁50米", "附近", "斜对面", "往东200米", "背后", "楼上", "隔壁")
RURAL_OLD = {"108", "109", "110", "111", "112"}

# Shares of each office: exact text, unplaceable, relation, cut short, slip, noise.
PROFILES = {
    "police": dict(exact=0.30, nowhere=0.004, relation=0.004, cut=0.012, slip=0.010, noise=0.05),
    "housing": dict(exact=0.25, nowhere=0.001, relation=0.001, cut=0.003, slip=0.006, noise=0.06),
    "market": dict(exact=0.20, nowhere=0.008, relation=0.025, cut=0.02, slip=0.012, noise=0.08),
    "health": dict(exact=0.12, nowhere=0.015, relation=0.012, cut=0.07, slip=0.022, noise=0.12),
    "declaration": dict(exact=0.08, nowhere=0.012, relation=0.010, cut=0.02, slip=0.020, noise=0.14),
}


class Written:
    """A text and what it denotes at best: the address, its level, or the anchor of a relation."""

    __slots__ = ("text", "address", "level", "anchor", "kinds")

    def __init__(self, text, address, level, anchor=None, kinds=()):
        self.text, self.address, self.level = text, address, level
        self.anchor, self.kinds = anchor, list(kinds)
        if "ambiguous_village" in kinds or "ambiguous_street" in kinds:
            self.address, self.level, self.anchor = None, "", None


def write(rng, address, office, phone=None, vague=1):
    """Write an address as somebody in this office would, vaguely so many times more often."""
    share = PROFILES[office]
    draw = rng.random() / vague
    if draw < share["nowhere"]:
        return nowhere(rng)
    draw -= share["nowhere"]
    if draw < share["relation"]:
        return beside(rng, address)
    draw -= share["relation"]
    if draw < share["cut"]:
        return cut_short(rng, address)
    if rng.random() < share["exact"]:
        return Written(address.text, address, address.level, kinds=["exact"])
    kinds = []
    text = head(rng, address, kinds) + tail(rng, address, kinds)
    if rng.random() < share["slip"]:
        text = slip(rng, text, kinds)
    if rng.random() < share["noise"]:
        text = noise(rng, text, phone, kinds)
    return Written(text, address, address.level, kinds=kinds)


def nowhere(rng):
    if rng.random() < 0.7:
        return Written(rng.choice(UNPLACEABLE), None, "", kinds=["no_address"])
    return Written(rng.choice(OTHER_CITIES) % rng.randint(1, 300), None, "", kinds=["other_city"])


def beside(rng, address):
    """Write a relation to a compound or a door: near it, not in it."""
    anchor = address
    while anchor.level in ("room", "unit", "building") or anchor.attached:
        anchor = anchor.parent
    kinds = ["relation"]
    name = anchor.compound or tail(rng, anchor, kinds)
    return Written(head(rng, anchor, kinds, plain=True) + name + rng.choice(RELATIONS),
                   None, "near", anchor, kinds)


def cut_short(rng, address):
    """Leave out the last elements: a building, a compound or the community is all that is said."""
    kinds, chain, above = ["cut_short"], [], address.parent
    while above:
        chain.append(above)
        above = above.parent
    if not chain or rng.random() < 0.2:
        return Written(head(rng, address, kinds, plain=True), None, "community", kinds=kinds)
    shorter = rng.choice(chain)
    return Written(head(rng, shorter, kinds, plain=True) + tail(rng, shorter, kinds),
                   shorter, shorter.level, kinds=kinds)


# The part above the street

def head(rng, address, kinds, plain=False):
    town, community = address.town, address.community
    above = upper(rng, town, kinds)
    town_name = town.name
    if rng.random() < 0.03:
        town_name = old_town(town, kinds)
    elif rng.random() < 0.03:
        town_name = town.stem
        kinds.append("short_town")
    community_name = written_community(rng, community)
    if plain or address.group:
        if community.repeated and rng.random() < 0.04:
            kinds.append("ambiguous_village")
            return above + community_name
        keep_town = community.repeated or rng.random() < 0.75
        return above + (town_name if keep_town else "") + community_name
    if not address.compound and address.street.repeated:
        if rng.random() < 0.01:
            kinds.append("ambiguous_street")
            return above
        return above + town_name + (community_name if rng.random() < 0.4 else "")
    draw = rng.random()
    if draw < 0.35:
        return above + town_name + community_name
    if draw < 0.65:
        return above + town_name
    kinds.append("no_town")
    if draw < 0.72:
        return above + community_name
    return above


def upper(rng, town, kinds):
    """Write province to district, or leave them out, or name a parent that is wrong or gone."""
    draw = rng.random()
    if draw < 0.18:
        return "贵州省遵义市红花岗区"
    if draw < 0.30:
        return "贵州省遵义市新蒲新区"
    if draw < 0.42:
        return "遵义市新蒲新区"
    if draw < 0.58:
        return "新蒲新区"
    if draw < 0.66:
        return "遵义市红花岗区"
    if draw < 0.70:
        return "贵州省遵义市红花岗区新蒲新区"
    if draw < 0.74:
        return "红花岗区"
    if draw < 0.77:
        kinds.append("old_parent")
        return "贵州省遵义县" if town.statutory[6:] in RURAL_OLD else "贵州省遵义地区"
    if draw < 0.79:
        kinds.append("wrong_parent")
        return rng.choice(("贵州省遵义市播州区", "遵义市汇川区", "遵义市播州区"))
    if draw < 0.81:
        kinds.append("doubled_prefix")
        return rng.choice(("贵州省遵义市贵州省遵义市红花岗区", "遵义市遵义市新蒲新区", "新蒲新区新蒲新区"))
    if draw < 0.83:
        return "贵州遵义新蒲"
    kinds.append("no_district")
    return ""


def old_town(town, kinds):
    if town.name == "新蒲街道":
        kinds.append("old_town")
        return "新蒲镇"
    if town.kind == "street":
        kinds.append("short_town")
        return town.stem + "街道办"
    kinds.append("old_town")
    return town.stem + "乡"


def written_community(rng, community):
    draw = rng.random()
    if draw < 0.08:
        return community.name + ("委会" if community.name.endswith("村") else "居委会")
    if draw < 0.10:
        return community.name + ("村民委员会" if not community.urban else "居民委员会")
    return community.name


# The part from the street down

def tail(rng, address, kinds):
    where = ""
    if address.group:
        where = written_group(rng, address.group, kinds)
    if address.compound:
        where += compound_head(rng, address, kinds)
    elif address.street:
        where += address.street.name
        where += written_number(rng, address, kinds)
    elif address.number:
        where += written_number(rng, address, kinds)
    return where + inside(rng, address, kinds)


def compound_head(rng, address, kinds):
    draw = rng.random() if address.street else 1
    if draw < 0.10 and not address.street.repeated and address.level != "compound":
        kinds.append("no_compound")
        return address.street.name + written_number(rng, address, kinds)
    name = address.compound
    if name.endswith("小区") and rng.random() < 0.3 and "安置" not in name:
        name = name[:-2]
        kinds.append("short_compound")
    if draw < 0.40:
        return address.street.name + written_number(rng, address, kinds) + name
    return address.street.name + name if draw < 0.52 else name


def written_group(rng, group, kinds):
    stem = group[:-1]
    if stem[0] in places.NUMERALS:
        number = next(i for i in range(1, 100) if chinese_number(i) == stem)
        draw = rng.random()
        if draw < 0.4:
            return group
        if draw < 0.75:
            return "%d组" % number
        if draw < 0.9:
            return group[:-1] + "村民组"
        return "第%s村民组" % stem
    draw = rng.random()
    if draw < 0.5:
        return group
    if draw < 0.85:
        return stem + "村民组"
    kinds.append("short_group")
    return stem


def written_number(rng, address, kinds):
    number, attached = address.number, address.attached
    draw = rng.random()
    if draw < 0.04 and number < 100:
        kinds.append("chinese_numeral")
        text = chinese_number(number) + "号"
    elif draw < 0.07:
        kinds.append("full_width")
        text = ("%d号" % number).translate(FULL_WIDTH)
    else:
        text = "%d号" % number
    if not attached:
        return text
    draw = rng.random()
    if draw < 0.6:
        return text + "附%d号" % attached
    if draw < 0.8:
        return text + "附%d" % attached
    return text[:-1] + "附%d号" % attached


def inside(rng, address, kinds):
    """Write building, unit, floor and room in one of the ways that people have."""
    building = address.building
    serial = building[:-1] if building else None
    if not building:
        return written_room(rng, address)
    if address.level == "building":
        return serial + rng.choice(("栋", "幢", "号楼", "#楼")) if serial.isdigit() else building
    if address.level == "unit":
        return "%s%s%d单元" % (serial, "栋" if serial.isdigit() else "座", address.unit)
    parts = [serial] + ([str(address.unit)] if address.unit else [])
    parts += [str(address.floor), str(address.room)] if address.floor else [address.room]
    draw = rng.random()
    if draw < 0.28:
        kinds.append("shorthand")
        return rng.choice(("-", "-", "-", "-", "－", "—")).join(parts)
    if draw < 0.40:
        kinds.append("shorthand")
        return serial + rng.choice(("#", "栋", "幢")) + "-".join(parts[1:])
    if draw < 0.50 and serial.isdigit():
        kinds.append("chinese_numeral")
        return in_chinese(rng, address, int(serial))
    word = rng.choice(("栋", "幢", "号楼", "#楼", "橦", "座")) if serial.isdigit() else "座"
    if word == "橦":
        kinds.append("variant_word")
    text = serial + word
    if address.unit:
        text += "%d%s" % (address.unit, rng.choice(("单元", "单元", "单元", "梯")))
    return text + written_room(rng, address)


def written_room(rng, address):
    if address.room is None:
        return ""
    if address.floor:
        return rng.choice(("%d层%d号", "%d楼%d号", "%d楼%d室", "%d-%d")) % (address.floor, address.room)
    if rng.random() < 0.08:
        return "%s楼%s室" % (address.room[:-2], address.room)
    return address.room + rng.choice(("室", "室", "号", "房", ""))


def in_chinese(rng, address, serial):
    text = chinese_number(serial) + rng.choice(("栋", "幢", "号楼"))
    if address.unit:
        text += chinese_number(address.unit) + "单元"
    if address.floor:
        return text + chinese_number(address.floor) + "楼" + chinese_number(address.room) + "号"
    zero = rng.choice("零〇")
    return text + "".join(places.NUMERALS[int(c)] if c != "0" else zero for c in address.room) + "室"


# Slips and noise over the whole text

def slip(rng, text, kinds):
    found = [s for s in SLIPS if s[0] in text]
    if found:
        right, wrong = rng.choice(found)
        kinds.append("homophone")
        return text.replace(right, wrong)
    return text


def noise(rng, text, phone, kinds):
    draw = rng.random()
    if draw < 0.2:
        kinds.append("full_width")
        return text.translate(FULL_WIDTH)
    if draw < 0.4:
        kinds.append("traditional")
        return text.translate(TRADITIONAL)
    if draw < 0.55 and phone:
        kinds.append("phone_attached")
        return text + (" " if text[-1].isdigit() else rng.choice(("", " ", "电话"))) + phone
    if draw < 0.7:
        kinds.append("spaces")
        place = rng.randrange(1, len(text))
        return text[:place] + rng.choice((" ", "  ", "\u3000")) + text[place:]
    if draw < 0.8:
        kinds.append("remark")
        return text + rng.choice(("（租房）", "(自建房)", "（原址）", "，联系房东"))
    if draw < 0.9:
        kinds.append("postcode")
        return "563000" + rng.choice((" ", "")) + text
    kinds.append("commas")
    for mark in ("新蒲新区", "红花岗区", "街道", "镇", "社区", "村"):
        if mark in text:
            return text.replace(mark, mark + rng.choice((",", "，", " ")), 1)
    return text
