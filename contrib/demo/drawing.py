"""Small pieces of HTML and SVG that the bulletin is made of."""

import html
import math
import re

# Okabe and Ito's colours for the bars; for the map one scale in which the worst is the
# darkest. Both can be told apart by colour-blind readers, the scale also in grey.
SERIES = {"completeness": "#0072b2", "accuracy": "#b36b00", "freshness": "#009e73"}
SCALE = ("#993404", "#d95f0e", "#fe9929", "#fed98e", "#ffffd4")
# Fixed bounds: the same colour means the same in every bulletin and every town.
BOUNDS = (0, 60, 70, 80, 90)
NO_VALUE = "#d9d9d9"


def text_of(value):
    return html.escape(str(value), quote=True)


def number(value):
    """Write a count with thousands separators, a score with one decimal."""
    if value is None:
        return "—"
    return format(value, ",d") if isinstance(value, int) else format(value, ",.1f")


def share(part, whole):
    return "—" if not whole else "%.1f%%" % (100 * part / whole)


def rings_of(wkt):
    """Give the outer rings of a POLYGON or MULTIPOLYGON as lists of (x, y)."""
    rings = []
    for body in re.findall(r"\(\(([^()]+)\)", (wkt or "").replace(")), ((", ")),((")):
        rings.append([tuple(map(float, point.split()[:2])) for point in body.split(",")])
    return rings


def class_of(value):
    """Give the number of the class of a score."""
    return max(0, sum(1 for b in BOUNDS if value >= b) - 1)


def class_name(number_of_class):
    if number_of_class == 0:
        return "低于 %d 分" % BOUNDS[1]
    if number_of_class + 1 == len(BOUNDS):
        return "%d 分及以上" % BOUNDS[-1]
    return "%d 至 %d 分" % BOUNDS[number_of_class:number_of_class + 2]


class Frame:
    """Project longitude and latitude into a drawing of the given width."""

    def __init__(self, rings, width, margin=4):
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


def table(caption, columns, rows, total=None, cards=False):
    """Give a table. On a phone it scrolls inside its frame and the first column stays, or
    (cards: words beside numbers) its rows become cards, whose cells say their column.

    columns: (label, is a number); rows: lists of HTML, the first names the row.
    """
    head = "".join('<th scope="col" role="columnheader"%s>%s</th>' % (' class="n"' if n else "", text_of(label))
                   for label, n in columns)

    def row(cells, kind=""):
        first = '<th scope="row" role="rowheader">%s</th>' % cells[0]
        return '<tr role="row"%s>%s%s</tr>' % (kind, first, "".join(
            '<td role="cell" data-label="%s"%s><span>%s</span></td>' % (text_of(label), ' class="n"' if n else "", cell)
            for (label, n), cell in zip(columns[1:], cells[1:])))
    body = "".join(map(row, rows)) + (row(total, ' class="sum"') if total else "")
    words = text_of(caption)
    return ('<p class="caption">%s%s</p><div class="%s" tabindex="0"><table role="table" aria-label="%s"><thead role="rowgroup"><tr role="row">%s</tr></thead>'
            '<tbody role="rowgroup">%s</tbody></table></div>' % (words, "" if cards or len(columns) < 6 else '<span class="swipe">（可左右滑动）</span>',
                                                                 "cards" if cards else "scroll", words, head, body))
