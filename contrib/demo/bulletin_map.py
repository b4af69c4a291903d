"""The bulletin's map: grids by classes of their score, outlines and names of towns."""

from drawing import BOUNDS, Frame, NO_VALUE, SCALE, centre_of, class_name, class_of, number, rings_of, text_of
from small_cells import LEAST

# As wide as a phone, so that the names can be read on one.
WIDTH = 340


def value_of(grid):
    """Give the grid's score; none where so few are registered that it would tell of somebody."""
    return grid.get("completeness") if grid.get("persons", 0) >= LEAST else None


def colour_of(value):
    return NO_VALUE if value is None else SCALE[class_of(value)]


def tip(grid):
    value = value_of(grid)
    return "%s %s：%s" % (grid.get("town", ""), grid["name"], "没有数据或不足 %d 人" % LEAST if value is None else "完整分 %s 分" % number(value))


def marks_of(frame, shapes, worst):
    """Give rank and place of the grids that are numbered."""
    by_code = {g["code"]: rings for g, rings in shapes}
    return [(rank, frame.place(centre_of(by_code[g["code"]]))) for rank, g in enumerate(worst, 1) if g["code"] in by_code]


def beside(x, y, marks):
    """Give where a town's name goes: at its centre, or above or below where a number stands."""
    free = [y + move for move in (0, 18, -18, 36, -36) if not any(abs(x - a) < 36 and abs(y + move - 4 - b) < 15 for _, (a, b) in marks)]
    return free[0] if free else y


def outlines(frame, towns, marks):
    pieces = ['<path d="%s" fill="none" stroke="#222" stroke-width="1.2" stroke-linejoin="round"/>' % frame.path(rings_of(town["wkt"]))
              for town in towns]
    for town in towns:
        x, y = frame.place(centre_of(rings_of(town["wkt"])))
        pieces.append('<text x="%.0f" y="%.0f" font-size="13" font-weight="700" text-anchor="middle" fill="#111" stroke="#fff" '
                      'stroke-width="3.5" paint-order="stroke" pointer-events="none">%s</text>' % (x, beside(x, y, marks), text_of(town["name"])))
    return pieces


def rank_marks(marks):
    return ['<g pointer-events="none"><circle cx="%.0f" cy="%.0f" r="7.5" fill="#fff" stroke="#111"/>'
            '<text x="%.0f" y="%.1f" font-size="10" text-anchor="middle" fill="#111">%d</text></g>' % (x, y, x, y + 3.6, rank)
            for rank, (x, y) in marks]


def legend(shapes):
    counts, none = [0] * len(BOUNDS), 0
    for grid, _ in shapes:
        value = value_of(grid)
        if value is None:
            none += 1
        else:
            counts[class_of(value)] += 1
    keys = [(SCALE[i], class_name(i), n) for i, n in enumerate(counts)] + ([(NO_VALUE, "没有数据或不足 %d 人" % LEAST, none)] if none else [])
    return '<ul class="keys" aria-label="图例">%s</ul>' % "".join(
        '<li><span class="key" style="background:%s"></span>%s：%d 个网格</li>' % (colour, words, n) for colour, words, n in keys)


def part_map(data):
    shapes = [(g, rings_of(g.get("wkt"))) for g in data["grids"]]
    shapes = [(g, rings) for g, rings in shapes if rings]
    towns = [t for t in data["outlines"] if t.get("wkt")]
    if not shapes:
        return ""
    frame = Frame([r for _, rings in shapes for r in rings], WIDTH)
    pieces = ['<svg viewBox="0 0 %d %.0f" role="img" aria-labelledby="map-title"><title id="map-title">各网格人员登记完整分分布图</title>' % (WIDTH, frame.height)]
    pieces += ['<path class="grid" d="%s" fill="%s" stroke="#fff" stroke-width="0.4"><title>%s</title></path>' % (
        frame.path(rings), colour_of(value_of(grid)), text_of(tip(grid))) for grid, rings in shapes]
    marks = marks_of(frame, shapes, data["worst"])
    pieces += outlines(frame, towns, marks) + rank_marks(marks) + ["</svg>"]
    return ('<section><h2>各网格的完整分</h2><figure class="map">%s%s<figcaption>人员登记的完整分，分档固定，各镇街、各期可比；颜色越深越要补。'
            '圆圈数字是完整分最低的网格的名次。示意图：网格形状与位置为虚构布局，不作为界线依据。</figcaption></figure></section>'
            % ("".join(pieces), legend(shapes)))
