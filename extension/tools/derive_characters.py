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
KEEP = set("乾著藉瞭於")
# Variants that the transliterator does not know.
VARIANTS = {"邨": "村", "衖": "弄", "菴": "庵", "囯": "国", "栢": "柏", "堦": "阶", "嵗": "岁",
            "峯": "峰", "崐": "昆", "寳": "宝", "鄕": "乡", "髙": "高", "緑": "绿", "斈": "学", "巿": "市", "郷": "乡", "広": "广", "県": "县"}
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
