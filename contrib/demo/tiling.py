"""A schematic map: every grid one polygon, without gaps and without overlaps.

The layout is invented. The district is one rectangle of lattice units that is
split again and again by weight; then every vertex is moved by the same smooth
function, so shared boundaries stay shared and do not look like a ruler's work.
"""

import math

WEST, SOUTH, EAST, NORTH = 107.0, 27.6, 107.3, 27.9
UNITS = 4000
STEP = 50


def split(rectangle, items, weight):
    """Give {item: rectangle} that cuts the rectangle in proportion to the weights."""
    if len(items) == 1:
        return [(items[0], rectangle)]
    total = sum(weight(i) for i in items)
    best, running, cut = None, 0, 1
    for i, item in enumerate(items[:-1], 1):
        running += weight(item)
        if best is None or abs(total / 2 - running) < best:
            best, cut, share = abs(total / 2 - running), i, running / total
    x0, y0, x1, y1 = rectangle
    if x1 - x0 >= y1 - y0:
        x = min(max(x0 + round((x1 - x0) * share), x0 + 1), x1 - 1)
        first, second = (x0, y0, x, y1), (x, y0, x1, y1)
    else:
        y = min(max(y1 - round((y1 - y0) * share), y0 + 1), y1 - 1)
        first, second = (x0, y, x1, y1), (x0, y0, x1, y)
    return split(first, items[:cut], weight) + split(second, items[cut:], weight)


def warp(x, y):
    """Move a lattice point to longitude and latitude, smoothly and without folding."""
    u, v = x / UNITS, y / UNITS
    bend = math.sin(math.pi * u) * math.sin(math.pi * v)
    du = (0.016 * math.sin(11 * v + 2 * u) + 0.006 * math.sin(37 * v + 5 * u)
          + 0.05 * bend * math.sin(5 * v))
    dv = (0.016 * math.sin(12 * u + 3 * v) + 0.006 * math.sin(41 * u + 3 * v)
          + 0.05 * bend * math.cos(4 * u))
    return (round(WEST + (0.05 + 0.9 * u + 0.9 * du) * (EAST - WEST), 6),
            round(SOUTH + (0.05 + 0.9 * v + 0.9 * dv) * (NORTH - SOUTH), 6))


def corners_by_line(rectangles):
    """Collect all corners on each vertical and horizontal line: a neighbour's corner is ours."""
    vertical, horizontal = {}, {}
    for x0, y0, x1, y1 in rectangles:
        for x in (x0, x1):
            vertical.setdefault(x, set()).update((y0, y1))
        for y in (y0, y1):
            horizontal.setdefault(y, set()).update((x0, x1))
    return vertical, horizontal


def stations(low, high, corners):
    """Give the points along an edge: both ends, the neighbours' corners, every STEP units."""
    between = {c for c in corners if low < c < high}
    first = low - low % STEP + STEP
    between.update(range(first, high, STEP))
    return [low] + sorted(between) + [high]


def outline(rectangle, vertical, horizontal):
    x0, y0, x1, y1 = rectangle
    ring = [(x, y0) for x in stations(x0, x1, horizontal[y0])]
    ring += [(x1, y) for y in stations(y0, y1, vertical[x1])[1:]]
    ring += [(x, y1) for x in reversed(stations(x0, x1, horizontal[y1])[:-1])]
    ring += [(x0, y) for y in reversed(stations(y0, y1, vertical[x0])[:-1])]
    return ring


def polygons(rectangles):
    """Give the WKT (EPSG:4490) of each rectangle after the warp."""
    vertical, horizontal = corners_by_line(rectangles)
    result = []
    for rectangle in rectangles:
        ring = ["%.6f %.6f" % warp(x, y) for x, y in outline(rectangle, vertical, horizontal)]
        result.append("POLYGON((%s))" % ",".join(ring))
    return result


def point_in(rng, rectangle):
    """Give a lattice point well inside the rectangle."""
    x0, y0, x1, y1 = rectangle
    return (x0 + (x1 - x0) * (0.12 + 0.76 * rng.random()),
            y0 + (y1 - y0) * (0.12 + 0.76 * rng.random()))
