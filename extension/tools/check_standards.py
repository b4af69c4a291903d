#!/usr/bin/env python3
"""Check that the code tables' parts are what compile_standards.py makes of their lists."""
import sys

import compile_standards

if __name__ == "__main__":
    sys.argv.append("--check")
    sys.exit(compile_standards.main())
