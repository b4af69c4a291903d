#!/bin/bash
# The demo that is kept: made where there is none, started where it does not run. Its
# connection string is the last line.
set -euo pipefail
cd -P "$(dirname "$0")/../.."
. extension/tools/hold.sh
[ -e tmp/demo-server ] || KEEP=1 exec bash extension/tools/demo.sh
hold demo-server 'make demo-server'
make --no-print-directory -s stage
if ! bash extension/tools/cluster.sh restart demo-server; then
	echo "ybss: make demo-remove removes them, and make demo-server makes a new demo" >&2
	exit 1
fi
if [ "$(cat tmp/demo-server/made)" != "$(cat tmp/server/build)" ]; then
	echo "(The demo was made by another build: make demo-remove and make demo-server make it anew.)"
fi
echo "The demo runs in tmp/demo-server; make demo-stop stops it, make demo-remove removes it. Its superuser:"
bash extension/tools/cluster.sh url demo-server ybss
