"""What two twins answered: compared, and searched for values that it must not hold."""

import pathlib
import re

import people

# What differs between two servers' answers without telling anything, each with its reason.
NOISE = [
    (re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:?\d\d)?|Z)?"), "<time>"),  # the twins were made one after the other
    (re.compile(r"(\\x|\\\\x|\b)[0-9a-f]{64}\b"), "<digest>"),  # over such times
    (re.compile(r"\b(hit|read|dirtied|written)=\d+"), "<buffers>"),  # what the cache holds
    (re.compile(r"(actual time=|Planning Time: |Execution Time: |\"(Planning|Execution|Actual (Startup|Total)) Time\": )[\d.]+(\.\.[\d.]+)?( ms)?"), "<clock>"),
    (re.compile(r"(Buckets: .*|Memory: \d+kB|Memory Usage: \d+kB|\"Peak Memory Usage\": \d+)"), "<memory>"),
    (re.compile(r"pg_temp_\d+|pg_toast_temp_\d+|pg_toast_\d+"), "<temporary>"),  # the session's number
    (re.compile(r":hashValue \d+"), "<hash>"),  # of the server's caches
    (re.compile(r"(process|PID|pid|backend) \d+"), "<process>"),
    (re.compile(r"(StartTransaction|CommitTransaction|rehashing catalog cache|xid/subid/cid|building index|sending (inval|cancel)|parallel worker)[^\n]*"),
     "<debug>"),
    (re.compile(r"attack_([abc]|kind_\w+)\b"), "<database>"),
    (re.compile(r"port \d+|\b(xmin|xmax|xid|ctid)\b[: =(]*\d+"), "<transaction>"),
]
# It lists the harness's own look-ups by number: of them a guess found somebody in one twin only, and their
# purposes are texts of earlier calls.
OWN_WORDS = ("ybss.who_viewed/1",)


def normal(answer):
    """The answer as text to compare, without noise."""
    text = "\n".join(answer.parts())
    for pattern, word in NOISE:
        text = pattern.sub(word, text)
    return text


def first_difference(a, b):
    """Where two texts part, for a report: a line of each."""
    for left, right in zip(a.split("\n"), b.split("\n")):
        if left != right:
            at = next((n for n, (x, y) in enumerate(zip(left, right)) if x != y), 0)
            start = max(0, at - 60)
            return "%s | %s" % (left[start:at + 100], right[start:at + 100])
    return "%d lines | %d lines" % (a.count("\n") + 1, b.count("\n") + 1)


# Days of the library's own tables, the same everywhere: decisions on divisions, editions of standards.
TABLES = pathlib.Path(__file__).resolve().parent.parent.parent / "data"


def published_days():
    return {day.replace("-", "") for table in TABLES.rglob("*.tsv") if table.parent.name != "division"
            for day in re.findall(r"\d{4}-\d\d-\d\d", table.read_text(encoding="utf-8"))}


HEXADECIMAL = re.compile(r"\\x([0-9a-f]{12,})")


def spelled(digits):
    """Bytes that were shown as hexadecimal digits, read as text."""
    try:
        return "\n" + bytes.fromhex(digits[:len(digits) // 2 * 2]).decode("utf-8", "ignore")
    except ValueError:
        return ""


class Secrets:
    """Looks for values of hidden and masked persons in texts, in every spelling that a date or number has."""

    DIGITS = re.compile(r"\d[\d\-/.年月日 ]{4,}[\dXx日]|\d{6,}[Xx]?")

    def __init__(self, persons, own):
        self.rare, self.numbers, self.phones, self.births, self.houses = {}, {}, {}, {}, {}
        for person in persons:
            for version in "0ab":
                self.rare[person.name[version][1]] = (person, "name")
                self.phones[person.phone[version]] = (person, "phone")
                self.births.setdefault(person.born[version].strftime("%Y%m%d"), (person, "birth"))
                if person.number:
                    self.numbers[person.number[version]] = (person, "number")
                # Of a masked person the house that is rented elsewhere is hidden.
                if person.group != own and (person.group != "masked" or person.index < 5):
                    self.houses[person.houses[version][0]] = (person, "house")
        for day in published_days():
            self.births.pop(day, None)
        self.han = re.compile("[%s]" % "".join(self.rare))
        self.parts = {}
        # More than a mask shows: nine digits of a phone, twelve of a number with the day of birth.
        for number, whose in self.numbers.items():
            self.parts[number[6:17]] = whose
        for phone, whose in self.phones.items():
            self.parts[phone[2:]] = whose
            self.parts[phone[:9]] = whose
        # Addresses of hidden houses, and of anybody's registration.
        self.places = {person.houses[v][1]: (person, "house") for person in persons if person.group not in (own, "masked") for v in "0ab"}
        self.places.update({person.other[v]: (person, "other") for person in persons for v in "0ab"})
        self.roads = re.compile("(?:%s)[0ab]?\\d{4}号" % "|".join(people.ROAD.values()))

    def found(self, text, said):
        """(person, kind) of every secret in the text that the call itself did not say."""
        hits = set()
        text += "".join(spelled(found) for found in HEXADECIMAL.findall(text))
        said += "".join(spelled(found) for found in HEXADECIMAL.findall(said))
        for character in set(self.han.findall(text)):
            if character not in said:
                hits.add(self.rare[character])
        said_digits = re.sub(r"[^\dX]", "", said.upper())
        for place in set(self.roads.findall(text)):
            whole = next((written for written in self.places if written.endswith(place)), None)
            if whole and place not in said:
                hits.add(self.places[whole])
        for token in set(self.DIGITS.findall(text)):
            digits = re.sub(r"[^\dX]", "", token.upper())
            for table in (self.numbers, self.phones, self.houses):
                if digits in table and digits not in said_digits:
                    hits.add(table[digits])
            for part in self.within(digits):
                if part not in said_digits:
                    hits.add(self.parts[part])
            # A date stands alone, or before a time; eight digits inside of a code are no date.
            if digits[:8] in self.births and digits[:8] not in said_digits and (len(digits) == 8 or not token[4].isdigit()):
                hits.add(self.births[digits[:8]])
        return hits

    def within(self, digits):
        for length in (11, 9):
            for at in range(len(digits) - length + 1):
                if digits[at:at + length] in self.parts:
                    yield digits[at:at + length]
