"""What a page that everybody may read shows of small numbers of people.

A number under LEAST may point at somebody. It is hidden, and so is as much beside it
that nobody can take the others off their sum.
"""

LEAST = 5
HIDDEN = "＊"
NOTE = "＊ 不足 %d 人，或者可由其他数字推算出来，不显示。" % LEAST


def hidden(counts, least=LEAST):
    """Give the places that are hidden of counts whose sum is shown; nought is no person."""
    small = {i for i, n in enumerate(counts) if 0 < n < least}
    others = sorted((n, i) for i, n in enumerate(counts) if n >= least)
    if small and sum(counts[i] for i in small) < least or len(small) == 1:
        small.update(i for _, i in others[:1])
    return small


def folded(parts, most, least=LEAST):
    """Give (shown, rest) of parts (name, count): the largest, and what the others are together.

    The rest is nought or at least "least", so that the shown ones and the rest are the sum.
    """
    ordered = sorted(parts, key=lambda p: (-p[1], p[0]))
    shown = [p for p in ordered[:most] if p[1] >= least]
    rest = sum(n for _, n in ordered) - sum(n for _, n in shown)
    while shown and 0 < rest < least:
        rest += shown.pop()[1]
    return shown, rest
