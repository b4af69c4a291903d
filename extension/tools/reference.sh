#!/bin/bash
# reference.sh          writes doc/reference.md, from a throwaway cluster
# reference.sh URL      prints it from a database with the extension and a registry
#
# Every word of the reference is a COMMENT of the catalogue.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -n "${1:-}" ]; then
	exec "${PYTHON:-python3}" extension/tools/reference.py "$1"
fi
cluster="bash extension/tools/cluster.sh"
${MAKE:-make} --no-print-directory -s stage
trap '$cluster discard reference' EXIT
trap 'exit 130' INT TERM
$cluster start reference
url=$($cluster url reference)
PGOPTIONS='-c client_min_messages=warning' psql "$url" -Xqo /dev/null -v ON_ERROR_STOP=1 \
	-c 'CREATE EXTENSION ybss CASCADE' -c 'SELECT ybss.create_registry()'
"${PYTHON:-python3}" extension/tools/reference.py "$url" > tmp/reference.md
mv tmp/reference.md doc/reference.md
echo "doc/reference.md is written"
