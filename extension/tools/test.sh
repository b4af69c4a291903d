#!/bin/bash
# test.sh [NAME ...]: every test, or those of a name; run_tests.py says how.
exec "${PYTHON:-python3}" "$(dirname "$0")/run_tests.py" "$@"
