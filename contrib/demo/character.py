"""What towns, communities and grids are like: how well their lists are kept.

Every town has its own strength or fault, every community and grid its own turn,
so that a table of towns shows where it is bad and at what.
"""

# Of a town: filled, the share of a person's further columns that its police station
# fills; phoned, of the telephones it has; visited, of the records stated within the
# last year; right, of the values that fit the person; vague, how often against the
# average an address stops above the house; visitors, the share of households that
# rent; declared, how eagerly people declare themselves; housed, the share of houses
# that the housing office has; shops, of the shops without a licence; watched, of the
# wards and second homes that grid workers have entered.
MEASURES = ("filled", "phoned", "visited", "right", "vague", "visitors", "declared", "housed", "shops", "watched")
TOWNS = {
    "010": (0.96, 1.00, 0.88, 0.995, 0.4, 0.16, 1.5, 0.995, 0.01, 0.95),  # 礼仪街道: the model
    "013": (0.82, 0.97, 0.74, 0.985, 0.7, 0.18, 1.2, 0.99, 0.02, 0.85),   # 新蒲街道
    "014": (0.66, 0.92, 0.62, 0.97, 1.0, 0.33, 0.9, 0.98, 0.02, 0.70),    # 新中街道: visitors
    "108": (0.70, 0.92, 0.10, 0.97, 0.9, 0.09, 0.8, 0.98, 0.02, 0.60),    # 新舟镇: old visits
    "109": (0.55, 0.85, 0.55, 0.96, 1.1, 0.12, 0.9, 0.97, 0.40, 0.60),    # 虾子镇: shops without a licence
    "110": (0.04, 0.20, 0.50, 0.96, 1.2, 0.05, 0.5, 0.97, 0.02, 0.40),    # 三渡镇: empty columns
    "111": (0.72, 0.90, 0.58, 0.45, 1.0, 0.06, 0.8, 0.97, 0.02, 0.60),    # 永乐镇: wrong values
    "112": (0.38, 0.75, 0.42, 0.95, 3.0, 0.05, 0.6, 0.86, 0.02, 0.30),    # 喇叭镇: addresses without houses
}
# Standard deviations of communities in their town, and of grids in their community.
TURN_OF_COMMUNITY, TURN_OF_GRID = 0.05, 0.07


class Character:
    """The shares and rates of one grid."""

    __slots__ = MEASURES

    def __init__(self, values, turns):
        for name, value, turn in zip(MEASURES, values, turns):
            if name in ("vague", "declared"):
                value = max(0.1, value * (1 + turn))
            elif name in ("visitors", "shops"):
                value = max(0.0, value * (1 + 2 * turn))
            else:
                # Where nearly everything is done, little can differ.
                value = min(1.0, max(0.02, value + turn * min(1.0, 3 * (1 - value))))
            setattr(self, name, value)


def give(rng, book):
    """Give every grid of the book its character."""
    turns = {}
    for grid in book.grids:
        if grid.community not in turns:
            turns[grid.community] = [rng.gauss(0, TURN_OF_COMMUNITY) for _ in MEASURES]
        values = TOWNS[grid.community.parent.statutory[6:]]
        grid.character = Character(values, [t + rng.gauss(0, TURN_OF_GRID) for t in turns[grid.community]])


def average():
    """Give the character of nowhere: of those whom no list ties to a grid."""
    return Character([sum(values) / len(TOWNS) for values in zip(*TOWNS.values())], [0] * len(MEASURES))


def of(address):
    """Give the character of the grid in which an address lies."""
    return address.cluster.grid.character
