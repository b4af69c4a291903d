#!/usr/bin/env python3
"""derive_knowledge.py UNIHAN: extension/data/character.tsv out of the Unihan database, once.

UNIHAN is the folder of Unihan_*.txt (Debian's package unicode-data has them, compressed). The
readings of surnames are those of ICU's transliterator Han-Latin/Names (uconv). The result is
frozen: a newer Unihan must not change who is the same person. compile_knowledge.py brings it
into the library.
"""
import bz2
import pathlib
import re
import subprocess
import sys
import unicodedata

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
FILES = ("DictionaryLikeData", "IRGSources", "OtherMappings", "Readings", "Variants")
FIELDS = {"kFourCornerCode", "kCangjie", "kPhonetic", "kTotalStrokes", "kRSUnicode", "kMandarin",
          "kTGHZ2013", "kXHC1983", "kTGH", "kGB0", "kTraditionalVariant", "kCompatibilityVariant"}
# Surnames whose reading the transliterator does not know.
SURNAMES = {"朴": "piao", "员": "yun", "盖": "ge", "乜": "nie", "逄": "pang", "缪": "miao", "车": "che",
            "燕": "yan", "长": "zhang", "宿": "su", "折": "she", "祭": "zhai", "种": "chong",
            "钭": "tou", "哈": "ha", "那": "na", "过": "guo", "应": "ying", "令": "ling"}
# Characters that are heard as surnames in more than one way, or as any other character is.
NO_SURNAMES = set("尉刀洗牟隗粘靓筠呒峙覃")
MOST_READINGS = 4


def unihan(folder):
    """Give the fields of every character."""
    known = {}
    for name in FILES:
        path = pathlib.Path(folder) / ("Unihan_%s.txt" % name)
        text = path.read_text("utf8") if path.exists() else bz2.open("%s.bz2" % path, "rt", encoding="utf8").read()
        for line in text.splitlines():
            fields = line.split("\t")
            if line.startswith("U+") and fields[1] in FIELDS:
                known.setdefault(chr(int(fields[0][2:], 16)), {})[fields[1]] = fields[2]
    return known


def plain(pinyin):
    """A syllable without its tone; ü is v."""
    plain = unicodedata.normalize("NFD", pinyin.lower().replace("ü", "v"))
    plain = plain.replace("u\u0308", "v")
    return "".join(letter for letter in plain if "a" <= letter <= "z")


def readings(fields):
    """The syllables that dictionaries of today give, the usual one first."""
    found = [plain(syllable) for syllable in fields.get("kMandarin", "").split()[:1]]
    for field in ("kTGHZ2013", "kXHC1983"):
        for entry in fields.get(field, "").split():
            found += [plain(syllable) for syllable in entry.split(":")[1].split(",")]
    return [syllable for syllable in dict.fromkeys(found) if syllable][:MOST_READINGS]


def surnames(characters):
    """The reading of each character where it is a surname."""
    text = "".join("%s小明\n" % character for character in characters)
    out = subprocess.run(["uconv", "-f", "utf8", "-t", "utf8", "-x", "Han-Latin/Names"], input=text, text=True,
                         capture_output=True, check=True).stdout.splitlines()
    for character, line in zip(characters, out, strict=True):
        first = plain(line.split(" xiǎo")[0]) if " xiǎo" in line else ""
        yield "" if character in NO_SURNAMES else SURNAMES.get(character, first)


def phonetics(known, fields):
    """The numbers of the phonetic series, of the traditional character where this one has none."""
    traditional = [chr(int(code[2:], 16)) for code in fields.get("kTraditionalVariant", "").split()]
    series = [fields.get("kPhonetic", "")] + [known.get(one, {}).get("kPhonetic", "") for one in traditional]
    return list(dict.fromkeys(re.match(r"\d+", one)[0] for entry in series for one in entry.split()))[:2]


def main(folder):
    known = unihan(folder)
    folded = {line.split("\t")[0] for line in (DATA / "fold.tsv").read_text("utf8").splitlines()}
    chosen = sorted(character for character, fields in known.items()
                    if {"kTGH", "kGB0", "kXHC1983"} & fields.keys() and character not in folded
                    and "kCompatibilityVariant" not in fields)
    with open(DATA / "character.tsv", "w", encoding="utf8") as out:
        out.write("character\treadings\tsurname\tfour_corner\tcangjie\tphonetic\tstrokes\tradical\n")
        for character, surname in zip(chosen, surnames(chosen)):
            fields = known[character]
            heard = readings(fields)
            out.write("\t".join((character, " ".join(heard), surname if heard and surname != heard[0] else "",
                                 fields.get("kFourCornerCode", "").split(" ")[0].split(".")[0], fields.get("kCangjie", ""),
                                 " ".join(phonetics(known, fields)), fields["kTotalStrokes"].split()[0],
                                 fields["kRSUnicode"].split(".")[0].strip("'"))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
