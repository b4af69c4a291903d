#!/bin/bash
# check_documentation.sh URL [--write]
#
# Holds the manual to the code, in a database in which CREATE EXTENSION and
# create_registry() were done and nothing else: the reference is current, the
# page of errors is whole, links lead somewhere, and every example gives the
# output that stands below it. --write puts the output that came there.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -n "${1:-}" ] || { sed -n '2,7p' "$0"; exit 2; }
exec "${PYTHON:-python3}" extension/tools/check_documentation.py "$@"
