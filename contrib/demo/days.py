"""Days of this world: the last day of the lists, and days between two others."""

import datetime

TODAY = datetime.date(2026, 10, 31)      # nothing in the lists is of a later day
LONG_AGO = datetime.date(2012, 1, 1)     # the lists begin
LAST_YEAR = datetime.date(2025, 12, 20)  # what was stated since is fresh when the scores are made


def between(rng, first, last):
    """Give a day from first to last; first where last lies before it."""
    return first + datetime.timedelta(rng.randint(0, max(0, (last - first).days)))


def later(day, days):
    return day + datetime.timedelta(days)


def birthday(day, years):
    """Give the day on which somebody born on a day is so many years old."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return datetime.date(day.year + years, 3, 1)


def age(born, day=TODAY):
    """Give somebody's age in years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def visit(rng, visited, first, last=TODAY):
    """Give the day of a visit between two days: of the last year at the rate visited, else older."""
    if rng.random() < visited:
        low, high = LAST_YEAR, TODAY
    else:
        low, high = LONG_AGO, later(LAST_YEAR, -60)
    low, high = max(low, first), min(high, last)
    return between(rng, low, high) if low <= high else between(rng, first, last)
