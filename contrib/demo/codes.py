"""Codes with valid check digits: citizen ids, credit codes, registration numbers, phones.

All of them are invented: citizen ids and credit codes carry the county code
520399, which was never issued, and mobile numbers the prefix 154, which no
operator uses.
"""

COUNTY = "520399"
MOBILE_PREFIX = "154"

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def id_check(body):
    """Give the check character of 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    return ID_CHECKS[sum(w * int(c) for w, c in zip(ID_WEIGHTS, body)) % 11]


def citizen_id(birth, order):
    body = "%s%04d%02d%02d%03d" % ((COUNTY,) + birth + (order,))
    return body + id_check(body)


def citizen_id_is_valid(text):
    return (len(text) == 18 and text[:17].isascii() and text[:17].isdigit()
            and id_check(text[:17]) == text[17])


def old_citizen_id(text):
    """Give the 15 digits that an id had before 1999."""
    return text[:6] + text[8:17]


def organisation_check(body):
    total = sum(w * int(c, 36) for w, c in zip(ORGANISATION_WEIGHTS, body))
    return {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


def credit_check(body):
    total = sum(w * CREDIT_ALPHABET.index(c) for w, c in zip(CREDIT_WEIGHTS, body))
    return CREDIT_ALPHABET[-total % 31]


def credit_code(category, serial):
    """Give the credit code (GB 32100) of '91', '92' or '93' and a serial number."""
    organisation = "MA" + "%06d" % serial
    body = category + COUNTY + organisation + organisation_check(organisation)
    return body + credit_check(body)


def credit_code_is_valid(text):
    return (len(text) == 18 and all(c in CREDIT_ALPHABET for c in text)
            and credit_check(text[:17]) == text[17])


def registration_number(serial):
    """Give a 15-digit registration number of before 2015 (GS 15, MOD 11,10)."""
    body = "%s6%07d" % (COUNTY, serial)
    product = 10
    for digit in body:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return body + str((11 - product) % 10)


def mobile(rng):
    return MOBILE_PREFIX + "%08d" % rng.randrange(10 ** 8)


class Identities:
    """Citizen ids and phones that nobody else in this world has."""

    def __init__(self, rng):
        self.rng = rng
        self.taken = set()
        self.phones = set()

    def new_id(self, birth, sex):
        while True:
            order = self.rng.randrange(0, 500) * 2 + (1 if sex == "男" else 0)
            if (birth, order) not in self.taken:
                self.taken.add((birth, order))
                return citizen_id(birth, order)

    def new_phone(self):
        while True:
            phone = mobile(self.rng)
            if phone not in self.phones:
                self.phones.add(phone)
                return phone
