"""One screen about what was generated."""

from collections import Counter


def text(options, book, people, units, lists):
    """Give the counts of the world, of each list and of each fault."""
    levels = Counter(a.level for a in book.all)
    houses = [a for a in book.all if a.use]
    in_houses = sum(1 for p in people.all if p.house)
    rows = ["%s (seed %d, scale %g)" % (options.output, options.seed, options.scale),
            "  towns %d  communities %d  grids %d  addresses %d (%s)" % (
                len(book.towns), sum(len(t.children) for t in book.towns), len(book.grids), len(book.all),
                ", ".join("%s %d" % (k, levels[k]) for k in sorted(levels))),
            "  houses %d (dwellings %d, empty %d)  persons %d (in houses %d)  households %d  units %d" % (
                len(houses), sum(1 for a in houses if a.use == "住宅"),
                sum(1 for a in houses if a.use == "住宅" and a.id not in people.house_of),
                len(people.all), in_houses, len(people.households), len(units)),
            "", "  %-14s%8s%9s%9s%8s%8s" % ("list", "lines", "precise", "coarser", "none", "broken")]
    for result in lists:
        rows.append("  %-14s%8d%9d%9d%8d%8d" % ((result.code, len(result.lines)) + placed(result)))
    rows.append("  %-14s%8d" % ("total", sum(len(r.lines) for r in lists)))
    rows += ["", "  faults, in 10,000 lines" + "".join("%13s" % r.code for r in lists)]
    counts = [Counter(f for line in r.lines for f in line.faults) for r in lists]
    for kind in sorted(set().union(*counts)):
        rows.append("  %-23s" % kind + "".join(
            "%13s" % ("%.0f" % (10000 * c[kind] / len(r.lines)) if c[kind] else "·")
            for c, r in zip(counts, lists)))
    return "\n".join(rows)


def placed(result):
    """Count the lines that can be placed on the house, less exactly, not at all, and not be read."""
    precise = coarser = none = broken = 0
    for line in result.lines:
        written = line.written
        if line.faults and line.faults[-1].startswith("csv_"):
            broken += 1
        elif written.address and (written.address.use or line.kind == "building"):
            precise += 1
        elif written.level:
            coarser += 1
        else:
            none += 1
    return precise, coarser, none, broken
