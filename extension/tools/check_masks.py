#!/usr/bin/env python3
"""Check that masks are called by name where they are made and nowhere else.

What people see of an item is decided in one place, ybss_registry.mask_of, and asked
for by ybss.shown(kind, item, value). A part that calls a mask itself would go on
showing what that place has hidden. Prints a line a fault, exits 1 when there is one.
"""

import re
import sys

from sql_parts import parts_of_manifest

MADE = ("35_access/mask.sql", "50_item/item_mask.sql")
CALL = re.compile(r"\b(?:mask_(?:name|citizen_id|phone|document|date|value|of_type|of)|masked)\s*\(")
# What people read is no code.
WORDS = re.compile(r"--[^\n]*|COMMENT ON [^;']*?\bIS\s*'(?:[^']|'')*'")


def main():
    faults = 0
    for part in parts_of_manifest():
        if part.path.endswith(MADE):
            continue
        blank = WORDS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), part.text or "")
        for call in CALL.finditer(blank):
            print("%s:%d: %s) by name: ybss.shown(kind, item, value) says which mask an item has"
                  % (part.path, blank.count("\n", 0, call.start()) + 1, call[0]))
            faults += 1
    print("%d faults" % faults)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
