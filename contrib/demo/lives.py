"""When things were: houses are built, households move in, move on and leave, in an
order that life allows."""

import datetime

import days

# First and last year in which places of a kind were built.
BUILT = {"compound": (2005, 2022), "street": (1990, 2014), "group": (1985, 2010)}


def build(rng, book):
    """Give every cluster of addresses the day on which its houses stood."""
    kinds = {}
    for address in book.all:
        kind = "compound" if address.compound else "street" if address.street else "group"
        if kinds.get(address.cluster) != "compound":
            kinds[address.cluster] = kind
    for cluster in book.clusters:
        first, last = BUILT[kinds[cluster]]
        cluster.built = days.between(rng, datetime.date(first, 3, 1), datetime.date(last, 12, 1))


def lay(rng, people):
    """Give everyone the days on which they came to the houses that they live and lived in."""
    residents = {}
    for household in people.households:
        if household.house:
            residents.setdefault(household.house.id, []).append(household)
            settle(rng, household)
    for household in people.households:
        if household.house and household.former:
            move(rng, household, residents.get(household.former.id, ()))
    for household in people.households:
        for one in household.members:
            live(household, one)
    for one in people.all:
        if not one.household:
            alone(rng, one)


def settle(rng, household):
    """A household comes when its house stands and its head is of age: most long ago, tenants lately."""
    earliest = max(household.grown_up(), household.house.cluster.built)
    latest = days.later(days.TODAY, -20)
    if household.tenant:
        household.since = days.between(rng, min(max(earliest, datetime.date(2019, 1, 1)), latest), latest)
    else:
        span = max(0, (days.later(latest, -365) - earliest).days)
        household.since = days.later(earliest, int(span * rng.random() ** 2.5))


def move(rng, household, successors):
    """It lived elsewhere in the district before; who lives there now came after it had gone."""
    first = max(household.grown_up(), household.former.cluster.built)
    earliest = max(household.since if household.tenant else household.house.cluster.built,
                   datetime.date(2015, 6, 1), days.later(first, 200))
    latest = days.later(days.TODAY, -60)
    if earliest > latest:
        household.former = None
        return
    household.since = days.between(rng, earliest, latest)
    household.former_since = days.between(rng, first, days.later(household.since, -90))
    for successor in successors:
        if successor.since <= household.since:
            successor.since = days.between(rng, days.later(household.since, 5), days.later(days.TODAY, -10))


def live(household, one):
    """A member lives there since the household does, or since birth."""
    if household.house is None:
        one.since = one.born()
        return
    one.since = max(household.since, one.born())
    if household.former and one.born() < household.since:
        one.former = household.former
        one.former_since = max(household.former_since, one.born())


def alone(rng, one):
    """Who belongs to no household here."""
    latest = days.later(days.TODAY, -20)
    if one.status == "elsewhere":
        one.former_since = max(one.born(), one.former.cluster.built)
        # The day on which they left.
        one.since = days.between(rng, max(days.later(one.former_since, 300), days.birthday(one.born(), 17),
                                          datetime.date(2014, 1, 1)), days.later(days.TODAY, -60))
    elif one.status == "foreigner":
        one.since = max(one.arrived, one.house.cluster.built)
    elif one.house:
        one.since = days.between(rng, min(latest, max(datetime.date(2022, 1, 1), one.house.cluster.built,
                                                      days.birthday(one.born(), 18))), latest)
    else:
        one.since = one.born()
