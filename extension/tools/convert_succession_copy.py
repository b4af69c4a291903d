#!/usr/bin/env python3
"""convert_succession_copy.py DIFF > extension/data/succession_copy.tsv

A second copy of what became of each code: DIFF is diff.json of the repository
mumuy/data_location (MIT). make_succession.py counts where it agrees.
"""
import json
import sys

print("# What became of each code, by a second copy. Columns: code, codes that hold its ground. Made by\n"
      "# tools/convert_succession_copy.py.")
with open(sys.argv[1], encoding="utf-8") as source:
    for code, to in sorted(json.load(source).items()):
        if to:
            print(code, ",".join(to), sep="\t")
