"""Faults of ids, dates, phones and of the CSV lines themselves."""

import codes
import spelling

IMPOSSIBLE_DATES = ((1985, 2, 30), (1992, 4, 31), (1978, 13, 5), (2001, 6, 0), (1969, 11, 31))


def seventeen_digits(rng, number):
    """Lose one digit of an id."""
    place = rng.randrange(8, 17)
    return number[:place] + number[place + 1:]


def wrong_check(rng, number):
    return number[:17] + rng.choice([c for c in codes.ID_CHECKS if c != number[17]])


def transposed(rng, number):
    """Swap two neighbouring digits that differ."""
    places = [i for i in range(8, 16) if number[i] != number[i + 1]]
    i = rng.choice(places)
    return number[:i] + number[i + 1] + number[i] + number[i + 2:]


ID_FAULTS = {"id_17_digits": seventeen_digits, "id_wrong_check": wrong_check,
             "id_transposed": transposed}


def write_id(rng, number, share, kinds):
    """Write an id as this office does; share gives the rate of every fault and habit."""
    draw = rng.random()
    for kind, damage in ID_FAULTS.items():
        draw -= share.get(kind, 0)
        if draw < 0:
            kinds.append(kind)
            return damage(rng, number)
    draw -= share.get("id_missing", 0)
    if draw < 0:
        kinds.append("id_missing")
        return ""
    draw -= share.get("id_15_digits", 0)
    if draw < 0:
        # Ids of 15 digits were issued until 1999; the century is lost with them.
        if number[6:8] == "19":
            kinds.append("id_15_digits")
            return codes.old_citizen_id(number)
        return number
    draw -= share.get("id_habit", 0)
    if draw < 0:
        kinds.append("id_habit")
        return rng.choice((number.lower(), number.translate(spelling.FULL_WIDTH), " " + number,
                           number[:6] + " " + number[6:14] + " " + number[14:], "'" + number))
    return number


def write_birth(rng, birth, styles, share, kinds):
    """Write a birth date in one of the styles; share gives missing and impossible dates."""
    draw = rng.random()
    if draw < share.get("birth_missing", 0):
        kinds.append("birth_missing")
        return ""
    if draw - share.get("birth_missing", 0) < share.get("birth_impossible", 0):
        kinds.append("birth_impossible")
        birth = rng.choice(IMPOSSIBLE_DATES)
    year, month, day = birth
    style = rng.choice(styles)
    if style == "short_han":
        if year >= 2000:
            style = "han"
        else:
            kinds.append("birth_two_digit_year")
            return "%02d年%d月%d日" % (year % 100, month, day)
    return {"plain": "%04d%02d%02d", "dash": "%04d-%02d-%02d", "dot": "%d.%d.%d", "slash": "%d/%d/%d",
            "han": "%d年%d月%d日"}[style] % (year, month, day)


def write_phone(rng, phone, habit):
    """Write a phone number; habit is the rate of spaces, country codes and full-width digits."""
    if not phone or rng.random() >= habit:
        return phone or ""
    return rng.choice((phone[:3] + " " + phone[3:7] + " " + phone[7:], "+86" + phone, "86-" + phone,
                       phone[:3] + "-" + phone[3:7] + "-" + phone[7:],
                       phone.translate(spelling.FULL_WIDTH)))


# Whole lines. A broken line cannot be read; its truth is that it goes to review.

def unclosed_quote(rng, fields, encode):
    place = next(i for i in range(len(fields) - 1, -1, -1) if len(fields[i]) > 3)
    return encode(",".join(fields[:place] + ['"' + fields[place]] + fields[place + 1:]))


def too_few_columns(rng, fields, encode):
    return encode(",".join(fields[:rng.randint(2, len(fields) - 2)]))


def too_many_columns(rng, fields, encode):
    place = rng.randrange(2, len(fields))
    return encode(",".join(fields[:place] + ["", fields[place - 1]] + fields[place:]))


def invalid_bytes(rng, fields, encode):
    """Leave a field in GBK inside a UTF-8 file, or a stray byte inside a GB18030 file."""
    longest = max(range(len(fields)), key=lambda i: len(fields[i]))
    if encode.encoding == "gb18030":
        parts = [encode(f) for f in fields]
        parts[longest] += b"\xff"
    else:
        parts = [f.encode("gb18030") if i == longest else encode(f) for i, f in enumerate(fields)]
        if not fields[longest] or fields[longest].isascii():
            parts[longest] += b"\xce\xe4"
    return b",".join(parts)


LINE_FAULTS = {"csv_unclosed_quote": unclosed_quote, "csv_too_few_columns": too_few_columns,
               "csv_too_many_columns": too_many_columns, "csv_invalid_bytes": invalid_bytes}
LINE_FAULT_RATE = 0.0003
