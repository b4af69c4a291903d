#!/usr/bin/env python3
"""Writes extension/data/fold.tsv and sound.tsv from ICU's transliterators, once.

derive_characters.py T2S PINYIN: the two lists hold code point, character and
transliteration, as printed for Traditional-Simplified and Han-Latin. The
result is frozen: a newer ICU must not change the key of an address.
"""
import os
import re
import sys
import unicodedata

# Characters that simplified Chinese writes too: folding them would change names.
KEEP = set("乾著藉瞭於俱吒")
# Variants that the transliterator does not know.
VARIANTS = {"邨": "村", "衖": "弄", "菴": "庵", "囯": "国", "栢": "柏", "堦": "阶", "嵗": "岁",
            "峯": "峰", "崐": "昆", "寳": "宝", "鄕": "乡", "髙": "高", "緑": "绿", "斈": "学", "巿": "市", "郷": "乡", "広": "广", "県": "县",
            "両": "两", "亜": "亚", "僊": "仙", "刧": "劫", "厰": "厂", "呉": "吴", "囘": "回", "団": "团", "囬": "回", "図": "图",
            "圀": "国", "垻": "坝", "塲": "场", "壱": "壹", "廵": "巡", "弐": "贰", "彫": "雕", "徳": "德", "懽": "欢", "戸": "户",
            "栄": "荣", "桜": "樱", "楽": "乐", "榦": "干", "歩": "步", "気": "气", "沢": "泽", "浄": "净", "淸": "清", "滙": "汇",
            "濶": "阔", "珎": "珍", "甎": "砖", "畆": "亩", "畞": "亩", "畧": "略", "畱": "留", "疎": "疏", "窓": "窗", "窻": "窗",
            "筯": "箸", "糉": "粽", "緜": "绵", "聨": "联", "聮": "联", "芲": "花", "萠": "萌", "蠭": "蜂", "衞": "卫", "裠": "裙",
            "襍": "杂", "覇": "霸", "覌": "观", "観": "观", "豀": "溪", "輭": "软", "辺": "边", "逺": "远", "邉": "边", "鉄": "铁",
            "鑛": "矿", "鑪": "炉", "閙": "闹", "隂": "阴", "隖": "坞", "隣": "邻", "霊": "灵", "靑": "青", "韈": "袜", "駅": "驿",
            "騐": "验", "驩": "欢", "鬰": "郁", "鴈": "雁", "鵞": "鹅", "鵰": "雕", "鷰": "燕", "麐": "麟", "麪": "面", "黒": "黑"}
# Sounds that people mix when they type by ear; the merge never crosses a town.
MERGE = ((r"^zh", "z"), (r"^ch", "c"), (r"^sh", "s"), (r"^l", "n"), (r"ng$", "n"))


def rows(path):
    with open(path, encoding="utf8") as f:
        return [line.rstrip("\n").split("\t")[1:] for line in f]


def sound(pinyin):
    plain = unicodedata.normalize("NFD", pinyin.lower())
    plain = "".join(c for c in plain if "a" <= c <= "z")
    for pattern, merged in MERGE:
        plain = re.sub(pattern, merged, plain)
    return plain


def main(folds, pinyins):
    data = os.path.join(os.path.dirname(__file__), "..", "data")
    table = {a: b for a, b in rows(folds) if len(a) == len(b) == 1 and ord(a) < 0x10000 and ord(b) < 0x10000}
    table = {a: b for a, b in table.items() if a not in KEEP and not 0xF900 <= ord(a) < 0xFB00}
    table.update(VARIANTS)
    table = {a: table.get(b, b) for a, b in table.items()}
    with open(os.path.join(data, "fold.tsv"), "w", encoding="utf8") as f:
        f.writelines(f"{a}\t{b}\n" for a, b in sorted(table.items()))
    sounds = {a: sound(p) for a, p in rows(pinyins) if 0x4E00 <= ord(a) < 0xA000 and a not in table}
    groups = {}
    for character, s in sorted(sounds.items()):
        groups.setdefault(s, []).append(character)
    with open(os.path.join(data, "sound.tsv"), "w", encoding="utf8") as f:
        f.writelines(f"{s}\t{''.join(c)}\n" for s, c in sorted(groups.items()) if s)


if __name__ == "__main__":
    main(*sys.argv[1:3])
