#!/bin/bash
# check_documentation.sh URL
#
# Holds the manual to the code, in a database in which CREATE EXTENSION and
# create_registry() were done and nothing else: the reference is current, the
# page of errors is whole, links lead somewhere, commands exist. What the pages'
# blocks do is run by run_page.py, each page with a registry of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -n "${1:-}" ] || { sed -n '2,7p' "$0"; exit 2; }
exec "${PYTHON:-python3}" extension/tools/check_documentation.py "$@"
