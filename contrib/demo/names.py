"""Names of invented persons, and the ways in which clerks get them wrong."""

SURNAMES = (
    ("王李张刘陈杨", 9), ("赵黄周吴徐孙马朱胡郭何", 6),
    ("林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈", 3),
    ("钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤", 1),
)
COMPOUND_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "令狐")
GIVEN_MEN = {
    "old": "国华明建军德福贵林文忠义学成荣光祥金正云清平志生昌永发树全培仁礼",
    "middle": "伟强勇军磊涛超明刚平辉鹏杰飞波斌宇浩凯健俊帅峰龙海松勋毅亮",
    "young": "浩宇轩子涵梓睿博文俊泽航辰逸铭奕晨阳嘉佑皓恒煜霖熙承远铠",
}
GIVEN_WOMEN = {
    "old": "秀英兰珍芳玉梅桂素琴淑华群仙碧莲先芬珍凤菊翠香容贞清会",
    "middle": "丽敏静燕艳娟霞芳婷玲娜红梅雪莉倩慧洁琳莎颖丹萍晶蓉春",
    "young": "欣怡梓涵诗雨佳琪思彤雅馨语桐若汐依诺可馨梦瑶婉晴芷悦妍朵",
}
RARE_GIVEN = ("𠮷", "㛃", "䶮", "𬭎", "堃", "犇", "燚", "𬍛", "喆", "昇")
DOTTED_GIVEN = ("阿依古丽", "木拉提", "古丽娜尔", "艾山江", "热依拉", "帕提曼", "吐尔洪", "迪丽努尔")
DOTTED_FATHERS = ("买买提", "艾合买提", "阿不都热", "吐尔逊", "卡德尔", "玉素甫", "依明", "尼亚孜")
FOREIGN_FAMILY = ("ALDERWICK", "BRENNHOLT", "CARVALHAES", "DUROCHELLE", "EKSTRANDER", "NGUYENSON", "OKONDARE")
FOREIGN_GIVEN = ("MARTIN", "ANNA", "PETER", "LUISA", "DAVID", "ELENA", "THANH", "SAMUEL")
DOT = "\u00b7"
OTHER_DOTS = ("\u2022", "\u30fb", ".", "\uff65", "\uff0e")

HOMOPHONES = {
    "伟": "玮炜", "芳": "方", "丽": "莉俐", "英": "瑛", "强": "蔷", "静": "靖", "敏": "闽", "燕": "艳",
    "艳": "燕", "娟": "鹃", "霞": "侠", "婷": "庭", "玲": "铃", "红": "宏", "梅": "美", "莉": "丽",
    "华": "桦", "明": "铭", "军": "君", "志": "智", "文": "雯", "平": "萍", "萍": "平", "辉": "晖",
    "杰": "洁", "波": "博", "斌": "彬", "宇": "雨", "浩": "皓", "健": "建", "俊": "峻", "峰": "锋",
    "涛": "滔", "国": "帼", "建": "健", "德": "得", "福": "富", "贵": "桂", "忠": "钟", "荣": "蓉",
    "光": "广", "祥": "翔", "清": "青", "永": "勇", "成": "诚", "秀": "绣", "兰": "岚", "珍": "真",
    "玉": "钰", "桂": "贵", "素": "愫", "琴": "勤", "淑": "书", "慧": "惠", "琳": "林", "颖": "影",
    "轩": "宣", "子": "梓", "梓": "子", "涵": "晗", "博": "勃", "泽": "则", "辰": "晨", "晨": "辰",
    "欣": "新", "怡": "宜", "诗": "思", "思": "诗", "佳": "嘉", "嘉": "佳", "雅": "亚", "馨": "新",
}


class Names:
    """Draw names; surnames come with the frequency that they have."""

    def __init__(self, rng):
        self.rng = rng
        self.surnames = [c for chars, weight in SURNAMES for c in chars for _ in range(weight)]

    def surname(self):
        if self.rng.random() < 0.004:
            return self.rng.choice(COMPOUND_SURNAMES)
        return self.rng.choice(self.surnames)

    def given(self, sex, birth_year):
        rng = self.rng
        age = "old" if birth_year < 1968 else "middle" if birth_year < 2000 else "young"
        pool = (GIVEN_MEN if sex == "男" else GIVEN_WOMEN)[age]
        first = rng.choice(pool)
        if rng.random() < 0.006:
            return first + rng.choice(RARE_GIVEN)
        if rng.random() < 0.14:
            return first
        second = rng.choice(pool)
        return first + second

    def dotted(self):
        return self.rng.choice(DOTTED_GIVEN) + DOT + self.rng.choice(DOTTED_FATHERS)

    def foreign(self):
        return self.rng.choice(FOREIGN_FAMILY) + " " + self.rng.choice(FOREIGN_GIVEN)


def surname_of(name):
    """Give the surname that children inherit; None for a name with a dot."""
    if DOT in name:
        return None
    return name[:2] if name[:2] in COMPOUND_SURNAMES else name[0]


def homophone(rng, name):
    """Replace one character by one that sounds alike; None when there is none."""
    places = [i for i, c in enumerate(name) if i and c in HOMOPHONES]
    if not places:
        return None
    i = rng.choice(places)
    return name[:i] + rng.choice(HOMOPHONES[name[i]]) + name[i + 1:]


def swapped(rng, name):
    """Swap the two characters of the given name; None when they are one or the same."""
    if len(name) != 3 or name[1] == name[2]:
        return None
    return name[0] + name[2] + name[1]


def nickname(rng, name):
    """Write the name as neighbours say it."""
    if len(name) > 3:
        return None
    return rng.choice((name[0] + "老" + rng.choice("二三四五幺"), "小" + name[-1], "阿" + name[-1],
                       name[0] + "某"))


def other_dot(rng, name):
    return name.replace(DOT, rng.choice(OTHER_DOTS)) if DOT in name else None
