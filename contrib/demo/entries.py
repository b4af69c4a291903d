"""What grid workers entered by hand, where they went: what no office's list says."""

import character
import comings
import days

HEADER = ["类别", "证件号码", "对方证件号码", "地址编号", "代码", "起", "止", "说明"]
# Named by the civil affairs office this year; nobody has put up a plate there yet.
NAMED_STREETS = ("云岭大道", "听涛路", "望山街")


def entries(rng, people):
    """Give the entries, a tuple each in the order of HEADER."""
    yield from residences(rng, people)
    yield from guardianships(rng, people)
    for one in people.sublets:
        yield ("租赁", one.tenant.number, "", one.house.id, "02", one.since, one.until, one.filing)
    for house in sorted({p.house for p in people.all if p.house and p.house.rooms}, key=lambda a: a.id):
        yield ("房间数", "", "", house.id, str(house.rooms), "", "", "")
    for one in people.all:
        if one.status == "elsewhere" and rng.random() < character.of(one.former).watched * 0.6:
            yield ("外出", one.number, "", "", rng.choice(("01", "01", "04", "05")), one.since, "", one.home_text)
    for name in NAMED_STREETS:
        yield ("命名街路巷", "", "", "", "520371013", days.later(days.TODAY, -90), "", name)


def residences(rng, people):
    for one in people.all:
        if one.second and rng.random() < character.of(one.second[0]).watched:
            yield ("第二住处", one.number, "", one.second[0].id, "01", one.second[1], "", "")


def guardianships(rng, people):
    """A guardian answers from the ward's birth, or from being of age, until the ward is eighteen."""
    for ward in people.all:
        for guardian, relation in ward.guardians:
            if rng.random() < character.of(ward.house).watched:
                minor = ward.age() < 18
                since = max(ward.born(), days.birthday(guardian.born(), 18)) if minor else days.later(ward.since, 0)
                since = since if minor else max(since, days.later(days.TODAY, -1200))
                yield ("监护", ward.number, guardian.number, "", relation, since,
                       days.birthday(ward.born(), 18) if minor else "", "")


def roads():
    """Give the roads that lists know and the address book does not."""
    return [road for roads in comings.ROADS.values() for road in roads]
