"""Small pieces of HTML and SVG that the bulletin is made of."""

import html
import math
import re

# Okabe and Ito's colours and a sequential blue-green scale: both can be told
# apart by colour-blind readers, and the scale also when printed in grey.
SERIES = {"completeness": "#0072b2", "accuracy": "#e69f00", "freshness": "#009e73"}
SCALE = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
NO_VALUE = "#d9d9d9"


def text_of(value):
    return html.escape(str(value), quote=True)


def number(value):
    """Write a count with thousands separators, anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return text_of("—" if value is None else value)
    return format(value, ",d") if isinstance(value, int) else format(value, ",.1f")


def percent(value):
    return "—" if value is None else "%.1f%%" % value


def rings_of(wkt):
    """Give the outer rings of a POLYGON or MULTIPOLYGON as lists of (x, y)."""
    rings = []
    for body in re.findall(r"\(\(([^()]+)\)", (wkt or "").replace(")), ((", ")),((")):
        rings.append([tuple(map(float, point.split()[:2])) for point in body.split(",")])
    return rings


def breaks_of(values, classes=len(SCALE)):
    """Give the lower bounds of classes that hold about equally many values."""
    ordered = sorted(values)
    if not ordered:
        return [0.0]
    bounds = [math.floor(ordered[i * len(ordered) // classes] * 10) / 10 for i in range(classes)]
    return sorted(set(bounds))


def class_of(value, bounds):
    """Give the number of the class, counted from the first bound."""
    return max(0, sum(1 for b in bounds if value >= b) - 1)


def colour_of(value, bounds):
    if value is None:
        return NO_VALUE
    step = (len(SCALE) - 1) / max(1, len(bounds) - 1)
    return SCALE[round(class_of(value, bounds) * step)]


class Frame:
    """Project longitude and latitude into a drawing of the given width."""

    def __init__(self, rings, width, margin=6):
        xs = [x for ring in rings for x, _ in ring] or [0, 1]
        ys = [y for ring in rings for _, y in ring] or [0, 1]
        self.west, self.north = min(xs), max(ys)
        self.squeeze = math.cos(math.radians((min(ys) + max(ys)) / 2))
        across = (max(xs) - self.west) * self.squeeze or 1
        self.scale = (width - 2 * margin) / across
        self.margin, self.width = margin, width
        self.height = (self.north - min(ys)) * self.scale + 2 * margin

    def place(self, point):
        return (self.margin + (point[0] - self.west) * self.squeeze * self.scale,
                self.margin + (self.north - point[1]) * self.scale)

    def path(self, rings):
        return "".join("M" + "L".join("%.1f %.1f" % self.place(p) for p in ring[:-1]) + "Z"
                       for ring in rings)


def centre_of(rings):
    """Give the centre of gravity of the outer rings."""
    total = x = y = 0.0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            part = ax * by - bx * ay
            total, x, y = total + part, x + (ax + bx) * part, y + (ay + by) * part
    if not total:
        return rings[0][0]
    return x / (3 * total), y / (3 * total)


def borders_of(groups):
    """Give the edges that only one ring of a group has: the outlines of the groups."""
    lines = []
    for rings in groups:
        edges = {edge for ring in rings for edge in zip(ring, ring[1:])}
        lines += sorted(e for e in edges if (e[1], e[0]) not in edges)
    return lines
