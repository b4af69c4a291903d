"""Which records answer which question, by what the generator knows of its world: planted
on purpose or come about by chance. The definitions are those of the manual's page of questions."""

import datetime

import days
import entries

# What the registry's limits are when it is made.
AREA_PER_PERSON, PERSONS_PER_ROOM, VACANT_DAYS = 5, 2, 180


def cases(book, people, units):
    """Give (question, record, from): the record answers from that day on, always where it is empty."""
    lived_in = residents(people)
    yield from houses(book, people, units, lived_in)
    yield from persons(people)
    yield from households(people)
    for unit in units:
        if unit.reason and unit.reason != "依法无需登记":
            yield ("unlicensed_unit", unit.id, days.later(unit.said, 31) if unit.said else "")
    for address in book.all:
        if address.level in ("group", "road"):
            yield ("coverage_gap_door", address.id, "")
        elif address.level == "building" and address.storeys == 18:
            yield ("coverage_gap_room", address.id, "")
    for road in entries.roads():
        yield ("coverage_gap_road", road, "")
    for street in entries.NAMED_STREETS:
        yield ("coverage_gap_street", street, "")


def residents(people):
    """Give {address: persons who live there now}, second homes too."""
    lived_in = {}
    for one in people.all:
        if one.house:
            lived_in.setdefault(one.house, []).append(one)
        if one.second:
            lived_in.setdefault(one.second[0], []).append(one)
    return lived_in


def houses(book, people, units, lived_in):
    left, registered = {}, {}
    for one in people.all:
        if one.former:
            left[one.former] = max(one.since, left.get(one.former, datetime.date.min))
    for household in people.households:
        home = registered_at(household)
        if home:
            registered[home] = registered.get(home, 0) + 1
    used = {u.address for u in units if not u.closed} | {s.house for s in people.sublets}
    for house in book.all:
        if not house.use or house in people.ended:
            continue
        persons = lived_in.get(house, ())
        kin = {}
        for one in persons:
            key = one.household.code if one.household else one.id
            kin[key] = kin.get(key, 0) + 1
        if crowded(house, persons, kin):
            yield ("crowded_house", house.id, "")
        if sum(1 for key in kin if key.startswith("H")) > 1 or registered.get(house, 0) > 1:
            yield ("house_of_several_households", house.id, "")
        if not persons and house not in used:
            yield ("house_without_person", house.id, "")
            if house.use == "住宅":
                yield ("vacant_house", house.id, days.later(left[house], VACANT_DAYS) if house in left else "")
    for sublet in people.sublets:
        yield ("house_let_on", sublet.house.id, "")


def crowded(house, persons, kin):
    if len(kin) < 2:
        return False
    beds = sum(min(n, PERSONS_PER_ROOM) for n in kin.values())
    return (house.area is not None and round(house.area, 2) / len(persons) < AREA_PER_PERSON
            or house.rooms is not None and beds > house.rooms * PERSONS_PER_ROOM)


def registered_at(household):
    """Give the address at which a household is registered: its former house where it moved."""
    return None if household.tenant or not household.house else household.former or household.house


def persons(people):
    owned = {}
    for _, owners in people.owned:
        for owner in owners:
            owned[owner.id] = owned.get(owner.id, 0) + 1
    for one in people.all:
        if one.second:
            yield ("person_with_several_homes", one.id, "")
        if one.status in ("no house", "new road", "owner elsewhere"):
            yield ("person_without_house", one.id, "")
        if one.status == "elsewhere":
            yield ("separated_away", one.id, "")
        if one.household and one.household.former and registered_at(one.household):
            yield ("separated_within", one.id, "")
        if one.leaves:
            yield ("overdue_visitor", one.id, days.later(one.leaves, 1))
        if one.permit:
            yield ("permit_run_out", one.id, days.later(one.permit[2], 1))
        if one.employer:
            yield ("employee", one.id, "")
        if one.guardians or one in people.guarded:
            yield ("guardian", one.id, "")
        if one.reason:
            yield ("person_in_no_household", one.id, "")
        if owned.get(one.id, 0) > 1:
            yield ("owner_of_several_houses", one.id, "")


def households(people):
    for household in people.households:
        if household.former and registered_at(household):
            yield ("empty_household", household.code, "")
